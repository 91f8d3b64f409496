"""Reading ease: how hard a question is for someone who left school at thirteen.

Measured with textstat, which only the development environment holds: ``make check`` runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import NamedTuple

from questionnaires.models import Asked, Questionnaire

HARDEST = 20  # questions to list
GRADE = 10.0  # of a question with its hint, at most: short texts swing widely
MEAN_GRADE = 7.5  # of all questions together: a reading age of about thirteen


class Measured(NamedTuple):
    """How hard one question is to read: Flesch-Kincaid school grade, and Flesch reading ease (0 hard to 100)."""

    grade: float
    ease: float
    name: str
    label: str


def can_measure() -> bool:
    return find_spec("textstat") is not None


def measured(questionnaire: Questionnaire) -> tuple[Measured, ...]:
    """Give each question with how hard it is, the hardest first."""
    found = (_measured(question) for question in questionnaire.by_name.values())
    return tuple(sorted(found, reverse=True))


def _measured(question: Asked) -> Measured:
    import textstat  # noqa: PLC0415  not there where the app only runs

    text = f"{question.label} {question.hint or ''}".strip()
    grade, ease = textstat.flesch_kincaid_grade(text), textstat.flesch_reading_ease(text)
    return Measured(round(grade, 1), round(ease, 1), question.name, question.label)


def mean_grade(found: tuple[Measured, ...]) -> float:
    return sum(one.grade for one in found) / len(found)


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Give each question that is too hard, and the whole where it is. Nothing where it cannot be measured."""
    if not can_measure():
        return
    found = measured(questionnaire)
    for one in found:
        if one.grade > GRADE:
            yield f"{one.name}: reads at school grade {one.grade}, at most {GRADE:g}: use shorter words and sentences"
    if mean_grade(found) > MEAN_GRADE:
        yield f"the questions read at school grade {mean_grade(found):.1f} on average, and {MEAN_GRADE} is the limit"
