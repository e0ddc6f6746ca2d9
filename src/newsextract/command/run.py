"""One run of the command: find the texts, read what is not read yet, write the outputs, say what failed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any, Literal, get_args

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from newsextract.articles import Articles, TableName
from newsextract.command import outputs
from newsextract.command.messages import MESSAGES, Language, locale_language
from newsextract.command.outputs import STANDARD, Format
from newsextract.command.stopping import INTERRUPTED, stop_noted
from newsextract.command.store import Store, name_of_work, open_store
from newsextract.errors import InputError, OptionError, check_choice
from newsextract.export.files import check_delimiter
from newsextract.reading import Columns, Source, count_items, find_sources, read_items
from newsextract.show import article_report, corpus_report, report

SHOWN = 20  # texts that could not be read which are listed
ANY_COLUMNS = Columns()
FULL_REPORTS = 3  # articles that are each reported in full


@dataclass(frozen=True, slots=True)
class Request:
    """What to read, how, and what to write. `outputs`: format -> file, or "-"; without any, a report is printed."""

    paths: Sequence[str | PathLike[str]]
    columns: Columns = ANY_COLUMNS
    outputs: Mapping[Format, str | PathLike[str]] = field(default_factory=dict)
    table: TableName = "quotes"
    lang: Language = field(default_factory=locale_language)
    processes: int = 1
    extractor: Mapping[str, Any] = field(default_factory=dict)
    overwrite: bool = False
    delimiter: str = ","  # of CSV

    def __post_init__(self) -> None:
        if isinstance(self.paths, (str, bytes)):
            raise OptionError(f"paths must be a list of files, not {self.paths!r}")
        for format_ in self.outputs:
            check_choice("outputs: the format", format_, outputs.WRITE)
        check_choice("table", self.table, get_args(TableName))
        check_choice("lang", self.lang, MESSAGES)
        check_delimiter(self.delimiter)

    def say(self, message: str, **values: Any) -> str:
        """A message in the language that is asked for."""
        return MESSAGES[self.lang][message].format(**values)

    @property
    def files(self) -> list[str]:
        """The files that are written."""
        return [str(target) for target in self.outputs.values() if target != STANDARD]


def read_files(request: Request) -> int:
    """Read the files and write the outputs. Return 0, or 1 where some texts could not be read, 2 where none could.

    InputError or OptionError where nothing can be begun.
    """
    if request.processes != -1 and request.processes < 1:
        raise OptionError(f"processes must be 1 or more, or -1 for every core, not {request.processes}")
    sources = list(find_sources(map(str, request.paths)))
    check_outputs(request, sources)
    total = count_items(sources, request.columns)
    with ExitStack() as stack:
        store = stack.enter_context(opened(request, sources))
        if not read_on(request, sources, store, total):
            kept = request.say("stopped_kept", done=store.done) if request.files else request.say("stopped")
            print(f"\r{kept}", file=sys.stderr)
            return INTERRUPTED
        if store.done == 0:
            raise InputError(request.say("nothing", names=", ".join(map(str, request.paths))))
        write_all(request, store, single=is_single(sources, store))
        status = tell_failures(request, store)
        store.remove()
    return status


def check_outputs(request: Request, sources: list[Source]) -> None:
    """OptionError where an output would be written over a file, or over another output."""
    inputs = {source.path.resolve() for source in sources if source.path}
    targets = [str(target) for target in request.outputs.values()]
    for number, target in enumerate(targets):
        path = Path(target)
        if path.resolve() in {Path(other).resolve() for other in targets[:number]}:
            raise OptionError(request.say("twice", name=target))
        if target == STANDARD:
            continue
        if path.is_dir():
            raise OptionError(request.say("folder", name=target))
        if path.resolve() in inputs:
            raise OptionError(request.say("own_input", name=target))
        if path.exists() and not request.overwrite:
            raise OptionError(request.say("exists", name=target))
        if not path.absolute().parent.is_dir():
            raise OptionError(request.say("no_folder", name=path.parent))


@contextmanager
def opened(request: Request, sources: list[Source]) -> Iterator[Store]:
    """The store: beside the first file that is written, else in a folder that is deleted at the end."""
    if not request.files:
        with tempfile.TemporaryDirectory(prefix="newsextract-") as folder:
            yield open_store(Path(folder), "", anew=False)
        return
    options = {**request.extractor, "columns": request.columns}
    folder_ = Path(f"{request.files[0]}.parts")
    try:
        store = open_store(folder_, name_of_work(sources, options), anew=request.overwrite)
    except OptionError:
        raise OptionError(request.say("other_work", name=folder_)) from None
    if store.done:
        print(request.say("resumed", done=store.done), file=sys.stderr)
    yield store


def read_on(request: Request, sources: list[Source], store: Store, total: int | None) -> bool:
    """Read what the store does not have yet; return False where Ctrl-C stopped it."""
    items = islice(read_items(sources, request.columns), store.done, None)
    pairs = ((None if item.error else item.text, item) for item in items)
    if total is not None and total <= store.done:
        return True
    from newsextract.extractor import Extractor

    nx = Extractor(**request.extractor)
    results = nx.pipe(pairs, as_tuples=True, on_error="record", n_process=request.processes)
    with stop_noted() as stop, progress_bar(request, total, store.done) as bar:
        for result, item in results:
            store.add(item, result)
            bar.advance(bar.task_ids[0])
            if stop.asked:
                break
        store.flush()
    return not stop.asked


def progress_bar(request: Request, total: int | None, done: int) -> Progress:
    """A bar with the count, the total and the time left where the total is known; none where nobody looks."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal or total == 1,
    )
    bar.add_task(request.say("reading"), total=total, completed=done)
    return bar


