"""A report of an article that reads well in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from newsextract.article import Article, Entity, Quote

WIDTH = 88
TYPES = {"PER": "People", "ORG": "Organisations", "LOC": "Places"}


def report(article: Article, width: int = WIDTH) -> str:
    """Who is named, how often and in what role; then every quotation with its speaker, cue and type."""
    return "\n".join([*entity_lines(article, width), *quote_lines(article, width)])


def entity_lines(article: Article, width: int) -> Iterator[str]:
    """Entities by type, the most often named first."""
    for type_, title in TYPES.items():
        entities = sorted((e for e in article.entities if e.type == type_), key=lambda e: -name_count(e))
        if not entities:
            continue
        yield title
        for entity in entities:
            line = f"  {name_count(entity):>3} × {entity.name}"
            roles = ", ".join(entity.roles)
            yield from textwrap.wrap(line + (f" — {roles}" if roles else ""), width, subsequent_indent=" " * 8)
        yield ""


def name_count(entity: Entity) -> int:
    """How often the article names, titles or means the entity, titles beside a name not counted twice."""
    return sum(mention.kind != "role" for mention in entity.mentions)


def quote_lines(article: Article, width: int) -> Iterator[str]:
    """Quotations in text order."""
    yield f"Quotations: {len(article.quotes)}" if article.quotes else "No quotations."
    for number, quote in enumerate(article.quotes, start=1):
        yield ""
        yield f"{number:>3}. {speaker_line(quote)}"
        yield from textwrap.wrap(marked(quote), width, initial_indent=" " * 5, subsequent_indent=" " * 5)


def speaker_line(quote: Quote) -> str:
    """Who, the cue in the reporter's words, and the type."""
    who = quote.speaker.name if quote.speaker else "speaker not named"
    cue = f" · {quote.cue.text}" if quote.cue else ""
    return f"{who}{cue} · {quote.type}"


def marked(quote: Quote) -> str:
    """The content: in quotation marks where the words are the speaker's own."""
    text = " ".join(quote.text.split())
    return text if quote.type == "indirect" else f"«{text}»"
