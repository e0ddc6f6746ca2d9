"""Accuracy on gold data: runs the extractor and prints what was reached; holds the floors.

    python benchmarks/accuracy.py --gold DIR [--floors FILE [--raise-floors]] [--only SUBJECT] [--errors N]
                                  [--thresholds] [--rules] [--natasha]

DIR holds the gold data; beside it stand the scorers in `eval`, and in `seed` one article with what must come out of it.
Data are in three parts. The rules were made on *worked on*; weights are learned and errors read on *learn*; of *check*
only totals are ever looked at: it is the forecast for articles that nobody tuned on. --errors shows none of *check*.

--floors         fail when a figure falls below its floor; the floors hold all three parts
--raise-floors   lift floors to what was reached; none is ever lowered
--thresholds     how precision rises when quotations of little confidence are left out
--rules          what each rule for names is worth: what is lost when it alone is off
--natasha        names in every case as natasha reads them, beside ours
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import natasha_pipeline
from newsextract import Extractor
from newsextract.names import find
from newsextract.text import Text, lay_out, segment
from scorers import Report, entity_rows, output, quote_rows, run_scorer, score_lines

QUOTES = {"worked on": "quotes", "learn": "quotes_learn", "check": "quotes_check"}
DECLINED = {"learn": "names/declined_learn.jsonl", "check": "names/declined_check.jsonl"}
LAYOUT = {"learn": "layout", "check": "layout_check"}
CHALLENGE = {"quotations": "challenge/quotes.txt", "entities": "challenge/entities.jsonl"}
ENTITIES = {
    "factrueval_dev": "entities/factrueval_dev.jsonl",
    "nerel_dev": "entities/nerel_dev.jsonl",
    "nerel_train": "train/nerel_train.jsonl",  # check
}
CHECKS = {"check", "nerel_train"}
THRESHOLDS = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92)
MARGIN = 0.003  # floors are set this far below what was reached: BLAS builds differ in the last digits
FLOOR_MEASURES = ("type_accuracy", "cue_accuracy", "name_accuracy", "f1")

Figures = dict[str, float]


class Run(NamedTuple):
    """What all measurements need."""

    nx: Extractor
    gold: Path
    errors: int
    thresholds: bool
    natasha: bool

    def scorer(self, name: str) -> Path:
        """A scorer beside the gold data."""
        return self.gold.parent / "eval" / f"score_{name}.py"

    def shown(self, part: str) -> list[str]:
        """The scorer's arguments that show errors; none for what nobody may read."""
        return ["--errors", str(self.errors)] if self.errors and part not in CHECKS else []


def print_table(title: str, columns: Sequence[str], rows: Iterable[tuple[str, Iterable[object]]]) -> None:
    """A table, a line a row."""
    print(f"\n{title}\n" + " " * 34 + "".join(f"{column:>26}" for column in columns))
    for name, cells in rows:
        print(f"{name:<34}" + "".join(f"{cell!s:>26}" for cell in cells))


def measure_seed(run: Run) -> Figures:
    """The article that the project began with: everything in it must come out."""
    seed = run.gold.parent / "seed"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "gold").mkdir()
        (folder / "gold" / "article.json").write_bytes((seed / "quotes.json").read_bytes())
        (folder / "article.txt").write_bytes((seed / "article.txt").read_bytes())
        report = run_scorer(run.scorer("quotes"), [str(folder / "gold"), name], list(quote_rows(run.nx, folder)))
    return {key: value for key, value in figures("seed", report).items() if ".partial." not in key}


def measure_quotes(run: Run) -> Figures:
    """Quotations: their extent, and extent and speaker together, on the three parts."""
    reports = {part: score_quotes(run, part) for part in QUOTES}
    kinds = ("quoted", "direct", "partial", "indirect")
    rows = [(kind, [extent_and_speaker(reports[part][kind]) for part in QUOTES]) for kind in kinds]
    print_table("quotations, F1: extent / with the right speaker", list(QUOTES), rows)
    names = {"worked on": "quotes", "learn": "learn", "check": "check"}
    return {key: value for part in QUOTES for key, value in figures(names[part], reports[part]).items()}


def score_quotes(run: Run, part: str) -> Report:
    """The scorer's report on one part."""
    folder = run.gold / QUOTES[part]
    arguments = [str(folder / "annotations"), str(folder / "texts")]
    rows = list(quote_rows(run.nx, folder / "texts"))
    if run.thresholds:
        print_thresholds(part, run.scorer("quotes"), arguments, rows)
    return run_scorer(run.scorer("quotes"), arguments, rows, run.shown(part) or None)


def extent_and_speaker(row: Report) -> str:
    """Two figures of one kind of quotation."""
    return f"{row['extent']['f1']:.3f} / {row['extent_and_speaker']['f1']:.3f}"


