"""Several results together: shown in a notebook, turned into tables, written and read."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from newsextract.article import Article

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

TableName = Literal["quotes", "entities", "mentions"]


class Articles(tuple[Article, ...]):
    """Results in order, with an id for each: its number, or what `ids` gives.

    A tuple: `articles[0]`, `len(articles)`, `for article in articles`. `ids` must be as many as there are articles.
    """

    ids: tuple[Any, ...]

    def __new__(cls, articles: Iterable[Article] = (), ids: Iterable[Any] | None = None) -> Articles:
        """Make it of any iterable, such as `nx.pipe(texts)`. ValueError where there are more or fewer ids."""
        self = super().__new__(cls, articles)
        self.ids = tuple(range(len(self))) if ids is None else tuple(ids)
        if len(self.ids) != len(self):
            raise ValueError(f"ids: {len(self.ids)} were given for {len(self)} articles")
        return self

    def to_records(self, table: TableName = "quotes") -> list[dict[str, Any]]:
        """A dict a row; the columns are those of `newsextract.export.tables`."""
        from newsextract.export import tables

        return list(tables.records(zip(self.ids, self, strict=True), table))

    def to_arrow(self, table: TableName = "quotes") -> pyarrow.Table:
        """The rows as an Arrow table; needs pyarrow: `pip install newsextract[tables]`."""
        from newsextract.export import tables

        return tables.arrow(zip(self.ids, self, strict=True), table)

    def to_pandas(self, table: TableName = "quotes") -> pandas.DataFrame:
        """The rows as a data frame of pandas, made from Arrow."""
        return self.to_arrow(table).to_pandas()

    def to_polars(self, table: TableName = "quotes") -> polars.DataFrame:
        """The rows as a data frame of polars, made from Arrow without copying."""
        from newsextract.export import tables

        return tables.polars_frame(self.to_arrow(table))

    def save_jsonl(self, path: str | PathLike[str]) -> None:
        """Write one line of JSON an article: {"id": …, "article": …}."""
        from newsextract.export import jsonl

        with Path(path).open("w", encoding="utf-8") as file:
            file.writelines(jsonl.line(*pair) for pair in zip(self.ids, self, strict=True))

    @classmethod
    def load_jsonl(cls, path: str | PathLike[str]) -> Articles:
        """Read what `save_jsonl` wrote. ValueError with the number of a line that is no result."""
        from newsextract.export import jsonl

        pairs = list(jsonl.read(Path(path)))
        return cls((article for _, article in pairs), (id_ for id_, _ in pairs))

    def _repr_html_(self) -> str:
        from newsextract import show

        return show.articles_html(self)
