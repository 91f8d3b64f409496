"""What an answer is worth, and what is left out of the sum."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.models import EVIDENCE, Kind, Questionnaire
from questionnaires.responses import Answer
from tests.builders import operation, questionnaire, response, said, sector, select_one, topic
from tests.scoring.assessed import assessed

FEES = select_one("fees", checked=1, unchecked=0.25, elsewhere=None, asked={"not_applicable": True})
OTHER = select_one("other", yes=1, no=0, weight=3)


def control_of(form: Questionnaire, **answers: Any) -> float | None:
    topics = assessed(form, response(form, **answers)).operations[0].topics
    return topics["fees"].control if "fees" in topics else None


@pytest.mark.parametrize(
    ("answer", "control"),
    [
        pytest.param(said("checked", "workers"), 1.0, id="good practice earns it all"),
        pytest.param(said("unchecked", "workers"), 0.25, id="part of it earns a part"),
        pytest.param(said("dont_know"), 0.0, id="don't know earns nothing and still counts"),
        pytest.param(said("not_applicable", reason="none"), None, id="not applicable is left out"),
        pytest.param(said("elsewhere"), None, id="an option without credit is left out"),
    ],
)
def test_one_question(answer: Answer, control: float | None) -> None:
    assert control_of(questionnaire(FEES), fees=answer) == control


def test_silence_earns_nothing_and_still_counts() -> None:
    assert control_of(questionnaire(FEES)) == 0


@pytest.mark.parametrize(
    ("kind", "worth"),
    [("policy", [0.6, 0.8, 0.9, 1.0]), ("practice", [0.6, 0.8, 0.9, 1.0]), ("outcome", [0.6, 0.6, 0.9, 1.0])],
)
def test_evidence_and_that_paper_does_not_show_what_happened(kind: Kind, worth: list[float]) -> None:
    form = questionnaire(select_one("fees", kind=kind, yes=1, no=0))
    assert [control_of(form, fees=said("yes", evidence)) for evidence in EVIDENCE] == worth


def test_questions_weigh_by_weight_and_by_the_sector() -> None:
    form = questionnaire(FEES, OTHER, sectors=[sector("making", {"fees": 0.5}, {"fees": 1.5})])
    found = control_of(form, fees=said("checked", "workers"), other="no")
    assert found == pytest.approx(1.5 / 4.5)


def test_what_is_left_out_weighs_nothing() -> None:
    form = questionnaire(FEES, OTHER)
    assert control_of(form, fees="elsewhere", other=said("yes", "workers")) == 1


def test_a_multiplier_counts_in_its_sector_alone() -> None:
    sectors = [sector("making", {"fees": 0.5}, {"fees": 2}), sector("mending", {"fees": 0.5})]
    form = questionnaire(FEES, OTHER, sectors=sectors)
    two = [operation("a"), operation("b", sector="mending")]
    found = assessed(form, response(form, *two, fees=said("checked", "workers"), other="no")).operations
    assert [o.topics["fees"].control for o in found] == pytest.approx([2 / 5, 1 / 4])


def test_kinds_average_over_the_topics_and_operations_that_have_them() -> None:
    policy = select_one("policy", kind="policy", yes=1, no=0)
    form = questionnaire(
        topic("fees", policy, OTHER, v=3), topic("docs", select_one("rule", kind="policy", yes=1, no=0), v=1)
    )
    found = assessed(form, response(form, policy=said("yes", "workers"), rule="no", other="no")).kinds
    assert found == {"policy": pytest.approx(0.75), "practice": 0.0, "outcome": None}
