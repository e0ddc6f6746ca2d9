"""Columns that a caller gives with articles, as one dict for each article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from newsextract.errors import OptionError

Meta = Mapping[str, Any]


class Frame(Protocol):
    """A data frame of pandas or polars."""

    @property
    def columns(self) -> Any:
        """The names of its columns."""

    def __getitem__(self, name: Any, /) -> Any:
        """Return a column."""


def python_number(value: Any) -> Any:
    """A number of numpy's, as columns of data frames have them, as one of Python's; all else as it is."""
    return value.item() if hasattr(value, "dtype") and hasattr(value, "item") else value


def rows_of(meta: Any, count: int) -> tuple[Meta, ...]:
    """The option `meta` as one dict for each text."""
    if meta is None:
        return ({},) * count
    if hasattr(meta, "columns"):  # a data frame of pandas or polars
        meta = {name: meta[name] for name in meta.columns}
    if not isinstance(meta, Mapping):
        rows = tuple(meta)
        if not all(isinstance(row, Mapping) for row in rows):
            raise OptionError("meta must be a dict of lists, a data frame, or a dict for each text")
        return tuple({name: python_number(value) for name, value in row.items()} for row in rows)
    columns = {name: list(map(python_number, values)) for name, values in meta.items()}
    lengths = {name: len(values) for name, values in columns.items() if len(values) != count}
    if lengths:
        name, length = next(iter(lengths.items()))
        raise OptionError(f"meta: column {name!r} has {length} values for {count} articles")
    return tuple({name: values[i] for name, values in columns.items()} for i in range(count))
