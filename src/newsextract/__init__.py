"""Who is named in Russian news, what was said and by whom, each with its exact place in the text.

>>> from newsextract import extract
>>> article = extract("«Мы готовы», — сказал Пётр Иванов.")
>>> article.quotes[0].speaker.name
'Пётр Иванов'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from newsextract.explanation import Explanation, explain
    from newsextract.extractor import Extractor
    from newsextract.finders import Finder, Found
    from newsextract.pages import Page, extract_page
    from newsextract.shared import extract

    __version__: str
    backend: str

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
    "backend",
    "explain",
    "extract",
    "extract_page",
]

NAMES = {  # module -> the names of it that are public
    "article": "Article Entity Evidence Failure Mention Quote Span Speaker Token",
    "articles": "Articles",
    "errors": "InputError ModelFilesError NewsextractError OptionError PageError "
    "TextTypeError TextValueError WorkerError",
    "explanation": "Explanation explain",
    "extractor": "Extractor",
    "finders": "Finder Found",
    "pages": "Page extract_page",
    "shared": "extract",
}
MODULES = {name: module for module, names in NAMES.items() for name in names.split()}


def read_version() -> str:
    """The version that is installed."""
    from importlib.metadata import version

    return version("newsextract")


def find_backend() -> str:
    """What computes the models here: "compiled", or "numpy", which is slower."""
    from newsextract.models import backend

    return backend()


MADE = {"__version__": read_version, "backend": find_backend}


def __getattr__(name: str) -> Any:
    """Load a name when it is first asked for: importing the package costs nothing."""
    value: Any
    if name in MADE:
        value = MADE[name]()
    elif name in MODULES:
        value = getattr(import_module(f"newsextract.{MODULES[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The names that are there to be used, those that are loaded later among them."""
    return sorted({*globals(), *__all__})
