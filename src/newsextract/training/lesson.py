"""What happens in an epoch, with torch: batches, steps, and the tagger as it stands afterwards.

One encoder for all conventions, an output layer for each: two conventions through one output layer hurt both. Adam
(Kingma and Ba 2015) with a rate that rises and falls in straight lines; what is scored and kept is a moving average of
the weights (Polyak and Juditsky 1992).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from importlib.metadata import version

import numpy as np
import torch
from numpy.typing import NDArray

from newsextract.models import (
    READERS,
    VECTOR_SIZE,
    Feature,
    Floats,
    ModelFiles,
    Rows,
    TrainedTagger,
    Weights,
    describe,
    lay_rows,
    load_ner_layers,
    packed,
    shape_of,
)
from newsextract.training.network import Network, crf_loss, padded
from newsextract.training.sequences import Convention, TaggedWords

BATCH = 500  # words learned from at once, and fewer where an epoch would have less than so many STEPS
SMALLEST_BATCH = 20
STEPS = 40
RATE = 2e-3
WARM_UP = 0.02  # of all steps, until the rate is reached
LOWEST = 0.02  # of the rate, at the end
AVERAGE = 0.999  # how much of the moving average stays from step to step
NEAR = 1000  # sequences sorted by length together, so that those of a batch are about as long
MIN_WORDS, MAX_VALUES = 5, 600  # a feature's value is learned when so many different words have it; the most frequent
SLOWNESS = 10  # steps, about, in which the average comes to follow as slowly as AVERAGE says
MAX_GRADIENT = 1.0

Batch = tuple[int, list[TaggedWords]]  # the convention's number, its sequences, the longest first


class Lesson:
    """A network, what it learns from, and how far it has come."""

    def __init__(self, parts: Sequence[Convention], weights: Weights, files: ModelFiles, seed: int) -> None:
        self._parts, self._weights, self._seed = parts, weights, seed
        self._random = random.Random(seed)  # noqa: S311
        self._features = choose_features(word for part in parts for own in part.learned for word in own.words)
        self._tag_numbers = {tag: number for number, tag in enumerate(weights.ner_tags)}
        layers, shapes = load_ner_layers(files)
        names = [part.name for part in parts]
        sizes = {feature.name: len(feature.numbers) + 1 for feature in self._features}
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            self._network = Network(layers, shapes, sizes, weights.ner_head, weights.transitions, names)
            self._state = torch.random.get_rng_state()
        self._average = deepcopy(self._network)
        self._optimizer = torch.optim.Adam(self._network.parameters())
        self._step = 0

    def learn(self, epochs: int) -> float:
        """One round over everything, of `epochs`; the mean loss a word."""
        batches = list(self._batches())
        loss, words = 0.0, 0
        with torch.random.fork_rng(devices=[]), one_thread():  # the caller's random numbers are not touched
            torch.random.set_rng_state(self._state)
            for convention, batch in batches:
                loss += self._learn_batch(convention, batch, epochs * len(batches))
                words += sum(len(own.words) for own in batch)
            self._state = torch.random.get_rng_state()
        return loss / words

    def _batches(self) -> Iterator[Batch]:
        """Everything in batches of one convention and of sequences about as long, in random order."""
        batches: list[Batch] = []
        words = sum(len(own.words) for part in self._parts for own in part.learned)
        size = min(BATCH, max(SMALLEST_BATCH, words // STEPS))
        for number, part in enumerate(self._parts):
            shuffled = [own for own in part.learned if own.words]
            self._random.shuffle(shuffled)
            for start in range(0, len(shuffled), NEAR):
                near = sorted(shuffled[start : start + NEAR], key=lambda own: -len(own.words))
                batches += ((number, batch) for batch in packed(near, size))
        self._random.shuffle(batches)
        yield from batches

    def _learn_batch(self, convention: int, batch: list[TaggedWords], steps: int) -> float:
        """One step; the loss, summed over words."""
        rows = lay_rows([own.words for own in batch])
        lengths = rows.lengths.tolist()
        tags = torch.zeros(len(batch), max(lengths), dtype=torch.long)
        for k, own in enumerate(batch):
            tags[k, : len(own.tags)] = torch.tensor([self._tag_numbers[tag] for tag in own.tags])
        self._network.train()
        scores = self._network(*map(torch.from_numpy, self._inputs(rows)), convention)
        places = padded(rows.starts, lengths, len(scores))
        total = crf_loss(scores[places], tags, lengths, self._network.transitions[convention])
        for group in self._optimizer.param_groups:
            group["lr"] = rate(self._step, steps)
        self._optimizer.zero_grad()
        (total / len(rows.words)).backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), MAX_GRADIENT)
        self._optimizer.step()
        self._step += 1
        self._follow()
        return float(total.detach())

    def _follow(self) -> None:
        """Move the average towards the network, faster at the beginning."""
        keep = min(AVERAGE, (self._step + 1) / (self._step + SLOWNESS))
        with torch.no_grad():
            for slow, fast in zip(self._average.parameters(), self._network.parameters(), strict=True):
                slow.lerp_(fast, 1 - keep)

    def _inputs(self, rows: Rows) -> tuple[Floats, NDArray[np.int64], Floats]:
        """What the network reads: vectors, ids of shapes and features, which rows are filled."""
        count = len(rows.words) + len(rows.empty)
        vectors, filled = np.zeros((count, VECTOR_SIZE), np.float32), np.zeros((count, 1), np.float32)
        ids = np.zeros((count, 1 + len(self._features)), np.int64)
        vectors[rows.places] = self._weights.vectors[[word.lower() for word in rows.words]]
        filled[rows.places] = 1
        ids[rows.places, 0] = [self._weights.shapes[shape_of(word)] for word in rows.words]
        for k, feature in enumerate(self._features, start=1):
            ids[rows.places, k] = feature.of(rows.words)
        return vectors, ids, filled

    def tagger(self, number: int, epochs: int) -> TrainedTagger:
        """The tagger as it stands after an epoch."""
        training = {
            "seed": self._seed,
            "epoch": number,
            "epochs": epochs,
            "newsextract": version("newsextract"),
            "torch": str(torch.__version__),
        }
        features = {feature.name: list(feature.numbers) for feature in self._features}
        conventions = [{"name": part.name} for part in self._parts]
        shapes, tags = list(self._weights.shapes), self._weights.ner_tags
        return TrainedTagger(describe(shapes, tags, features, conventions, training), self._average.arrays())


@contextmanager
def one_thread() -> Iterator[None]:
    """The matrices are small: a second thread gains nothing, and waits by spinning. It would change roundings, too."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def choose_features(words: Iterable[str]) -> list[Feature]:
    """The features with the values that enough different words have."""
    different = sorted(set(words))
    features = []
    for name, read in READERS.items():
        counts = Counter(map(read, different))
        values = [value for value, count in counts.most_common(MAX_VALUES) if count >= MIN_WORDS]
        features.append(Feature(name, {value: number for number, value in enumerate(values, start=1)}))
    return features


def rate(step: int, steps: int) -> float:
    """The learning rate: up over the first steps, then down to the end."""
    return RATE * min(1, (step + 1) / (WARM_UP * steps)) * max(LOWEST, 1 - step / steps)
