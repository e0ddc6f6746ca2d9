"""What training brings: strict F1 on articles that were not learned from, minutes, and the speed of what was trained.

    python benchmarks/training.py --train FILE --dev FILE --other FILE --scorer FILE [--few 30 100]

--train, --dev: annotated articles of one convention, JSON Lines with "doc", "text", "entities"; --other: of another, of
which every fourth is kept for scoring. --scorer: score_entities.py. --few: also with so many articles of --train.
One Markdown table is printed: F1 of the whole extractor, by type and of all names.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from newsextract import Extractor
from newsextract.text.layout import lay_out
from newsextract.text.segmentation import segment
from newsextract.training import AnnotatedArticle, read_annotations, train
from scorers import entity_rows, run_scorer

ROUNDS = 5
TYPES = ("PER", "LOC", "ORG")
Conventions = Mapping[str, Sequence[AnnotatedArticle]]


def main() -> None:
    """Train, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("train", "dev", "other", "scorer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--few", type=int, nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        learned, kept = split(options.other, folder)
        first, other = read_annotations(options.train)[0], read_annotations(learned)[0]
        goals = {"first": options.dev, "other": kept}
        print("| trained on | scored on | all | PER | LOC | ORG | minutes |\n|---|---|---|---|---|---|---|")
        for goal in goals.values():
            row("nothing (bundled)", goal, options.scorer, Extractor(), None)
        for count in options.few:
            trained(f"{count} articles", {"first": first[:count]}, folder, goals, options.scorer)
        path = trained(f"{len(first)} articles", {"first": first}, folder, goals, options.scorer)
        both = f"these and {len(other)} of the other convention"
        trained(both, {"first": first, "other": other}, folder, goals, options.scorer)
        print("\nspeed against the bundled tagger: ", end="")
        whole, names = speed(Extractor(), Extractor(ner=path), [article.text for article in other])
        print(f"whole articles {whole:.2f}, finding names alone {names:.2f}")


def split(path: Path, folder: Path) -> tuple[Path, Path]:
    """Every fourth article for scoring, the others to learn from."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    learned, kept = folder / "learned.jsonl", folder / f"{path.stem}_quarter.jsonl"
    learned.write_text("".join(line for k, line in enumerate(lines) if k % 4), encoding="utf-8")
    kept.write_text("".join(lines[::4]), encoding="utf-8")
    return learned, kept


def trained(said: str, conventions: Conventions, folder: Path, goals: Mapping[str, Path], scorer: Path) -> Path:
    """Train and score each convention on its own articles; the file of the tagger."""
    path = folder / f"{len(list(folder.iterdir()))}.tar"
    started = time.monotonic()
    train(conventions).save(path)
    minutes = (time.monotonic() - started) / 60
    for convention in conventions:
        row(said, goals[convention], scorer, Extractor(ner=path, convention=convention), minutes)
    return path


def row(said: str, gold: Path, scorer: Path, nx: Extractor, minutes: float | None) -> None:
    """Score an extractor and print a line of the table."""
    report: dict[str, Any] = run_scorer(scorer, [str(gold)], list(entity_rows(nx, gold)))
    figures = [report["micro"]["strict"]["f1"], *(report[type_]["strict"]["f1"] for type_ in TYPES)]
    cells = [said, gold.stem, *(f"{figure:.3f}" for figure in figures), f"{minutes:.1f}" if minutes else ""]
    print("| " + " | ".join(cells) + " |", flush=True)


def speed(bundled: Extractor, own: Extractor, texts: Sequence[str]) -> tuple[float, float]:
    """How many times as fast as the bundled: whole articles; the tagger of names alone."""
    segmentations = [segment(text, lay_out(text).paragraphs) for text in texts]
    return ratio(bundled, own, texts), ratio(bundled.name_tags, own.name_tags, segmentations)


def ratio(one: Callable[[Any], Any], other: Callable[[Any], Any], inputs: Sequence[Any]) -> float:
    """Times of the first by times of the second: medians of alternating rounds, warm."""
    times: list[list[float]] = [[], []]
    for number in range(ROUNDS + 1):
        for read, seconds in zip((one, other), times, strict=True):
            gc.collect()
            started = time.perf_counter()
            for item in inputs:
                read(item)
            if number:  # the first is to warm up
                seconds.append(time.perf_counter() - started)
    return median(times[0]) / median(times[1])


if __name__ == "__main__":
    main()
