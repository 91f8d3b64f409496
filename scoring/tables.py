"""What each cell is worth (scoring method, sections 3, 4 and 6), looked up and never worked out row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from questionnaires.exceptions import ContentInvalid
from questionnaires.models import (
    EVIDENCE,
    AnswerTerm,
    Choice,
    Questionnaire,
    Resolution,
    Rubric,
    options_of,
)
from scoring.arrays import Bools, Bytes, Floats, Places
from scoring.cells import FIRST, LEFT_OUT, LEVEL, LEVELS, RANK, UNKNOWN, QuestionCells

HEADLINE, STATED, BEST, WORST = range(4)  # columns of what an answer is worth, and of every figure with a range
FOUND, FEARED, ANSWERED, BARE, CLASH, ASKED = 0, 2, 4, 5, 6, 7  # bits of a cell's facts; the first two are two wide


@dataclass(frozen=True, slots=True)
class Worth:
    """What each cell adds to a topic's control: u * e in four scenarios, and u. Each multiplier has tables of its own.

    ``variant`` says, by question and sector, how far to move a cell to reach the table of its multiplier; only the
    ``varied`` questions ever move.
    """

    earned: Floats  # by cell and scenario
    headline: Floats  # its first column again, side by side in memory
    weight: Floats
    variant: Places
    varied: Places


@dataclass(frozen=True, slots=True)
class Resolutions:
    """What turns a finding into a remedied one. Number 0 stands for "nothing does"."""

    of_cell: Bytes
    flagged: Places  # the questions with an option that has one
    resolver: Places  # by number: the question that resolves
    level: Places  # by number: the least evidence
    given: Bools  # by number and cell of the resolver: it resolves
    hoped: Bools  # the same in the best case, where a blank does too
    options: tuple[frozenset[str], ...]  # by number


def by_cell(questions: Sequence[QuestionCells], values: Callable[[QuestionCells], NDArray[Any]]) -> NDArray[Any]:
    """Give a table over all cells from each question's part; cell 0, "does not apply", is all zero."""
    parts = [values(question) for question in questions]
    shape = parts[0].shape[1:] if parts else ()
    outside = np.zeros((LEVELS, *shape), dtype=parts[0].dtype if parts else float)
    return np.concatenate([outside, *parts])


def facts(rubric: Rubric, q: QuestionCells, gravest: int) -> Bytes:
    """Give the bits FOUND ... ASKED of each cell of a question."""
    code, level = _codes_and_levels(q)
    blank, answered = code <= UNKNOWN, code >= FIRST
    found = q.flag[code].astype(np.int64)
    feared = np.where(blank, gravest, found)
    bits = found << FOUND | feared << FEARED | answered << ANSWERED | (answered & _bare(rubric, q, level)) << BARE
    clash = q.clashing()[code] & (gravest == RANK["critical"])
    given: Bytes = (bits | clash << CLASH | (answered & (level == LEVEL["workers"])) << ASKED).astype(np.uint8)
    return given


def _codes_and_levels(q: QuestionCells) -> tuple[Places, Places]:
    return np.repeat(np.arange(q.codes), LEVELS), np.tile(np.arange(LEVELS), q.codes)


def _counted_as(rubric: Rubric, q: QuestionCells) -> Places:
    """Give by level the level it counts as: for an outcome question a document is no more than our word."""
    outcome = q.question.kind == "outcome"
    return np.array([LEVEL[rubric.outcome_evidence[name] if outcome else name] for name in EVIDENCE])


def _bare(rubric: Rubric, q: QuestionCells, level: Places) -> Bools:
    bare: Bools = _counted_as(rubric, q)[level] == LEVEL["stated"]
    return bare


