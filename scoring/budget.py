"""A budget of days: the best set of actions that fits it (scoring method, section 8).

Exact for the potential risk P, which is linear in the answers: a 0/1 programme with one variable an action and, where
several actions close one question, one for each set of them, so that the better option counts once. What ends a
critical finding is always in, and so is what an action needs. The figure R of the chosen set is then scored with the
plan's own rescoring, because R also falls where a finding ends. As a set that lowers P most may leave major findings
open, the best set that ends those too is found as well, and the one with the lower R is advised.

This module loads scipy: import it only where somebody asks for a budget.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from scoring.arrays import Places
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.drafts import END_CRITICAL, END_MAJOR, STOP
from scoring.models import ImprovementPlan, PlanItem
from scoring.rescoring import Rescoring, rescoring
from scoring.residual import scored

SCALE = 1e4  # P in ten-thousandths: the solver's tolerances are then far below what a figure shows
IDLE = 1e-5  # taken off for each day, so that nothing worthless is chosen
SECONDS = 10.0  # after which the best set found so far is given, and said to be so
NOISE = 9  # decimals of days


@dataclass(frozen=True, slots=True)
class Chosen:
    """A set of the plan's items, in the plan's order, with what it costs and brings."""

    items: tuple[PlanItem, ...]
    days: float
    potential: float  # by how much P falls
    headline: float  # R afterwards


@dataclass(frozen=True, slots=True)
class Budget:
    days: float
    now: float  # R today
    required: Chosen  # what ends the critical findings, with what it needs
    best: Chosen  # P falls most; what is required alone where that exceeds the budget
    ending: Chosen | None  # P falls most among the sets that end the major findings too; None: no such set fits
    greedy: Chosen  # what is required, then the plan's order as far as it fits
    exact: bool  # whether these are proven to be the best

    @property
    def advised(self) -> Chosen:
        """Give the set after which R is lowest; of equal ones the first named."""
        return min((one for one in (self.best, self.ending, self.greedy) if one), key=lambda one: one.headline)

    @property
    def over(self) -> float:
        """Give by how many days what is required exceeds the budget; 0 where it fits."""
        return max(0.0, round(self.required.days - self.days, NOISE))


@dataclass(frozen=True, slots=True)
class Field:
    """The items to choose from, in the plan's order, and what each set of them would do to the answers."""

    items: tuple[PlanItem, ...]
    needs: tuple[tuple[int, ...], ...]  # by item: the items it requires
    action: tuple[int | None, ...]  # by item: its place among the compiled moves
    rescoring: Rescoring

    @property
    def days(self) -> list[float]:
        return [item.effort_days for item in self.items]

    def of_tiers(self, *tiers: int) -> frozenset[int]:
        """Give the items of these tiers, with all that they need."""
        return self.with_needs(place for place, item in enumerate(self.items) if item.tier in tiers)

    def with_needs(self, places: Iterable[int]) -> frozenset[int]:
        found: set[int] = set()
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self.needs[place]
        return frozenset(found)

    def chosen(self, places: Iterable[int]) -> Chosen:
        """Score a set anew."""
        rising = sorted(places)
        cells = self.rescoring.after(self.rescoring.cells, self._acts(rising))
        return Chosen(
            items=tuple(self.items[place] for place in rising),
            days=round(sum(self.items[place].effort_days for place in rising), NOISE),
            potential=self._gain(slice(None), cells - self.rescoring.cells),
            headline=self.rescoring.headline(cells),
        )

    def gain(self, question: int, places: Sequence[int]) -> float:
        """Give by how much P falls through the answers to one question alone, if these items are done."""
        moves, cells = self.rescoring.compiled.moves, self.rescoring.cells[question].copy()
        for action in self._acts(places):
            for move in range(moves.of[action].start, moves.of[action].stop):
                if moves.question[move] == question:
                    cells = moves.reached[self.rescoring.begin[move] + cells]
        return self._gain(question, cells - self.rescoring.cells[question])

    def _acts(self, places: Sequence[int]) -> list[int]:
        return [action for place in places if (action := self.action[place]) is not None]

    def _gain(self, questions: int | slice, by: Places) -> float:
        """Give by how much P falls where cells move that far; what weighs how much stays as it is."""
        one, worth = self.rescoring, self.rescoring.compiled.worth.headline
        here = one.cells[questions] + one.variant[questions]
        limit = one.compiled.rubric.control_limit
        return float(limit * (one.share[questions] * (worth[here + by] - worth[here])).sum())


def budget(questionnaire: Questionnaire, response: Response, plan: ImprovementPlan, days: float) -> Budget:
    """Choose from a plan of this response what to do with so many days. Raises ProfileIncomplete.

    Finding out is not among the choices: it lowers no figure by itself.
    """
    field = _field(questionnaire, response, plan)
    required = field.of_tiers(STOP, END_CRITICAL)
    best, proven = _best(field, required, days)
    ending, proven_too = _best(field, field.of_tiers(STOP, END_CRITICAL, END_MAJOR), days)
    return Budget(
        days=days,
        now=field.rescoring.headline(field.rescoring.cells),
        required=field.chosen(required),
        best=field.chosen(required if best is None else best),
        ending=None if ending is None else field.chosen(ending),
        greedy=field.chosen(_greedy(field, required, days)),
        exact=proven and proven_too,
    )


