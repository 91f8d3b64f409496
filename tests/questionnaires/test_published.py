"""What is published for a second program, key for key, and what the content's hash covers."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.models import Questionnaire, RiskBand
from questionnaires.published import content_hash, scored_content
from tests.builders import (
    SECTOR,
    act,
    all_of,
    alone,
    answer_is,
    checklist,
    decimal,
    free_text,
    profile,
    questionnaire,
    red,
    resolved,
    sector,
    select_multiple,
    select_one,
)

PAID = select_one(
    "paid",
    no=1,
    yes=red(by=resolved("repaid", "all")),
    gone=None,
    asked={"actions": (act("stop", contains=("paid",)),), "quick": True},
)
REPAID = select_one("repaid", all=1, none=0, asked={"relevant": all_of(answer_is("paid", "yes"))})
COSTS = select_multiple("costs", visa=0.5, none=alone(0), asked={"relevant": all_of(profile("migrant_share", 0))})
MONTHS = decimal("months", few=(1, 1), many=(None, red("major")))
FORM = questionnaire(
    *(PAID, REPAID, COSTS, MONTHS, free_text("remarks")),
    sectors=[sector(SECTOR, {"fees": 0.75}, {"paid": 2})],
    goods={"AAA": ["making"]},
)


def question(name: str) -> dict[str, Any]:
    found = {q["name"]: q for topic in scored_content(FORM)["topics"] for q in topic["questions"]}
    return dict(found[name])


def test_a_question_is_published_key_for_key() -> None:
    assert question("paid") == {
        "name": "paid",
        "type": "select_one",
        "kind": "practice",
        "scope": "operation",
        "weight": 1,
        "quick": True,
        "not_applicable": False,
        "relevant": None,
        "choices": [
            {"name": "no", "credit": 1, "flag": None, "exclusive": False, "resolved_by": None},
            {
                "name": "yes",
                "credit": 0,
                "flag": "critical",
                "exclusive": False,
                "resolved_by": {"question": "repaid", "choices": ["all"], "evidence": "workers"},
            },
            {"name": "gone", "credit": None, "flag": None, "exclusive": False, "resolved_by": None},
        ],
        "bands": [],
        "actions": [
            {
                "name": "stop",
                "closes": {},
                "contains": ["paid"],
                "effort_days": 1,
                "lead_days": 30,
                "role": "hr",
                "requires": [],
                "collaborative": False,
            }
        ],
    }


def test_a_number_is_published_with_its_bands() -> None:
    assert (question("months")["choices"], question("months")["bands"]) == (
        [],
        [
            {"name": "few", "up_to": 1, "credit": 1, "flag": None},
            {"name": "many", "up_to": None, "credit": 0, "flag": "major"},
        ],
    )


def test_rows_and_retired_choices_are_published_where_there_are_any() -> None:
    form = questionnaire(checklist("costs", "visa", asked={"retired": {"visa_half": "visa_worker"}}))
    (found,) = scored_content(form)["topics"][0]["questions"]
    assert [choice.get("row") for choice in found["choices"]] == [None, "visa", "visa", "visa", "visa"]
    assert found["retired"] == {"visa_half": "visa_worker"}


def test_a_condition_is_published_as_it_is_written() -> None:
    assert question("repaid")["relevant"] == {"all": [{"question": "paid", "is": ["yes"]}]}
    assert question("costs")["relevant"] == {"all": [{"profile": "migrant_share", "above": 0}]}


def test_what_surrounds_the_questions_is_published() -> None:
    document = scored_content(FORM)
    assert document["questionnaire"] == {"id": "core", "version": "1.0.0", "hash": FORM.hash}
    assert [(topic["name"], topic["severity_weight"]) for topic in document["topics"]] == [("fees", 1)]
    assert document["sectors"] == {SECTOR: {"exposure": {"fees": 0.75}, "multipliers": {"paid": 2}}}
    assert document["countries"]["AAA"] == {"exposure": 0.4, "basis": "data"}
    assert document["listed_goods"] == {"AAA": ["making"]}


def test_words_are_never_published() -> None:
    assert {q["name"] for topic in scored_content(FORM)["topics"] for q in topic["questions"]} == {
        *("paid", "repaid", "costs", "months")
    }
    assert "About" not in str(scored_content(FORM))


def reworded(form: Questionnaire) -> Questionnaire:
    bands = tuple(RiskBand(name=band.name, label="Other", below=band.below) for band in form.rubric.bands)
    kinds = dict.fromkeys(form.rubric.kind_labels, "Other")
    return form.model_copy(
        update={"title": "Other", "rubric": form.rubric.model_copy(update={"bands": bands, "kind_labels": kinds})}
    )


def test_the_hash_does_not_change_with_words_or_edition() -> None:
    assert content_hash(reworded(FORM)) == FORM.hash
    assert content_hash(FORM.model_copy(update={"version": "1.0.1"})) == FORM.hash


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(questionnaire(select_one("paid", no=1, yes=0.25)), id="a credit"),
        pytest.param(
            questionnaire(select_one("paid", no=1, yes=0, asked={"retired": {"some": "yes"}})),
            id="what is retired",
        ),
        pytest.param(questionnaire(select_one("paid", no=1, yes=red("major"))), id="a flag"),
        pytest.param(questionnaire(select_one("paid", weight=2, no=1, yes=0)), id="a weight"),
        pytest.param(
            questionnaire(select_one("paid", no=1, yes=0), rubric_changes={"control_limit": 0.8}), id="the rubric"
        ),
        pytest.param(
            questionnaire(select_one("paid", no=1, yes=0), countries={"AAA": 0.5}), id="a country's exposure"
        ),
    ],
)
def test_the_hash_changes_with_what_scoring_uses(other: Questionnaire) -> None:
    assert other.hash != questionnaire(select_one("paid", no=1, yes=0)).hash
