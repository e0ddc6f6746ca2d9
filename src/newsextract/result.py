"""From what the stages found to the result.

The parts are made as plain fields, and pydantic makes all models from them at once: one call for an article is faster
than one for every token. Worker processes send the fields, and the models are made where they are wanted. Tokens are
columns until then: where they begin and end says all of most of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from newsextract.article import TRUSTED, Article, Token, Tokens
from newsextract.collector import collector_paused
from newsextract.entities import Entities, NamedEntity
from newsextract.quotes import Attributed, how_sure
from newsextract.roles import Roles
from newsextract.text import Layout, Text

Fields = dict[str, Any]


class TokenColumns(NamedTuple):
    """All tokens of an article: code points of each, and the values of each further field."""

    starts: Sequence[int]
    stops: Sequence[int]
    further: Mapping[str, Sequence[Any]]

    def fields(self, text: str) -> Iterator[Fields]:
        """The fields of every token."""
        own: Iterator[Fields] = (
            {"start": a, "stop": b, "text": text[a:b]} for a, b in zip(self.starts, self.stops, strict=True)
        )
        return with_further(own, self.further) if self.further else own


def with_further(tokens: Iterable[Fields], further: Mapping[str, Sequence[Any]]) -> Iterator[Fields]:
    """The fields of every token and its values of the further ones."""
    names = tuple(further)
    for token, values in zip(tokens, zip(*further.values(), strict=True), strict=True):
        token.update(zip(names, values, strict=True))
        yield token


def article_from(fields: Fields) -> Article:
    """The result, from `article_fields`; its tokens are made when somebody looks at them."""
    columns = fields["tokens"]
    tokens = Tokens.later(partial(make_tokens, fields["text"], columns)) if columns else Tokens()
    return Article.model_validate({**fields, "tokens": tokens}, context=TRUSTED)


def make_tokens(text: str, columns: TokenColumns) -> tuple[Token, ...]:
    """The tokens of a text."""
    with collector_paused():
        return TOKENS.validate_python(columns.fields(text))


TOKENS = TypeAdapter(tuple[Token, ...])


def article_fields(
    layout: Layout,
    text: Text,
    grammar: Mapping[str, Sequence[Any]] | None,
    entities: Entities,
    roles: Roles,
    quotes: Sequence[Attributed],
) -> Fields:
    """All fields of the result, tokens as `TokenColumns`. `grammar`: further fields of tokens, a value for each.

    Without a grammar, tokens are left out.
    """
    string = text.string
    return {
        "text": string,
        "body": [span(string, start, stop) for start, stop in layout.body],
        "sentences": [span(string, s.start, s.stop) for s in text.sentences],
        "tokens": token_columns(text, grammar) if grammar is not None else None,
        "entities": make_entities(text, entities, roles, quotes),
        "quotes": [make_quote(text, quote) for quote in quotes],
    }


def token_columns(text: Text, grammar: Mapping[str, Sequence[Any]]) -> TokenColumns:
    """Where the tokens begin and end, and their further fields."""
    starts = array("Q", [token.start for token in text.tokens])
    stops = array("Q", [token.stop for token in text.tokens])
    return TokenColumns(starts, stops, grammar)


def span(text: str, start: int, stop: int) -> Fields:
    """A Span of the text."""
    return {"start": start, "stop": stop, "text": text[start:stop]}


def token_span(text: Text, first: int, last: int) -> tuple[int, int]:
    """Code points of tokens `first` to `last` (one past)."""
    return text.tokens[first].start, text.tokens[last - 1].stop


def make_entities(text: Text, entities: Entities, roles: Roles, quotes: Sequence[Attributed]) -> list[Fields]:
    """Entities with every mention: names, titles beside them, and the roles and pronouns settled for quotations."""
    mentions: dict[int, set[tuple[int, int, str]]] = {
        e.id: {(*token_span(text, s.first, s.last), "name") for s in e.spans} for e in entities
    }
    voiced = {i: q.voice.entity for q in quotes if q.voice and q.voice.mention for i in range(*q.voice.mention)}
    titles = roles.shown(settled=voiced)
    for role in titles:
        mentions[role.holder].add((*token_span(text, role.first, role.last), "role"))
    taken = {(e.id, i) for e in entities for s in e.spans for i in range(s.first, s.last)}
    taken |= {(role.holder, i) for role in titles for i in range(role.first, role.last)}
    for quote in quotes:
        voice = quote.voice
        if voice and voice.entity is not None and voice.mention and voice.called in ("role", "pronoun"):
            own = {(voice.entity, i) for i in range(*voice.mention)}
            if taken.isdisjoint(own):
                taken |= own
                mentions[voice.entity].add((*token_span(text, *voice.mention), voice.called))
    held: dict[int, dict[str, None]] = {e.id: {} for e in entities}
    for role in titles:
        held[role.holder][role.name] = None
    return [make_entity(text.string, e, sorted(mentions[e.id]), tuple(held[e.id])) for e in entities]


def make_entity(
    text: str, entity: NamedEntity, mentions: Sequence[tuple[int, int, str]], roles: tuple[str, ...]
) -> Fields:
    """One entity of the result."""
    person = entity.person
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "mentions": [{**span(text, a, b), "kind": kind, "entity_id": entity.id} for a, b, kind in mentions],
        "first": person.first if person else None,
        "middle": person.middle if person else None,
        "last": person.last if person else None,
        "gender": person.gender if person else None,
        "link": entity.link,
        "roles": roles,
    }


def make_quote(text: Text, quote: Attributed) -> Fields:
    """One quotation of the result."""
    string, reported, voice = text.string, quote.reported, quote.voice
    spans = [span(string, start, stop) for start, stop in reported.spans]
    speaker = None
    if voice is not None:
        mention = span(string, *token_span(text, *voice.mention)) if voice.mention else None
        speaker = {
            "name": voice.name,
            "type": voice.type,
            "kind": voice.kind,
            "mention": mention,
            "entity_id": voice.entity,
        }
    sure = how_sure(reported.confidence, voice.strategy if voice else None, voice.likely if voice else 0.5)
    cue = reported.cue
    return {
        "type": reported.type,
        "spans": spans,
        "text": " … ".join(s["text"] for s in spans),
        "cue": span(string, *token_span(text, cue.first, cue.last)) if cue else None,
        "speaker": speaker,
        "evidence": {
            "rule": reported.rule,
            "strategy": voice.strategy if voice else None,
            "confidence": round(sure, 3),
        },
    }
