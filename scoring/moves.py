"""Where each action takes an answer (scoring method, section 8): from the present cell to the one it reaches.

A *move* is one question that an action closes. It goes to the action's option where that is better than the present
one, with evidence "document seen" or the present level where better. Where the action is the remedy that a finding
waits for, it also reaches the evidence that the resolution asks for: that evidence alone is then worth a move.
To a set of choices an option is added; "none of these" takes the place of the set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from questionnaires.models import ActionPlan, Choice, Questionnaire, options_of
from scoring.arrays import Bools, Places
from scoring.cells import LEVEL, LEVELS, OUTSIDE, UNKNOWN, QuestionCells
from scoring.tables import Resolutions


@dataclass(frozen=True, slots=True)
class Moves:
    actions: tuple[ActionPlan, ...]  # those that close questions
    containments: tuple[ActionPlan, ...]
    action: Places  # by move, rising
    of: tuple[slice, ...]  # by action: its moves
    question: Places  # by move
    resolving: Bools  # by move: an answer to its question may resolve a finding
    reached: Places  # one table a move and level asked for: the cell reached, by present cell; last, OUTSIDE
    start: Places  # by move: where its tables begin, less the question's first cell
    size: Places  # by move: how long one table is
    remedies: tuple[tuple[int, int], ...]  # moves that may be the remedy, with the number of the resolution


def moves(questionnaire: Questionnaire, questions: Sequence[QuestionCells], resolutions: Resolutions) -> Moves:
    """Give the moves of every action."""
    row = {q.question.name: place for place, q in enumerate(questions)}
    acting = tuple(action for action in questionnaire.actions() if action.closes)
    found = [
        (place, row[name], option) for place, action in enumerate(acting) for name, option in action.closes.items()
    ]
    parts: list[Places] = []
    starts, remedies = [], []
    for move, (_, place, option) in enumerate(found):
        q = questions[place]
        numbers = _remedied(resolutions, place, option)
        remedies += [(move, number) for number in numbers]
        starts.append(sum(len(part) for part in parts) - q.first)
        parts += [_reached(q, option, level) for level in range(LEVELS if numbers else 1)]
    return Moves(
        actions=acting,
        containments=tuple(action for action in questionnaire.actions() if action.contains),
        action=np.array([action for action, _, _ in found], dtype=np.intp),
        of=_of(acting),
        question=np.array([place for _, place, _ in found], dtype=np.intp),
        resolving=np.array([place in resolutions.resolver[1:] for _, place, _ in found], dtype=np.bool_),
        reached=np.concatenate([*parts, np.array([OUTSIDE], dtype=np.intp)]),
        start=np.array(starts, dtype=np.intp),
        size=np.array([questions[place].size for _, place, _ in found], dtype=np.intp),
        remedies=tuple(remedies),
    )


def _of(actions: Sequence[ActionPlan]) -> tuple[slice, ...]:
    ends = np.cumsum([len(action.closes) for action in actions]).tolist()
    return tuple(slice(end - len(action.closes), end) for action, end in zip(actions, ends, strict=True))


def _remedied(resolutions: Resolutions, question: int, option: str) -> list[int]:
    numbers = range(1, len(resolutions.options))
    return [n for n in numbers if resolutions.resolver[n] == question and option in resolutions.options[n]]


def _reached(q: QuestionCells, option: str, asked: int) -> Places:
    """Give by present cell the cell reached; ``asked`` is the level that a resolution asks for (0: none does)."""
    code, level = np.repeat(np.arange(q.codes), LEVELS), np.tile(np.arange(LEVELS), q.codes)
    reached = _codes_reached(q, option)[code]
    counts = ~np.isnan(q.credit[code]) & ~np.isnan(q.credit[reached])  # nothing moves into or out of "left out"
    lighter = q.flag[reached] < q.flag[code]
    richer = (q.flag[reached] == q.flag[code]) & (q.credit[reached] > q.credit[code])
    better = counts & (lighter | richer)
    proven = counts & (reached == code) & (level < asked)
    shown = np.maximum(level, max(LEVEL["document"], asked))
    there = q.first + LEVELS * np.where(better, reached, code) + np.where(better | proven, shown, level)
    return there.astype(np.intp)


def _codes_reached(q: QuestionCells, option: str) -> Places:
    alone = np.full(q.codes, q.code_of(option), dtype=np.intp)
    choices = {choice.name: choice for choice in options_of(q.question) if isinstance(choice, Choice)}
    if not q.many or choices[option].exclusive:
        return alone
    sets = np.arange(q.codes) - q.origin
    for name, choice in choices.items():
        if choice.exclusive:
            sets = np.where(q.digits[name].holds(sets), sets - q.bits[name], sets)
    return np.where(np.arange(q.codes) <= UNKNOWN, alone, q.origin + q.digits[option].added(sets))


def tables_used(moves: Moves, resolutions: Resolutions, cells: Places) -> Places:
    """Give by move and row where in ``reached`` its table begins, for these answers; add a cell to read it there.

    The table depends on the evidence that a present finding asks for. Where the question does not apply, cell 0 is
    reached from cell 0.
    """
    asked = np.zeros((len(moves.action), cells.shape[1]), dtype=np.intp)
    if moves.remedies:
        waiting = resolutions.of_cell[cells[resolutions.flagged]]
        for move, number in moves.remedies:
            here = (waiting == number).any(axis=0)
            asked[move] = np.maximum(asked[move], here * resolutions.level[number])
    begin = moves.start[:, None] + asked * moves.size[:, None]
    return np.where(cells[moves.question] == OUTSIDE, len(moves.reached) - 1, begin)
