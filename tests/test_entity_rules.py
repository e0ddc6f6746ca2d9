"""The rules for names, for aliases and for titles decide what their examples say, and nothing else decides it."""

from __future__ import annotations

from typing import Any

import pytest

from newsextract import Article, Extractor, lexicon
from newsextract.entities import aliases
from newsextract.names import find as names
from newsextract.roles import find as roles
from notation import Case, parse
from test_cases import found_entities, found_roles, wanted_entities, wanted_roles

LISTS: list[tuple[Any, str, bool]] = [(names, "RULES", False), (aliases, "ALIASES", False), (roles, "STRATEGIES", True)]
EXAMPLES = [
    pytest.param(place, rule, example, id=f"{rule.name}-{number}")
    for place in LISTS
    for rule in getattr(place[0], place[1])
    for number, example in enumerate(rule.examples)
]


def holds(article: Article, case: Case, titles: bool) -> bool:
    if titles:
        return found_roles(article) == wanted_roles(case)
    return found_entities(article) == wanted_entities(case)


@pytest.mark.parametrize(("place", "rule", "example"), EXAMPLES)
def test_example(nx: Extractor, monkeypatch: pytest.MonkeyPatch, place: Any, rule: Any, example: str) -> None:
    module, name, titles = place
    case = parse(example)
    assert holds(nx(case.text), case, titles)
    monkeypatch.setattr(module, name, tuple(other for other in getattr(module, name) if other is not rule))
    assert not holds(nx(case.text), case, titles), "the example holds without the rule"


@pytest.mark.parametrize("place", LISTS, ids=lambda place: place[0].__name__)
def test_every_rule_has_an_example(place: Any) -> None:
    assert [rule.name for rule in getattr(place[0], place[1]) if not rule.examples] == []


@pytest.mark.parametrize("table", ["names", "bodies", "countries"])
def test_every_listed_name_may_end_a_text(nx: Extractor, table: str) -> None:
    texts = [f"Цена: {name[0].upper()}{name[1:]}" for name in lexicon.load(table)]
    for text, article in zip(texts, nx.pipe(texts), strict=True):
        assert all(mention.stop <= len(text) for entity in article.entities for mention in entity.mentions)
