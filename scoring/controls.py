"""What the business does (scoring method, section 3), in the four scenarios of section 6."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.arrays import Bools, Floats, Places, Rows
from scoring.compiled import Compiled


@dataclass(frozen=True, slots=True)
class Controls:
    """Control by topic and row, and what it is made of."""

    control: Floats  # C, by topic, row and scenario; 0 where the topic does not count
    weight: Floats  # sum of u, by topic and row: 0 where no question counts
    question_weight: Floats  # u, by question and row
    moved: Places  # the cells in the tables of their multiplier

    @property
    def counts(self) -> Bools:
        return self.weight > 0


def with_multipliers(compiled: Compiled, sector: Places, cells: Places) -> Places:
    """Give cells moved to the table of their sector's multiplier."""
    varied = compiled.worth.varied
    if not len(varied):
        return cells
    moved = cells.copy()
    moved[varied] += compiled.worth.variant[varied][:, sector]
    return moved


def controls(compiled: Compiled, rows: Rows, cells: Places) -> Controls:
    """Give C in every scenario from the cells of the questions that apply."""
    moved = with_multipliers(compiled, rows.sector, cells)
    earned = np.take(compiled.worth.earned, moved, axis=0, mode="clip")
    weights = np.take(compiled.worth.weight, moved, mode="clip")
    slices = compiled.topics.slices
    weight = np.stack([weights[part].sum(axis=0) for part in slices])
    sums = np.stack([earned[part].sum(axis=0) for part in slices])
    control = sums / np.where(weight > 0, weight, 1.0)[..., None]
    return Controls(control, weight, weights, moved)
