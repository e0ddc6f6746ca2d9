"""Many texts: order, contexts, errors, workers."""

from __future__ import annotations

import copy
import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from newsextract import (
    Article,
    Articles,
    Extractor,
    Failure,
    NewsextractError,
    OptionError,
    TextTypeError,
    extractor,
)
from newsextract.articles import TableName
from newsextract.text import Layout, lay_out
from newsextract.workers import TOGETHER, groups

TEXTS = ["«Мы готовы», — сказал Иванов.", "", "Анна Белова открыла мост.", "Дождь."]


def test_in_this_process(nx: Extractor) -> None:
    assert list(nx.pipe(TEXTS)) == [nx(text) for text in TEXTS]


def test_in_workers_the_same_in_order(nx: Extractor) -> None:
    texts = TEXTS * 5
    assert list(nx.pipe(texts, n_process=2, batch_size=3)) == [nx(text) for text in texts]


def test_tuples_keep_their_context(nx: Extractor) -> None:
    pairs = [(text, number) for number, text in enumerate(TEXTS)]
    assert list(nx.pipe(pairs, as_tuples=True)) == [(nx(text), number) for text, number in pairs]


@pytest.mark.parametrize("n_process", [1, 2])
def test_json_straight_from_the_workers(nx: Extractor, n_process: int) -> None:
    lines = list(nx.pipe_json([*TEXTS, None], n_process=n_process, batch_size=2, on_error="record"))
    assert lines[:-1] == [nx(text).model_dump_json() for text in TEXTS]
    assert Failure.model_validate_json(lines[-1]).error == "TextTypeError"


@pytest.mark.parametrize("table", ["quotes", "entities", "mentions"])
def test_rows_of_a_table_as_json(nx: Extractor, table: TableName) -> None:
    pairs = [(text, number) for number, text in enumerate(TEXTS)]
    rows = [
        {"article": number, **row}
        for line, number in nx.pipe_json(pairs, table=table, as_tuples=True)
        for row in json.loads(line)
    ]
    assert rows == Articles(nx.pipe(TEXTS)).to_records(table)


def test_json_of_an_error_and_of_a_table_that_is_not_there(nx: Extractor) -> None:
    with pytest.raises(TextTypeError, match="text 1"):
        list(nx.pipe_json(["Мост.", None]))
    with pytest.raises(OptionError, match="table must be one of quotes, entities, mentions, not 'speakers'"):
        nx.pipe_json(TEXTS, table="speakers")  # type: ignore[call-overload]


def test_an_error_names_the_text(nx: Extractor) -> None:
    results = nx.pipe(["Мост.", None], on_error="raise")
    assert isinstance(next(results), Article)
    with pytest.raises(TextTypeError, match="text 1: text must be str, not NoneType"):
        next(results)


@pytest.mark.parametrize("n_process", [1, 2])
def test_errors_are_recorded_as_is_what_cannot_be_sent_to_a_worker(nx: Extractor, n_process: int) -> None:
    texts = ["Мост.", None, "Дождь.", lambda: "Мост.", "Снег."]
    results = list(nx.pipe(texts, on_error="record", n_process=n_process))
    assert [type(r) for r in results] == [Article, Failure, Article, Failure, Article]
    assert results[1] == Failure(index=1, error="TextTypeError", message="text must be str, not NoneType")
    assert results[3] == Failure(index=3, error="TextTypeError", message="text must be str, not function")


def test_nothing_is_read_far_ahead_and_a_consumer_that_stops_leaves_no_processes(nx: Extractor) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "Мост."

    results = nx.pipe(endless(), n_process=2, batch_size=4)
    next(results)
    assert read <= 4 * 2 * 2
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_texts_before_an_error_of_their_source_are_read(nx: Extractor) -> None:
    def broken() -> Iterator[str]:
        yield "Мост."
        raise OSError("the disk is gone")

    results = nx.pipe(broken())
    assert isinstance(next(results), Article)
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_long_texts_are_not_read_together() -> None:
    texts = enumerate(["Мост.", "М" * TOGETHER, "Дождь.", "Снег.", "Град."])
    assert [[index for index, _ in group] for group in groups(texts, 2)] == [[0, 1], [2, 3], [4]]


def test_progress_is_shown(nx: Extractor, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(nx.pipe(TEXTS, progress=True))) == len(TEXTS)
    assert "articles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_process": 0}, "n_process must be"),
        ({"n_process": "2"}, "n_process must be .*, not '2'"),
        ({"n_process": True}, "n_process must be"),
        ({"batch_size": 0}, "batch_size must be"),
        ({"batch_size": 1.5}, "batch_size must be"),
        ({"as_tuples": "no"}, "as_tuples must be True or False"),
        ({"progress": None}, "progress must be True or False"),
        ({"on_error": "ignore"}, "on_error must be"),
    ],
)
def test_bad_options(nx: Extractor, options: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        nx.pipe(TEXTS, **options)  # type: ignore[arg-type]


def test_one_string_is_not_many_texts(nx: Extractor) -> None:
    with pytest.raises(OptionError, match="not one str"):
        nx.pipe("Мост.")


def test_no_texts_at_all(nx: Extractor) -> None:
    with pytest.raises(OptionError, match="not one NoneType"):
        nx.pipe(None)


@pytest.mark.parametrize("kind", ["DataFrame", "dict"])
def test_a_table_is_no_list_of_texts(nx: Extractor, kind: str) -> None:
    """A loop over it gives the names of its columns."""
    columns = {"text": ["Мост."]}
    texts = pytest.importorskip("pandas").DataFrame(columns) if kind == "DataFrame" else columns
    with pytest.raises(OptionError, match=f"not a {kind}: give one column of it"):
        nx.pipe(texts)


@pytest.mark.parametrize("item", ["да", "Мост.", 5, ("Мост.",), {"text": "Мост.", "id": 1}])
def test_what_is_no_pair_is_named(nx: Extractor, item: Any) -> None:
    with pytest.raises(OptionError, match="text 1: as_tuples takes pairs"):
        list(nx.pipe([("Мост.", 1), item], as_tuples=True))


class Loud(Extractor):
    """A subclass with an attribute of its own and articles of its own."""

    sign = "!"

    def __call__(self, text: str) -> Article:
        return super().__call__(text + self.sign)


def test_a_subclass_stays_itself_in_workers() -> None:
    loud = Loud(furniture=False)
    loud.sign = "?"
    expected = [f"{text}?" for text in TEXTS]
    assert [article.text for article in loud.pipe(TEXTS)] == expected
    assert [article.text for article in loud.pipe(TEXTS, n_process=2)] == expected


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda nx: pickle.loads(pickle.dumps(nx))])
def test_an_extractor_pickles_and_copies(copied: Callable[[Extractor], Extractor]) -> None:
    loud = Loud(morphology=True, reporting_verbs=["запостить"], gazetteer={"ORG": ["Дом"]}, max_chars=100)
    loud.sign = "?"
    other = copied(loud)
    assert isinstance(other, Loud)
    assert (other.options, other.sign) == (loud.options, "?")
    assert len(pickle.dumps(loud)) < 1_000
    text = "«Скоро буду в Доме», — запостил Иванов."
    assert other(text) == loud(text)


