"""From scores to labels: the CRF of the names, the heads and relations of the parser."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsextract.tagger.engine import Ints, Rows, word_rows
from newsextract.tagger.weights import Biaffine, Floats, Linear

OUTSIDE = 1  # the tag O


def project(hidden: Floats, linear: Linear) -> Floats:
    """hidden: rows x in; the answer: rows x out."""
    output: Floats = hidden @ linear.weight
    output += linear.bias
    return output


class Chain:
    """Decodes the best sequence of tags of a linear chain exactly, without walking over every word.

    Where O leads by more than any transition could make up for, it is on the best path whatever stands beside it. Only
    the stretches between such words need dynamic programming: they are short, and run side by side.
    """

    def __init__(self, transitions: Floats) -> None:
        self.transitions = transitions
        # the most that tag k instead of O can gain by the transitions into it and out of it
        into = (transitions - transitions[:, [OUTSIDE]]).max(axis=0)
        out = (transitions - transitions[[OUTSIDE]]).max(axis=1)
        self.gain = np.maximum(into, 0) + np.maximum(out, 0)

    def decode(self, scores: Floats, rows: Rows) -> Ints:
        """The tags of all words in order. scores: rows x tags."""
        lead = scores[:, [OUTSIDE]] - scores - self.gain
        lead[:, OUTSIDE] = np.inf
        tags = np.full(len(scores), OUTSIDE, np.intp)
        words = np.zeros(len(scores), np.bool_)
        words[word_rows(rows.starts, rows.lengths)] = True
        open_ = words & (lead.min(axis=1) <= 0)
        edges = np.flatnonzero(np.diff(np.concatenate(([False], open_, [False])).astype(np.int8)))
        if len(edges):
            self._solve(scores, words, edges[::2], edges[1::2], tags)
        decoded: Ints = tags[words]
        return decoded

    def _solve(self, scores: Floats, words: NDArray[np.bool_], starts: Ints, stops: Ints, tags: Ints) -> None:
        """Viterbi over stretches of rows `starts` to `stops`, all at once, the longest first."""
        order = np.argsort(starts - stops, kind="stable")
        starts, lengths = starts[order], (stops - starts)[order]
        after_word = words[starts - 1]  # what stands before a stretch inside its sequence is O
        before_word = words[starts + lengths]
        score = scores[starts] + np.where(after_word[:, None], self.transitions[OUTSIDE], 0)
        back = []
        for step in range(1, lengths[0]):
            alive = int(np.searchsorted(-lengths, -step, side="left"))  # stretches longer than `step`
            paths = score[:alive, :, None] + self.transitions
            best = paths.argmax(axis=1)
            score[:alive] = np.take_along_axis(paths, best[:, None], axis=1)[:, 0] + scores[starts[:alive] + step]
            back.append(best)
        score += np.where(before_word[:, None], self.transitions[:, OUTSIDE], 0)
        tag = score.argmax(axis=1)
        tags[starts + lengths - 1] = tag
        for step in range(int(lengths[0]) - 1, 0, -1):
            best = back[step - 1]
            alive = len(best)
            tag[:alive] = best[np.arange(alive), tag[:alive]]
            tags[starts[:alive] + step - 1] = tag[:alive]


def rectified(hidden: Floats, linear: Linear) -> Floats:
    """A projection with ReLU."""
    output = project(hidden, linear)
    return np.maximum(output, 0, out=output)


def attach(hidden: Floats, rows: Rows, weights: Biaffine) -> Ints:
    """The head of every word in order: 0 for the root, else the number of the head in its sequence, from 1."""
    root = weights.root[None]
    heads = rectified(hidden, weights.head) @ weights.kernel
    tails = rectified(hidden, weights.tail)
    root_tail = rectified(root, weights.tail)
    found = []
    for start, length in zip(rows.starts, rows.lengths, strict=True):
        own = slice(start, start + length)
        candidates = np.concatenate((root_tail, tails[own]))
        found.append((heads[own] @ candidates.T).argmax(axis=1))
    return np.concatenate(found)


def relate(hidden: Floats, rows: Rows, heads: Ints, weights: Biaffine) -> Ints:
    """The relation of every word to its head. `heads` as `attach` gives them."""
    words = word_rows(rows.starts, rows.lengths)
    projected = rectified(np.concatenate((hidden, weights.root[None])), weights.head)
    starts = np.repeat(rows.starts, rows.lengths)
    of_head = projected[np.where(heads == 0, len(hidden), starts + heads - 1)]
    tails = rectified(hidden[words], weights.tail)
    size = tails.shape[1]
    kernel = (of_head @ weights.kernel).reshape(len(words), -1, size)
    relations: Ints = np.matmul(kernel, tails[:, :, None])[:, :, 0].argmax(axis=1)
    return relations
