"""Many texts: order, contexts, errors, workers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsextract import Article, Extractor, Failure, OptionError, TextTypeError

TEXTS = ["«Мы готовы», — сказал Иванов.", "", "Анна Белова открыла мост.", "Дождь."]


def test_in_this_process(nx: Extractor) -> None:
    assert list(nx.pipe(TEXTS)) == [nx(text) for text in TEXTS]


def test_in_workers_the_same_in_order(nx: Extractor) -> None:
    texts = TEXTS * 5
    assert list(nx.pipe(texts, n_process=2, batch_size=3)) == [nx(text) for text in texts]


def test_tuples_keep_their_context(nx: Extractor) -> None:
    pairs = [(text, number) for number, text in enumerate(TEXTS)]
    assert list(nx.pipe(pairs, as_tuples=True)) == [(nx(text), number) for text, number in pairs]


def test_an_error_names_the_text(nx: Extractor) -> None:
    results = nx.pipe(["Мост.", None], on_error="raise")
    assert isinstance(next(results), Article)
    with pytest.raises(TextTypeError, match="text 1: text must be str, not NoneType"):
        next(results)


@pytest.mark.parametrize("n_process", [1, 2])
def test_errors_can_be_recorded(nx: Extractor, n_process: int) -> None:
    results = list(nx.pipe(["Мост.", None, "Дождь."], on_error="record", n_process=n_process))
    assert [type(r) for r in results] == [Article, Failure, Article]
    assert results[1] == Failure(index=1, error="TextTypeError", message="text must be str, not NoneType")


def test_nothing_is_read_far_ahead(nx: Extractor) -> None:
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


def test_progress_is_shown(nx: Extractor, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(nx.pipe(TEXTS, progress=True))) == len(TEXTS)
    assert "articles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_process": 0}, "n_process must be"),
        ({"batch_size": 0}, "batch_size must be"),
        ({"on_error": "ignore"}, "on_error must be"),
    ],
)
def test_bad_options(nx: Extractor, options: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        nx.pipe(TEXTS, **options)  # type: ignore[arg-type]


def test_one_string_is_not_many_texts(nx: Extractor) -> None:
    with pytest.raises(OptionError, match="not one str"):
        nx.pipe("Мост.")


def test_several_threads_share_an_extractor(nx: Extractor) -> None:
    folder = Path(__file__).parent / "articles"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(nx, texts * 3)) == [nx(text) for text in texts] * 3
