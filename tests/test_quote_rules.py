"""The rules for quotations decide what their examples say, and nothing else decides it."""

from __future__ import annotations

from typing import Any

import pytest

from newsextract import Extractor
from newsextract.quotes import cues
from notation import parse
from test_cases import check_quotes

LISTS: list[tuple[Any, str]] = [(cues, "RULES")]
EXAMPLES = [
    pytest.param(place, rule, example, id=f"{place[0].__name__}-{rule.name}-{number}")
    for place in LISTS
    for rule in getattr(place[0], place[1])
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("place", "rule", "example"), EXAMPLES)
def test_example(nx: Extractor, monkeypatch: pytest.MonkeyPatch, place: Any, rule: Any, example: str) -> None:
    module, name = place
    case = parse(example)
    check_quotes(nx(case.text), case)
    if case.expected:
        monkeypatch.setattr(module, name, tuple(other for other in getattr(module, name) if other is not rule))
        with pytest.raises((AssertionError, StopIteration)):  # the example does not hold without the rule
            check_quotes(nx(case.text), case)


@pytest.mark.parametrize("place", LISTS, ids=lambda place: place[0].__name__)
def test_every_rule_has_an_example(place: Any) -> None:
    assert [rule.name for rule in getattr(place[0], place[1]) if not rule.examples] == []
