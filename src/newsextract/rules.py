"""One record for every ordered list of rules: what the rule decides, and sentences on which it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Decide = TypeVar("Decide", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule(Generic[Decide]):
    """A rule of an ordered list.

    decide: a function that answers, or passes with None.
    examples: sentences on which it decides, in the notation of `tests/cases`; they are run as tests.
    confidence: the share of its decisions that are right, where the list is one of alternatives.
    """

    decide: Decide
    examples: tuple[str, ...]
    confidence: float = 1.0

    @property
    def name(self) -> str:
        """The name that a result shows as evidence."""
        return str(self.decide.__name__)
