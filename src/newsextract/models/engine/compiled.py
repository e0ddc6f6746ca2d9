"""The arithmetic of the models in C: faster than in numpy, the same labels.

The library is compiled when the package is installed (hatch_build.py). Where there is none, plain.py computes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ctypes import CDLL, Structure, addressof, c_char, c_int, c_ssize_t, c_void_p
from functools import cache
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsextract.models.engine.kept import Kept
from newsextract.models.engine.rows import Ints, Rows
from newsextract.models.weights import WIDTH, Biaffine, Encoder, Floats, Layer, Linear, Weights

LIBRARY = Path(__file__).parent / "libarithmetic.so"  # the same name everywhere: it is loaded by its path
MARGIN = 16  # rows that a buffer has more than it needs, as in arithmetic.c
REGISTER = 16  # floats in the widest register
LINE = 64  # bytes of the cache
FLOAT = 4  # bytes of a 32-bit float
NEVER = -1e30  # the score of what fills up


class Sequences(Structure):
    """`struct sequences` of arithmetic.c; the others are as well those of their names."""

    _fields_ = (("count", c_ssize_t), ("rows", c_ssize_t), ("lengths", c_void_p))


class CKept(Structure):
    """The rows of words, in steps."""

    _fields_ = (
        ("steps", c_void_p),
        ("scales", c_void_p),
        ("stride", c_ssize_t),
        ("models", c_ssize_t),
        ("zero", c_ssize_t),
    )


class CMatrix(Structure):
    """inputs x outputs, the weight in panels."""

    _fields_ = (("inputs", c_ssize_t), ("outputs", c_ssize_t), ("weight", c_void_p), ("bias", c_void_p))


class CLayer(Structure):
    """A convolution with ReLU."""

    _fields_ = (("matrix", CMatrix), ("before", c_void_p), ("behind", c_void_p))


class CEncoder(Structure):
    """The layers behind the first."""

    _fields_ = (("second", CLayer), ("third", CLayer))


class CParser(Structure):
    """The heads of the parser."""

    _fields_ = (
        ("projections", CMatrix),
        ("attach", CMatrix),
        ("relate", CMatrix),
        ("root", c_void_p),
        ("width", c_ssize_t),
    )


WHOLE, AT = c_ssize_t, c_void_p
INTERFACE = 3  # as in arithmetic.c: what an older version left behind is not called
FUNCTIONS = {  # name -> what it answers, its arguments
    "interface": (WHOLE, ()),
    "best_kind": (WHOLE, ()),
    "count_kinds": (WHOLE, ()),
    "panel": (WHOLE, (WHOLE,)),
    "columns": (WHOLE, (WHOLE,)),
    "keep": (c_int, (WHOLE, AT, AT, AT, AT, WHOLE, AT)),
    "add_up": (None, (WHOLE, AT, WHOLE, WHOLE, AT, AT, AT)),
    "names": (c_int, (WHOLE, AT, AT, AT, WHOLE, AT, AT, AT)),
    "forms": (c_int, (WHOLE, AT, AT, AT, AT, AT)),
    "arcs": (c_int, (WHOLE, AT, AT, AT, AT, AT, AT)),
}


@cache
def library() -> CDLL | None:
    """The compiled library; None where there is none of this version."""
    try:
        loaded = CDLL(str(LIBRARY))
        for name, (answer, arguments) in FUNCTIONS.items():
            function = getattr(loaded, name)
            function.restype, function.argtypes = answer, arguments
    except (OSError, AttributeError):
        return None
    return loaded if loaded.interface() == INTERFACE else None


class Compiled:
    """The three models by the library.

    kind: the number of a kind of processors; without it, of the best that this one is of.
    """

    def __init__(self, weights: Weights, library: CDLL, kind: int | None = None) -> None:
        self._library = library
        self._kind = library.best_kind() if kind is None else kind
        self._panel, self._columns = library.panel(self._kind), library.columns(self._kind)
        self._held: list[object] = []  # what the addresses lead to
        self._size = weights.ner.words.shape[1] // WIDTH
        encoders = (weights.ner, weights.morph, weights.syntax)
        words = np.hstack([encoder.words for encoder in encoders])
        self._words = self._whole(self._linear(Linear(words, np.zeros(words.shape[1], np.float32))))
        self._ner, self._morph, self._syntax = map(self._encoder, encoders)
        self._ner_head = self._whole(self._linear(normalised(weights.ner_head, weights.ner)))
        self._morph_head = self._whole(self._linear(normalised(weights.morph_head, weights.morph)))
        transitions = filled(weights.transitions, self._panel)
        self._transitions, self._ner_tags = self._address(transitions), len(weights.transitions)
        self._parser = self._whole(self._heads(weights.syntax, weights.syntax_head, weights.syntax_rel))

    def keep(self, vectors: Floats, shares: Floats, places: Ints, kept: Kept) -> None:
        """See Arithmetic."""
        words, own = (address_of(vectors), address_of(shares), address_of(places), len(places)), as_structure(kept)
        if self._library.keep(self._kind, self._words, *words, addressof(own)):
            raise MemoryError("no memory for the models")

    def first(self, kept: Kept, places: Ints, rows: Rows, model: int) -> Floats:
        """See Arithmetic; there are MARGIN rows more."""
        hidden = np.empty((rows.count + MARGIN, self._size), np.float32)
        words = self._sequences(rows)
        own = as_structure(kept)
        where = (addressof(words), address_of(places), address_of(hidden))
        self._library.add_up(self._kind, addressof(own), model, self._size, *where)
        return hidden

    def names(self, rows: Rows, hidden: Floats) -> Ints:
        """See Arithmetic."""
        weights = (self._ner, self._ner_head, self._transitions, self._ner_tags)
        return self._answers(self._library.names, weights, rows, hidden)[0]

    def forms(self, rows: Rows, hidden: Floats) -> Ints:
        """See Arithmetic."""
        return self._answers(self._library.forms, (self._morph, self._morph_head), rows, hidden)[0]

    def arcs(self, rows: Rows, hidden: Floats) -> tuple[Ints, Ints]:
        """See Arithmetic."""
        heads, relations = self._answers(self._library.arcs, (self._syntax, self._parser), rows, hidden, count=2)
        return heads, relations

    def _answers(
        self, function: Callable[..., int], weights: Sequence[int], rows: Rows, hidden: Floats, count: int = 1
    ) -> list[Ints]:
        """What a function says of all words in order. MemoryError where it had none."""
        found = [np.empty(len(rows.words), np.intp) for _ in range(count)]
        words = self._sequences(rows)
        if function(self._kind, *weights, addressof(words), address_of(hidden), *map(address_of, found)):
            raise MemoryError("no memory for the models")
        return found

    def _sequences(self, rows: Rows) -> Sequences:
        return Sequences(len(rows.lengths), rows.count, address_of(rows.lengths))

    # --- the weights as the library reads them ---

    def _address(self, array: NDArray[np.floating]) -> int:
        """Where an array lies as 32-bit floats, for as long as this lives."""
        held = aligned(array.shape)
        held[...] = array
        self._held.append(held)
        return address_of(held)

    def _whole(self, structure: Structure) -> int:
        """Where a structure lies, for as long as this lives."""
        self._held.append(structure)
        return addressof(structure)

    def _encoder(self, encoder: Encoder) -> int:
        blanks = [encoder.blank, *(layer.blank for layer in encoder.layers)]
        second, third = map(self._layer, encoder.layers, blanks)
        return self._whole(CEncoder(second, third))

    def _layer(self, layer: Layer, blank: Floats) -> CLayer:
        """The kernels one after the other. Empty rows are zero here: what their `blank` would give is added up."""
        before, own, behind = np.split(layer.weight, WIDTH, axis=1)
        weight = np.stack((before, own, behind))
        matrix = CMatrix(*own.shape, self._address(panels(weight, self._columns)), self._address(layer.bias))
        return CLayer(matrix, self._address(blank @ before), self._address(blank @ behind))

    def _linear(self, linear: Linear) -> CMatrix:
        """A projection, filled up to whole panels."""
        weight, bias = filled(linear.weight, self._panel), filled(linear.bias, self._panel, NEVER)
        return CMatrix(*weight.shape, self._address(panels(weight, self._panel)), self._address(bias))

    def _heads(self, encoder: Encoder, head: Biaffine, rel: Biaffine) -> CParser:
        """Both heads; a kernel of relations has the numbers of all relations side by side."""
        parts = [head.head, head.tail, rel.head, rel.tail]
        projections = Linear(np.hstack([p.weight for p in parts]), np.concatenate([p.bias for p in parts]))
        roots = [head.root, head.root, rel.root, rel.root]
        root = [np.maximum(vector @ p.weight + p.bias, 0) for vector, p in zip(roots, parts, strict=True)]
        size = len(head.kernel)
        kernel = filled(rel.kernel.reshape(size, -1, size).swapaxes(1, 2), REGISTER)
        width, relations = kernel.shape[2], rel.kernel.shape[1] // size
        never = np.where(np.arange(width) < relations, 0, NEVER).astype(np.float32)
        return CParser(
            self._linear(normalised(projections, encoder)),
            self._linear(Linear(head.kernel, np.zeros(size, np.float32))),
            self._linear(Linear(kernel.reshape(size, -1), np.tile(never, size))),
            self._address(np.concatenate(root)),
            width,
        )


def as_structure(kept: Kept) -> CKept:
    """The rows of words as the library reads them."""
    words, stride = kept.steps.shape
    return CKept(address_of(kept.steps), address_of(kept.scales), stride, kept.scales.shape[1], words - 1)


def address_of(array: NDArray[Any]) -> int:
    """Where an array lies; `array.ctypes.data` says the same and takes four times as long."""
    return addressof(c_char.from_buffer(array))  # type: ignore[arg-type]  # a buffer by PEP 688, so from 3.12 on


def aligned(shape: tuple[int, ...]) -> Floats:
    """Room for 32-bit floats that begins with a line of the cache: a register is not filled from two of them."""
    room = np.empty(prod(shape) + LINE // FLOAT, np.float32)
    first = -address_of(room) % LINE // FLOAT
    return room[first : first + prod(shape)].reshape(shape)


def normalised(linear: Linear, encoder: Encoder) -> Linear:
    """A projection with the batch normalisation of the encoder's last layer before it as part of it."""
    return Linear(encoder.scale[:, None] * linear.weight, linear.bias + encoder.shift @ linear.weight)


def filled(array: NDArray[np.floating], size: int, value: float = 0) -> NDArray[np.floating]:
    """An array with a value at the end of every row up to a multiple of `size`."""
    missing = -array.shape[-1] % size
    return np.pad(array, [(0, 0)] * (array.ndim - 1) + [(0, missing)], constant_values=value)


def panels(weight: NDArray[np.floating], size: int) -> NDArray[np.floating]:
    """Columns (the last axis) in panels of `size`, each with all its rows: ... x columns -> panels x ... x size."""
    return np.moveaxis(weight.reshape(*weight.shape[:-1], -1, size), -2, 0)
