"""Stretches of the text, in code points and in tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Extent(NamedTuple):
    """A stretch of the text: code points `start` to `stop` (one past)."""

    start: int
    stop: int


class Phrase(NamedTuple):
    """A stretch of tokens, `first` to `last` (one past), with its head among them."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class WithPhrase:
    """What a phrase is known as: a title, a role."""

    phrase: Phrase

    @property
    def first(self) -> int:
        """The first token of the phrase."""
        return self.phrase.first

    @property
    def last(self) -> int:
        """One past the last token of the phrase."""
        return self.phrase.last

    @property
    def head(self) -> int:
        """The head of the phrase: the token of a role noun."""
        return self.phrase.head
