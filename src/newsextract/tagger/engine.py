"""The arithmetic of the encoders: sequences of words end to end, one row a word, a zero row between two sequences.

Each distinct word is looked up and multiplied once for the first layers of all three models together; what comes out
(3 x 768 numbers) is kept for the last few thousand words, and gathered for every row. No padding, no copies by layer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from slovnet.shape import word_shape

from newsextract.tagger.weights import WIDTH, Encoder, Floats, Layer, Vectors

KEPT_WORDS = 4096  # distinct words whose first layer is kept: 9 KB each

Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Rows:
    """Sequences laid end to end: row 0 is zero, then the words of the first, a zero row, the words of the second, ...

    words: the distinct words; index: for every row the number of its word, len(words) for a zero row;
    starts: the first row of every sequence; lengths: their lengths; places: the rows that hold words, in order.
    """

    words: list[str]
    index: Ints
    starts: Ints
    lengths: Ints
    places: Ints


def lay_rows(sequences: Sequence[Sequence[str]]) -> Rows:
    """Number the distinct words and lay the sequences end to end. No sequence is empty."""
    numbers: dict[str, int] = {}
    lengths = np.fromiter(map(len, sequences), np.intp, len(sequences))
    starts = np.concatenate(([1], lengths[:-1] + 1)).cumsum()
    flat = [numbers.setdefault(word, len(numbers)) for sequence in sequences for word in sequence]
    index = np.full(starts[-1] + lengths[-1] + 1, len(numbers), np.intp)
    places = word_rows(starts, lengths)
    index[places] = flat
    return Rows(list(numbers), index, starts, lengths, places)


def word_rows(starts: Ints, lengths: Ints) -> Ints:
    """The rows that hold words, in order."""
    before = np.concatenate(([0], lengths[:-1])).cumsum()
    rows: Ints = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
    return rows


class FirstLayers:
    """The part of the first layers that a word alone decides: what it adds to the row before, its own, the next."""

    def __init__(self, vectors: Vectors, shapes: Mapping[str, int], encoders: Sequence[Encoder]) -> None:
        self._vectors = vectors
        self._shape_ids = shapes
        self._words = np.concatenate([e.words for e in encoders], axis=1)  # 300 x (models * 768)
        self._shapes = np.concatenate([e.shapes for e in encoders], axis=1)  # shapes x (models * 768)
        self._size = encoders[0].words.shape[1] // WIDTH
        self._kept = np.zeros((KEPT_WORDS + 1, self._words.shape[1]), np.float32)  # the last row stays zero
        self._places: dict[str, int] = {}
        self._order: list[str] = []  # the word of every place
        self._next = 0
        self._lock = Lock()

    def add_up(self, rows: Rows, model: int) -> Floats:
        """What the words before, at and behind every row give the first layer of a model: rows x 256."""
        first = model * WIDTH * self._size
        before, own, behind = (slice(first + k * self._size, first + (k + 1) * self._size) for k in range(WIDTH))
        with self._lock:  # another thread must not put its words into places that are read here
            places = np.append(self._places_of(rows.words), KEPT_WORDS)[rows.index]
            hidden = self._kept[places, own]
            hidden[1:] += self._kept[places[:-1], before]
            hidden[:-1] += self._kept[places[1:], behind]
        return hidden

    def _places_of(self, words: Sequence[str]) -> Ints:
        """Where the words are kept; those that are not yet are computed. There are less than KEPT_WORDS."""
        places = [self._places.get(word, -1) for word in words]
        missing = [word for word, place in zip(words, places, strict=True) if place < 0]
        if missing:
            self._keep(missing, set(words))
            places = [self._places[word] for word in words]
        return np.array(places, np.intp)

    def _keep(self, words: Sequence[str], needed: set[str]) -> None:
        """Compute words and keep them in the places of those kept longest, but for those that are needed now."""
        free: list[int] = []
        while len(free) < len(words):
            if len(self._order) < KEPT_WORDS:
                free.append(len(self._order))
                self._order.append("")
                continue
            if self._order[self._next] not in needed:
                del self._places[self._order[self._next]]
                free.append(self._next)
            self._next = (self._next + 1) % KEPT_WORDS
        self._kept[free] = self._compute(words)
        for word, place in zip(words, free, strict=True):
            self._places[word] = place
            self._order[place] = word

    def _compute(self, words: Sequence[str]) -> Floats:
        """The product of vectors and weights, and the shapes' share."""
        ids = [self._vectors.ids.get(word.lower(), self._vectors.unknown) for word in words]
        rows: Floats = self._vectors[ids] @ self._words
        rows += self._shapes[[self._shape_ids[shape_of(word)] for word in words]]
        return rows


@lru_cache(100_000)
def shape_of(word: str) -> str:
    """slovnet's shape of a word: RU_Xx, NUM, PUNCT_— and so on."""
    return str(word_shape(word))


def encode(rows: Rows, hidden: Floats, encoder: Encoder) -> Floats:
    """The last layer's output for every row, zero in the zero rows. hidden: what the words give the first layer."""
    empty = rows.index == len(rows.words)
    finish(hidden, encoder.layers[0], empty)
    for layer in encoder.layers[1:]:
        hidden = convolve(hidden, layer)
        finish(hidden, layer, empty)
    return hidden


def convolve(hidden: Floats, layer: Layer) -> Floats:
    """A convolution of width 3 over all rows: one matrix product, then the three kernels' columns added up, shifted."""
    product = hidden @ layer.weight
    size = product.shape[1] // WIDTH
    output: Floats = product[:, size : 2 * size].copy()
    output[1:] += product[:-1, :size]
    output[:-1] += product[1:, 2 * size :]
    return output


def finish(hidden: Floats, layer: Layer, empty: NDArray[np.bool_]) -> None:
    """Bias, ReLU and batch normalisation in place; zero rows become zero again."""
    hidden += layer.bias
    np.maximum(hidden, 0, out=hidden)
    hidden *= layer.scale
    hidden += layer.shift
    hidden[empty] = 0
