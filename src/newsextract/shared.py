"""The extractor that functions share where a caller gives none."""

from __future__ import annotations

from functools import cache

from newsextract.article import Article
from newsextract.errors import OptionError
from newsextract.extractor import Extractor


@cache
def default_extractor() -> Extractor:
    """The extractor behind `extract`, made at first use."""
    return Extractor()


def own_or_default(extractor: Extractor | None) -> Extractor:
    """The extractor that a caller gave, or the shared one. OptionError for what is none."""
    if extractor is not None and not isinstance(extractor, Extractor):
        raise OptionError(f"extractor must be an Extractor or None, not {extractor!r}")
    return extractor or default_extractor()


def extract(text: str) -> Article:
    """Extract from one text with a shared default Extractor. Errors as in `Extractor.__call__`."""
    return default_extractor()(text)
