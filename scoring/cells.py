"""Every answer as one number, its *cell*: the place where ``tables.py`` says what it is worth.

A question's answers have codes: blank, "don't know", "not applicable", then its options. For a select_multiple each
set of choices is an option (its code counts up in binary): credit and flag of a set are looked up, not added up.
Of a checklist each row is one digit of the code, and the choices of a row that are worth the same share a digit's
value: nine rows of four choices are then 3^9 sets and not 5^9.
A cell is the question's first cell + 4 * code + the evidence. Cell 0 stands for "does not apply" in every question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from questionnaires.answers import check_answer, understood
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
from scoring.arrays import Bools, Bytes, Floats, Places

OUTSIDE = 0  # the cell of a question that does not apply
BLANK, UNKNOWN, LEFT_OUT, FIRST = 0, 1, 2, 3  # codes; options begin at FIRST
LEVELS = len(EVIDENCE)
LEVEL = {evidence: level for level, evidence in enumerate(EVIDENCE)}
RANK: Mapping[Severity | None, int] = {None: 0, **{severity: rank for rank, severity in enumerate(SEVERITIES, 1)}}


@dataclass(frozen=True, slots=True)
class Digit:
    """Where a choice stands in the code of a set: the digit of that place, in that base, has that value."""

    place: int
    base: int
    value: int

    def of(self, sets: Places) -> Places:
        digit: Places = sets // self.place % self.base
        return digit

    def holds(self, sets: Places) -> Bools:
        held: Bools = (self.of(sets) == self.value) & (self.value > 0)
        return held

    def added(self, sets: Places) -> Places:
        """Give the sets with this choice, in the place of another of its row."""
        return sets + (self.value - self.of(sets)) * self.place


@dataclass(frozen=True, slots=True)
class QuestionCells:
    """One question's codes: their credit (NaN: takes the question out) and the rank of the flag they raise."""

    question: ScoredQuestion
    first: int
    credit: Floats
    flag: Bytes
    bits: Mapping[str, int]  # option: its code, or what it adds to the code of a set
    digits: Mapping[str, Digit]  # of a select_multiple, by option
    words: Mapping[str, int]  # what an answer may say in a word: its code
    limits: tuple[float, ...]

    @property
    def codes(self) -> int:
        return len(self.credit)

    @property
    def size(self) -> int:
        return self.codes * LEVELS

    @property
    def origin(self) -> int:
        """Give the code of the empty set: in a checklist that of rows which nobody knows, else none has it."""
        return _origin(self.question)

    @property
    def many(self) -> bool:
        return isinstance(self.question, SelectMultiple)

    def code_of(self, option: str) -> int:
        """Give the code of an option chosen alone."""
        return self.origin + self.bits[option] if self.many else self.bits[option]

    def code(self, answer: Answer) -> int:
        """Give the code of an answer. Raises AnswerRefused if the question does not offer it."""
        value = answer.value
        if isinstance(value, str) and value in self.words:
            return self.words[value]
        if value == ():
            return BLANK
        check_answer(self.question, answer)
        if isinstance(value, tuple):
            return self.origin + sum(self.bits[name] for name in value)
        return FIRST + bisect_left(self.limits, float(value))

    def cell(self, answer: Answer) -> int:
        """Give the cell of an answer; evidence says nothing where there is no answer."""
        code = self.code(answer)
        return self.at(code, LEVEL[answer.evidence] if code >= FIRST else 0)

    def cell_today(self, answer: Answer) -> int:
        """Give the cell of an answer that may be from an earlier edition: what is no longer offered is no answer."""
        known = understood(self.question, answer)
        return self.first if known is None else self.cell(known)

    def at(self, code: int, level: int = 0) -> int:
        return self.first + LEVELS * code + level

    def finding(self, cell: int) -> str | None:
        """Name the option that raises the flag of a cell: of several chosen, the first of the gravest."""
        code = (cell - self.first) // LEVELS
        for name, bit in self.bits.items():
            alone = self.flag[self.code_of(name)]
            chosen = self.digits[name].holds(np.array(code - self.origin)) if self.many else code == bit
            if code >= FIRST and chosen and alone and alone == self.flag[code]:
                return name
        return None

    def holding(self, options: tuple[str, ...]) -> Bools:
        """Tell of each code whether one of these options is chosen in it."""
        found = np.zeros(self.codes, dtype=np.bool_)
        if self.many:
            sets = np.arange(FIRST, self.codes) - self.origin
            for option in options:
                found[FIRST:] |= self.digits[option].holds(sets)
        else:
            found[[self.bits[option] for option in options]] = True
        return found

    def clashing(self) -> Bools:
        """Tell of each code whether "none of these" is chosen beside something else."""
        found = np.zeros(self.codes, dtype=np.bool_)
        if isinstance(self.question, SelectMultiple):
            sets = np.arange(FIRST, self.codes) - self.origin
            for choice in self.question.choices:
                if choice.exclusive:
                    found[FIRST:] |= self.digits[choice.name].holds(sets) & (sets != self.bits[choice.name])
        return found


