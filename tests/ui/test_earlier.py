"""An assessment of the first edition opens on every page, and says what has changed since."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from interchange import portable
from questionnaires.loader import load
from questionnaires.responses import Answer, AnswersByOperation, Edition, FollowUp, Response, Value
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import PLANT, seen, sunrise
from tests.ui.test_questions import press, radio
from ui.freezing import next_year

FIRST: dict[str, Value] = {
    "fees_policy": "partly",
    "fees_paid": "some",
    "fees_repaid": "none",
    "fees_amount": 2.5,
    "fees_items": ("medical", "equipment"),
    "fees_deducted": "stopped",
    "fees_deposit": "promise",
    "fees_kickback": "rumour",
    "fees_asked": "form",
    "docs_policy": "spoken",
    "docs_held": "most",
    "docs_access": "refused",
    "docs_cards": "none",
    "docs_locker": "most",
    "docs_leave": "permission",
    "docs_phone": "watched",
    "grievance_channels": "in_house",
    "grievance_process": "without_limits",
    "grievance_known": "dont_know",
    "grievance_language": "helped",
    "grievance_retaliation": "none_known",
    "grievance_count": 0,
}
PAGES = ("", "profile", *load().section, "review", "results", "plan", "report", "help")


def first_edition(**answers: Value) -> Response:
    """Give an assessment as version 1.0.0 kept it."""
    given: dict[str, Answer | AnswersByOperation] = {
        name: Answer(value=value, evidence="records") for name, value in {**FIRST, **answers}.items()
    }
    return sunrise(
        questionnaire=Edition(id="core", version="1.0.0"),
        operations=(PLANT,),
        answers=given,
        follow_up={"an_old_action@op1": FollowUp(owner="Ana", status="started")},
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page: str, visit: Open, database: Store) -> None:
    database.create(first_edition(grievance_channels="gone", docs_locker=("gone",)), "local")

    at = visit(page, a="sunrise-2026")

    assert not at.exception


def test_a_retired_choice_is_shown_as_the_one_it_names(visit: Open, database: Store) -> None:
    database.create(first_edition(), "local")
    at = visit("fees", a="sunrise-2026")

    assert radio(at, "fees_paid").value == "paid"
    assert "The choices have changed since this was answered" in seen(at)


def test_what_it_rests_on_can_be_changed_and_keeps_the_new_choice(visit: Open, database: Store) -> None:
    database.create(first_edition(), "local")
    at = visit("fees", a="sunrise-2026")

    evidence = radio(at, "fees_paid", "evidence")
    evidence.set_value(evidence.options[3]).run()

    answer = database.load("sunrise-2026", "local").answers["fees_paid"]
    assert isinstance(answer, Answer)
    assert (answer.value, answer.evidence) == ("paid", "workers")


def test_a_choice_that_nothing_replaces_is_said_to_be_gone_and_can_be_chosen_anew(
    visit: Open, database: Store
) -> None:
    database.create(first_edition(fees_asked="gone"), "local")
    at = visit("fees", a="sunrise-2026")

    assert "no longer offered. Please choose again." in seen(at)
    assert radio(at, "fees_asked").value is None

    group = radio(at, "fees_asked")
    group.set_value(group.options[0]).run()
    assert database.load("sunrise-2026", "local").answers["fees_asked"].value == "twice"  # type: ignore[union-attr]


def test_next_year_begins_with_the_answers_as_they_are_read_today() -> None:
    following = next_year(first_edition(fees_asked="gone"), datetime(2027, 11, 1, tzinfo=UTC))

    assert following.answers["fees_paid"].value == "paid"  # type: ignore[union-attr]
    assert "fees_asked" not in following.answers
    assert following.follow_up == {}
    assert portable.read(portable.write(following), load()).response == following


def test_an_answer_read_anew_can_be_taken_back(visit: Open, database: Store) -> None:
    database.create(first_edition(), "local")
    at = press(visit("fees", a="sunrise-2026"), "fees_paid..open@")

    press(at, "fees_paid..clear@")

    assert "fees_paid" not in database.load("sunrise-2026", "local").answers
