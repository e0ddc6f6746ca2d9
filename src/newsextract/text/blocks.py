"""The kinds of lines that only the lines beside them, or far below, can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsextract.text.characters import CAPITAL, CAPITALIZED, DASHES, IN_ANY_CASE
from newsextract.text.furniture_phrases import authors, facts
from newsextract.text.kinds import TITLE, plain, sureness
from newsextract.text.looks import CALL, VERB
from newsextract.text.seen import Seen, see

CHAPTERS = frozenset({"title", "words", "question", "long", "item"})  # kinds of what a table of contents lists
FEWEST_CHAPTERS = 2
FEWEST_ANSWERS = 2
FEWEST_TURNS = 3
NAME = re.compile(rf"(?:(?:{CAPITAL}\.\s?){{1,2}}|{CAPITALIZED}\s){IN_ANY_CASE}")  # А. Белова   Анна БЕЛОВА
LONGEST_ANSWER = 6  # words
ABOUT = re.compile(r"об? ")
RUNNING = frozenset({"prose", "reply"})  # kinds of what an article runs in
TOLD = frozenset({"prose", "reply", "sentence", "question", "long", "opener"})  # kinds of lines that are sentences
TITLES = ("title", "words", "long")
HEADLINES = frozenset({"title", "long", "question", "sentence", "opener"})  # kinds of what can be a headline
ALIKE = frozenset({"rights", "call", "poll", "block", "credit", "teaser", "label"})  # what headlines can begin like
SITE = re.compile(r" [-–—|/] [«\"A-ZА-ЯЁ][^|]{1,60}$")  # the site and the date behind a page's title
POINTS = frozenset({"item", "row", "counter"})  # kinds of what a list of other articles is made of


def kinds_of_blocks(seen: Sequence[Seen], kinds: Sequence[str]) -> list[str]:
    """The kinds of the lines of a page, where several lines are one block told by all of them."""
    told = rubrics(kinds)
    for first, stop in contents(seen, told):
        told[first:stop] = ["menu"] * (stop - first)
    for first, stop in polls(seen, told):
        told[first:stop] = ["poll"] * (stop - first)
    for index in abouts(seen, told):
        told[index] = "opener"
    for index in fields(seen, told):
        told[index] = "row"
    for index in cards(seen, told):
        told[index] = "credit"
    for index in points_of_others(seen, told):
        told[index] = "teaser"
    for index in captions_again(seen, told):
        told[index] = "caption"
    for index in recent_comments(seen, told):
        told[index] = "teaser"
    for index in cut_short(seen):
        told[index] = "teaser"
    for index in headline(seen, told):
        told[index] = plain(seen[index])
    if is_short_headline(seen, told):
        told[0] = "title"
    for index in headlines_again(seen, told):
        told[index] = "menu"
    for index in turns(seen):
        told[index] = "reply"
    return told


CAPTIONS = frozenset({"name", "words"})
OF_AGENCY = re.compile(r" [A-Z][A-Za-z/ .]{1,30}")


def captions_again(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[int]:
    """A picture's words twice, for those who see it and for those who don't: «Пётр Лунин», «Пётр Лунин Reuters».

    The headline or prose stands above them, and prose below.
    """
    for row in range(1, len(seen) - 2):
        if kinds[row] not in CAPTIONS or not seen[row + 1].text.startswith(seen[row].text):
            continue
        behind = seen[row + 1].text[len(seen[row].text) :]
        between = kinds[row + 2] in RUNNING and not HEADED.isdisjoint(kinds[:row])
        if between and (not behind or OF_AGENCY.fullmatch(behind)):
            yield from (row, row + 1)


HEADED = TOLD | {"title"}
BEFORE_READER = "•*·"


def recent_comments(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[int]:
    """Who wrote what under other articles: «Свежие комментарии», «• Анна Жук», «Давно пора.Мост закрыли...»"""
    for heading in (row for row, kind in enumerate(kinds) if kind == "block" and seen[row].words[-1] == "комментарии"):
        place = heading + 1
        while place + 1 < len(seen) and seen[place].text[0] in BEFORE_READER and seen[place + 1].text.endswith("..."):
            yield from (place, place + 1)
            place += 2


# Тренер «Волны» Пётр Лунин заявил, ...   Мост через реку …
CUT = re.compile(r"[^\s.!?…—–-],?\s(?:\.{3}|…)$")


def cut_short(seen: Sequence[Seen]) -> list[int]:
    """Beginnings of other articles, side by side, each cut with a blank and three dots."""
    dotted = [row for row, line in enumerate(seen) if line.text.endswith(("...", "…"))]
    cut = {row for row in dotted if seen[row].text[0] not in DASHES and CUT.search(seen[row].text)}
    return [row for row in cut if row - 1 in cut or row + 1 in cut]


def turns(seen: Sequence[Seen]) -> list[int]:
    """The lines of a transcript: a name, a dash that is a line of its own, and words; several times."""
    dashes = [index for index in range(1, len(seen) - 1) if seen[index].text in DASHES]
    dashes = [index for index in dashes if NAME.fullmatch(seen[index - 1].text)]
    return [place for index in dashes for place in range(index - 1, index + 2)] if len(dashes) >= FEWEST_TURNS else []


def rubrics(kinds: Sequence[str]) -> list[str]:
    """The kinds with «Новости спорта» as a rubric above the prose, as the heading of other articles below it."""
    prose = next((index for index, kind in enumerate(kinds) if kind in RUNNING), len(kinds))
    return [kind if kind != "rubric" else "section" if index < prose else "block" for index, kind in enumerate(kinds)]


def contents(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a table of contents begins and ends: lines side by side that stand below again, there with text between."""
    last = {line.core: index for index, line in enumerate(seen)}
    first = 0
    for index in range(len(seen) + 1):
        if index < len(seen) and kinds[index] in CHAPTERS and stands_again(index, seen, last):
            continue
        if index - first >= FEWEST_CHAPTERS and (not first or kinds[first - 1] != "opener"):
            yield first, index
        first = index + 1


