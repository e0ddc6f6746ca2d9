"""A seam for entities of other types: dates, products, whatever a function can find in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from newsextract.errors import OptionError


class Found(NamedTuple):
    """A name that a finder found: code points `start` to `stop` (one past) of the text, and what it names.

    type: in capital letters, such as "DATE". name: the same for all mentions of one entity; as written if it is None.
    """

    start: int
    stop: int
    type: str
    name: str | None = None


class Finder(Protocol):
    """A function of the text that gives names with a type."""

    def __call__(self, text: str, /) -> Iterable[Found]:
        """Return the names in the text, in any order."""


def add_found(fields: dict[str, Any], finders: Sequence[Finder]) -> None:
    """Add what the finders find in the body of an article to the fields of its entities.

    Where something is named already nothing is added. Names with one type and one name are one entity.
    """
    taken = sorted((m["start"], m["stop"]) for entity in fields["entities"] for m in entity["mentions"])
    text: str = fields["text"]
    entities: dict[tuple[str, str], dict[str, Any]] = {}
    for found in all_found(text, finders):
        body = any(part["start"] <= found.start and found.stop <= part["stop"] for part in fields["body"])
        at = bisect_right(taken, (found.start, found.stop))
        near = taken[max(0, at - 1) : at + 1]
        if not body or any(start < found.stop and found.start < stop for start, stop in near):
            continue
        taken.insert(at, (found.start, found.stop))
        name = found.name or text[found.start : found.stop]
        id_ = len(fields["entities"]) + len(entities)
        entity = entities.setdefault((found.type, name), {"id": id_, "type": found.type, "name": name, "mentions": []})
        entity["mentions"].append(mention(text, found, entity["id"]))
    fields["entities"] += entities.values()


def all_found(text: str, finders: Sequence[Finder]) -> Iterator[Found]:
    """What all finders give, in text order. OptionError for a place that is not in the text, or no type."""
    found = [Found(*one) for finder in finders for one in finder(text)]
    for one in sorted(found, key=lambda one: (one.start, -one.stop)):
        if not 0 <= one.start < one.stop <= len(text) or not one.type.isupper():
            raise OptionError(f"finders: {one!r} is no place in the text with a type in capital letters")
        yield one


def mention(text: str, found: Found, entity_id: int) -> Mapping[str, Any]:
    """A mention of the result."""
    own = {"start": found.start, "stop": found.stop, "text": text[found.start : found.stop]}
    return {**own, "kind": "name", "entity_id": entity_id}
