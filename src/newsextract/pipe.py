"""Many texts: in this process or in workers, streamed, in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsextract import errors
from newsextract.article import Article, Failure
from newsextract.errors import NewsextractError, OptionError
from newsextract.extractor import Extractor
from newsextract.options import read_switch
from newsextract.workers import Read, Write, as_result, groups, in_workers, read_together, reading


def run_pipe(
    nx: Extractor,
    texts: Iterable[Any],
    n_process: int,
    batch_size: int,
    as_tuples: bool,
    progress: bool,
    on_error: str,
    write: Write | None = None,
) -> Iterator[Any]:
    """Check the options now, not at the first article; see `Extractor.pipe` for what they mean.

    write: what makes text of a result, where text is wanted; workers do it.
    """
    if n_process != -1 and not is_count(n_process):
        raise OptionError(f"n_process must be 1 or more, or -1 for every core, not {n_process!r}")
    if not is_count(batch_size):
        raise OptionError(f"batch_size must be 1 or more, not {batch_size!r}")
    read_switch("as_tuples", as_tuples)
    read_switch("progress", progress)
    if on_error not in ("raise", "record"):
        raise OptionError(f"on_error must be 'raise' or 'record', not {on_error!r}")
    check_texts(texts)
    processes = (os.cpu_count() or 1) if n_process == -1 else n_process
    results = stream(nx, texts, processes, batch_size, as_tuples, on_error, write)
    return with_progress(results) if progress else results


def check_texts(texts: Any) -> None:
    """OptionError for what is no iterable of texts. A loop over a table or a mapping would read the names in it."""
    if isinstance(texts, (str, bytes)) or not is_iterable(texts):
        raise OptionError(f"texts must be an iterable of str, not one {type(texts).__name__}")
    if isinstance(texts, Mapping) or hasattr(texts, "columns"):
        raise OptionError(f"texts must be an iterable of str, not a {type(texts).__name__}: give one column of it")


def is_count(value: object) -> bool:
    """Whether a value is a number from 1 on."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def is_iterable(value: Any) -> bool:
    """Whether a loop can go over it; what has only `__getitem__`, such as many data sets, counts too."""
    return isinstance(value, Iterable) or hasattr(value, "__getitem__")


def stream(
    nx: Extractor,
    texts: Iterable[Any],
    processes: int,
    batch_size: int,
    as_tuples: bool,
    on_error: str,
    write: Write | None,
) -> Iterator[Any]:
    """Results in the order of the texts, each with its context if the texts come as tuples."""
    contexts: deque[Any] = deque()

    def numbered() -> Iterator[tuple[int, Any]]:
        for index, item in enumerate(texts):
            text = item
            if as_tuples:
                text, context = text_and_context(index, item)
                contexts.append(context)
            yield index, text

    if processes == 1:
        results = in_process(reading(nx, write), numbered(), batch_size)
    else:
        results = in_workers(nx, numbered(), processes, batch_size, write)
    for result in results:
        if isinstance(result, Failure):
            if on_error == "raise":
                raise as_exception(result)
            result = result.model_dump_json() if write else result
        yield (result, contexts.popleft()) if as_tuples else result


def text_and_context(index: int, item: Any) -> tuple[Any, Any]:
    """A text and its context. OptionError for what is no pair; two letters, or two names, could be unpacked too."""
    try:
        text, context = [] if isinstance(item, (str, bytes, Mapping)) else item
    except (TypeError, ValueError):
        raise OptionError(f"text {index}: as_tuples takes pairs of a text and its context, not {item!r:.80}") from None
    return text, context


def as_exception(failure: Failure) -> NewsextractError:
    """The error that a failure records, with the index of its text in the message."""
    kind = getattr(errors, failure.error, None)
    if kind is None:  # a fault of ours
        return NewsextractError(f"text {failure.index}: {failure.error}: {failure.message}")
    error: NewsextractError = kind(f"text {failure.index}: {failure.message}")
    return error


def in_process(read: Read, texts: Iterator[tuple[int, Any]], batch_size: int) -> Iterator[Article | str | Failure]:
    """Here, a group at a time. Articles are made one by one: several at once keep the search for garbage busy."""
    for group in groups(texts, batch_size):
        yield from map(as_result, read_together(read, group))


def with_progress(results: Iterator[Any]) -> Iterator[Any]:
    """A bar with articles per second."""
    from tqdm import tqdm

    yield from tqdm(results, unit=" articles")
