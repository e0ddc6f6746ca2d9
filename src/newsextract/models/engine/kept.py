"""Keep what words give in the first layers, in half the memory that floats need."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsextract.models.engine.rows import Ints
from newsextract.models.weights import Floats

STEPS = 32_767  # from zero to the largest number of a row
HALF = np.float32(0.5)  # of a step: with it a cast, which cuts, rounds to the nearest


@dataclass(frozen=True, slots=True)
class Kept:
    """A row for every word, in whole steps; how large a step is, is said for each word and model.

    steps: words x (models * 3 * 256); scales: words x models. The last row stays zero.
    """

    steps: NDArray[np.int16]
    scales: Floats

    def put(self, places: Ints, rows: Floats) -> None:
        """Keep rows at places."""
        parts = rows.reshape(len(rows), self.scales.shape[1], -1)
        largest = np.abs(parts).max(axis=2)
        of_one = np.divide(STEPS, largest, out=np.zeros_like(largest), where=largest > 0)
        steps = parts * of_one[:, :, None]
        self.steps[places] = (steps + np.where(steps < 0, -HALF, HALF)).reshape(rows.shape)
        self.scales[places] = largest / STEPS

    def get(self, places: Ints, columns: slice, model: int) -> Floats:
        """Columns of the rows at places, all of which are of one model."""
        found: Floats = self.steps[places, columns] * self.scales[places, model][:, None]
        return found


def room_for(words: int, models: int, width: int) -> Kept:
    """Room for as many words, and for the row that stays zero."""
    return Kept(np.zeros((words + 1, models * width), np.int16), np.zeros((words + 1, models), np.float32))
