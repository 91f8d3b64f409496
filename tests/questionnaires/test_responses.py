"""What was said: new values, never changed ones, and answers that a question does not offer are refused."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from questionnaires.exceptions import AnswerRefused, ResponseInvalid
from questionnaires.models import Question
from questionnaires.responses import Answer, FollowUp, Operation, Organisation, Response, check_answer, option_of
from tests.questionnaires.test_models import ASKED, NO, YES, number, select_one

QUESTION: TypeAdapter[Any] = TypeAdapter(Question)
ONE = QUESTION.validate_python(select_one(YES, NO))
OPTIONAL = QUESTION.validate_python(select_one(YES, NO, not_applicable=True))
MANY = QUESTION.validate_python({**ASKED, "type": "select_multiple", "choices": [YES, NO]})
MONTHS = QUESTION.validate_python({**number(0, 1, None), "maximum": 60})
COUNT = QUESTION.validate_python({**number(0, None), "type": "integer"})
WORDS = QUESTION.validate_python(
    {"type": "text", "name": "remarks", "label": "Remarks?", "why": "To understand.", "who": ["hr"]}
)


def response(*operations: str) -> Response:
    return Response(
        id="r1",
        questionnaire={"id": "core", "version": "1.0.0"},
        organisation=Organisation(name="Mill"),
        operations=tuple(Operation(id=key) for key in operations),
        answers={},
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param(ONE, {"value": "yes"}, id="an offered choice"),
        pytest.param(ONE, {"value": "dont_know"}, id="don't know is always allowed"),
        pytest.param(
            OPTIONAL, {"value": "not_applicable", "reason": "We own no housing."}, id="does not apply, and why"
        ),
        pytest.param(MANY, {"value": ("yes", "no")}, id="several choices"),
        pytest.param(MANY, {"value": ()}, id="no choice of several"),
        pytest.param(MONTHS, {"value": 3.5}, id="a number with decimals"),
        pytest.param(COUNT, {"value": 4}, id="a whole number"),
        pytest.param(WORDS, {"value": "=HYPERLINK(1)"}, id="words are words"),
    ],
)
def test_an_answer_on_offer_is_accepted(question: Any, answer: dict[str, Any]) -> None:
    check_answer(question, Answer(**answer))


@pytest.mark.parametrize(
    ("question", "answer", "rule"),
    [
        pytest.param(ONE, {"value": "maybe"}, "does not offer 'maybe'", id="a choice not on offer"),
        pytest.param(ONE, {"value": ("yes",)}, "takes one answer", id="a list where one is asked"),
        pytest.param(ONE, {"value": "not_applicable", "reason": "No."}, "applies to everyone", id="no way around"),
        pytest.param(
            OPTIONAL, {"value": "not_applicable", "reason": "  "}, "write why", id="does not apply needs a reason"
        ),
        pytest.param(MANY, {"value": "yes"}, "takes a list", id="one where a list is asked"),
        pytest.param(MANY, {"value": ("yes", "yes")}, "names an answer twice", id="a choice twice"),
        pytest.param(MONTHS, {"value": -1}, "cannot be negative", id="a negative number"),
        pytest.param(MONTHS, {"value": 61}, "at most 60", id="a slip of the keyboard"),
        pytest.param(MONTHS, {"value": "three"}, "takes a number", id="words where a number is asked"),
        pytest.param(COUNT, {"value": 1.5}, "whole number", id="decimals where a whole number is asked"),
        pytest.param(WORDS, {"value": 3}, "takes words", id="a number where words are asked"),
    ],
)
def test_an_answer_not_on_offer_is_refused_with_the_rule(question: Any, answer: dict[str, Any], rule: str) -> None:
    with pytest.raises(AnswerRefused, match=rule):
        check_answer(question, Answer(**answer))


def test_a_new_answer_leaves_the_old_response_as_it_was() -> None:
    before = response("op1")
    after = before.with_answer("fees", Answer(value="yes"))
    assert before.answers == {}
    assert after.answer("fees", "op1") == Answer(value="yes")


def test_one_answer_for_all_gives_way_to_answers_by_operation_and_back() -> None:
    same = response("op1", "op2").with_answer("fees", Answer(value="yes"))
    apart = same.with_answer("fees", Answer(value="no"), "op2")
    assert (apart.answer("fees", "op1"), apart.answer("fees", "op2")) == (None, Answer(value="no"))
    assert apart.with_answer("fees", Answer(value="yes")).answers == same.answers


def test_an_answer_can_be_taken_back() -> None:
    given = response("op1").with_answer("fees", Answer(value="yes"))
    assert given.with_answer("fees", None).answers == {}


def test_a_follow_up_is_kept_under_its_key() -> None:
    done = response("op1").with_follow_up("return_papers@op1", FollowUp(status="done"))
    assert done.follow_up["return_papers@op1"].status == "done"


def test_an_operation_that_is_not_there_is_named() -> None:
    with pytest.raises(ResponseInvalid, match="no operation 'op9'"):
        response("op1").operation("op9")


@pytest.mark.parametrize(("value", "band"), [(0, "b0"), (0.5, "b1"), (1, "b1"), (1.01, "b2"), ("dont_know", None)])
def test_a_number_falls_in_the_first_band_that_reaches_it(value: Any, band: str | None) -> None:
    assert option_of(MONTHS, value) == band
