"""Results for people: as HTML and as a report for the terminal."""

from newsextract.show.html import article_html, articles_html, entity_html, first_words, page, quote_html
from newsextract.show.terminal import report

__all__ = ["article_html", "articles_html", "entity_html", "first_words", "page", "quote_html", "report"]