def print_thresholds(part: str, scorer: Path, arguments: Sequence[str], rows: Sequence[Report]) -> None:
    """Precision and recall of what has at least some confidence: content and speaker right."""
    print(f"\n{part}: confidence  kept   quoted: precision, recall   indirect: precision, recall")
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


def measure_declined(run: Run) -> Figures:
    """Persons, places and bodies in every case: found, and of those the share with the right nominative."""
    pattern = r"^(?P<row>PER|LOC|ORG) +\d+ +found (?P<found>\S+) +right \S+ +right of found (?P<right>\S+)"
    reports = {
        part: score_lines(run.scorer("declined"), run.gold / path, pattern, run.shown(part))
        for part, path in DECLINED.items()
    }
    columns = [*DECLINED, *(f"natasha, {part}" for part in DECLINED if run.natasha)]
    own = {type_: [show(reports[part][type_]) for part in DECLINED] for type_ in ("PER", "LOC", "ORG")}
    theirs = [natasha_declined(run.gold / path) for path in DECLINED.values()] if run.natasha else []
    rows = [(type_, [*own[type_], *(show(found[type_]) for found in theirs)]) for type_ in own]
    print_table("names in every case: found / right of those found", columns, rows)
    return flat("declined", reports)


def show(row: Figures) -> str:
    """The figures of a row of `measure_declined`."""
    return f"{row['found']:.3f} / {row['right']:.3f}"


