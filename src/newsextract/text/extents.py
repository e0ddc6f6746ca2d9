"""Stretches of the text, in code points and in tokens."""

from __future__ import annotations

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
