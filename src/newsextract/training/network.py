"""The tagger as a network of torch's: the engine's arithmetic, and the loss of a linear-chain CRF.

Sequences lie end to end with an empty row between two, as in the engine; so what is trained is what is used. The
normalisations keep the statistics of the bundled model: they are a scale and a shift.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from newsextract.models import FEATURE_SIZE, PARTS, Convolution, Floats, Linear

Tensor = Any  # torch is optional: types are those of its documentation
SPREAD, SMALL_SPREAD = 0.3, 0.01  # of numbers at random: in new tables, and where the first layer reads them
DROPOUT = 0.3


class Network(nn.Module):  # type: ignore[misc]
    """Three convolutions over a word's vector, shape and features; a head and transitions for every convention.

    Begins as the bundled tagger: the new features weigh next to nothing, every head is its head.
    """

    def __init__(
        self,
        layers: Sequence[Convolution],
        shapes: Floats,
        features: Mapping[str, int],
        head: Linear,
        transitions: Floats,
        conventions: Sequence[str],
    ) -> None:
        """features: the number of values of each. conventions: names."""
        super().__init__()
        self.features, self.conventions = list(features), list(conventions)
        self.shapes = parameter(shapes)
        self.tables = nn.ParameterList([nn.Parameter(SPREAD * torch.randn(n, FEATURE_SIZE)) for n in features.values()])
        first, *rest = (parameter(layer.weight) for layer in layers)
        added = SMALL_SPREAD * torch.randn(len(first), FEATURE_SIZE * len(features), first.shape[2])
        self.weight = nn.ParameterList([nn.Parameter(torch.cat((first.data, added), 1)), *rest])
        self.bias = nn.ParameterList([parameter(layer.bias) for layer in layers])
        self.scale = nn.ParameterList([parameter(layer.scale) for layer in layers])
        self.shift = nn.ParameterList([parameter(layer.shift) for layer in layers])
        self.head_weight = nn.ParameterList([parameter(head.weight) for _ in conventions])
        self.head_bias = nn.ParameterList([parameter(head.bias) for _ in conventions])
        self.transitions = nn.ParameterList([parameter(transitions) for _ in conventions])

    def forward(self, vectors: Tensor, ids: Tensor, filled: Tensor, convention: int) -> Tensor:
        """Scores, rows x tags. vectors: rows x 300; ids: rows x (1 + features), of the shape and of each feature's
        value; filled: rows x 1, zero for an empty row.
        """
        tables = [self.shapes, *self.tables]
        words = torch.cat([vectors, *(table[ids[:, k]] for k, table in enumerate(tables))], 1) * filled
        hidden, columns = self.dropped(words.T[None]), filled.T
        for k, weight in enumerate(self.weight):
            hidden = torch.relu(nn.functional.conv1d(hidden, weight, self.bias[k], padding=1))
            hidden = (hidden * self.scale[k][:, None] + self.shift[k][:, None]) * columns
            hidden = hidden if k == len(self.weight) - 1 else self.dropped(hidden)
        return hidden[0].T @ self.head_weight[convention] + self.head_bias[convention]

    def dropped(self, hidden: Tensor) -> Tensor:
        """With dropout while training."""
        return nn.functional.dropout(hidden, DROPOUT, self.training)

    def arrays(self) -> dict[str, Floats]:
        """Everything that was learned, by the names of `TrainedTagger`."""
        arrays = {"shapes": self.shapes}
        arrays |= {f"feature.{name}": table for name, table in zip(self.features, self.tables, strict=True)}
        for k in range(len(self.weight)):
            arrays |= {f"{k}.{part}": getattr(self, part)[k] for part in PARTS}
        for k, name in enumerate(self.conventions):
            arrays[f"head.{name}.weight"] = self.head_weight[k]
            arrays[f"head.{name}.bias"] = self.head_bias[k]
            arrays[f"head.{name}.transitions"] = self.transitions[k]
        return {name: array.detach().numpy().copy() for name, array in arrays.items()}


def parameter(array: Floats) -> Any:
    """An array as what is learned, copied."""
    return nn.Parameter(torch.from_numpy(np.array(array, np.float32)))


def crf_loss(scores: Tensor, tags: Tensor, lengths: Sequence[int], transitions: Tensor) -> Tensor:
    """The negative log-likelihood of the tags of a linear chain (Lafferty et al. 2001), summed over sequences.

    scores: sequences x words x tags; tags: sequences x words. Sequences go from the longest to the shortest, so that
    the forward recursion drops those that have ended.
    """
    inside = torch.arange(scores.shape[1])[None] < torch.tensor(lengths)[:, None]
    emitted = (scores.gather(2, tags[:, :, None])[:, :, 0] * inside).sum()
    passed = (transitions[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum()
    forward, ended, alive = scores[:, 0], [], len(lengths)
    for step in range(1, scores.shape[1]):
        while lengths[alive - 1] <= step:
            alive -= 1
        if alive < len(forward):
            ended.append(forward[alive:])
        forward = torch.logsumexp(forward[:alive, :, None] + transitions, 1) + scores[:alive, step]
    return torch.logsumexp(torch.cat([forward, *ended]), 1).sum() - emitted - passed


def padded(starts: NDArray[np.intp], lengths: Sequence[int], rows: int) -> Tensor:
    """The rows of every sequence, sequences x longest; what lies behind a sequence's end is some row."""
    places = starts[:, None] + np.arange(max(lengths))
    return torch.from_numpy(np.minimum(places, rows - 1))
