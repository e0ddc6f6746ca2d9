"""The articles that benchmarks read: a folder of `*.txt`, and files with one article a line under "text"."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path


def read_texts(folder: Path | None, files: Sequence[Path]) -> Iterator[str]:
    """The articles in order, none twice."""
    seen = set()
    for text in all_texts(folder, files):
        if text not in seen:
            seen.add(text)
            yield text


def all_texts(folder: Path | None, files: Sequence[Path]) -> Iterator[str]:
    """The articles of the folder, then those of the files."""
    for path in sorted(folder.glob("*.txt")) if folder else ():
        yield path.read_text(encoding="utf-8")
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
