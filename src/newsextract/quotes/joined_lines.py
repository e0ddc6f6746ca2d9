"""Interviews whose lines a page has joined: «Гость номера — Анна Белова. – Когда премьера? – В мае. – Где? – Здесь.»"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.dash_lines import DASH_LINE, spoken_parts
from newsextract.quotes.leads import demands, is_asked, paragraph_text
from newsextract.quotes.marks import Marked
from newsextract.quotes.turns import is_untold
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CAPITAL, DASHES, SMALL, Extent, Paragraph, Text

MIN_QUESTIONS = 2  # one alone can be of somebody who tells a story
PAIR = 2  # turns in a line: a question and its answer
# — Чай или кофе?— Чай. — Где учились? — «Маяк». — Когда? — 5 мая.
TURN = re.compile(rf"[.!?…][»”\"]?(?:\s+|(?=[{DASHES}]))(?P<dash>[{DASHES}])\s+(?=[«„\"]?[^\W_a-zа-яё])")

GLUED = re.compile(rf"[.!?…](?=[{DASHES}]\s+{CAPITAL}|{CAPITAL}{SMALL}*\s{SMALL})")  # Мост закрыт.Люди ждут.
GLUED_DASH = re.compile(rf"[.!?…](?=[{DASHES}]\s+{CAPITAL})")


def joined_turns(text: Text, verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Questions and answers by turns, each behind a dash, of which some stand in one paragraph."""
    if text.string.count("?") < MIN_QUESTIONS:
        return
    for rows in runs_of_turns(text, verbs):
        turns = [turn for row in rows for turn in row]
        asking = who_asks(text, rows)
        if sum(asking) >= MIN_QUESTIONS and are_by_turns(asking):
            for turn, asked in zip(turns, asking, strict=True):
                yield unmarked("dash", spoken_parts(text, turn.start + 1, turn.stop, verbs)[0], turn.start, asks=asked)


def glued_lines(text: Text, marked: Sequence[Marked], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """What a reporter tells of lines between which no blank is left: «Мост закрыт.— Едем, — говорит мэр.Он устал.»"""
    for match in GLUED_DASH.finditer(text.string):
        dash = match.end()
        paragraph = text.paragraphs[text.sentences[text.sentence_at(dash)].paragraph]
        end = GLUED.search(text.string, dash, paragraph.stop)
        parts, reported = spoken_parts(text, dash + 1, end.start() + 1 if end else paragraph.stop, verbs)
        if reported and not any(m.start < dash < m.stop for m in marked):
            yield unmarked("dash", parts, dash)


def who_asks(text: Text, rows: Sequence[Sequence[Extent]]) -> list[bool]:
    """For every turn, whether it asks; in lines of two the first does, where most do: «— Выберите одно.— Чай.»"""
    pairs = len(rows) >= MIN_QUESTIONS and all(len(row) == PAIR for row in rows)
    if pairs and PAIR * sum(asks(text, row[0]) for row in rows) > len(rows):
        return [place == 0 for row in rows for place in range(len(row))]
    return [asks(text, turn) for row in rows for turn in row]


def runs_of_turns(text: Text, verbs: ReportingVerbs) -> Iterator[list[list[Extent]]]:
    """What stands behind dashes in paragraphs that follow one another, where one paragraph holds two dashes.

    A paragraph between two of them goes on with the answer: «— Что покажете?— Сказку.⏎Её ждут дети.⏎— А когда?— В мае.»
    """
    run: list[list[Extent]] = []
    joined = False
    for index, paragraph in enumerate(text.paragraphs):
        turns = turns_in(text, paragraph)
        if run and not turns and goes_on(text, index, verbs):
            run[-1][-1] = Extent(run[-1][-1].start, paragraph.stop)
            continue
        led = bool(turns) and turns[0].start > paragraph.start  # «Гость номера — Белова. – Когда премьера?»
        if led or not turns:
            if joined:
                yield run
            run, joined = [], led
        run += [turns] if turns else []
        joined = joined or len(turns) > 1
    if joined:
        yield run


def goes_on(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether a paragraph that no reporter tells stands above one that a dash opens, and no subhead is between."""
    behind = text.paragraphs[index + 1 : index + 2]
    answered = bool(behind) and DASH_LINE.match(text.string, *behind[0][:2]) is not None
    return answered and not text.paragraphs[index].heading and is_untold(paragraph_text(text, index), verbs)


def turns_in(text: Text, paragraph: Paragraph) -> list[Extent]:
    """What stands in a paragraph behind a dash at its head and behind those that begin a sentence."""
    opens = DASH_LINE.match(text.string, paragraph.start, paragraph.stop) is not None
    dashes = [match.start("dash") for match in TURN.finditer(text.string, paragraph.start, paragraph.stop)]
    borders = [*([paragraph.start] if opens else []), *dashes, paragraph.stop]
    return [Extent(*pair) for pair in pairwise(borders)]


def asks(text: Text, turn: Extent) -> bool:
    """Whether a turn is a question or a demand."""
    words = text.string[turn.start + 1 : turn.stop].strip()
    return is_asked(words) or demands(words)


def are_by_turns(asking: Sequence[bool]) -> bool:
    """Whether every second turn asks, and the last one does not."""
    return not asking[-1] and all(one != other for one, other in pairwise(asking))
