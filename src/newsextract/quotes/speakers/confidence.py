"""How sure a quotation with its speaker is: one logistic step over the rule, the strategy and the speaker's likelihood.

The numbers stand in `confidence.txt`; `benchmarks/speaker_weights.py` learns them from annotated articles.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LINE = re.compile(r"(?P<name>\w+)\s+(?P<base>[+-]\S+)\s+(?P<slope>[+-]\S+)\s+#.*")
NOBODY = "nobody"  # the line for quotations without a speaker
RULE = "rule"  # the line whose slope is that of the rule's own confidence
MOST_SURE = 0.98  # no part is taken for surer than this


class Step(NamedTuple):
    """One line: what a strategy is worth, and how much the speaker's likelihood counts."""

    base: float
    slope: float


@cache
def steps() -> Mapping[str, Step]:
    """The table, by strategy."""
    lines = (files(__package__) / "confidence.txt").read_text(encoding="utf-8").splitlines()
    found = (LINE.fullmatch(line) for line in lines if not line.startswith("#"))
    return {match["name"]: Step(float(match["base"]), float(match["slope"])) for match in found if match}


def odds(probability: float) -> float:
    """The logarithm of the odds; 0 for one half."""
    bounded = min(MOST_SURE, max(1 - MOST_SURE, probability))
    return math.log(bounded / (1 - bounded))


def confidence(rule: float, strategy: str | None, likely: float) -> float:
    """How sure content and speaker are.

    rule: the confidence of the rule that took the words for a quotation; strategy: what found the speaker, None where
    there is none; likely: how likely the ranking holds the speaker to be.
    """
    step = steps()[strategy or NOBODY]
    total = step.base + steps()[RULE].slope * odds(rule) + step.slope * odds(likely)
    return 1 / (1 + math.exp(-total))
