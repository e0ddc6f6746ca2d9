"""Results as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): JSON-LD that annotation tools read.

A target selects by position (code points, as the model asks) and by the exact words with what stands around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from newsextract.article import Article, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points before and behind the exact words


def to_annotations(article: Article, source: str) -> list[dict[str, Any]]:
    """An annotation for every entity and every quotation. `source` is the address of the text."""
    return [*entity_annotations(article, source), *quote_annotations(article, source)]


def entity_annotations(article: Article, source: str) -> Iterator[dict[str, Any]]:
    """Every entity, its mentions as targets; the body is its name and type."""
    for entity in article.entities:
        body = [text_body(entity.name, "identifying"), text_body(entity.type, "classifying")]
        yield annotation(f"entity-{entity.id}", "identifying", body, article, entity.mentions, source)


def quote_annotations(article: Article, source: str) -> Iterator[dict[str, Any]]:
    """Every quotation, its parts as targets; the body is its type and speaker."""
    for number, quote in enumerate(article.quotes, start=1):
        body = [text_body(quote.type, "classifying")]
        if quote.speaker:
            body.append(text_body(quote.speaker.name, "identifying"))
        yield annotation(f"quote-{number}", "highlighting", body, article, quote.spans, source)


def annotation(
    name: str, motivation: str, body: list[dict[str, str]], article: Article, spans: Sequence[Span], source: str
) -> dict[str, Any]:
    """One annotation."""
    return {
        "@context": CONTEXT,
        "id": f"{source}#{name}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": [{"source": source, "selector": selectors(article.text, span)} for span in spans],
    }


def text_body(value: str, purpose: str) -> dict[str, str]:
    """A body of plain text."""
    return {"type": "TextualBody", "value": value, "purpose": purpose, "language": "ru"}


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Where a span stands: by position, and by its words."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.stop},
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.stop : span.stop + AROUND],
        },
    ]
