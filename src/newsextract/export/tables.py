"""Quotations, entities and mentions as rows: dicts, Arrow, and data frames made of Arrow.

Columns of every table: `article` (the article's id as text), then

quotes     number, type, text, starts, stops (of all parts), cue, cue_start, cue_stop,
           speaker, speaker_type, speaker_kind, speaker_id, mention, mention_start, mention_stop,
           role (the speaker's first), rule, confidence
entities   id, type, name, first, middle, last, gender, roles, link, mentions (how many)
mentions   id (of the entity), type, name, kind, text, start, stop
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsextract.article import Article, Span

if TYPE_CHECKING:
    import polars
    import pyarrow

Row = dict[str, Any]
Pairs = Iterable[tuple[Any, Article]]


def quotes(article: Article) -> Iterator[Row]:
    """One row a quotation, in text order."""
    roles = {entity.id: entity.roles for entity in article.entities}
    for number, quote in enumerate(article.quotes, start=1):
        speaker = quote.speaker
        held = roles.get(speaker.entity_id, ()) if speaker and speaker.entity_id is not None else ()
        yield {
            "number": number,
            "type": quote.type,
            "text": quote.text,
            "starts": [span.start for span in quote.spans],
            "stops": [span.stop for span in quote.spans],
            **placed("cue", quote.cue),
            "speaker": speaker.name if speaker else None,
            "speaker_type": speaker.type if speaker else None,
            "speaker_kind": speaker.kind if speaker else None,
            "speaker_id": speaker.entity_id if speaker else None,
            **placed("mention", speaker.mention if speaker else None),
            "role": next(iter(held), None),
            "rule": quote.evidence.rule,
            "confidence": quote.evidence.confidence,
        }


def placed(name: str, span: Span | None) -> Row:
    """A span as three columns."""
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_stop": None}
    return {name: span.text, f"{name}_start": span.start, f"{name}_stop": span.stop}


def entities(article: Article) -> Iterator[Row]:
    """One row an entity."""
    for entity in article.entities:
        fields = entity.model_dump(include={"id", "type", "name", "first", "middle", "last", "gender", "link"})
        yield {**fields, "roles": list(entity.roles), "mentions": len(entity.mentions)}


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


def records(articles: Pairs, table: str = "quotes") -> Iterator[Row]:
    """Rows of many articles, given with their ids. ValueError for a table that there is not."""
    if table not in TABLES:
        raise ValueError(f"table must be one of {', '.join(TABLES)}, not {table!r}")
    return ({"article": str(id_), **row} for id_, article in articles for row in TABLES[table](article))


def schema(table: str) -> pyarrow.Schema:
    """The columns and their types: the same for any articles, or none."""
    import pyarrow as pa

    text, number = pa.string(), pa.int64()
    types = {
        "quotes": {
            **dict.fromkeys(["number", "cue_start", "cue_stop", "speaker_id", "mention_start", "mention_stop"], number),
            **dict.fromkeys(["starts", "stops"], pa.list_(number)),
            "confidence": pa.float64(),
        },
        "entities": {"id": number, "mentions": number, "roles": pa.list_(text)},
        "mentions": dict.fromkeys(["id", "start", "stop"], number),
    }[table]
    return pa.schema([(column, types.get(column, text)) for column in COLUMNS[table]])


COLUMNS = {
    "quotes": (
        "article number type text starts stops cue cue_start cue_stop speaker speaker_type speaker_kind speaker_id "
        "mention mention_start mention_stop role rule confidence"
    ).split(),
    "entities": "article id type name first middle last gender link roles mentions".split(),
    "mentions": "article id type name kind text start stop".split(),
}


def arrow(articles: Pairs, table: str = "quotes") -> pyarrow.Table:
    """Rows as an Arrow table."""
    rows = list(records(articles, table))
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=schema(table))


def polars_frame(table: pyarrow.Table) -> polars.DataFrame:
    """An Arrow table as a data frame of polars."""
    import polars as pl

    return pl.DataFrame(table)
