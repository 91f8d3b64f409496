"""Worked cases: fictional businesses with their answers, and what must come out.

They are tests that an expert can write (``content/cases/*.yaml``), and some of them are shown as examples in the app.
No case describes a real company; ``pattern`` says which published pattern it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import Field

from questionnaires.answers import check_answer
from questionnaires.exceptions import AnswerRefused, ContentInvalid
from questionnaires.loader import CONTENT, Reading
from questionnaires.models import Evidence, Identifier, Questionnaire
from questionnaires.models.vocabulary import Content
from questionnaires.models.vocabulary import Path as Length
from questionnaires.responses import Answer, AnswersByOperation, Edition, Operation, Organisation, Response, Value

Given = Value | dict[str, Value]  # one answer for all operations, or one each


class Expected(Content):
    """What must come out. Findings are questions; the plan's items are keys, "action" or "action@operation"."""

    band: Identifier
    provisional: bool
    critical: tuple[Identifier, ...] = ()
    major: tuple[Identifier, ...] = ()
    minor: tuple[Identifier, ...] = ()
    remedied: tuple[Identifier, ...] = ()
    not_verified: tuple[Identifier, ...] = ()
    first: tuple[str, ...]  # how the plan begins
    contradictions: tuple[Identifier, ...] = ()


class Case(Content):
    name: Identifier
    title: str
    story: str
    pattern: str
    path: Length = "standard"
    organisation: str
    country: str
    operations: tuple[Operation, ...] = Field(min_length=1)
    answers: Mapping[Evidence, Mapping[Identifier, Given]]  # by what they rest on
    expect: Expected

    def response(self, questionnaire: Questionnaire, key: str) -> Response:
        """Give the case as a response to the questionnaire. Raises AnswerRefused where an answer is not offered."""
        answers: dict[str, Answer | AnswersByOperation] = {}
        for evidence, given in self.answers.items():
            for name, value in given.items():
                answers[name] = _answer(questionnaire, name, value, evidence)
        return Response(
            id=key,
            questionnaire=Edition(id=questionnaire.id, version=questionnaire.version, hash=questionnaire.hash),
            path=self.path,
            organisation=Organisation(name=self.organisation, country=self.country),
            operations=self.operations,
            answers=answers,
        )


def _answer(questionnaire: Questionnaire, name: str, given: Given, evidence: Evidence) -> Answer | AnswersByOperation:
    if isinstance(given, dict):
        return AnswersByOperation(
            by_operation={key: _checked(questionnaire, name, value, evidence) for key, value in given.items()}
        )
    return _checked(questionnaire, name, given, evidence)


def _checked(questionnaire: Questionnaire, name: str, value: Value, evidence: Evidence) -> Answer:
    if name not in questionnaire.by_name:
        raise AnswerRefused("%(question)s is not asked: correct the name", question=name)
    answer = Answer(value=value, evidence=evidence)
    check_answer(questionnaire.by_name[name], answer)
    return answer


@cache
def load(name: str, root: Path = CONTENT) -> Case:
    """Give one case. Raises ContentInvalid with everything that is wrong with its file."""
    reading = Reading(root)
    case = reading.file(Case, f"cases/{name}.yaml")
    if case is not None and case.name != name:
        reading.problems.append(f"cases/{name}.yaml: its name must be '{name}', as the file's")
    if case is None or reading.problems:
        raise ContentInvalid(tuple(reading.problems))
    return case


def names(root: Path = CONTENT) -> tuple[str, ...]:
    """Name every case there is."""
    return tuple(sorted(path.stem for path in (root / "cases").glob("*.yaml")))
