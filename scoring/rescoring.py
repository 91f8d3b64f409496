"""What the headline would be with other answers, the questions that apply staying as they are (section 8).

What weighs how much depends on the questions that apply alone, so it is worked out once; the potential risk is then
the sum of section 7, and a move changes one part of it. The harm is found anew only where a move touches a finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from scoring.arrays import Bytes, Floats, Groups, Places
from scoring.compiled import Compiled
from scoring.explain import shares_of_workers, slope
from scoring.findings import harm, severity_found
from scoring.moves import tables_used
from scoring.residual import Scored, residual
from scoring.tables import FOUND


@dataclass(frozen=True, slots=True)
class Rescoring:
    """One response, ready to be scored again with other answers: cells by question and row."""

    compiled: Compiled
    cells: Places  # the present answers
    begin: Places  # by move and row: where its table begins
    share: Floats  # by question and row: what a unit of weight without control adds to P
    uncontrolled: float  # P without any control
    variant: Places  # by question and row: how far cells move to the table of their multiplier

    def reached(self, cells: Places) -> Places:
        """Give by move and row the cell reached."""
        found: Places = self.compiled.moves.reached[self.begin + cells[self.compiled.moves.question]]
        return found

    def after(self, cells: Places, actions: Iterable[int]) -> Places:
        """Give the cells after these actions, one after the other."""
        moves, cells = self.compiled.moves, cells.copy()
        for action in actions:
            mine = moves.of[action]
            here = cells[moves.question[mine]]
            cells[moves.question[mine]] = moves.reached[self.begin[mine] + here]
        return cells

    def severity(self, states: Places) -> Bytes:
        """Give by question, set of answers and row the severity found."""
        flat = states.reshape(len(states), -1)
        return severity_found(self.compiled, flat).reshape(states.shape)

    def stirred(self, cells: Places) -> Places:
        """Name the actions that would change an answer on which a finding rests."""
        moves = self.compiled.moves
        here = cells[moves.question]
        resting = (self.compiled.facts[here] >> FOUND & 3 > 0) | moves.resolving[:, None]
        found = (resting & (self.reached(cells) != here)).any(axis=1)
        return np.flatnonzero(np.bincount(moves.action[found], minlength=len(moves.actions)))

    def each(self, cells: Places, actions: Places) -> Places:
        """Give the cells after each of these actions alone, by question, action and row."""
        moves, reached = self.compiled.moves, self.reached(cells)
        states = np.repeat(cells[:, None, :], len(actions), axis=1)
        for place, action in enumerate(actions.tolist()):
            mine = moves.of[action]
            states[moves.question[mine], place] = reached[mine]
        return states

    def headline(self, cells: Places) -> float:
        """Give R."""
        return float(residual(self._harm(cells[:, None])[0], self._potential(cells)))

    def values(self, cells: Places) -> Floats:
        """Give by action how far R falls from these cells when it alone is done."""
        moves, worth = self.compiled.moves, self.compiled.worth.headline
        variant = self.variant[moves.question]
        gained = worth[self.reached(cells) + variant] - worth[cells[moves.question] + variant]
        by_move = (self.share[moves.question] * gained).sum(axis=1)
        controlled = np.bincount(moves.action, by_move, minlength=len(moves.actions))
        before, potential = self._harm(cells[:, None])[0], self._potential(cells)
        harms = np.full(len(moves.actions), before)
        stirred = self.stirred(cells)
        if len(stirred):
            harms[stirred] = self._harm(self.each(cells, stirred))
        lower = potential - self.compiled.rubric.control_limit * controlled
        return residual(before, potential) - residual(harms, lower)

    def _harm(self, states: Places) -> Floats:
        return harm(self.compiled, self.severity(states).max(axis=2))

    def _potential(self, cells: Places) -> Floats:
        controlled = (self.share * self.compiled.worth.headline[cells + self.variant]).sum()
        return np.asarray(self.uncontrolled - self.compiled.rubric.control_limit * controlled)


def rescoring(compiled: Compiled, scored: Scored) -> Rescoring:
    """Make one response ready to be scored again."""
    together = Groups.of_sizes([len(scored.rows)])
    share = slope(compiled, scored) * shares_of_workers(scored, together)
    return Rescoring(
        compiled=compiled,
        cells=scored.cells,
        begin=tables_used(compiled.moves, compiled.resolutions, scored.cells),
        share=share,
        uncontrolled=float((share * scored.controls.question_weight).sum()),
        variant=compiled.worth.variant[:, scored.rows.sector],
    )
