"""The engine agrees with a second program written from the page alone, to 1e-9 and in the order of the plan."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from questionnaires.loader import load
from questionnaires.models import Questionnaire
from questionnaires.published import scored_content
from questionnaires.responses import Response
from scoring.models import Assessment, Figures
from tests.scoring.assessed import ON, assessed, near
from tests.scoring.generated import a_questionnaire, a_response, randoms
from tests.scoring.reference_plan import Plan

STANDINGS = ("critical", "major", "minor", "not_verified", "remedied")
SAME = 1e-9


def reference(form: Questionnaire, given: Response) -> Plan:
    who = {question.name: question.who[0] for question in form.scored}
    return Plan(scored_content(form), given.model_dump(mode="json"), who)


def agree(form: Questionnaire, given: Response) -> None:
    found, page = assessed(form, given), reference(form, given)
    for figures, operations in _groups(found, page):
        _same_figures(figures, page, operations)
    for name, control in found.kinds.items():
        expected = page.kind(name)
        assert control is expected or control == near(expected, SAME)
    for operation in found.operations:
        assert list(operation.applies) == page.applies[operation.id]
        for part in operation.contributions:
            assert part.points == near(page.points(operation.id, part.question), SAME)
    listed = [(f.question, f.operation, f.severity if f.status == "open" else f.status) for f in found.findings]
    assert listed == page.findings(page.operations)
    _same_plan(found, page)


def _groups(found: Assessment, page: Plan) -> list[tuple[Figures, list[str]]]:
    by_sector = [
        (figures, [key for key, operation in page.operations.items() if operation["sector"] == name])
        for name, figures in found.sectors.items()
    ]
    each = [(operation.figures, [operation.id]) for operation in found.operations]
    return [(found.business, list(page.operations)), *by_sector, *each]


def _same_figures(figures: Figures, page: Plan, operations: list[str]) -> None:
    assert figures.potential == near(page.P(operations), SAME)
    assert figures.harm == near(page.H(operations), SAME)
    for scenario in ("headline", "stated", "best", "worst"):
        assert getattr(figures, scenario) == near(page.R(operations, scenario), SAME)
    assert figures.provisional == page.provisional(operations)
    standings = [standing for _, _, standing in page.findings(operations)]
    assert [getattr(figures.open, name) for name in STANDINGS] == [standings.count(name) for name in STANDINGS]


def _same_plan(found: Assessment, page: Plan) -> None:
    expected = page.plan(ON)
    keys = ("kind", "name", "operation", "tier", "first_six", "due")
    listed: list[tuple[Any, ...]] = [
        (i.kind, i.action or i.role, i.operation, i.tier, i.first_six, i.due) for i in found.plan.items
    ]
    assert listed == [tuple(item[key] for key in keys) for item in expected]
    assert [i.value for i in found.plan.items] == near([item["value"] for item in expected], SAME)


@settings(max_examples=80, deadline=None)
@given(randoms)
def test_engine_and_page_agree_on_any_content(chance: Random) -> None:
    form = a_questionnaire(chance)
    agree(form, a_response(chance, form))


@settings(max_examples=8, deadline=None)
@given(randoms)
def test_engine_and_page_agree_on_the_published_content(chance: Random) -> None:
    agree(load(), a_response(chance, load()))


@pytest.mark.all
@settings(max_examples=5000, deadline=None)
@given(randoms)
def test_engine_and_page_agree_at_length(chance: Random) -> None:
    form = a_questionnaire(chance)
    agree(form, a_response(chance, form))


@pytest.mark.all
@settings(max_examples=300, deadline=None)
@given(randoms)
def test_engine_and_page_agree_on_the_published_content_at_length(chance: Random) -> None:
    agree(load(), a_response(chance, load()))
