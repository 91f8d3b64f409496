"""Answers that contradict each other, to be asked back (the rules are content).

A statement about a question that does not apply, or that has no answer yet or "don't know", contradicts nothing.
"""

from __future__ import annotations

from questionnaires.answers import understood
from questionnaires.models import AnswerTerm, Questionnaire, SelectMultiple, Term
from questionnaires.relevance import applying, read
from questionnaires.responses import Operation, Response

NONE_BESIDE_OTHERS = "none_beside_others"


def contradictions(questionnaire: Questionnaire, response: Response) -> tuple[tuple[str, str], ...]:
    """Name each broken rule with the operation where all of its terms hold, operation by operation.

    "None of these" beside other choices is the rule "none_beside_others:<question>".
    """
    return tuple(
        (rule, operation.id)
        for operation in response.operations
        for rule in _broken(questionnaire, response, operation)
    )


def _broken(questionnaire: Questionnaire, response: Response, operation: Operation) -> list[str]:
    applies = applying(questionnaire, response, operation)

    def holds(term: Term) -> bool:
        if isinstance(term, AnswerTerm) and term.question not in applies:
            return False
        return read(questionnaire, response, operation, term) is True

    rules = [rule.name for rule in questionnaire.contradictions if all(holds(term) for term in rule.when)]
    beside = [
        f"{NONE_BESIDE_OTHERS}:{question.name}"
        for question in (questionnaire.by_name[name] for name in applies)
        if isinstance(question, SelectMultiple) and _none_beside_others(question, response, operation)
    ]
    return rules + beside


def _none_beside_others(question: SelectMultiple, response: Response, operation: Operation) -> bool:
    answer = understood(question, response.answer(question.name, operation.id))
    if answer is None or not isinstance(answer.value, tuple):
        return False
    exclusive = {choice.name for choice in question.choices if choice.exclusive}
    return len(answer.value) > 1 and bool(exclusive & set(answer.value))
