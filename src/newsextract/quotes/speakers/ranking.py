"""Who is meant, where no rule settles it: every candidate is scored by its features, and the best one is it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, get_args

from newsextract.quotes.speakers import features
from newsextract.quotes.speakers.asked import Asked, Words
from newsextract.quotes.speakers.candidates import candidates
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.nearness import Feature
from newsextract.quotes.speakers.referents import Referent


class Scored(NamedTuple):
    """A candidate with what speaks for it; `referent` is None for somebody new."""

    referent: Referent | None
    features: Sequence[Feature]
    score: float
    words: Words

    @property
    def counting(self) -> list[Feature]:
        """What each feature counts for, those that count for nothing left out."""
        table = weights()[self.words]
        return [(name, value * table[name]) for name, value in self.features if value * table.get(name, 0.0)]


def rank(discourse: Discourse, asked: Asked) -> list[Scored]:
    """Return all candidates with their scores."""
    referents = candidates(discourse, asked)
    field = features.field_of(discourse, asked, referents)
    found = [scored(asked, referent, features.of_referent(discourse, asked, referent, field)) for referent in referents]
    description = asked.description
    if description is not None:
        found.append(scored(asked, None, list(features.of_new(discourse, asked, description, field))))
    return found


def scored(asked: Asked, referent: Referent | None, found: Sequence[Feature]) -> Scored:
    """A candidate with its score: what its features are worth for words of this sort."""
    table = weights()[asked.words]
    return Scored(referent, found, sum([value * table.get(name, 0.0) for name, value in found]), asked.words)


def best(ranked: Sequence[Scored]) -> tuple[Scored, float] | None:
    """The candidate with the highest score, of equals the first, and how likely it is."""
    if not ranked:
        return None
    first = max(ranked, key=lambda candidate: candidate.score)
    return first, 1.0 / sum(math.exp(candidate.score - first.score) for candidate in ranked)


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
