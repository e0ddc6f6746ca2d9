"""The extractor: loads the models once and calls the stages, for one text or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from newsextract import morphology
from newsextract.article import Article, Entity, Evidence, Failure, Mention, Quote, Span, Speaker, Token
from newsextract.entities import (
    Gazetteer,
    Known,
    RoleSpan,
    find_names,
    find_roles,
    group,
    is_title,
    override,
    read_gazetteer,
)
from newsextract.errors import NewsextractError, OptionError, TextTypeError, TextValueError
from newsextract.layout import lay_out
from newsextract.quotes import Attributed, ReportingVerbs, find_quotes
from newsextract.quotes.verbs import FLAGS
from newsextract.segmentation import Segmentation, segment
from newsextract.settings import Settings
from newsextract.tagger import Form, Tagger, find_model_files


class Extractor:
    """Reads news articles. Loads the bundled models when made; needs no network.

    Options are those of `newsextract.settings.Settings`, by keyword. Calling the extractor with a text gives an
    `Article`; `pipe` takes many. Raises OptionError for an option that does not exist, ModelFilesError where the model
    files are missing.
    """

    def __init__(self, **options: Any) -> None:
        try:
            self.settings = Settings(**options)
        except TypeError:
            unknown = sorted(set(options) - set(Settings.__dataclass_fields__))
            known = ", ".join(Settings.__dataclass_fields__)
            raise OptionError(f"Extractor has no option {', '.join(unknown)}; it has {known}") from None
        verbs = read_verbs(self.settings.reporting_verbs)
        records = read_gazetteer(self.settings.gazetteer)
        self.settings = replace(
            self.settings,
            reporting_verbs={verb: tuple(flags) for verb, flags in verbs.items()},
            gazetteer=records,
        )
        self._gazetteer = Gazetteer(records) if records else None
        self._verbs = ReportingVerbs(verbs)
        self._tagger = Tagger(find_model_files())

    def __call__(self, text: str) -> Article:
        """Extract from one text. TextTypeError if it is no `str`, TextValueError if it holds a lone surrogate."""
        check_text(text)
        layout = lay_out(text, furniture=self.settings.furniture)
        segmentation = segment(text, layout.paragraphs)
        names = find_names(segmentation, self._name_tags(segmentation))
        records = self._gazetteer.find(segmentation) if self._gazetteer else {}
        forms = self._forms(segmentation)
        cases = [morphology.CASES.get(feats.get("Case", "")) for _, feats in forms]
        entities = group(segmentation, override(names, records), cases, records)
        roles = find_roles(segmentation, entities, cases)
        beside = [role for role in roles if role.strategy in ("before", "after")]
        quotes = find_quotes(segmentation, self._tagger, entities, beside, self._verbs, forms)
        return Article(
            text=text,
            body=tuple(span(text, start, stop) for start, stop in layout.body),
            sentences=tuple(span(text, s.start, s.stop) for s in segmentation.sentences),
            tokens=self._tokens(segmentation, forms),
            entities=make_entities(segmentation, entities, roles, quotes),
            quotes=tuple(make_quote(segmentation, quote) for quote in quotes),
        )

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        n_process: int = 1,
        batch_size: int = 64,
        as_tuples: bool = False,
        progress: bool = False,
        on_error: Literal["raise", "record"] = "raise",
    ) -> Iterator[Any]:
        """Extract from many texts, in order, reading no more than a few batches ahead.

        texts: any iterable of `str`; with `as_tuples`, of (text, context), and (Article, context) come back.
        n_process: worker processes; each loads the models once. -1 takes one for every core.
        batch_size: texts sent to a worker at once.
        progress: show a bar with articles per second.
        on_error: "raise" stops at the first bad text; "record" yields a `Failure` in its place and goes on.
        """
        from newsextract.pipeline import run_pipe  # processes and progress are loaded where they are wanted

        return run_pipe(self, texts, n_process, batch_size, as_tuples, progress, on_error)

    def try_one(self, index: int, text: Any) -> Article | Failure:
        """Extract from one of many texts; what goes wrong becomes a Failure that says which text it was."""
        try:
            return self(text)
        except NewsextractError as error:
            return Failure(index=index, error=type(error).__name__, message=str(error))

    def _name_tags(self, segmentation: Segmentation) -> list[str]:
        """BIO tags for all tokens; the model reads whole paragraphs, which measured better than sentences."""
        groups: dict[int, list[str]] = {}
        for sentence in segmentation.sentences:
            words = (token.word for token in segmentation.tokens[sentence.first : sentence.last])
            groups.setdefault(sentence.paragraph, []).extend(words)
        return [tag for tags in self._tagger.ner(list(groups.values())) for tag in tags]

    def _forms(self, segmentation: Segmentation) -> list[Form]:
        """Part of speech and features of every token."""
        return [form for forms in self._tagger.morphology(sentence_words(segmentation)) for form in forms]

    def _tokens(self, segmentation: Segmentation, forms: Sequence[Form]) -> tuple[Token, ...]:
        """Tokens of the result, with grammar where the options ask for it."""
        if not (self.settings.morphology or self.settings.syntax):
            return tuple(Token(start=t.start, stop=t.stop, text=t.text) for t in segmentation.tokens)
        arcs = self._arcs(segmentation) if self.settings.syntax else [{}] * len(segmentation.tokens)
        return tuple(
            Token(start=token.start, stop=token.stop, text=token.text, **self._form(token.word, form), **arc)
            for token, form, arc in zip(segmentation.tokens, forms, arcs, strict=True)
        )

    def _form(self, word: str, form: Form) -> dict[str, Any]:
        """Fields of a token's morphology."""
        if not self.settings.morphology:
            return {}
        pos, feats = form
        return {"lemma": morphology.lemma(word, pos, feats), "pos": pos, "feats": feats}

    def _arcs(self, segmentation: Segmentation) -> list[dict[str, Any]]:
        """Fields of every token's syntax; heads are indices into the article's tokens."""
        return [
            {"head": sentence.first + arc.head if arc.head >= 0 else None, "rel": arc.rel}
            for sentence, arcs in zip(
                segmentation.sentences, self._tagger.syntax(sentence_words(segmentation)), strict=True
            )
            for arc in arcs
        ]


