"""The result of an extraction: frozen, typed, JSON in and out.

Offsets are code points of the text that the caller passed, half-open: `text[span.start:span.stop] == span.text`.
The models know nothing of the stages. What shows or exports them is imported inside the methods that call it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, Literal, overload

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, ValidationInfo, model_validator
from pydantic_core import CoreSchema, core_schema
from typing_extensions import Self

from newsextract.errors import counted, naming

SHOWN = 40  # code points of an article that its repr shows
LOOKED_AT = 200  # and of which they are taken, with white space
MentionKind = Literal["name", "role", "pronoun"]
EntityType = Literal["PER", "ORG", "LOC"]
QuoteType = Literal["direct", "partial", "indirect"]
Gender = Literal["femn", "masc"]
SpeakerType = Literal["PER", "ORG", "OTHER"]
SpeakerKind = Literal["named", "described", "group"]


class Model(BaseModel):
    """A frozen model that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """A stretch of the article's text."""

    start: int = Field(ge=0, description="first code point")
    stop: int = Field(ge=0, description="one past the last code point")
    text: str = Field(description="article.text[start:stop]")


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
    type: str = Field(pattern="^[A-Z_]+$", description="PER, ORG or LOC, or what a finder of one's own calls it")
    name: str = Field(description="the name that the article uses most, in the nominative")
    mentions: tuple[Mention, ...]
    first: str | None = Field(default=None, description="a person's given name")
    middle: str | None = Field(default=None, description="a person's patronymic or middle name")
    last: str | None = Field(default=None, description="a person's family name")
    gender: Gender | None = Field(default=None, description="a person's, where the name, a verb or a title tells it")
    link: str | None = Field(default=None, description="the id of the user's record, of Extractor's gazetteer")
    roles: tuple[str, ...] = Field(default=(), description="what the article says a person is, in the nominative")

    def _repr_html_(self) -> str:
        from newsextract import show

        return show.entity_html(self)


class Speaker(Model):
    """Who said it, resolved over the whole article."""

    name: str = Field(description="nominative; a description where the article never gives a name")
    type: SpeakerType
    kind: SpeakerKind = Field(
        description="named in the article; described, one person or body without a name; or a group of people",
    )
    mention: Span | None = Field(default=None, description="the words beside the quotation that name the speaker")
    entity_id: int | None = None

    @cached_property
    def entity(self) -> Entity | None:
        """The entity of the article, with its roles and all its mentions; None for a speaker who is none."""
        return None  # an Article puts its own in this place


class Evidence(Model):
    """Why the quotation was taken for one."""

    rule: str = Field(description="the rule that decided: a function of newsextract.quotes")
    strategy: str | None = Field(default=None, description="how the speaker was found; None without one")
    confidence: float = Field(ge=0, le=1, description="how sure content and speaker are, in round figures")


class Quote(Model):
    """What was said: the content without its outer marks, in several spans when the reporter interrupts."""

    type: QuoteType
    spans: tuple[Span, ...] = Field(min_length=1)
    text: str = Field(description="the content; the parts of an interrupted quotation are joined by ' … '")
    cue: Span | None = Field(default=None, description="the reporting word or words")
    speaker: Speaker | None = None
    evidence: Evidence

    def _repr_html_(self) -> str:
        from newsextract import show

        return show.quote_html(self)


# What the extractor made itself is validated with this context: types are checked, agreement with the text is not.
TRUSTED = {"newsextract": "made here"}


