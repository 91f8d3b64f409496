"""The plan as a calendar file (iCalendar, RFC 5545): what is due when, and the day to assess again.

Each event has an id that stays the same from one file to the next, so that a calendar replaces it and repeats nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from i18n import Words
from questionnaires.models import Questionnaire
from questionnaires.responses import FollowUp, Response
from scoring.models import Assessment, PlanItem

REMINDER = timedelta(days=-7)
AGAIN = timedelta(days=365)  # a self-assessment is good for a year at most
CLOSED = ("done", "dropped")
LAST = date(9999, 1, 1)  # the calendar ends soon after: no reminder needs a later day
MAKER = "-//Fair Recruitment Check//plan//EN"


def write(questionnaire: Questionnaire, response: Response, assessment: Assessment, w: Words) -> bytes:
    """Give the open actions with a date, and the next assessment, in the language of questionnaire and words."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", w.say("Plan: %(organisation)s", organisation=response.organisation.name))
    for item in assessment.plan.items:
        said = response.follow_up.get(item.key, FollowUp())
        day = said.due or item.due or item.review
        if day and day < LAST and said.status not in CLOSED:
            calendar.add_component(_action(questionnaire, response, assessment, w, item, day))
    calendar.add_component(_again(response, assessment, w))
    return bytes(calendar.to_ical())


def _action(  # noqa: PLR0917 - what an event is made from
    questionnaire: Questionnaire, response: Response, assessment: Assessment, w: Words, item: PlanItem, day: date
) -> Event:
    event = _event(f"{response.id}.{item.key}", assessment.on, day, _title(questionnaire, w, item))
    event.add("description", "\n\n".join(_description(questionnaire, response, w, item)))
    return event


def _title(questionnaire: Questionnaire, w: Words, item: PlanItem) -> str:
    if item.action is not None:
        return questionnaire.action[item.action].label
    return w.count(
        "%(role)s: %(number)s thing to find out within %(days)s days",
        "%(role)s: %(number)s things to find out within %(days)s days",
        len(item.questions),
        role=questionnaire.role[item.role].label,
        days=w.number(questionnaire.rubric.due_days["find_out"]),
    )


def _description(questionnaire: Questionnaire, response: Response, w: Words, item: PlanItem) -> Iterator[str]:
    owner = response.follow_up.get(item.key, FollowUp()).owner.strip()
    yield w.say("Who: %(who)s", who=owner or questionnaire.role[item.role].label)
    if item.action is not None:
        yield w.say("Done when: %(done)s", done=questionnaire.action[item.action].done_when)
        if questionnaire.action[item.action].collaborative:
            yield w.say("Nobody can finish this alone: on this day, look how far it has come with the others.")
    else:
        yield "\n".join(questionnaire.by_name[name].label for name in item.questions)


def _again(response: Response, assessment: Assessment, w: Words) -> Event:
    event = _event(
        f"{response.id}.again", assessment.on, assessment.on + AGAIN, w.say("Assess fair recruitment again")
    )
    event.add("description", w.say("Start from last year's answers, and confirm each one."))
    return event


def _event(key: str, made: date, day: date, title: str) -> Event:
    event = Event()
    event.add("uid", f"{key}@fair-recruitment-check")
    event.add("dtstamp", datetime.combine(made, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")  # a due date keeps nobody's day busy
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", REMINDER)
    event.add_component(alarm)
    return event