def sentence_words(segmentation: Segmentation) -> list[list[str]]:
    """The words of every sentence."""
    return [[t.word for t in segmentation.tokens[s.first : s.last]] for s in segmentation.sentences]


def read_verbs(verbs: Iterable[str] | Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The option `reporting_verbs` as a table. OptionError for what is no list of words, or an unknown flag."""
    if isinstance(verbs, str) or not isinstance(verbs, Iterable):
        raise OptionError(f"reporting_verbs must be a list or a mapping of infinitives, not {verbs!r}")
    table = {verb: frozenset(flags) for verb, flags in verbs.items()} if isinstance(verbs, Mapping) else {}
    table = table or {verb: frozenset({"that"}) for verb in verbs}
    for verb, flags in table.items():
        if not isinstance(verb, str) or not verb.strip():
            raise OptionError(f"reporting_verbs: {verb!r} is no infinitive")
        if flags - FLAGS:
            raise OptionError(
                f"reporting_verbs: {verb!r} has unknown flags {sorted(flags - FLAGS)}; there are {sorted(FLAGS)}"
            )
    return {verb.lower(): flags for verb, flags in table.items()}


def check_text(text: object) -> None:
    """Raise TextTypeError for what is no string, TextValueError for one that no file or JSON could hold."""
    if not isinstance(text, str):
        raise TextTypeError(f"text must be str, not {type(text).__name__}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextValueError(
            f"text has a lone surrogate, U+{ord(text[error.start]):04X}, at position {error.start}; "
            "decode the text again, or replace it"
        ) from None


def span(text: str, start: int, stop: int) -> Span:
    """A Span of the text."""
    return Span(start=start, stop=stop, text=text[start:stop])


def token_span(segmentation: Segmentation, first: int, last: int) -> tuple[int, int]:
    """Code points of tokens `first` to `last` (one past)."""
    return segmentation.tokens[first].start, segmentation.tokens[last - 1].stop


def make_entities(
    segmentation: Segmentation, entities: Sequence[Known], roles: Sequence[RoleSpan], quotes: Sequence[Attributed]
) -> tuple[Entity, ...]:
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
    for quote in quotes:
        voice = quote.voice
        if voice and voice.entity is not None and voice.mention and voice.kind != "name":
            start, stop = token_span(segmentation, *voice.mention)
            if not any(a < stop and start < b for a, b, _ in mentions[voice.entity]):
                mentions[voice.entity].add((start, stop, voice.kind))
    held: dict[int, dict[str, None]] = {e.id: {} for e in entities}
    for role in titles:
        held[role.holder][role.name] = None
    return tuple(make_entity(segmentation.text, e, sorted(mentions[e.id]), tuple(held[e.id])) for e in entities)


def make_entity(text: str, entity: Known, mentions: Sequence[tuple[int, int, str]], roles: tuple[str, ...]) -> Entity:
    """One entity of the result."""
    person = entity.person
    return Entity(
        id=entity.id,
        type=entity.type,
        name=entity.name,
        mentions=tuple(
            Mention(start=a, stop=b, text=text[a:b], kind=kind, entity_id=entity.id)  # type: ignore[arg-type]
            for a, b, kind in mentions
        ),
        first=person.first if person else None,
        middle=person.middle if person else None,
        last=person.last if person else None,
        link=entity.link,
        roles=roles,
    )


NOBODY_NAMED = 0.8  # a statement that nobody is named for is less often one


def make_quote(segmentation: Segmentation, quote: Attributed) -> Quote:
    """One quotation of the result."""
    text, reported, voice = segmentation.text, quote.reported, quote.voice
    spans = tuple(span(text, start, stop) for start, stop in reported.spans)
    speaker = None
    if voice is not None:
        mention = span(text, *token_span(segmentation, *voice.mention)) if voice.mention else None
        speaker = Speaker(name=voice.name, type=voice.type, mention=mention, entity_id=voice.entity)
    cue = span(text, *token_span(segmentation, reported.cue.first, reported.cue.last)) if reported.cue else None
    return Quote(
        type=reported.type,
        spans=spans,
        text=" … ".join(s.text for s in spans),
        cue=cue,
        speaker=speaker,
        evidence=Evidence(
            rule=reported.rule,
            speaker=voice.strategy if voice else None,
            confidence=round(reported.confidence * (voice.confidence if voice else NOBODY_NAMED), 3),
        ),
    )


@cache
def default_extractor() -> Extractor:
    """The extractor behind `extract`, made at first use."""
    return Extractor()


def extract(text: str) -> Article:
    """Extract from one text with a shared default Extractor. Errors as in `Extractor.__call__`."""
    return default_extractor()(text)
