"""What a caller gives for a list of articles: results, ids, and columns as one dict for each article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol

from newsextract.article import Article, Failure
from newsextract.errors import OptionError

Meta = Mapping[str, Any]
HINTS = {  # what to do with what is no result
    "str": "; read the texts first: Articles(nx.pipe(texts))",
    "tuple": "; ids are given apart: Articles(results, ids=ids)",
}


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


def as_list(name: str, values: Any) -> list[Any]:
    """An option that is a list of values. OptionError for a text, whose letters are no values, and for no list."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise OptionError(f"{name} must be a list, not {values!r:.80}")
    return list(values)


def check_column(option: str, column: str, rows: Sequence[Meta]) -> None:
    """OptionError for a column that no article has."""
    if rows and not any(column in row for row in rows):
        names = ", ".join(map(str, dict.fromkeys(chain.from_iterable(rows))))
        raise OptionError(f"{option}: no article has a column {column!r}; there are {names or 'none: give meta'}")


def rows_of(meta: Any, count: int) -> tuple[Meta, ...]:
    """The option `meta` as one dict for each text."""
    if meta is None:
        return ({},) * count
    if hasattr(meta, "columns"):  # a data frame of pandas or polars
        meta = {name: meta[name] for name in meta.columns}
    if not isinstance(meta, Mapping):
        rows = tuple(meta) if isinstance(meta, Iterable) else (None,)
        if not all(isinstance(row, Mapping) for row in rows):
            raise OptionError("meta must be a dict of lists, a data frame, or a dict for each text")
        return tuple({name: python_number(value) for name, value in row.items()} for row in rows)
    columns = {name: list(map(python_number, as_list(f"meta: column {name!r}", meta[name]))) for name in meta}
    lengths = {name: len(values) for name, values in columns.items() if len(values) != count}
    if lengths:
        name, length = next(iter(lengths.items()))
        raise OptionError(f"meta: column {name!r}: {length} values were given, {count} needed")
    return tuple({name: values[i] for name, values in columns.items()} for i in range(count))


def results_of(articles: Any) -> tuple[Article | Failure, ...]:
    """Results as a tuple. OptionError for what is none, such as texts, or the pairs of `pipe(as_tuples=True)`."""
    if isinstance(articles, Article):  # a loop over it gives its fields
        raise OptionError("articles is one Article: give a list of them, [article]")
    results = tuple(as_list("articles", [articles] if isinstance(articles, str) else articles))
    for number, result in enumerate(results):
        if not isinstance(result, (Article, Failure)):
            kind = type(result).__name__
            raise OptionError(f"articles: number {number} is no result but {kind}{HINTS.get(kind, '')}")
    return results
