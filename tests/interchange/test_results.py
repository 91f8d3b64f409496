"""A result as data, key for key as others rely on it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from interchange.results import score_document
from scoring.assess import assess
from scoring.certainty import certainty
from tests.builders import act, decimal, operation, questionnaire, red, response, select_one

FIGURES = {"headline", "potential", "harm", "stated", "best", "worst", "band", "provisional", "open"} | {
    "workers_concerned"
}
FORM = questionnaire(
    select_one(
        "fees",
        checked=1,
        some=red(),
        asked={"actions": (act("stop", contains=("fees",)), act("repay", {"fees": "checked"}))},
    ),
    decimal("months", low=(1, 1), high=(None, red("major"))),
)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    given = response(FORM, operation("a"), operation("b", workers=50), fees={"a": "some"}, months="dont_know")
    return score_document(assess(FORM, given, date(2026, 11, 21)), certainty(FORM, given).narrowing)


def test_a_result_has_the_agreed_keys(document: dict[str, Any]) -> None:
    assert set(document) == {
        "response",
        "on",
        "questionnaire",
        "method",
        "data_hash",
        "path",
        "business",
        "kinds",
        "sectors",
        "topics",
        "operations",
        "findings",
        "plan",
    }
    assert set(document["business"]) == FIGURES | {"narrowing"}
    assert set(document["business"]["open"]) == {"critical", "major", "minor", "not_verified", "remedied"}
    assert set(document["kinds"]) == {"policy", "practice", "outcome"}
    assert all(set(sector) == FIGURES for sector in document["sectors"].values())
    assert all(set(topic) == {"headline", "potential", "harm"} for topic in document["topics"].values())


def test_an_operation_has_its_figures_topics_and_points(document: dict[str, Any]) -> None:
    site = document["operations"]["a"]

    assert set(site) == FIGURES | {"topics", "applies", "points"}
    assert set(site["topics"]["fees"]) == {"exposure", "control", "potential", "harm", "residual"}
    assert site["applies"] == ["fees", "months"]
    assert sum(site["points"].values()) == pytest.approx(site["potential"])


def test_findings_and_plan_have_the_agreed_keys(document: dict[str, Any]) -> None:
    assert document["findings"][0] == {
        "question": "fees",
        "operation": "a",
        "choice": "some",
        "severity": "critical",
        "status": "open",
    }
    usual = {"kind", "operation", "tier", "value", "effort_days", "due", "first_six"}
    for item in document["plan"]:
        named = {"role", "questions"} if item["kind"] == "find_out" else {"action"}
        assert set(item) == usual | named
    assert document["plan"][0]["action"] == "stop"


def test_what_would_narrow_the_range_is_named_by_question_and_operation(document: dict[str, Any]) -> None:
    found = document["business"]["narrowing"]

    assert {(one["question"], one["operation"]) for one in found} == {("fees", "b"), ("months", None)}
    assert all(set(one) == {"question", "operation", "narrows"} and 0 < one["narrows"] <= 1 for one in found)


def test_a_result_is_plain_json(document: dict[str, Any]) -> None:
    assert json.loads(json.dumps(document, allow_nan=False)) == document
