"""The index of an article's entities: token -> name -> entity. Every map is built once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from newsextract.entities.entity import NamedEntity
from newsextract.names import Name


class Entities:
    """The entities of an article, in the order of their ids, which count from 0."""

    def __init__(self, entities: Iterable[NamedEntity] = ()) -> None:
        self._entities = tuple(entities)
        self._owners = {name: entity for entity in self._entities for name in entity.spans}
        self.names = tuple(sorted(self._owners, key=lambda name: name.first))  # in text order
        self.name_of: Mapping[int, Name] = MappingProxyType(  # token -> the name that it is part of
            {index: name for name in self.names for index in range(name.first, name.last)}
        )

    def __iter__(self) -> Iterator[NamedEntity]:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)

    def __getitem__(self, number: int) -> NamedEntity:
        return self._entities[number]

    def owner(self, name: Name) -> NamedEntity:
        """The entity that a name names."""
        return self._owners[name]

    def name_at(self, index: int) -> Name | None:
        """The name that a token is part of."""
        return self.name_of.get(index)

    def person_at(self, index: int) -> Name | None:
        """The name of a person that a token is part of."""
        name = self.name_of.get(index)
        return name if name is not None and name.type == "PER" else None

    def entity_at(self, index: int) -> NamedEntity | None:
        """The entity whose name a token is part of."""
        name = self.name_of.get(index)
        return self._owners[name] if name is not None else None

    @cached_property
    def persons(self) -> tuple[NamedEntity, ...]:
        """The persons, in the order of their ids."""
        return tuple(entity for entity in self._entities if entity.type == "PER")

    def between(self, first: int, last: int) -> list[NamedEntity]:
        """The entities that are named by the tokens `first` to `last` (one past), in the order of their ids."""
        named = {entity.id: entity for entity in map(self.owner, self.names_between(first, last))}
        return [named[number] for number in sorted(named)]

    def names_between(self, first: int, last: int) -> Iterator[Name]:
        """The names that begin with the tokens `first` to `last` (one past), in text order."""
        low = bisect_left(self.names, first, key=lambda name: name.first)
        high = bisect_left(self.names, last, key=lambda name: name.first)
        return iter(self.names[low:high])
