"""The lines of a page: where they stand, without their line breaks."""

from __future__ import annotations

import re
from typing import NamedTuple

LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")  # "\r\n" is one

CELL = "| \t\xa0"  # a table's row that a page left as it is: «| Мост открыли. |»


class Line(NamedTuple):
    """A line without its line break and outer white space: `text[start:stop]`; `apart`: a blank line stands above."""

    start: int
    stop: int
    text: str
    apart: bool = False


def split_lines(text: str) -> list[Line]:
    """Every line that is not blank, white space at its ends left out."""
    lines: list[Line] = []
    start, apart = 0, False
    for match in [*LINE_BREAK.finditer(text), None]:
        stop = match.start() if match else len(text)
        raw = text[start:stop]
        content = raw.strip()
        if "|" in (content[:1], content[-1:]):
            content = content.strip(CELL) or content
        if content:
            begin = start + raw.index(content)
            lines.append(Line(begin, begin + len(content), content, apart))
        apart = not content
        start = match.end() if match else stop
    return lines
