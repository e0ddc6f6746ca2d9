"""What the stages of this package speak of: a name as a run of tokens, and rules over such runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import wraps
from itertools import chain
from operator import is_
from typing import NamedTuple

from newsextract import lexicon
from newsextract.article import EntityType
from newsextract.language import nominatives_of
from newsextract.text import Text

OPENING_MARKS = frozenset("«„“\"'")
CLOSING_MARKS = frozenset("»“”\"'")
LEADING_PARTICLES = lexicon.flagged("name_particles", "leads")  # ибн Сина, ван Дейк
CLOSING_PARTICLES = lexicon.flagged("name_particles", "closes")  # Гейдар оглы, Лейла кызы
Revise = Callable[[Text, Sequence["Name"]], list["Name"]]  # all names so far -> those to stand in their place


class Name(NamedTuple):
    """A name: tokens `first` to `last` (one past) of the segmentation."""

    first: int
    last: int
    type: EntityType


def each(repair: Callable[[Text, Name], Name | None]) -> Revise:
    """Turn a function that repairs one name into a rule for all. It returns what stands there then: a name, or None."""

    @wraps(repair)
    def revise(text: Text, spans: Sequence[Name]) -> list[Name]:
        repaired = [repair(text, span) for span in spans]
        if all(map(is_, repaired, spans)):
            return list(spans)  # as most rules leave most texts
        return [span for span in repaired if span is not None and span.last > span.first]

    return revise


def each_parted(part: Callable[[Text, Name], Sequence[Name]]) -> Revise:
    """Turn a function that parts one name into several into a rule for all."""

    @wraps(part)
    def revise(text: Text, spans: Sequence[Name]) -> list[Name]:
        return [own for span in spans for own in part(text, span) if own.last > own.first]

    return revise


def surface(text: Text, span: Name) -> tuple[str, ...]:
    """The words of a span."""
    return text.words[span.first : span.last]


def taken_tokens(spans: Iterable[Name]) -> set[int]:
    """The tokens of all names."""
    return set(chain.from_iterable([range(span.first, span.last) for span in spans]))


def by_token(spans: Iterable[Name]) -> dict[int, Name]:
    """The name that each token is part of."""
    return {index: span for span in spans for index in range(span.first, span.last)}


def with_missed(spans: Sequence[Name], missed: Sequence[Name]) -> list[Name]:
    """All names and those that the model missed, in text order."""
    return sorted([*spans, *missed]) if missed else list(spans)


def surnames_of_full_names(text: Text, spans: Iterable[Name]) -> set[str]:
    """The last words of persons who are named by several, as they are written."""
    return {text.words[s.last - 1] for s in spans if s.type == "PER" and s.last - s.first > 1}


def surnames_in_nominative(text: Text, spans: Iterable[Name]) -> set[str]:
    """The same, in every nominative that they can have."""
    return {form for word in surnames_of_full_names(text, spans) for form in nominatives_of(word)}


def retyped(spans: Iterable[Name], chosen: Collection[Name], type_: EntityType) -> list[Name]:
    """The names, those that are chosen with another type."""
    return [span._replace(type=type_) if span in chosen else span for span in spans]


def in_marks(text: Text, span: Name) -> bool:
    """Whether a name stands alone in quotation marks: «Восток»."""
    return text.word(span.first - 1) in OPENING_MARKS and text.word(span.last) in CLOSING_MARKS
