"""Talk in which the name of who speaks stands without a colon: on a line of its own above the words, or before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from newsextract import lexicon
from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.clauses import has_verb, is_spoken, trim
from newsextract.quotes.labelled import end_of_line
from newsextract.quotes.leads import (
    NUMBER,
    is_asked,
    is_name_line,
    is_title_line,
    name_over,
    names_somebody,
    numbers_follow,
    paragraph_text,
)
from newsextract.quotes.marks import MARK
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene, direct
from newsextract.quotes.sources import Source
from newsextract.quotes.turns import is_apart
from newsextract.text import CAPITAL, CAPITALIZED, CLOSING, DASHES, ENDS, IN_ANY_CASE, OPENING, Extent, Text

MIN_NAMES = 3  # lines that are names; two can be who wrote it and who took the picture
SURE_NAMES = 4  # so many lines with two names in turn need no other sign
CUT = "….<> "  # before words that are cut: «…Когда муж ушёл в армию, я осталась одна.»
MIN_TITLES = 2  # one alone can stand under a picture
AGE = re.compile(r",\s\d{1,3}\s(?:лет|год|года),")
MAX_SUBHEADS = 2  # between an age and what is told
TURN = 2  # paragraphs: a name with a title, and what is said
MOST_PAIRS = 40  # of names and words in marks that are looked through
REACH = 6  # paragraphs among which the next name with a title stands
SPOKEN = 2  # of so many turns one says «я», «мы», «вы», or asks


def turns_under_names(text: Text) -> Iterator[Candidate]:
    """What stands between lines that are names: «А. Белова⏎Когда откроют?⏎П. Лунин⏎Мы ждём мая.»."""
    lines = [index for index in range(len(text.paragraphs)) if is_name_line(text, index)]
    names = [paragraph_text(text, index) for index in lines]
    if len(lines) < MIN_NAMES or not names_take_turns(names):
        return
    last = min(lines[-1] + 1, len(text.paragraphs) - 1)
    ends = [*lines[1:], min(last + 1 + is_dash(text, last), len(text.paragraphs))]
    said = [
        trim(text.string, text.paragraphs[index + 1].start, text.paragraphs[end - 1].stop)
        for index, end in zip(lines, ends, strict=True)
        if end > index + 1
    ]
    dashed = all(is_dash(text, index + 1) for index in lines if index + 1 < len(text.paragraphs))
    if dashed or are_turns(text, names, said):
        yield from (unmarked("line", (extent,)) for extent in said)


def turns_under_titles(text: Text) -> Iterator[Candidate]:
    """What several persons tell of themselves, each under the name and title: «Зоя Белова, пекарь⏎Я пеку с детства.»

    One is enough where the line tells the age, as no caption does: «Зоя Белова, 29 лет, пекарь».
    The title can be the next line: «Зоя Белова⏎пекарь⏎Я пеку с детства.» Between two who tell of themselves another can
    speak of something else: «Олег Рябов, аналитик⏎Ставка высока.»
    """
    last = len(text.paragraphs) - 1
    held = [index for index in range(last) if name_over(text, index) is not None]
    told = {index: told_under(text, index) for index in held}
    own = [index for index in held if told[index] is not None]
    if len(own) < MIN_TITLES and not any(AGE.search(paragraph_text(text, index)) for index in own):
        return
    titles = [(index, told[index] or index + 1) for index in held if told[index] or is_told_between(text, own, index)]
    ends = [*(index for index, _ in titles[1:]), last + 1]
    for (_, first), following in zip(titles, ends, strict=True):
        below = takewhile(lambda number: goes_on(text, number), range(first + 1, following))
        last_of_turn = text.paragraphs[max((first, *below))]
        yield unmarked("line", (trim(text.string, text.paragraphs[first].start, last_of_turn.stop),))


def is_told_between(text: Text, own: Sequence[int], index: int) -> bool:
    """Whether a title stands between two whose holders tell of themselves, and sentences under it."""
    words = paragraph_text(text, index + 1)
    sentences = words[0].isupper() and words.rstrip()[-1:] in ENDS and not text.paragraphs[index + 1].heading
    return own[0] < index < own[-1] and sentences and has_verb(words)


def told_under(text: Text, index: int) -> int | None:
    """The paragraph under a title in which somebody tells of themselves; under an age subheads can stand between."""
    reach = 1 + (MAX_SUBHEADS if AGE.search(paragraph_text(text, index)) else 0)
    below = range(index + 1, min(len(text.paragraphs), index + 1 + reach))
    first = next((number for number in below if paragraph_text(text, number).rstrip()[-1:] in ENDS), None)
    return first if first is not None and tells_of_self(text, first) else None


def is_subhead_of_age(text: Text, index: int) -> bool:
    """Whether a subhead stands at a place, and above it one more or the line with a name and an age."""
    if names_somebody(text, index) or paragraph_text(text, index).rstrip()[-1:] in ENDS:
        return False
    above = [number for number in range(max(0, index - MAX_SUBHEADS), index) if is_title_line(text, number)]
    return any(AGE.search(paragraph_text(text, number)) for number in above)


def tells_of_self(text: Text, index: int) -> bool:
    """Whether a paragraph without a mark or a dash before it is somebody's own words."""
    words = NUMBER.sub("", paragraph_text(text, index).rstrip(), count=1)
    opens = words.lstrip(CUT)[:1].isupper() and not is_title_line(text, index)
    return opens and words[-1:] in ENDS and not text.paragraphs[index].heading and is_spoken(words)