class Tokens(Sequence[Token]):
    """The tokens of an article: compares, hashes, prints, slices and pickles as the tuple of them does.

    Tokens are nine tenths of the objects of an article, and few callers look at them. Those of an article that the
    extractor made are made at the first look; to count them makes none.
    """

    __slots__ = ("_count", "_made", "_make")

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        self._made: tuple[Token, ...] = tuple(tokens)
        self._count = len(self._made)
        self._make: Callable[[], tuple[Token, ...]] | None = None

    @classmethod
    def later(cls, make: Callable[[], tuple[Token, ...]], count: int) -> Tokens:
        """So many tokens, which `make` makes when somebody looks at them."""
        tokens = cls()
        tokens._make, tokens._count = make, count
        return tokens

    def _all(self) -> tuple[Token, ...]:
        make = self._make
        if make is not None:  # of several threads that look at once, each makes its own
            self._made, self._make = make(), None
        return self._made

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Token]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return self._all() == tuple(other) if isinstance(other, (Tokens, tuple)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[type[Tokens], tuple[tuple[Token, ...]]]:
        return Tokens, (self._all(),)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate and dump them as a tuple of tokens; take what are Tokens already as they are."""
        inside = handler(tuple[Token, ...])
        return core_schema.no_info_wrap_validator_function(
            lambda value, validate: value if isinstance(value, Tokens) else Tokens(validate(value)),
            inside,
            serialization=core_schema.plain_serializer_function_ser_schema(Tokens._all, return_schema=inside),
        )


class Article(Model):
    """One text and everything found in it.

    Read from elsewhere, it must agree with itself: every span must be that of the text, every id that of an entity.
    """

    text: str
    body: tuple[Span, ...] = Field(description="the parts that are article text, not page furniture")
    sentences: tuple[Span, ...]
    tokens: Tokens = Field(default_factory=Tokens, description="empty where they were left out")
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]

    @model_validator(mode="after")
    def _agrees_with_itself(self, info: ValidationInfo) -> Self:
        if info.context is not TRUSTED:
            problem = next(contradictions(self), None)
            if problem is not None:
                raise ValueError(problem)
        own = {entity.id: entity for entity in self.entities}
        for quote in self.quotes:
            if quote.speaker is not None and quote.speaker.entity_id is not None:
                vars(quote.speaker)["entity"] = own.get(quote.speaker.entity_id)
        return self

    def to_html(self, lang: Literal["ru", "en"] = "ru") -> str:
        """The article with its names and quotations marked, and who said what, as a piece of HTML without scripts.

        OptionError for another language.
        """
        from newsextract import show

        return show.article_html(self, lang)

    def save_html(self, path: str | PathLike[str], lang: Literal["ru", "en"] = "ru") -> None:
        """Write the same as a page of its own."""
        from newsextract import show

        page = show.page(self.to_html(lang), show.first_line(self), lang)
        with naming(Path(path)):
            Path(path).write_text(page, encoding="utf-8")

    def to_records(self, table: Literal["quotes", "entities", "mentions"] = "quotes") -> list[dict[str, Any]]:
        """Rows of a table as dicts; `Articles` has more: Arrow, pandas, polars, JSON Lines, and many articles."""
        from newsextract.articles import Articles

        return Articles([self]).to_records(table)

    def __repr__(self) -> str:
        words = " ".join(self.text[:LOOKED_AT].split())
        words = words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + "…"
        found = counted(len(self.quotes), "quotation"), counted(len(self.entities), "entity", "entities")
        return f"<Article {words!r}: {', '.join(found)}>"

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        return self.to_html()

    def entity(self, entity_id: int) -> Entity:
        """Return the entity with this id; KeyError if there is none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)


def contradictions(article: Article) -> Iterator[str]:
    """What an article says that its text or its entities deny, each with the place where it says so."""
    for place, span in located_spans(article):
        if article.text[span.start : span.stop] != span.text or span.stop < span.start:
            yield f"{place}: {span.text!r} does not stand at {span.start}:{span.stop} of the text"
    ids: set[int] = set()
    for i, entity in enumerate(article.entities):
        if entity.id in ids:
            yield f"entities[{i}].id: {entity.id} is the id of another entity as well"
        ids.add(entity.id)
        for k, mention in enumerate(entity.mentions):
            if mention.entity_id != entity.id:
                yield f"entities[{i}].mentions[{k}].entity_id: {mention.entity_id} is not the entity's id, {entity.id}"
    for i, quote in enumerate(article.quotes):
        if quote.speaker and quote.speaker.entity_id is not None and quote.speaker.entity_id not in ids:
            yield f"quotes[{i}].speaker.entity_id: there is no entity {quote.speaker.entity_id}"
    for i, token in enumerate(article.tokens):
        if token.head is not None and not 0 <= token.head < len(article.tokens):
            yield f"tokens[{i}].head: there is no token {token.head}"


def located_spans(article: Article) -> Iterator[tuple[str, Span]]:
    """Every span of a result, with its place in it: ("quotes[0].cue", …)."""
    for name in ("body", "sentences", "tokens"):
        yield from ((f"{name}[{i}]", span) for i, span in enumerate(getattr(article, name)))
    for i, entity in enumerate(article.entities):
        yield from ((f"entities[{i}].mentions[{k}]", span) for k, span in enumerate(entity.mentions))
    for i, quote in enumerate(article.quotes):
        yield from ((f"quotes[{i}].spans[{k}]", span) for k, span in enumerate(quote.spans))
        if quote.cue:
            yield f"quotes[{i}].cue", quote.cue
        if quote.speaker and quote.speaker.mention:
            yield f"quotes[{i}].speaker.mention", quote.speaker.mention


class Failure(Model):
    """What `pipe(on_error="record")` yields in the place of a text that could not be read."""

    index: int = Field(description="position of the text in the input")
    error: str = Field(description="name of the exception")
    message: str
