"""Where the time of an article goes: microseconds a token for every stage, one article at a time on one core, warm.

    OPENBLAS_NUM_THREADS=1 python benchmarks/stages.py --texts DIR [--rounds 5] [--numpy]

DIR holds articles as `*.txt`. Every stage is timed without what it calls of the others; medians of the rounds. With
--numpy the models are computed without the compiled library.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Generator
from functools import wraps
from pathlib import Path
from typing import Any

from newsextract import Extractor, extractor, result
from newsextract.abreast import Stages, alone
from newsextract.models import Tagger, tagger
from newsextract.models.engine.plain import Plain
from newsextract.quotes import find
from newsextract.quotes.grammar import LazyGrammar
from speed import pin

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("NER, by paragraphs", Tagger, "names"),
    ("morphology of all sentences", Extractor, "_forms"),
    ("morphology and syntax of the reporter's words, for quotations", find, "read_grammar"),
    ("morphology and syntax of the reporter's words, for quotations", LazyGrammar, "parse"),
    ("finding quotations and speakers beside that", extractor, "find_quotes"),
    ("sentences and tokens (razdel)", extractor, "segment"),
    ("layout", extractor, "lay_out"),
    ("names by rules", extractor, "find_names"),
    ("nominative names and grouping", extractor, "group"),
    ("roles", extractor, "find_roles"),
    ("the result (pydantic)", extractor, "article_fields"),
    ("the result (pydantic)", extractor, "article_from"),
    ("the result (pydantic)", result, "make_tokens"),
)


class Clock:
    """Seconds by stage, each without those of the stages inside it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def time(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed."""

        @wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            self._inner.append(0.0)
            began = time.perf_counter()
            try:
                answer = function(*arguments, **options)
                return done(alone(answer)) if isinstance(answer, Generator) else answer
            finally:
                whole = time.perf_counter() - began
                self.seconds[stage] += whole - self._inner.pop()
                self._inner[-1] += whole

        return timed


def done(answer: Any) -> Stages[Any]:
    """An answer as stages that are all gone through: what is timed at once, the extractor still goes through."""
    yield from ()
    return answer


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--numpy", action="store_true")
    options = parser.parse_args()
    pin(os.getpid())
    if options.numpy:
        vars(tagger)["library"] = lambda: None
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))]
    clock = Clock()
    for stage, owner, name in STAGES:
        setattr(owner, name, clock.time(stage, getattr(owner, name)))
    nx = Extractor()
    assert isinstance(nx._tools.models, Tagger)
    arithmetic = nx._tools.models._arithmetic
    assert isinstance(arithmetic, Plain) is options.numpy, "nothing was compiled: see docs/performance.md"
    rounds: list[dict[str, float]] = []
    for number in range(options.rounds + 1):
        clock.seconds.clear()
        began = time.perf_counter()
        tokens = sum(len(nx(text).tokens) for text in texts)
        clock.seconds["all"] = time.perf_counter() - began
        rounds += [{stage: s / tokens * 1e6 for stage, s in clock.seconds.items()}] if number else []  # the first warms
    for stage in dict.fromkeys([stage for stage, _, _ in STAGES] + ["all"]):
        print(stage.ljust(62), f"{statistics.median(times[stage] for times in rounds):6.1f}")


if __name__ == "__main__":
    main()
