"""What the headline would be with other answers, the questions that apply staying as they are (section 8).

Many sets of answers are scored in one pass: arrays here are by question, set and row. What weighs how much depends on
the questions that apply alone, so it is worked out once; the potential risk is then the sum of section 7.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.arrays import Bytes, Floats, Groups, Places
from scoring.compiled import Compiled
from scoring.explain import shares_of_workers, slope
from scoring.findings import harm, severity_found
from scoring.moves import levels_asked, moved
from scoring.residual import Scored, residual


@dataclass(frozen=True, slots=True)
class Rescoring:
    """One response, ready to be scored again with other answers."""

    compiled: Compiled
    cells: Places  # the present answers, by question and row
    asked: Places  # by move and row: the evidence asked of a remedy
    share: Floats  # by question and row: what a unit of weight without control adds to P
    uncontrolled: float  # P without any control
    variant: Places  # how far cells move to the table of their multiplier, by question, set (one) and row

    def after(self, cells: Places, actions: Places) -> Places:
        """Give these cells after each of the actions alone, by question, action and row."""
        moves = self.compiled.moves
        chosen = np.full(len(moves.actions), -1)
        chosen[actions] = np.arange(len(actions))
        mine = np.flatnonzero(chosen[moves.action] >= 0)
        states = np.repeat(cells[:, None, :], len(actions), axis=1)
        states[moves.question[mine], chosen[moves.action[mine]]] = moved(moves, self.asked, cells)[mine]
        return states

    def severity(self, states: Places) -> Bytes:
        """Give the severity found by question, set and row."""
        flat = states.reshape(len(states), -1)
        return severity_found(self.compiled, flat).reshape(states.shape)

    def headline(self, states: Places, severity: Bytes | None = None) -> Floats:
        """Give R of each set of answers."""
        earned = np.take(self.compiled.worth.headline, states + self.variant, mode="clip")
        controlled = np.einsum("qr,qsr->s", self.share, earned)
        potential = self.uncontrolled - self.compiled.rubric.control_limit * controlled
        found = self.severity(states) if severity is None else severity
        return residual(harm(self.compiled, found.max(axis=2)), potential)


def rescoring(compiled: Compiled, scored: Scored) -> Rescoring:
    """Make one response ready to be scored again."""
    together = Groups.of_sizes([len(scored.rows)])
    share = slope(compiled, scored) * shares_of_workers(scored, together)
    return Rescoring(
        compiled=compiled,
        cells=scored.cells,
        asked=levels_asked(compiled.moves, compiled.resolutions, scored.cells),
        share=share,
        uncontrolled=float((share * scored.controls.question_weight).sum()),
        variant=compiled.worth.variant[:, None, scored.rows.sector],
    )
