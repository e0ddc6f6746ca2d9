"""The result of an extraction: frozen, typed, JSON in and out.

Offsets are code points of the text that the caller passed, half-open: `text[span.start:span.stop] == span.text`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from typing_extensions import Self

MentionKind = Literal["name", "role", "pronoun"]
EntityType = Literal["PER", "ORG", "LOC"]
QuoteType = Literal["direct", "partial", "indirect"]
SpeakerType = Literal["PER", "ORG", "OTHER"]


class Model(BaseModel):
    """A frozen model that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """A stretch of the article's text."""

    start: int = Field(ge=0, description="first code point")
    stop: int = Field(ge=0, description="one past the last code point")
    text: str = Field(description="article.text[start:stop]")

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.stop - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.stop} does not fit its text of {len(self.text)} code points")
        return self


class Token(Span):
    """A word, a number or a punctuation mark. Lemma to feats need `morphology=True`, head and rel `syntax=True`."""

    lemma: str | None = None
    pos: str | None = Field(default=None, description="part of speech of Universal Dependencies")
    feats: dict[str, str] | None = Field(default=None, description="features of Universal Dependencies")
    head: int | None = Field(default=None, description="index of the head in article.tokens; None for a root")
    rel: str | None = Field(default=None, description="relation of Universal Dependencies")


class Mention(Span):
    """A place where an entity is named, called by its role or by a pronoun."""

    kind: MentionKind
    entity_id: int


class Entity(Model):
    """Somebody or something that the article names, with every place where it does."""

    id: int
    type: EntityType
    name: str = Field(description="the name that the article uses most, in the nominative")
    mentions: tuple[Mention, ...]
    first: str | None = Field(default=None, description="a person's given name")
    middle: str | None = Field(default=None, description="a person's patronymic or middle name")
    last: str | None = Field(default=None, description="a person's family name")
    link: str | None = Field(default=None, description="the id of the user's record, of Extractor's gazetteer")
    roles: tuple[str, ...] = Field(default=(), description="what the article says a person is, in the nominative")


class Speaker(Model):
    """Who said it, resolved over the whole article."""

    name: str = Field(description="nominative; a description where the article never gives a name")
    type: SpeakerType
    mention: Span | None = Field(default=None, description="the words beside the quotation that name the speaker")
    entity_id: int | None = None


class Evidence(Model):
    """Why the quotation was taken for one."""

    rule: str = Field(description="the rule that decided: a function of newsextract.quotes")
    speaker: str | None = Field(default=None, description="the strategy that found the speaker; None without one")
    confidence: float = Field(ge=0, le=1, description="how sure content and speaker are, in round figures")


class Quote(Model):
    """What was said: the content without its outer marks, in several spans when the reporter interrupts."""

    type: QuoteType
    spans: tuple[Span, ...] = Field(min_length=1)
    text: str = Field(description="the content; the parts of an interrupted quotation are joined by ' … '")
    cue: Span | None = Field(default=None, description="the reporting word or words")
    speaker: Speaker | None = None
    evidence: Evidence


class Article(Model):
    """One text and everything found in it."""

    text: str
    body: tuple[Span, ...] = Field(description="the parts that are article text, not page furniture")
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]

    def entity(self, entity_id: int) -> Entity:
        """Return the entity with this id; KeyError if there is none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)


class Failure(Model):
    """What `pipe(on_error="record")` yields in the place of a text that could not be read."""

    index: int = Field(description="position of the text in the input")
    error: str = Field(description="name of the exception")
    message: str
