"""A seam for entities of other types: dates, products, whatever a function can find in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from newsextract.errors import OptionError

TYPE = re.compile("[A-Z_]+")  # as `Entity.type` takes it


class Found(NamedTuple):
    """A name that a finder found: code points `start` to `stop` (one past) of the text, and what it names.

    type: capital letters of A to Z and _, such as "DATE". name: the same for all mentions of one entity; as
        written if it is None.
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
    found = [read_found(one, text) for finder in finders for one in given_by(finder, text)]
    return iter(sorted(found, key=lambda one: (one.start, -one.stop)))


def given_by(finder: Finder, text: str) -> Iterable[object]:
    """What a finder gives. OptionError for what is no list."""
    given: object = finder(text)
    if isinstance(given, str) or not isinstance(given, Iterable):
        name = getattr(finder, "__name__", repr(finder))
        raise OptionError(f"finders: {name} must return a list of Found, not {given!r:.80}")
    return given


def read_found(given: Any, text: str) -> Found:
    """One name that a finder gave, also as a plain tuple. OptionError that names it and what is wrong with it."""
    try:
        found = Found(*([] if isinstance(given, str) else given))
    except TypeError:
        raise OptionError(f"finders: {given!r:.80} is no Found") from None
    whole = isinstance(found.start, int) and isinstance(found.stop, int)
    if not whole or not 0 <= found.start < found.stop <= len(text):
        raise OptionError(f"finders: {found!r} is no place in a text of {len(text)} code points")
    if not isinstance(found.type, str) or not TYPE.fullmatch(found.type):
        raise OptionError(f"finders: the type must be capital letters of A to Z and _, not {found.type!r}")
    return found


def mention(text: str, found: Found, entity_id: int) -> Mapping[str, Any]:
    """A mention of the result."""
    own = {"start": found.start, "stop": found.stop, "text": text[found.start : found.stop]}
    return {**own, "kind": "name", "entity_id": entity_id}
