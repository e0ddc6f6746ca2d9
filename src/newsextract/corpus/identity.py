"""A person or a body over many articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from newsextract.article import Article, Entity, Model

Row = tuple[Any, Article, Mapping[str, Any]]  # an article with its id and its columns


class Member(NamedTuple):
    """An entity of one of the articles: the number of the article, from 0, and the entity's id in it."""

    article: int
    entity: int


class Identity(Model):
    """Somebody, or a body, that several articles may name: what they call it, and where.

    name: the fullest name of those that are used most. variants: all names, the one of the most articles first.
    articles: ids of the articles. members: the entities. quotes: how many quotations are theirs.
    """

    name: str
    type: Literal["PER", "ORG"]
    gender: str | None = None
    variants: tuple[str, ...]
    roles: tuple[str, ...] = ()
    link: str | None = None
    articles: tuple[Any, ...]
    members: tuple[Member, ...]
    quotes: int = 0

    def __str__(self) -> str:
        return self.name


def make_identity(
    rows: Sequence[Row], members: Iterable[Member], gender: str | None, quoted: Counter[Member]
) -> Identity:
    """An identity of the entities that were found to be one."""
    places = sorted(members)
    entities = [entity_at(rows, member) for member in places]
    names = Counter(entity.name for entity in entities)
    return Identity(
        name=best_name(names),
        type="ORG" if entities[0].type == "ORG" else "PER",
        gender=gender,
        variants=tuple(name for name, _ in names.most_common()),
        roles=common_roles(entities),
        link=next((entity.link for entity in entities if entity.link is not None), None),
        articles=tuple(dict.fromkeys(rows[member.article][0] for member in places)),
        members=tuple(places),
        quotes=sum(quoted[member] for member in places),
    )


def common_roles(entities: Sequence[Entity]) -> tuple[str, ...]:
    """The roles that the articles give, the most frequent first; of two spellings the one with more capitals."""
    counts = Counter(role.lower() for entity in entities for role in entity.roles)
    written = {role.lower(): role for role in sorted((r for e in entities for r in e.roles), key=capitals)}
    return tuple(written[role] for role, _ in counts.most_common())


def capitals(text: str) -> int:
    """How many capitals a text has."""
    return sum(letter.isupper() for letter in text)


def entity_at(rows: Sequence[Row], member: Member) -> Entity:
    """The entity that a member stands for."""
    return rows[member.article][1].entity(member.entity)


SELDOM = 5  # a name is used seldom where another is used more than so many times as often


def best_name(names: Counter[str]) -> str:
    """The name with most words, initials not counted, but for those used seldom; of equals the one used most."""
    used = [name for name, count in names.items() if count * SELDOM >= max(names.values())]
    return max(used, key=lambda name: (sum(len(word) > 2 for word in name.split()) > 1, names[name], len(name)))


def count_quotes(rows: Sequence[Row]) -> Counter[Member]:
    """How many quotations every entity has."""
    return Counter(
        Member(number, quote.speaker.entity_id)
        for number, (_, article, _) in enumerate(rows)
        for quote in article.quotes
        if quote.speaker and quote.speaker.entity_id is not None
    )


def in_order(identities: Iterable[Identity]) -> tuple[Identity, ...]:
    """Identities, the most quoted first, then those of the most articles."""
    return tuple(sorted(identities, key=lambda one: (-one.quotes, -len(one.articles), one.members)))
