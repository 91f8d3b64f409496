"""Every answer as one number, its *cell*: the place where ``tables.py`` says what it is worth.

A question's answers have codes: blank, "don't know", "not applicable", then its options. For a select_multiple each
set of choices is an option (its code counts up in binary): credit and flag of a set are looked up, not added up.
A cell is the question's first cell + 4 * code + the evidence. Cell 0 stands for "does not apply" in every question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from questionnaires.answers import check_answer
from questionnaires.models import (
    DONT_KNOW,
    EVIDENCE,
    NOT_APPLICABLE,
    SEVERITIES,
    Numeric,
    ScoredQuestion,
    SelectMultiple,
    SelectOne,
    Severity,
    options_of,
)
from questionnaires.responses import Answer
from scoring.arrays import Bools, Bytes, Floats

OUTSIDE = 0  # the cell of a question that does not apply
BLANK, UNKNOWN, LEFT_OUT, FIRST = 0, 1, 2, 3  # codes; options begin at FIRST
LEVELS = len(EVIDENCE)
LEVEL = {evidence: level for level, evidence in enumerate(EVIDENCE)}
RANK: Mapping[Severity | None, int] = {None: 0, **{severity: rank for rank, severity in enumerate(SEVERITIES, 1)}}


@dataclass(frozen=True, slots=True)
class QuestionCells:
    """One question's codes: their credit (NaN: takes the question out) and the rank of the flag they raise."""

    question: ScoredQuestion
    first: int
    credit: Floats
    flag: Bytes
    bits: Mapping[str, int]  # option: its code, or its bit in the code of a set
    words: Mapping[str, int]  # what an answer may say in a word: its code
    limits: tuple[float, ...]

    @property
    def codes(self) -> int:
        return len(self.credit)

    @property
    def size(self) -> int:
        return self.codes * LEVELS

    @property
    def many(self) -> bool:
        return isinstance(self.question, SelectMultiple)

    def code_of(self, option: str) -> int:
        """Give the code of an option chosen alone."""
        return FIRST - 1 + self.bits[option] if self.many else self.bits[option]

    def code(self, answer: Answer) -> int:
        """Give the code of an answer. Raises AnswerRefused if the question does not offer it."""
        value = answer.value
        if isinstance(value, str) and value in self.words:
            return self.words[value]
        if value == ():
            return BLANK
        check_answer(self.question, answer)
        if isinstance(value, tuple):
            return FIRST - 1 + sum(self.bits[name] for name in value)
        return FIRST + bisect_left(self.limits, float(value))

    def cell(self, answer: Answer) -> int:
        """Give the cell of an answer; evidence says nothing where there is no answer."""
        code = self.code(answer)
        return self.at(code, LEVEL[answer.evidence] if code >= FIRST else 0)

    def at(self, code: int, level: int = 0) -> int:
        return self.first + LEVELS * code + level

    def finding(self, cell: int) -> str | None:
        """Name the option that raises the flag of a cell: of several chosen, the first of the gravest."""
        code = (cell - self.first) // LEVELS
        for name, bit in self.bits.items():
            alone = self.flag[self.code_of(name)]
            chosen = (code - FIRST + 1) & bit if self.many else code == bit
            if code >= FIRST and chosen and alone and alone == self.flag[code]:
                return name
        return None

    def holding(self, options: tuple[str, ...]) -> Bools:
        """Tell of each code whether one of these options is chosen in it."""
        found = np.zeros(self.codes, dtype=np.bool_)
        if self.many:
            wanted = sum(self.bits[option] for option in set(options))
            found[FIRST:] = (np.arange(1, self.codes - FIRST + 1) & wanted) > 0
        else:
            found[[self.bits[option] for option in options]] = True
        return found

    def clashing(self) -> Bools:
        """Tell of each code whether "none of these" is chosen beside something else."""
        found = np.zeros(self.codes, dtype=np.bool_)
        if isinstance(self.question, SelectMultiple):
            sets = np.arange(1, self.codes - FIRST + 1)
            for choice in self.question.choices:
                bit = self.bits[choice.name] if choice.exclusive else 0
                found[FIRST:] |= ((sets & bit) > 0) & (sets != bit)
        return found


def question_cells(question: ScoredQuestion, first: int) -> QuestionCells:
    """Give a question's codes; its cells begin at ``first``."""
    options = options_of(question)
    credit = np.array([np.nan if option.credit is None else option.credit for option in options])
    flags = np.array([RANK[option.flag] for option in options], dtype=np.uint8)
    names = [option.name for option in options]
    if isinstance(question, SelectMultiple):
        bits = {name: 1 << place for place, name in enumerate(names)}
        credit, flags = _of_sets(credit, flags)
    else:
        bits = {name: FIRST + place for place, name in enumerate(names)}
    bands = question.bands if isinstance(question, Numeric) else ()
    words = {DONT_KNOW: UNKNOWN, **({NOT_APPLICABLE: LEFT_OUT} if question.not_applicable else {})}
    limits = tuple(np.inf if band.up_to is None else band.up_to for band in bands)
    return QuestionCells(
        question,
        first,
        np.concatenate([[0.0, 0.0, np.nan], credit]),
        np.concatenate([np.zeros(FIRST, dtype=np.uint8), flags]),
        bits,
        {**words, **(bits if isinstance(question, SelectOne) else {})},
        limits,
    )


def _of_sets(credit: Floats, flags: Bytes) -> tuple[Floats, Bytes]:
    """Give credit and gravest flag of every set of choices but the empty one: min(1, sum), and the greatest."""
    sets = np.arange(1, 1 << len(credit))
    chosen = (sets[:, None] >> np.arange(len(credit))) & 1
    worth = np.zeros(len(sets))
    for place, part in enumerate(credit):  # one after the other, as a hand adds
        worth += chosen[:, place] * part
    return np.minimum(1.0, worth), (chosen * flags).max(axis=1).astype(np.uint8)
