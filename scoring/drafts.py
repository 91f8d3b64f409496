"""What could stand in the plan: every action that changes an answer, every containment, everything to find out.

Each is drafted with all that its place in the order depends on (scoring method, section 8); ``plan.py`` orders them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from questionnaires.models import ActionPlan
from scoring.arrays import Bytes
from scoring.cells import RANK
from scoring.compiled import Compiled
from scoring.findings import CRITICAL, NOT_VERIFIED, harm
from scoring.models import ItemKind
from scoring.rescoring import Rescoring
from scoring.residual import Scored, residual

NOISE = 12  # decimals: a value that only the order of additions makes is none
STOP, FIND_OUT, END_CRITICAL, END_MAJOR, REST = 1, 2, 3, 4, 5  # tiers
ENDING = {RANK["critical"]: END_CRITICAL, RANK["major"]: END_MAJOR}


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    kind: ItemKind
    name: str  # the action's, or the role's
    role: str
    questions: tuple[str, ...]
    operation: str | None
    operations: tuple[str, ...]
    severity_weight: float  # the greatest v of its questions
    workers: float
    tier: int
    value: float
    effort_days: float
    lead_days: int
    ends: int = 0  # rank of the gravest finding it ends
    policy_only: bool = False
    collaborative: bool = False
    requires: tuple[str, ...] = ()
    place: int | None = None  # of its action among the compiled moves

    @property
    def order(self) -> tuple[float, float, float, str, str]:
        """Give its place within a tier: shorter lead, graver topic, more workers, then the id."""
        return (self.lead_days, -self.severity_weight, -self.workers, self.name, self.operation or "")


@dataclass(frozen=True, slots=True)
class Ground:
    """What drafts are made from: one scored response."""

    compiled: Compiled
    scored: Scored
    operations: tuple[str, ...]
    rescoring: Rescoring
    headline: float
    worst: float
    worst_potential: float

    def name(self, question: int) -> str:
        return self.compiled.questions[question].question.name

    def severity_weight(self, questions: Sequence[int]) -> float:
        return float(self.compiled.topics.weight[self.compiled.topics.of[list(questions)]].max())

    def workers(self, rows: Sequence[int]) -> float:
        return float(self.scored.rows.workers[list(rows)].sum())

    def named(self, rows: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.operations[row] for row in rows)


# --- actions that close questions --------------------------------------------------------------------------------


def acts(ground: Ground) -> tuple[Draft, ...]:
    """Draft every action that makes an answer better somewhere."""
    rescoring, moves = ground.rescoring, ground.compiled.moves
    if not moves.actions:
        return ()
    values = np.round(rescoring.values(rescoring.cells), NOISE).tolist()
    changed = np.argwhere(rescoring.reached(rescoring.cells) != rescoring.cells[moves.question])
    touched: dict[int, list[tuple[int, int]]] = {}
    for move, row in changed.tolist():
        touched.setdefault(int(moves.action[move]), []).append((int(moves.question[move]), row))
    ended = _ended(ground)
    found = {
        place: _act(ground, place, pairs, value=values[place], ends=max(ended.get(place, {}).values(), default=0))
        for place, pairs in touched.items()
    }
    first = _quickest(ground, found, ended)
    return tuple(replace(draft, tier=STOP) if place in first else draft for place, draft in found.items())


def _ended(ground: Ground) -> dict[int, dict[tuple[int, int], int]]:
    """Give by action the findings that it ends, as question and row, with the rank of their severity."""
    rescoring = ground.rescoring
    stirred = rescoring.stirred(rescoring.cells)
    before = _as_findings(ground, ground.scored.severities.found[:, None])
    after = _as_findings(ground, rescoring.severity(rescoring.each(rescoring.cells, stirred)))
    found: dict[int, dict[tuple[int, int], int]] = {}
    for question, place, row in np.argwhere(after < before).tolist():
        found.setdefault(int(stirred[place]), {})[question, row] = int(before[question, 0, row])
    return found


def _as_findings(ground: Ground, severity: Bytes) -> Bytes:
    """Give the severity by question, set and row, of a company question that of its one finding for all."""
    together = np.where(ground.compiled.company[:, None, None], severity.max(axis=2, keepdims=True), severity)
    return together.astype(np.uint8)


def _act(ground: Ground, place: int, touched: list[tuple[int, int]], *, value: float, ends: int) -> Draft:
    action = ground.compiled.moves.actions[place]
    questions = list(dict.fromkeys(question for question, _ in touched))
    rows = sorted({row for _, row in touched})
    shared = any(ground.compiled.company[question] for question in questions)
    one = len(rows) == 1 and len(ground.operations) > 1 and not shared
    return Draft(
        kind="act",
        name=action.name,
        role=action.role,
        questions=tuple(ground.name(question) for question in questions),
        operation=ground.operations[rows[0]] if one else None,
        operations=ground.named(rows),
        severity_weight=ground.severity_weight(questions),
        workers=ground.workers(rows),
        tier=ENDING.get(ends, REST),
        value=value,
        effort_days=action.effort_days,
        lead_days=action.lead_days,
        ends=ends,
        policy_only=all(ground.compiled.questions[question].question.kind == "policy" for question in questions),
        collaborative=action.collaborative,
        requires=action.requires,
        place=place,
    )


def _quickest(ground: Ground, found: dict[int, Draft], ended: dict[int, dict[tuple[int, int], int]]) -> set[int]:
    """Give the quickest action for each open critical finding that nothing contains."""
    contained = {name for action in ground.compiled.moves.containments for name in action.contains}
    chosen: set[int] = set()
    for question, row in np.argwhere(ground.scored.severities.standing == CRITICAL).tolist():
        if ground.name(question) in contained:
            continue
        ending = [place for place in found if (question, row) in ended.get(place, {})]
        if ending:
            chosen.add(min(ending, key=lambda place: found[place].order))
    return chosen


# --- containments ------------------------------------------------------------------------------------------------


def containments(ground: Ground) -> Iterator[Draft]:
    """Draft what stops the harm of each open critical finding: where operations differ, one each."""
    critical: dict[str, list[int]] = {}
    for question, row in np.argwhere(ground.scored.severities.standing == CRITICAL).tolist():
        critical.setdefault(ground.name(question), []).append(row)
    for action in ground.compiled.moves.containments:
        open_here = [(name, row) for name in action.contains for row in critical.get(name, ())]
        if len(ground.operations) == 1:
            yield from _containment(ground, action, open_here, None)
            continue
        company = ground.compiled.company[[ground.compiled.index[name] for name, _ in open_here]].tolist()
        shared = [pair for pair, for_all in zip(open_here, company, strict=True) if for_all]
        yield from _containment(ground, action, shared, None)
        for row, operation in enumerate(ground.operations):
            own = [pair for pair, for_all in zip(open_here, company, strict=True) if pair[1] == row and not for_all]
            yield from _containment(ground, action, own, operation)


def _containment(
    ground: Ground, action: ActionPlan, open_here: list[tuple[str, int]], operation: str | None
) -> Iterator[Draft]:
    if not open_here:
        return
    names = tuple(dict.fromkeys(name for name, _ in open_here))
    rows = sorted({row for _, row in open_here})
    yield Draft(
        kind="contain",
        name=action.name,
        role=action.role,
        questions=names,
        operation=operation,
        operations=ground.named(rows),
        severity_weight=ground.severity_weight([ground.compiled.index[name] for name in names]),
        workers=ground.workers(rows),
        tier=STOP,
        value=0.0,
        effort_days=action.effort_days,
        lead_days=action.lead_days,
        collaborative=action.collaborative,
    )


# --- what to find out --------------------------------------------------------------------------------------------


def to_find_out(ground: Ground) -> tuple[Draft, ...]:
    """Draft one item for each role that usually knows what nobody could answer."""
    by_role: dict[str, list[tuple[int, int]]] = {}
    for question, row in np.argwhere(ground.scored.severities.standing == NOT_VERIFIED).tolist():
        role = ground.compiled.questions[question].question.who[0]
        by_role.setdefault(role, []).append((question, row))
    values = _falls(ground, list(by_role.values()))
    return tuple(
        _question_to(ground, role, pairs, value) for (role, pairs), value in zip(by_role.items(), values, strict=True)
    )


def _falls(ground: Ground, bundles: list[list[tuple[int, int]]]) -> list[float]:
    """Give by how much the worst case falls once each bundle is answered without a flag."""
    if not bundles:
        return []
    severity = ground.scored.severities
    worst = np.repeat(severity.worst[:, None, :], len(bundles), axis=1)
    for place, pairs in enumerate(bundles):
        questions, rows = np.array(pairs).T
        worst[questions, place, rows] = severity.found[questions, rows]
    found = harm(ground.compiled, worst.max(axis=2))
    falls: list[float] = np.round(ground.worst - residual(found, np.asarray(ground.worst_potential)), NOISE).tolist()
    return falls


def _question_to(ground: Ground, role: str, pairs: list[tuple[int, int]], value: float) -> Draft:
    rubric = ground.compiled.rubric
    questions = list(dict.fromkeys(question for question, _ in pairs))
    rows = sorted({row for _, row in pairs})
    grave = any(ground.compiled.gravest[question] == RANK["critical"] for question in questions)
    return Draft(
        kind="find_out",
        name=role,
        role=role,
        questions=tuple(ground.name(question) for question in questions),
        operation=None,
        operations=ground.named(rows),
        severity_weight=ground.severity_weight(questions),
        workers=ground.workers(rows),
        tier=FIND_OUT if grave else REST,
        value=value,
        effort_days=rubric.find_out_effort_days,
        lead_days=rubric.due_days["find_out"],
    )
