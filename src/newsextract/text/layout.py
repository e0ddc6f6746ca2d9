"""The layout of a page: its article in paragraphs and runs of lines. The text is never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsextract.text.characters import CAPITALIZED, IN_ANY_CASE
from newsextract.text.extents import Extent
from newsextract.text.furniture import is_article
from newsextract.text.lines import Line, split_lines

SENTENCE_END = re.compile(r"[.!?…:;][»”“\"')\]]*\s*$")
SHORTEST_WRAPPED = 30  # code points of a line that goes on in the next
MAX_HEADLINE = 160  # code points


class Paragraph(NamedTuple):
    """One or more lines that belong together. A heading stands above text and is no sentence of it."""

    start: int
    stop: int
    heading: bool


class Layout(NamedTuple):
    """Paragraphs of the article; `body` are the runs of article lines between furniture."""

    paragraphs: tuple[Paragraph, ...]
    body: tuple[Extent, ...]


def lay_out(text: str, furniture: bool = True) -> Layout:
    """Find paragraphs and body. With `furniture=False` every line is article text."""
    lines = split_lines(text)
    kept = is_article(lines) if furniture else [True] * len(lines)
    if not any(kept):  # a page of nothing but furniture: better to read it than to lose it
        kept = [True] * len(lines)
    return Layout(tuple(paragraphs(lines, kept)), tuple(body_spans(lines, kept)))


def body_spans(lines: Sequence[Line], kept: Sequence[bool]) -> list[Extent]:
    """Runs of article lines, each from its first to its last code point."""
    spans: list[Extent] = []
    running = False
    for line, article in zip(lines, kept, strict=True):
        if article:
            spans.append(Extent(spans.pop().start if running else line.start, line.stop))
        running = article
    return spans


def paragraphs(lines: Sequence[Line], kept: Sequence[bool]) -> list[Paragraph]:
    """Article lines as paragraphs: a line that a hard wrap broke is joined to the one before it."""
    found: list[Paragraph] = []
    previous: Line | None = None
    last = max((index for index, article in enumerate(kept) if article), default=-1)
    for index, (line, article) in enumerate(zip(lines, kept, strict=True)):
        if article:
            if previous is not None and is_wrapped(previous, line):
                found[-1] = Paragraph(found[-1].start, line.stop, heading=False)
            else:
                heading = index != last and is_heading_like(line.text, first=not found)
                found.append(Paragraph(behind_time(line), line.stop, heading))
        previous = line if article else None
    return found


# 12:40 Мост закрыт   12:40. «Мост закрыт», — сказал мэр   12:40 – Мост закрыт
TIME_BEFORE = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d[.,]?(?:\s+[—–|-])?\s+(?=[А-ЯЁ«„“\"])")


def behind_time(line: Line) -> int:
    """Where the words of a line begin: behind the time that opens a report of an online chronicle."""
    time = TIME_BEFORE.match(line.text)
    return line.start + time.end() if time else line.start


PERSON = re.compile(rf"{CAPITALIZED}\s{IN_ANY_CASE},\s*")  # Анна Белова,


def is_wrapped(line: Line, following: Line) -> bool:
    """Whether a sentence runs on over the line break: «… заявил на\\nбрифинге министр», «Анна Белова,\\nврач:»."""
    if not following.text[0].islower() or following.start - line.stop > 2:
        return False
    named = following.text[-1] == ":" and PERSON.fullmatch(line.text) is not None
    return named or (len(line.text) > SHORTEST_WRAPPED and not SENTENCE_END.search(line.text))


TOLD = re.compile(r"[.!?…]\s+Об этом\s")  # «Мост закроют. Об этом сообщил мэр в интервью «Порту»»: no headline


def is_heading_like(text: str, first: bool) -> bool:
    """Whether a line with text below it is a headline, as the first is, or a subhead: short, no end of a sentence."""
    short = len(text) <= MAX_HEADLINE and (first or text[0] not in '—–-«"“„')
    return short and text[-1] != "," and not SENTENCE_END.search(text) and not TOLD.search(text)
