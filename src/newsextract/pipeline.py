"""Many texts: in this process or in workers, streamed, in order, never read far ahead."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import Any

from newsextract import errors
from newsextract.article import TRUSTED, Article, Failure
from newsextract.errors import NewsextractError, OptionError
from newsextract.extractor import Extractor

AHEAD = 2  # batches a worker that wait or are worked on
BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

Batch = list[tuple[int, Any]]
_worker: Extractor | None = None  # one a worker process


def run_pipe(
    nx: Extractor,
    texts: Iterable[Any],
    n_process: int,
    batch_size: int,
    as_tuples: bool,
    progress: bool,
    on_error: str,
) -> Iterator[Any]:
    """Check the options now, not at the first article; see `Extractor.pipe` for what they mean."""
    if n_process != -1 and n_process < 1:
        raise OptionError(f"n_process must be 1 or more, or -1 for every core, not {n_process}")
    if batch_size < 1:
        raise OptionError(f"batch_size must be 1 or more, not {batch_size}")
    if on_error not in ("raise", "record"):
        raise OptionError(f"on_error must be 'raise' or 'record', not {on_error!r}")
    if isinstance(texts, (str, bytes)):
        raise OptionError(f"texts must be an iterable of str, not one {type(texts).__name__}")
    processes = (os.cpu_count() or 1) if n_process == -1 else n_process
    results = stream(nx, texts, processes, batch_size, as_tuples, on_error)
    return with_progress(results) if progress else results


def stream(
    nx: Extractor, texts: Iterable[Any], processes: int, batch_size: int, as_tuples: bool, on_error: str
) -> Iterator[Any]:
    """Results in the order of the texts, each with its context if the texts come as tuples."""
    contexts: deque[Any] = deque()

    def numbered() -> Iterator[tuple[int, Any]]:
        for index, item in enumerate(texts):
            text = item
            if as_tuples:
                text, context = item
                contexts.append(context)
            yield index, text

    results = in_process(nx, numbered()) if processes == 1 else in_workers(nx, numbered(), processes, batch_size)
    for result in results:
        if isinstance(result, Failure) and on_error == "raise":
            raise as_exception(result)
        yield (result, contexts.popleft()) if as_tuples else result


def as_exception(failure: Failure) -> NewsextractError:
    """The error that a failure records, with the index of its text in the message."""
    kind = getattr(errors, failure.error, NewsextractError)
    error: NewsextractError = kind(f"text {failure.index}: {failure.message}")
    return error


def in_process(nx: Extractor, texts: Iterator[tuple[int, Any]]) -> Iterator[Article | Failure]:
    """One after another, here. (The models are no faster on several articles at once: measured.)"""
    for index, text in texts:
        yield try_one(nx, index, text)


def try_one(nx: Extractor, index: int, text: Any) -> Article | Failure:
    """Extract from one of many texts; what goes wrong becomes a Failure that says which text it was."""
    try:
        return nx(text)
    except NewsextractError as error:
        return Failure(index=index, error=type(error).__name__, message=str(error))


def in_workers(
    nx: Extractor, texts: Iterator[tuple[int, Any]], processes: int, batch_size: int
) -> Iterator[Article | Failure]:
    """Batches go to worker processes; as many as AHEAD a worker are under way, results come in order."""
    with one_blas_thread():
        pool = ProcessPoolExecutor(processes, get_context("spawn"), start_worker, (nx.settings,))
        waiting: deque[Future[list[str]]] = deque()
        try:
            for batch in batches(texts, batch_size):
                waiting.append(pool.submit(work, batch))
                if len(waiting) >= AHEAD * processes:
                    yield from decode(waiting.popleft())
            while waiting:
                yield from decode(waiting.popleft())
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


class one_blas_thread:  # noqa: N801  # reads as a statement
    """Workers inherit the environment: one BLAS thread each, or they slow each other down."""

    def __enter__(self) -> None:
        self._before = {name: os.environ.get(name) for name in BLAS_THREADS}
        os.environ.update(dict.fromkeys(BLAS_THREADS, "1"))

    def __exit__(self, *_: object) -> None:
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def start_worker(settings: Any) -> None:
    """Load the models, once a worker."""
    global _worker
    from dataclasses import asdict

    _worker = Extractor(**asdict(settings))


def work(batch: Batch) -> list[str]:
    """Extract from a batch, in a worker. Results travel as JSON, which is smaller and faster than pickled models."""
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return [encode(try_one(_worker, index, text)) for index, text in batch]


def encode(result: Article | Failure) -> str:
    """A result as JSON without what is as it is by default, its kind in the first letter."""
    return ("F" if isinstance(result, Failure) else "A") + result.model_dump_json(exclude_defaults=True)


def decode(future: Future[list[str]]) -> Iterator[Article | Failure]:
    """Results of a batch."""
    for line in future.result():
        kind: type[Article] | type[Failure] = Failure if line[0] == "F" else Article
        yield kind.model_validate_json(line[1:], context=TRUSTED)


def batches(items: Iterator[tuple[int, Any]], size: int) -> Iterator[Batch]:
    """Lists of `size` items, the last one shorter."""
    while batch := list(islice(items, size)):
        yield batch


def with_progress(results: Iterator[Any]) -> Iterator[Any]:
    """A bar with articles per second."""
    from tqdm import tqdm

    yield from tqdm(results, unit=" articles")
