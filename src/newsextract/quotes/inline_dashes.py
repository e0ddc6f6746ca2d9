"""Speech behind a colon and a dash inside a paragraph: after a name or a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsextract.quotes.candidates import Candidate
from newsextract.quotes.dialogue import spoken_parts
from newsextract.quotes.leads import reports
from newsextract.quotes.marks import Marked
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CAPITAL, DASHES, IN_ANY_CASE, Paragraph, Text

COLON_DASH = re.compile(rf":\s*[{DASHES}]")  # most texts have none
# Пётр Лунин: — Нам тяжело. Олег Сом: — А нам нет.   At the head of a line: Пётр ЛУНИН, тренер «Волны»:- Нам тяжело.
NAMED_DASH = re.compile(
    rf"(?<![^\W\d_])(?:{IN_ANY_CASE}\s+){{1,2}}{IN_ANY_CASE}\s*(?:\([^():]{{1,80}}\)|(?P<title>,[^:\n]{{1,80}}))?"
    rf":\s*(?P<dash>[{DASHES}])\s*(?={CAPITAL})"
)
REPORTED_DASH = re.compile(rf":\s*(?P<dash>[{DASHES}])\s*(?={CAPITAL})")


def inline_candidates(text: Text, marked: Sequence[Marked], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Speech behind a name, a colon and a dash, up to the next name or the end of the paragraph; none within marks."""
    if COLON_DASH.search(text.string) is None:
        return
    for paragraph in text.paragraphs:
        matches = [
            match
            for match in NAMED_DASH.finditer(text.string, paragraph.start, paragraph.stop)
            if not match["title"] or match.start() == paragraph.start
        ]
        if not matches:
            matches = reported_dash(text, paragraph, verbs)
        borders = [*(match.start() for match in matches), paragraph.stop]
        for match, stop in zip(matches, borders[1:], strict=True):
            parts, _ = spoken_parts(text, match.end(), stop, verbs)
            if parts[-1].stop > parts[0].start and not any(m.start < match.start("dash") < m.stop for m in marked):
                yield Candidate(parts, match.start("dash"), parts[-1].stop, "dash", True, clause=True)


def reported_dash(text: Text, paragraph: Paragraph, verbs: ReportingVerbs) -> list[re.Match[str]]:
    """Speech behind a report, a colon and a dash: «Лунин добавил: — Нам тяжело.»"""
    match = REPORTED_DASH.search(text.string, paragraph.start, paragraph.stop)
    return [match] if match and reports(text.string[paragraph.start : match.start()], verbs) else []
