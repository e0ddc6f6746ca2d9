"""The words of the first layers: looked up and multiplied once for all three models together.

What comes out of a word (3 x 768 numbers) is kept for some thousand words, and added up for every row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Protocol

import numpy as np
from slovnet.shape import word_shape

from newsextract.models.engine.kept import Kept, room_for
from newsextract.models.engine.rows import Ints, Rows
from newsextract.models.weights import WIDTH, Floats, Weights

KEPT_WORDS = 20_480  # distinct words whose first layer is kept: 4.5 KB each
MOST_ROUNDS = 2  # with three hardly fewer words are computed again
MOST_ALIKE = 5_120  # words without a vector whose shapes are known
BLOCK = 240  # words computed at once: what they take meanwhile is 2 MB


class Arithmetic(Protocol):
    """The three models over rows, in numpy (plain.py) or in C (compiled.py), with the same answers."""

    def keep(self, vectors: Floats, shares: Floats, places: Ints, kept: Kept) -> None:
        """What words give: the product of their vectors (n x 300) and the weights of all models, with their shares.

        shares: n x (models * 3 * 256), what is not of the vectors; kept: see `first`; places: where in it they go.
        """

    def first(self, kept: Kept, places: Ints, rows: Rows, model: int) -> Floats:
        """The first layer's output of a model: rows x 256, with ReLU; an empty row holds what the next reads as zero.

        kept: what each word gives the rows behind, at and before it; places: where in it the words of the rows are.
        """

    def names(self, rows: Rows, hidden: Floats) -> Ints:
        """The numbers of the tags of all words in order. hidden: what `first` gives."""

    def forms(self, rows: Rows, hidden: Floats) -> Ints:
        """The numbers of the morphological tags of all words in order."""

    def arcs(self, rows: Rows, hidden: Floats) -> tuple[Ints, Ints]:
        """Head (0 for the root, else the number in the sequence, from 1) and relation of all words in order."""


class FirstLayers:
    """The part of the first layers that a word alone decides: what it adds to the row before, its own, the next.

    The words that come back are kept, by the clock algorithm (Corbató 1968): a hand goes round and takes from each word
    one of the rounds it has left; one that has none goes. A word comes with none, since most come only once, and gets
    one whenever it comes back, up to MOST_ROUNDS. A word without a vector gives no more than its shape does: those of
    one shape share a place, which always stays.
    """

    def __init__(self, weights: Weights, arithmetic: Arithmetic) -> None:
        encoders = (weights.ner, weights.morph, weights.syntax)
        self._arithmetic = arithmetic
        self._vectors = weights.vectors
        self._shape_ids = weights.shapes
        self._shapes = np.concatenate([e.shapes for e in encoders], axis=1)  # shapes x (models * 768)
        self._size = encoders[0].words.shape[1] // WIDTH
        self._features = [
            (number * WIDTH * self._size, feature, table)
            for number, encoder in enumerate(encoders)
            for feature, table in encoder.features
        ]
        self._kept = room_for(KEPT_WORDS + len(self._shapes), len(encoders), WIDTH * self._size)
        self._round = bytearray(KEPT_WORDS + len(self._shapes))  # of every place, to be asked one by one
        self._rounds = np.frombuffer(self._round, np.uint8)  # the same, for many places together
        self._places: dict[str, int] = {}
        self._order: list[str] = []  # the word of every place
        self._hand = 0
        self._of_shapes = np.arange(KEPT_WORDS, KEPT_WORDS + len(self._shapes))  # where words without a vector are
        no_vector = self._vectors.of(np.full(len(self._shapes), self._vectors.unknown))
        arithmetic.keep(no_vector, self._shapes, self._of_shapes, self._kept)
        self._alike: list[str] = []  # words with such a place
        self._last: Sequence[str] = ()  # the words asked for last
        self._last_places = np.empty(0, np.intp)
        self._lock = Lock()

    def add_up(self, rows: Rows, model: int) -> Floats:
        """The first layer's output of a model for every row: what the words before, at and behind it give, with ReLU.

        There are at most KEPT_WORDS words.
        """
        with self._lock:  # another thread must not put its words into places that are read here
            places = self._places_of(rows.words, comes=model == 0)  # the other models read what the first one read
            return self._arithmetic.first(self._kept, places, rows, model)

    def _places_of(self, words: Sequence[str], comes: bool) -> Ints:
        """Where the words are kept; those that are not yet are computed. comes: whether they come by in a text."""
        if words == self._last:  # one model after the other reads a text
            return self._last_places
        found = list(map(self._places.get, words))
        known = [place for place in found if place is not None]
        if len(known) < len(words):
            self._last = ()  # what is kept may have to go
            missing = [word for word, place in zip(words, found, strict=True) if place is None]
            self._find_places(list(dict.fromkeys(missing)), known)
            own = map(self._places.__getitem__, missing)
            found = [next(own) if place is None else place for place in found]
        places = np.fromiter(found, np.intp, len(found))
        if comes:
            again = np.fromiter(known, np.intp, len(known))
            self._rounds[again] = np.minimum(self._rounds[again] + 1, MOST_ROUNDS)
        self._last, self._last_places = words, places
        return places

    def _find_places(self, words: Sequence[str], needed: Sequence[int]) -> None:
        """Find a place for each of some new words. needed: places that have to stay."""
        numbers = dict(zip(words, self._vectors.numbers_of([word.lower() for word in words]).tolist(), strict=True))
        # words of one shape are alike unless a feature tells them apart
        alike = [] if self._features else [word for word in words if numbers[word] == self._vectors.unknown]
        if len(self._alike) + len(alike) > MOST_ALIKE:
            for word in self._alike:
                del self._places[word]
            self._alike.clear()
        self._alike += alike
        for word in alike:
            self._places[word] = int(self._of_shapes[self._shape_ids[shape_of(word)]])
            del numbers[word]
        self._keep(numbers, needed)

    def _keep(self, numbers: Mapping[str, int], needed: Sequence[int]) -> None:
        """Compute words and keep them in free places, or in those of words that have no rounds left.

        numbers: the words, each with the number of its vector.
        """
        words = list(numbers)
        free = list(range(len(self._order), min(len(self._order) + len(words), KEPT_WORDS)))
        self._order += words[: len(free)]
        kept = {*needed, *free}
        rounds = self._round
        while len(free) < len(words):
            place, self._hand = self._hand, (self._hand + 1) % KEPT_WORDS
            if place in kept:
                continue
            if rounds[place]:
                rounds[place] -= 1
            else:
                kept.add(place)
                del self._places[self._order[place]]
                free.append(place)
        for at in range(0, len(words), BLOCK):
            block = words[at : at + BLOCK]
            vectors = self._vectors.of(np.array([numbers[word] for word in block]))
            places = np.array(free[at : at + BLOCK], np.intp)
            self._arithmetic.keep(vectors, self._shares(block), places, self._kept)
        for word, place in zip(words, free, strict=True):
            self._places[word] = place
            self._order[place] = word

    def _shares(self, words: Sequence[str]) -> Floats:
        """What shapes and features give: n x (models * 768)."""
        rows: Floats = self._shapes[[self._shape_ids[shape_of(word)] for word in words]]
        for first, feature, table in self._features:
            rows[:, first : first + table.shape[1]] += table[feature.of(words)]
        return rows


def shape_of(word: str) -> str:
    """slovnet's shape of a word: RU_Xx, NUM, PUNCT_— and so on."""
    match = USUAL_SHAPES.fullmatch(word)
    return str(match.lastgroup if match else word_shape(word))


USUAL_SHAPES = re.compile("(?P<RU_xx>[а-яё]{2,})|(?P<RU_Xx>[А-ЯЁ][а-яё]+)")  # those of most words, by their names
