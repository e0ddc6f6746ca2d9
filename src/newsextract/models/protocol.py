"""What the stages ask of models: sequences of words in, an answer for every word out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from newsextract.models.weights import Floats

Words = Sequence[str]


class Form(NamedTuple):
    """Morphology of one word: part of speech and features, as Universal Dependencies call them.

    case: as pymorphy3 calls it; None where there is none.
    """

    pos: str
    feats: dict[str, str]
    case: str | None


class Arc(NamedTuple):
    """Syntax of one word. `head` is an index into its sequence, -1 for a root."""

    head: int
    rel: str


class Models(Protocol):
    """Names, forms, arcs and vectors of words. `Tagger` has them, with bundled weights or those of a trained tagger.

    An Extractor takes whatever `Extractor.load_models` gives; a subclass may load its own.
    """

    def names(self, sequences: Sequence[Words]) -> list[list[str]]:
        """BIO tags of every word: "O", "B-PER", "I-ORG" and so on. A sequence is a paragraph."""

    def forms(self, sequences: Sequence[Words]) -> list[list[Form]]:
        """Part of speech and features of every word. A sequence is a sentence."""

    def arcs(self, sequences: Sequence[Words]) -> list[list[Arc]]:
        """Head and relation of every word. A sequence is a sentence."""

    def vectors(self, words: Words) -> Floats:
        """A vector for every word in lower case, of length 1; zero for a word that has none."""
