"""Results together: a list with ids and columns of the caller's, tables, files, and who is who over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, overload

from newsextract.article import Article, Failure, QuoteType
from newsextract.columns import Frame, Meta, as_list, check_column, python_number, results_of, rows_of
from newsextract.errors import OptionError, check_choice, check_count, counted, naming

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from matplotlib.figure import Figure

    from newsextract.corpus import Identity, Shares

TableName = Literal["quotes", "entities", "mentions"]


class Articles(Sequence[Article]):
    """Results in order, each with an id, and with columns of the caller's.

    articles: any iterable of results, such as `nx.pipe(texts)`. With `on_error="record"` it holds Failures as well:
        these go to `failures`, and their ids and rows are left out.
    ids: one for each; without them the number of the text, from 0.
    meta: further columns, as a dict of lists, a data frame, or one dict for each text: `{"date": [...]}`. Every table
        has them.

    A slice and a sum are Articles again, with their ids and columns. OptionError where ids or rows are more or fewer
    than texts.
    """

    ids: tuple[Any, ...]
    meta: tuple[Meta, ...]
    failures: tuple[Failure, ...]

    def __init__(
        self,
        articles: Iterable[Article | Failure] = (),
        ids: Iterable[Any] | None = None,
        meta: Mapping[str, Iterable[Any]] | Frame | Iterable[Meta] | None = None,
    ) -> None:
        results = results_of(articles)
        all_ids = tuple(range(len(results))) if ids is None else tuple(map(python_number, as_list("ids", ids)))
        rows = rows_of(meta, len(results))
        for name, given in (("ids", all_ids), ("meta", rows)):
            if len(given) != len(results):
                raise OptionError(f"{name}: {len(given)} were given for {counted(len(results), 'article')}")
        good = [i for i, result in enumerate(results) if not isinstance(result, Failure)]
        self._articles = tuple(result for result in results if not isinstance(result, Failure))
        self.failures = tuple(result for result in results if isinstance(result, Failure))
        self.ids, self.meta = tuple(all_ids[i] for i in good), tuple(rows[i] for i in good)

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    @overload
    def __getitem__(self, place: int) -> Article: ...
    @overload
    def __getitem__(self, place: slice) -> Articles: ...
    def __getitem__(self, place: int | slice) -> Article | Articles:
        if isinstance(place, slice):
            return Articles(self._articles[place], self.ids[place], self.meta[place])
        return self._articles[place]

    def __add__(self, other: Articles) -> Articles:
        if not isinstance(other, Articles):
            return NotImplemented
        both = Articles((*self, *other), (*self.ids, *other.ids), (*self.meta, *other.meta))
        both.failures = (*self.failures, *other.failures)
        return both

    def __radd__(self, other: int) -> Articles:
        """Let `sum` begin with its 0."""
        return self if other == 0 else NotImplemented

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Articles):
            return NotImplemented
        return (self._articles, self.ids, self.meta) == (other._articles, other.ids, other.meta)

    def __hash__(self) -> int:
        return hash((self._articles, self.ids))

    def __repr__(self) -> str:
        counts = [(len(self), "article"), (sum(len(article.quotes) for article in self), "quotation")]
        if self.failures:
            counts.append((len(self.failures), "failure"))
        return f"<{', '.join(counted(*count) for count in counts)}>"

    def by_id(self, id_: Any) -> Article:
        """Return the article with this id; KeyError if there is none."""
        if id_ not in self.ids:
            raise KeyError(id_)
        return self._articles[self.ids.index(id_)]

    # --- over all articles

    def filter(
        self,
        *,
        speaker: str | None = None,
        type: QuoteType | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        date: str = "date",
    ) -> Articles:
        """Return the articles with only those quotations that are asked for; articles without any are left out.

        speaker: any name of a person or a body, as `people()` and `bodies()` know them, or a described speaker.
        type: "direct", "partial" or "indirect". since, until: the first and the last day, such as 2024-05-31 or
        31.05.2024, by the column `date` of `meta`; articles without a day are left out. Days alone leave articles
        whole. OptionError where no article has this column.
        """
        from newsextract import corpus

        if speaker is not None and not isinstance(speaker, str):
            raise OptionError(f"speaker must be a name, not {speaker!r}")
        if type is not None:
            check_choice("type", type, get_args(QuoteType))
        rows = list(self.rows())
        found = list(corpus.filtered(rows, speaker, type, since, until, date))
        return Articles(
            (article for _, article in found),
            (self.ids[number] for number, _ in found),
            (self.meta[number] for number, _ in found),
        )

    def people(self) -> tuple[Identity, ...]:
        """Return the people of all articles, each once, the most quoted first; `newsextract.corpus` has the rules."""
        from newsextract import corpus

        return corpus.people(list(self.rows()))

    def bodies(self) -> tuple[Identity, ...]:
        """Return the organisations of all articles, each once, the most quoted first."""
        from newsextract import corpus

        return corpus.bodies(list(self.rows()))

    def top_speakers(self, count: int | None = 10) -> list[Identity]:
        """Return the people and bodies that are quoted most; None returns all that are quoted."""
        from newsextract import corpus

        check_count("count", count)
        return corpus.top_speakers(list(self.rows()), count)

    def women_and_men(self) -> Shares:
        """Count the quotations of women and of men, and how many women and men are quoted."""
        from newsextract import corpus

        return corpus.women_and_men(list(self.rows()))

    def over_time(
        self, by: Literal["day", "month", "year"] = "month", *, date: str = "date"
    ) -> dict[str, dict[str, int]]:
        """Return for every day, month or year how often each person and body is quoted, by the column `date`.

        OptionError where no article has this column.
        """
        from newsextract import corpus

        counts = corpus.over_time(list(self.rows()), by, date)
        if not counts:
            check_column("date", date, self.meta)
        return counts

    def plot(
        self,
        kind: Literal["speakers", "time", "gender"] | None = None,
        *,
        count: int = 10,
        by: Literal["day", "month", "year"] = "month",
        date: str = "date",
        lang: Literal["ru", "en"] = "ru",
    ) -> Figure:
        """Return a figure of matplotlib (the extra "plot"): who is quoted most, over time, women and men.

        kind: one of the three; by default all, without the one over time where no article has a day. count: speakers.
        `figure.savefig(path)` writes it.
        """
        from newsextract import show

        check_count("count", count)
        if date != "date":  # without the usual column, the chart over time is left out
            check_column("date", date, self.meta)
        return show.plot(list(self.rows()), kind, count, by, date, lang)

    # --- tables and files

    def to_records(self, table: TableName = "quotes") -> list[dict[str, Any]]:
        """Return a dict a row; the columns are those of `newsextract.export.tables`, then those of `meta`."""
        from newsextract.export import tables

        return list(tables.records(self.rows(), table))

    def to_arrow(self, table: TableName = "quotes") -> pyarrow.Table:
        """Return the rows as an Arrow table (the extra "tables")."""
        from newsextract.export import tables

        return tables.arrow(self.rows(), table)

    def to_pandas(self, table: TableName = "quotes") -> pandas.DataFrame:
        """Return the rows as a data frame of pandas; whole numbers stay whole where some are missing."""
        from newsextract.export import tables

        return tables.pandas_frame(self.to_arrow(table))

    def to_polars(self, table: TableName = "quotes") -> polars.DataFrame:
        """Return the rows as a data frame of polars, made from Arrow without copying."""
        from newsextract.export import tables

        return tables.polars_frame(self.to_arrow(table))

    def to_csv(self, path: str | PathLike[str], table: TableName = "quotes", *, delimiter: str = ",") -> None:
        """Write a table as CSV in UTF-8 that Excel opens as well (there, a Russian one wants `delimiter=";"`)."""
        from newsextract.export import files

        files.write_csv(Path(path), self.rows(), table, delimiter)

    def to_excel(self, path: str | PathLike[str]) -> None:
        """Write an Excel file with a sheet for each table (the extra "tables")."""
        from newsextract.export import files

        files.write_excel(Path(path), self.rows())

    def to_parquet(self, path: str | PathLike[str], table: TableName = "quotes") -> None:
        """Write a table as Parquet (the extra "tables")."""
        from newsextract.export import files

        files.write_parquet(Path(path), self.rows(), table)

    def to_sqlite(self, path: str | PathLike[str]) -> None:
        """Write the three tables into an SQLite file, in the place of tables of these names that it has."""
        from newsextract.export import files

        files.write_sqlite(Path(path), self.rows())

    def save_jsonl(self, path: str | PathLike[str]) -> None:
        """Write one line of JSON an article: {"id": …, "meta": …, "article": …}. Failures are not written.

        Of ids and columns, what JSON does not have becomes text: a date is "2024-05-31" when it is read again.
        """
        from newsextract.export import jsonl

        with naming(Path(path)), Path(path).open("w", encoding="utf-8") as file:
            file.writelines(jsonl.line(*row) for row in self.rows())

    def save_html(
        self,
        path: str | PathLike[str],
        lang: Literal["ru", "en"] = "ru",
        *,
        title: str | None = None,
        source: str | None = None,
        date: str | None = None,
    ) -> None:
        """Write a page to look at and to send on: who is quoted how often, and every quotation in its article.

        title: the heading of the page. source, date: the columns of `meta` with the source and the day of an article;
        by default one that is called source, site, date, источник, дата, …. The page needs no network.
        """
        from newsextract import show

        if title is not None and not isinstance(title, str):
            raise OptionError(f"title must be a text, not {title!r}")
        for name, column in (("source", source), ("date", date)):
            if column is not None:
                check_column(name, column, self.meta)
        page = show.corpus_page(self.rows(), lang, title, show.Fields(source=source, date=date))
        with naming(Path(path)):
            Path(path).write_text(page, encoding="utf-8")

    @classmethod
    def load_jsonl(cls, path: str | PathLike[str]) -> Articles:
        """Read lines of `save_jsonl` or of `Extractor.pipe_json`. InputError with the number of one that is neither."""
        from newsextract.export import jsonl

        rows = list(jsonl.read(Path(path)))
        return cls((article for _, article, _ in rows), (id_ for id_, _, _ in rows), (meta for _, _, meta in rows))

    def rows(self) -> Iterator[tuple[Any, Article, Meta]]:
        """Yield every article with its id and its columns."""
        return zip(self.ids, self._articles, self.meta, strict=True)

    def _repr_html_(self) -> str:
        from newsextract import show

        return show.articles_html(self)