def worth(questionnaire: Questionnaire, questions: Sequence[QuestionCells]) -> Worth:
    """Give what each cell earns and weighs, in the table of each multiplier one after the other."""
    rubric = questionnaire.rubric
    earned = by_cell(questions, lambda q: _earned(rubric, q))
    weight = by_cell(questions, _weight)
    given = np.ones((len(questions), len(questionnaire.sectors)))
    for place, sector in enumerate(questionnaire.sectors):
        for row, q in enumerate(questions):
            if q.question.name in sector.multipliers:
                given[row, place] = sector.multipliers[q.question.name].value
    values = np.unique(np.append(given, 1.0))
    tables = np.concatenate([earned * value for value in values])
    return Worth(
        earned=tables,
        headline=tables[:, HEADLINE].copy(),
        weight=np.concatenate([weight * value for value in values]),
        variant=np.searchsorted(values, given) * len(weight),
        varied=np.flatnonzero((given != 1).any(axis=1)),
    )


def _earned(rubric: Rubric, q: QuestionCells) -> Floats:
    """Give w * e of each cell as headline, as stated, at best and at worst."""
    code, level = _codes_and_levels(q)
    credit = np.nan_to_num(q.credit[code])
    evidence = np.array([rubric.evidence[name] for name in EVIDENCE])[_counted_as(rubric, q)[level]]
    headline = credit * evidence
    best = np.where(code <= UNKNOWN, 1.0, credit)
    worst = np.where(_bare(rubric, q, level), 0.0, headline)
    return q.question.weight * np.stack([headline, credit, best, worst], axis=1)


def _weight(q: QuestionCells) -> Floats:
    code, _ = _codes_and_levels(q)
    return np.where((code == LEFT_OUT) | np.isnan(q.credit[code]), 0.0, float(q.question.weight))


# --- what resolves a finding -------------------------------------------------------------------------------------


def resolutions(rubric: Rubric, questions: Sequence[QuestionCells], index: dict[str, int]) -> Resolutions:
    """Give what resolves which cells, and the cells of the resolving question that do."""
    found: list[Resolution] = []
    parts: list[Bytes] = []
    for q in questions:
        by_code = np.zeros(q.codes, dtype=np.uint8)
        for code, resolution in _resolved(q):
            if resolution not in found:
                found.append(resolution)
            by_code[code] = 1 + found.index(resolution)
        parts.append(np.repeat(by_code, LEVELS))
    cells = sum(q.size for q in questions) + LEVELS
    given, hoped = np.zeros((2, len(found) + 1, cells), dtype=np.bool_)
    for number, resolution in enumerate(found, 1):
        q = questions[index[resolution.question]]
        codes, level = _codes_and_levels(q)
        enough = _counted_as(rubric, q)[level] >= LEVEL[resolution.evidence]
        given[number, q.first : q.first + q.size] = q.holding(resolution.choices)[codes] & enough
        hoped[number, q.first : q.first + q.size] = codes <= UNKNOWN
    return Resolutions(
        of_cell=np.concatenate([np.zeros(LEVELS, dtype=np.uint8), *parts]),
        flagged=np.array([row for row, part in enumerate(parts) if part.any()], dtype=np.intp),
        resolver=np.array([0, *(index[resolution.question] for resolution in found)], dtype=np.intp),
        level=np.array([0, *(LEVEL[resolution.evidence] for resolution in found)], dtype=np.intp),
        given=given,
        hoped=given | hoped,
        options=(frozenset(), *(frozenset(resolution.choices) for resolution in found)),
    )


def _resolved(q: QuestionCells) -> Iterator[tuple[int, Resolution]]:
    """Give the codes of a question that something resolves."""
    for option in options_of(q.question):
        if isinstance(option, Choice) and option.resolved_by:
            yield q.code_of(option.name), option.resolved_by


# --- statements about answers ------------------------------------------------------------------------------------


def term(questions: Sequence[QuestionCells], index: dict[str, int], said: AnswerTerm) -> tuple[int, Bools, Bools]:
    """Give the question of a statement, and by cell whether it holds: with a blank read as true, and as false."""
    if said.question not in index:
        raise ContentInvalid((f"a condition reads '{said.question}', which is not a scored question: drop it",))
    q = questions[index[said.question]]
    strict = np.zeros(sum(q.size for q in questions) + LEVELS, dtype=np.bool_)
    strict[q.first : q.first + q.size] = np.repeat(q.holding(said.is_), LEVELS)
    cautious = strict.copy()
    cautious[q.first : q.first + LEVELS * (UNKNOWN + 1)] = True
    return index[said.question], cautious, strict
