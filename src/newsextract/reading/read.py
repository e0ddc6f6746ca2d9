"""The texts of sources, one after another, as a stream: what cannot be read is an Item with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from newsextract.errors import NewsextractError
from newsextract.pages import decoded, find_article
from newsextract.reading import tables
from newsextract.reading.decoding import decode
from newsextract.reading.files import Source, members
from newsextract.reading.items import EMPTY, Columns, Item, is_empty, items_of_rows
from newsextract.reading.kinds import HEAD, Kind, kind_of, members_of

TABLES: dict[str, tuple[Callable[[Source], tables.Rows], str]] = {
    "csv": (tables.csv_rows, "row"),
    "excel": (tables.excel_rows, "row"),
    "parquet": (tables.parquet_rows, "row"),
    "jsonl": (tables.json_lines, "line"),
    "json": (tables.json_rows, "line"),
}
COUNTED = 1 << 28  # bytes of a table whose rows are counted before they are read
ANY_COLUMNS = Columns()
SAID = ("title", "author", "date", "sitename", "url")  # of a page, as trafilatura calls them


def read_items(sources: Iterable[Source], columns: Columns = ANY_COLUMNS) -> Iterator[Item]:
    """The texts of sources, in order."""
    for source in sources:
        yield from read_source(source, columns)


def read_source(source: Source, columns: Columns) -> Iterator[Item]:
    """The texts of one source."""
    try:
        kind = kind_of_source(source, columns)
        if kind == "zip":
            yield from read_items(members(source), columns)
        elif kind in TABLES:
            rows, unit = TABLES[kind]
            yield from items_of_rows(source.name, unit, rows(source), columns)
        else:
            yield read_text(source, kind)
    except OSError as error:
        yield failed(source, error.strerror or str(error))
    except ImportError:  # of what reads this kind: nothing of the kind can be read
        raise
    except Exception as error:  # a damaged file of any kind must not stop the others
        yield failed(source, str(error) or type(error).__name__)


def failed(source: Source, reason: str) -> Item:
    """A source that cannot be read."""
    return Item(source.name, None, source.name, error=reason)


def kind_of_source(source: Source, columns: Columns) -> Kind:
    """The kind of a source. A text without a name is a table where the caller names its column of texts."""
    with source.open() as file:
        head = file.read(HEAD)
        inside = members_of(file) if head.startswith(b"PK") else frozenset()  # type: ignore[arg-type]
    kind = kind_of(head, source.name, inside)
    return "csv" if kind == "text" and source.name == "-" and columns.text else kind


def read_text(source: Source, kind: Kind) -> Item:
    """A whole file as one text."""
    with source.open() as file:
        data = file.read()
    if kind == "html":
        return read_page(source, data)
    text = decode(data)
    return Item(source.name, text, source.name, error=EMPTY if is_empty(text) else None)


def read_page(source: Source, data: bytes) -> Item:
    """The article of a saved page, with what the page says of it."""
    found = find_article(page_text(data), None)
    if found is None or not (found.text or "").strip():
        return failed(source, "no text of an article was found in the page")
    said = {name: value for name in SAID if (value := getattr(found, name, None))}
    return Item(source.name, found.text, source.name, said)


def page_text(data: bytes) -> str:
    """A page as text: in the encoding that it declares, else in the one that is recognised."""
    try:
        return decoded(data)
    except NewsextractError:
        return decode(data)


def count_items(sources: Iterable[Source], columns: Columns = ANY_COLUMNS) -> int | None:
    """How many texts there are, where that is known before they are read; None where it is not."""
    total = 0
    for source in sources:
        count = count_of(source, columns)
        if count is None:
            return None
        total += count
    return total


def count_of(source: Source, columns: Columns) -> int | None:
    """How many texts a source has. Rows of a table are counted, unless it is very large."""
    try:
        kind = kind_of_source(source, columns)
        if kind == "parquet":
            return tables.parquet_count(source)
        if kind == "zip":
            return count_items(members(source), columns)
        if kind in TABLES:
            return None if size_of(source) > COUNTED else sum(1 for _ in TABLES[kind][0](source))
    except Exception:  # what cannot be read is one Item with the reason
        return 1
    return 1


def size_of(source: Source) -> Any:
    """Bytes of a source."""
    return source.path.stat().st_size if source.path else len(source.data)
