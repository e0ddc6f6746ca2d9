"""Interviews whose lines a page has joined: «Гость номера — Анна Белова. – Когда премьера? – В мае. – Где? – Здесь.»"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.dash_lines import DASH_LINE, spoken_parts
from newsextract.quotes.inline_dashes import BEHIND_REPORT
from newsextract.quotes.leads import demands, is_asked
from newsextract.quotes.marks import Marked
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CAPITAL, DASHES, SMALL, Extent, Paragraph, Text

MIN_QUESTIONS = 2  # one alone can be of somebody who tells a story

GLUED = re.compile(rf"[.!?…](?=[{DASHES}]\s+{CAPITAL}|{CAPITAL}{SMALL}*\s{SMALL})")  # Мост закрыт.Люди ждут.
GLUED_DASH = re.compile(rf"[.!?…](?=[{DASHES}]\s+{CAPITAL})")


def joined_turns(text: Text, verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Questions and answers by turns, each behind a dash, of which some stand in one paragraph."""
    if text.string.count("?") < MIN_QUESTIONS:
        return
    for turns in runs_of_turns(text):
        asking = [asks(text, turn) for turn in turns]
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


def runs_of_turns(text: Text) -> Iterator[list[Extent]]:
    """What stands behind dashes in paragraphs that follow one another, where one paragraph holds two dashes."""
    run: list[Extent] = []
    joined = False
    for paragraph in text.paragraphs:
        turns = turns_in(text, paragraph)
        led = bool(turns) and turns[0].start > paragraph.start  # «Гость номера — Белова. – Когда премьера?»
        if led or not turns:
            if joined:
                yield run
            run, joined = [], led
        run += turns
        joined = joined or len(turns) > 1
    if joined:
        yield run


def turns_in(text: Text, paragraph: Paragraph) -> list[Extent]:
    """What stands in a paragraph behind a dash at its head and behind those that begin a sentence."""
    opens = DASH_LINE.match(text.string, paragraph.start, paragraph.stop) is not None
    dashes = [match.start("dash") for match in BEHIND_REPORT.finditer(text.string, paragraph.start, paragraph.stop)]
    borders = [*([paragraph.start] if opens else []), *dashes, paragraph.stop]
    return [Extent(*pair) for pair in pairwise(borders)]


def asks(text: Text, turn: Extent) -> bool:
    """Whether a turn is a question or a demand."""
    words = text.string[turn.start + 1 : turn.stop].strip()
    return is_asked(words) or demands(words)


def are_by_turns(asking: Sequence[bool]) -> bool:
    """Whether every second turn asks, and the last one does not."""
    return not asking[-1] and all(one != other for one, other in pairwise(asking))
