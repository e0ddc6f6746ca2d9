"""Fine-tunes the bundled tagger of names on annotated articles, on a CPU.

After every epoch the tagger is scored on held-out articles as the extractor would use it, and the best is kept.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from newsextract.errors import TrainingError
from newsextract.extras import needed
from newsextract.models import Tagger, TrainedTagger, Weights, find_model_files, load_weights, with_ner
from newsextract.training.annotations import AnnotatedArticle, Problem
from newsextract.training.scores import Score, score
from newsextract.training.sequences import Convention, tagged_paragraphs

EPOCHS = 12
HELD_OUT = 0.1


@dataclass(frozen=True, slots=True)
class Epoch:
    """How one round over all articles went. loss: a word; scores: of the held-out articles, by convention."""

    number: int
    loss: float
    scores: Mapping[str, Score]
    seconds: float
    best: bool


def train(
    conventions: Mapping[str, Sequence[AnnotatedArticle]],
    *,
    epochs: int = EPOCHS,
    held_out: float = HELD_OUT,
    seed: int = 0,
    report: Callable[[Epoch], None] = lambda epoch: None,
    problem: Callable[[Problem], None] = lambda problem: None,
) -> TrainedTagger:
    """Train on the articles of each convention; the best epoch is what comes back, ready to `save`.

    conventions: names and annotated articles; the first is the one that `Extractor(ner=...)` uses if none is named.
    epochs: rounds over all articles. held_out: the share of each convention's articles that is not learned from but
    scored after every epoch; the best is the one with the highest mean of the conventions' F1. seed: the same seed on
    the same machine gives the same tagger. report: called after every epoch. problem: called for every label that does
    not fit the words. Raises ImportError where torch is missing, TrainingError where there is too little,
    or an option cannot be.
    """
    check_options(conventions, epochs, held_out)
    with needed("torch", "training"):
        from newsextract.training.lesson import Lesson

    parts = [prepare(name, articles, held_out, seed, problem) for name, articles in conventions.items()]
    files = find_model_files()  # looked up once: it reads them all for their hashes
    weights = load_weights(files)
    lesson = Lesson(parts, weights, files, seed)
    best: TrainedTagger | None = None
    best_score = -1.0
    for number in range(1, epochs + 1):
        started = time.monotonic()
        loss = lesson.learn(epochs)
        tagger = lesson.tagger(number, epochs)
        scores = {part.name: held_out_score(part, weights, tagger) for part in parts}
        mean = sum(s.f1 for s in scores.values()) / len(scores)
        better = mean > best_score
        if better:
            best, best_score = with_scores(tagger, parts, scores), mean
        report(Epoch(number, loss, scores, time.monotonic() - started, better))
    assert best is not None  # noqa: S101  # any score is better than the first best
    return best


def check_options(conventions: Mapping[str, Any], epochs: int, held_out: float) -> None:
    """TrainingError for what cannot be."""
    if not conventions:
        raise TrainingError("conventions: there is none")
    if epochs < 1:
        raise TrainingError(f"epochs must be 1 or more, not {epochs}")
    if not 0 < held_out < 1:
        raise TrainingError(f"held_out must be between 0 and 1, not {held_out}")


def prepare(
    name: str, articles: Sequence[AnnotatedArticle], share: float, seed: int, problem: Callable[[Problem], None]
) -> Convention:
    """A convention's paragraphs, its articles shuffled and parted."""
    if len(articles) < 2:
        raise TrainingError(f"{name}: {len(articles)} articles are too few: one is held out, the rest is learned from")
    paragraphs, problems = tagged_paragraphs(articles)
    for found in problems:
        problem(found)
    random.Random(seed).shuffle(paragraphs)  # noqa: S311
    held = min(max(round(share * len(paragraphs)), 1), len(paragraphs) - 1)
    learned, held_out = (tuple(chain(*part)) for part in (paragraphs[held:], paragraphs[:held]))
    convention = Convention(name, len(articles), learned, held_out)
    if not convention.types():
        raise TrainingError(f"{name}: no name is annotated")
    if not learned:
        raise TrainingError(f"{name}: nothing to learn from but empty articles")
    return convention


def held_out_score(part: Convention, weights: Weights, tagger: TrainedTagger) -> Score:
    """How well the tagger, used as an extractor uses it, finds the names of the held-out articles."""
    found = Tagger(with_ner(weights, tagger.ner(part.name))).names([own.words for own in part.held_out])
    return score(((own.tags, tags) for own, tags in zip(part.held_out, found, strict=True)))


def with_scores(tagger: TrainedTagger, parts: Sequence[Convention], scores: Mapping[str, Score]) -> TrainedTagger:
    """With what is known of its conventions."""
    conventions = [
        {"name": p.name, "types": p.types(), "articles": p.articles, "score": scores[p.name].as_dict()} for p in parts
    ]
    return TrainedTagger({**tagger.description, "conventions": conventions}, tagger.arrays)
