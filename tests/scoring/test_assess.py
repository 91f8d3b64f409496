"""The door for one response: what it refuses, and what a result carries."""

from __future__ import annotations

import pytest

from questionnaires.exceptions import AnswerRefused
from questionnaires.responses import Operation
from scoring.exceptions import ProfileIncomplete
from tests.builders import checklist, free_text, operation, questionnaire, red, response, said, select_one, topic
from tests.scoring.assessed import ON, assessed

FORM = questionnaire(
    topic("fees", select_one("a", yes=1, no=red()), free_text("story")), topic("docs", select_one("b", yes=1, no=0))
)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        pytest.param(operation(sector=None), ("sector",), id="no sector"),
        pytest.param(operation(country=None, workers=None), ("country", "workers"), id="no country and no workers"),
        pytest.param(operation(sector="gardening"), ("sector",), id="a sector not in the tables"),
        pytest.param(operation(country="ZZZ"), ("country",), id="a country not in the tables"),
        pytest.param(operation(corridors={"ZZZ": 3}), ("corridors",), id="an origin not in the tables"),
    ],
)
def test_a_profile_without_the_necessary_is_refused_naming_all(given: Operation, missing: tuple[str, ...]) -> None:
    with pytest.raises(ProfileIncomplete) as refused:
        assessed(FORM, response(FORM, operation("fine"), given))
    assert refused.value.missing == tuple(("op1", key) for key in missing)


def test_a_company_question_takes_one_answer() -> None:
    form = questionnaire(select_one("a", scope="company", yes=1, no=0))
    with pytest.raises(AnswerRefused):
        assessed(form, response(form, a={"op1": "yes"}))


def test_an_operation_without_an_entry_has_no_answer() -> None:
    found = assessed(FORM, response(FORM, operation("x"), operation("y"), a={"x": "yes"}, b="no"))
    assert found.unanswered.flagged == (("a", "y"),)


def test_words_and_questions_no_longer_asked_are_left_aside() -> None:
    plain = assessed(FORM, response(FORM, a="yes", b="no"))
    assert assessed(FORM, response(FORM, a="yes", b="no", story="long", old_question="x")) == plain


def test_a_result_says_what_it_rests_on() -> None:
    found = assessed(FORM, response(FORM, a="yes"))
    assert found.questionnaire == {"id": "core", "version": "1.0.0", "hash": FORM.hash}
    assert (found.response, found.on, found.path) == ("r1", ON, "standard")
    assert (found.method, found.data_hash) == (FORM.rubric.method, FORM.tables.hash)


def test_the_share_of_answers_that_rest_on_our_word() -> None:
    assert assessed(FORM, response(FORM, a=said("yes", "records"), b="no")).stated_only == 0.5
    assert assessed(FORM, response(FORM, a="dont_know")).stated_only == 0
    outcome = questionnaire(select_one("a", kind="outcome", yes=1, no=0))
    assert assessed(outcome, response(outcome, a=said("yes", "document"))).stated_only == 1


@pytest.mark.parametrize(("evidence", "asked"), [("records", False), ("workers", True)])
def test_whether_workers_were_asked(evidence: str, asked: bool) -> None:
    assert assessed(FORM, response(FORM, a=said("yes", evidence))).workers_asked == asked  # type: ignore[arg-type]


def test_answers_are_counted_by_question_and_operation() -> None:
    found = assessed(FORM, response(FORM, operation("x"), operation("y"), a="yes", b={"x": "dont_know"}))
    assert (found.unanswered.answered, found.unanswered.applying) == (2, 4)


def test_scoring_changes_nothing_that_it_was_given() -> None:
    given = response(FORM, a="no")
    before = given.model_dump()
    assert assessed(FORM, given) == assessed(FORM, given)
    assert given.model_dump() == before


def test_a_finding_names_the_choice_that_was_made_in_a_row() -> None:
    form = questionnaire(checklist("costs", "visa", "travel"))
    found = assessed(form, response(form, costs=("visa_employer", "travel_worker")))
    assert [finding.choice for finding in found.findings] == ["travel_worker"]


def test_a_finding_names_the_choice_that_a_retired_one_is_read_as() -> None:
    form = questionnaire(checklist("costs", "visa", "travel", asked={"retired": {"visa_half": "visa_worker"}}))
    (found,) = assessed(form, response(form, costs=("visa_half", "travel_employer"))).findings
    assert found.choice == "visa_worker"


def test_a_choice_that_was_never_offered_counts_as_no_answer() -> None:
    form = questionnaire(select_one("a", yes=1, no=red()))
    assert assessed(form, response(form, a="gone")).unanswered.answered == 0
