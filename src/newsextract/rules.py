"""One record for every ordered list of rules: what the rule decides, and sentences on which it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

Decide = TypeVar("Decide", bound=Callable[..., Any])
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Decide]):
    """A rule of an ordered list.

    decide: a function that answers, or passes with None (one that only says yes or no: with False).
    examples: sentences on which it decides, in the notation of `tests/cases`; they are run as tests.
    """

    decide: Decide
    examples: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name that a result shows as evidence."""
        return str(self.decide.__name__)


class Answered(NamedTuple):
    """A rule that was asked, about what, and what it answered; for `explain`."""

    rule: Rule[Any]
    arguments: tuple[Any, ...]
    answer: Any


_asked: ContextVar[list[Answered] | None] = ContextVar("asked", default=None)


def first_answer(
    rules: Sequence[Rule[Callable[..., Answer | None]]], *arguments: Any
) -> tuple[Rule[Callable[..., Answer | None]], Answer] | None:
    """The first rule that answers, with its answer; None where all pass."""
    asked = _asked.get()
    for rule in rules:
        answer = rule.decide(*arguments)
        if asked is not None:
            asked.append(Answered(rule, arguments, answer))
        if answer is not None:
            return rule, answer
    return None


def note(rule: Rule[Any], arguments: tuple[Any, ...], answer: Any) -> None:
    """Keep what a rule was asked and what it answered, where somebody records it."""
    asked = _asked.get()
    if asked is not None:
        asked.append(Answered(rule, arguments, answer))


@contextmanager
def recorded() -> Iterator[list[Answered]]:
    """Every rule that is asked meanwhile, in order."""
    asked: list[Answered] = []
    token = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(token)
