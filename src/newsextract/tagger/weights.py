"""The weights of the three models, read from natasha's files and laid out for the engine. Nothing is unpickled."""

from __future__ import annotations

import gzip
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from slovnet.const import REL, TAG
from slovnet.exec.model import NER, Morph, Syntax
from slovnet.exec.pack import Pack

from newsextract.tagger.files import ModelFiles

Floats = NDArray[np.float32]
WIDTH = 3  # of every convolution: the word before, the word, the word after


@dataclass(frozen=True, slots=True)
class Layer:
    """One convolution with ReLU and batch normalisation. weight: in x (3 * out), the three kernels side by side."""

    weight: Floats
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Encoder:
    """Three layers. The first is split: what a word gives (300 x 768) and what its shape gives (66 x 768)."""

    words: Floats
    shapes: Floats
    layers: tuple[Layer, ...]


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
    """Word vectors, quantised: a word's vector is 100 pieces of 3, each one of 256 codes."""

    ids: Mapping[str, int]
    unknown: int
    indexes: NDArray[np.uint8]  # words x 100
    codes: Floats  # 100 x 256 x 3

    def __getitem__(self, ids: Sequence[int]) -> Floats:
        """The vectors of words: n x 300."""
        pieces: Floats = self.codes[np.arange(len(self.codes)), self.indexes[ids]]
        return pieces.reshape(len(ids), -1)


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


def load_vectors(path: Path) -> Vectors:
    """The vectors of navec's file: a gzipped vocabulary behind its counts, and the quantised vectors."""
    with tarfile.open(path) as tar:
        packed, quantised = (tar.extractfile(name) for name in ("vocab.bin", "pq.bin"))
        if packed is None or quantised is None:
            raise ValueError(f"{path.name} has no vocabulary or no vectors")
        vocabulary = gzip.decompress(packed.read())
        data = quantised.read()
    size = int(np.frombuffer(vocabulary, np.uint32, 1)[0])
    words = vocabulary[4 * (size + 1) :].decode("utf-8").splitlines()
    ids = {word: number for number, word in enumerate(words)}
    count, _, pieces, codes = (int(n) for n in np.frombuffer(data, np.uint32, 4))
    indexes = np.frombuffer(data, np.uint8, count * pieces, 16).reshape(count, pieces)
    table = np.frombuffer(data, np.float32, offset=16 + count * pieces).reshape(pieces, codes, -1)
    return Vectors(ids, ids["<unk>"], indexes, table)


def encoder(model: Any) -> Encoder:
    """The encoder of a model, its first layer split into words and shapes."""
    first, *rest = (layer(part) for part in model.encoder.layers)
    shapes = model.emb.shape.weight.array
    dim = first.weight.shape[0] - shapes.shape[1]
    return Encoder(
        words=np.ascontiguousarray(first.weight[:dim]),
        shapes=shapes @ first.weight[dim:],
        layers=(first, *rest),
    )


def layer(part: Any) -> Layer:
    """One layer; (x - mean) / std * weight + bias becomes x * scale + shift."""
    filters, size, _ = part.conv.weight.array.shape
    weight = part.conv.weight.array.transpose(1, 2, 0).reshape(size, WIDTH * filters)
    scale = part.norm.weight.array / part.norm.std.array
    shift = part.norm.bias.array - part.norm.mean.array * scale
    return Layer(np.ascontiguousarray(weight), part.conv.bias.array, scale, shift)


def linear(part: Any) -> Linear:
    """A projection."""
    return Linear(np.ascontiguousarray(part.weight.array), part.bias.array)


def biaffine(part: Any) -> Biaffine:
    """A head of the parser."""
    return Biaffine(linear(part.head.proj), linear(part.tail.proj), part.root.array, part.kernel.array)
