"""Annotated articles for the tests of training, from lines with brackets: «[Анна Белова]PER живёт в [Твери]LOC.»"""

from __future__ import annotations

import re
from pathlib import Path

from newsextract.training import AnnotatedArticle, Label

HOUSE_STYLE = Path(__file__).parent / "training" / "house_style.txt"
BRACKETS = re.compile(r"\[(?P<name>[^]]+)\](?P<type>PER|ORG|LOC)")


def read_line(line: str, source: str) -> AnnotatedArticle:
    text, labels, read = "", [], 0
    for match in BRACKETS.finditer(line):
        text += line[read : match.start()]
        labels.append(Label(len(text), len(text) + len(match["name"]), match["type"], source))  # type: ignore[arg-type]
        text += match["name"]
        read = match.end()
    return AnnotatedArticle(text + line[read:], tuple(labels), source)


def house_style() -> list[AnnotatedArticle]:
    lines = HOUSE_STYLE.read_text(encoding="utf-8").splitlines()
    return [read_line(line, f"{HOUSE_STYLE.name}:{n}") for n, line in enumerate(lines, 1) if not line.startswith("#")]
