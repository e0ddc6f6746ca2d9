"""Turn what the stages found into the result.

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
from newsextract.mentions import Place, SpokenOf
from newsextract.quotes import Attributed
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
    make = partial(make_tokens, fields["text"], columns)
    tokens = Tokens.later(make, len(columns.starts)) if columns else Tokens()
    return Article.model_validate({**fields, "tokens": tokens}, context=TRUSTED)


@collector_paused
def make_tokens(text: str, columns: TokenColumns) -> tuple[Token, ...]:
    """The tokens of a text."""
    return TOKENS.validate_python(columns.fields(text))


TOKENS = TypeAdapter(tuple[Token, ...])


def article_fields(
    layout: Layout,
    text: Text,
    grammar: Mapping[str, Sequence[Any]] | None,
    entities: Entities,
    spoken_of: Mapping[int, SpokenOf],
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
        "entities": make_entities(text, entities, spoken_of),
        "quotes": [make_quote(text, quote) for quote in quotes],
    }


def token_columns(text: Text, grammar: Mapping[str, Sequence[Any]]) -> TokenColumns:
    """Where the tokens begin and end, and their further fields."""
    return TokenColumns(array("Q", text.starts), array("Q", text.stops), grammar)


def span(text: str, start: int, stop: int) -> Fields:
    """A Span of the text."""
    return {"start": start, "stop": stop, "text": text[start:stop]}


def make_entities(text: Text, entities: Entities, spoken_of: Mapping[int, SpokenOf]) -> list[Fields]:
    """All entities of the result."""
    return [make_entity(text, entity, spoken_of[entity.id]) for entity in entities]


def make_entity(text: Text, entity: NamedEntity, spoken_of: SpokenOf) -> Fields:
    """One entity of the result."""
    person = entity.person
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "mentions": [make_mention(text, entity, place) for place in spoken_of.places],
        "first": person.first if person else None,
        "middle": person.middle if person else None,
        "last": person.last if person else None,
        "gender": person.gender if person else None,
        "link": entity.link,
        "roles": spoken_of.titles,
    }


def make_mention(text: Text, entity: NamedEntity, place: Place) -> Fields:
    """One mention of an entity."""
    return {**span(text.string, *text.extent(place.first, place.last)), "kind": place.kind, "entity_id": entity.id}


def make_quote(text: Text, quote: Attributed) -> Fields:
    """One quotation of the result."""
    string, reported, voice = text.string, quote.reported, quote.voice
    spans = [span(string, start, stop) for start, stop in reported.spans]
    speaker = None
    if voice is not None:
        mention = span(string, *text.extent(*voice.mention)) if voice.mention else None
        speaker = {
            "name": voice.name,
            "type": voice.type,
            "kind": voice.kind,
            "mention": mention,
            "entity_id": voice.entity,
        }
    cue = reported.cue
    return {
        "type": reported.type,
        "spans": spans,
        "text": " … ".join(s["text"] for s in spans),
        "cue": span(string, *text.extent(cue.first, cue.last)) if cue else None,
        "speaker": speaker,
        "evidence": {
            "rule": reported.rule,
            "strategy": voice.strategy if voice else None,
            "confidence": quote.confidence,
        },
    }
