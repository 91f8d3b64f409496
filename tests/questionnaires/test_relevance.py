"""Which questions apply: better to ask than to miss, and never because of an answer that does not count."""

import pytest

from questionnaires.models import Condition
from questionnaires.relevance import applying, to_ask
from tests.builders import all_of, answer_is, any_of, operation, profile, questionnaire, response, said, select_one

CHAIN = questionnaire(
    select_one("paid", no=1, yes=0),
    select_one("repaid", asked={"relevant": all_of(answer_is("paid", "yes"))}, all=1, none=0),
    select_one("slowly", asked={"relevant": all_of(answer_is("repaid", "none"))}, no=1, yes=0),
)


def lockers(condition: Condition) -> tuple[str, ...]:
    """Name what applies where one question has this condition and nobody lives in provided housing."""
    asked = questionnaire(select_one("lockers", asked={"relevant": condition}, yes=1, no=0))
    return applying(asked, response(asked), operation(workers=100, housing_share=0))


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        pytest.param({}, ("paid", "repaid", "slowly"), id="what is not answered yet may still matter"),
        pytest.param({"paid": "dont_know"}, ("paid", "repaid", "slowly"), id="don't know may still matter"),
        pytest.param({"paid": "no"}, ("paid",), id="an answer rules its follow-ups out"),
        pytest.param({"paid": "yes", "repaid": "all"}, ("paid", "repaid"), id="or in"),
        pytest.param({"paid": "no", "repaid": "none"}, ("paid",), id="an answer that does not apply leads nowhere"),
    ],
)
def test_follow_ups(values: dict[str, str], asked: tuple[str, ...]) -> None:
    given = response(CHAIN)
    for name, value in values.items():
        given = given.with_answer(name, said(value))
    assert to_ask(CHAIN, given) == asked


@pytest.mark.parametrize(("share", "asked"), [(0, ()), (0.1, ("lockers",)), (None, ("lockers",))])
def test_a_profile_rules_a_question_out_only_when_it_says_so(share: float | None, asked: tuple[str, ...]) -> None:
    housed = questionnaire(select_one("lockers", asked={"relevant": all_of(profile("housing_share", 0))}, yes=1, no=0))
    assert applying(housed, response(housed), operation(housing_share=share)) == asked


def test_a_question_is_asked_if_it_applies_in_one_operation() -> None:
    housed = questionnaire(select_one("lockers", asked={"relevant": all_of(profile("housing_share", 0))}, yes=1, no=0))
    given = response(housed, operation("op1", housing_share=0), operation("op2", housing_share=0.5))
    assert to_ask(housed, given) == ("lockers",)


def test_the_quick_path_asks_only_quick_questions() -> None:
    both = questionnaire(select_one("short", asked={"quick": True}, yes=1, no=0), select_one("long", yes=1, no=0))
    assert to_ask(both, response(both, path="quick")) == ("short",)


def test_terms_are_joined_as_the_condition_says() -> None:
    true, false = profile("workers", 50), profile("housing_share", 0)
    assert (lockers(all_of(true, false)), lockers(any_of(true, false))) == ((), ("lockers",))
