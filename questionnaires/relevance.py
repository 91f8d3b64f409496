"""Which questions apply (scoring method, section 1).

The rule is written once, for one response and for many: ``holds`` combines truth values with ``&`` and ``|``, so a
plain ``bool`` and a numpy array of booleans go through the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, or_
from typing import Any, Protocol, Self, TypeVar

from questionnaires.answers import option_of, understood
from questionnaires.models import (
    DONT_KNOW,
    AnswerTerm,
    Condition,
    FreeText,
    Path,
    ProfileTerm,
    Questionnaire,
    ScoredQuestion,
    Term,
)
from questionnaires.responses import Answer, Operation, Response


class Truth(Protocol):
    """A truth value, or an array of them."""

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...


T = TypeVar("T", bound=Truth)


def holds(condition: Condition, reads: Callable[[Term], T]) -> T:
    """Combine what ``reads`` says of each term. A term that cannot be told yet must be read as true."""
    return reduce(and_ if condition.all else or_, [reads(term) for term in condition.terms])


def asked_on(question: ScoredQuestion | FreeText, path: Path) -> bool:
    """Tell whether a question belongs to the path."""
    return path == "standard" or question.quick


def chosen(question: ScoredQuestion, answer: Answer, options: tuple[str, ...]) -> bool:
    """Tell whether an answer is, or holds, one of these options."""
    if isinstance(answer.value, tuple):
        return any(name in options for name in answer.value)
    return option_of(question, answer.value) in options


def is_blank(answer: Answer | None) -> bool:
    """Tell whether there is no answer or the answer is "don't know"; an empty list is no answer."""
    return answer is None or answer.value in (DONT_KNOW, ())


def read(questionnaire: Questionnaire, response: Response, operation: Operation, term: Term) -> bool | None:
    """Tell whether a statement is true of one operation; None where nobody has said so yet, or nobody knows."""
    if isinstance(term, ProfileTerm):
        return _of_profile(term, getattr(operation, term.profile))
    question = questionnaire.by_name[term.question]
    answer = understood(question, response.answer(term.question, operation.id))
    if answer is None or is_blank(answer):
        return None
    return not isinstance(question, FreeText) and chosen(question, answer, term.is_)


def _of_profile(term: ProfileTerm, value: Any) -> bool | None:
    if value is None:  # a sector's own questions wait until the sector is named
        return None if term.is_ is None else False
    return value in term.is_ if term.is_ is not None else value > term.above


def applying(questionnaire: Questionnaire, response: Response, operation: Operation) -> tuple[str, ...]:
    """Name the questions that apply in one operation, in the order asked. A number not given yet is read as true."""
    found: dict[str, None] = {}

    def reads(term: Term) -> bool:
        if isinstance(term, AnswerTerm) and term.question not in found:
            return False
        return read(questionnaire, response, operation, term) is not False

    for name, question in questionnaire.by_name.items():
        if asked_on(question, response.path) and (question.relevant is None or holds(question.relevant, reads)):
            found[name] = None
    return tuple(found)


def relevance(questionnaire: Questionnaire, response: Response) -> Mapping[str, tuple[str, ...]]:
    """Name the applying questions of each operation. A question is asked if it applies in one of them."""
    return {operation.id: applying(questionnaire, response, operation) for operation in response.operations}


def to_ask(questionnaire: Questionnaire, response: Response) -> tuple[str, ...]:
    """Name the questions to ask this respondent: those that apply in at least one operation, in the order asked."""
    somewhere = {name for names in relevance(questionnaire, response).values() for name in names}
    return tuple(name for name in questionnaire.by_name if name in somewhere)
