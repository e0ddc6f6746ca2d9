"""Ray and Spark give what `pipe` gives."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from newsextract import Articles, Extractor, OptionError, TextTypeError
from newsextract.engines.batches import Reader
from newsextract.engines.spark import schema

pa = pytest.importorskip("pyarrow")

FOLDER = Path(__file__).parent / "articles"
STORIES = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
TEXTS = [f"Заметка номер {n}.\n{STORIES[n % len(STORIES)]}" for n in range(1_000)]
IDS = [f"a{n:04}" for n in range(len(TEXTS))]


@pytest.fixture(scope="module")
def expected(nx: Extractor) -> list[dict[str, Any]]:
    return Articles(nx.pipe(TEXTS), ids=IDS).to_records()


def ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["article"], row["number"]))


def test_a_batch(nx: Extractor) -> None:
    batch = pa.table({"id": IDS[:5], "text": TEXTS[:5]})
    assert Reader()(batch) == Articles(nx.pipe(TEXTS[:5]), ids=IDS[:5]).to_arrow()
    assert Reader(id=None, table="mentions")(batch) == Articles(nx.pipe(TEXTS[:5]), ids=map(str, range(5))).to_arrow(
        "mentions"
    )


def test_a_row_without_text() -> None:
    text = "«Мост открыт», — сказал Пётр Лунин."
    rows = Reader()(pa.table({"id": ["a", "b", "c"], "text": [text, None, text]})).to_pylist()
    assert [row["article"] for row in rows] == ["a", "c"]


def test_bad_batches() -> None:
    with pytest.raises(OptionError, match="no column 'text'; it has body"):
        Reader()(pa.table({"body": ["Мост."]}))
    with pytest.raises(TextTypeError, match="text 0: text must be str, not bytes"):
        Reader()(pa.table({"id": [1], "text": [b"\xcc"]}))
    with pytest.raises(OptionError, match="table must be one of quotes, entities, mentions, not 'words'"):
        Reader(table="words")  # type: ignore[arg-type]


@pytest.mark.parametrize("table", ["quotes", "entities", "mentions"])
def test_spark_knows_every_column(table: Any) -> None:
    assert schema(table).startswith("`article` string, ")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Ray's and Spark's own
def test_ray(expected: list[dict[str, Any]]) -> None:
    ray = pytest.importorskip("ray")
    data = pytest.importorskip("ray.data")
    from newsextract.engines.ray import extract

    ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR")
    try:
        dataset = data.from_arrow(pa.table({"id": IDS, "text": TEXTS})).repartition(4)
        rows = extract(dataset, concurrency=2).take_all()
    finally:
        ray.shutdown()
    assert ordered(rows) == expected


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_spark(expected: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    from newsextract.engines.spark import extract

    monkeypatch.setitem(os.environ, "OPENBLAS_NUM_THREADS", "1")
    monkeypatch.setitem(os.environ, "PYSPARK_PYTHON", sys.executable)
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.createDataFrame(list(zip(IDS, TEXTS, strict=True)), "id string, text string").repartition(4)
        rows = [row.asDict() for row in extract(frame).collect()]
    finally:
        session.stop()
    assert ordered(rows) == expected
