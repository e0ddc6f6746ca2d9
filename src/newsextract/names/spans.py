"""What the stages of this package speak of: a name as a run of tokens, and rules over such runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import NamedTuple

from newsextract.article import EntityType
from newsextract.text import Text

OPENING_MARKS = frozenset("«„“\"'")
CLOSING_MARKS = frozenset("»“”\"'")
Rule = Callable[[Text, Sequence["Name"]], list["Name"]]


class Name(NamedTuple):
    """A name: tokens `first` to `last` (one past) of the segmentation."""

    first: int
    last: int
    type: EntityType


def each(repair: Callable[[Text, Name], Name | None]) -> Rule:
    """Make a rule for all names of what repairs one: it gives the name to stand in its place, or None."""

    @wraps(repair)
    def rule(text: Text, spans: Sequence[Name]) -> list[Name]:
        repaired = [repair(text, span) for span in spans]
        return [span for span in repaired if span is not None and span.last > span.first]

    return rule


def each_parted(part: Callable[[Text, Name], Sequence[Name]]) -> Rule:
    """Make a rule for all names of what parts one into several."""

    @wraps(part)
    def rule(text: Text, spans: Sequence[Name]) -> list[Name]:
        return [own for span in spans for own in part(text, span) if own.last > own.first]

    return rule


def surface(text: Text, span: Name) -> tuple[str, ...]:
    """The words of a span."""
    return text.words[span.first : span.last]


def taken_tokens(spans: Iterable[Name]) -> set[int]:
    """The tokens of all names."""
    return {index for span in spans for index in range(span.first, span.last)}


def word_at(text: Text, index: int) -> str:
    """The word of a token; "" outside the text."""
    words = text.words
    return words[index] if 0 <= index < len(words) else ""


def in_marks(text: Text, span: Name) -> bool:
    """Whether a name stands alone in quotation marks: «Восток»."""
    return word_at(text, span.first - 1) in OPENING_MARKS and word_at(text, span.last) in CLOSING_MARKS
