"""Quotations, entities and mentions as rows: dicts, Arrow, and data frames made of Arrow.

Columns of every table: `article` (the article's id, as it was given), then

quotes     number, type, text, start, stop (of the whole), starts, stops (of all parts), cue, cue_start, cue_stop,
           speaker, speaker_type, speaker_kind, speaker_gender, speaker_role (the first), speaker_id, link,
           mention, mention_start, mention_stop, rule, confidence
entities   id, type, name, first, middle, last, gender, roles, link, mentions (how many)
mentions   id (of the entity), type, name, kind, text, start, stop

and the caller's own columns; one that is called as a column of the table gets `article_` before its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsextract.article import Article, Entity, Quote, Span
from newsextract.errors import check_choice
from newsextract.extras import needed

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Row = dict[str, Any]
Rows = Iterable[tuple[Any, Article, Mapping[str, Any]]]  # id, result, the caller's columns


def quotes(article: Article) -> Iterator[Row]:
    """One row a quotation, in text order."""
    by_id = {entity.id: entity for entity in article.entities}
    for number, quote in enumerate(article.quotes, start=1):
        yield {
            "number": number,
            "type": quote.type,
            "text": quote.text,
            "start": quote.spans[0].start,
            "stop": quote.spans[-1].stop,
            "starts": [span.start for span in quote.spans],
            "stops": [span.stop for span in quote.spans],
            **span_columns("cue", quote.cue),
            **speaker_columns(quote, by_id),
            "rule": quote.evidence.rule,
            "confidence": quote.evidence.confidence,
        }


def speaker_columns(quote: Quote, by_id: Mapping[int, Entity]) -> Row:
    """Who said it, with what the article says of them."""
    speaker = quote.speaker
    entity = by_id.get(speaker.entity_id) if speaker and speaker.entity_id is not None else None
    return {
        "speaker": speaker.name if speaker else None,
        "speaker_type": speaker.type if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker_gender": entity.gender if entity else None,
        "speaker_role": next(iter(entity.roles), None) if entity else None,
        "speaker_id": speaker.entity_id if speaker else None,
        "link": entity.link if entity else None,
        **span_columns("mention", speaker.mention if speaker else None),
    }


def span_columns(name: str, span: Span | None) -> Row:
    """A span as three columns."""
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_stop": None}
    return {name: span.text, f"{name}_start": span.start, f"{name}_stop": span.stop}


def entities(article: Article) -> Iterator[Row]:
    """One row an entity."""
    for entity in article.entities:
        yield {
            **entity.model_dump(include={"id", "type", "name", "first", "middle", "last", "gender", "link"}),
            "roles": list(entity.roles),
            "mentions": len(entity.mentions),
        }


def mentions(article: Article) -> Iterator[Row]:
    """One row a mention, by entity."""
    for entity in article.entities:
        for mention in entity.mentions:
            yield {
                "id": entity.id,
                "type": entity.type,
                "name": entity.name,
                "kind": mention.kind,
                "text": mention.text,
                "start": mention.start,
                "stop": mention.stop,
            }


TABLES: dict[str, Callable[[Article], Iterator[Row]]] = {"quotes": quotes, "entities": entities, "mentions": mentions}
COLUMNS = {
    "quotes": (
        "article number type text start stop starts stops cue cue_start cue_stop "
        "speaker speaker_type speaker_kind speaker_gender speaker_role speaker_id link "
        "mention mention_start mention_stop rule confidence"
    ).split(),
    "entities": "article id type name first middle last gender roles link mentions".split(),
    "mentions": "article id type name kind text start stop".split(),
}
NUMBERS = {
    "quotes": "number start stop cue_start cue_stop speaker_id mention_start mention_stop".split(),
    "entities": ["id", "mentions"],
    "mentions": ["id", "start", "stop"],
}
LISTS = {"quotes": ["starts", "stops"], "entities": ["roles"], "mentions": []}


def records(articles: Rows, table: str = "quotes") -> Iterator[Row]:
    """Rows of many articles. OptionError for a table that there is not."""
    check_choice("table", table, TABLES)
    return (
        {"article": id_, **row, **{own_name(name, table): value for name, value in meta.items()}}
        for id_, article, meta in articles
        for row in TABLES[table](article)
    )


def own_name(name: str, table: str) -> str:
    """What a column of the caller's is called in a table."""
    return f"article_{name}" if name in COLUMNS[table] else str(name)


def own_columns(metas: Iterable[Mapping[str, Any]], table: str) -> list[str]:
    """The caller's columns, in the order in which they come first."""
    return [own_name(name, table) for name in dict.fromkeys(name for meta in metas for name in meta)]


def schema(table: str, ids: Iterable[Any] = (), metas: Iterable[Mapping[str, Any]] = ()) -> pyarrow.Schema:
    """The columns and their types: ids and the caller's columns by what they hold, the others always the same."""
    check_choice("table", table, TABLES)
    with needed("pyarrow", "tables"):
        import pyarrow as pa

    text, number = pa.string(), pa.int64()
    types = {
        "article": column_type(ids),
        "confidence": pa.float64(),
        **dict.fromkeys(NUMBERS[table], number),
        **dict.fromkeys(LISTS[table], pa.list_(text if table == "entities" else number)),
    }
    held: dict[str, list[Any]] = {}
    for meta in metas:
        for name, value in meta.items():
            held.setdefault(own_name(name, table), []).append(value)
    own = [(name, column_type(values)) for name, values in held.items()]
    return pa.schema([*((column, types.get(column, text)) for column in COLUMNS[table]), *own])


def column_type(values: Iterable[Any]) -> pyarrow.DataType:
    """The type of a column: that of its values where they agree, else text."""
    with needed("pyarrow", "tables"):
        import pyarrow as pa

    known = [value for value in values if value is not None]
    kinds = {type(value) for value in known}
    if not kinds or kinds == {str}:
        return pa.string()
    if kinds == {int, float}:
        return pa.float64()
    try:
        return pa.array(known).type if len(kinds) == 1 else pa.string()
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return pa.string()


def arrow(articles: Rows, table: str = "quotes") -> pyarrow.Table:
    """Rows as an Arrow table."""
    given = list(articles)
    rows = list(records(given, table))
    columns = schema(table, [id_ for id_, _, _ in given], [meta for _, _, meta in given])
    return arrow_of(rows, columns)


def arrow_of(rows: list[Row], columns: pyarrow.Schema) -> pyarrow.Table:
    """Rows as an Arrow table with given columns; what is no text in a column of texts becomes text."""
    import pyarrow as pa

    def column(field: pyarrow.Field) -> pyarrow.Array:
        values = [row.get(field.name) for row in rows]
        if pa.types.is_string(field.type):
            values = [value if value is None or isinstance(value, str) else str(value) for value in values]
        return pa.array(values, field.type)

    return pa.Table.from_arrays([column(field) for field in columns], schema=columns)


def pandas_frame(table: pyarrow.Table) -> pandas.DataFrame:
    """An Arrow table as a data frame of pandas, with whole numbers that may be missing."""
    with needed("pandas", "tables"):
        import pandas as pd
    import pyarrow as pa

    return table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)


def polars_frame(table: pyarrow.Table) -> polars.DataFrame:
    """An Arrow table as a data frame of polars."""
    with needed("polars", "tables"):
        import polars as pl

    return pl.DataFrame(table)
