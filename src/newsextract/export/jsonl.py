"""JSON Lines: one article a line, {"id": …, "meta": …, "article": …}; the article as `Article.model_dump_json` has it.

A line without `meta` has no columns of the caller's; a line that is an Article itself has its number as id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from newsextract.article import Article, Failure
from newsextract.errors import InputError, OptionError
from newsextract.export.tables import TABLES

SHOWN = 3  # faults of a line that are shown


def line(id_: Any, article: Article, meta: Mapping[str, Any] = {}) -> str:
    """A result as a line."""
    head = json.dumps({"id": id_, **({"meta": dict(meta)} if meta else {})}, ensure_ascii=False, default=str)
    return f'{head[:-1]}, "article": {article.model_dump_json()}}}\n'


def read(path: Path) -> Iterator[tuple[Any, Article | Failure, dict[str, Any]]]:
    """Ids, results and columns of all lines that are not blank. InputError with the number of one that is no result."""
    number = 0
    with path.open(encoding="utf-8-sig") as file:
        try:
            for number, text in enumerate(file, start=1):
                if text.strip():
                    yield read_line(number, text)
        except UnicodeDecodeError as error:
            raise InputError(f"{path.name}: not UTF-8: {error.reason}") from None
        except ValueError as error:
            raise InputError(f"{path.name}, line {number}: {error}") from error


def read_line(number: int, text: str) -> tuple[Any, Article | Failure, dict[str, Any]]:
    """One line: a result with its id, or an Article or a Failure alone, as `Extractor.pipe_json` gives them."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"this is no JSON: {error}") from error
    if not isinstance(data, dict):
        raise ValueError(f"an object is needed, not {type(data).__name__}")
    if "text" in data and "quotes" in data:
        return number, checked(data), {}
    if data.keys() == Failure.model_fields.keys():
        return number, Failure(**data), {}
    if "article" not in data:
        raise ValueError(
            f"this is no result of newsextract: it has {', '.join(data) or 'nothing'}, and no 'article'"
            + ("; texts are read by the command, or by `Extractor.pipe`" if "text" in data else "")
        )
    if "id" not in data:
        raise ValueError("there is no 'id'")
    return data["id"], checked(data["article"]), data.get("meta") or {}


def checked(data: Any) -> Article:
    """A result, if it is one."""
    try:
        return Article.model_validate_json(json.dumps(data))
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, fault['loc'])) or 'article'}: {fault['msg']}" for fault in error.errors()]
        more = f"; and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise ValueError("; ".join(faults[:SHOWN]) + more) from error


def writer(table: str | None) -> Callable[[Article], str]:
    """What makes JSON of a result: of all of it, or of the rows of a table. OptionError for a table there is not."""
    if table is None:
        return Article.model_dump_json
    if table not in TABLES:
        raise OptionError(f"table must be one of {', '.join(TABLES)}, not {table!r}")
    return partial(write_rows, table)


def write_rows(table: str, article: Article) -> str:
    """The rows of a table as one list."""
    return json.dumps(list(TABLES[table](article)), ensure_ascii=False)
