"""Train a tagger of names from annotated articles, and say how it goes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsextract.errors import InputError, OptionError, counted

if TYPE_CHECKING:
    from newsextract.training import AnnotatedArticle, Epoch, Problem, Score

SHOWN = 20  # problems of a file


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to learn from, and how; see `newsextract train --help`."""

    articles: Path
    out: Path
    also: tuple[Path, ...] = ()
    types: tuple[str, ...] = ()
    epochs: int = 12
    held_out: float = 0.1
    seed: int = 0


def train_tagger(lesson: Lesson) -> int:
    """Train and write. Errors of the training, ImportError where torch is missing."""
    from newsextract import training

    if not lesson.out.absolute().parent.is_dir():
        raise InputError(f"{lesson.out.parent} is no folder")
    types = read_types(lesson.types)
    conventions = read_all([lesson.articles, *lesson.also], types)
    problems: list[Problem] = []
    tagger = training.train(
        conventions,
        epochs=lesson.epochs,
        held_out=lesson.held_out,
        seed=lesson.seed,
        report=show,
        problem=problems.append,
    )
    show_problems(problems)
    tagger.save(lesson.out)
    for convention in tagger.description["conventions"]:
        print(f"{convention['name']}: {convention['score']} of {convention['articles']} articles")
    print(f"written: {lesson.out}")
    return 0


def read_types(pairs: Sequence[str]) -> dict[str, str | None]:
    """What types mean, of FIRM=ORG and FIRM=; the latter leaves a type out."""
    for pair in pairs:
        if "=" not in pair:
            raise OptionError(f"type: {pair!r} is no NAME=TYPE; with nothing behind = a type is left out")
    return {name: type_ or None for name, _, type_ in (pair.partition("=") for pair in pairs)}


def read_all(paths: Sequence[Path], types: dict[str, str | None]) -> dict[str, list[AnnotatedArticle]]:
    """The articles of every convention, which is called as its file."""
    from newsextract import training

    conventions: dict[str, list[AnnotatedArticle]] = {}
    for path in paths:
        articles, problems = training.read_annotations(path, types)
        show_problems(problems)
        print(f"{path}: {counted(len(articles), 'article')}, {counted(sum(len(a.labels) for a in articles), 'name')}")
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
