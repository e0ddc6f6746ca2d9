"""An entity while the article is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsextract import language
from newsextract.article import EntityType
from newsextract.language import PersonName
from newsextract.names import Name

Words = dict[Name, tuple[str, ...]]  # the words of every name, with what it shares with others


@dataclass(slots=True)
class NamedEntity:
    """An entity while the article is read: its mentions and its best name so far."""

    id: int
    type: EntityType
    name: str
    spans: list[Name] = field(default_factory=list)
    person: PersonName | None = None
    cases: dict[Name, str] = field(default_factory=dict)  # of a person's mentions, as pymorphy3 calls them
    link: str | None = None  # the id of the user's record


def nearest_before(entities: Sequence[NamedEntity], span: Name) -> NamedEntity:
    """The entity named last before a span; the first one if none is. Their spans are in text order."""

    def last_before(entity: NamedEntity) -> int:
        index = bisect_left(entity.spans, span.first, key=lambda s: s.first)
        return entity.spans[index - 1].first if index else -1

    return max(entities, key=last_before)


def gender_of(entity: NamedEntity) -> str | None:
    """The gender of an entity's name: a person's, or that of the head noun."""
    if entity.person is not None:
        return entity.person.gender
    return next(language.genders(entity.name.split()[0]), None) if entity.name.split() else None


def is_mans_by_form(entity: NamedEntity, words: Sequence[str]) -> bool:
    """Whether a name is declined as a man's alone is: «Лунина», «Сомом»; a woman's would be «Луниной», «Сом».

    words: the name as it is written.
    """
    last = entity.name.rpartition(" ")[2]
    return words[-1] != last and last[-1:].lower() not in language.VOWELS | {"ь"}


def is_part_of_name(one: NamedEntity, other: NamedEntity) -> bool:
    """Whether the name of one of two entities holds all words of the other's: «Маяк» and «завод Маяк»."""
    mine, theirs = set(one.name.split()), set(other.name.split())
    return mine <= theirs or theirs <= mine
