"""What differs between two responses of one id, for a person to read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from i18n import words
from interchange.comparison import Shown, compared
from interchange.portable import differences
from questionnaires.models import Questionnaire
from questionnaires.responses import FollowUp, Organisation, Response
from tests.builders import act, decimal, operation, questionnaire, red, response, said, select_multiple, select_one

FORM = questionnaire(
    select_one("fees", checked=1, some=red(), asked={"actions": (act("mend", {"fees": "checked"}),)}),
    select_multiple("channels", box=0.5, phone=0.5),
    decimal("months", low=(1, 1), high=(None, red())),
)


def shown(mine: Response, theirs: Response, form: Questionnaire = FORM) -> list[tuple[str, str, str]]:
    found: tuple[Shown, ...] = compared(mine, theirs, form, words("en"))
    return [(one.what, one.mine, one.theirs) for one in found]


def test_equal_responses_do_not_differ() -> None:
    assert differences(response(FORM, fees="some"), response(FORM, fees="some")) == ()


def test_the_time_of_an_answer_is_no_difference() -> None:
    later = said("some").model_copy(update={"answered_at": datetime(2026, 11, 21, tzinfo=UTC)})

    assert differences(response(FORM, fees="some"), response(FORM, fees=later)) == ()


@pytest.mark.parametrize(
    ("mine", "theirs", "line"),
    [
        ({"fees": "some"}, {"fees": "checked"}, ("About fees?", "some · We say so", "checked · We say so")),
        ({"fees": "some"}, {}, ("About fees?", "some · We say so", "nothing given")),
        ({}, {"fees": "dont_know"}, ("About fees?", "nothing given", "Don't know")),
        (
            {"fees": said("some")},
            {"fees": said("some", "workers")},
            ("About fees?", "some · We say so", "some · Workers or an outsider confirmed it"),
        ),
        (
            {"channels": ("box",)},
            {"channels": ("box", "phone")},
            ("About channels?", "box · We say so", "box and phone · We say so"),
        ),
        ({"months": 1000}, {"months": 3.5}, ("About months?", "1,000 · We say so", "3.5 · We say so")),
        ({}, {"forgotten": "yes"}, ("forgotten", "nothing given", "yes · We say so")),
    ],
)
def test_an_answer_that_differs_is_shown_in_words(
    mine: dict[str, Any], theirs: dict[str, Any], line: tuple[str, str, str]
) -> None:
    assert shown(response(FORM, **mine), response(FORM, **theirs)) == [line]


def test_answers_by_operation_are_told_apart_by_the_operations_name() -> None:
    sites = (operation("a", name="Plant A"), operation("b"))
    mine = response(FORM, *sites, fees="some")
    theirs = response(FORM, *sites, fees={"a": "checked", "b": "some"})

    assert shown(mine, theirs) == [("About fees? (Plant A)", "some · We say so", "checked · We say so")]


def test_a_profile_that_differs_is_shown_field_by_field() -> None:
    mine = response(FORM, operation(workers=1000, migrant_share=0.5, corridors={"BBB": 10}))
    theirs = response(FORM, operation(workers=900, migrant_share=0.4, sector=None), operation("new", name="Plant B"))
    theirs = theirs.model_copy(update={"organisation": Organisation(name="Other"), "path": "quick"})

    assert shown(mine, theirs) == [
        ("Organisation", "A company", "Other"),
        ("Quick or full questionnaire", "Full", "Quick"),
        ("Sector (op1)", "making", "nothing given"),
        ("Workers (op1)", "1,000", "900"),
        ("Share of migrants (op1)", "50%", "40%"),
        ("Where workers come from (op1)", "BBB: 10", "nothing given"),
        ("Operation (Plant B)", "nothing given", "Plant B"),
    ]


def test_what_was_said_about_an_action_is_shown() -> None:
    mine = response(FORM).with_follow_up("mend", FollowUp(owner="Amina", status="started"))
    theirs = response(FORM).with_follow_up("find_out_hr", FollowUp())

    assert shown(mine, theirs) == [
        ("mend", "Under way · Amina", "nothing given"),
        ("What to find out", "nothing given", "Not started"),
    ]
