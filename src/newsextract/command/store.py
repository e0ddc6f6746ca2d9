"""What is read so far, on the disk: in parts, so that a stopped command goes on where it stopped.

A part `000000000251-250` is two files: `.heads.jsonl` says of every text its id, place, columns, and why it could not
be read; `.articles.jsonl` has the results. A part counts when its heads are there, which are written last.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsextract.article import TRUSTED, Article, Failure
from newsextract.errors import OptionError
from newsextract.reading import Item, Source

PART = 250  # texts that are written, and lost, together


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a text beside its result."""

    id: Any
    place: str
    meta: Mapping[str, Any]
    error: str | None


@dataclass(slots=True)
class Store:
    """The parts in a folder. `done` counts the texts of all parts, `waiting` has those that are not written yet."""

    folder: Path
    done: int = 0
    waiting: list[tuple[Item, Article | Failure]] = field(default_factory=list)

    def add(self, item: Item, result: Article | Failure) -> None:
        """Keep one result."""
        self.waiting.append((item, result))
        if len(self.waiting) >= PART:
            self.flush()

    def flush(self) -> None:
        """Write what waits as a part."""
        if not self.waiting:
            return
        name = f"{self.done + 1:012}-{len(self.waiting)}"
        articles = [result for _, result in self.waiting if isinstance(result, Article)]
        heads = [head_line(item, result) for item, result in self.waiting]
        lines = [article.model_dump_json(exclude_defaults=True) + "\n" for article in articles]
        (self.folder / f"{name}.articles.jsonl").write_text("".join(lines), encoding="utf-8")
        unfinished = self.folder / "unfinished"
        unfinished.write_text("".join(heads), encoding="utf-8")
        unfinished.replace(self.folder / f"{name}.heads.jsonl")
        self.done, self.waiting = self.done + len(self.waiting), []

    def parts(self) -> list[Path]:
        """The heads of all parts, in order."""
        return sorted(self.folder.glob("*.heads.jsonl"))

    def all_heads(self) -> Iterator[Head]:
        """Every text that was read or could not be."""
        for part in self.parts():
            yield from heads_of(part)

    def heads(self) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        """Id and columns of every text that was read."""
        return ((head.id, head.meta) for head in self.all_heads() if head.error is None)

    def rows(self) -> Iterator[tuple[Any, Article, Mapping[str, Any]]]:
        """Id, result and columns of every text that was read."""
        for part in self.parts():
            good = [head for head in heads_of(part) if head.error is None]
            path = part.with_name(part.name.replace(".heads.", ".articles."))
            with path.open(encoding="utf-8") as lines:
                for head, line in zip(good, lines, strict=True):
                    yield head.id, Article.model_validate_json(line, context=TRUSTED), head.meta

    def failures(self) -> Iterator[Head]:
        """Every text that could not be read."""
        return (head for head in self.all_heads() if head.error is not None)

    def remove(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def heads_of(part: Path) -> list[Head]:
    """The heads of a part."""
    with part.open(encoding="utf-8") as lines:
        return [Head(**json.loads(line)) for line in lines]


def head_line(item: Item, result: Article | Failure) -> str:
    """The head of a text as a line."""
    error = item.error or (result.message if isinstance(result, Failure) else None)
    head = {"id": item.id, "place": item.place, "meta": dict(item.meta), "error": error}
    return json.dumps(head, default=str) + "\n"  # ASCII: lone surrogates stay as escapes


def open_store(folder: Path, work: str, *, anew: bool) -> Store:
    """The store of a piece of work: a new one, or the one that was left. OptionError where it is another's."""
    if anew:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / "work.txt"
    if not mark.exists():
        mark.write_text(work, encoding="utf-8")
    elif mark.read_text(encoding="utf-8") != work:
        raise OptionError(str(folder))
    store = Store(folder)
    store.done = sum(int(part.name.split(".")[0].split("-")[1]) for part in store.parts())
    return store


def name_of_work(sources: list[Source], options: Mapping[str, Any]) -> str:
    """What tells one piece of work from another: the files as they are now, and the options."""
    digest = hashlib.sha256(repr(sorted(options.items())).encode())
    for source in sources:
        digest.update(repr((source.name, state_of(source))).encode())
    return digest.hexdigest()


def state_of(source: Source) -> tuple[Any, ...]:
    """When a file was changed, and its size."""
    if source.path is None:
        return (hashlib.sha256(source.data).hexdigest(),)
    try:
        stat = source.path.stat()
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_size
