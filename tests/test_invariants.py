"""What holds for every string."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from newsextract import Article, Extractor, Span
from strategies import news_like, texts

EXAMPLES = int(os.environ.get("NEWSEXTRACT_EXAMPLES", "150"))  # `make fuzz` takes 100,000
relaxed = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES < 1_000, suppress_health_check=list(HealthCheck)
)


def all_spans(article: Article) -> list[Span]:
    """Every span anywhere in a result."""
    spans: list[Span] = [*article.body, *article.sentences, *article.tokens]
    for entity in article.entities:
        spans.extend(entity.mentions)
    for quote in article.quotes:
        spans.extend(quote.spans)
        spans.extend(filter(None, [quote.cue, quote.speaker and quote.speaker.mention]))
    return spans


def check(nx: Extractor, text: str) -> None:
    article = nx(text)
    assert article.text == text
    assert all(text[s.start : s.stop] == s.text and s.start < s.stop for s in all_spans(article))
    ids = [entity.id for entity in article.entities]
    assert ids == list(range(len(ids)))
    for entity in article.entities:
        assert entity.name
        assert entity.mentions
        assert all(mention.entity_id == entity.id for mention in entity.mentions)
    for quote in article.quotes:
        assert all(a.stop <= b.start for a, b in zip(quote.spans, quote.spans[1:], strict=False))
        assert quote.speaker is None or quote.speaker.entity_id is None or quote.speaker.entity_id in ids
    for spans in (article.body, article.sentences, article.tokens):
        assert all(a.stop <= b.start for a, b in pairwise(spans))
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert nx(text) == article


@pytest.mark.timeout(0)
@relaxed
@given(text=texts)
def test_every_text(nx: Extractor, text: str) -> None:
    check(nx, text)


@relaxed
@given(text=news_like)
def test_news_like_text(nx: Extractor, text: str) -> None:
    check(nx, text)
