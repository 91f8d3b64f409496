"""Which questions apply: better to ask than to miss, and never because of an answer that does not count."""

from typing import Any

import pytest

from questionnaires.models import Condition, Questionnaire, Section
from questionnaires.relevance import applying, to_ask
from questionnaires.responses import Answer, Operation, Response
from tests.questionnaires.test_models import NO, YES, select_one
from tests.questionnaires.test_responses import response

HOUSED = {"all": [{"profile": "housing_share", "above": 0}]}
PAID = {"all": [{"question": "paid", "is": ["no"]}]}
REPAID = {"all": [{"question": "repaid", "is": ["no"]}]}


def questions(**relevant: dict[str, Any] | None) -> Questionnaire:
    asked = [{**select_one(YES, NO), "name": name, "relevant": given} for name, given in relevant.items()]
    section = Section.model_validate(
        {"name": "t", "label": "T", "introduction": "T.", "severity_weight": 1, "questions": asked}
    )
    return Questionnaire.model_construct(sections=(section,), retired=())


CHAIN = questions(paid=None, repaid=PAID, slowly=REPAID)


def answered(**values: str) -> Response:
    given = response("op1")
    for name, value in values.items():
        given = given.with_answer(name, Answer(value=value))
    return given


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        pytest.param({}, ("paid", "repaid", "slowly"), id="what is not answered yet may still matter"),
        pytest.param({"paid": "dont_know"}, ("paid", "repaid", "slowly"), id="don't know may still matter"),
        pytest.param({"paid": "yes"}, ("paid",), id="an answer rules its follow-ups out"),
        pytest.param({"paid": "no", "repaid": "yes"}, ("paid", "repaid"), id="or in"),
        pytest.param({"paid": "yes", "repaid": "no"}, ("paid",), id="an answer that does not apply leads nowhere"),
    ],
)
def test_follow_ups(values: dict[str, str], asked: tuple[str, ...]) -> None:
    assert to_ask(CHAIN, answered(**values)) == asked


@pytest.mark.parametrize(("share", "applies"), [(0, False), (0.1, True), (None, True)])
def test_a_profile_rules_a_question_out_only_when_it_says_so(share: float | None, *, applies: bool) -> None:
    found = applying(questions(lockers=HOUSED), response("op1"), Operation(id="op1", housing_share=share))
    assert (found == ("lockers",)) is applies


def test_a_question_is_asked_if_it_applies_in_one_operation() -> None:
    given = response("op1", "op2").model_copy(
        update={"operations": (Operation(id="op1", housing_share=0), Operation(id="op2", housing_share=0.5))}
    )
    assert to_ask(questions(lockers=HOUSED), given) == ("lockers",)


def test_the_quick_path_asks_only_quick_questions() -> None:
    quick = {**select_one(YES, NO), "name": "quick", "quick": True}
    section = Section.model_validate(
        {
            "name": "t",
            "label": "T",
            "introduction": "T.",
            "severity_weight": 1,
            "questions": [quick, {**select_one(YES, NO), "name": "slow"}],
        }
    )
    short = response("op1").model_copy(update={"path": "quick"})
    assert to_ask(Questionnaire.model_construct(sections=(section,), retired=()), short) == ("quick",)


@pytest.mark.parametrize(("kind", "asked"), [("all", False), ("any", True)])
def test_terms_are_joined_as_the_condition_says(kind: str, *, asked: bool) -> None:
    terms = [{"profile": "workers", "above": 50}, {"profile": "housing_share", "above": 0}]
    condition = Condition.model_validate({kind: terms})
    found = applying(
        questions(q=condition.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)),
        response("op1"),
        Operation(id="op1", workers=100, housing_share=0),
    )
    assert (found == ("q",)) is asked
