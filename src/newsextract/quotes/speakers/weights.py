"""The weights of the ranking: one table, a line for what may hold of a candidate, a column for each sort of words.

shared  pronoun  …  text
+0.50    +1.25   …   .     spoke last    # «Белова открыла мост. Она сказала»
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, get_args

from newsextract.quotes.speakers.asked import Words

COLUMNS: Sequence[str] = ("shared", *get_args(Words))
FILE = "weights.txt"


class Row(NamedTuple):
    """What may hold of a candidate, the weights by column, and what it means."""

    feature: str
    weights: Sequence[float]
    meaning: str


def read_weights(lines: Sequence[str]) -> list[Row]:
    """The rows of a table; lines that begin with # are comments."""
    return [read_row(line) for line in lines if line.strip() and not line.startswith("#")]


def read_row(line: str) -> Row:
    """One row: the numbers, the feature and behind # its meaning."""
    entry, _, meaning = line.partition("#")
    *numbers, feature = entry.split(maxsplit=len(COLUMNS))
    return Row(feature.strip(), [0.0 if number == "." else float(number) for number in numbers], meaning.strip())


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """By the sort of words: feature -> what it is worth there, its shared weight included."""
    rows = read_weights((files(__package__) / FILE).read_text(encoding="utf-8").splitlines())
    return {
        words: {row.feature: row.weights[0] + row.weights[column] for row in rows}
        for column, words in enumerate(COLUMNS)
        if column
    }
