"""How far a respondent has come: questions answered of those asked, and minutes left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Literal

from questionnaires.answers import is_complete, understood
from questionnaires.loader import load
from questionnaires.models import Questionnaire
from questionnaires.responses import Answer, AnswersByOperation, Response
from ui.current import Current

State = Literal["open", "partly", "done"]


@dataclass(frozen=True)
class Progress:
    """Counts of questions; ``minutes`` is rounded up, and 0 only when nothing is left."""

    answered: int
    asked: int
    minutes: int

    @property
    def share(self) -> float:
        return self.answered / self.asked if self.asked else 1.0

    @property
    def state(self) -> State:
        if self.answered >= self.asked:
            return "done"
        return "partly" if self.answered else "open"


def is_answered(response: Response, question: str, applies: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether a question has an answer ("don't know" is one) in each operation where it applies."""
    asked, given = load().by_name[question], response.answers.get(question)

    def said(answer: Answer | None) -> bool:
        known = understood(asked, answer)
        return known is not None and is_complete(asked, known.value)

    if isinstance(given, AnswersByOperation):
        return all(said(given.by_operation.get(place)) for place, names in applies.items() if question in names)
    return said(given)


def progress(
    questionnaire: Questionnaire, response: Response, names: Iterable[str], applies: Mapping[str, tuple[str, ...]]
) -> Progress:
    """Count over these questions."""
    asked = tuple(names)
    left = [name for name in asked if not is_answered(response, name, applies)]
    seconds = sum(questionnaire.rubric.seconds[questionnaire.by_name[name].type] for name in left)
    return Progress(len(asked) - len(left), len(asked), ceil(seconds / 60))


def topic_progress(held: Current, topic: str) -> Progress:
    """Count the questions of one topic."""
    names = [question.name for question in held.questionnaire.section[topic].questions if question.name in held.asked]
    return progress(held.questionnaire, held.response, names, held.applies)


def minutes(questionnaire: Questionnaire, names: Iterable[str]) -> int:
    """Estimate the minutes that these questions and a profile take, rounded up."""
    types = (questionnaire.by_name[name].type for name in names)
    return ceil(
        (questionnaire.rubric.seconds["profile"] + sum(questionnaire.rubric.seconds[kind] for kind in types)) / 60
    )
