"""What finishing an action changes: the answers it closes, and why the figure moved (scoring method, 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from math import isnan
from typing import cast

from questionnaires.answers import understood
from questionnaires.models import (
    EVIDENCE,
    Choice,
    Evidence,
    Integer,
    Numeric,
    Questionnaire,
    ScoredQuestion,
    SelectMultiple,
    options_of,
)
from questionnaires.relevance import is_blank, relevance
from questionnaires.responses import Answer, AnswersByOperation, Response, Value
from scoring.cells import BLANK, QuestionCells
from scoring.compiled import compiled
from scoring.models import Assessment, PlanItem


@dataclass(frozen=True, slots=True)
class Change:
    """One answer to write: for one operation, or for all (None). ``split``: it was one answer for all before."""

    question: str
    operation: str | None
    before: Answer | None
    after: Answer | None
    split: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """By how much one question moved the headline: down is better."""

    question: str | None  # None: the gravest finding that is open
    by: float


# --- the answers that an action closes -----------------------------------------------------------------------------


def closing(
    questionnaire: Questionnaire, response: Response, item: PlanItem, evidence: Evidence
) -> tuple[Change, ...]:
    """Give what changes once this item is done and shown by this evidence; nothing for what contains or finds out.

    Each answer goes to the option that the action reaches where that is better, and no answer becomes worse. Evidence
    rises to the one given and never falls. A number goes to the edge of its band: it may need correcting.
    """
    if item.kind != "act" or item.action is None:
        return ()
    applies = relevance(questionnaire, response)
    cells = compiled(questionnaire)
    found: list[Change] = []
    for name, option in questionnaire.action[item.action].closes.items():
        if name not in item.questions:
            continue
        done = partial(_after, cells.questions[cells.index[name]], option, evidence)
        given = response.answers.get(name)
        everywhere = [key for key, names in applies.items() if name in names]
        places = [key for key in everywhere if key in item.operations]
        if isinstance(given, AnswersByOperation):
            found += [Change(name, key, now, done(now)) for key in places for now in [given.by_operation.get(key)]]
        elif places == everywhere or questionnaire.by_name[name].scope == "company":
            found.append(Change(name, None, given, done(given)))
        elif done(given) != given:
            found += _split(response, name, given, done(given), places)
    return tuple(change for change in found if change.split or change.before != change.after)


def _split(
    response: Response, name: str, given: Answer | None, after: Answer | None, places: list[str]
) -> Iterator[Change]:
    """Give one answer an operation in the place of one for all, as it changes in some of them only."""
    for operation in response.operations:
        yield Change(name, operation.id, given, after if operation.id in places else given, split=True)


def _after(q: QuestionCells, option: str, evidence: Evidence, present: Answer | None) -> Answer | None:
    """Give the answer after the action: the same one where the action makes nothing better."""
    known = understood(q.question, present)
    value = _value(q.question, option, known)
    now = BLANK if known is None else q.code(known)
    then = q.code(Answer(value=value))
    level = evidence if known is None or is_blank(known) else max(known.evidence, evidence, key=EVIDENCE.index)
    if then == now and known is not None:
        return known.model_copy(update={"evidence": level})
    if not _is_better(q, now, then):
        return present
    kept = known or Answer(value=value)
    return kept.model_copy(update={"value": value, "evidence": level, "reason": ""})


def _is_better(q: QuestionCells, now: int, then: int) -> bool:
    """Tell whether a code is better: a lighter flag, or the same and more credit. Nothing moves from "left out"."""
    if isnan(q.credit[now]) or isnan(q.credit[then]):
        return False
    return bool(q.flag[then] < q.flag[now] or (q.flag[then] == q.flag[now] and q.credit[then] > q.credit[now]))


def _value(question: ScoredQuestion, option: str, present: Answer | None) -> Value:
    if isinstance(question, Numeric):
        return _number(question, option)
    if not isinstance(question, SelectMultiple):
        return option
    choices = {choice.name: cast("Choice", choice) for choice in options_of(question)}
    if choices[option].exclusive:
        return (option,)
    said = present.value if present and isinstance(present.value, tuple) else ()
    row = choices[option].row
    kept = {name for name in said if not choices[name].exclusive and (row is None or choices[name].row != row)}
    return tuple(name for name in choices if name in kept | {option})


def _number(question: Numeric, option: str) -> Value:
    """Give the number at the edge of a band: its last, or of the open band the first above the band below."""
    limits = [band.up_to for band in question.bands]
    place = [band.name for band in question.bands].index(option)
    below = limits[place - 1] if place else None
    limit = limits[place]
    number = limit if limit is not None else (0 if below is None else below + 1)
    return int(number) if isinstance(question, Integer) else number


# --- written and taken back ------------------------------------------------------------------------------------------


def changed(response: Response, changes: Iterable[Change]) -> Response:
    """Give a response with these answers."""
    for change in changes:
        response = response.with_answer(change.question, change.after, change.operation)
    return response


def undone(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Give the changes that take these back; what was one answer for all is one again."""
    back = [
        Change(change.question, None if change.split else change.operation, change.after, change.before)
        for change in changes
    ]
    return tuple({(change.question, change.operation): change for change in back}.values())


# --- why the figure moved --------------------------------------------------------------------------------------------


def moved(before: Assessment, after: Assessment) -> tuple[Moved, ...]:
    """Give what each question and the gravest finding did to the headline, the greatest first.

    Together they are its change, exactly: as R = 1 - (1 - H)(1 - P), each part of P counts by what H left of it on
    the average of before and after, and H by what P left.
    """
    was, now = before.business, after.business
    left_by_harm, left_by_risk = 1 - (was.harm + now.harm) / 2, 1 - (was.potential + now.potential) / 2
    parts: dict[str | None, float] = {None: left_by_risk * (now.harm - was.harm)}
    for sign, assessment in ((-1, before), (1, after)):
        for part in assessment.contributions:
            parts[part.question] = parts.get(part.question, 0.0) + sign * left_by_harm * part.points
    found = [Moved(name, by) for name, by in parts.items() if by]
    return tuple(sorted(found, key=lambda one: -abs(one.by)))
