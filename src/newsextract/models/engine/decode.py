"""Turn scores into labels: the CRF of the names, the heads and relations of the parser."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsextract.models.engine.rows import Ints, Rows
from newsextract.models.weights import Biaffine, Floats, Linear

OUTSIDE = 1  # the tag O


def project(hidden: Floats, linear: Linear) -> Floats:
    """hidden: rows x in; the answer: rows x out."""
    output: Floats = hidden @ linear.weight
    output += linear.bias
    return output


NEVER = -1e6  # the worth of a row that holds no word
ROUNDING = 1e-9  # differences that are none
GROWTH = 0.1  # of the shares, until no path is longer than its potential
SLACK = 1e-3  # a word is taken for O only where a run around it loses by more, so that rounding decides nothing


def split_transitions(transitions: Floats) -> tuple[Floats, Floats]:
    """A share for every tag and a potential, so that no transition gains more than its tag's share and the potentials'
    difference: T[a, b] - T[O, O] <= share[b] + potential[b] - potential[a]; both are 0 for O.

    Sums over a run telescope then. The potentials are longest paths from O (Bellman-Ford); shares grow until there are.
    """
    gain = (transitions - transitions[OUTSIDE, OUTSIDE]).astype(np.float64)
    share = np.maximum(np.diag(gain), 0)
    share[OUTSIDE] = 0
    while True:
        potential = np.full(len(gain), -np.inf)
        potential[OUTSIDE] = 0
        for _ in range(len(gain) + 1):
            longest = np.maximum(potential, (potential[:, None] + gain).max(axis=0) - share)
            settled = bool((longest <= potential + ROUNDING).all())
            potential = longest
        if settled and potential[OUTSIDE] <= ROUNDING:
            return share, potential
        share += GROWTH
        share[OUTSIDE] = 0


def best_run(worth: NDArray[np.float64]) -> NDArray[np.float64]:
    """For every row, the largest sum over a run of rows that holds it."""
    before = np.concatenate(([0.0], worth.cumsum()))
    behind = np.concatenate((worth[::-1].cumsum()[::-1], [0.0]))
    left = before[:-1] - np.minimum.accumulate(before[:-1])
    right = behind[1:] - np.minimum.accumulate(behind[1:][::-1])[::-1]
    total: NDArray[np.float64] = worth + left + right
    return total


class Chain:
    """Decodes the best sequence of tags of a linear chain exactly, without walking over every word.

    A run of other tags between two O is worth at most the sum of what each of its words is worth: the lead of its best
    tag over O, and a share of the transitions, less what it costs to leave O and come back. Where no run around a word
    can be worth more than nothing, the word is O on a best path. Only the stretches between such words need dynamic
    programming: they are short, and run side by side.
    """

    def __init__(self, transitions: Floats) -> None:
        self.transitions = transitions
        self.both_ways = np.stack((transitions, transitions.T))  # from the left, from the right
        self.share, potential = split_transitions(transitions)
        back = transitions[:, OUTSIDE] - transitions[OUTSIDE, OUTSIDE] + potential
        self.back = np.delete(back, OUTSIDE).max()  # what going out and back to O costs a run beside its shares
        self.at_start = -potential - self.share  # no transition leads into the first word
        self.at_end = potential - self.back  # and none out of the last

    def decode(self, scores: Floats, rows: Rows) -> Ints:
        """The tags of all words in order. scores: rows x tags."""
        place = rows.places
        lead = scores - scores[:, [OUTSIDE]] + self.share
        lead[rows.starts] += self.at_start
        lead[rows.starts + rows.lengths - 1] += self.at_end
        lead[:, OUTSIDE] = -np.inf
        worth = np.full(len(scores), NEVER)
        worth[place] = lead[place].max(axis=1)
        open_ = best_run(worth) + self.back > -SLACK
        tags = np.full(len(scores), OUTSIDE, np.intp)
        edges = np.flatnonzero(np.diff(open_, prepend=False, append=False))
        if len(edges):
            words = np.zeros(len(scores), np.bool_)
            words[place] = True
            self._solve(scores, words, edges[::2], edges[1::2], tags)
        decoded: Ints = tags[place]
        return decoded

    def _solve(self, scores: Floats, words: NDArray[np.bool_], starts: Ints, stops: Ints, tags: Ints) -> None:
        """Viterbi over stretches of rows `starts` to `stops`, all at once, each from both ends to where they meet.

        There are twice as many halves as stretches, the longest first: the first `alive[k]` have more than k rows.
        """
        count, lengths = len(starts), stops - starts
        ends = np.concatenate((starts, stops - 1))
        sizes = np.concatenate(((lengths + 1) // 2, lengths // 2))
        # what stands before and behind a stretch inside its sequence is O
        before = np.where(words[starts - 1][:, None], self.transitions[OUTSIDE], 0)
        behind = np.where(words[stops][:, None], self.transitions[:, OUTSIDE], 0)
        order = np.argsort(-sizes, kind="stable")
        ends, sizes, ways = ends[order], sizes[order], np.where(order < count, 1, -1)
        alive = np.searchsorted(-sizes, -np.arange(sizes[0] + 1), side="left").tolist()
        score = np.concatenate((before, behind))[order]
        score[: alive[0]] += scores[ends[: alive[0]]]
        steps = self.both_ways[(ways < 0).astype(np.intp)]
        back = []
        for step in range(1, int(sizes[0])):
            going = alive[step]
            paths = score[:going, :, None] + steps[:going]
            back.append(paths.argmax(axis=1))
            score[:going] = paths.max(axis=1)
            score[:going] += scores[ends[:going] + ways[:going] * step]
        place = np.empty(len(order), np.intp)
        place[order] = np.arange(len(order))
        left, right = place[:count], place[count:]
        joined = score[left, :, None] + self.transitions + score[right, None, :]
        tag = np.empty(len(order), np.intp)
        tag[left], tag[right] = np.divmod(joined.reshape(count, -1).argmax(axis=1), len(self.transitions))
        alone = lengths == 1
        tag[left[alone]] = (score[left[alone]] + score[right[alone]]).argmax(axis=1)
        halves = np.arange(len(order))
        for step in range(int(sizes[0]) - 1, -1, -1):
            going = alive[step]
            if step + 1 < sizes[0]:
                further = alive[step + 1]
                tag[:further] = back[step][halves[:further], tag[:further]]
            tags[ends[:going] + ways[:going] * step] = tag[:going]


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
    words = rows.places
    projected = rectified(np.concatenate((hidden, weights.root[None])), weights.head)
    starts = np.repeat(rows.starts, rows.lengths)
    of_head = projected[np.where(heads == 0, len(hidden), starts + heads - 1)]
    tails = rectified(hidden[words], weights.tail)
    size = tails.shape[1]
    kernel = (of_head @ weights.kernel).reshape(len(words), -1, size)
    relations: Ints = np.matmul(kernel, tails[:, :, None])[:, :, 0].argmax(axis=1)
    return relations