def is_single(sources: list[Source], store: Store) -> bool:
    """Whether there is one text, in a file of its own."""
    return len(sources) == 1 and [head.place for head in store.all_heads()] == [sources[0].name]


def write_all(request: Request, store: Store, *, single: bool) -> None:
    """Write every output, or print a report."""
    if next(store.rows(), None) is None:
        return
    if not request.outputs:
        print_report(request, store, single=single)
        return
    options = outputs.Options(request.table, request.lang, single, request.delimiter)
    for format_, target in request.outputs.items():
        outputs.write(format_, str(target), store, options)
    if request.files:
        rows = [len(article.quotes) for _, article, _ in store.rows()]
        print(request.say("done", articles=len(rows), quotes=sum(rows)), file=sys.stderr)
        print(request.say("written", names=", ".join(request.files)), file=sys.stderr)


def print_report(request: Request, store: Store, *, single: bool) -> None:
    """A few articles each in full; of more, who is quoted how often."""
    console = Console(highlight=False)
    shown = article_report if console.is_terminal else report
    few = list(islice(store.heads(), FULL_REPORTS + 1))
    if len(few) > FULL_REPORTS:
        rows = list(store.rows())
        articles = Articles((row[1] for row in rows), (row[0] for row in rows), (row[2] for row in rows))
        console.print(corpus_report(articles, request.lang))
        return
    for id_, article, _ in store.rows():
        if not single:
            console.rule(str(id_))
        console.print(shown(article, request.lang), soft_wrap=not console.is_terminal, markup=False)


def tell_failures(request: Request, store: Store) -> Literal[0, 1, 2]:
    """List the texts that could not be read, all of them in a file beside what is written; return the exit status."""
    failures = list(store.failures())
    if not failures:
        return 0
    for head in failures[:SHOWN]:
        print(f"{head.place}: {head.error}", file=sys.stderr)
    if len(failures) > SHOWN:
        print(request.say("more", count=len(failures) - SHOWN), file=sys.stderr)
    print(request.say("failed", count=len(failures), total=store.done), file=sys.stderr)
    if request.files and len(failures) > SHOWN:
        path = Path(f"{request.files[0]}.bad.jsonl")
        lines = [outputs.failure_line(head.place, head.id, head.error or "") for head in failures]
        path.write_text("".join(lines), encoding="utf-8")
        print(request.say("bad", name=path), file=sys.stderr)
    return 2 if len(failures) == store.done else 1