def stands_again(index: int, seen: Sequence[Seen], last: dict[str, int]) -> bool:
    """Whether a line stands below again, with another line under it than here."""
    again = last[seen[index].core]
    return again > index + 1 and seen[again + 1 : again + 2] != seen[index + 1 : index + 2]


def headline(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[int]:
    """The headline that begins like furniture, where none other stands above the prose: «Опрос: мост нужен всем».

    Who speaks right above the prose is none: «Как вам у реки?», «Анна, пекарь:», «— Хорошо.»
    """
    prose = next((index for index, kind in enumerate(kinds) if kind in RUNNING), 0)
    above = kinds[: prose - (prose > 1 and kinds[prose - 1] == "opener")]
    if HEADLINES.isdisjoint(above):
        likes = [index for index, kind in enumerate(above) if kind in ALIKE and is_headline_clause(seen[index])]
        yield from likes[-1:]


BELOW_HEADLINE = 2  # lines of sentences


def is_short_headline(seen: Sequence[Seen], kinds: Sequence[str]) -> bool:
    """Whether two or three words head a page whose next lines are sentences: «Новый обычай», «Режиссёры пишут …»."""
    few = len(kinds) > 1 and kinds[0] == "words" and len(seen[0].words) > 1 and seen[0].text[0].isupper()
    return (
        few and all(kind in ("sentence", "prose") for kind in kinds[1 : 1 + BELOW_HEADLINE]) and seen[1].text[-1] == "."
    )


def headlines_again(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[int]:
    """Lines above the prose that say the headline again: «Мост открыли», «Мост открыли - Вестник, 03.06.2024».

    A text with nothing of a page in it stays whole.
    """
    if not any(map(sureness, kinds)):
        return
    prose = next((index for index, kind in enumerate(kinds) if kind in RUNNING), 0)
    above = [row for row in range(prose) if len(seen[row].words) >= TITLE]
    first = {seen[row].core: row for row in reversed(above) if kinds[row] in HEADLINES}
    for row in above:
        core, site = seen[row].core, SITE.search(seen[row].text)
        own = see(seen[row].text[: site.start()]).core if site else core
        if first.get(core, row) < row or (own != core and own in first):
            yield row


def is_headline_clause(line: Seen) -> bool:
    """Whether a line has the words of a headline and a verb behind the first of them, and calls nobody."""
    behind = line.text.partition(" ")[2]
    return len(line.words) >= TITLE and bool(VERB.search(" " + behind)) and not CALL.match(line.low)


def polls(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a poll begins and ends, its question and answers: «А у вас есть вода?», «Да», «Иногда», «Голосовать».

    Two answers are known, or a button stands below short lines.
    """
    for index, kind in enumerate(kinds):
        if kind != "question":
            continue
        stop = index + 1
        while stop < len(kinds) and is_answer(seen[stop], kinds[stop]):
            stop += 1
        known = [row for row in range(index + 1, stop) if kinds[row] == "poll"]
        if len(known) >= FEWEST_ANSWERS or (known and known[-1] - index > FEWEST_ANSWERS):
            yield index, known[-1] + 1


def is_answer(line: Seen, kind: str) -> bool:
    """Whether a line can be an answer to tick, with or without how many chose it, or the button below."""
    return kind == "poll" or (kind in ("words", "title", "row") and len(line.words) <= LONGEST_ANSWER)


def fields(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[int]:
    """What is a label on other pages, but here a fact: «Режиссёр: Анна Белова» over «Билеты: 300 рублей».

    Or it heads a list: «Гости студии:» over «- мэр Анна Белова;».
    """
    for index, kind in enumerate(kinds):
        if kind == "credit" and seen[index].text[-1] == ":" and "item" in kinds[index + 1 : index + 2]:
            yield index
        if kind == "label" and facts().match(seen[index].low) and "row" in kinds[max(0, index - 1) : index + 2]:
            yield index


def cards(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[int]:
    """Who wrote the article, in words under the name: «Анна Белова», «Журналист. Родилась в Каменке»."""
    for index in range(1, len(kinds)):
        if kinds[index - 1] == "name" and authors().match(seen[index].low) and kinds[index] != "reply":
            yield from (index - 1, index)


def abouts(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[int]:
    """What is a door of a site but heads the text below: «О компании» in a press release."""
    for index, kind in enumerate(kinds):
        tells = kinds[index + 1 : index + 2] in (["prose"], ["sentence"])
        if kind == "menu" and tells and ABOUT.match(seen[index].low):
            yield index


def points_of_others(seen: Sequence[Seen], kinds: Sequence[str]) -> Iterator[int]:
    """The points of a list right under the heading of other articles: «Топ-10», «1. Мост закрыли на ночь»."""
    under = False
    for index, (line, kind) in enumerate(zip(seen, kinds, strict=True)):
        if under and kind in POINTS:
            yield index
        else:
            under = kind == "block" and line.text[-1] != ":"
