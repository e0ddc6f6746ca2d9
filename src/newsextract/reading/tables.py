"""Rows of CSV, Excel, JSON Lines, JSON and Parquet: numbered dicts, or strings that say why a row cannot be read.

A row of CSV or Excel is numbered as a spreadsheet shows it: the line of column names is row 1.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsextract.extras import needed
from newsextract.reading.decoding import SAMPLE, decode, encoding_of
from newsextract.reading.files import Source

Rows = Iterator[tuple[int, Any]]
BATCH = 1000  # rows of Parquet in memory at a time
DELIMITERS = ",;\t|"
csv.field_size_limit(2**31 - 1)  # a text may be longer than the 128 KB that the module allows at first


def csv_rows(source: Source) -> Rows:
    """Rows of CSV, read as a stream; the delimiter is the one that the column names are parted by."""
    with source.open() as file:
        encoding = encoding_of(file.read(SAMPLE))
        file.seek(0)
        with io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape", newline="") as lines:
            header = next((line for line in lines if line.strip()), "")
            delimiter = max(DELIMITERS, key=header.count)
            names = next(csv.reader([header], delimiter=delimiter), [])
            for number, row in enumerate(rows_or_reasons(csv.reader(lines, delimiter=delimiter)), start=2):
                if isinstance(row, str) or row:
                    yield number, row if isinstance(row, str) else row_of_cells(names, row)


def rows_or_reasons(reader: Iterator[list[str]]) -> Iterator[list[str] | str]:
    """Rows of a reader; what it cannot read becomes the reason."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield str(error)


def row_of_cells(names: list[str], cells: list[str]) -> dict[str, Any] | str:
    """A row by its column names; a row that is too long or too short says so."""
    if len(cells) != len(names):
        return f"{len(cells)} cells under {len(names)} column names"
    return dict(zip(names, cells, strict=True))


def excel_rows(source: Source) -> Rows:
    """Rows of the first sheet of an Excel file."""
    with needed("openpyxl", "tables"):
        from openpyxl import load_workbook
    with source.open() as file:
        book = load_workbook(file, read_only=True, data_only=True)
        rows = enumerate(book.worksheets[0].iter_rows(values_only=True), start=1)
        _, head = next(rows, (0, ()))
        names = [str(name) if name is not None else f"column {i}" for i, name in enumerate(head, start=1)]
        for number, cells in rows:
            if any(cell is not None for cell in cells):
                yield number, dict(zip(names, cells, strict=False))


def json_lines(source: Source) -> Rows:
    """Lines of JSON Lines, read as a stream."""
    with source.open() as file:
        encoding = encoding_of(file.read(SAMPLE))
        file.seek(0)
        with io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, json_object(line)


def json_object(line: str) -> dict[str, Any] | str:
    """An object of JSON, or why there is none."""
    try:
        value = json.loads(line)
    except ValueError as error:
        return f"no JSON: {error}"
    return value if isinstance(value, dict) else f"an object of JSON is needed, not {type(value).__name__}"


def json_rows(source: Source) -> Rows:
    """A .json file: a list of objects, or one object; or JSON Lines by another name."""
    with source.open() as file:
        text = decode(file.read())
    try:
        value = json.loads(text)
    except ValueError:
        yield from json_lines(source)
        return
    objects: Iterable[Any] = value if isinstance(value, list) else [value]
    for number, one in enumerate(objects, start=1):
        yield number, one if isinstance(one, dict) else f"an object of JSON is needed, not {type(one).__name__}"


def parquet_rows(source: Source) -> Rows:
    """Rows of Parquet, a batch in memory at a time."""
    with needed("pyarrow", "tables"):
        from pyarrow import parquet
    with source.open() as file:
        rows = (row for batch in parquet.ParquetFile(file).iter_batches(BATCH) for row in batch.to_pylist())
        yield from enumerate(rows, start=1)


def parquet_count(source: Source) -> int:
    """How many rows a Parquet file has, which its end says."""
    with needed("pyarrow", "tables"):
        from pyarrow import parquet
    with source.open() as file:
        return int(parquet.ParquetFile(file).metadata.num_rows)
