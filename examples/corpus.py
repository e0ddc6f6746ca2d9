"""Extract from any number of articles: JSON Lines in, Parquet out.

    python examples/corpus.py IN.jsonl OUT.parquet [--table quotes] [--processes 2]

A line of IN is {"id": ..., "text": ...}. Memory stays bounded. Stopped and started again, it goes on where it stopped:
what is done lies in OUT.parquet.parts until the end. Lines that cannot be read are kept in OUT.parquet.bad.jsonl, each
with its number and the reason. Needs `pip install newsextract[tables]`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from tqdm import tqdm

from newsextract import Article, Articles, Extractor, Failure
from newsextract.export import tables


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input: its number, from 1, its id (else the number), and why it cannot be read, if it cannot."""

    number: int
    text: str
    id: Any = None
    error: str | None = None


def main() -> int:
    """Run; return 1 and say why where the input cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, metavar="IN.jsonl")
    parser.add_argument("target", type=Path, metavar="OUT.parquet")
    parser.add_argument("--table", choices=sorted(tables.TABLES), default="quotes")
    parser.add_argument("--processes", type=int, default=1, help="worker processes; -1 for every core")
    parser.add_argument("--part", type=int, default=1000, help="lines that are done together and lost together")
    options = parser.parse_args()
    if options.target.exists():
        print(f"{options.target} is there already; nothing was done", file=sys.stderr)
        return 1
    try:
        bad = run(options.source, options.target, options.table, options.processes, options.part)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    if bad:
        print(f"{bad} lines could not be read: {bad_file(options.target)}", file=sys.stderr)
    return 0


def run(source: Path, target: Path, table: str, processes: int, size: int) -> int:
    """Do what is not done yet, a part at a time; then join the parts. Return how many lines were bad."""
    parts = Path(f"{target}.parts")
    with source.open(encoding="utf-8", errors="surrogateescape") as file:
        parts.mkdir(parents=True, exist_ok=True)
        done = sum(int(path.stem.split("-")[1]) for path in parts.glob("*.parquet"))
        lines = map(read_line, enumerate(islice(file, done, None), start=done + 1))
        results = Extractor().pipe(lines, as_tuples=True, on_error="record", n_process=processes)
        with tqdm(unit=" articles", initial=done) as bar:
            while part := list(islice(results, size)):
                write_part(parts, part, table)
                bar.update(len(part))
    bad = join(parts, target, table)
    shutil.rmtree(parts)
    return bad


def read_line(numbered: tuple[int, str]) -> tuple[Any, Line]:
    """The text of a line, None where it has none, and the line."""
    number, text = numbered
    try:
        data = json.loads(text)
        return data["text"], Line(number, text, data.get("id", number))
    except KeyError as error:
        return None, Line(number, text, error=f"no {error}")
    except (ValueError, TypeError, AttributeError) as error:
        return None, Line(number, text, error=str(error))


def write_part(parts: Path, part: list[tuple[Article | Failure, Line]], table: str) -> None:
    """Write results and bad lines. The last thing is to give the part its name: before that it does not count."""
    good = [(result, line.id) for result, line in part if isinstance(result, Article)]
    articles = Articles((article for article, _ in good), (id_ for _, id_ in good))
    bad = [
        {"line": line.number, "error": line.error or result.message, "text": line.text}
        for result, line in part
        if isinstance(result, Failure)
    ]
    name = f"{part[0][1].number:012}-{len(part)}"
    (parts / f"{name}.bad.jsonl").write_text("".join(map(dumped, bad)), encoding="utf-8")
    pq.write_table(articles.to_arrow(table), parts / "unfinished")  # type: ignore[arg-type]
    (parts / "unfinished").rename(parts / f"{name}.parquet")


def dumped(entry: dict[str, Any]) -> str:
    """A line about a bad line. Bytes that are no UTF-8 stay as escapes."""
    return json.dumps(entry, ensure_ascii=True) + "\n"


def bad_file(target: Path) -> Path:
    """Where bad lines are kept."""
    return Path(f"{target}.bad.jsonl")


def join(parts: Path, target: Path, table: str) -> int:
    """One file of all parts, in order, a part in memory at a time."""
    unfinished = parts / "joined"
    with pq.ParquetWriter(unfinished, tables.schema(table)) as writer:
        for path in sorted(parts.glob("*.parquet")):
            writer.write_table(pq.read_table(path))
    bad = [line for path in sorted(parts.glob("*.bad.jsonl")) for line in path.read_text("utf-8").splitlines()]
    if bad:
        bad_file(target).write_text("\n".join(bad) + "\n", encoding="utf-8")
    unfinished.rename(target)
    return len(bad)


if __name__ == "__main__":
    sys.exit(main())
