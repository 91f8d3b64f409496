"""What differs between two responses of one id, for the user to see before keeping one of them."""

from __future__ import annotations

from datetime import UTC, datetime

from interchange.portable import Difference, differences
from questionnaires.responses import FollowUp, LocalContact, Organisation
from tests.builders import operation, questionnaire, red, response, said, select_one

FORM = questionnaire(select_one("fees", checked=1, some=red()))


def test_equal_responses_do_not_differ() -> None:
    assert differences(response(FORM, fees="some"), response(FORM, fees="some")) == ()


def test_the_time_of_an_answer_is_no_difference() -> None:
    later = said("some").model_copy(update={"answered_at": datetime(2026, 11, 21, tzinfo=UTC)})

    assert differences(response(FORM, fees="some"), response(FORM, fees=later)) == ()


def test_an_answer_that_differs_is_listed_and_none_stands_for_no_answer() -> None:
    found = differences(response(FORM, fees="some"), response(FORM, forgotten="yes"))

    assert found == (
        Difference("answer", "fees", None, said("some"), None),
        Difference("answer", "forgotten", None, None, said("yes")),
    )


def test_better_evidence_is_a_difference() -> None:
    assert len(differences(response(FORM, fees="some"), response(FORM, fees=said("some", "workers")))) == 1


def test_one_answer_for_all_is_compared_with_answers_by_operation() -> None:
    sites = (operation("a"), operation("b"))
    mine = response(FORM, *sites, fees="some")
    theirs = response(FORM, *sites, fees={"a": "checked", "b": "some"})

    assert differences(mine, theirs) == (Difference("answer", "fees", "a", said("some"), said("checked")),)


def test_a_profile_is_compared_field_by_field() -> None:
    mine = response(FORM, operation(workers=1000))
    theirs = response(FORM, operation(workers=900, country="BBB"), operation("new"), path="quick")
    theirs = theirs.model_copy(update={"organisation": Organisation(name="Other")})

    assert [(one.part, one.key, one.operation) for one in differences(mine, theirs)] == [
        ("profile", "organisation.name", None),
        ("profile", "path", None),
        ("operation", "country", "op1"),
        ("operation", "workers", "op1"),
        ("operation", "operation", "new"),
    ]


def test_what_was_said_about_an_action_is_compared() -> None:
    mine = response(FORM).with_follow_up("mend@op1", FollowUp(owner="Amina"))

    assert differences(mine, response(FORM)) == (
        Difference("follow_up", "mend", "op1", FollowUp(owner="Amina"), None),
    )


def test_local_contacts_that_differ_are_one_difference() -> None:
    mine = response(FORM)
    theirs = mine.model_copy(update={"local_contacts": (LocalContact(name="A union"),)})

    (found,) = differences(mine, theirs)

    assert (found.part, found.key) == ("profile", "local_contacts")
