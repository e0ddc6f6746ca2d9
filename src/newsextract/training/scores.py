"""How well names were found: strict, the same first and last word and the same type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from newsextract.names import read_bio

ALL = "all"
DIGITS = 4  # of a score behind the point


@dataclass(frozen=True, slots=True)
class Score:
    """Counts by type, and for "all": names found right, names found, names annotated."""

    right: Counter[str]
    found: Counter[str]
    annotated: Counter[str]

    @property
    def f1(self) -> float:
        """Over all names; 1 where there is none to find and none was found."""
        return self.of(ALL)

    def types(self) -> list[str]:
        """The types that are annotated."""
        return sorted(set(self.annotated) - {ALL})

    def of(self, type_: str) -> float:
        """F1 of one type."""
        together = self.found[type_] + self.annotated[type_]
        return 2 * self.right[type_] / together if together else 1.0

    def as_dict(self) -> dict[str, Any]:
        """F1 of every type and of all, rounded, and how many names that is measured on."""
        scores = {type_: round(self.of(type_), DIGITS) for type_ in sorted(self.annotated)}
        return scores | {"names": self.annotated[ALL]}


def score(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Score:
    """Score BIO tags: (annotated, found) for every sequence."""
    right, found, annotated = Counter[str](), Counter[str](), Counter[str]()
    for gold, own in pairs:
        wanted, names = set(read_bio(gold)), set(read_bio(own))
        for counter, spans in ((right, wanted & names), (found, names), (annotated, wanted)):
            counter.update(span.type for span in spans)
            counter[ALL] += len(spans)
    return Score(right, found, annotated)
