"""What a word most likely is, and of which words it can be a form."""

from __future__ import annotations

from collections.abc import Container

from newsextract.language.readings import Parse, parses


def likeliest(word: str) -> Parse | None:
    """The likeliest reading of a word; None for what is no word."""
    return next(iter(parses(word.lower())), None) if word else None


def has_lemma(word: str, lemmas: Container[str], *parts: str) -> bool:
    """Whether a word can be a form of one of these words, as one of the parts of speech where some are given."""
    return any(p.lemma in lemmas and (not parts or p.pos in parts) for p in parses(word.lower())) if word else False
