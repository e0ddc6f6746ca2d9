"""An entity while the article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsextract.article import EntityType
from newsextract.language import PersonName
from newsextract.names import Name


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