def test_several_threads_share_an_extractor(nx: Extractor) -> None:
    folder = Path(__file__).parent / "articles"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(nx, texts * 3)) == [nx(text) for text in texts] * 3


def test_a_fault_of_ours_is_recorded_as_well(nx: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(string: str, furniture: bool) -> Layout:
        if string == "Дождь.":
            raise ZeroDivisionError("by zero")
        return lay_out(string, furniture)

    article = nx("Мост.")
    monkeypatch.setattr(extractor, "lay_out", broken)
    good, bad, also_good = nx.pipe(["Мост.", "Дождь.", "Мост."], on_error="record")
    assert (good, also_good) == (article, article)
    assert bad == Failure(index=1, error="ZeroDivisionError", message="by zero")
    with pytest.raises(NewsextractError, match="text 1: ZeroDivisionError: by zero"):
        list(nx.pipe(["Мост.", "Дождь."]))


class Deadly(str):
    """A text that ends the process that receives it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


def test_a_killed_worker_loses_nothing(nx: Extractor) -> None:
    texts = [f"Мост {number}." for number in range(60)]
    results = nx.pipe(texts, n_process=2, batch_size=5)
    found = [next(results)]
    workers = multiprocessing.active_children()
    assert len(workers) == 2
    workers[0].kill()
    assert [*found, *results] == [nx(text) for text in texts]


@pytest.mark.slow
def test_workers_killed_in_the_middle_of_many_articles_lose_nothing(nx: Extractor) -> None:
    texts = [f"«Мост {number} открыт», — сказал Пётр Иванов." for number in range(20_000)]
    found = []
    for number, article in enumerate(nx.pipe(iter(texts), n_process=2)):
        found.append((article.text, article.quotes[0].text))
        if number in (5_000, 10_000, 10_001):
            multiprocessing.active_children()[number % 2].kill()
    assert found == [(text, f"Мост {number} открыт") for number, text in enumerate(texts)]


@pytest.mark.parametrize("processes", [1, 2])
def test_one_bad_text_in_a_hundred(nx: Extractor, processes: int) -> None:
    texts: list[Any] = [None if number % 100 == 50 else f"Мост {number}." for number in range(300)]
    with pytest.raises(TextTypeError, match="text 50: text must be str, not NoneType"):
        list(nx.pipe(texts, n_process=processes, batch_size=7))
    results = list(nx.pipe(texts, n_process=processes, batch_size=7, on_error="record"))
    failed = [(n, r.index, r.error) for n, r in enumerate(results) if isinstance(r, Failure)]
    assert failed == [(n, n, "TextTypeError") for n in (50, 150, 250)]
    assert [r.text for r in results if not isinstance(r, Failure)] == [text for text in texts if text]


def test_a_text_that_kills_is_reported_and_the_rest_goes_on(nx: Extractor) -> None:
    texts = [*TEXTS, Deadly("Мост."), *TEXTS]
    results = list(nx.pipe(texts, n_process=2, batch_size=3, on_error="record"))
    assert isinstance(results[4], Failure)
    assert (results[4].index, results[4].error) == (4, "WorkerError")
    assert results[:4] == results[5:] == [nx(text) for text in TEXTS]


INTERRUPTED = """
import sys
from newsextract import Extractor

if __name__ == "__main__":
    for article in Extractor().pipe(("Мост открыт." for _ in iter(int, 1)), n_process=2, batch_size=8):
        print("going", flush=True)
"""


def test_ctrl_c_ends_it_and_its_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "going\n"
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers as well
            _, error = process.communicate(timeout=60)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)  # a test that fails must not wait for ever
            raise
    assert error.count("\nKeyboardInterrupt") == 1  # it may come while another exception is handled: two tracebacks
    for _ in range(50):
        if not running(process.pid):
            return
        time.sleep(0.1)
    raise AssertionError(running(process.pid))


def running(group: int) -> list[int]:
    """The processes of a group, those left out that have ended and that nobody has asked about."""
    found = [p.info for p in psutil.process_iter(["pid", "status"])]
    return [p["pid"] for p in found if p["status"] != psutil.STATUS_ZOMBIE and group_of(p["pid"]) == group]


def group_of(process: int) -> int | None:
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return None
