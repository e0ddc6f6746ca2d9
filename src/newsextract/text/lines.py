"""The lines of a page: where they stand, without their line breaks."""

from __future__ import annotations

import re
from typing import NamedTuple

LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")  # "\r\n" is one

# What a page left of its markup: <br> and </p> break lines, <b> and &nbsp; at the ends of one are no words of it
BREAK_OR_TAG = re.compile(
    rf"<(?:br\s*/?|/p|/div|/li|/h\d)>(?:[ \t]*{LINE_BREAK.pattern})?|{LINE_BREAK.pattern}", re.IGNORECASE
)
MARKUP = r"(?:</?(?:p|b|i|em|strong|div|span|li|h\d|blockquote)(?:\s[^<>]*)?>|&nbsp;)"
BEFORE = re.compile(rf"(?:{MARKUP}\s*)+", re.IGNORECASE)
BEHIND = re.compile(rf"(?:\s*{MARKUP})+$", re.IGNORECASE)
LONGEST_MARKUP = 200  # code points of it at the end of a line
BOLD = re.compile(r"\*\*(?P<words>[^*]+)\*\*")  # **Когда откроют мост?**

CELL = "| \t\xa0"  # a table's row that a page left as it is: «| Мост открыли. |»


class Line(NamedTuple):
    """A line without its line break and outer white space: `text[start:stop]`; `apart`: a blank line stands above."""

    start: int
    stop: int
    text: str
    apart: bool = False


FIRST, LAST = frozenset("<&*"), frozenset(">;")  # of markup


def without_markup(content: str) -> str:
    """A line without the tags and the stars around it."""
    before, behind = BEFORE.match(content), BEHIND.search(content, max(0, len(content) - LONGEST_MARKUP))
    words = content[before.end() if before else 0 : behind.start() if behind else None]
    bold = BOLD.fullmatch(words)
    return (bold["words"] if bold else words).strip()


def split_lines(text: str) -> list[Line]:
    """Every line that is not blank, white space at its ends left out."""
    lines: list[Line] = []
    start, apart = 0, False
    breaks = BREAK_OR_TAG if "<" in text else LINE_BREAK
    for match in [*breaks.finditer(text), None]:
        stop = match.start() if match else len(text)
        raw = text[start:stop]
        content = raw.strip()
        if "|" in (content[:1], content[-1:]):
            content = content.strip(CELL) or content
        if content[:1] in FIRST or content[-1:] in LAST:
            content = without_markup(content)
        if content:
            begin = start + raw.index(content)
            lines.append(Line(begin, begin + len(content), content, apart))
        apart = not content
        start = match.end() if match else stop
    return lines
