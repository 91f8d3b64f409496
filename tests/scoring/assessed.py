"""Shorthand for scoring tests: one response assessed on a fixed day, and responses as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from scoring.assess import assess
from scoring.models import Assessment, Figures, PlanItem

ON = date(2026, 1, 1)


def assessed(form: Questionnaire, given: Response) -> Assessment:
    return assess(form, given, ON)


def near(value: Any, within: float = 1e-12) -> Any:
    """Give what is equal to a number, or to numbers, but for the noise of additions."""
    return pytest.approx(value, abs=within, rel=0)


def numbers(figures: Figures) -> tuple[float, ...]:
    return (figures.headline, figures.potential, figures.harm, figures.stated, figures.best, figures.worst)


def actions(assessment: Assessment) -> list[str]:
    """Name the plan's items in their order."""
    return [item.action or f"find out: {item.role}" for item in assessment.plan.items]


def item(assessment: Assessment, name: str) -> PlanItem:
    return next(item for item in assessment.plan.items if name in (item.action, item.role))


def table(form: Questionnaire, responses: Iterable[Response]) -> pd.DataFrame:
    """Give responses as the table that ``scoring.portfolio`` reads."""
    return pd.DataFrame([row for given in responses for row in _rows(form, given)])


def _rows(form: Questionnaire, given: Response) -> Iterable[dict[str, Any]]:
    for operation in given.operations:
        row: dict[str, Any] = {"response": given.id, "operation": operation.id, "path": given.path}
        row |= operation.model_dump(exclude={"id", "name"})
        for question in form.scored:
            answer = given.answer(question.name, operation.id)
            row[question.name] = None if answer is None else answer.value
            row[f"{question.name}__evidence"] = None if answer is None else answer.evidence
        yield row
