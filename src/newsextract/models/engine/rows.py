"""Sequences of words laid end to end, one row a word, an empty row before, between and behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]


@dataclass(frozen=True)
class Rows:
    """Sequences laid end to end: an empty row, the words of the first, an empty row, the words of the second, ...

    words: all words in order; lengths: of the sequences, none 0.
    """

    words: list[str]
    lengths: Ints

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.words) + len(self.lengths) + 1

    @cached_property
    def starts(self) -> Ints:
        """The first row of every sequence."""
        return np.concatenate(([1], self.lengths[:-1] + 1)).cumsum()

    @cached_property
    def places(self) -> Ints:
        """The rows that hold words, in order."""
        return np.arange(len(self.words)) + np.repeat(np.arange(1, len(self.lengths) + 1), self.lengths)

    @cached_property
    def empty(self) -> Ints:
        """The rows that hold none."""
        return np.append(self.starts - 1, self.starts[-1] + self.lengths[-1])


def lay_rows(sequences: Sequence[Sequence[str]]) -> Rows:
    """Lay the sequences end to end. No sequence is empty."""
    lengths = np.fromiter(map(len, sequences), np.intp, len(sequences))
    return Rows([word for sequence in sequences for word in sequence], lengths)
