"""Spark: `pip install '.[spark]'` in a clone, on the driver and on the executors.

frame = spark.read.parquet("articles.parquet")               # columns id, text
extract(frame).write.parquet("quotes")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from newsextract.articles import TableName
from newsextract.engines.batches import Reader
from newsextract.export import tables

if TYPE_CHECKING:
    import pyarrow

TYPES = {"string": "string", "int64": "bigint", "double": "double", "list<item: int64>": "array<bigint>",
         "list<item: string>": "array<string>"}  # fmt: skip


def extract(
    frame: Any, *, text: str = "text", id: str | None = "id", table: TableName = "quotes", **options: Any
) -> Any:
    """A frame of quotations, entities or mentions. text, id, table: as `Reader` takes them; options: of Extractor."""
    return frame.mapInArrow(reading(text, id, table, options), schema(table))


def reading(
    text: str, id: str | None, table: TableName, options: dict[str, Any]
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """The function that Spark runs on the batches of a partition."""

    def read(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        reader = Reader(text, id, table, options) if options else shared_reader(text, id, table)
        for batch in batches:
            yield from reader(batch).to_batches()

    return read


@cache
def shared_reader(text: str, id: str | None, table: TableName) -> Reader:
    """One reader without options in a worker process, however many partitions it reads."""
    return Reader(text, id, table)


def schema(table: TableName) -> str:
    """The columns of a table as Spark writes them."""
    return ", ".join(f"`{field.name}` {TYPES[str(field.type)]}" for field in tables.schema(table))
