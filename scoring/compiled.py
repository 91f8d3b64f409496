"""A Questionnaire as arrays, made once: what ``cells.py``, ``tables.py``, ``atlas.py`` and ``moves.py`` make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from questionnaires.models import (
    KINDS,
    SEVERITIES,
    AnswerTerm,
    Condition,
    Contradiction,
    Questionnaire,
    Rubric,
    ScoredQuestion,
    gravest_flag,
)
from scoring import tables
from scoring.arrays import Bools, Bytes, Floats, Places
from scoring.atlas import Atlas, atlas
from scoring.cells import LEVELS, RANK, QuestionCells, question_cells
from scoring.moves import Moves, moves


@dataclass(frozen=True, slots=True)
class Topics:
    names: tuple[str, ...]
    weight: Floats  # v
    slices: tuple[slice, ...]  # the questions of each
    of: Places  # by question


@dataclass(frozen=True, slots=True)
class Compiled:
    questionnaire: Questionnaire
    rubric: Rubric
    topics: Topics
    questions: tuple[QuestionCells, ...]
    index: Mapping[str, int]
    kind: Places
    company: Bools
    quick: Bools
    gravest: Bytes  # the rank of the gravest flag among a question's options
    blank: Places  # the cell of no answer
    facts: Bytes  # by cell: the bits FOUND ... ASKED of tables.py
    worth: tables.Worth
    resolutions: tables.Resolutions
    terms: Mapping[AnswerTerm, tuple[int, Bools, Bools]]  # question; by cell: read with a blank as true, as false
    conditions: tuple[tuple[int, Condition], ...]
    contradictions: tuple[Contradiction, ...]  # those that touch a question with a critical flag
    atlas: Atlas
    moves: Moves
    harm: Floats  # base, by rank of severity


class _Same:
    """A key that is equal for one and the same questionnaire, which it keeps alive."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def __hash__(self) -> int:
        return id(self.questionnaire)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.questionnaire is other.questionnaire


def compiled(questionnaire: Questionnaire) -> Compiled:
    """Give a questionnaire as arrays; made once for each that is loaded or translated."""
    return _compiled(_Same(questionnaire))


@lru_cache(maxsize=32)
def _compiled(key: _Same) -> Compiled:
    questionnaire = key.questionnaire
    scored, rubric = questionnaire.scored, questionnaire.rubric
    questions = _questions(scored)
    index = {question.name: place for place, question in enumerate(scored)}
    gravest = np.array([RANK[gravest_flag(question)] for question in scored], dtype=np.uint8)
    resolutions = tables.resolutions(rubric, questions, index)
    return Compiled(
        questionnaire=questionnaire,
        rubric=rubric,
        topics=_topics(questionnaire),
        questions=questions,
        index=index,
        kind=np.array([KINDS.index(question.kind) for question in scored]),
        company=np.array([question.scope == "company" for question in scored]),
        quick=np.array([question.quick for question in scored]),
        gravest=gravest,
        blank=np.array([q.first for q in questions], dtype=np.intp),
        facts=tables.by_cell(questions, lambda q: tables.facts(rubric, q, int(gravest[index[q.question.name]]))),
        worth=tables.worth(questionnaire, questions),
        resolutions=resolutions,
        terms={said: tables.term(questions, index, said) for said in _said(questionnaire)},
        conditions=tuple((index[q.name], q.relevant) for q in scored if q.relevant is not None),
        contradictions=_critical(questionnaire, index, gravest),
        atlas=atlas(questionnaire),
        moves=moves(questionnaire, questions, resolutions),
        harm=np.array([0.0, *(rubric.harm[severity] for severity in SEVERITIES)]),
    )


def _questions(scored: tuple[ScoredQuestion, ...]) -> tuple[QuestionCells, ...]:
    found: list[QuestionCells] = []
    first = LEVELS  # cell 0 is "does not apply"
    for question in scored:
        found.append(question_cells(question, first))
        first += found[-1].size
    return tuple(found)


def _topics(questionnaire: Questionnaire) -> Topics:
    names = list(questionnaire.section)
    of = np.array([names.index(questionnaire.topic_of[question.name]) for question in questionnaire.scored])
    ends = [int(np.searchsorted(of, place, side="right")) for place in range(len(names))]
    return Topics(
        names=tuple(names),
        weight=np.array([float(section.severity_weight) for section in questionnaire.sections]),
        slices=tuple(slice(first, last) for first, last in zip([0, *ends[:-1]], ends, strict=True)),
        of=of,
    )


def _said(questionnaire: Questionnaire) -> Iterator[AnswerTerm]:
    """Give every statement about an answer that a condition or a contradiction makes."""
    conditions = [question.relevant.terms for question in questionnaire.scored if question.relevant]
    for terms in (*conditions, *(rule.when for rule in questionnaire.contradictions)):
        yield from (term for term in terms if isinstance(term, AnswerTerm))


def _critical(questionnaire: Questionnaire, index: Mapping[str, int], gravest: Bytes) -> tuple[Contradiction, ...]:
    return tuple(
        rule
        for rule in questionnaire.contradictions
        if any(gravest[index[name]] == RANK["critical"] for name in rule.questions if name in index)
    )
