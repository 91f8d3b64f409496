"""What to do, in which order, by when (scoring method, section 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from questionnaires.models import Rubric
from scoring.arrays import Places
from scoring.cells import RANK
from scoring.compiled import Compiled
from scoring.drafts import ENDING, NOISE, REST, STOP, Draft, Ground, acts, containments, to_find_out
from scoring.models import ImprovementPlan, PlanItem
from scoring.rescoring import rescoring
from scoring.residual import Scored, Totals
from scoring.tables import HEADLINE, WORST

COMPARED = 9  # decimals
Cap = Literal["contain", "find_out", "written_plan", "critical", "major", "minor", "none"]
CAPS: Mapping[int, Cap] = {RANK["critical"]: "critical", RANK["major"]: "major", RANK["minor"]: "minor", 0: "none"}


def plan(
    compiled: Compiled, scored: Scored, operations: tuple[str, ...], business: Totals, on: date
) -> ImprovementPlan:
    """Give the plan of one response. ``business`` holds the figures of all its operations as one group."""
    ground = Ground(
        compiled=compiled,
        scored=scored,
        operations=operations,
        rescoring=rescoring(compiled, scored),
        headline=float(business.residual[HEADLINE, 0]),
        worst=float(business.residual[WORST, 0]),
        worst_potential=float(business.potential[WORST, 0]),
    )
    drafts = (*containments(ground), *to_find_out(ground), *_with_prerequisites(acts(ground)))
    ordered = _ordered(ground, drafts)
    first = _first(compiled.rubric, ordered)
    return ImprovementPlan(
        items=tuple(_item(compiled.rubric, draft, on, first=place in first) for place, draft in enumerate(ordered)),
        value_of_critical=_value_of_critical(ground, ordered),
    )


# --- the order ---------------------------------------------------------------------------------------------------


def _with_prerequisites(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Give each prerequisite the tier of what needs it."""
    by_name = {draft.name: draft for draft in drafts}
    tier = {draft.name: draft.tier for draft in drafts}
    waiting = list(by_name)
    while waiting:
        name = waiting.pop()
        for required in by_name[name].requires:
            if required in tier and tier[required] > tier[name]:
                tier[required] = tier[name]
                waiting.append(required)
    return tuple(replace(draft, tier=tier[draft.name]) for draft in drafts)


def _ordered(ground: Ground, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Give the drafts tier by tier; in the last, one at a time, by what each adds to all above it."""
    by_name = {draft.name: draft for draft in drafts if draft.kind == "act"}
    ordered: list[Draft] = []
    for draft in sorted((d for d in drafts if d.tier < REST), key=lambda d: (d.tier, d.order)):
        ordered += _placed(draft, by_name, ordered)
    cells = _after(ground, ground.rescoring.cells, ordered)
    rest = sorted((draft for draft in drafts if draft not in ordered), key=lambda draft: draft.order)
    while rest:
        added = _placed(_most_worth(ground, cells, rest), by_name, ordered)
        cells = _after(ground, cells, added)
        ordered += added
        rest = [draft for draft in rest if draft not in added]
    return tuple(ordered)


def _placed(draft: Draft, by_name: Mapping[str, Draft], ordered: Sequence[Draft]) -> list[Draft]:
    """Give what is to be placed now: the draft, after what it requires; nothing that is in its place already."""
    if draft in ordered:
        return []
    added: list[Draft] = []
    required = [by_name[name] for name in draft.requires if name in by_name]
    for needed in sorted(required, key=lambda needed: needed.order):
        added += _placed(needed, by_name, [*ordered, *added])
    return [*added, draft]


def _after(ground: Ground, cells: Places, drafts: Sequence[Draft]) -> Places:
    """Give these cells after the drafts' actions, one after the other."""
    return ground.rescoring.after(cells, [draft.place for draft in drafts if draft.place is not None])


def _most_worth(ground: Ground, cells: Places, rest: Sequence[Draft]) -> Draft:
    """Give the draft worth most per day of effort from these cells on; of equal ones the first.

    Finding out closes nothing and is worth nothing by itself.
    """
    values = ground.rescoring.values(cells).tolist()
    least = ground.compiled.rubric.least_effort_days

    def per_day(draft: Draft) -> float:
        value = 0.0 if draft.place is None else values[draft.place]
        return round(round(value / max(draft.effort_days, least), NOISE), COMPARED)

    return max(rest, key=per_day)


# --- the first of them -------------------------------------------------------------------------------------------


def _first(rubric: Rubric, ordered: Sequence[Draft]) -> frozenset[int]:
    """Give the places of the first six: all that stops a harm where that is more, and few that are only policy."""
    stopping = [place for place, draft in enumerate(ordered) if draft.tier == STOP]
    if len(stopping) >= rubric.first:
        return frozenset(stopping)
    chosen: list[int] = []
    put_off: list[int] = []
    policies = 0
    for place, draft in enumerate(ordered):
        policies += draft.policy_only
        (put_off if draft.policy_only and policies > rubric.first_policy else chosen).append(place)
    return frozenset([*chosen, *put_off][: rubric.first])


# --- the items ---------------------------------------------------------------------------------------------------


def _item(rubric: Rubric, draft: Draft, on: date, *, first: bool) -> PlanItem:
    cap = CAPS[draft.ends] if draft.kind == "act" else draft.kind
    days = min(draft.lead_days, rubric.due_days[cap])
    then = on + timedelta(days=days)
    written = on + timedelta(days=min(days, rubric.due_days["written_plan"]))
    return PlanItem(
        kind=draft.kind,
        action=None if draft.kind == "find_out" else draft.name,
        role=draft.role,
        questions=draft.questions,
        operation=draft.operation,
        operations=draft.operations,
        tier=draft.tier,
        value=draft.value,
        effort_days=draft.effort_days,
        due=None if draft.collaborative else then,
        review=then if draft.collaborative else None,
        written_plan=written if draft.ends in ENDING else None,
        first_six=first,
    )


def _value_of_critical(ground: Ground, ordered: Sequence[Draft]) -> float:
    """Give what the actions that end the critical findings are worth together."""
    ending = [draft for draft in ordered if draft.ends == RANK["critical"]]
    cells = _after(ground, ground.rescoring.cells, ending)
    return round(ground.headline - ground.rescoring.headline(cells), NOISE)
