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
    """By question and row, the severity of its finding: as found, in the best case, and at worst."""

    found: Bytes
    best: Bytes
    worst: Bytes
    remedied: Bools
    unknown: Bools  # a red flag is possible and nobody knows: "not verified"

    @property
    def standing(self) -> Bytes:
        """Give how each question stands in each row."""
        ranks = self.found + (self.found > 0).view(np.uint8)
        given: Bytes = np.where(self.remedied, REMEDIED, np.where(self.unknown, NOT_VERIFIED, ranks)).astype(np.uint8)
        return given


def severities(compiled: Compiled, cells: Places, facts: Bytes) -> Severities:
    """Give the severities of the questions that apply, from their cells and these cells' facts."""
    raised, feared = facts >> FOUND & 3, facts >> FEARED & 3
    remedied, hoped = _resolved(compiled, cells, compiled.resolutions.given, compiled.resolutions.hoped)
    found = np.where(remedied, MINOR_RANK, raised).astype(np.uint8)
    return Severities(
        found=found,
        best=np.where(hoped, MINOR_RANK, raised).astype(np.uint8),
        worst=np.where(remedied, MINOR_RANK, feared).astype(np.uint8),
        remedied=remedied,
        unknown=feared > raised,
    )


def severity_found(compiled: Compiled, cells: Places) -> Bytes:
    """Give the severities as found, and nothing else."""
    raised = compiled.facts[cells] >> FOUND & 3
    (remedied,) = _resolved(compiled, cells, compiled.resolutions.given)
    return np.where(remedied, MINOR_RANK, raised).astype(np.uint8)


def _resolved(compiled: Compiled, cells: Places, *by: Bools) -> list[Bools]:
    """Tell by question and row whether a finding is resolved, once for each table of what resolves."""
    resolutions = compiled.resolutions
    found = [np.zeros(cells.shape, dtype=np.bool_) for _ in by]
    waiting = resolutions.of_cell[cells[resolutions.flagged]]
    if not waiting.any():
        return found
    resolving = cells[resolutions.resolver[waiting], np.arange(cells.shape[1])]
    for resolved, table in zip(found, by, strict=True):
        resolved[resolutions.flagged] = table[waiting, resolving]
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
