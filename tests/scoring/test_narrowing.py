"""Which answers would narrow the range most, against scoring each changed response by itself."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings

from questionnaires.answers import check_answer
from questionnaires.loader import load
from questionnaires.models import Questionnaire, options_of
from questionnaires.relevance import is_blank, relevance
from questionnaires.responses import Answer, Response
from scoring.certainty import certainty
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.narrowing import Narrowing, flagless, narrowing
from scoring.residual import scored
from tests.builders import operation, questionnaire, red, response, said, select_one
from tests.reports.factory import QUESTIONNAIRE, factory
from tests.scoring.assessed import assessed, near
from tests.scoring.generated import a_questionnaire, a_response, randoms
from tests.scoring.little import LITTLE

FORM = questionnaire(
    select_one("paid", weight=3, no=1, yes=red()),
    select_one("written", kind="policy", weight=1, no=0, yes=1),
)


def every(form: Questionnaire, given: Response) -> tuple[Narrowing, ...]:
    arrays = compiled(form)
    return narrowing(arrays, scored(arrays, rows_of(arrays, given)), given, most=10**6)


def width(form: Questionnaire, given: Response) -> float:
    figures = assessed(form, given).business
    return figures.worst - figures.best


def brute_force(form: Questionnaire, given: Response) -> Iterator[tuple[str, str | None, float]]:
    """Give for every question the width that is left when it alone is settled; bare and open answers only."""
    applies, today = relevance(form, given), width(form, given)
    for question in form.scored:
        shared = not given.answered_by_operation(question.name)
        places = [key for key, names in applies.items() if question.name in names]
        for key in places[:1] if shared else places:
            answer = given.answer(question.name, key)
            bare = ("stated", "document") if question.kind == "outcome" else ("stated",)
            if is_blank(answer):
                then: Answer | None = flagless(question)
            elif answer and answer.value != "not_applicable" and answer.evidence in bare:
                then = answer.model_copy(update={"evidence": "workers"})
            else:
                continue
            place = None if shared else key
            if then is not None:
                yield question.name, place, today - width(form, given.with_answer(question.name, then, place))


def check(form: Questionnaire, response: Response) -> None:
    expected = {(name, place): fall for name, place, fall in brute_force(form, response) if fall > 1e-11}
    found = every(form, response)
    assert {(one.question, one.operation): one.narrows for one in found} == near(expected, 1e-11)
    assert [one.narrows for one in found] == sorted((one.narrows for one in found), reverse=True)


@settings(max_examples=60, deadline=None)
@given(randoms)
def test_each_is_what_scoring_the_changed_response_gives(chance: Random) -> None:
    form = a_questionnaire(chance)
    check(form, a_response(chance, form))


def test_each_is_what_scoring_gives_on_the_published_questionnaire() -> None:
    check(QUESTIONNAIRE, factory())


def test_an_open_question_narrows_by_its_flag_and_its_credit_and_a_bare_answer_by_its_credit() -> None:
    found = every(FORM, response(FORM, written="yes"))
    assert [one.question for one in found] == ["paid", "written"]

    asked = response(FORM, paid=said("no", "workers"), written=said("yes", "workers"))
    assert every(FORM, asked) == ()


def test_the_answer_taken_is_the_best_without_a_flag() -> None:
    assert flagless(FORM.scored[0]) == said("no", "workers")
    assert flagless(select_one("held", yes=red(), some=red("minor"))) is None


@pytest.mark.parametrize("form", [LITTLE, load()])
def test_the_answer_taken_is_offered_and_raises_no_flag(form: Questionnaire) -> None:
    for question in form.scored:
        answer = flagless(question)
        assert answer is not None
        check_answer(question, answer)
        chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
        assert not [option for option in options_of(question) if option.name in chosen and option.flag]


def test_where_operations_differ_each_has_an_answer_of_its_own() -> None:
    two = (operation("a"), operation("b", workers=300))
    found = every(FORM, response(FORM, *two, paid={"a": said("no", "workers")}, written="yes"))
    assert [(one.question, one.operation) for one in found] == [("paid", "b"), ("written", None)]


def test_at_most_five_are_given() -> None:
    assert len(certainty(QUESTIONNAIRE, factory()).narrowing) == 5
