"""Linguistic knowledge as data: one table a file, one entry a line, an attested phrase behind each.

    # Verbs that report speech or thought.
    # flags:
    #   that   takes a clause with «что»   заявил, что сделка сорвана

    # saying
    сказать that   # «Мы готовы», — сказал министр

An entry is a word or a phrase (words joined by `_` where it has several), its flags, and after `#` an example that
contains it. Other lines that start with `#` are comments; most name a group.

The head declares the flags that entries may have, one a line with its meaning. Where names that mean one thing stand
together, it says `# flag: what the flag stands for` instead: every entry then has one, of any name. A table that
declares none has none.

An entry with ё stands for the same with е: it is given once, with ё.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LINE = re.compile(r"(?P<entry>\S+)(?P<flags>(?:\s+[a-z][a-z-]*)*)\s+#\s*(?P<example>\S.*)")
DECLARED = re.compile(r"#   (?P<flag>[a-z][a-z-]*)\s+(?P<meaning>\S.*)")
ONE_FLAG = "# flag: "  # entries with the same flag mean the same
FLAGS = "# flags:"

NUMBER = re.compile(r"(?P<name>[a-z][a-z_]*)\s+(?P<number>[+-]?\d+\.\d+)\s+#\s*\S.*")

Table = Mapping[str, frozenset[str]]


class LexiconError(ValueError):
    """A line of a table that cannot be read; the message says which."""


class Entry(NamedTuple):
    """A line of a table."""

    name: str
    flags: frozenset[str]
    example: str
    line: int


def numbered(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines of a table that say something, with their numbers: no blank ones, no comments."""
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip() and line[0] != "#")


def read_table(name: str, lines: Sequence[str]) -> list[Entry]:
    """Read a table. Raise LexiconError for a line of another form, an entry given twice, a flag not declared."""
    entries: dict[str, Entry] = {}
    for number, line in numbered(lines):
        match = LINE.fullmatch(line.strip())
        if match is None:
            raise LexiconError(f"{name}:{number}: expected `entry flags # example`, got {line!r}")
        entry = Entry(match["entry"].replace("_", " "), read_flags(match["flags"]), match["example"], number)
        plain = without_yo(entry.name)
        if plain in entries:
            raise LexiconError(f"{name}:{number}: {entry.name!r} is given twice")
        entries[plain] = entry
    check_flags(name, lines, entries.values())
    return [*entries.values()]


@cache
def read_flags(written: str) -> frozenset[str]:
    """The flags behind an entry; the same set for all of the thousands of entries with equal flags."""
    return frozenset(written.split())


def check_flags(name: str, lines: Sequence[str], entries: Iterable[Entry]) -> None:
    """Raise LexiconError for an entry with flags that the head of its table does not admit."""
    one, declared = any(line.startswith(ONE_FLAG) for line in lines), declared_flags(lines)
    for entry in entries:
        if one and len(entry.flags) != 1:
            raise LexiconError(f"{name}:{entry.line}: {entry.name!r} must have one flag")
        unknown = () if one else sorted(entry.flags - declared.keys())
        if unknown:
            raise LexiconError(
                f"{name}:{entry.line}: {entry.name!r} has a flag that the head does not declare: {', '.join(unknown)}"
            )


def declared_flags(lines: Sequence[str]) -> dict[str, str]:
    """The flags that a head declares, with what they mean."""
    declared: dict[str, str] = {}
    below = lines[lines.index(FLAGS) + 1 :] if FLAGS in lines else ()
    for line in below:
        match = DECLARED.fullmatch(line)
        if match is None:
            break
        declared[match["flag"]] = match["meaning"]
    return declared


def lines_of(name: str) -> list[str]:
    """The lines of `lexicon/<name>.txt`."""
    return (files(__name__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@cache
def load(name: str) -> Table:
    """The table `lexicon/<name>.txt`: entry -> flags; what has a ё stands there with е as well."""
    entries = read_table(f"{name}.txt", lines_of(name))
    return {spelled: entry.flags for entry in entries for spelled in (entry.name, without_yo(entry.name))}


def without_yo(entry: str) -> str:
    """A word as many newspapers write it, е for ё."""
    return entry.replace("ё", "е").replace("Ё", "Е")


@cache
def flags_of(name: str) -> frozenset[str]:
    """The flags that the table `lexicon/<name>.txt` declares."""
    return frozenset(declared_flags(lines_of(name)))


class Row(NamedTuple):
    """A line of a table whose columns say more than flags can."""

    place: str  # for messages: file and line
    columns: tuple[str, ...]
    example: str


def read_rows(name: str, lines: list[str], columns: int) -> tuple[Row, ...]:
    """Read a table of so many columns. Raise LexiconError for a line of another form."""
    rows = []
    for number, line in numbered(lines):
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


@cache
def endings(flag: str) -> tuple[str, ...]:
    """The endings of words with a flag, for `str.endswith`."""
    return tuple(flagged("endings", flag))


@cache
def alternatives(name: str, flag: str) -> str:
    """The entries of a table with a flag as a group of a pattern, the longest first: «(?:так как|когда|если)»."""
    entries = sorted(flagged(name, flag), key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(map(re.escape, entries))})".replace("\\ ", " ")


@cache
def load_numbers(package: str, name: str) -> Mapping[str, float]:
    """The numbers that decide something: `<name>.txt` beside the code of a package that decides it."""
    return read_numbers(f"{name}.txt", (files(package) / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def read_numbers(name: str, lines: Sequence[str]) -> Mapping[str, float]:
    """Read lines `what +0.50  # why`. Raise LexiconError for one of another form, and for a name given twice."""
    numbers: dict[str, float] = {}
    for place, line in numbered(lines):
        match = NUMBER.fullmatch(line)
        if match is None or match["name"] in numbers:
            raise LexiconError(f"{name}:{place}: expected `what +0.50  # why`, each name once, got {line!r}")
        numbers[match["name"]] = float(match["number"])
    return numbers
