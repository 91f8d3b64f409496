"""An answer that a question does not offer is refused with the rule; what is offered stands for an option."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from questionnaires.answers import by_row, check_answer, is_complete, option_of, understood
from questionnaires.exceptions import AnswerRefused
from questionnaires.models import FreeText, ScoredQuestion
from questionnaires.responses import Answer, Value
from tests.builders import checklist, decimal, free_text, integer, red, said, select_multiple, select_one

ONE = select_one("held", yes=1, no=0)
OPTIONAL = select_one("housed", yes=1, no=0, asked={"not_applicable": True})
MANY = select_multiple("costs", visa=0.5, travel=0.5)
COSTS = checklist("costs", "visa", "travel")
OLD = select_one("paid", none=1, some=red(), asked={"retired": {"few": "some"}})
MONTHS = decimal("months", none=(0, 1), few=(1, 0.5), many=(None, 0)).model_copy(update={"maximum": 60})
COUNT = integer("cases", none=(0, 1), some=(None, 0))
WORDS = free_text("remarks")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param(ONE, said("yes"), id="an offered choice"),
        pytest.param(ONE, said("dont_know"), id="don't know is always allowed"),
        pytest.param(OPTIONAL, said("not_applicable", reason="We own none."), id="does not apply, and why"),
        pytest.param(MANY, said(("visa", "travel")), id="several choices"),
        pytest.param(MANY, said(()), id="no choice of several"),
        pytest.param(COSTS, said(("visa_worker", "travel_employer")), id="one choice in each row"),
        pytest.param(COSTS, said(("none", "travel_worker")), id="all rows at once beside one: asked back elsewhere"),
        pytest.param(MONTHS, said(3.5), id="a number with decimals"),
        pytest.param(MONTHS, said(60), id="the largest number"),
        pytest.param(COUNT, said(4), id="a whole number"),
        pytest.param(WORDS, said("=HYPERLINK(1)"), id="words are words"),
        pytest.param(WORDS, said("x" * 4000), id="as many words as are kept"),
    ],
)
def test_an_answer_on_offer_is_accepted(question: ScoredQuestion | FreeText, answer: Answer) -> None:
    check_answer(question, answer)


@pytest.mark.parametrize(
    ("question", "answer", "rule"),
    [
        pytest.param(ONE, said("maybe"), "does not offer 'maybe': choose one of no, yes", id="a choice not on offer"),
        pytest.param(ONE, said(("yes",)), "takes one answer, not a list", id="a list where one is asked"),
        pytest.param(ONE, said(3), "does not offer '3'", id="a number where a choice is asked"),
        pytest.param(ONE, said("not_applicable", reason="No."), "applies to everyone", id="no way around"),
        pytest.param(OPTIONAL, said("not_applicable", reason="  "), "write why", id="does not apply needs a reason"),
        pytest.param(MANY, said("visa"), "takes a list", id="one where a list is asked"),
        pytest.param(MANY, said(("visa", "gold")), "does not offer 'gold'", id="one of several not on offer"),
        pytest.param(MANY, said(("visa", "visa")), "names an answer twice", id="a choice twice"),
        pytest.param(COSTS, said(("visa_worker", "visa_employer")), "two answers in the row 'visa'", id="a row twice"),
        pytest.param(MONTHS, said(-1), "cannot be negative", id="a negative number"),
        pytest.param(MONTHS, said(60.5), "at most 60", id="a slip of the keyboard"),
        pytest.param(MONTHS, said("3.5"), "takes a number", id="digits written as words"),
        pytest.param(MONTHS, said(("3",)), "takes a number", id="a list where a number is asked"),
        pytest.param(COUNT, said(1.5), "whole number", id="decimals where a whole number is asked"),
        pytest.param(WORDS, said(3), "takes words", id="a number where words are asked"),
        pytest.param(WORDS, said("x" * 4001), "at most 4000", id="more words than are kept"),
    ],
)
def test_an_answer_not_on_offer_is_refused_with_the_rule(
    question: ScoredQuestion | FreeText, answer: Answer, rule: str
) -> None:
    with pytest.raises(AnswerRefused, match=rule):
        check_answer(question, answer)


def test_true_is_no_answer_and_not_the_number_one() -> None:
    with pytest.raises(ValidationError):
        Answer(value=True)


@pytest.mark.parametrize(
    ("value", "band"), [(0, "none"), (0.5, "few"), (1, "few"), (1.01, "many"), ("dont_know", None)]
)
def test_a_number_falls_in_the_first_band_that_reaches_it(value: Value, band: str | None) -> None:
    assert option_of(MONTHS, value) == band


@pytest.mark.parametrize(("value", "choice"), [("yes", "yes"), ("dont_know", None), ("not_applicable", None)])
def test_a_choice_stands_for_itself_and_a_reserved_answer_for_none(value: str, choice: str | None) -> None:
    assert option_of(OPTIONAL, value) == choice


@pytest.mark.parametrize(
    ("chosen", "complete"),
    [
        pytest.param(("visa_worker",), False, id="one of two rows"),
        pytest.param(("visa_worker", "travel_unknown"), True, id="each row"),
        pytest.param(("none",), True, id="one choice for all rows"),
        pytest.param("dont_know", True, id="nobody knows"),
        pytest.param((), False, id="nothing"),
    ],
)
def test_a_checklist_is_complete_when_each_row_has_its_answer(chosen: Value, complete: bool) -> None:
    assert is_complete(COSTS, chosen) is complete


def test_a_checklist_is_told_row_by_row() -> None:
    told = [(row.label, choice and choice.name) for row, choice in by_row(COSTS, ("travel_worker",))]
    assert told == [("Visa", None), ("Travel", "travel_worker")]


@pytest.mark.parametrize(
    ("question", "stored", "read"),
    [
        pytest.param(OLD, "some", "some", id="still offered"),
        pytest.param(OLD, "few", "some", id="no longer offered, and mapped"),
        pytest.param(OLD, "lots", None, id="neither offered nor mapped"),
        pytest.param(OLD, ("some",), None, id="a list where one is asked now"),
        pytest.param(OLD, "not_applicable", None, id="does not apply, where that is no answer any more"),
        pytest.param(OLD, "dont_know", "dont_know", id="don't know stays"),
        pytest.param(MANY, ("visa", "gold"), ("visa",), id="of several, those still offered"),
        pytest.param(MANY, ("gold",), None, id="none of several is left"),
        pytest.param(MANY, (), (), id="an empty list stays"),
        pytest.param(COSTS, ("visa_worker", "visa_shared"), ("visa_worker",), id="a row keeps its first answer"),
        pytest.param(COSTS, ("visa_employer", "visa_worker"), ("visa_worker",), id="or the gravest"),
        pytest.param(MONTHS, "many", None, id="a word where a number is asked now"),
        pytest.param(WORDS, "words", "words", id="words are words"),
    ],
)
def test_an_answer_of_an_earlier_edition_is_read_as_it_can_be_today(
    question: ScoredQuestion | FreeText, stored: Value, read: Value | None
) -> None:
    found = understood(question, said(stored, "records"))
    assert (found and found.value) == read
    assert found is None or found.evidence == "records"
