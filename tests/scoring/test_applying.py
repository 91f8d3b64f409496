"""The arrays ask the same questions as the walk over one response, and see the same contradictions."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings

from questionnaires.consistency import contradictions
from questionnaires.relevance import relevance
from tests.builders import (
    all_of,
    alone,
    answer_is,
    contradiction,
    operation,
    profile,
    questionnaire,
    red,
    response,
    said,
    select_multiple,
    select_one,
)
from tests.scoring.assessed import assessed
from tests.scoring.generated import a_questionnaire, a_response, randoms

PARENT = select_one("parent", yes=1, no=0)
CHILD = select_one("child", good=1, bad=red(), asked={"relevant": all_of(answer_is("parent", "no"))})
FORM = questionnaire(PARENT, CHILD)


@settings(max_examples=60, deadline=None)
@given(randoms)
def test_the_same_questions_apply_in_arrays(chance: Random) -> None:
    form = a_questionnaire(chance)
    given = a_response(chance, form)
    assert {o.id: o.applies for o in assessed(form, given).operations} == relevance(form, given)


def test_a_follow_up_of_an_unknown_answer_applies() -> None:
    for parent in (None, said("dont_know")):
        found = assessed(FORM, response(FORM).with_answer("parent", parent))
        assert found.operations[0].applies == ("parent", "child")


def test_a_follow_up_that_does_not_apply_is_not_read() -> None:
    found = assessed(FORM, response(FORM, parent="yes", child="bad"))
    assert found.findings == ()
    assert found.operations[0].applies == ("parent",)


def test_a_share_that_is_not_given_is_asked_about_and_weighs_nothing() -> None:
    form = questionnaire(
        PARENT, select_one("papers", yes=1, asked={"relevant": all_of(profile("migrant_share", 0))}, no=0)
    )
    found = assessed(form, response(form, operation(migrant_share=None)))
    assert found.operations[0].applies == ("parent", "papers")
    assert found.operations[0].exposure.workforce == 0


@settings(max_examples=60, deadline=None)
@given(randoms)
def test_contradictions_on_critical_flags_are_the_same_in_arrays(chance: Random) -> None:
    form = a_questionnaire(chance)
    given = a_response(chance, form)
    assert set(assessed(form, given).unanswered.contradictions) <= set(contradictions(form, given))


def test_only_a_contradiction_on_a_critical_flag_makes_provisional() -> None:
    calm = select_one("calm", yes=1, no=0)
    grave = select_one("grave", yes=1, no=red())
    rules = [contradiction("of_calm", answer_is("calm", "no"), answer_is("parent", "no"))]
    rules += [contradiction("of_grave", answer_is("calm", "no"), answer_is("grave", "yes"))]
    form = questionnaire(PARENT, calm, grave, contradictions=rules)
    mild = assessed(form, response(form, parent="no", calm="no", grave="no"))
    assert (mild.business.provisional, mild.unanswered.contradictions) == (False, ())
    found = assessed(form, response(form, parent="no", calm="no", grave="yes"))
    assert (found.business.provisional, found.unanswered.contradictions) == (True, (("of_grave", "op1"),))


def test_none_beside_others_makes_provisional_where_a_flag_is_critical() -> None:
    form = questionnaire(select_multiple("costs", visa=red(), none=alone(1)))
    found = assessed(form, response(form, costs=("visa", "none")))
    assert found.unanswered.contradictions == (("none_beside_others:costs", "op1"),)
    assert found.business.provisional
