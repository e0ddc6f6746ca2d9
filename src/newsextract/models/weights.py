"""The weights of the three models, read from natasha's files and laid out for the engine. Nothing is unpickled."""

from __future__ import annotations

import gzip
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from slovnet.const import REL, TAG
from slovnet.exec.model import NER, Morph, Syntax
from slovnet.exec.pack import Pack

from newsextract.models.features import Feature
from newsextract.models.files import ModelFiles

Floats = NDArray[np.float32]
WIDTH = 3  # of every convolution: the word before, the word, the word after


@dataclass(frozen=True, slots=True)
class Layer:
    """One convolution with ReLU. weight: in x (3 * out), the three kernels side by side; bias, blank: out.

    The batch normalisation of the layer before is part of weight and bias: a row of `blank` is what it makes zero.
    """

    weight: Floats
    bias: Floats
    blank: Floats


@dataclass(frozen=True, slots=True)
class Convolution:
    """A layer as it is trained and stored: convolution, ReLU, normalisation.

    weight: filters x in x 3; bias, scale, shift: filters.
    """

    weight: Floats
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Encoder:
    """Three layers. The first is split: what a word gives (300 x 768), what its shape gives with the bias (66 x 768),
    and what each value of its features gives (values x 768 each; the bundled models have none).

    blank: what makes a row of the first layer's output zero; scale, shift: the last batch normalisation.
    """

    words: Floats
    shapes: Floats
    features: tuple[tuple[Feature, Floats], ...]
    blank: Floats
    layers: tuple[Layer, ...]
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Linear:
    """weight: in x out; bias: out."""

    weight: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Biaffine:
    """Two projections (64 -> 32), the vector of the root (64) and a kernel between them."""

    head: Linear
    tail: Linear
    root: Floats
    kernel: Floats


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors, quantised: a word's vector is 100 pieces of 3, each one of 256 codes.

    A word is found by its hash of 64 bits: words x 8 bytes, in order, instead of 40 MB of strings. That a word which is
    not among the 250,000 has the hash of one of them is to be expected once in 10**14 words.

    The vectors come from texts that mostly write е for ё: «передаёт» is rare or not among them, «передает» is common.
    """

    hashes: NDArray[np.int64]  # of all words, ascending
    numbers: NDArray[np.int32]  # the word that each hash is of
    unknown: int
    indexes: NDArray[np.uint8]  # words x 100
    codes: Floats  # (100 * 256) x 3

    def __getitem__(self, words: Sequence[str]) -> Floats:
        """The vectors of words in lower case: n x 300."""
        return self.of(self.numbers_of(words))

    def numbers_of(self, words: Sequence[str]) -> NDArray[np.int32]:
        """The numbers of words in lower case, `unknown` for those without a vector of their own."""
        return self._find(self.spelled(words))

    def of(self, numbers: NDArray[np.int32]) -> Floats:
        """The vectors of numbers: n x 300."""
        pieces = self.indexes.shape[1]
        codes = self.indexes[numbers] + np.arange(pieces) * (len(self.codes) // pieces)
        vectors: Floats = self.codes.take(codes, axis=0).reshape(len(numbers), -1)
        return vectors

    def spelled(self, words: Sequence[str]) -> Sequence[str]:
        """Words in lower case as they are looked up: with е for ё where that has a vector; «все» is not «всё»."""
        plain = {word: word.replace("ё", "е") for word in words if "ё" in word and word != "всё"}
        if not plain:
            return words
        known = dict(compress(plain.items(), self._find(list(plain.values())) != self.unknown))
        return [known.get(word, word) for word in words]

    def _find(self, words: Sequence[str]) -> NDArray[np.int32]:
        """The numbers of words, `unknown` for those without a vector."""
        hashes = np.fromiter(map(hash, words), np.int64, len(words))
        places = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        numbers: NDArray[np.int32] = np.where(self.hashes[places] == hashes, self.numbers[places], self.unknown)
        return numbers


@dataclass(frozen=True, slots=True)
class Weights:
    """All that the tagger computes with."""

    vectors: Vectors
    shapes: Mapping[str, int]
    ner: Encoder
    morph: Encoder
    syntax: Encoder
    ner_head: Linear
    transitions: Floats  # tags x tags
    morph_head: Linear
    syntax_head: Biaffine
    syntax_rel: Biaffine
    ner_tags: tuple[str, ...]
    morph_tags: tuple[str, ...]
    rels: tuple[str, ...]


def load_weights(files: ModelFiles) -> Weights:
    """Read everything. The three models share one vocabulary of words, that of the vectors."""
    ner, ner_tags, shapes = load_model(files.ner, NER, TAG)
    morph, morph_tags, _ = load_model(files.morph, Morph, TAG)
    syntax, rels, _ = load_model(files.syntax, Syntax, REL)
    return Weights(
        vectors=load_vectors(files.navec),
        shapes={shape: number for number, shape in enumerate(shapes)},
        ner=encoder(ner),
        morph=encoder(morph),
        syntax=encoder(syntax),
        ner_head=linear(ner.head.proj),
        transitions=ner.head.crf.transitions.array,
        morph_head=linear(morph.head.proj),
        syntax_head=biaffine(syntax.head),
        syntax_rel=biaffine(syntax.rel),
        ner_tags=ner_tags,
        morph_tags=morph_tags,
        rels=rels,
    )


def load_model(path: Path, kind: Any, labels: str) -> tuple[Any, tuple[str, ...], list[str]]:
    """A model of slovnet's with its arrays, its labels and the shapes of words that it knows."""
    with Pack(str(path)) as pack:
        model = pack.load_model(kind)
        model = model.inject_arrays(dict(pack.load_arrays(model.weights)))
        return model, tuple(pack.load_vocab(labels).items), pack.load_vocab("shape").items