def _field(questionnaire: Questionnaire, response: Response, plan: ImprovementPlan) -> Field:
    arrays = compiled(questionnaire)
    items = tuple(item for item in plan.items if item.kind != "find_out")
    actions = {action.name: place for place, action in enumerate(arrays.moves.actions)}
    acting = {item.action: place for place, item in enumerate(items) if item.kind == "act"}
    needs = [
        tuple(acting[name] for name in arrays.moves.actions[actions[item.action]].requires if name in acting)
        if item.kind == "act" and item.action
        else ()
        for item in items
    ]
    return Field(
        items=items,
        needs=tuple(needs),
        action=tuple(actions[item.action or ""] if item.kind == "act" else None for item in items),
        rescoring=rescoring(arrays, scored(arrays, rows_of(arrays, response))),
    )


def _greedy(field: Field, required: frozenset[int], days: float) -> frozenset[int]:
    """Take what is required, then each item in the plan's order that still fits and has what it needs."""
    taken, spent = set(required), sum(field.days[place] for place in required)
    for place, item in enumerate(field.items):
        ready = all(needed in taken for needed in field.needs[place])
        if place not in taken and ready and round(spent + item.effort_days, NOISE) <= round(days, NOISE):
            taken.add(place)
            spent += item.effort_days
    return frozenset(taken)


# --- the programme ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Programme:
    """Variables with what each is worth, and constraints: low <= sum of coefficients <= high."""

    worth: list[float]
    rows: list[Mapping[int, float]]
    low: list[float]
    high: list[float]

    def add(self, row: Mapping[int, float], low: float, high: float) -> None:
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)


def _best(field: Field, required: frozenset[int], days: float) -> tuple[frozenset[int] | None, bool]:
    """Give the best set that holds what is required, and whether it is proven to be; None where nothing fits."""
    if round(sum(field.days[place] for place in required), NOISE) > round(days, NOISE):
        return None, True
    if not field.items:
        return frozenset(), True
    programme = Programme([-IDLE * effort for effort in field.days], [], [], [])
    programme.add(dict(enumerate(field.days)), 0, round(days, NOISE))
    for place, needed in enumerate(field.needs):
        for before in needed:
            programme.add({before: 1, place: -1}, 0, 1)
    for question, closers in _closers(field).items():
        _add_question(programme, field, question, closers)
    return _solved(programme, len(field.items), required)


def _closers(field: Field) -> dict[int, list[int]]:
    """Give by question the items that close it, in the plan's order."""
    found: dict[int, list[int]] = {}
    moves = field.rescoring.compiled.moves
    for place, action in enumerate(field.action):
        for question in moves.question[moves.of[action]].tolist() if action is not None else ():
            found.setdefault(question, []).append(place)
    return found


def _add_question(programme: Programme, field: Field, question: int, closers: list[int]) -> None:
    """Add what one question is worth: of several actions, one variable for each set, of which exactly one holds."""
    if len(closers) == 1:
        programme.worth[closers[0]] += SCALE * field.gain(question, closers)
        return
    sets = [tuple(compress(closers, picked)) for picked in product((0, 1), repeat=len(closers))]
    variables = range(len(programme.worth), len(programme.worth) + len(sets))
    programme.worth += [SCALE * field.gain(question, one) for one in sets]
    programme.add(dict.fromkeys(variables, 1), 1, 1)
    for place in closers:
        with_it = [variable for variable, one in zip(variables, sets, strict=True) if place in one]
        programme.add({place: -1, **dict.fromkeys(with_it, 1)}, 0, 0)


def _solved(programme: Programme, items: int, required: frozenset[int]) -> tuple[frozenset[int], bool]:
    """Give the items of the best set, and whether it is proven to be the best."""
    number = len(programme.worth)
    entries = [(row, at, value) for row, given in enumerate(programme.rows) for at, value in given.items()]
    rows, columns, values = np.array(entries).T
    matrix = coo_array((values, (rows.astype(int), columns.astype(int))), shape=(len(programme.rows), number))
    low = np.zeros(number)
    low[list(required)] = 1
    found = milp(
        -np.array(programme.worth),
        integrality=np.arange(number) < items,
        bounds=Bounds(low, 1),
        constraints=LinearConstraint(matrix.tocsr(), programme.low, programme.high),
        options={"mip_rel_gap": 0, "time_limit": SECONDS},
    )
    if found.x is None:
        return required, False
    return frozenset(np.flatnonzero(found.x[:items] > 0.5).tolist()), bool(found.status == 0)
