"""Adapt the tagger of names to your own annotated articles.

    python examples/train_tagger.py my_articles.jsonl --out my_tagger.tar [--also OTHER ...] [--type FACILITY=LOC ...]

Annotations are read from JSON Lines of this project, a folder of brat, or a .json export of Label Studio. `--also`
takes articles that draw the borders of names otherwise: they help, and get an output layer of their own. Prints what
does not fit, and the scores of the held-out articles after every epoch; the best epoch is what is written. Then:

    Extractor(ner="my_tagger.tar")

Needs `pip install newsextract[training]`; using the tagger needs nothing more.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from newsextract.errors import NewsextractError
from newsextract.training import AnnotatedArticle, Epoch, Problem, Score, read_annotations, train

SHOWN = 20  # problems of a file


def main() -> int:
    """Run; return 1 and say why where nothing could be trained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.tar")
    parser.add_argument("--also", type=Path, nargs="*", default=[], metavar="ARTICLES")
    parser.add_argument("--type", nargs="*", default=[], metavar="NAME=LOC", help="NAME= leaves a type out")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--held-out", type=float, default=0.1, help="share of the articles that only scores")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if not options.out.absolute().parent.is_dir():
        return complain(f"{options.out.parent} is no folder")
    try:
        types = {name: type_ or None for name, _, type_ in (pair.partition("=") for pair in options.type)}
        conventions = read_all([options.articles, *options.also], types)
        problems: list[Problem] = []
        tagger = train(
            conventions,
            epochs=options.epochs,
            held_out=options.held_out,
            seed=options.seed,
            report=show,
            problem=problems.append,
        )
        show_problems(problems)
        tagger.save(options.out)
    except (NewsextractError, OSError) as error:
        return complain(str(error))
    for convention in tagger.description["conventions"]:
        print(f"{convention['name']}: {convention['score']} of {convention['articles']} articles")
    print(f"written: {options.out}")
    return 0


def read_all(paths: Sequence[Path], types: dict[str, str | None]) -> dict[str, list[AnnotatedArticle]]:
    """The articles of every convention, which is called as its file."""
    conventions: dict[str, list[AnnotatedArticle]] = {}
    for path in paths:
        articles, problems = read_annotations(path, types)
        show_problems(problems)
        print(f"{path}: {len(articles)} articles, {sum(len(a.labels) for a in articles)} names")
        conventions.setdefault(path.stem, []).extend(articles)
    return conventions


def show_problems(problems: Sequence[Problem]) -> None:
    """The first of them in full."""
    for problem in problems[:SHOWN]:
        print(problem, file=sys.stderr)
    if len(problems) > SHOWN:
        print(f"and {len(problems) - SHOWN} more such places", file=sys.stderr)


def show(epoch: Epoch) -> None:
    """A line for an epoch."""
    scores = "  ".join(f"{name}: {shown(score)}" for name, score in epoch.scores.items())
    best = "  best" if epoch.best else ""
    print(f"epoch {epoch.number}  loss {epoch.loss:.4f}  {scores}  {epoch.seconds:.0f} s{best}", flush=True)


def shown(score: Score) -> str:
    """F1 of all names, and of each type."""
    types = ", ".join(f"{type_} {score.of(type_):.3f}" for type_ in score.types())
    return f"F1 {score.f1:.3f} ({types})"


def complain(reason: str) -> int:
    """Say why nothing was done."""
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
