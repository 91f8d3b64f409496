"""Two assessments compared: the parts add up, the profile is no improvement, and no finding disappears unsaid."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given

from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from scoring.assess import assess
from scoring.compare import STEPS, Comparison, Side, compare
from tests.builders import all_of as all_
from tests.builders import answer_is, operation, profile, questionnaire, red, response, said, select_one, topic
from tests.scoring.generated import a_questionnaire, a_response, randoms

ON = date(2026, 11, 21)
FEES = select_one("fees", checked=1, unchecked=0.25, some=red())
PAPERS = select_one("papers", kept=1, held=red("major"))
FORM = questionnaire(FEES, PAPERS)


def side(form: Questionnaire, given: Response) -> Side:
    return Side(form, given, assess(form, given, ON))


def compared(before: Response, after: Response, form: Questionnaire = FORM, later: Questionnaire = FORM) -> Comparison:
    return compare(side(form, before), side(later, after))


def parts(found: Comparison) -> dict[str, float]:
    assert found.moved is not None
    return {step: part for step, part in found.moved.parts.items() if part}


def fates(found: Comparison) -> list[tuple[str, str]]:
    return [(fate.kind, fate.finding.question) for fate in found.findings]


def a_year_later(chance: Random, form: Questionnaire, before: Response) -> Response:
    """Give a response of which some answers, and perhaps the profile, are others."""
    other = a_response(chance, form, quick=0)
    places = other.operations if chance.random() < 0.5 else before.operations
    kept = {name: answer for name, answer in before.answers.items() if chance.random() < 0.6}
    return before.model_copy(update={"operations": places, "answers": {**other.answers, **kept}})


# --- properties ------------------------------------------------------------------------------------------------------


@given(randoms)
def test_the_parts_add_up_exactly_to_the_difference_of_the_headlines(chance: Random) -> None:
    form = a_questionnaire(chance)
    before = a_response(chance, form, quick=0)
    found = compared(before, a_year_later(chance, form, before), form, form)

    assert found.moved is not None
    assert sum(found.moved.parts.values()) == found.moved.after - found.moved.before
    assert found.moved.before == pytest.approx(found.before.business.headline, abs=1e-12)
    assert found.moved.after == pytest.approx(found.after.business.headline, abs=1e-12)


@given(randoms)
def test_a_response_compared_with_itself_gives_nothing(chance: Random) -> None:
    form = a_questionnaire(chance)
    same = a_response(chance, form)

    assert compared(same, same, form, form).nothing


@given(randoms)
def test_what_only_the_profile_changed_is_no_achievement(chance: Random) -> None:
    form = a_questionnaire(chance)
    before = a_response(chance, form, quick=0)
    gone = before.model_copy(update={"operations": before.operations[:1]})
    found = compared(before, gone, form, form)

    assert set(parts(found)) <= {"profile"}
    assert found.moved is not None
    assert found.moved.achieved == 0


@given(randoms)
def test_every_finding_that_was_open_is_told_of(chance: Random) -> None:
    form = a_questionnaire(chance)
    before = a_response(chance, form, quick=0)
    found = compared(before, a_year_later(chance, form, before), form, form)
    open_before = {one for one in found.before.findings if one.status == "open"}

    assert open_before <= {fate.before for fate in found.findings}


# --- why the figure moved --------------------------------------------------------------------------------------------


def test_better_evidence_for_the_same_answer_is_evidence() -> None:
    found = compared(response(FORM, fees="checked"), response(FORM, fees=said("checked", "workers")))

    assert set(parts(found)) == {"evidence"}
    assert [(one.question, one.kind, one.direction) for one in found.changes] == [("fees", "evidence", "better")]


def test_a_better_answer_that_rests_on_more_is_both() -> None:
    found = compared(response(FORM, fees="unchecked"), response(FORM, fees=said("checked", "workers")))

    assert set(parts(found)) == {"answers", "evidence"}
    assert max(parts(found).values()) < 0


def test_evidence_of_an_answer_that_was_blank_counts_from_our_word_on() -> None:
    stated = compared(response(FORM), response(FORM, fees="checked"))
    shown = compared(response(FORM), response(FORM, fees=said("checked", "workers")))

    assert parts(stated)["answers"] == parts(shown)["answers"]
    assert parts(shown)["evidence"] < 0


def test_new_tables_are_their_own_part() -> None:
    later = questionnaire(FEES, PAPERS, countries={"AAA": 0.9})
    given = response(FORM, fees="checked")

    assert set(parts(compared(given, given, FORM, later))) == {"tables"}


def test_a_question_added_or_retired_is_the_questionnaires_part() -> None:
    later = questionnaire(FEES, select_one("voice", heard=1, unheard=0))
    given = response(FORM, fees="checked", papers="kept")
    found = compared(given, given, FORM, later)

    assert set(parts(found)) == {"questionnaire"}
    assert [(one.question, one.kind, one.direction) for one in found.changes] == [
        ("papers", "retired", "other"),
        ("voice", "added", "other"),
    ]


def test_an_operation_that_is_new_brings_its_answers_along() -> None:
    before = response(FORM, operation("a"), fees="checked", papers="kept")
    after = response(FORM, operation("a"), operation("b"), fees={"a": "checked", "b": "unchecked"}, papers="kept")
    found = compared(before, after)

    assert set(parts(found)) == {"profile"}
    assert found.changes == ()
    assert [(one.operation, one.field) for one in found.profile] == [("b", "operation")]


def test_the_paths_are_not_compared_as_one_figure() -> None:
    found = compared(response(FORM, fees="some"), response(FORM, path="quick", fees="some"))

    assert found.moved is None


# --- what changed ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ({"fees": "some"}, {"fees": "checked"}, "better"),
        ({"fees": "checked"}, {"fees": "unchecked"}, "worse"),
        ({}, {"fees": "checked"}, "better"),
        ({}, {"fees": "some"}, "other"),
        ({"fees": "some"}, {"fees": "dont_know"}, "other"),
    ],
)
def test_a_change_says_its_direction(before: dict[str, Any], after: dict[str, Any], direction: str) -> None:
    (change,) = compared(response(FORM, **before), response(FORM, **after)).changes

    assert (change.kind, change.direction) == ("answer", direction)


def test_the_same_answer_given_by_operation_is_no_change() -> None:
    sites = (operation("a"), operation("b"))
    by_site = response(FORM, *sites, fees={"a": "some", "b": "some"})

    assert compared(response(FORM, *sites, fees="some"), by_site).changes == ()


def test_a_question_that_an_answer_opens_is_asked_and_no_improvement() -> None:
    more = select_one("repaid", all=1, none=0, asked={"relevant": all_(answer_is("fees", "some"))})
    form = questionnaire(FEES, more)
    found = compared(
        response(form, fees="some", repaid="all"), response(form, fees="checked", repaid="all"), form, form
    )

    assert [(one.question, one.kind, one.direction) for one in found.changes] == [
        ("fees", "answer", "better"),
        ("repaid", "not_asked", "other"),
    ]


# --- what became of the findings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({"fees": "some"}, {"fees": "some"}, "still"),
        ({"fees": "some"}, {"fees": "checked"}, "ended"),
        ({"fees": "some"}, {}, "unknown"),
        ({"fees": "checked"}, {"fees": "some"}, "new"),
        ({}, {"fees": "some"}, "found"),
        ({}, {"fees": "checked"}, "cleared"),
    ],
)
def test_each_finding_has_its_fate(before: dict[str, Any], after: dict[str, Any], kind: str) -> None:
    found = compared(response(FORM, papers="kept", **before), response(FORM, papers="kept", **after))

    assert fates(found) == [(kind, "fees")]


def test_a_finding_whose_operation_is_gone_is_left_open() -> None:
    before = response(FORM, operation("a"), operation("b"), papers="kept", fees={"a": "checked", "b": "some"})
    after = response(FORM, operation("a"), papers="kept", fees="checked")
    found = compared(before, after)

    assert fates(found) == [("left_open", "fees")]
    assert parts(found)["profile"] < 0
    assert found.moved is not None
    assert found.moved.achieved == 0


def test_a_company_finding_is_left_open_only_where_every_operation_it_applied_to_is_gone() -> None:
    asked = {"relevant": all_(profile("migrant_share", above=0))}
    form = questionnaire(topic("fees", select_one("rule", scope="company", good=1, bad=red(), asked=asked)))
    before = response(form, operation("a"), operation("b", migrant_share=0.5), rule="bad")
    closed = response(form, operation("a"), rule="bad")
    changed = response(form, operation("a"), operation("b"), rule="bad")

    assert fates(compared(before, closed, form, form)) == [("left_open", "rule")]
    assert fates(compared(before, changed, form, form)) == [("not_asked", "rule")]


def test_a_lighter_finding_is_not_an_end() -> None:
    form = questionnaire(select_one("fees", checked=1, few=red("minor", 0.5), some=red()))
    found = compared(response(form, fees="some"), response(form, fees="few"), form, form)

    assert fates(found) == [("lighter", "fees")]


def test_the_steps_stand_in_the_docstring_in_their_order() -> None:
    from scoring import compare as module

    places = [(module.__doc__ or "").index(f"**{step}**") for step in STEPS]
    assert places == sorted(places)