def natasha_declined(path: Path) -> dict[str, Figures]:
    """The same figures for natasha, with the same rule for what is right."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump([line["text"] for line in lines], file, ensure_ascii=False)
        file.flush()
        answers = json.loads(output(natasha_pipeline.__file__, file.name))
    counts: dict[str, list[int]] = {}
    for line, names in zip(lines, answers, strict=True):
        count = counts.setdefault(line["type"], [0, 0, 0])
        same = [n for n in names if n["type"] == line["type"] and plain(n["text"]) == plain(line["surface"])]
        count[0] += 1
        count[1] += bool(same)
        count[2] += any(plain(n["name"]) == plain(line["name"]) for n in same[:1])
    return {type_: {"found": f / n, "right": r / max(f, 1)} for type_, (n, f, r) in counts.items()}


def plain(name: str) -> str:
    """A name without marks, letter case and ё."""
    return " ".join("".join(c for c in name.lower().replace("ё", "е") if c not in "«»\"„“”’'").split())


def measure_layout(run: Run) -> Figures:
    """Pages: lines of the article that are kept, lines of furniture that are left out."""
    pattern = r"kept (?P<kept>\S+) of \d+, furniture left out (?P<left_out>\S+) of \d+, .* furniture (?P<mentions>\d+)"
    reports = {
        part: score_lines(run.scorer("layout"), run.gold / path, pattern, run.shown(part))
        for part, path in LAYOUT.items()
    }
    measures = {"kept": "article lines kept", "left_out": "furniture left out", "mentions": "mentions from furniture"}
    rows = [(title, [reports[part]["all"][name] for part in LAYOUT]) for name, title in measures.items()]
    print_table("lines of pages", list(LAYOUT), rows)
    found = flat("layout", reports)
    return {key: value for key, value in found.items() if not key.endswith("mentions")}


def measure_challenge(run: Run) -> Figures:
    """Single sentences by kind of fault: the share of those wholly right."""
    pattern = r"lines wholly right: (?P<right>\S+)"
    option = ["--errors"] if run.errors else []
    reports = {
        kind: score_lines(run.scorer("challenge"), run.gold / path, pattern, option) for kind, path in CHALLENGE.items()
    }
    print_table("challenge (learn)", ["wholly right"], [(k, [r["all"]["right"]]) for k, r in reports.items()])
    return flat("challenge", reports)


def measure_entities(run: Run) -> Figures:
    """Names, roles and who is who in published sets."""
    reports = {}
    for name, path in ENTITIES.items():
        file = run.gold / path
        rows = list(entity_rows(run.nx, file))
        reports[name] = run_scorer(run.scorer("entities"), [str(file)], rows, run.shown(name) or None)
    types = ("PER", "LOC", "ORG", "micro")
    rows_ = [(t, [f"{reports[name][t]['strict']['f1']:.3f}" for name in ENTITIES]) for t in types]
    rows_.append(("roles", [optional(reports[name].get("roles"), "f1") for name in ENTITIES]))
    rows_.append(("grouping, B-cubed", [optional(reports[name].get("grouping_b3"), "f1") for name in ENTITIES]))
    for t in types[:3]:
        rows_.append((f"names right, {t}", [optional(reports[name][t], "name_accuracy") for name in ENTITIES]))
    print_table("entities, strict F1 (nerel_train is check)", list(ENTITIES), rows_)
    return {key: value for name in ENTITIES for key, value in figures(name, reports[name]).items()}


def optional(row: Report | None, measure: str) -> str:
    """A figure that not every set has."""
    value = row.get(measure) if row else None
    return "" if value is None else f"{value:.3f}"


def figures(name: str, report: Report) -> Figures:
    """The figures of a report that have floors, flat."""
    found: Figures = {}
    for label, row in report.items():
        if not isinstance(row, dict):
            continue
        for measure in ("extent", "extent_and_speaker", "strict"):
            if measure in row:
                found[f"{name}.{label}.{measure}"] = row[measure]["f1"]
        for measure in FLOOR_MEASURES:
            if row.get(measure) is not None:
                found[f"{name}.{label}.{measure}"] = row[measure]
    return found


def flat(name: str, reports: dict[str, dict[str, Figures]]) -> Figures:
    """The figures of several reports, flat."""
    return {
        ".".join(filter(None, (name, part, "" if row == "all" else row, measure))): value
        for part, report in reports.items()
        for row, values in report.items()
        for measure, value in values.items()
    }


def print_rules(run: Run) -> None:
    """What strict micro F1 loses, in points, when one rule for names is left out."""
    rules = find.RULES
    paths = {name: run.gold / ENTITIES[name] for name in ENTITIES if name not in CHECKS}
    read = {name: [read_tags(run.nx, json.loads(line)) for line in path.open()] for name, path in paths.items()}

    def micro(name: str) -> float:
        rows = [{"doc": doc, "entities": name_rows(text, tags)} for doc, text, tags in read[name]]
        return 100 * float(run_scorer(run.scorer("entities"), [str(paths[name])], rows)["micro"]["strict"]["f1"])

    with_all = {name: micro(name) for name in paths}
    lost = []
    for rule in rules:
        find.RULES = tuple(other for other in rules if other is not rule)
        lost.append((rule_name(rule), [f"{with_all[name] - micro(name):+.2f}" for name in paths]))
    find.RULES = ()
    lost.append(("none", [f"{with_all[name] - micro(name):+.2f}" for name in paths]))
    find.RULES = rules
    print_table("points lost without a rule", list(paths), [("all", [f"{with_all[n]:.2f}" for n in paths]), *lost])


def rule_name(rule: Any) -> str:
    """The name of a rule or of its function."""
    return str(getattr(rule, "name", None) or rule.__name__)


def read_tags(nx: Extractor, document: Report) -> tuple[str, Text, list[str]]:
    """A document's name, its tokens and the model's tags for them."""
    text = segment(document["text"], lay_out(document["text"], furniture=True).paragraphs)
    return document["doc"], text, nx.name_tags(text)


def name_rows(text: Text, tags: list[str]) -> list[Report]:
    """Names alone, in the form of score_entities.py."""
    tokens = text.tokens
    return [
        {"start": tokens[span.first].start, "stop": tokens[span.last - 1].stop, "type": span.type}
        for span in find.find_names(text, tags)
    ]


def held(reached: Figures, floors: Figures) -> bool:
    """Print every figure below its floor; whether there was none."""
    fallen = {key: floor for key, floor in floors.items() if reached.get(key, 0.0) < floor}
    for key, floor in fallen.items():
        print(f"BELOW ITS FLOOR: {key} is {reached.get(key)}, the floor is {floor}")
    print(f"\nfloors: {len(floors) - len(fallen)} held, {len(fallen)} broken")
    return not fallen


MEASURES: dict[str, Callable[[Run], Figures]] = {
    "seed": measure_seed,
    "quotes": measure_quotes,
    "declined": measure_declined,
    "layout": measure_layout,
    "challenge": measure_challenge,
    "entities": measure_entities,
}


def main() -> int:
    """Run, print, and return 1 if a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--thresholds", action="store_true")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--natasha", action="store_true")
    parser.add_argument("--only", choices=list(MEASURES))
    options = parser.parse_args()
    run = Run(Extractor(), options.gold, options.errors, options.thresholds, options.natasha)
    reached: Figures = {}
    for subject, measure in MEASURES.items():
        if options.only in (None, subject):
            reached |= measure(run)
    if options.rules:
        print_rules(run)
    if options.floors is None:
        return 0
    floors: Figures = json.loads(options.floors.read_text()) if options.floors.exists() else {}
    if options.raise_floors:
        raised = {key: max(floors.get(key, 0.0), round(value - MARGIN, 4)) for key, value in reached.items()}
        options.floors.write_text(json.dumps(floors | raised, indent=2, sort_keys=True) + "\n")
    return 0 if held(reached, floors) else 1


if __name__ == "__main__":
    sys.exit(main())
