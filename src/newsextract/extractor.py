"""The extractor: loads the models once and calls the stages, for one text or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from newsextract.abreast import Stages, alone
from newsextract.article import Article, Failure
from newsextract.collector import collector_paused
from newsextract.entities import Entities, group, spell_as_written
from newsextract.finders import Finder, add_found
from newsextract.grammar import sentence_words, token_grammar
from newsextract.mentions import find_mentions
from newsextract.models import Form, Models, load_models
from newsextract.names import Record, find_names, in_small_letters, override, read_watch_list
from newsextract.options import (
    Options,
    check_text,
    read_convention,
    read_finders,
    read_limit,
    read_path,
    read_switch,
    read_tokens,
    read_verbs,
)
from newsextract.quotes import find_quotes
from newsextract.result import article_fields, article_from
from newsextract.roles import find_roles
from newsextract.text import Text, lay_out, segment
from newsextract.tools import Tools, make_tools

if TYPE_CHECKING:
    from newsextract.articles import TableName

Context = TypeVar("Context")  # what goes with a text through `pipe`


class Extractor:
    """Reads news articles. Loads the bundled models when made; needs no network.

    Calling it with a text gives an `Article`; `pipe` takes many texts. It can be copied and pickled: the copy has the
    same options and loads the models again. A subclass may add attributes, and gives its own results in `pipe` too.

    morphology: give every token its lemma, part of speech and features. Off by default: it costs time, and
        entities and quotations do not need it for every token.
    syntax: give every token its head and relation. Off by default for the same reason.
    tokens: keep the tokens in the result. On by default; without them its JSON is many times shorter.
    furniture: leave page furniture (most-read lists, share counters, bylines) out of `Article.body`. On by default;
        turn it off for texts that are known to be clean and unusual in form, such as scores or price lists.
    headlines: read speech in headlines and subheads too («Белова: мост откроют»), unless the body quotes it again. Off
        by default: what a headline reports, its article tells in full.
    max_chars: refuse longer texts (code points) with TextValueError, for services that must answer in time. None: any.
    reporting_verbs: infinitives to add to the reporting verbs, such as ["запостить"], which then take words in marks
        and clauses with «что»; or a mapping to what each takes: {"запостить": ["quote"]}. The flags are those of
        `lexicon/reporting_verbs.txt`.
    gazetteer: names of your own, found in every case form and linked by your ids: a mapping of types to names
        ({"ORG": ["Газпром нефть"]}), or records ({"type": "PER", "name": "Юрий Мильнер", "id": "p17", "aliases":
        ["Мильнер"]}), all in the nominative. They stand in the place of what would be found there otherwise.
    finders: functions that find names of other types, such as dates: a function takes the text and returns `Found`s.
        They are listed with the entities, and say nothing about speakers. Worker processes import them by name.
    ner: the file of a tagger that `newsextract.training` made, to find names with in place of the bundled one. It
        decides where names begin and end, and what they are. Worker processes and clusters read the same path.
    convention: which of the conventions that this tagger was trained for; None takes the first.
    yo: spell names with ё where the dictionary does («Королёв» for «Королева»). Off by default: ё stands in a name
        only where the article itself writes it, so that a search for the printed name finds it.

    Raise OptionError for an option with a value it cannot have, ModelFilesError where the model files are missing.
    """

    options: Options

    def __init__(
        self,
        *,
        morphology: bool = False,
        syntax: bool = False,
        tokens: bool = True,
        furniture: bool = True,
        headlines: bool = False,
        max_chars: int | None = None,
        reporting_verbs: Iterable[str] | Mapping[str, Iterable[str]] = (),
        gazetteer: Iterable[Mapping[str, Any] | Record] | Mapping[str, Iterable[str | Mapping[str, Any]]] = (),
        finders: Iterable[Finder] = (),
        ner: str | PathLike[str] | None = None,
        convention: str | None = None,
        yo: bool = False,
    ) -> None:
        self.options = Options(
            morphology=read_switch("morphology", morphology),
            syntax=read_switch("syntax", syntax),
            tokens=read_tokens(tokens, grammar=morphology or syntax),
            furniture=read_switch("furniture", furniture),
            headlines=read_switch("headlines", headlines),
            max_chars=read_limit(max_chars),
            reporting_verbs=read_verbs(reporting_verbs),
            gazetteer=read_watch_list(gazetteer),
            finders=read_finders(finders),
            ner=read_path(ner),
            convention=read_convention(convention, ner),
            yo=read_switch("yo", yo),
        )
        self._tools = self._load_tools()

    def __getstate__(self) -> dict[str, Any]:
        """What a copy is made from: everything but what the options bring back."""
        return {name: value for name, value in vars(self).items() if name != "_tools"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._tools = self._load_tools()

    def load_models(self) -> Models:
        """Load the bundled models, with a trained tagger's names where there is one. A subclass may load others."""
        return load_models(self.options.ner, self.options.convention)

    def _load_tools(self) -> Tools:
        return make_tools(self.load_models(), self.options)

    @collector_paused
    def __call__(self, text: str) -> Article:
        """Extract from one text. TextTypeError if it is no `str`, TextValueError if it holds a lone surrogate."""
        return article_from(self.fields(text))

    @collector_paused
    def fields(self, string: str) -> dict[str, Any]:
        """The plain fields that an Article is made from, for processes that send it on. Errors as of a call."""
        return alone(self.stages(string))

    def stages(self, string: str) -> Stages[dict[str, Any]]:
        """The same, stage by stage: `pipe` goes through each stage with several texts."""
        models, verbs, watch_list = self._tools
        check_text(string, self.options.max_chars)
        layout = lay_out(string, furniture=self.options.furniture)
        yield
        text = segment(string, layout.paragraphs)
        yield
        tags = self.name_tags(text)
        yield
        forms = self._forms(text)
        yield
        names = find_names(text, tags, trained=self.options.ner is not None)
        records = watch_list.find(text) if watch_list else {}
        yield
        cases = [form.case for form in forms]
        known = group(text, override(names, records), cases, records)
        if not self.options.yo:
            spell_as_written(known, text)
        entities = Entities(known)
        yield
        roles = find_roles(text, entities, cases)
        yield
        quotes = yield from find_quotes(text, models, entities, roles.beside, verbs, forms, self.options.headlines)
        yield
        grammar = token_grammar(text, forms, models, self.options) if self.options.tokens else None
        spoken_of = find_mentions(text, entities, roles, quotes)
        yield
        fields = article_fields(layout, text, grammar, entities, spoken_of, quotes)
        if self.options.finders:
            add_found(fields, self.options.finders)
        return fields

    @overload
    def pipe(
        self,
        texts: Iterable[str],
        *,
        n_process: int = ...,
        batch_size: int = ...,
        as_tuples: Literal[False] = ...,
        progress: bool = ...,
        on_error: Literal["raise"] = ...,
    ) -> Iterator[Article]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[object],
        *,
        n_process: int = ...,
        batch_size: int = ...,
        as_tuples: Literal[False] = ...,
        progress: bool = ...,
        on_error: Literal["record"],
    ) -> Iterator[Article | Failure]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, Context]],
        *,
        n_process: int = ...,
        batch_size: int = ...,
        as_tuples: Literal[True],
        progress: bool = ...,
        on_error: Literal["raise"] = ...,
    ) -> Iterator[tuple[Article, Context]]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[object, Context]],
        *,
        n_process: int = ...,
        batch_size: int = ...,
        as_tuples: Literal[True],
        progress: bool = ...,
        on_error: Literal["record"],
    ) -> Iterator[tuple[Article | Failure, Context]]: ...

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        n_process: int = 1,
        batch_size: int = 64,
        as_tuples: bool = False,
        progress: bool = False,
        on_error: str = "raise",
    ) -> Iterator[Any]:
        """Extract from many texts, in order, reading no more than a few batches ahead.

        texts: any iterable of `str`; with `as_tuples`, of (text, context), and (Article, context) come back.
        n_process: worker processes; each loads the models once. -1 takes one for every core.
        batch_size: texts read together, or sent to a worker, at once; 1 where each has to be answered before the next.
        progress: show a bar with articles per second.
        on_error: "raise" stops at the first bad text; "record" yields a `Failure` in its place and goes on.
        """
        from newsextract.pipe import run_pipe  # processes and progress are loaded where they are wanted

        return run_pipe(self, texts, n_process, batch_size, as_tuples, progress, on_error)

    @overload
    def pipe_json(
        self,
        texts: Iterable[object],
        *,
        table: TableName | None = ...,
        n_process: int = ...,
        batch_size: int = ...,
        as_tuples: Literal[False] = ...,
        progress: bool = ...,
        on_error: Literal["raise", "record"] = ...,
    ) -> Iterator[str]: ...

    @overload
    def pipe_json(
        self,
        texts: Iterable[tuple[object, Context]],
        *,
        table: TableName | None = ...,
        n_process: int = ...,
        batch_size: int = ...,
        as_tuples: Literal[True],
        progress: bool = ...,
        on_error: Literal["raise", "record"] = ...,
    ) -> Iterator[tuple[str, Context]]: ...

    def pipe_json(
        self,
        texts: Iterable[Any],
        *,
        table: TableName | None = None,
        n_process: int = 1,
        batch_size: int = 64,
        as_tuples: bool = False,
        progress: bool = False,
        on_error: str = "raise",
    ) -> Iterator[Any]:
        """Extract as `pipe` does, and yield every result as a line of JSON: as workers write it, for files and queues.

        A line is `Article.model_dump_json()`, or `Failure.model_dump_json()` with on_error="record".
        table: write a list of the rows of this table instead, each as `newsextract.export.tables` has it.
        """
        from newsextract.export.jsonl import writer
        from newsextract.pipe import run_pipe

        return run_pipe(self, texts, n_process, batch_size, as_tuples, progress, on_error, writer(table))

    def name_tags(self, text: Text) -> list[str]:
        """BIO tags for all tokens; the model reads whole paragraphs, which measured better than sentences."""
        words = [in_small_letters(text.words[first:last]) for first, last in text.by_paragraph()]
        return list(chain.from_iterable(self._tools.models.names(words)))

    def _forms(self, text: Text) -> list[Form]:
        """Part of speech and features of every token."""
        return list(chain.from_iterable(self._tools.models.forms(sentence_words(text))))
