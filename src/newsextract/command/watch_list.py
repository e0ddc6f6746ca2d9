"""A watch list from a table with the columns type and name, and if wanted id and aliases."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from newsextract.article import EntityType
from newsextract.errors import InputError
from newsextract.reading import Columns, Source, read_items

TYPES = get_args(EntityType)


def read_watch_list(path: Path) -> list[dict[str, Any]]:
    """The records of a watch list, as the option `gazetteer` takes them. InputError names the row at fault."""
    records = []
    for item in read_items([Source(str(path), path)], Columns("name", None)):
        if item.error is not None:
            raise InputError(f"{item.place}: {item.error}")
        record: dict[str, Any] = {"name": item.text, "type": item.meta.get("type")}
        if record["type"] not in TYPES:
            said = f"the type is {record['type']!r}" if record["type"] else "a column type is needed"
            raise InputError(f"{item.place}: {said}; there are {', '.join(TYPES)}")
        if item.place != f"{path}, row {item.id}" and item.place != f"{path}, line {item.id}":
            record["id"] = str(item.id)
        aliases = item.meta.get("aliases")
        if aliases:
            record["aliases"] = aliases if isinstance(aliases, list) else [a.strip() for a in str(aliases).split("|")]
        records.append(record)
    return records
