"""What holds for every string."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsextract import Article, Extractor, Span

PIECES = [
    "«", "»", '"', "„", "“", "'", "—", "–", "-", ",", ".", ":", "?", "!", "…", "(", ")", "\n", "\n\n", "\r\n", " — ",
    "Иванов", "Анна Белова", "министр", "Тверь", "ООН", "он", "она", "сказал", "заявила", "что", "по словам", "Об этом",
    "сообщили", "в мэрии", "готовы", "мост", "Мост открыли", "как", "цитирует", "говорится", "Читайте также", "5588",
    "№", "\u00ad", "\u200b", "и\u0306", "🎉",
]  # fmt: skip
news_like = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)
any_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
relaxed = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
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


@relaxed
@given(text=any_text)
def test_any_text(nx: Extractor, text: str) -> None:
    check(nx, text)


@relaxed
@given(text=news_like)
def test_news_like_text(nx: Extractor, text: str) -> None:
    check(nx, text)
