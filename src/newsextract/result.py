"""From what the stages found to the result.

The parts are made as plain fields, and pydantic makes all models from them at once: one call for an article is faster
than one for every token. Worker processes send the fields, and the models are made where they are wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsextract.article import TRUSTED, Article
from newsextract.collector import collector_paused
from newsextract.entities import Known, RoleSpan, is_title
from newsextract.layout import Layout
from newsextract.quotes import Attributed
from newsextract.segmentation import Segmentation

Fields = dict[str, Any]
NOBODY_NAMED = 0.8  # a statement that nobody is named for is less often one


def article_from(fields: Fields) -> Article:
    """The result, from `article_fields`."""
    return Article.model_validate(fields, context=TRUSTED)


def article_from_json(fields: bytes) -> Article:
    """The result, from the same fields as JSON."""
    with collector_paused():
        return Article.model_validate_json(fields, context=TRUSTED)


def article_fields(
    layout: Layout,
    segmentation: Segmentation,
    grammar: Sequence[Mapping[str, Any]],
    entities: Sequence[Known],
    roles: Sequence[RoleSpan],
    quotes: Sequence[Attributed],
) -> Fields:
    """All fields of the result, tokens as an iterator. `grammar` has further fields for every token, or is empty."""
    text = segmentation.text
    tokens: Iterator[Fields] = ({"start": t.start, "stop": t.stop, "text": t.text} for t in segmentation.tokens)
    if grammar:
        tokens = ({**token, **own} for token, own in zip(tokens, grammar, strict=True))
    return {
        "text": text,
        "body": [span(text, start, stop) for start, stop in layout.body],
        "sentences": [span(text, s.start, s.stop) for s in segmentation.sentences],
        "tokens": tokens,
        "entities": make_entities(segmentation, entities, roles, quotes),
        "quotes": [make_quote(segmentation, quote) for quote in quotes],
    }


def span(text: str, start: int, stop: int) -> Fields:
    """A Span of the text."""
    return {"start": start, "stop": stop, "text": text[start:stop]}


def token_span(segmentation: Segmentation, first: int, last: int) -> tuple[int, int]:
    """Code points of tokens `first` to `last` (one past)."""
    return segmentation.tokens[first].start, segmentation.tokens[last - 1].stop


def make_entities(
    segmentation: Segmentation, entities: Sequence[Known], roles: Sequence[RoleSpan], quotes: Sequence[Attributed]
) -> list[Fields]:
    """Entities with every mention: names, titles beside them, and the roles and pronouns settled for quotations."""
    mentions: dict[int, set[tuple[int, int, str]]] = {
        e.id: {(*token_span(segmentation, s.first, s.last), "name") for s in e.spans} for e in entities
    }
    # what a quotation settles is known better than what stands alone
    voiced = {i: q.voice.entity for q in quotes if q.voice and q.voice.mention for i in range(*q.voice.mention)}
    titles = [
        role
        for role in roles
        if is_title(segmentation, role)
        and (role.strategy != "alone" or voiced.get(role.head, role.holder) == role.holder)
    ]
    for role in titles:
        mentions[role.holder].add((*token_span(segmentation, role.first, role.last), "role"))
    taken = {(e.id, i) for e in entities for s in e.spans for i in range(s.first, s.last)}
    taken |= {(role.holder, i) for role in titles for i in range(role.first, role.last)}
    for quote in quotes:
        voice = quote.voice
        if voice and voice.entity is not None and voice.mention and voice.kind != "name":
            own = {(voice.entity, i) for i in range(*voice.mention)}
            if taken.isdisjoint(own):
                taken |= own
                mentions[voice.entity].add((*token_span(segmentation, *voice.mention), voice.kind))
    held: dict[int, dict[str, None]] = {e.id: {} for e in entities}
    for role in titles:
        held[role.holder][role.name] = None
    return [make_entity(segmentation.text, e, sorted(mentions[e.id]), tuple(held[e.id])) for e in entities]


def make_entity(text: str, entity: Known, mentions: Sequence[tuple[int, int, str]], roles: tuple[str, ...]) -> Fields:
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
        "link": entity.link,
        "roles": roles,
    }


def make_quote(segmentation: Segmentation, quote: Attributed) -> Fields:
    """One quotation of the result."""
    text, reported, voice = segmentation.text, quote.reported, quote.voice
    spans = [span(text, start, stop) for start, stop in reported.spans]
    speaker = None
    if voice is not None:
        mention = span(text, *token_span(segmentation, *voice.mention)) if voice.mention else None
        speaker = {"name": voice.name, "type": voice.type, "mention": mention, "entity_id": voice.entity}
    confidence = reported.confidence * (voice.confidence if voice else NOBODY_NAMED)
    cue = reported.cue
    return {
        "type": reported.type,
        "spans": spans,
        "text": " … ".join(s["text"] for s in spans),
        "cue": span(text, *token_span(segmentation, cue.first, cue.last)) if cue else None,
        "speaker": speaker,
        "evidence": {
            "rule": reported.rule,
            "speaker": voice.strategy if voice else None,
            "confidence": round(confidence, 3),
        },
    }
