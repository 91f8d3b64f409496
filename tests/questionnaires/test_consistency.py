"""Which answers contradict each other, and that what nobody said contradicts nothing."""

from __future__ import annotations

import pytest

from questionnaires.consistency import contradictions
from questionnaires.responses import Answer
from tests.builders import (
    all_of,
    alone,
    answer_is,
    contradiction,
    operation,
    profile,
    questionnaire,
    response,
    said,
    select_multiple,
    select_one,
)

HELD = select_one("held", all=1, few=0)
LOCKER = select_one("locker", yes=1, none=0, asked={"relevant": all_of(profile("housing_share", above=0))})
FORM = questionnaire(
    HELD,
    LOCKER,
    contradictions=[contradiction("where_are_they", answer_is("held", "all"), answer_is("locker", "none"))],
)
HOUSED = operation(housing_share=0.5)


def test_a_rule_is_broken_where_all_of_its_terms_hold() -> None:
    assert contradictions(FORM, response(FORM, HOUSED, held="all", locker="none")) == (("where_are_they", "op1"),)
    assert contradictions(FORM, response(FORM, HOUSED, held="few", locker="none")) == ()


@pytest.mark.parametrize("answer", [said("dont_know"), None], ids=["unknown", "blank"])
def test_what_nobody_answered_contradicts_nothing(answer: Answer | None) -> None:
    assert contradictions(FORM, response(FORM, HOUSED, locker="none").with_answer("held", answer)) == ()


def test_an_answer_that_does_not_apply_contradicts_nothing() -> None:
    assert contradictions(FORM, response(FORM, operation(housing_share=0.0), held="all", locker="none")) == ()


def test_a_rule_is_read_in_each_operation_by_itself() -> None:
    two = [operation(key, housing_share=0.5) for key in ("op1", "op2")]
    given = response(FORM, *two, held={"op1": "all", "op2": "few"}, locker={"op1": "yes", "op2": "none"})
    assert contradictions(FORM, given) == ()


def test_a_profile_number_that_is_not_given_contradicts_nothing() -> None:
    form = questionnaire(
        HELD, contradictions=[contradiction("rule", answer_is("held", "all"), profile("migrant_share", above=0.1))]
    )
    assert contradictions(form, response(form, operation(migrant_share=None), held="all")) == ()
    assert contradictions(form, response(form, operation(migrant_share=0.2), held="all")) == (("rule", "op1"),)


def test_none_of_these_beside_another_choice_is_asked_back() -> None:
    form = questionnaire(select_multiple("costs", visa=0.5, travel=0.5, none=alone(0)))
    assert contradictions(form, response(form, costs=("visa", "none"))) == (("none_beside_others:costs", "op1"),)
    assert contradictions(form, response(form, costs=("none",))) == ()
    assert contradictions(form, response(form, costs=("visa", "travel"))) == ()