def goes_on(text: Text, index: int) -> bool:
    """Whether a paragraph goes on with the one above: own words, or the next answer to a list of questions."""
    return tells_of_self(text, index) or numbers_follow(paragraph_text(text, index - 1), paragraph_text(text, index))


def is_dash(text: Text, index: int) -> bool:
    """Whether a dash is a paragraph of its own, as where a page sets it between the name and the words."""
    return paragraph_text(text, index).strip() in tuple(DASHES)


def names_take_turns(names: Sequence[str]) -> bool:
    """Whether persons speak in turn: a name comes again, and never twice running, as a photographer's does."""
    return 1 < len(set(names)) < len(names) and all(one != other for one, other in pairwise(names))


def are_turns(text: Text, names: Sequence[str], said: Sequence[Extent]) -> bool:
    """Whether what stands under names in turn is talk: two take many turns, or half of it is said to somebody."""
    two = len(names) >= SURE_NAMES and len(set(names)) == 2
    return two or SPOKEN * sum(speaks_to_somebody(text, extent) for extent in said) >= len(names)


def speaks_to_somebody(text: Text, extent: Extent) -> bool:
    """Whether words are said to somebody: in the first or second person, or a question."""
    words = text.string[slice(*extent)]
    return is_spoken(words) or is_asked(words.rstrip())


def opens_turn(text: Text, index: int) -> bool:
    """Whether a name and title stand above words in marks, and do not sign what stands above them.

    They do that at once, or over a blank line where one parts them from the words above as well and others follow.
    Where words in marks stand above them, these must have a name and title above them too.
    """
    name = name_over(text, index)
    for others in range(MOST_PAIRS):
        if name is None or not begins_with_mark(text, index + 1):
            return False
        near, far = not is_apart(text, index + 1), not name or is_apart(text, name)
        if not name or not is_in_marks(text, name - 1):
            return near or (
                far and (others > 0 or title_over_marks(text, range(index + TURN, index + REACH)) is not None)
            )
        if near is far:
            return near
        above = title_over_marks(text, range(name - TURN, max(-1, name - REACH), -1))
        name, index = (None, 0) if above is None else (name_over(text, above), above)
    return False


