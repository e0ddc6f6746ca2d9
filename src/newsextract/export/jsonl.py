"""JSON Lines: one article a line, {"id": …, "article": …}; the article as `Article.model_dump_json` gives it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from newsextract.article import Article


def line(id_: Any, article: Article) -> str:
    """A result as a line."""
    return f'{{"id": {json.dumps(id_, ensure_ascii=False)}, "article": {article.model_dump_json()}}}\n'


def read(path: Path) -> Iterator[tuple[Any, Article]]:
    """Ids and results of a file, blank lines passed over. ValueError with the number of a line that is no result."""
    with path.open(encoding="utf-8") as file:
        for number, text in enumerate(file, start=1):
            if text.strip():
                yield read_line(path, number, text)


def read_line(path: Path, number: int, text: str) -> tuple[Any, Article]:
    """One line."""
    try:
        data = json.loads(text)
        return data["id"], Article.model_validate_json(json.dumps(data["article"]))
    except (json.JSONDecodeError, KeyError, TypeError, ValidationError) as error:
        raise ValueError(f"{path.name}, line {number}: {error}") from error
