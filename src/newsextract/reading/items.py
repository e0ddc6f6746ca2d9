"""A text to be read, with what its file or its row says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsextract.errors import InputError

# Columns that hold the texts, and the ids, where the caller names none; in lower case.
TEXT_COLUMNS = ("text", "текст", "body", "content", "article", "статья", "full_text", "fulltext", "текст статьи")
EMPTY = "the text is empty"  # the reason why it is not read
ID_COLUMNS = ("id", "ид", "article_id", "№")


@dataclass(frozen=True, slots=True)
class Item:
    """A text, or the reason why there is none.

    id: the caller's id, or the name of the file, or the number of the row.
    place: where it stands, for a person: «news.csv, row 7».
    meta: the other columns of its row, or what its page says of it.
    """

    id: Any
    text: Any
    place: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that hold the texts and the ids; None finds them by their usual names."""

    text: str | None = None
    id: str | None = None

    def among(self, names: Sequence[str]) -> tuple[str, str | None]:
        """The columns of a table. InputError, which lists the table's columns, where there are none such."""
        there = f"there are {', '.join(map(str, names)) or 'none'}"
        text = self.text if self.text in names else named_as(TEXT_COLUMNS, names) if self.text is None else None
        if text is None and self.text is None and len(names) == 1 and named_as(ID_COLUMNS, names) is None:
            text = names[0]
        if text is None:
            wanted = f"no column {self.text!r}" if self.text else "which column holds the texts? give --text-column"
            raise InputError(f"{wanted}; {there}")
        if self.id is not None and self.id not in names:
            raise InputError(f"no column {self.id!r}; {there}")
        return text, self.id or named_as(ID_COLUMNS, [name for name in names if name != text])


def named_as(usual: Sequence[str], names: Sequence[str]) -> str | None:
    """The first of the usual names that a table has, in whatever case."""
    lower = {str(name).strip().lower(): name for name in reversed(names)}
    return next((lower[name] for name in usual if name in lower), None)


def items_of_rows(name: str, unit: str, rows: Iterator[tuple[int, Any]], columns: Columns) -> Iterator[Item]:
    """Rows as items: numbered dicts, or strings that say why a row cannot be read.

    Rows of one table have the same columns, lines of JSON Lines may have others: `unit` tells them apart. InputError
    where a table has no column of texts.
    """
    chosen: tuple[str, str | None] | None = None
    for number, row in rows:
        place = f"{name}, {unit} {number}"
        if isinstance(row, str):
            yield Item(number, None, place, error=row)
            continue
        if chosen is None or unit == "line":
            try:
                chosen = columns.among(list(row))
            except InputError as error:
                if unit == "row":
                    raise
                yield Item(number, None, place, error=str(error))
                continue
        yield item_of_row(row, *chosen, number, place)


def item_of_row(row: dict[str, Any], text: str, id_: str | None, number: int, place: str) -> Item:
    """A row as an item; an empty cell is no text."""
    meta = {key: value for key, value in row.items() if key not in (text, id_)}
    own = row.get(id_) if id_ is not None else None
    return Item(number if own is None else own, row[text], place, meta, EMPTY if is_empty(row[text]) else None)


def is_empty(text: Any) -> bool:
    """Whether there is no text: nothing, the NaN of an empty cell, or blanks alone."""
    return text is None or text != text or (isinstance(text, str) and not text.strip())
