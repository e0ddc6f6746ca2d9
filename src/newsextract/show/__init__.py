"""Results for people: as HTML and as a report for the terminal."""

from newsextract.show.corpus import Fields, corpus_page
from newsextract.show.html import article_html, articles_html, entity_html, first_line, page, quote_html
from newsextract.show.markup import script_hash
from newsextract.show.plots import plot
from newsextract.show.terminal import article_report, corpus_report, report
from newsextract.show.themes import style

__all__ = [
    "Fields",
    "article_html",
    "article_report",
    "articles_html",
    "corpus_page",
    "corpus_report",
    "entity_html",
    "first_line",
    "page",
    "plot",
    "quote_html",
    "report",
    "script_hash",
    "style",
]
