"""Where an article speaks of its entities: by name, by title, and by the words that quotations settle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsextract import lexicon
from newsextract.article import MentionKind
from newsextract.entities import Entities
from newsextract.quotes import Attributed
from newsextract.roles import Role, Roles
from newsextract.text import DASH_TOKENS, Extent, Text


class Place(NamedTuple):
    """Where an entity is mentioned, tokens `first` to `last` (one past), and by which sort of words."""

    first: int
    last: int
    kind: MentionKind


class SpokenOf(NamedTuple):
    """How the article speaks of one entity: its mentions in text order, and its titles as first held."""

    places: tuple[Place, ...]
    titles: tuple[str, ...]


def find_mentions(text: Text, entities: Entities, roles: Roles, quotes: Sequence[Attributed]) -> dict[int, SpokenOf]:
    """Return the mentions and the titles of every entity, by its id.

    A role or a pronoun that names a speaker counts where no mention of the same entity has one of its tokens.
    """
    speeches = speeches_of(quotes)
    shown = [r for r in roles.shown(settled=voiced(quotes)) if not (r.alone and is_inside(text, r, speeches[r.holder]))]
    places = {entity.id: {Place(span.first, span.last, "name") for span in entity.spans} for entity in entities}
    for role in shown:
        places[role.holder].add(Place(role.first, role.last, "role"))
    taken = {(id_, token) for id_, own in places.items() for place in own for token in range(place.first, place.last)}
    for id_, place in voices(quotes):
        tokens = {(id_, token) for token in range(place.first, place.last)}
        if taken.isdisjoint(tokens):
            taken |= tokens
            places[id_].add(place)
    titles = titles_held(shown)
    return {id_: SpokenOf(tuple(sorted(own)), titles.get(id_, ())) for id_, own in places.items()}


def speeches_of(quotes: Sequence[Attributed]) -> Mapping[int, Sequence[Extent]]:
    """Return where every speaker's own words are as they were said, by the id of the entity."""
    found: defaultdict[int, list[Extent]] = defaultdict(list)
    for quote in quotes:
        if quote.voice is not None and quote.voice.entity is not None and quote.reported.type != "indirect":
            found[quote.voice.entity] += quote.reported.spans
    return found


def is_inside(text: Text, role: Role, speeches: Sequence[Extent]) -> bool:
    """Whether a title stands in one of the speeches: «Тренер ушёл», said by a trainer, is of another one.

    «Как тренер я доволен», «Я — тренер» are of himself.
    """
    start = text.tokens[role.head].start
    before = role.first - 1
    if text.lower(before - (text.word(before) in DASH_TOKENS)) in SELF:
        return False
    return any(speech.start <= start < speech.stop for speech in speeches)


SELF = lexicon.flagged("function_words", "self")  # just before what speakers say they are


def voiced(quotes: Sequence[Attributed]) -> dict[int, int | None]:
    """Return whom the words for a speaker were resolved to: token -> the id of the entity."""
    voices = [quote.voice for quote in quotes if quote.voice is not None]
    return {token: voice.entity for voice in voices if voice.mention for token in range(*voice.mention)}


def voices(quotes: Sequence[Attributed]) -> Iterator[tuple[int, Place]]:
    """Yield the id of every speaker that is an entity and called by a role or a pronoun, and where it is."""
    for quote in quotes:
        voice = quote.voice
        if voice and voice.entity is not None and voice.mention and voice.called in ("role", "pronoun"):
            yield voice.entity, Place(*voice.mention, voice.called)


def titles_held(roles: Sequence[Role]) -> dict[int, tuple[str, ...]]:
    """Return the titles of every holder, each once."""
    held: dict[int, dict[str, None]] = defaultdict(dict)
    for role in roles:
        held[role.holder][role.name] = None
    return {holder: tuple(titles) for holder, titles in held.items()}
