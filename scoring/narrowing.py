"""Which answers would narrow the range most: what is open or rests on our word alone, answered and verified instead.

Each is scored anew in a copy of the response, many copies in one call: nothing is estimated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

import numpy as np

from questionnaires.models import (
    Band,
    Choice,
    Evidence,
    Integer,
    Numeric,
    ScoredQuestion,
    SelectMultiple,
    options_of,
)
from questionnaires.responses import Answer, AnswersByOperation, Response
from scoring.arrays import Floats, Groups, Rows
from scoring.cells import LEVELS, OUTSIDE, UNKNOWN
from scoring.compiled import Compiled
from scoring.drafts import NOISE
from scoring.residual import Scored, scored, totals
from scoring.tables import BARE, BEST, WORST

MOST = 5
VERIFIED: Final[Evidence] = "workers"
TOGETHER = 2048  # rows scored in one call


@dataclass(frozen=True, slots=True)
class Narrowing:
    """By how much worst minus best falls once one question is answered without a flag, or its answer is verified."""

    question: str
    operation: str | None  # None: it has one answer for all operations, or none yet
    narrows: float


@dataclass(frozen=True, slots=True)
class _Change:
    question: int
    operation: str | None
    rows: tuple[int, ...]
    cell: int


def narrowing(compiled: Compiled, known: Scored, response: Response, most: int = MOST) -> tuple[Narrowing, ...]:
    """Give the answers that narrow the range of the business most, the one that narrows it furthest first.

    ``known`` is the response as it stands. What narrows nothing is left out; of equal ones the first asked leads.
    """
    changes = tuple(_changes(compiled, known, response))
    today, *then = _widths(compiled, known.rows, [None, *changes]).tolist()
    found = (
        Narrowing(compiled.questions[change.question].question.name, change.operation, round(today - width, NOISE))
        for change, width in zip(changes, then, strict=True)
    )
    return tuple(sorted((one for one in found if one.narrows > 0), key=lambda one: -one.narrows)[:most])


def flagless(question: ScoredQuestion) -> Answer | None:
    """Give the best answer to a question that raises no red flag, verified; None where every option raises one."""
    options: list[Choice | Band] = [*options_of(question)]
    free = {place: o.credit for place, o in enumerate(options) if o.flag is None and o.credit is not None}
    if not free:
        return None
    place = max(free, key=lambda place: (free[place], -place))
    if isinstance(question, Numeric):
        return Answer(value=_within(question, place), evidence=VERIFIED)
    if isinstance(question, SelectMultiple):
        return Answer(value=_best_set(question), evidence=VERIFIED)
    return Answer(value=options[place].name, evidence=VERIFIED)


def _within(question: Numeric, band: int) -> float:
    """Give a number within a band: its limit, or what lies just above the one before."""
    limit = question.bands[band].up_to
    if limit is None:
        limit = (question.bands[band - 1].up_to or 0) + 1 if band else 0
    return floor(limit) if isinstance(question, Integer) else limit


def _best_set(question: SelectMultiple) -> tuple[str, ...]:
    """Give the choices without a flag that earn the most together: of each row one, or "none of these" alone."""
    free = [
        (choice.credit, choice) for choice in question.choices if choice.flag is None and choice.credit is not None
    ]
    rows: dict[str, tuple[float, str]] = {}
    for credit, choice in free:
        best = rows.get(choice.row or choice.name)
        if not choice.exclusive and (best is None or credit > best[0]):
            rows[choice.row or choice.name] = (credit, choice.name)
    together = min(1.0, sum(credit for credit, _ in rows.values())) if rows else -1
    alone = max(((credit, choice.name) for credit, choice in free if choice.exclusive), default=(-1.0, ""))
    return (alone[1],) if alone[0] > together else tuple(name for _, name in rows.values())


def _changes(compiled: Compiled, known: Scored, response: Response) -> Iterator[_Change]:
    """Give every answer that is open or rests on our word alone, with the cell it would have."""
    for place, q in enumerate(compiled.questions):
        applies = np.flatnonzero(known.cells[place] != OUTSIDE).tolist()
        by_operation = isinstance(response.answers.get(q.question.name), AnswersByOperation)
        together = [[row] for row in applies] if by_operation else [applies] if applies else []
        for rows in together:
            cell = int(known.cells[place, rows[0]])
            open_ = (cell - q.first) // LEVELS <= UNKNOWN
            if not open_ and not known.facts[place, rows[0]] >> BARE & 1:
                continue
            key = response.operations[rows[0]].id
            answer = response.answer(q.question.name, key)
            then = answer.model_copy(update={"evidence": VERIFIED}) if answer and not open_ else flagless(q.question)
            if then is not None:
                yield _Change(place, key if by_operation else None, tuple(rows), q.cell_today(then))


def _widths(compiled: Compiled, rows: Rows, changes: Sequence[_Change | None]) -> Floats:
    """Give worst minus best of the business after each change alone."""
    each = max(1, TOGETHER // len(rows))
    parts = [_scored_anew(compiled, rows, changes[at : at + each]) for at in range(0, len(changes), each)]
    return np.concatenate(parts)


def _scored_anew(compiled: Compiled, rows: Rows, changes: Sequence[_Change | None]) -> Floats:
    number = len(rows)
    copies = _copies(rows, len(changes))
    for copy, change in enumerate(changes):
        if change is not None:
            copies.cells[change.question, [copy * number + row for row in change.rows]] = change.cell
    risk = totals(compiled, scored(compiled, copies), Groups.of_sizes([number] * len(changes))).residual
    width: Floats = risk[WORST] - risk[BEST]
    return width


def _copies(rows: Rows, number: int) -> Rows:
    """Give the rows several times over, one copy after the other."""
    return Rows(
        cells=np.tile(rows.cells, number),
        sector=np.tile(rows.sector, number),
        country=np.tile(rows.country, number),
        workers=np.tile(rows.workers, number),
        migrant_share=np.tile(rows.migrant_share, number),
        agency_share=np.tile(rows.agency_share, number),
        housing_share=np.tile(rows.housing_share, number),
        origin=np.tile(rows.origin, number),
        quick=np.tile(rows.quick, number),
    )
