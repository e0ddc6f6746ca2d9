"""Tables as files: CSV, Excel, Parquet, SQLite. Rows are written as they come, so that any number fits into memory.

CSV, Excel and SQLite have no lists: these are written as JSON, `[0, 12]`.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from newsextract.errors import OptionError, check_choice, naming
from newsextract.export.tables import COLUMNS, NUMBERS, TABLES, Row, Rows, arrow_of, own_columns, records, schema
from newsextract.extras import needed

MAX_CELL = 32_767  # characters of a cell of Excel
MAX_ROWS = 1_048_576  # rows of a sheet
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
BATCH = 20_000  # rows that are written at once


class Results(Protocol):
    """Results that can be read from the beginning as often as they are wanted."""

    def heads(self) -> Iterable[tuple[Any, Mapping[str, Any]]]:
        """Yield the id and the caller's columns of every article."""

    def rows(self) -> Rows:
        """Yield the same with the article between them."""


class InMemory:
    """Results that lie in memory."""

    def __init__(self, articles: Rows) -> None:
        self._rows = list(articles)

    def heads(self) -> Iterable[tuple[Any, Mapping[str, Any]]]:
        """Yield ids and columns."""
        return ((id_, meta) for id_, _, meta in self._rows)

    def rows(self) -> Rows:
        """Yield ids, articles and columns."""
        return self._rows


def column_names(results: Results, table: str) -> list[str]:
    """The columns of a table: its own, then the caller's."""
    return [*COLUMNS[table], *own_columns((meta for _, meta in results.heads()), table)]


def flat(row: Row) -> Row:
    """A row with lists and dicts as JSON."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict, tuple)) else value
        for name, value in row.items()
    }


def write_csv(path: Path, articles: Rows, table: str, delimiter: str = ",") -> None:
    """A table as CSV. OptionError, before anything is written, for a table or a delimiter that there is not."""
    results = InMemory(articles)
    check_choice("table", table, TABLES)
    check_delimiter(delimiter)
    with naming(path), path.open("w", encoding="utf-8-sig", newline="") as file:
        stream_csv(file, results, table, delimiter)


def check_delimiter(delimiter: object) -> None:
    """Raise OptionError for what cannot part the columns of CSV."""
    if not isinstance(delimiter, str) or len(delimiter) != 1 or delimiter in '"\r\n':
        raise OptionError(f"delimiter must be one character, not {delimiter!r}")


def stream_csv(file: Any, results: Results, table: str, delimiter: str = ",") -> None:
    """A table as CSV into an open file."""
    writer = csv.DictWriter(file, column_names(results, table), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(flat, records(results.rows(), table)))


def write_parquet(path: Path, articles: Rows, table: str) -> None:
    """A table as Parquet."""
    with naming(path):
        stream_parquet(path, InMemory(articles), table)


def stream_parquet(path: Path, results: Results, table: str) -> None:
    """A table as Parquet, a batch of rows in memory at a time."""
    with needed("pyarrow", "tables"):
        from pyarrow import parquet
    columns = schema(table, (id_ for id_, _ in results.heads()), (meta for _, meta in results.heads()))
    with parquet.ParquetWriter(path, columns) as writer:
        for rows in batches(records(results.rows(), table)):
            writer.write_table(arrow_of(rows, columns))


def batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Lists of rows."""
    while batch := list(islice(rows, BATCH)):
        yield batch


def write_excel(path: Path, articles: Rows) -> None:
    """An Excel file with a sheet for each table."""
    with naming(path):
        stream_excel(path, InMemory(articles))


def stream_excel(target: Path | BinaryIO, results: Results) -> None:
    """Write the sheets of rows that may be read several times, into a file or a stream, when all are complete."""
    with needed("openpyxl", "tables"):
        from openpyxl import Workbook
    book = Workbook(write_only=True)
    for table in TABLES:
        sheet = book.create_sheet(table)
        sheet.freeze_panes = "B2"
        names = column_names(results, table)
        sheet.append(names)
        for number, row in enumerate(records(results.rows(), table), start=2):
            if number > MAX_ROWS:
                raise ValueError(f"the table {table} has more rows than a sheet of Excel ({MAX_ROWS:,}): take CSV")
            flat_row = flat(row)
            sheet.append([cell(sheet, flat_row.get(name)) for name in names])
    with tempfile.TemporaryFile() as whole:
        book.save(whole)
        whole.seek(0)
        with target.open("wb") if isinstance(target, Path) else nullcontext(target) as file:
            shutil.copyfileobj(whole, file)


def cell(sheet: Any, value: Any) -> Any:
    """A value for a cell; a text stays a text, also one that begins with "=", and is cut where it is too long."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value if value is None or isinstance(value, (int, float)) or hasattr(value, "isoformat") else str(value)
    made = WriteOnlyCell(sheet, FORBIDDEN.sub(" ", value)[:MAX_CELL])
    made.data_type = "s"
    return made


def write_sqlite(path: Path, articles: Rows) -> None:
    """The three tables in an SQLite file."""
    results = InMemory(articles)
    try:
        base = sqlite3.connect(path)
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: {error}") from None
    with base:
        for table in TABLES:
            names = column_names(results, table)
            base.execute(f"DROP TABLE IF EXISTS {table}")
            base.execute(f"CREATE TABLE {table} ({', '.join(column_types(table, names))})")
            marks = ", ".join("?" * len(names))
            rows = (flat(row) for row in records(results.rows(), table))
            base.executemany(
                f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608  # names of ours
                ([storable(row.get(name)) for name in names] for row in rows),
            )
    base.close()


def column_types(table: str, names: Sequence[str]) -> list[str]:
    """Columns for CREATE TABLE; ids and the caller's columns take what comes."""
    types = {**dict.fromkeys(COLUMNS[table], "TEXT"), **dict.fromkeys(NUMBERS[table], "INTEGER"), "article": ""}
    types["confidence"] = "REAL"
    return [f"{quoted_name(name)} {types.get(name, '')}".strip() for name in names]


def quoted_name(name: str) -> str:
    """A name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def storable(value: Any) -> Any:
    """A value as SQLite takes it."""
    return value if value is None or isinstance(value, (str, int, float, bytes)) else str(value)
