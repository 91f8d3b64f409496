"""Which questions apply: better to ask than to miss, and never because of an answer that does not count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from questionnaires.models import Condition
from questionnaires.relevance import applying, to_ask
from tests.builders import (
    all_of,
    answer_is,
    any_of,
    decimal,
    free_text,
    operation,
    profile,
    questionnaire,
    response,
    said,
    sector_is,
    select_multiple,
    select_one,
)

HOUSED = profile("housing_share", above=0)


CHAIN = questionnaire(
    select_one("paid", yes=1, no=0, gone=None, asked={"not_applicable": True}),
    select_one("repaid", yes=1, no=0, asked={"relevant": all_of(answer_is("paid", "no"))}),
    select_one("slowly", yes=1, no=0, asked={"relevant": all_of(answer_is("repaid", "no"))}),
)
LOCKERS = questionnaire(select_one("lockers", yes=1, no=0, asked={"relevant": all_of(HOUSED)}))


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        pytest.param({}, ("paid", "repaid", "slowly"), id="what is not answered yet may still matter"),
        pytest.param({"paid": "dont_know"}, ("paid", "repaid", "slowly"), id="don't know may still matter"),
        pytest.param({"paid": "yes"}, ("paid",), id="an answer rules its follow-ups out"),
        pytest.param({"paid": "no", "repaid": "yes"}, ("paid", "repaid"), id="or in"),
        pytest.param({"paid": "yes", "repaid": "no"}, ("paid",), id="an answer that does not apply leads nowhere"),
        pytest.param({"paid": said("not_applicable", reason="None.")}, ("paid",), id="does not apply is an answer"),
        pytest.param({"paid": {"op2": "yes"}}, ("paid", "repaid", "slowly"), id="an operation without an entry"),
    ],
)
def test_a_follow_up_hangs_on_an_answer_that_applies(answers: dict[str, Any], asked: tuple[str, ...]) -> None:
    assert applying(CHAIN, response(CHAIN, **answers), operation()) == asked


@pytest.mark.parametrize(
    ("answer", "applies"),
    [
        pytest.param(("visa", "travel"), True, id="one of several is enough"),
        pytest.param(("travel",), False, id="none of them"),
        pytest.param((), True, id="no choice is no answer"),
    ],
)
def test_a_condition_on_several_choices(answer: tuple[str, ...], *, applies: bool) -> None:
    visa = select_one("visa_paid", yes=1, no=0, asked={"relevant": all_of(answer_is("costs", "visa"))})
    form = questionnaire(select_multiple("costs", visa=0.5, travel=0.5), visa)
    assert ("visa_paid" in to_ask(form, response(form, costs=answer))) is applies


@pytest.mark.parametrize(("days", "applies"), [(1, False), (1.5, True)])
def test_a_condition_on_a_number_names_its_band(days: float, *, applies: bool) -> None:
    why = select_one("why_late", yes=1, no=0, asked={"relevant": all_of(answer_is("late", "long"))})
    form = questionnaire(decimal("late", short=(1, 1), long=(None, 0)), why)
    assert ("why_late" in to_ask(form, response(form, late=days))) is applies


def test_words_answer_no_condition() -> None:
    form = questionnaire(
        free_text("remarks"), select_one("more", yes=1, no=0, asked={"relevant": all_of(answer_is("remarks", "x"))})
    )
    assert to_ask(form, response(form, remarks="x")) == ("remarks",)


@pytest.mark.parametrize(("share", "applies"), [(0, False), (0.1, True), (None, True)])
def test_a_profile_rules_a_question_out_only_when_it_says_so(share: float | None, *, applies: bool) -> None:
    found = applying(LOCKERS, response(LOCKERS), operation(housing_share=share))
    assert (found == ("lockers",)) is applies


@pytest.mark.parametrize(("sector", "applies"), [("making", True), ("mining", False), (None, False)])
def test_what_a_sector_is_asked_waits_until_it_is_named(sector: str | None, *, applies: bool) -> None:
    form = questionnaire(select_one("q", yes=1, no=0, asked={"relevant": all_of(sector_is("making", "farming"))}))
    assert (applying(form, response(form), operation(sector=sector)) == ("q",)) is applies


def test_a_question_is_asked_if_it_applies_in_one_operation() -> None:
    two = operation("op1", housing_share=0), operation("op2", housing_share=0.5)
    assert to_ask(LOCKERS, response(LOCKERS, *two)) == ("lockers",)


def test_the_quick_path_asks_only_quick_questions() -> None:
    form = questionnaire(select_one("quick", yes=1, no=0, asked={"quick": True}), select_one("slow", yes=1, no=0))
    assert to_ask(form, response(form, path="quick")) == ("quick",)
    assert to_ask(form, response(form)) == ("quick", "slow")


@pytest.mark.parametrize(("joined", "asked"), [(all_of, False), (any_of, True)], ids=["all", "any"])
def test_terms_are_joined_as_the_condition_says(joined: Callable[..., Condition], *, asked: bool) -> None:
    condition = joined(profile("workers", above=50), HOUSED)
    form = questionnaire(select_one("q", yes=1, no=0, asked={"relevant": condition}))
    assert (applying(form, response(form), operation(workers=100, housing_share=0)) == ("q",)) is asked