UINT32 = 4  # bytes of a number in navec's file
COUNTS = 4  # numbers before its vectors: words, dimensions, pieces of a vector, codes of a piece


def load_vectors(path: Path) -> Vectors:
    """The vectors of navec's file: a gzipped vocabulary behind its counts, and the quantised vectors.

    These stay in the file, mapped into memory: processes on one machine share them.
    """
    with tarfile.open(path) as tar:
        packed = tar.extractfile("vocab.bin")
        if packed is None:
            raise ValueError(f"{path.name} has no vocabulary")
        vocabulary = gzip.decompress(packed.read())
        offset = tar.getmember("pq.bin").offset_data
    size = int(np.frombuffer(vocabulary, np.uint32, 1)[0])
    words = vocabulary[UINT32 * (size + 1) :].decode("utf-8").splitlines()
    hashes = np.array(list(map(hash, words)), np.int64)
    order = hashes.argsort()
    count, dim, pieces, codes = (int(n) for n in np.memmap(path, np.uint32, "r", offset, COUNTS))
    offset += UINT32 * COUNTS
    indexes = np.asarray(np.memmap(path, np.uint8, "r", offset, (count, pieces)))  # slices of a memmap are slow
    table = np.fromfile(path, np.float32, codes * dim, offset=offset + count * pieces)
    return Vectors(
        hashes[order], order.astype(np.int32), words.index("<unk>"), indexes, table.reshape(pieces * codes, -1)
    )


def encoder(model: Any) -> Encoder:
    """The encoder of a model of slovnet's."""
    return fold_layers([convolution(part) for part in model.encoder.layers], model.emb.shape.weight.array)


def load_ner_layers(files: ModelFiles) -> tuple[list[Convolution], Floats]:
    """The layers of the model that finds names as they were trained, and the vectors of shapes (66 x 30)."""
    model, _, _ = load_model(files.ner, NER, TAG)
    return [convolution(part) for part in model.encoder.layers], model.emb.shape.weight.array


def convolution(part: Any) -> Convolution:
    """A layer of slovnet's: its batch normalisation, (x - mean) / std * weight + bias, is x * scale + shift."""
    scale = part.norm.weight.array / part.norm.std.array
    shift = part.norm.bias.array - part.norm.mean.array * scale
    return Convolution(part.conv.weight.array, part.conv.bias.array, scale, shift)


def fold_layers(
    layers: Sequence[Convolution], shapes: Floats, features: Sequence[tuple[Feature, Floats]] = ()
) -> Encoder:
    """The first layer split into words, shapes and features, each normalisation moved a layer on.

    The first layer reads a word's vector (300), then the vector of its shape, then those of its features. shapes:
    shapes x size; features: each with values x size.
    """
    first, *rest = layers
    weight = kernels(first)
    tables = [shapes, *(table for _, table in features)]
    sizes = [table.shape[1] for table in tables]
    words, *parts = np.split(weight, np.cumsum([len(weight) - sum(sizes), *sizes[:-1]]))
    by_shape, *by_feature = (table @ part for table, part in zip(tables, parts, strict=True))
    middle = slice(len(first.bias), 2 * len(first.bias))
    by_shape[:, middle] += first.bias  # every word has one shape, so the bias can come with it
    scale, shift = first.scale, first.shift
    folded, blank = [], -shift / scale
    for layer in rest:
        weight = kernels(layer)
        constant = (shift @ weight).reshape(WIDTH, -1).sum(axis=0)
        weight = np.ascontiguousarray(scale[:, None] * weight)
        scale, shift = layer.scale, layer.shift
        folded.append(Layer(weight, layer.bias + constant, -shift / scale))
    rows = tuple((feature, rows) for (feature, _), rows in zip(features, by_feature, strict=True))
    return Encoder(np.ascontiguousarray(words), by_shape, rows, blank, tuple(folded), scale, shift)


def kernels(layer: Convolution) -> Floats:
    """The weight of a convolution as one matrix: in x (3 * filters)."""
    filters, size, _ = layer.weight.shape
    matrix: Floats = layer.weight.transpose(1, 2, 0).reshape(size, WIDTH * filters)
    return matrix


def linear(part: Any) -> Linear:
    """A projection."""
    return Linear(np.ascontiguousarray(part.weight.array), part.bias.array)


def biaffine(part: Any) -> Biaffine:
    """A head of the parser."""
    return Biaffine(linear(part.head.proj), linear(part.tail.proj), part.root.array, part.kernel.array)
