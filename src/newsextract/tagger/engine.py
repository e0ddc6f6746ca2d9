"""The arithmetic of the encoders: sequences of words end to end, one row a word, an empty row between two sequences.

Each distinct word is looked up and multiplied once for the first layers of all three models together; what comes out
(3 x 768 numbers) is kept for the last few thousand words, and gathered for every row. No padding, no copies by layer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from slovnet.shape import word_shape

from newsextract.tagger.weights import WIDTH, Encoder, Floats, Layer, Vectors

KEPT_WORDS = 12_288  # distinct words whose first layer is kept: 9 KB each
BLOCK = 128  # words computed at once, so that what is computed stays near the processor

Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Rows:
    """Sequences laid end to end: an empty row, the words of the first, an empty row, the words of the second, ...

    words: all words in order; starts: the first row of every sequence; lengths: their lengths; places: the rows that
    hold words, in order; empty: the rows that hold none.
    """

    words: list[str]
    starts: Ints
    lengths: Ints
    places: Ints
    empty: Ints


def lay_rows(sequences: Sequence[Sequence[str]]) -> Rows:
    """Lay the sequences end to end. No sequence is empty."""
    lengths = np.fromiter(map(len, sequences), np.intp, len(sequences))
    starts = np.concatenate(([1], lengths[:-1] + 1)).cumsum()
    words = [word for sequence in sequences for word in sequence]
    places = np.arange(len(words)) + np.repeat(np.arange(1, len(sequences) + 1), lengths)
    empty = np.append(starts - 1, starts[-1] + lengths[-1])
    return Rows(words, starts, lengths, places, empty)


class FirstLayers:
    """The part of the first layers that a word alone decides: what it adds to the row before, its own, the next.

    The words looked up last are kept, by the clock algorithm (Corbató 1968): a hand goes round, and a word that was
    used since it last came by stays for another round.
    """

    def __init__(self, vectors: Vectors, shapes: Mapping[str, int], encoders: Sequence[Encoder]) -> None:
        self._vectors = vectors
        self._shape_ids = shapes
        self._words = np.concatenate([e.words for e in encoders], axis=1)  # 300 x (models * 768)
        self._shapes = np.concatenate([e.shapes for e in encoders], axis=1)  # shapes x (models * 768)
        self._size = encoders[0].words.shape[1] // WIDTH
        self._features = [
            (number * WIDTH * self._size, feature, table)
            for number, encoder in enumerate(encoders)
            for feature, table in encoder.features
        ]
        self._kept = np.zeros((KEPT_WORDS + 1, self._words.shape[1]), np.float32)  # the last row stays zero
        self._used = np.zeros(KEPT_WORDS, np.bool_)
        self._places: dict[str, int] = {}
        self._order: list[str] = []  # the word of every place
        self._hand = 0
        self._lock = Lock()

    def add_up(self, rows: Rows, model: int) -> Floats:
        """What the words before, at and behind every row give the first layer of a model: rows x 256.

        There are at most KEPT_WORDS words.
        """
        first = model * WIDTH * self._size
        before, own, behind = (slice(first + k * self._size, first + (k + 1) * self._size) for k in range(WIDTH))
        places = np.full(len(rows.words) + len(rows.empty), KEPT_WORDS, np.intp)
        with self._lock:  # another thread must not put its words into places that are read here
            places[rows.places] = self._places_of(rows.words)
            hidden = self._kept[places, own]
            hidden[1:] += self._kept[places[:-1], before]
            hidden[:-1] += self._kept[places[1:], behind]
        return hidden

    def _places_of(self, words: Sequence[str]) -> Ints:
        """Where the words are kept; those that are not yet are computed."""
        places = list(map(self._places.get, words))
        if None in places:
            found = [place for place in places if place is not None]
            missing = dict.fromkeys(word for word, place in zip(words, places, strict=True) if place is None)
            self._keep(list(missing), found)
            places = list(map(self._places.get, words))
        numbers = np.array(places, np.intp)
        self._used[numbers] = True
        return numbers

    def _keep(self, words: Sequence[str], needed: Sequence[int]) -> None:
        """Compute words and keep them in free places, or in those of words unused since the hand last came by."""
        free = list(range(len(self._order), min(len(self._order) + len(words), KEPT_WORDS)))
        self._order += words[: len(free)]
        kept = {*needed, *free}
        while len(free) < len(words):
            place, self._hand = self._hand, (self._hand + 1) % KEPT_WORDS
            if place in kept:
                continue
            if self._used[place]:
                self._used[place] = False
            else:
                kept.add(place)
                del self._places[self._order[place]]
                free.append(place)
        for at in range(0, len(words), BLOCK):
            self._kept[free[at : at + BLOCK]] = self._compute(words[at : at + BLOCK])
        for word, place in zip(words, free, strict=True):
            self._places[word] = place
            self._order[place] = word

    def _compute(self, words: Sequence[str]) -> Floats:
        """The product of vectors and weights, and the share of shapes and features."""
        rows: Floats = self._vectors[[word.lower() for word in words]] @ self._words
        rows += self._shapes[[self._shape_ids[shape_of(word)] for word in words]]
        for first, feature, table in self._features:
            rows[:, first : first + table.shape[1]] += table[feature.of(words)]
        return rows


def shape_of(word: str) -> str:
    """slovnet's shape of a word: RU_Xx, NUM, PUNCT_— and so on."""
    return str(word_shape(word))


def encode(rows: Rows, hidden: Floats, encoder: Encoder) -> Floats:
    """The last layer's output for every row, zero in the empty rows. hidden: what the words give the first layer."""
    rectify(hidden, rows.empty, encoder.blank)
    for layer in encoder.layers:
        hidden = convolve(hidden, layer)
        rectify(hidden, rows.empty, layer.blank)
    hidden *= encoder.scale
    hidden += encoder.shift
    hidden[rows.empty] = 0
    return hidden


def convolve(hidden: Floats, layer: Layer) -> Floats:
    """A convolution of width 3 over all rows: one matrix product, then the three kernels' columns added up, shifted."""
    product = hidden @ layer.weight
    size = product.shape[1] // WIDTH
    output: Floats = product[:, size : 2 * size] + layer.bias
    output[1:] += product[:-1, :size]
    output[:-1] += product[1:, 2 * size :]
    return output


def rectify(hidden: Floats, empty: Ints, blank: Floats) -> None:
    """ReLU in place; the empty rows become what the next layer reads as zero."""
    np.maximum(hidden, 0, out=hidden)
    hidden[empty] = blank
