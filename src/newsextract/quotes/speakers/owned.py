"""Whose head somebody is: «мэр Твери» is not the «мэр Рязани»."""

from __future__ import annotations

from newsextract.entities import NamedEntity, is_part_of_name
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent


def heads_another(discourse: Discourse, description: Description, referent: Referent) -> bool:
    """«мэр Твери» is not the «мэр Рязани»: whether every title of this noun makes a referent head something else."""
    heads = [title for title in referent.titles if title.head == description.head and title.owners]
    return bool(heads) and all(are_of_others(discourse, description, title) for title in heads)


def are_of_others(discourse: Discourse, one: Description, other: Description) -> bool:
    """Whether two phrases name owners of one type, places or bodies, and none in common."""
    country = bool(one.countries & other.countries)
    owned, others = discourse.entities_of(one.owners), discourse.entities_of(other.owners)
    pairs = [(a, b) for a in owned for b in others if a.type == b.type and not (country and a.type == "LOC")]
    return bool(pairs) and not any(may_be_same_owner(a, b, country) for a, b in pairs)


def may_be_same_owner(one: NamedEntity, other: NamedEntity, country: bool) -> bool:
    """Whether one name is part of the other, or two of one country share a word: «российский МИД», «МИД России»."""
    return is_part_of_name(one, other) or (country and not set(one.name.split()).isdisjoint(other.name.split()))
