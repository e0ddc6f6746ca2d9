"""Who is named in Russian news, what was said and by whom, each with its exact place in the text.

>>> from newsextract import extract
>>> article = extract("«Мы готовы», — сказал Пётр Иванов.")
>>> article.quotes[0].speaker.name
'Пётр Иванов'
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from newsextract.article import Article, Entity, Evidence, Failure, Mention, Quote, Span, Speaker, Token
from newsextract.articles import Articles
from newsextract.errors import (
    InputError,
    ModelFilesError,
    NewsextractError,
    OptionError,
    PageError,
    TextTypeError,
    TextValueError,
    WorkerError,
)
from newsextract.finders import Finder, Found

if TYPE_CHECKING:
    from newsextract.explanation import Explanation, explain
    from newsextract.extractor import Extractor, extract
    from newsextract.pages import Page, extract_page

__version__ = version("newsextract")
__all__ = [
    "Article",
    "Articles",
    "Entity",
    "Evidence",
    "Explanation",
    "Extractor",
    "Failure",
    "Finder",
    "Found",
    "InputError",
    "Mention",
    "ModelFilesError",
    "NewsextractError",
    "OptionError",
    "Page",
    "PageError",
    "Quote",
    "Span",
    "Speaker",
    "TextTypeError",
    "TextValueError",
    "Token",
    "WorkerError",
    "__version__",
    "explain",
    "extract",
    "extract_page",
]


def __getattr__(name: str) -> Any:
    """Load the extractor, and with it the model libraries, when it is first asked for."""
    if name in ("Extractor", "extract"):
        from newsextract import extractor

        return getattr(extractor, name)
    if name in ("Explanation", "explain"):
        from newsextract import explanation

        return getattr(explanation, name)
    if name in ("Page", "extract_page"):
        from newsextract import pages

        return getattr(pages, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The names that are there to be used, those that are loaded later among them."""
    return sorted({*globals(), *__all__})
