"""The calendar file: what is open and due, once each, and the day to assess again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from i18n import translated, words
from interchange import calendar
from questionnaires.responses import FollowUp, Response
from scoring.assess import assess
from tests.reports.factory import ON, QUESTIONNAIRE, factory


def events(response: Response, language: str = "en") -> list[dict[str, object]]:
    assessment = assess(QUESTIONNAIRE, response, ON)
    data = calendar.write(translated(QUESTIONNAIRE, language), response, assessment, words(language))
    return [dict(event) | {"alarms": len(event.subcomponents)} for event in Calendar.from_ical(data).walk("VEVENT")]


def of(found: list[dict[str, object]], key: str) -> list[dict[str, object]]:
    return [event for event in found if str(event["UID"]).startswith(f"petra.{key}")]


def test_every_open_action_with_a_date_is_an_event_with_a_reminder() -> None:
    items = assess(QUESTIONNAIRE, factory(), ON).plan.items
    found = events(factory())

    assert len(found) == sum(bool(item.due or item.review) for item in items) + 1
    assert {event["alarms"] for event in found} == {1}
    assert len({str(event["UID"]) for event in found}) == len(found)


def test_the_organisations_own_date_counts() -> None:
    own = factory().with_follow_up("stop_charges@sewing", FollowUp(due=date(2026, 12, 1)))
    (event,) = of(events(own), "stop_charges")
    assert event["DTSTART"].dt == date(2026, 12, 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_closed_is_left_out(status: str) -> None:
    closed = factory().with_follow_up("stop_charges@sewing", FollowUp(status=status))
    assert not of(events(closed), "stop_charges")


def test_it_says_when_to_assess_again_in_the_language_asked_for() -> None:
    (again,) = of(events(factory(), "es"), "again")
    assert again["DTSTART"].dt == ON + timedelta(days=365)  # type: ignore[attr-defined]
    assert str(again["SUMMARY"]) == words("es").say("Assess fair recruitment again")


def test_the_same_plan_gives_the_same_bytes() -> None:
    assessment = assess(QUESTIONNAIRE, factory(), ON)
    one, other = (calendar.write(QUESTIONNAIRE, factory(), assessment, words("en")) for _ in range(2))
    assert one == other


def test_a_day_at_the_end_of_the_calendar_is_no_event() -> None:
    far = factory().with_follow_up("stop_charges@sewing", FollowUp(due=date(9999, 12, 31)))
    assert not of(events(far), "stop_charges")
