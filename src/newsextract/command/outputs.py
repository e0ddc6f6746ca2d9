"""What the command writes: an output a format, each from results that are read as a stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal, Protocol

from newsextract.export import files, jsonl
from newsextract.export.files import Results

Format = Literal["html", "json", "jsonl", "csv", "xlsx", "parquet"]
STANDARD = "-"  # standard output


class Write(Protocol):
    """A function that writes results into a file, or for "-" to standard output."""

    def __call__(self, path: Path, results: Results, options: Options) -> None:
        """Write."""


@dataclass(frozen=True, slots=True)
class Options:
    """What all outputs are told. single: there is one text, given as a file of its own; delimiter: that of CSV."""

    table: Literal["quotes", "entities", "mentions"]
    lang: Literal["ru", "en"]
    single: bool
    delimiter: str = ","


def write(format_: Format, target: str, results: Results, options: Options) -> None:
    """Write one output. A file gets its name when it is complete; a device or a pipe is written to as it is."""
    if target == STANDARD:
        WRITE[format_](Path(STANDARD), results, options)
        sys.stdout.flush()
        return
    if Path(target).exists() and not Path(target).is_file():
        WRITE[format_](Path(target), results, options)
        return
    unfinished = Path(f"{target}.unfinished")
    try:
        WRITE[format_](unfinished, results, options)
        unfinished.replace(target)
    except OSError as error:  # a full disk does not say which file
        raise OSError(error.errno, error.strerror or str(error), target) from None
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def text_file(path: Path, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A file for text, or standard output as UTF-8."""
    if str(path) != STANDARD:
        with path.open("w", encoding=encoding, newline="") as file:
            yield file
        return
    with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False) as file:
        yield file


def write_html(path: Path, results: Results, options: Options) -> None:
    """A page: of one article, or of many with who is quoted how often."""
    from newsextract import show

    rows = list(results.rows())
    if options.single and len(rows) == 1:
        article = rows[0][1]
        page = show.page(article.to_html(options.lang), show.first_line(article), options.lang)
    else:
        page = show.corpus_page(rows, options.lang)
    with text_file(path) as file:
        file.write(page)


def write_json(path: Path, results: Results, options: Options) -> None:
    """The whole result: an Article, or a list of {"id", "meta", "article"}."""
    with text_file(path) as file:
        if options.single:
            file.writelines(article.model_dump_json(indent=2) + "\n" for _, article, _ in results.rows())
            return
        file.write("[")
        for number, row in enumerate(results.rows()):
            file.write((",\n" if number else "\n") + jsonl.line(*row).rstrip("\n"))
        file.write("\n]\n")


def write_jsonl(path: Path, results: Results, options: Options) -> None:
    """A line an article."""
    with text_file(path) as file:
        file.writelines(jsonl.line(*row) for row in results.rows())


def write_csv(path: Path, results: Results, options: Options) -> None:
    """A table as CSV; files begin with the mark by which Excel knows UTF-8."""
    with text_file(path, "utf-8-sig") as file:
        files.stream_csv(file, results, options.table, options.delimiter)


def write_xlsx(path: Path, results: Results, options: Options) -> None:
    """The three tables as sheets."""
    files.stream_excel(real_file(path), results)


def write_parquet(path: Path, results: Results, options: Options) -> None:
    """A table as Parquet."""
    files.stream_parquet(real_file(path), results, options.table)


def real_file(path: Path) -> Any:
    """A file for bytes; standard output for "-"."""
    return sys.stdout.buffer if str(path) == STANDARD else path


WRITE: dict[Format, Write | Callable[[Path, Results, Options], None]] = {
    "html": write_html,
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
}


def failure_line(place: str, id_: Any, error: str) -> str:
    """A line of JSON about a text that could not be read."""
    return json.dumps({"place": place, "id": id_, "error": error}, default=str) + "\n"
