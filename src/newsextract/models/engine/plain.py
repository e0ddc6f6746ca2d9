"""The arithmetic of the models in numpy, where there is no compiled library; what that one is tested against."""

from __future__ import annotations

import numpy as np

from newsextract.models.engine.decode import Chain, attach, project, relate
from newsextract.models.engine.kept import Kept
from newsextract.models.engine.rows import Ints, Rows
from newsextract.models.weights import WIDTH, Encoder, Floats, Layer, Weights


class Plain:
    """The three models in numpy. No padding, no copies by layer; the empty rows are written after every layer."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._encoders = (weights.ner, weights.morph, weights.syntax)
        self._words = np.hstack([encoder.words for encoder in self._encoders])
        self._chain = Chain(weights.transitions)

    def keep(self, vectors: Floats, shares: Floats, places: Ints, kept: Kept) -> None:
        """See Arithmetic."""
        kept.put(places, vectors @ self._words + shares)

    def first(self, kept: Kept, places: Ints, rows: Rows, model: int) -> Floats:
        """See Arithmetic."""
        size = kept.steps.shape[1] // len(self._encoders) // WIDTH
        first = model * WIDTH * size
        before, own, behind = (slice(first + k * size, first + (k + 1) * size) for k in range(WIDTH))
        of_rows = np.full(rows.count, len(kept.steps) - 1, np.intp)
        of_rows[rows.places] = places
        hidden = kept.get(of_rows, own, model)
        hidden[1:] += kept.get(of_rows[:-1], before, model)
        hidden[:-1] += kept.get(of_rows[1:], behind, model)
        rectify(hidden, rows.empty, self._encoders[model].blank)
        return hidden

    def names(self, rows: Rows, hidden: Floats) -> Ints:
        """See Arithmetic."""
        encoded = encode(rows, hidden, self._weights.ner)
        return self._chain.decode(project(encoded, self._weights.ner_head), rows)

    def forms(self, rows: Rows, hidden: Floats) -> Ints:
        """See Arithmetic."""
        encoded = encode(rows, hidden, self._weights.morph)[rows.places]
        forms: Ints = project(encoded, self._weights.morph_head).argmax(axis=1)
        return forms

    def arcs(self, rows: Rows, hidden: Floats) -> tuple[Ints, Ints]:
        """See Arithmetic."""
        encoded = encode(rows, hidden, self._weights.syntax)
        heads = attach(encoded, rows, self._weights.syntax_head)
        return heads, relate(encoded, rows, heads, self._weights.syntax_rel)


def encode(rows: Rows, hidden: Floats, encoder: Encoder) -> Floats:
    """The last layer's output for every row, zero in the empty rows. hidden: that of the first layer."""
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
