"""What if these actions were done: the response as the plan supposes it then, to be scored again (sections 8 and 10).

Unlike the plan's own values, what comes out counts the questions that apply only then, and no longer those that do
not. Where they stay the same it is the plan's value, and each action more never raises the headline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from questionnaires.models import EVIDENCE, Evidence, Questionnaire
from questionnaires.responses import Answer, AnswersByOperation, Response
from scoring.cells import LEVEL, OUTSIDE
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.models import PlanItem
from scoring.moves import tables_used
from scoring.progress import changed, closing
from scoring.residual import scored

Asked = Mapping[tuple[str, str], Mapping[str, int]]  # action and question: by operation the level a finding waits for
SEEN = LEVEL["document"]


@dataclass(frozen=True, slots=True)
class Trial:
    """A sandbox: items of the plan taken as done, and other answers. Nothing of it is anybody's answer."""

    done: tuple[str, ...] = ()  # keys of items
    answers: tuple[tuple[str, str | None, Answer | None], ...] = ()  # question, operation (None: all), what is tried

    def with_answer(self, question: str, operation: str | None, answer: Answer | None) -> Trial:
        return replace(self, answers=(*self.without(question, operation).answers, (question, operation, answer)))

    def without(self, question: str, operation: str | None) -> Trial:
        left = tuple(one for one in self.answers if one[:2] != (question, operation))
        return replace(self, answers=left)


def tried(questionnaire: Questionnaire, response: Response, trial: Trial, items: Iterable[PlanItem]) -> Response:
    """Give a copy of the response with the other answers, and after them the done ones among these items."""
    for question, operation, answer in trial.answers:
        response = response.with_answer(question, answer, operation)
    return after(questionnaire, response, [item for item in items if item.key in trial.done])


def after(questionnaire: Questionnaire, response: Response, items: Iterable[PlanItem]) -> Response:
    """Give the response once these items are done, one after the other, as the plan values them.

    Each answer that an action closes moves where that is better, with evidence "document seen", the present level or
    the one that a finding waits for, whichever is most. What contains a harm or finds something out changes no answer.
    Raises ProfileIncomplete.
    """
    acting = [item for item in items if item.kind == "act" and item.action is not None]
    if not acting:
        return response
    asked = _asked(questionnaire, response)
    for item in acting:
        response = _done(questionnaire, response, item, asked)
    return response


def _done(questionnaire: Questionnaire, response: Response, item: PlanItem, asked: Asked) -> Response:
    action = questionnaire.action[item.action or ""]
    everywhere = tuple(operation.id for operation in response.operations)
    wide = replace(item, questions=tuple(action.closes), operations=everywhere)
    values = changed(response, closing(questionnaire, response, wide, "stated"))
    for name in action.closes:
        waiting = asked.get((action.name, name), {})
        given = {key: _shown(response, values, name, key, waiting.get(key, 0)) for key in everywhere}
        if any(given[key] != values.answer(name, key) for key in everywhere):
            values = _with(questionnaire, values, name, given)
    return values


def _shown(before: Response, values: Response, name: str, operation: str, asked: int) -> Answer | None:
    """Give an answer with the evidence that being done brings; an answer that did not move keeps its own."""
    was, now = before.answer(name, operation), values.answer(name, operation)
    if now is None or (was == now and LEVEL[now.evidence] >= asked):
        return now
    level: Evidence = EVIDENCE[max(LEVEL[now.evidence], asked, 0 if was == now else SEEN)]
    return now.model_copy(update={"evidence": level})


def _with(questionnaire: Questionnaire, response: Response, name: str, given: Mapping[str, Answer | None]) -> Response:
    """Give a response with these answers by operation; where all are one, or for the whole company, as one."""
    answers = [answer for answer in given.values() if answer is not None]
    if response.answered_by_operation(name):
        several = {key: answer for key, answer in given.items() if answer is not None}
    elif all(answer == answers[0] for answer in answers) or questionnaire.by_name[name].scope == "company":
        return response.with_answer(name, max(answers, key=lambda answer: LEVEL[answer.evidence]))
    else:
        several = {key: answer for key, answer in given.items() if answer is not None}
    update = {**response.answers, name: AnswersByOperation(by_operation=several)}
    return response.model_copy(update={"answers": update})


def _asked(questionnaire: Questionnaire, response: Response) -> Asked:
    """Give the evidence that present findings wait for, of the actions that are their remedy."""
    arrays = compiled(questionnaire)
    moves, cells = arrays.moves, scored(arrays, rows_of(arrays, response)).cells
    begin = tables_used(moves, arrays.resolutions, cells)
    found: dict[tuple[str, str], dict[str, int]] = {}
    for move in {move for move, _ in moves.remedies}:
        question = int(moves.question[move])
        name = (moves.actions[int(moves.action[move])].name, arrays.questions[question].question.name)
        for row, operation in enumerate(response.operations):
            if cells[question, row] != OUTSIDE:
                level = int(begin[move, row] - moves.start[move]) // int(moves.size[move])
                found.setdefault(name, {})[operation.id] = level
    return found
