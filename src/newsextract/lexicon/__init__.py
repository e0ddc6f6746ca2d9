"""Linguistic knowledge as data: one table a file, one entry a line, an attested phrase behind each.

    сказать that   # «Мы готовы», — сказал министр

An entry is a word or a phrase (words joined by `_` where it has several), its flags, and after `#` an example.
A line that starts with `#` is a comment that names a group.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LINE = re.compile(r"(?P<entry>\S+)(?P<flags>(?:\s+[a-z][a-z-]*)*)\s+#\s*(?P<example>\S.*)")

Table = Mapping[str, frozenset[str]]


class LexiconError(ValueError):
    """A line of a table that cannot be read; the message says which."""


def read_table(name: str, lines: list[str]) -> dict[str, frozenset[str]]:
    """Read a table: entry -> flags. Raise LexiconError for a line of another form and for an entry given twice."""
    table: dict[str, frozenset[str]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line.strip())
        if match is None:
            raise LexiconError(f"{name}:{number}: expected `entry flags # example`, got {line!r}")
        entry = match["entry"].replace("_", " ")
        if entry in table:
            raise LexiconError(f"{name}:{number}: {entry!r} is given twice")
        table[entry] = frozenset(match["flags"].split())
    return table


@cache
def load(name: str) -> Table:
    """The table `lexicon/<name>.txt`."""
    return read_table(f"{name}.txt", lines_of(name))


def lines_of(name: str) -> list[str]:
    """The lines of the file of a table."""
    return (files(__name__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()


class Row(NamedTuple):
    """A line of a table whose columns say more than flags can."""

    place: str  # for messages: file and line
    columns: tuple[str, ...]
    example: str


def read_rows(name: str, lines: list[str], columns: int) -> tuple[Row, ...]:
    """Read a table of so many columns. Raise LexiconError for a line of another form."""
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields, mark, example = line.partition("#")
        row = Row(f"{name}:{number}", tuple(fields.split()), example.strip())
        if not mark or not row.example or len(row.columns) != columns:
            raise LexiconError(f"{row.place}: expected {columns} columns and `# example`, got {line!r}")
        rows.append(row)
    return tuple(rows)


@cache
def load_rows(name: str, columns: int) -> tuple[Row, ...]:
    """The rows of `lexicon/<name>.txt`."""
    return read_rows(f"{name}.txt", lines_of(name), columns)


@cache
def flagged(name: str, flag: str) -> frozenset[str]:
    """The entries of a table with a flag."""
    return frozenset(entry for entry, flags in load(name).items() if flag in flags)
