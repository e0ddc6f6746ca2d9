"""What the stages of this package speak of: a name as a run of tokens, and rules over such runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, wraps
from itertools import chain
from typing import NamedTuple

from newsextract import lexicon
from newsextract.article import EntityType
from newsextract.language import nominatives_of
from newsextract.text import CLOSING_TOKENS, OPENING_TOKENS, Text

OPENING_MARKS = OPENING_TOKENS | {"'"}
CLOSING_MARKS = CLOSING_TOKENS | {"'"}
LEADING_PARTICLES = lexicon.flagged("name_particles", "leads")  # ибн Сина, ван Дейк
CLOSING_PARTICLES = lexicon.flagged("name_particles", "closes")  # Гейдар оглы, Лейла кызы
Revise = Callable[[Text, "Names"], Sequence["Name"]]  # all names so far -> those to stand in their place


class Name(NamedTuple):
    """A name: tokens `first` to `last` (one past) of the segmentation."""

    first: int
    last: int
    type: EntityType


class Names(list[Name]):
    """All names found so far, with what several rules ask of them. It stays as it is: a rule gives back other names."""

    def __init__(self, text: Text, names: Iterable[Name]) -> None:
        super().__init__(names)
        self.text = text

    @cached_property
    def taken(self) -> frozenset[int]:
        """The tokens of all names."""
        return frozenset(chain.from_iterable([range(span.first, span.last) for span in self]))

    @cached_property
    def touch(self) -> bool:
        """Whether two names stand side by side."""
        firsts = {span.first for span in self}
        return any(span.last in firsts for span in self)

    @cached_property
    def free_capitals(self) -> list[int]:
        """The tokens with a capital that are in no name."""
        taken = self.taken
        return [index for index in self.text.capitals if index not in taken]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of persons who are named by several, as they are written."""
        return frozenset(self.text.words[span.last - 1] for span in self.of(("PER",), least=2))

    @cached_property
    def nominative_surnames(self) -> frozenset[str]:
        """The same, in every nominative that they can have."""
        return frozenset(form for word in self.surnames for form in nominatives_of(word))

    @cached_property
    def _chosen(self) -> dict[tuple[tuple[EntityType, ...], int], list[Name]]:
        return {}

    def of(self, types: tuple[EntityType, ...], least: int = 1) -> list[Name]:
        """The names of these types that have so many tokens or more."""
        chosen = self._chosen.get((types, least))
        if chosen is None:
            chosen = [span for span in self if span.last - span.first >= least and span.type in types]
            self._chosen[types, least] = chosen
        return chosen

    def with_parts(self, parted: Mapping[Name, Sequence[Name]]) -> Names:
        """All names, some of them with others in their place, of which the empty ones go."""
        if not parted:
            return self
        return Names(self.text, (own for span in self for own in parted.get(span, (span,)) if own.last > own.first))


def each_of(
    *types: EntityType, least: int = 1
) -> Callable[[Callable[[Text, Name], Name | None]], Callable[[Text, Names], Names]]:
    """Turn a function that repairs one name into a rule for all of some types, with so many tokens or more.

    It returns what stands there then: a name, or None.
    """

    def rule(repair: Callable[[Text, Name], Name | None]) -> Callable[[Text, Names], Names]:
        @wraps(repair)
        def revise(text: Text, spans: Names) -> Names:
            repaired: dict[Name, tuple[Name, ...]] = {}
            for span in spans.of(types, least):
                if (new := repair(text, span)) is not span:
                    repaired[span] = (new,) if new else ()
            return spans.with_parts(repaired)

        return revise

    return rule


ALL_TYPES: tuple[EntityType, ...] = ("PER", "ORG", "LOC")
each = each_of(*ALL_TYPES)


def each_parted(
    *types: EntityType, least: int
) -> Callable[[Callable[[Text, Name], Sequence[Name] | None]], Callable[[Text, Names], Names]]:
    """Turn a function that parts one name into several, or passes with None, into a rule for all of some types."""

    def rule(part: Callable[[Text, Name], Sequence[Name] | None]) -> Callable[[Text, Names], Names]:
        @wraps(part)
        def revise(text: Text, spans: Names) -> Names:
            parted: dict[Name, Sequence[Name]] = {}
            for span in spans.of(types, least):
                if (parts := part(text, span)) is not None:
                    parted[span] = parts
            return spans.with_parts(parted)

        return revise

    return rule


def surface(text: Text, span: Name) -> tuple[str, ...]:
    """The words of a span."""
    return text.words[span.first : span.last]


def taken_tokens(spans: Iterable[Name]) -> set[int]:
    """The tokens of names, in a set that may be changed."""
    if isinstance(spans, Names):
        return set(spans.taken)
    return set(chain.from_iterable([range(span.first, span.last) for span in spans]))


def by_token(spans: Iterable[Name]) -> dict[int, Name]:
    """The name that each token is part of."""
    return {index: span for span in spans for index in range(span.first, span.last)}


def override(spans: Sequence[Name], found: Collection[Name]) -> Sequence[Name]:
    """All names in text order; what is found stands in the place of whatever it overlaps."""
    if not found:
        return spans
    taken = taken_tokens(found)
    return sorted([*(span for span in spans if taken.isdisjoint(range(span.first, span.last))), *found])


def with_missed(spans: Sequence[Name], missed: Sequence[Name]) -> Sequence[Name]:
    """All names and those that the model missed, in text order."""
    return sorted([*spans, *missed]) if missed else spans


def retyped(spans: Iterable[Name], chosen: Collection[Name], type_: EntityType) -> list[Name]:
    """The names, those that are chosen with another type."""
    return [span._replace(type=type_) if span in chosen else span for span in spans]


def in_marks(text: Text, span: Name) -> bool:
    """Whether a name stands alone in quotation marks: «Восток», and in haste «Восток:».

    Marks that open and close alike are two pairs in «"Волна" Пётр Лунин: "Победа"».
    """
    opening, behind = text.word(span.first - 1), text.word(span.last)
    if opening not in OPENING_MARKS:
        return False
    if behind in HASTY_MARKS and opening not in CLOSING_MARKS:
        behind = text.word(span.last + 1)
    return behind in CLOSING_MARKS


HASTY_MARKS = frozenset({":", ",", ";"})  # marks that no name ends with
