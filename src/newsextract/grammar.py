"""What morphology and syntax say of all tokens of an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsextract import language
from newsextract.models import Form, Models
from newsextract.options import Options
from newsextract.text import Text


def token_grammar(text: Text, forms: Sequence[Form], models: Models, options: Options) -> dict[str, list[Any]]:
    """The fields of tokens that the options ask for, each with its value for every token."""
    grammar: dict[str, list[Any]] = {}
    if options.morphology:
        words = zip(text.words, forms, strict=True)
        grammar["lemma"] = [language.lemma(word, form.pos, form.feats) for word, form in words]
        grammar["pos"], grammar["feats"] = [form.pos for form in forms], [form.feats for form in forms]
    if options.syntax:
        grammar["head"], grammar["rel"] = token_arcs(text, models)
    return grammar


def token_arcs(text: Text, models: Models) -> tuple[list[int | None], list[str]]:
    """Head and relation of every token; heads are indices into the article's tokens."""
    heads: list[int | None] = []
    rels: list[str] = []
    for first, arcs in zip((s.first for s in text.sentences), models.arcs(sentence_words(text)), strict=True):
        heads += [first + head if head >= 0 else None for head, _ in arcs]
        rels += [rel for _, rel in arcs]
    return heads, rels


def sentence_words(text: Text) -> list[Sequence[str]]:
    """The words of every sentence."""
    return [text.words[s.first : s.last] for s in text.sentences]
