"""Speech behind the name of its speaker and a colon: lines of interviews, and comments of persons with titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsextract import language, lexicon
from newsextract.quotes.candidates import Candidate, is_persons, unmarked
from newsextract.quotes.clauses import SECOND_SENTENCE, WORD, has_verb, is_clause, is_spoken, trim
from newsextract.quotes.dash_lines import DASH_LINE, spoken_parts
from newsextract.quotes.leads import is_asked, names_speaker, paragraph_text, puts_question
from newsextract.quotes.marks import MARK
from newsextract.quotes.turns import MAX_TURN
from newsextract.quotes.unmarked import turn_of
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CAPITAL, CAPITALIZED, DASHES, ENDS, SMALL, Extent, Paragraph, Text

IN_MARKS = re.compile(r"«[^\n:«»]{1,40}»")  # «Вестник»: Когда?   Пётр Лунин: «Волна» сыграла лучше.
SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-zа-я]{2,6}", re.IGNORECASE)  # Kamenka.ru
# Анна Белова: Мост откроют.   А. Б.: Когда?   Корр.: — Когда?   Директор пекарни «Хлеб» Анна Белова: Когда?
NAMED_LINE = re.compile(
    rf"(?P<who>(?:[^\n:«»„“\"]|{IN_MARKS.pattern}){{1,60}}):(?:\s*(?P<dash>[{DASHES}])\s*|\s+)"
    rf"(?=[^\s«„“\"{DASHES}]|{IN_MARKS.pattern}(?:\s+[^\W\d_]|,\s+{SMALL}|[.!…]\s+{CAPITAL}))"
)
MIN_LINES = 3  # so many named lines, of two speakers at least, make an interview
MIN_USUAL = 2  # «Вопрос:», «Ответ:»
MIN_STEM = 3  # letters of a surname
LABEL_WORDS = 4  # of a speaker's name


def named_lines(text: Text, verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Lines of an interview, each with its speaker's name or initials before a colon."""
    matches = ((index, NAMED_LINE.match(text.string, p.start, p.stop)) for index, p in with_colon(text))
    lines = [(index, match) for index, match in matches if match is not None and is_label(match["who"])]
    interview, dashes = is_interview_of(text, lines), dashes_above(text, lines)
    if not interview and not dashes:
        lines = [(index, match) for index, match in lines if is_speaker(text, match)]
    asked = dashes or questions_above(text, [index for index, _ in lines], verbs)
    if interview and not dashes:
        asked = [index for index in asked if DASH_LINE.match(paragraph_text(text, index))]
    elif len(asked) < MIN_USUAL and not dashes:
        named = any(is_full_label(match["who"]) for _, match in lines)
        if not named or not is_question_answered(text, lines):
            return
    yield from (turn_of(text, (index,), asks=True) for index in asked)
    followed = [index - (index - 1 in asked) for index, _ in lines[1:]]
    for (index, match), following in zip(lines, [*followed, None], strict=True):
        content = trim(text.string, match.end(), end_of_line(text, index, following))
        if content.stop > content.start and not quotes(text, match):
            start = content.start if match["dash"] is None else match.start("dash")
            yield unmarked("line", (content,), start)


