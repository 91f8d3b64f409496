"""What a content file may not say."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from questionnaires.models import Choice, Condition, ProfileTerm, Question

QUESTION: TypeAdapter[Any] = TypeAdapter(Question)
ASKED = {
    "name": "fees",
    "label": "Who pays?",
    "why": "Fees lead to debt.",
    "who": ["hr"],
    "kind": "outcome",
    "scope": "operation",
    "weight": 3,
    "references": {"iris": "Principle 1"},
}
YES = {"name": "yes", "label": "Yes", "credit": 1}
NO = {"name": "no", "label": "No", "credit": 0, "finding": "Workers pay."}


def select_one(*choices: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**ASKED, "type": "select_one", "choices": list(choices), **more}


def select_multiple(*choices: dict[str, Any], rows: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    listed = [{"name": row, "label": row} for row in rows]
    return {**ASKED, "type": "select_multiple", "choices": list(choices), "rows": listed, **more}


def number(*limits: float | None) -> dict[str, Any]:
    bands = [{"name": f"b{n}", "label": f"Band {n}", "up_to": up_to, "credit": 1} for n, up_to in enumerate(limits)]
    return {**ASKED, "type": "decimal", "unit": "months", "bands": bands}


def test_a_sound_question_is_accepted() -> None:
    assert QUESTION.validate_python(select_one(YES, NO)).choices[1].finding == "Workers pay."


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        pytest.param(select_one(YES, NO, colour="red"), "Extra inputs", id="a misspelt key is refused, not lost"),
        pytest.param(select_one(YES), "at least 2", id="one choice is no choice"),
        pytest.param(select_one(YES, NO, references={}), "at least 1", id="a scored question cites a source"),
        pytest.param(select_one(YES, {**NO, "name": "yes"}), "must differ", id="two choices have two names"),
        pytest.param(select_one(YES, {**NO, "name": "dont_know"}), "reserved|must differ", id="reserved names"),
        pytest.param(
            select_one(YES, {**NO, "flag": "critical"}, not_applicable=True),
            "may not offer",
            id="a critical flag leaves no way around",
        ),
        pytest.param(
            select_one({**NO, "flag": "minor"}, {**NO, "name": "held", "credit": 0.5, "flag": "critical"}),
            "graver flag and a higher credit",
            id="a graver flag never has the higher credit",
        ),
        pytest.param(number(1, 0.5, None), "must rise", id="bands rise"),
        pytest.param(number(1, 2), "must rise", id="the last band has no upper end"),
        pytest.param(number(1, None, None), "must rise", id="only the last band has no upper end"),
    ],
)
def test_a_question_that_breaks_a_rule_is_refused(question: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError, match=rule):
        QUESTION.validate_python(question)


VISA = {"name": "visa_paid", "label": "The employer", "credit": 1, "row": "visa"}
ALL = {"name": "none", "label": "The employer pays all", "credit": 1, "exclusive": True}
MANY = tuple({**YES, "name": f"yes_{n}"} for n in range(13))


def test_a_checklist_with_choices_for_each_row_and_one_for_all_is_accepted() -> None:
    assert QUESTION.validate_python(select_multiple(ALL, VISA, rows=("visa",))).rows[0].name == "visa"


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        pytest.param(select_multiple(ALL, VISA, rows=("visa", "travel")), "each row its choices", id="an empty row"),
        pytest.param(select_multiple(VISA, YES, rows=("visa",)), "exclusive a row", id="a choice beside the rows"),
        pytest.param(select_multiple(ALL, VISA), "there are none", id="a row that is not listed"),
        pytest.param(select_one(YES, VISA), "there are none", id="a row where one answer is asked"),
        pytest.param(
            select_multiple({**ALL, "row": "visa"}, VISA, rows=("visa",)), "answers all rows", id="all rows in a row"
        ),
        pytest.param(select_multiple(ALL, VISA, rows=("visa", "visa")), "must differ", id="two rows have two names"),
        pytest.param(
            select_multiple(ALL, {**VISA, "row": "none"}, rows=("none",)), "must differ", id="a row named as a choice"
        ),
        pytest.param(select_multiple(*MANY), "13 choices, and at most 12", id="more choices than can be read"),
        pytest.param(
            select_one(YES, NO, retired={"no": "yes"}), "name an old choice", id="retired, and still offered"
        ),
        pytest.param(select_one(YES, NO, retired={"old": "gone"}), "one still offered", id="read as what is gone"),
    ],
)
def test_rows_and_retired_choices_that_do_not_fit_are_refused(question: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError, match=rule):
        QUESTION.validate_python(question)


@pytest.mark.parametrize(
    ("choice", "rule"),
    [
        pytest.param({"credit": 0.5}, "names no finding", id="lost credit names its finding"),
        pytest.param({"credit": 1, "flag": "minor"}, "names no finding", id="a flag names its finding"),
        pytest.param({"flag": "minor", "finding": "x"}, "needs a credit", id="a flag cannot take the question out"),
        pytest.param(
            {"credit": 1, "resolved_by": {"question": "q", "choices": ["all"], "evidence": "workers"}},
            "does not raise",
            id="only a flag is resolved",
        ),
    ],
)
def test_a_choice_that_breaks_a_rule_is_refused(choice: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError, match=rule):
        Choice.model_validate({"name": "some", "label": "Some", **choice})


@pytest.mark.parametrize(
    "term", [{"profile": "sector", "above": 1}, {"profile": "workers", "is": ["x"]}, {"profile": "workers"}]
)
def test_a_profile_term_says_one_thing_of_the_right_kind(term: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="write 'is"):
        ProfileTerm.model_validate(term)


@pytest.mark.parametrize("key", ["neither", "both"])
def test_a_condition_lists_all_or_any(key: str) -> None:
    terms = [{"profile": "workers", "above": 1}]
    with pytest.raises(ValidationError, match="under 'all' or under 'any'"):
        Condition.model_validate({} if key == "neither" else {"all": terms, "any": terms})
