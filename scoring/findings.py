"""What was found: red flags, what was remedied, what nobody could answer, and the harm (scoring method, section 4).

Severities are ranks: 0 none, 1 minor, 2 major, 3 critical. A *standing* says how a question stands as a finding, and
of a company question in several operations the greatest holds: open before remedied.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from questionnaires.models import SEVERITIES, Severity
from scoring.arrays import Bools, Bytes, Floats, Groups, Places
from scoring.compiled import Compiled
from scoring.models import Count, Finding, Standing
from scoring.tables import FEARED, FOUND

NOTHING, REMEDIED, MINOR, MAJOR, CRITICAL, NOT_VERIFIED = range(6)  # standings
MINOR_RANK = 1
STATUS: dict[int, Standing] = {REMEDIED: "remedied", NOT_VERIFIED: "not_verified"}


@dataclass(frozen=True, slots=True)
class Severities:
    """By question and row, the severity of its finding as found, in the best case and at worst, and how it stands."""

    found: Bytes
    best: Bytes
    worst: Bytes
    unknown: Bools  # a red flag is possible and nobody knows: "not verified"
    standing: Bytes


def severities(compiled: Compiled, cells: Places, facts: Bytes) -> Severities:
    """Give the severities of the questions that apply, from their cells and these cells' facts."""
    raised, worst = _rank(facts, FOUND), _rank(facts, FEARED)
    unknown = worst > raised
    standing = raised + (raised > 0).view(np.uint8) + unknown.view(np.uint8) * np.uint8(NOT_VERIFIED)
    flagged, waiting, resolving = _waiting(compiled, cells)
    if not waiting.any():
        return Severities(raised, raised, worst, unknown, standing)
    remedied = compiled.resolutions.given[waiting, resolving]
    hoped = compiled.resolutions.hoped[waiting, resolving]
    return Severities(
        found=_with(raised, flagged, remedied, MINOR_RANK),
        best=_with(raised, flagged, hoped, MINOR_RANK),
        worst=_with(worst, flagged, remedied, MINOR_RANK),
        unknown=unknown,
        standing=_with(standing, flagged, remedied, REMEDIED),
    )


def severity_found(compiled: Compiled, cells: Places) -> Bytes:
    """Give the severities as found, and nothing else."""
    raised = _rank(compiled.facts[cells], FOUND)
    flagged, waiting, resolving = _waiting(compiled, cells)
    if not waiting.any():
        return raised
    return _with(raised, flagged, compiled.resolutions.given[waiting, resolving], MINOR_RANK)


def _rank(facts: Bytes, bit: int) -> Bytes:
    """Give the severity that two bits of the facts hold."""
    return (facts >> np.uint8(bit)) & np.uint8(3)


def _waiting(compiled: Compiled, cells: Places) -> tuple[Places, Bytes, Places]:
    """Give the questions with a finding that something may resolve; by these and row, what would, and its cell."""
    resolutions = compiled.resolutions
    waiting = resolutions.of_cell[cells[resolutions.flagged]]
    return resolutions.flagged, waiting, cells[resolutions.resolver[waiting], np.arange(cells.shape[1])]


def _with(values: Bytes, questions: Places, where: Bools, value: int) -> Bytes:
    """Give the values with another where something holds of one of these questions."""
    found = values.copy()
    found[questions] = np.where(where, np.uint8(value), values[questions])
    return found


def harm(compiled: Compiled, severity: Bytes) -> Floats:
    """Give H of columns of findings: the base of the gravest, and more where several questions have one of it."""
    top, number = gravest(severity)
    many = compiled.rubric.harm_of_many * (1 - 1 / np.maximum(number, 1))
    found: Floats = np.where(top > 0, compiled.harm[top] + many, 0.0)
    return found


def gravest(severity: Bytes) -> tuple[Bytes, Places]:
    """Give by column the gravest severity, and how many questions have it."""
    if not len(severity):
        nothing = np.zeros(severity.shape[1:], dtype=np.uint8)
        return nothing, nothing.astype(np.intp)
    top: Bytes = severity.max(axis=0)
    return top, (severity == top).sum(axis=0, dtype=np.uint16).astype(np.intp)


def count(compiled: Compiled, standing: Bytes, groups: Groups) -> Places:
    """Count by standing and group the findings: one per question and row, of a company question one for all."""
    if groups.single:
        return _counted(groups.pick(standing))
    own, shared = ~compiled.company, compiled.company
    by_row = groups.total(groups.pick(_counted(standing[own])))
    return by_row + _counted(groups.greatest(groups.pick(standing[shared])))


def _counted(standing: Bytes) -> Places:
    return np.stack([(standing == which).sum(axis=0, dtype=np.uint16) for which in range(6)]).astype(np.intp)


def counts(numbers: Places) -> Count:
    """Give the numbers of one group by name."""
    by = numbers.tolist()
    return Count(by[CRITICAL], by[MAJOR], by[MINOR], by[NOT_VERIFIED], by[REMEDIED])


def findings(compiled: Compiled, operations: tuple[str, ...], cells: Places, standing: Bytes) -> tuple[Finding, ...]:
    """List the findings in the order asked, a company question's once. ``operations`` names the rows."""
    listed: list[Finding] = []
    for place in np.flatnonzero(standing.any(axis=1)).tolist():
        rows = np.flatnonzero(standing[place]).tolist()
        if compiled.company[place]:
            rows = [max(rows, key=lambda row: int(standing[place, row]))]
        for row in rows:
            stands = int(standing[place, row])
            listed.append(
                Finding(
                    question=compiled.questions[place].question.name,
                    operation=None if compiled.company[place] else operations[row],
                    choice=compiled.questions[place].finding(int(cells[place, row])),
                    severity=_severity(compiled, place, stands),
                    status=STATUS.get(stands, "open"),
                )
            )
    return tuple(listed)


def _severity(compiled: Compiled, place: int, standing: int) -> Severity:
    """Give a finding's severity: a remedied one counts as minor, one not verified as the gravest that could be."""
    if standing == NOT_VERIFIED:
        return SEVERITIES[int(compiled.gravest[place]) - 1]
    return SEVERITIES[max(standing - MINOR, 0)]
