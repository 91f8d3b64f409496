"""The figures of an assessment laid out for a workbook: what is put in, and what each formula must come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from interchange.workbook.told import NOTHING, Told
from questionnaires.answers import understood
from questionnaires.models import EVIDENCE, NOT_APPLICABLE, SEVERITIES, FreeText, ScoredQuestion
from questionnaires.responses import Answer
from scoring.cells import FIRST, LEVELS, OUTSIDE, UNKNOWN
from scoring.coding import rows_of
from scoring.compiled import Compiled, compiled
from scoring.explain import points
from scoring.residual import Scored, scored

GRAVEST = len(SEVERITIES)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as it is scored, in all the operations where it stands the same."""

    number: int
    question: ScoredQuestion | FreeText
    rows: tuple[int, ...]  # of the operations, counted from 0
    text: str
    note: str
    evidence: str
    credit: float | str | None  # a text: the question is taken out; None: it is not scored
    finding: str | None


@dataclass(frozen=True, slots=True)
class Harm:
    gravest: int
    many: int
    harm: float


@dataclass(frozen=True)
class Ground:
    told: Told

    @cached_property
    def arrays(self) -> Compiled:
        return compiled(self.told.questionnaire)

    @cached_property
    def known(self) -> Scored:
        return scored(self.arrays, rows_of(self.arrays, self.told.response))

    @cached_property
    def severities(self) -> tuple[Any, Any, Any]:
        """Give the ranks found, in the best case and at worst, by question and operation."""
        given = self.known.severities
        return given.found.astype(int), given.best.astype(int), given.worst.astype(int)

    @cached_property
    def workers(self) -> Any:
        """Give the workers that count, by operation."""
        return self.known.rows.workers * self.known.counts

    @cached_property
    def shares(self) -> Any:
        """Give each operation's share of the workers that count."""
        total = self.workers.sum()
        return self.workers / (total if total > 0 else 1.0)

    @cached_property
    def points(self) -> Any:
        """Give by question and operation the points of the business's potential risk."""
        return points(self.arrays, self.known) * self.shares

    def harm(self, ranks: Any) -> Harm:
        """Give the harm of the findings of one operation, or of several with each question's gravest."""
        top = int(ranks.max(initial=0))
        many = int((ranks == top).sum()) if top else 0
        base = float(self.arrays.harm[top])
        return Harm(top, many, base + self.arrays.rubric.harm_of_many * (1 - 1 / many) if top else 0.0)

    # --- answers ---

    @cached_property
    def severity_labels(self) -> tuple[str, ...]:
        labels = self.told.questionnaire.rubric.severity_labels
        return NOTHING, *(labels[name] for name in SEVERITIES)

    @cached_property
    def evidence_labels(self) -> tuple[str, ...]:
        labels = self.told.questionnaire.rubric.evidence_labels
        return NOTHING, *(labels[name] for name in EVIDENCE)

    @cached_property
    def answers(self) -> tuple[AnswerRow, ...]:
        """Give every answer to a question that applies, in the order asked."""
        found: list[AnswerRow] = []
        for question in self.told.questionnaire.by_name.values():
            for rows in self._alike(question):
                found.append(self._answer(len(found) + 1, question, rows))
        return tuple(found)

    @cached_property
    def number_of(self) -> dict[tuple[int, int], int]:
        """Give the number of the answer of a scored question (its place) in an operation."""
        index = self.arrays.index
        return {
            (index[answer.question.name], row): answer.number
            for answer in self.answers
            for row in answer.rows
            if answer.question.name in index
        }

    def _alike(self, question: ScoredQuestion | FreeText) -> Iterator[tuple[int, ...]]:
        """Give the operations in which a question has one answer; by operation if it was given so."""
        place = self.arrays.index.get(question.name)
        operations = self.told.response.operations
        apart = self.told.response.answered_by_operation(question.name)
        groups: dict[tuple[object, ...], list[int]] = {}
        for row, operation in enumerate(operations):
            if place is None and question.name in self.told.applying[operation.id]:
                groups.setdefault((row if apart else 0,), []).append(row)
            elif place is not None and self.known.cells[place, row] != OUTSIDE:
                ranks = tuple(int(kind[place, row]) for kind in self.severities)
                groups.setdefault((row if apart else 0, *ranks), []).append(row)
        yield from map(tuple, groups.values())

    def _answer(self, number: int, question: ScoredQuestion | FreeText, rows: tuple[int, ...]) -> AnswerRow:
        operations = self.told.response.operations
        stored = self.told.response.answer(question.name, operations[rows[0]].id)
        place = self.arrays.index.get(question.name)
        evidence, credit, finding = NOTHING, None, None
        if place is not None:
            code, level = divmod(int(self.known.cells[place, rows[0]]) - self.arrays.questions[place].first, LEVELS)
            worth = float(self.arrays.questions[place].credit[code])
            credit = NOTHING if np.isnan(worth) else worth
            evidence = self.evidence_labels[1 + level] if code >= FIRST and credit != NOTHING else NOTHING
            finding = self.severity_labels[int(self.severities[0][place, rows[0]])]
        note = "" if self.told.share else _note(understood(question, stored))
        return AnswerRow(number, question, rows, self.told.answered(question, stored), note, evidence, credit, finding)

    def open(self, place: int, row: int) -> bool:
        """Tell whether a question has no answer or "don't know"."""
        question = self.arrays.questions[place]
        return (int(self.known.cells[place, row]) - question.first) // LEVELS <= UNKNOWN

    def asked(self, row: int, topic: int | None = None) -> Sequence[int]:
        """Give the places of the questions that apply in an operation, of one topic or of all."""
        there = np.flatnonzero(self.known.cells[:, row] != OUTSIDE)
        return [int(q) for q in there if topic is None or self.arrays.topics.of[q] == topic]


def _note(answer: Answer | None) -> str:
    if answer is None:
        return ""
    reason = answer.reason.strip() if answer.value == NOT_APPLICABLE else ""
    return "\n".join(text for text in (reason, answer.note.strip()) if text)
