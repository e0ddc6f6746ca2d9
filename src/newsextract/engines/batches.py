"""What every engine runs: an Arrow batch with texts in, an Arrow table of quotations, entities or mentions out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

from newsextract.articles import Articles, TableName
from newsextract.errors import OptionError, check_choice

if TYPE_CHECKING:
    import pyarrow


class Reader:
    """Loads the models when made, in the process that reads; every call reads one batch.

    text, id: names of the columns; without `id` the rows are numbered in their batch. table: what comes out; its
    columns are those of `newsextract.export.tables`. options: those of Extractor. OptionError for a table that there
    is not. A row whose text is null gives nothing; a text that cannot be read raises the error that `pipe` raises.
    """

    def __init__(
        self, text: str = "text", id: str | None = "id", table: TableName = "quotes", options: Mapping[str, Any] = {}
    ) -> None:
        from newsextract.extractor import Extractor

        check_choice("table", table, get_args(TableName))
        self._text, self._id, self._table = text, id, table
        self._extractor = Extractor(**options)

    def __call__(self, batch: pyarrow.Table) -> pyarrow.Table:
        """Extract from a batch: a Table or RecordBatch of Arrow. OptionError where a column is missing."""
        for column in filter(None, (self._text, self._id)):
            if column not in batch.schema.names:
                raise OptionError(f"the batch has no column {column!r}; it has {', '.join(batch.schema.names)}")
        ids = map(
            str, batch.column(self._id).to_pylist() if self._id else range(batch.num_rows)
        )  # one type for all batches
        texts = ("" if text is None else text for text in batch.column(self._text).to_pylist())
        articles = self._extractor.pipe(texts)
        return Articles(articles, ids).to_arrow(self._table)
