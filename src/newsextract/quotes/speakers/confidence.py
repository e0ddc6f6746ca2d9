"""How sure a quotation and its speaker are: one logistic step over the rule, what found the speaker and its likelihood.

The numbers stand in `confidence.txt`; `benchmarks/speaker_weights.py` learns them from annotated articles.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.referents import Voice

LINE = re.compile(r"(?P<name>\w+)\s+(?P<base>[+-]\S+)\s+(?P<slope>[+-]\S+)\s+#.*")
NOBODY = "nobody"  # the line for quotations without a speaker
RULE = "rule"  # the line whose slope is that of the rule's own confidence
MOST_SURE = 0.98  # no part is taken for surer than this


class Step(NamedTuple):
    """One line: what a way to find the speaker is worth, and how much the speaker's likelihood counts."""

    base: float
    slope: float


@cache
def steps() -> Mapping[str, Step]:
    """The table, by the basis."""
    lines = (files(__package__) / "confidence.txt").read_text(encoding="utf-8").splitlines()
    found = (LINE.fullmatch(line) for line in lines if not line.startswith("#"))
    return {match["name"]: Step(float(match["base"]), float(match["slope"])) for match in found if match}


def odds(probability: float) -> float:
    """The logarithm of the odds; 0 for one half."""
    bounded = min(MOST_SURE, max(1 - MOST_SURE, probability))
    return math.log(bounded / (1 - bounded))


def basis(voice: Voice | None, source: Source | None) -> str:
    """What found the speaker, told apart where the table has a line for the kind of speaker or of the words."""
    if voice is None:
        return NOBODY
    told = (f"{voice.strategy}_{kind}" for kind in (*kinds_of_words(voice, source), voice.kind, voice.type))
    return next((line for line in told if line in steps()), voice.strategy)


def kinds_of_words(voice: Voice, source: Source | None) -> Iterator[str]:
    """Why words are less sure than a person's full name in the nominative."""
    if voice.type == "PER" and " " not in voice.name:
        yield "one_word"
    if source is not None and source.case == "gent":
        yield "genitive"


def confidence(rule: float, found_by: str, likely: float) -> float:
    """How sure content and speaker are.

    rule: the confidence of the rule that took the words for a quotation; found_by: the basis; likely: how likely the
    ranking holds the speaker to be.
    """
    step = steps()[found_by]
    total = step.base + steps()[RULE].slope * odds(rule) + step.slope * odds(likely)
    return 1 / (1 + math.exp(-total))
