"""The worked cases: fictional businesses whose answers must lead to what an expert expects."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from questionnaires import cases
from questionnaires.cases import Case
from questionnaires.loader import load
from questionnaires.relevance import relevance
from scoring.assess import assess
from scoring.models import Assessment

ON = date(2026, 11, 21)
every_case = pytest.mark.parametrize("name", cases.names())


def assessed(case: Case) -> Assessment:
    return assess(load(), case.response(load(), case.name), ON)


def found(assessment: Assessment, status: str, severity: str | None = None) -> tuple[str, ...]:
    """Name the questions with such a finding, in the order asked."""
    named = {f.question for f in assessment.findings if f.status == status and severity in (None, f.severity)}
    return in_order(named)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in load().by_name if name in set(names))


def test_there_are_fourteen() -> None:
    assert len(cases.names()) >= 14


@every_case
def test_what_comes_out(name: str) -> None:
    case = cases.load(name)
    expect, assessment = case.expect, assessed(case)

    assert (assessment.business.band, assessment.business.provisional) == (expect.band, expect.provisional)
    assert found(assessment, "open", "critical") == in_order(expect.critical)
    assert found(assessment, "open", "major") == in_order(expect.major)
    assert found(assessment, "open", "minor") == in_order(expect.minor)
    assert found(assessment, "remedied") == in_order(expect.remedied)
    assert found(assessment, "not_verified") == in_order(expect.not_verified)
    assert {rule for rule, _ in assessment.unanswered.contradictions} == set(expect.contradictions)
    assert tuple(item.key for item in assessment.plan.items[: len(expect.first)]) == expect.first


@every_case
def test_a_case_answers_what_it_is_asked_and_nothing_else(name: str) -> None:
    case = cases.load(name)
    response = case.response(load(), name)
    somewhere = {name for names in relevance(load(), response).values() for name in names}
    for operation in response.operations:
        asked = set(relevance(load(), response)[operation.id])
        given = {q for q in response.answers if response.answer(q, operation.id) is not None}
        company = {q for q in given if load().by_name[q].scope == "company"}
        assert given - company <= asked
        assert company <= somewhere
        if not case.expect.provisional:
            assert asked <= given


@every_case
def test_a_case_says_that_it_is_fictional_and_what_it_was_made_from(name: str) -> None:
    case = cases.load(name)
    assert "fictional" in case.organisation.casefold()
    assert case.story
    assert case.pattern
