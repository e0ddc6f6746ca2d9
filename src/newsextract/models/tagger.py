"""NER, morphology and syntax by natasha's models, or names by a trained tagger. Sequences of words in, tags out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, TypeVar

import numpy as np

from newsextract.language import CASES
from newsextract.models.engine.compiled import Compiled, library
from newsextract.models.engine.first_layers import Arithmetic, FirstLayers
from newsextract.models.engine.plain import Plain
from newsextract.models.engine.rows import Rows, lay_rows
from newsextract.models.files import find_model_files
from newsextract.models.protocol import Arc, Form, Words
from newsextract.models.trained import use_tagger
from newsextract.models.weights import Floats, Weights, load_weights

CHUNK = 512  # words computed at once
TINY = 1e-9  # no length is less
MAX_WORDS = 400  # longer sequences are cut: syntax compares every word of a sequence with every other

Result = TypeVar("Result")
Tag = Callable[[Rows, Sequence[int]], list[Result]]  # the rows, and where in their sequences they start
NER, MORPH, SYNTAX = range(3)


new = tuple.__new__  # Arc(…) asks for the same through a function of Python's: twice the time


LOG = logging.getLogger("newsextract")


@cache
def backend() -> Literal["compiled", "numpy"]:
    """What computes the models here; "numpy", the slower one, is logged once."""
    if library():
        return "compiled"
    LOG.warning("nothing was compiled when newsextract was installed: numpy computes, more slowly")
    return "numpy"


def fastest(weights: Weights) -> Arithmetic:
    """The compiled arithmetic where it is there, else that in numpy."""
    compiled = library() if backend() == "compiled" else None
    return Compiled(weights, compiled) if compiled else Plain(weights)


class Tagger:
    """The three models; every method takes sequences of words and answers for each word of each.

    Safe to use from several threads. The tags of a sequence do not depend on what else is asked with it.
    """

    def __init__(self, weights: Weights, arithmetic: Callable[[Weights], Arithmetic] = fastest) -> None:
        self._weights = weights
        self._arithmetic = arithmetic(weights)
        self._first = FirstLayers(weights, self._arithmetic)
        self._forms = [read_form(tag) for tag in weights.morph_tags]

    def names(self, sequences: Sequence[Words]) -> list[list[str]]:
        """BIO tags: "O", "B-PER", "I-ORG" and so on. Paragraphs give better tags than single sentences."""
        return self._in_chunks(self._ner_tags, sequences)

    def forms(self, sequences: Sequence[Words]) -> list[list[Form]]:
        """Part of speech and features of every word of sentences. The dicts are shared: copy before changing."""
        return self._in_chunks(self._morph_forms, sequences)

    def arcs(self, sequences: Sequence[Words]) -> list[list[Arc]]:
        """Head and relation of every word of sentences."""
        return self._in_chunks(self._arcs, sequences)

    def vectors(self, words: Words) -> Floats:
        """The vectors of words in lower case, each of length 1; zero for a word that has none: n x 300."""
        vectors = self._weights.vectors
        if not words:
            return np.zeros((0, vectors.indexes.shape[1] * vectors.codes.shape[1]), np.float32)
        numbers = vectors.numbers_of(words)
        found = vectors.of(numbers)
        found[numbers == vectors.unknown] = 0.0
        lengths = np.sqrt(np.einsum("ij,ij->i", found, found))
        unit: Floats = found / np.maximum(lengths, TINY)[:, None]
        return unit

    def _ner_tags(self, rows: Rows, starts: Sequence[int]) -> list[str]:
        tags = self._arithmetic.names(rows, self._first.add_up(rows, NER))
        return list(map(self._weights.ner_tags.__getitem__, tags.tolist()))

    def _morph_forms(self, rows: Rows, starts: Sequence[int]) -> list[Form]:
        tags = self._arithmetic.forms(rows, self._first.add_up(rows, MORPH))
        return list(map(self._forms.__getitem__, tags.tolist()))

    def _arcs(self, rows: Rows, starts: Sequence[int]) -> list[Arc]:
        heads, rels = self._arithmetic.arcs(rows, self._first.add_up(rows, SYNTAX))
        offsets = np.repeat(starts, rows.lengths) - 1
        heads = np.where(heads == 0, -1, heads + offsets)
        names = map(self._weights.rels.__getitem__, rels.tolist())
        return [new(Arc, arc) for arc in zip(heads.tolist(), names, strict=True)]

    def _in_chunks(self, tag: Tag[Result], sequences: Sequence[Words]) -> list[list[Result]]:
        """Tag sequences, a few hundred words at a time; results in the given order."""
        results: list[list[Result]] = [[] for _ in sequences]
        for chunk in packed(pieces(sequences), CHUNK):
            rows = lay_rows([piece.words for piece in chunk])
            tags = iter(tag(rows, [piece.start for piece in chunk]))
            for piece in chunk:
                results[piece.sequence].extend(islice(tags, len(piece.words)))
        return results


def load_models(ner: Path | None = None, convention: str | None = None) -> Tagger:
    """The bundled models; with `ner`, names are found by the trained tagger in that file."""
    weights = load_weights(find_model_files())
    return Tagger(use_tagger(weights, ner, convention) if ner else weights)


class Piece(NamedTuple):
    """A sequence, or a part of a very long one."""

    sequence: int
    start: int
    words: Words


def pieces(sequences: Sequence[Words]) -> Iterator[Piece]:
    """Every sequence in parts of at most MAX_WORDS; none for an empty one."""
    for number, words in enumerate(sequences):
        for start in range(0, len(words), MAX_WORDS):
            yield Piece(number, start, words[start : start + MAX_WORDS])


class HasWords(Protocol):
    """A piece, or whatever else is computed together with others."""

    @property
    def words(self) -> Words:
        """Its words."""


Worded = TypeVar("Worded", bound=HasWords)


def packed(pieces: Iterable[Worded], most: int) -> Iterator[list[Worded]]:
    """Pieces together while they have no more than `most` words."""
    chunk: list[Worded] = []
    size = 0
    for piece in pieces:
        if chunk and size + len(piece.words) > most:
            yield chunk
            chunk, size = [], 0
        chunk.append(piece)
        size += len(piece.words)
    if chunk:
        yield chunk


def read_form(tag: str) -> Form:
    """«NOUN|Animacy=Anim|Case=Acc» as part of speech and features."""
    pos, _, joined = tag.partition("|")
    feats = dict(feat.split("=", 1) for feat in joined.split("|")) if joined else {}
    return Form(pos, feats, CASES.get(feats.get("Case", "")))