def question_cells(question: ScoredQuestion, first: int) -> QuestionCells:
    """Give a question's codes; its cells begin at ``first``."""
    options = options_of(question)
    credit = np.array([np.nan if option.credit is None else option.credit for option in options])
    flags = np.array([RANK[option.flag] for option in options], dtype=np.uint8)
    names = [option.name for option in options]
    digits = _digits(question) if isinstance(question, SelectMultiple) else {}
    if digits:
        bits = {name: digit.value * digit.place for name, digit in digits.items()}
        credit, flags = _of_sets(credit, flags, list(digits.values()), FIRST - _origin(question))
    else:
        bits = {name: FIRST + place for place, name in enumerate(names)}
    bands = question.bands if isinstance(question, Numeric) else ()
    words = {DONT_KNOW: UNKNOWN, **({NOT_APPLICABLE: LEFT_OUT} if question.not_applicable else {})}
    if isinstance(question, SelectOne):
        words |= bits | {old: bits[new] for old, new in question.retired.items()}
    limits = tuple(np.inf if band.up_to is None else band.up_to for band in bands)
    return QuestionCells(
        question,
        first,
        np.concatenate([[0.0, 0.0, np.nan], credit]),
        np.concatenate([np.zeros(FIRST, dtype=np.uint8), flags]),
        bits,
        digits,
        words,
        limits,
    )


def _digits(question: SelectMultiple) -> dict[str, Digit]:
    """Give each choice its digit: a row of a checklist is one, and so is every choice without a row."""
    found: dict[str, Digit] = {}
    place = 1
    rows = dict.fromkeys(choice.row or choice.name for choice in question.choices)
    for row in rows:
        choices = [choice for choice in question.choices if (choice.row or choice.name) == row]
        worth = {choice.name: (choice.credit, choice.flag) for choice in choices}
        silence = () if len(choices) == 1 else ((0, None),)  # in a row it is worth no more than no answer
        kinds = list(dict.fromkeys([*silence, *worth.values()]))
        base = len(kinds) + (not silence)
        for name, kind in worth.items():
            found[name] = Digit(place, base, kinds.index(kind) + (not silence))
        place *= base
    return found


def _origin(question: ScoredQuestion) -> int:
    return FIRST if isinstance(question, SelectMultiple) and question.rows else FIRST - 1


def _of_sets(credit: Floats, flags: Bytes, digits: list[Digit], first: int) -> tuple[Floats, Bytes]:
    """Give credit and gravest flag of every set of choices from the first: min(1, sum), and the greatest."""
    sets = np.arange(first, digits[-1].place * digits[-1].base)
    worth, gravest = np.zeros(len(sets)), np.zeros(len(sets), dtype=np.uint8)
    counted: set[Digit] = set()
    for part, flag, digit in zip(credit, flags, digits, strict=True):  # one after the other, as a hand adds
        if digit not in counted:
            chosen = digit.holds(sets)
            worth += chosen * part
            gravest = np.maximum(gravest, chosen * flag)
            counted.add(digit)
    return np.minimum(1.0, worth), gravest.astype(np.uint8)