def is_interview_of(text: Text, lines: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether lines with labels are enough for an interview, and their speakers take turns; a sentence is among them.

    Two are where both have a usual label, or a full or a known name with a dash behind it: «Белова: — Мост открыт.»
    """
    labels = [match["who"] for _, match in lines]
    dashed = all(match["dash"] and (is_full_label(match["who"]) or is_known(text, match)) for _, match in lines)
    enough = MIN_USUAL if dashed or all(map(is_usual_label, labels)) else MIN_LINES
    take_turns = len(set(labels)) > 1 if dashed else labels_take_turns(labels)
    said = (text.string[match.end() : text.paragraphs[index].stop].rstrip() for index, match in lines)
    return len(lines) >= enough and take_turns and any(is_asked(words) or has_verb(words) for words in said)


def dashes_above(text: Text, lines: Sequence[tuple[int, re.Match[str]]]) -> list[int]:
    """The paragraphs that ask one surname in capitals: «– Добрый день!⏎ЛУНИН: Здравствуйте.⏎– Когда?⏎ЛУНИН: В мае.»

    A dash opens each, a question mark stands in one, and «я», «мы» or «вы» is said.
    """
    labels = {match["who"] for _, match in lines}
    above = [index - 1 for index, _ in lines]
    if len(lines) < MIN_USUAL or len(labels) > 1 or not all(label.isupper() and is_persons(label) for label in labels):
        return []
    asked = [paragraph_text(text, index) for index in above if index >= 0]
    known = all(is_known(text, match) for _, match in lines)
    talk = any("?" in words for words in asked) and (known or any(map(is_spoken, asked)))
    return above if talk and len(asked) == len(above) and all(map(DASH_LINE.match, asked)) else []


def questions_above(text: Text, lines: Sequence[int], verbs: ReportingVerbs) -> list[int]:
    """The paragraphs without a label that ask, each above a line with one: «— Когда откроют?⏎Анна Белова: В мае.»

    Where a dash shows that they are put to somebody, so are the others behind a dash: «— О семье молчите.»; several of
    them need no mark. Else one of the answers says «я», «мы» or «вы».
    """
    above = [index - 1 for index in lines if index and index - 1 not in lines]
    asked = [index for index in above if puts_question(paragraph_text(text, index).rstrip())]
    dashed = [index for index in above if is_put_by_dash(text, index, verbs)]
    if len(dashed) >= MIN_USUAL or not set(asked).isdisjoint(dashed):
        return sorted({*asked, *dashed})
    return asked if any(is_spoken(paragraph_text(text, index + 1)) for index in asked) else []


def is_put_by_dash(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether a dash opens a paragraph, and no reporter speaks in it."""
    start, stop, _ = text.paragraphs[index]
    dash = DASH_LINE.match(text.string, start, stop)
    return dash is not None and not spoken_parts(text, dash.end(), stop, verbs)[1]


def quotes(text: Text, label: re.Match[str]) -> bool:
    """Whether a clause in marks stands behind a label, «Мэр: «Мост готов». Он ушёл.», and no name, «Лунин: «Степь».»"""
    words = IN_MARKS.match(text.string, label.end())
    return words is not None and text.string[words.end()] in ENDS and is_clause(words[0])


def is_question_answered(text: Text, lines: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether a person answers what another asks: «Анна Белова: Когда откроют мост?⏎Пётр Ильич: В мае.»"""
    return any(
        one["who"] != other["who"]
        and is_asked(paragraph_text(text, index - 1).rstrip())
        and paragraph_text(text, index).rstrip()[-1] in ENDS
        for (_, one), (index, other) in pairwise(lines)
    )


def with_colon(text: Text) -> Iterator[tuple[int, Paragraph]]:
    """The paragraphs with a colon in them, which few have, and their numbers."""
    find = text.string.find
    return ((index, p) for index, p in enumerate(text.paragraphs) if find(":", p.start, p.stop) >= 0)


# Анна Белова, хозяйка кафе: Мы откроемся.   А.П. Белова: Мы откроемся.
# Анна Белова (Тверь): Мы откроемся.   Депутат Анна Белова: Пора открыться.
TITLED_LINE = re.compile(
    rf"(?:\d{{1,2}}[.)]\s+)?(?P<who>(?:{CAPITAL}\.\s?){{0,2}}{CAPITAL}[^.!?:\n]{{4,120}}):\s+(?={CAPITAL})"
)
MIN_TITLED = 2  # so many lines are comments, side by side; one alone says «я», or has a noun for a person: «врач»
NAME_WORDS = 2


def titled_lines(text: Text, taken: set[int]) -> Iterator[Candidate]:
    """What persons say behind their names and titles, without marks, as experts and neighbours do in surveys.

    Behind a name without a title a person says «я» or «мы», or answers in sentences the line above. What is spoken
    down to the next name is the same person's.
    """
    found: list[tuple[int, Extent, bool]] = []
    for index, paragraph in with_colon(text):
        label = TITLED_LINE.match(text.string, paragraph.start, paragraph.stop)
        if label is None or label.end() in taken or not names_speaker(label["who"] + ":"):
            continue
        content = trim(text.string, label.end(), paragraph.stop)
        words = text.string[slice(*content)]
        spoken = is_spoken(words)
        titled = len(WORD.findall(label["who"])) > NAME_WORDS
        answers = bool(found) and found[-1][0] == index - 1 and SECOND_SENTENCE.search(words) and has_verb(words)
        if reads_as_sentence(words) if titled else (spoken or answers) and words[-1:] in ENDS:
            holds = any(language.title_lemma(word) == word for word in WORD.findall(label["who"]))
            found.append((index, content, spoken or (holds and not paragraph.heading)))
    below = [*(index for index, _, _ in found[1:]), 0]
    for (index, content, sure), following in zip(found, below, strict=False):
        if len(found) >= MIN_TITLED or sure:
            yield unmarked("line", (content._replace(stop=max(content.stop, end_above(text, index, following))),))


def end_above(text: Text, index: int, following: int) -> int:
    """Where the last paragraph ends that goes on with a line, if all is spoken up to the next name; 0 if none does."""
    below = range(index + 1, min(following, index + MAX_TURN))
    words = [paragraph_text(text, number) for number in below if not text.paragraphs[number].heading]
    if not words or len(words) < following - index - 1:
        return 0
    plain = all(is_spoken(line) and not DASH_LINE.match(line) and not MARK.match(line) for line in words)
    return text.paragraphs[following - 1].stop if plain else 0


def reads_as_sentence(words: str) -> bool:
    """Whether words behind a name and a title are a sentence, with or without a full stop: «Толку нет, парк продан»."""
    return has_verb(words) or is_spoken(words) if words[-1:] in ENDS else is_clause(words)


def end_of_line(text: Text, index: int, following: int | None) -> int:
    """Where a speaker's words end: before the next speaker's or a subhead; the last one's where they are not spoken."""
    last = index
    for number in range(index + 1, min(len(text.paragraphs), index + MAX_TURN) if following is None else following):
        words = paragraph_text(text, number)
        if text.paragraphs[number].heading or MARK.match(words) or DASH_LINE.match(words):
            break
        if following is None and not is_spoken(words):
            break
        last = number
    return text.paragraphs[last].stop


def labels_take_turns(labels: Sequence[str]) -> bool:
    """Whether two speakers at least take turns: «Голы:» and «Судья:» stand once each in the report of a match."""
    return len(set(labels)) > 1 and (len(set(labels)) < len(labels) or any(map(is_usual_label, labels)))


def is_usual_label(who: str) -> bool:
    """Whether words begin with one of the usual labels of interviews."""
    words = WORD.findall(who)
    letter = bool(words) and len(words[0]) == 1 and len(words) > 1  # «О планах:»
    return bool(words) and not letter and words[0].lower() in lexicon.load("labels")


def is_speaker(text: Text, label: re.Match[str]) -> bool:
    """Whether a label alone tells that somebody speaks: a name, a surname known from above, a site that asks."""
    asks = SITE.fullmatch(label["who"]) is not None
    return asks or is_full_label(label["who"]) or is_known(text, label)


def is_known(text: Text, label: re.Match[str]) -> bool:
    """Whether a single word before a colon is the surname of somebody whom the text above names in full.

    «Мы встретили Анну Белову.⏎— Когда откроют?⏎Белова: В мае.»
    """
    stem = label["who"].capitalize().rstrip("аяой")
    if len(stem) < MIN_STEM or not stem.isalpha():
        return False
    return re.search(rf"{CAPITALIZED}\s{stem}{SMALL}*\b", text.string[: label.start()]) is not None


def is_full_label(who: str) -> bool:
    """Whether a label can be nothing but somebody who talks: two names, a body in marks, a usual word."""
    words = WORD.findall(who)
    named = all(word.istitle() or word == "ИА" for word in words)  # Анна Белова ИА «Маяк»:
    full = 1 < len(words) <= LABEL_WORDS and named
    return full or is_usual_label(who) or IN_MARKS.fullmatch(who) is not None or names_speaker(who + ":")


def is_label(who: str) -> bool:
    """Whether the words before a colon name a speaker: capitals throughout, or one of the usual labels."""
    words = WORD.findall(who)
    capitals = 0 < len(words) <= LABEL_WORDS and all(word[0].isupper() for word in words)
    return capitals or is_full_label(who) or SITE.fullmatch(who) is not None
