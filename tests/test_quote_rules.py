"""The rules for quotations decide what their examples say: they are the evidence, or nothing holds without them."""

from __future__ import annotations

from typing import Any

import pytest

from newsextract import Extractor
from newsextract.quotes import alone, borders, cues, headlines, indirect, pieces
from newsextract.quotes.confidence import CONFIDENCE
from newsextract.quotes.speakers import excluded, resolve
from notation import parse
from test_cases import check_quotes

LISTS: list[tuple[Any, str]] = [(module, "RULES") for module in (cues, alone, pieces, indirect)]
LISTS += [(headlines, "RULES"), (resolve, "NAMES"), (resolve, "SETTLED"), (excluded, "EXCLUDING"), (borders, "ENDS")]
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
    reader = Extractor(headlines=True) if module is headlines else nx
    article = reader(case.text)
    check_quotes(article, case)
    evidence = {name for quote in article.quotes for name in (quote.evidence.rule, quote.evidence.strategy)}
    if case.expected and rule.name not in evidence:
        monkeypatch.setattr(module, name, tuple(other for other in getattr(module, name) if other is not rule))
        with pytest.raises((AssertionError, StopIteration)):  # the example does not hold without the rule
            check_quotes(reader(case.text), case)


@pytest.mark.parametrize("place", LISTS, ids=lambda place: f"{place[0].__name__}-{place[1]}")
def test_every_rule_has_an_example(place: Any) -> None:
    assert [rule.name for rule in getattr(place[0], place[1]) if " => " not in "".join(rule.examples)] == []


def test_how_sure_a_rule_is_stands_in_the_table() -> None:
    rules = {rule.name for module in (alone, headlines, pieces, indirect) for rule in module.RULES}
    assert rules == set(CONFIDENCE)
    assert all(0.5 < sure < 1 for sure in CONFIDENCE.values())
