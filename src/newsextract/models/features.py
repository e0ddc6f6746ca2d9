"""Features of a word beside its vector and its shape, for trained taggers: each has one of a few hundred values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from newsextract import language

NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr")  # OpenCorpora's marks of names, in this order


def reading(word: str) -> str:
    """Part of speech, case and number of the likeliest reading, and the kinds of names that some reading has.

    «Белова» -> "NOUN gent sing Surn Geox"
    """
    parses = language.parses(word.lower())
    if not parses:
        return ""
    best = parses[0]
    kinds = (name for name in NAMES if any(name in parse.grammemes for parse in parses))
    return " ".join(filter(None, (best.pos, best.case, best.number, *kinds)))


def ending(word: str) -> str:
    """The last letters: «Белова» -> "ова"."""
    return word.lower()[-ENDING:]


ENDING = 3  # letters
READERS: Mapping[str, Callable[[str], str]] = {"reading": reading, "ending": ending}
OTHER = 0  # the number of every value that the training did not see often enough


@dataclass(frozen=True, slots=True, eq=False)
class Feature:
    """A feature by its name, and the numbers of its values, from 1."""

    name: str
    numbers: Mapping[str, int]

    def of(self, words: Sequence[str]) -> list[int]:
        """The value's number for each word; OTHER for values that have none."""
        read = READERS[self.name]
        return [self.numbers.get(read(word), OTHER) for word in words]
