"""Worker processes that read texts in batches: results come in order, and no text is read far ahead."""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any

from newsextract.abreast import Stages, abreast
from newsextract.article import Article, Failure
from newsextract.collector import collector_paused
from newsextract.errors import NewsextractError
from newsextract.extractor import Extractor
from newsextract.options import check_text
from newsextract.result import Fields, article_from

AHEAD = 2  # batches a worker that wait or are worked on
BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

Batch = list[tuple[int, Any]]
Write = Callable[[Article], str]  # a result as text; it is pickled
Found = Fields | Article | str | Failure  # what a worker sends
Read = Callable[[str], Stages[Any]]
_read: Read | None = None  # in a worker process: what it reads texts with
TOGETHER = 30_000  # code points of texts that are read together: more is no faster, and takes more memory


def reading(nx: Extractor, write: Write | None) -> Read:
    """What a text is read with: for the plain fields of an article, or what is written of it."""
    if type(nx).__call__ is not Extractor.__call__ or type(nx).fields is not Extractor.fields:
        return lambda text: at_once(nx, write, text)  # a subclass may make its own articles
    return (lambda text: to_the_end(nx, write, text)) if write else nx.stages


def at_once(nx: Extractor, write: Write | None, text: str) -> Stages[Article | str]:
    """Read a text in one stage."""
    yield
    article = nx(text)
    return write(article) if write else article


def to_the_end(nx: Extractor, write: Write, text: str) -> Stages[str]:
    """Read a text stage by stage, and write the article."""
    return write(article_from((yield from nx.stages(text))))


@collector_paused
def read_together(read: Read, group: Batch) -> list[Found]:
    """The results of a group of texts, in order.

    What goes wrong becomes a Failure that says which text it was, also by a fault of ours: one text in ten million must
    not stop the rest.
    """
    results = abreast([read(text) for _, text in group])
    return [as_failure(i, r) if isinstance(r, Exception) else r for (i, _), r in zip(group, results, strict=True)]


def as_failure(index: int, error: Exception) -> Failure:
    """What went wrong with a text."""
    return Failure(index=index, error=type(error).__name__, message=str(error))


def groups(texts: Iterable[tuple[int, Any]], most: int) -> Iterator[Batch]:
    """Texts that are read together: at most so many, and fewer long ones. Before an error, those that came before."""
    group: Batch = []
    size = 0
    try:
        for index, text in texts:
            group.append((index, text))
            size += len(text) if isinstance(text, str) else 0
            if len(group) == most or size >= TOGETHER:
                yield group
                group, size = [], 0
    except Exception:
        yield group
        raise
    yield group


def in_workers(
    nx: Extractor, texts: Iterator[tuple[int, Any]], processes: int, batch_size: int, write: Write | None
) -> Iterator[Article | str | Failure]:
    """Batches go to worker processes; as many as AHEAD a worker are under way, results come in order."""
    with one_blas_thread():
        workers = Workers(nx, write, processes)
        waiting: deque[Sent] = deque()
        try:
            for batch in batches(map(sendable, texts), batch_size):
                waiting.append(workers.send(batch))
                if len(waiting) >= AHEAD * processes:
                    yield from map(as_result, collect(workers, waiting))
            while waiting:
                yield from map(as_result, collect(workers, waiting))
        finally:
            workers.stop()


def sendable(item: tuple[int, Any]) -> tuple[int, Any]:
    """A text with its index. What is no text fails here: not everything can be sent to another process."""
    index, text = item
    if not isinstance(text, str):
        try:
            check_text(text)
        except NewsextractError as error:
            return index, as_failure(index, error)
    return item


@dataclass(frozen=True, slots=True)
class Sent:
    """A batch under way; `generation` counts the pools that were there before its own."""

    batch: Batch
    future: Future[list[Found]]
    generation: int


class Workers:
    """Worker processes. When one is killed, all that was under way is lost, and new ones are started."""

    def __init__(self, nx: Extractor, write: Write | None, processes: int) -> None:
        self._packed, self._processes = pickle.dumps((nx, write)), processes
        self._generation = -1
        self._start()

    def send(self, batch: Batch) -> Sent:
        """Give a batch to the workers."""
        try:
            return Sent(batch, self._pool.submit(work, batch), self._generation)
        except BrokenProcessPool:  # noticed before the results of those under way were asked for
            self.restart(self._generation)
            return Sent(batch, self._pool.submit(work, batch), self._generation)

    def restart(self, generation: int) -> None:
        """Start new workers, if those of a generation have not been followed by others yet."""
        if generation == self._generation:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._start()

    def alone(self, batch: Batch) -> list[Found]:
        """Results of a batch with nothing else under way. A text whose worker is killed here as well is given up."""
        sent = self.send(batch)
        try:
            return sent.future.result()
        except BrokenProcessPool:
            self.restart(sent.generation)
        if len(batch) > 1:
            return [result for item in batch for result in self.alone([item])]
        message = "a worker process ended while it read the text, and another one that tried again"
        return [Failure(index=batch[0][0], error="WorkerError", message=message)]

    def stop(self) -> None:
        """End the workers when they have finished what they are at."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> None:
        self._pool = ProcessPoolExecutor(self._processes, get_context("spawn"), start_worker, (self._packed,))
        # All processes now, not as batches come: one that starts while the pool breaks is never ended, and waited for
        # for ever (Python 3.11).
        with interrupts_held():
            for _ in range(self._processes):
                self._pool.submit(os.getpid)
        self._generation += 1


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Ctrl-C waits while workers start. They inherit this, so that it reaches none that does not ignore it yet."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def collect(workers: Workers, waiting: deque[Sent]) -> list[Found]:
    """Results of the batch that has waited longest; where its worker was killed, it is tried again by itself."""
    sent = waiting.popleft()
    try:
        return sent.future.result()
    except BrokenProcessPool:
        workers.restart(sent.generation)
        results = workers.alone(sent.batch)
        for number, other in enumerate(waiting):
            if other.future.done() and other.future.exception() is not None:
                waiting[number] = workers.send(other.batch)
        return results


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


def start_worker(packed: bytes) -> None:
    """Unpack the extractor, which loads the models. Ctrl-C is for the parent, which ends the workers."""
    global _read
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nx, write = pickle.loads(packed)  # noqa: S301  # packed by the process that started this one
    _read = reading(nx, write)
    gc.disable()  # `work` looks for garbage when a batch is read and nothing of it is needed any more
    gc.freeze()  # the models stay: no search for garbage need look at them


def work(batch: Batch) -> list[Found]:
    """Extract from a batch, in a worker. Text travels, or plain fields: smaller than models, and faster to read."""
    if _read is None:
        raise RuntimeError("the worker was not started")
    results = dict(batch)
    for group in groups([item for item in batch if not isinstance(item[1], Failure)], len(batch)):
        results.update(zip([index for index, _ in group], read_together(_read, group), strict=True))
    gc.collect(1)  # what is older are the models and what is remembered of words
    return list(results.values())


@collector_paused
def as_result(found: Found) -> Article | str | Failure:
    """What was read together or sent by a worker, as a result."""
    return article_from(found) if isinstance(found, dict) else found


def batches(items: Iterator[tuple[int, Any]], size: int) -> Iterator[Batch]:
    """Lists of `size` items, the last one shorter."""
    while batch := list(islice(items, size)):
        yield batch
