"""Accuracy on gold data: runs the extractor and prints the scorers' tables; holds the floors.

    python benchmarks/accuracy.py --gold DIR [--floors FILE [--raise-floors]] [--errors N] [--only SET] [--thresholds]
                                  [--rules]

DIR holds `quotes/texts`, `quotes/annotations` and `entities/*.jsonl`; beside it stand the scorers in `eval`, and in
`seed` one article with what must come out of it.
With --floors the run fails when a figure falls below its floor. --raise-floors lifts floors to what was reached and
never lowers one. --thresholds shows how precision rises when quotations of little confidence are left out. --rules
shows what each rule for names is worth: what is lost when it alone is off.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsextract import Article, Extractor
from newsextract.names import find
from newsextract.text import Text, segment
from newsextract.text.layout import lay_out

ENTITY_SETS = ("factrueval_dev", "nerel_dev")
THRESHOLDS = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92)
MARGIN = 0.003  # floors are set this far below what was reached: BLAS builds differ in the last digits


def quote_rows(nx: Extractor, texts: Path) -> Iterator[dict[str, Any]]:
    """Predictions in the form of score_quotes.py."""
    for path in sorted(texts.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            article = nx(file.read())
        yield {"doc": path.stem, "quotes": quote_records(article)}


def quote_records(article: Article) -> list[dict[str, Any]]:
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


def entity_rows(nx: Extractor, gold: Path) -> Iterator[dict[str, Any]]:
    """Predictions in the form of score_entities.py."""
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            article = nx(document["text"])
            yield {"doc": document["doc"], **entity_records(article)}


def entity_records(article: Article) -> dict[str, list[dict[str, Any]]]:
    """Names and titles of one article in the form of score_entities.py."""
    names, roles = [], []
    for entity in article.entities:
        for mention in entity.mentions:
            place = {"start": mention.start, "stop": mention.stop, "cluster": entity.id}
            if mention.kind == "name":
                names.append({**place, "type": entity.type, "name": entity.name})
            elif mention.kind == "role":
                roles.append(place)
    return {"entities": names, "roles": roles}


def score(script: Path, arguments: list[str], rows: list[dict[str, Any]], errors: int) -> dict[str, Any]:
    """Run a scorer on predictions, print its table, return its report."""
    return run_scorer(script, arguments, rows, ["--errors", str(errors)])


def run_scorer(
    script: Path, arguments: list[str], rows: list[dict[str, Any]], table: list[str] | None = None
) -> dict[str, Any]:
    """The scorer's report on predictions; with arguments for its `table`, that is printed too."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        command = [sys.executable, str(script), *arguments, str(predictions)]
        if table is not None:
            print(subprocess.run([*command, *table], check=True, capture_output=True, text=True).stdout)
        report = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
    result: dict[str, Any] = json.loads(report)
    return result