def title_over_marks(text: Text, places: Iterable[int]) -> int | None:
    """The first of some paragraphs that ends a name and title and stands above words in marks."""
    inside = (index for index in places if index + 1 < len(text.paragraphs) and begins_with_mark(text, index + 1))
    return next((index for index in inside if name_over(text, index) is not None), None)


def is_in_marks(text: Text, index: int) -> bool:
    """Whether a closing mark ends a paragraph, and the one that it closes begins it or stands in one above."""
    words = paragraph_text(text, index).rstrip(f" {ENDS}")
    whole = begins_with_mark(text, index) or not any(mark in words[:-1] for mark in OPENING)
    return words[-1:] in tuple(CLOSING) and whole


def begins_with_mark(text: Text, index: int) -> bool:
    """Whether a paragraph begins with an opening mark."""
    return MARK.match(text.string, text.paragraphs[index].start) is not None


def holds_title(text: Text, index: int) -> bool:
    """Whether a paragraph ends somebody's name and title, which stand in one line or in two."""
    return name_over(text, index) is not None


def names_above_dash(text: Text, index: int) -> bool:
    """Whether a paragraph is a person's name, or ends it with a title."""
    return holds_title(text, index) or is_name_line(text, index)


def begins_line(scene: Scene, paragraph: int) -> bool:
    """Whether words without a mark begin a paragraph, with no label before them: not «Ведущая: Добрый вечер.»"""
    return scene.candidate.form == "line" and scene.candidate.start == scene.text.paragraphs[paragraph].start


def name_above(scene: Scene) -> Reported | None:
    """The line above is nothing but the name of who speaks; above a dash, the name with a title."""
    paragraph = scene.text.sentences[scene.number].paragraph
    paragraph -= paragraph > 0 and is_dash(scene.text, paragraph - 1)
    is_name = {"line": names_somebody, "dash": names_above_dash, "marks": opens_turn}.get(scene.candidate.form)
    while scene.candidate.form == "line" and paragraph > 1 and is_subhead_of_age(scene.text, paragraph - 1):
        paragraph -= 1
    if begins_line(scene, paragraph) and paragraph > 1 and not names_somebody(scene.text, paragraph - 1):
        paragraph -= holds_title(scene.text, paragraph - 1)
    asks = scene.candidate.form == "dash" and scene.candidate.asks  # below a caption a journalist asks
    if not paragraph or asks or is_name is None or not is_name(scene.text, paragraph - 1):
        return None
    over = None if scene.candidate.form == "line" else name_over(scene.text, paragraph - 1)
    start, stop, _ = scene.text.paragraphs[paragraph - 1 if over is None else over]
    first, last = (bisect_left(scene.text.starts, place) for place in (start, stop))
    last = next((index for index in range(first, last) if scene.text.word(index) in (",", "(", *DASHES)), last)
    return direct(scene, source=Source(first, last, last - 1, "phrase", "nomn"))


WITH_INITIALS = rf"(?:{CAPITAL}\.\s?){{1,2}}{IN_ANY_CASE}"
USUAL = rf"(?:{'|'.join(word.capitalize() for word in sorted(lexicon.load('labels')) if len(word) > 1)})"
LABELS = tuple(
    re.compile(rf"(?P<who>{who})(?:{behind})(?=[«\"]?[А-ЯЁ\d]|…\s?[а-яёА-ЯЁ])")
    for who, behind in (
        # А. БЕЛОВА – Когда откроют мост?   Корр. — Когда откроют мост?
        (rf"{WITH_INITIALS}|{CAPITALIZED}\s{IN_ANY_CASE}|{USUAL}\b\.?", rf"\s[{DASHES}]\s|―\s?"),
        (rf"{WITH_INITIALS}|{CAPITALIZED}\s{IN_ANY_CASE}|{CAPITAL}{{2,3}}", r"\.\s"),  # Анна Белова. Мне повезло.
        ("[ВО]", rf"\.?\s?[{DASHES}]\s"),  # В. – Когда откроют мост?   О. – В мае.
    )
)
# Анна БЕЛОВА, служащая — Я продаю билеты.
TITLED = re.compile(
    rf"(?P<who>(?:{IN_ANY_CASE}\s){{1,2}}{IN_ANY_CASE}),\s[^.!?:;\n—–]{{3,80}}?\s[{DASHES}]\s(?=[«\"]?[А-ЯЁ])"
)
MIN_TITLED = 2  # so many lines with a title and a dash are a survey

