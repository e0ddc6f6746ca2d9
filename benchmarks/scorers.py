"""Runs the scorers that stand beside the gold data, each in a process of its own, and reads what they report."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsextract import Article, Extractor

Report = dict[str, Any]


def quote_rows(nx: Extractor, texts: Path) -> Iterator[Report]:
    """Predictions in the form of score_quotes.py."""
    for path in sorted(texts.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            article = nx(file.read())
        yield {"doc": path.stem, "quotes": quote_records(article)}


def quote_records(article: Article) -> list[Report]:
    """Quotations of one article in the form of score_quotes.py."""
    return [
        {
            "type": quote.type,
            "spans": [[span.start, span.stop] for span in quote.spans],
            "cue": [quote.cue.start, quote.cue.stop] if quote.cue else None,
            "speaker": quote.speaker.name if quote.speaker else None,
            "confidence": quote.evidence.confidence,
        }
        for quote in article.quotes
    ]


def entity_rows(nx: Extractor, gold: Path) -> Iterator[Report]:
    """Predictions in the form of score_entities.py."""
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            article = nx(document["text"])
            yield {"doc": document["doc"], **entity_records(article)}


def entity_records(article: Article) -> dict[str, list[Report]]:
    """Names and titles of one article in the form of score_entities.py."""
    names, roles = [], []
    for entity in article.entities:
        for mention in entity.mentions:
            place = {"start": mention.start, "stop": mention.stop, "cluster": entity.id}
            if mention.kind == "name":
                names.append({**place, "type": entity.type, "name": entity.name})
            elif mention.kind == "role" and entity.type == "PER":  # a body is called something else too: «издание»
                roles.append(place)
    return {"entities": names, "roles": roles}


def run_scorer(
    script: Path, arguments: Sequence[str], rows: Iterable[Report], table: Sequence[str] | None = None
) -> Report:
    """The scorer's report on predictions; with arguments for its `table`, that is printed too."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        command = [str(script), *arguments, str(predictions)]
        if table is not None:
            print(output(*command, *table))
        report: Report = json.loads(output(*command, "--json"))
    return report


def output(*command: str) -> str:
    """What a script of this Python prints."""
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout


def score_lines(script: Path, data: Path, pattern: str, options: Sequence[str] = ()) -> dict[str, dict[str, float]]:
    """Figures of a scorer that reads its data itself and prints a line a row.

    pattern: of such a line, its groups the figures; the group "row" names the row, "all" where it has none.
    """
    text = output(str(script), str(data), *options)
    if options:
        print(text)
    rows = {}
    for match in re.finditer(pattern, text, re.MULTILINE):
        figures = match.groupdict()
        row = figures.pop("row", "all")
        rows[row] = {name: float(value) for name, value in figures.items()}
    return rows