def score_seed(nx: Extractor, seed: Path, scorer: Path, errors: int) -> dict[str, Any]:
    """Score the one article of `seed`, laid out in a folder as the scorer wants it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "gold").mkdir()
        (folder / "gold" / "article.json").write_bytes((seed / "quotes.json").read_bytes())
        (folder / "article.txt").write_bytes((seed / "article.txt").read_bytes())
        return score(scorer, [str(folder / "gold"), name], list(quote_rows(nx, folder)), errors)


def score_thresholds(scorer: Path, arguments: list[str], rows: list[dict[str, Any]]) -> None:
    """Precision and recall of what has at least some confidence: content and speaker right."""
    print("confidence  kept   quoted: precision, recall   indirect: precision, recall")
    total = sum(len(row["quotes"]) for row in rows)
    for threshold in THRESHOLDS:
        sure = [{**row, "quotes": [q for q in row["quotes"] if q["confidence"] >= threshold]} for row in rows]
        kept = sum(len(row["quotes"]) for row in sure) / total
        report = run_scorer(scorer, arguments, sure)
        quoted, indirect = report["quoted"]["extent_and_speaker"], report["indirect"]["extent_and_speaker"]
        print(
            f"{threshold:>10}  {kept:4.0%}   {quoted['p']:.3f} {quoted['r']:.3f}".ljust(50),
            f"{indirect['p']:.3f} {indirect['r']:.3f}",
        )


def score_rules(nx: Extractor, gold: Path, scorer: Path) -> None:
    """What strict micro F1 loses, in points, when one rule for names is left out."""
    rules = find.RULES
    paths = {name: gold / "entities" / f"{name}.jsonl" for name in ENTITY_SETS}
    read = {name: [read_tags(nx, json.loads(line)) for line in path.open()] for name, path in paths.items()}

    def micro(name: str) -> float:
        rows = [{"doc": doc, "entities": name_rows(text, tags)} for doc, text, tags in read[name]]
        return 100 * float(run_scorer(scorer, [str(paths[name])], rows)["micro"]["strict"]["f1"])

    with_all = {name: micro(name) for name in ENTITY_SETS}
    print("rule".ljust(26), *(name.rjust(16) for name in ENTITY_SETS))
    print("all".ljust(26), *(f"{with_all[name]:16.2f}" for name in ENTITY_SETS))
    for rule in rules:
        find.RULES = tuple(other for other in rules if other is not rule)
        print(rule.__name__.ljust(26), *(f"{with_all[name] - micro(name):+16.2f}" for name in ENTITY_SETS))
    find.RULES = ()
    print("none".ljust(26), *(f"{with_all[name] - micro(name):+16.2f}" for name in ENTITY_SETS))
    find.RULES = rules


def read_tags(nx: Extractor, document: dict[str, Any]) -> tuple[str, Text, list[str]]:
    """A document's name, its tokens and the model's tags for them."""
    text = segment(document["text"], lay_out(document["text"], furniture=True).paragraphs)
    return document["doc"], text, nx.name_tags(text)


def name_rows(text: Text, tags: list[str]) -> list[dict[str, Any]]:
    """Names alone, in the form of score_entities.py."""
    tokens = text.tokens
    return [
        {"start": tokens[span.first].start, "stop": tokens[span.last - 1].stop, "type": span.type}
        for span in find.find_names(text, tags)
    ]


def figures(name: str, report: dict[str, Any]) -> dict[str, float]:
    """The figures of a report that have floors, flat."""
    found: dict[str, float] = {}
    for label, row in report.items():
        if not isinstance(row, dict):
            continue
        for measure in ("extent", "extent_and_speaker", "strict"):
            if measure in row:
                found[f"{name}.{label}.{measure}"] = row[measure]["f1"]
        for measure in ("type_accuracy", "cue_accuracy", "name_accuracy", "f1"):
            if row.get(measure) is not None:
                found[f"{name}.{label}.{measure}"] = row[measure]
    return found


def held(reached: dict[str, float], floors: dict[str, float]) -> bool:
    """Print every figure below its floor; whether there was none."""
    fallen = {key: floor for key, floor in floors.items() if reached.get(key, 0.0) < floor}
    for key, floor in fallen.items():
        print(f"BELOW ITS FLOOR: {key} is {reached.get(key)}, the floor is {floor}")
    print(f"floors: {len(floors) - len(fallen)} held, {len(fallen)} broken")
    return not fallen


def main() -> int:
    """Run, print, and return 1 if a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--thresholds", action="store_true")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--only", choices=["quotes", *ENTITY_SETS])
    options = parser.parse_args()
    gold: Path = options.gold
    scorers = gold.parent / "eval"
    nx = Extractor()
    reached: dict[str, float] = {}
    if options.only is None:
        print("the article that the project began with")
        report = score_seed(nx, gold.parent / "seed", scorers / "score_quotes.py", options.errors)
        reached |= {key: value for key, value in figures("seed", report).items() if ".partial." not in key}
    if options.only in (None, "quotes"):
        texts, annotations = gold / "quotes" / "texts", gold / "quotes" / "annotations"
        print("quotations")
        arguments = [str(annotations), str(texts)]
        quotes = list(quote_rows(nx, texts))
        reached |= figures("quotes", score(scorers / "score_quotes.py", arguments, quotes, options.errors))
        if options.thresholds:
            score_thresholds(scorers / "score_quotes.py", arguments, quotes)
    for name in ENTITY_SETS:
        if options.only in (None, name):
            print(f"entities, {name}")
            path = gold / "entities" / f"{name}.jsonl"
            rows = list(entity_rows(nx, path))
            reached |= figures(name, score(scorers / "score_entities.py", [str(path)], rows, options.errors))
    if options.rules:
        score_rules(nx, gold, scorers / "score_entities.py")
    if options.floors is None:
        return 0
    floors: dict[str, float] = json.loads(options.floors.read_text()) if options.floors.exists() else {}
    if options.raise_floors:
        raised = {key: max(floors.get(key, 0.0), round(value - MARGIN, 4)) for key, value in reached.items()}
        options.floors.write_text(json.dumps(floors | raised, indent=2, sort_keys=True) + "\n")
    return 0 if held(reached, floors) else 1


if __name__ == "__main__":
    sys.exit(main())