SENTENCES = 2  # of so many turns more than one is a sentence


def turns_behind_names(text: Text) -> Iterator[Candidate]:
    """The turns behind names that begin lines: «А. БЕЛОВА – Когда откроют?⏎П. ЛУНИН – Мы ждём мая.⏎А. БЕЛОВА – …»."""
    for label in LABELS:
        matches = ((index, label.match(text.string, p.start, p.stop)) for index, p in enumerate(text.paragraphs))
        lines = [(index, match) for index, match in matches if match is not None]
        names = [match["who"] for _, match in lines]
        if len(lines) < MIN_NAMES or not names_take_turns(names):
            continue
        said = turns_of(text, lines)
        if SENTENCES * sum(is_sentence(text, extent) for extent in said) <= len(said):
            continue
        many = len(lines) >= SURE_NAMES and any(speaks_to_somebody(text, extent) for extent in said)
        if many or are_turns(text, names, said):
            yield from (unmarked("line", (extent,)) for extent in said)
            return


def turns_of(text: Text, lines: Sequence[tuple[int, re.Match[str]]]) -> list[Extent]:
    """What stands behind labels, down to the next."""
    below = [*(index for index, _ in lines[1:]), None][: len(lines)]
    pairs = zip(lines, below, strict=True)
    return [trim(text.string, match.end(), end_of_line(text, index, stop)) for (index, match), stop in pairs]


def turns_behind_titles(text: Text) -> Iterator[Candidate]:
    """What persons say behind their names, titles and a dash: «Анна БЕЛОВА, служащая — Я продаю билеты.»

    All are sentences, and half of them say «я», «мы» or «вы».
    """
    matches = ((index, TITLED.match(text.string, p.start, p.stop)) for index, p in enumerate(text.paragraphs))
    lines = [(index, match) for index, match in matches if match and not has_verb(match[0])]
    said = turns_of(text, lines)
    spoken = sum(is_spoken(text.string[slice(*extent)]) for extent in said)
    if len(said) >= MIN_TITLED and SPOKEN * spoken >= len(said) and all(is_sentence(text, extent) for extent in said):
        yield from (unmarked("line", (extent,)) for extent in said)


def is_sentence(text: Text, turn: Extent) -> bool:
    """Whether a turn has a verb and ends as a sentence, as a title does not: «Анна Белова. Дорога домой. Роман.»"""
    words = text.string[slice(*turn)]
    return words[-1:] in ENDS and MARK.match(words) is None and (has_verb(words) or is_asked(words))


def label_before(scene: Scene) -> Reported | None:
    """Nothing but the name of who speaks stands before the line, and no colon."""
    text, start = scene.text, scene.candidate.start
    if scene.candidate.form != "line" or scene.colon is not None:
        return None
    line = text.paragraphs[text.sentences[scene.number].paragraph]
    match = next(filter(None, (label.match(text.string, line.start) for label in (*LABELS, TITLED))), None)
    if match is None or match.end() != start:
        return None
    flags = lexicon.load("labels").get(match["who"].lower().rstrip("."))
    if flags is not None:
        return direct(scene, goes_on="answers" in flags)
    first, behind = (bisect_left(text.starts, place) for place in match.span("who"))
    name = scene.entities.person_at(first)
    known = name is not None and name.last == behind
    if not known and "." in match["who"]:
        return direct(scene, source=Source(first, behind, first, "initials", "nomn"))
    return direct(scene, source=Source(first, behind, behind - 1, "phrase", "nomn"))
