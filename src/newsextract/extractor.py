"""The extractor: loads the models once and calls the stages, for one text or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import Any, Literal

from newsextract import language
from newsextract.article import Article
from newsextract.collector import collector_paused
from newsextract.entities import Entities, group
from newsextract.errors import OptionError, TextTypeError, TextValueError
from newsextract.models import Form, Tagger, find_model_files, load_weights, use_tagger
from newsextract.names import WatchList, find_names, override, read_watch_list
from newsextract.options import Options
from newsextract.quotes import FLAGS, ReportingVerbs, find_quotes
from newsextract.result import article_fields, article_from
from newsextract.roles import find_roles
from newsextract.text import Text, lay_out, segment


class Extractor:
    """Reads news articles. Loads the bundled models when made; needs no network.

    Options are those of `newsextract.options.Settings`, by keyword. Calling the extractor with a text gives an
    `Article`; `pipe` takes many. Raises OptionError for an option that does not exist, ModelFilesError where the model
    files are missing.
    """

    def __init__(self, **options: Any) -> None:
        try:
            self.settings = Options(**options)
        except TypeError:
            unknown = sorted(set(options) - set(Options.__dataclass_fields__))
            known = ", ".join(Options.__dataclass_fields__)
            raise OptionError(f"Extractor has no option {', '.join(unknown)}; it has {known}") from None
        limit = self.settings.max_chars
        if limit is not None and (not isinstance(limit, int) or limit < 1):
            raise OptionError(f"max_chars must be None or 1 or more, not {limit!r}")
        verbs = read_verbs(self.settings.reporting_verbs)
        records = read_watch_list(self.settings.gazetteer)
        self.settings = replace(
            self.settings,
            reporting_verbs={verb: tuple(flags) for verb, flags in verbs.items()},
            gazetteer=records,
            ner=read_path(self.settings.ner, self.settings.convention),
        )
        self._gazetteer = WatchList(records) if records else None
        self._verbs = ReportingVerbs(verbs)
        weights = load_weights(find_model_files())
        path = self.settings.ner
        self._tagger = Tagger(use_tagger(weights, Path(path), self.settings.convention) if path else weights)

    @collector_paused()
    def __call__(self, text: str) -> Article:
        """Extract from one text. TextTypeError if it is no `str`, TextValueError if it holds a lone surrogate."""
        return article_from(self.fields(text))

    @collector_paused()
    def fields(self, string: str) -> dict[str, Any]:
        """The plain fields that an Article is made from, for processes that send it on. Errors as of a call."""
        check_text(string, self.settings.max_chars)
        layout = lay_out(string, furniture=self.settings.furniture)
        text = segment(string, layout.paragraphs)
        tags, forms = self.name_tags(text), self._forms(text)
        names = find_names(text, tags, trained=self.settings.ner is not None)
        records = self._gazetteer.find(text) if self._gazetteer else {}
        cases = [form.case for form in forms]
        entities = Entities(group(text, override(names, records), cases, records))
        roles = find_roles(text, entities, cases)
        quotes = find_quotes(text, self._tagger, entities, roles.beside, self._verbs, forms)
        return article_fields(layout, text, self._grammar(text, forms), entities, roles, quotes)

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
        from newsextract.workers import run_pipe  # processes and progress are loaded where they are wanted

        return run_pipe(self, texts, n_process, batch_size, as_tuples, progress, on_error)

    def name_tags(self, text: Text) -> list[str]:
        """BIO tags for all tokens; the model reads whole paragraphs, which measured better than sentences."""
        words = [text.words[first:last] for first, last in text.by_paragraph()]
        return list(chain.from_iterable(self._tagger.ner(words)))

    def _forms(self, text: Text) -> list[Form]:
        """Part of speech and features of every token."""
        return list(chain.from_iterable(self._tagger.morphology(sentence_words(text))))

    def _grammar(self, text: Text, forms: Sequence[Form]) -> dict[str, list[Any]]:
        """The fields of tokens that the options ask for, each with its value for every token."""
        grammar: dict[str, list[Any]] = {}
        if self.settings.morphology:
            words = zip(text.words, forms, strict=True)
            grammar["lemma"] = [language.lemma(word, form.pos, form.feats) for word, form in words]
            grammar["pos"], grammar["feats"] = [form.pos for form in forms], [form.feats for form in forms]
        if self.settings.syntax:
            grammar["head"], grammar["rel"] = self._arcs(text)
        return grammar

    def _arcs(self, text: Text) -> tuple[list[int | None], list[str]]:
        """Head and relation of every token; heads are indices into the article's tokens."""
        heads: list[int | None] = []
        rels: list[str] = []
        for first, arcs in zip(
            (s.first for s in text.sentences), self._tagger.syntax(sentence_words(text)), strict=True
        ):
            heads += [first + head if head >= 0 else None for head, _ in arcs]
            rels += [rel for _, rel in arcs]
        return heads, rels


def sentence_words(text: Text) -> list[Sequence[str]]:
    """The words of every sentence."""
    return [text.words[s.first : s.last] for s in text.sentences]


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


def read_path(ner: object, convention: object) -> Path | None:
    """The option `ner` as a path that other processes find too."""
    if ner is None:
        if convention is not None:
            raise OptionError(f"convention={convention!r} is one of a trained tagger: give the option ner too")
        return None
    if not isinstance(ner, (str, PathLike)):
        raise OptionError(f"ner must be the path of a trained tagger, not {ner!r}")
    return Path(ner).absolute()


def check_text(text: object, max_chars: int | None = None) -> None:
    """Raise TextTypeError for what is no string, TextValueError for one too long or that no JSON could hold."""
    if not isinstance(text, str):
        raise TextTypeError(f"text must be str, not {type(text).__name__}")
    if max_chars is not None and len(text) > max_chars:
        raise TextValueError(f"text has {len(text)} code points, more than max_chars={max_chars}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextValueError(
            f"text has a lone surrogate, U+{ord(text[error.start]):04X}, at position {error.start}; "
            "decode the text again, or replace it"
        ) from None


@cache
def default_extractor() -> Extractor:
    """The extractor behind `extract`, made at first use."""
    return Extractor()


def extract(text: str) -> Article:
    """Extract from one text with a shared default Extractor. Errors as in `Extractor.__call__`."""
    return default_extractor()(text)
