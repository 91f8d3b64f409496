"""How much is asked, and how far a respondent has come: questions and minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Literal

from questionnaires.answers import is_complete, understood
from questionnaires.loader import load
from questionnaires.models import Path, Questionnaire
from questionnaires.relevance import to_ask
from questionnaires.responses import Answer, AnswersByOperation, Operation, Response
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


def effort(held: Current, path: Path) -> str:
    """Say how many questions a path asks, and how long that takes, from what the profile in hand makes apply."""
    w = held.words
    names = longest(held, path)
    questions = w.count("%(number)s question", "up to %(number)s questions", len(names))
    time = minutes(held.questionnaire, names)
    return w.count(
        "%(questions)s, about %(number)s minute", "%(questions)s, about %(number)s minutes", time, questions=questions
    )


def longest(held: Current, path: Path) -> tuple[str, ...]:
    """Name what a path may ask of the profile in hand; where the sector is not named yet, of the longest one."""
    blank = held.response.model_copy(update={"path": path, "answers": {}})
    each = (blank.model_copy(update={"operations": places}) for places in _places(held))
    return max((to_ask(held.questionnaire, response) for response in each), key=len)


def _places(held: Current) -> Iterator[tuple[Operation, ...]]:
    """Give the operations as they are, or as they would be in each sector where one of them has none."""
    operations = held.response.operations
    if all(operation.sector for operation in operations):
        yield operations
        return
    for sector in held.questionnaire.sector:
        yield tuple(one if one.sector else one.model_copy(update={"sector": sector}) for one in operations)
