"""How one item of the plan is said: what, who, by when, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaires.responses import FollowUp, Status
from reports.blocks import Tone
from reports.subject import Subject
from scoring.models import PlanItem

TIER_TONES: Mapping[int, Tone] = {1: "very_high", 2: "accent", 3: "very_high", 4: "high", 5: "neutral"}
SMALLEST = 0.0005  # half of what one decimal of 0 to 100 can show


def title_of(s: Subject, item: PlanItem) -> str:
    if item.action is None:
        return s.words.count(
            "%(role)s: %(number)s thing to find out within %(days)s days",
            "%(role)s: %(number)s things to find out within %(days)s days",
            len(item.questions),
            role=who(s, item),
            days=s.words.number(s.questionnaire.rubric.due_days["find_out"]),
        )
    return s.questionnaire.action[item.action].label


def in_place(s: Subject, title: str, operations: tuple[str, ...]) -> str:
    """Name the places behind an action's title, unless it is meant for all."""
    if not operations or len(operations) == len(s.response.operations):
        return title
    return s.words.say("%(action)s: %(place)s", action=title, place=s.places(operations))


def title_in_place(s: Subject, item: PlanItem) -> str:
    """Name the place behind a title that the plan has more than once."""
    alike = [other for other in s.assessment.plan.items if other.action == item.action]
    return in_place(s, title_of(s, item), item.operations) if len(alike) > 1 else title_of(s, item)


def who(s: Subject, item: PlanItem) -> str:
    return s.questionnaire.role[item.role].label


def where(s: Subject, item: PlanItem) -> str:
    operations = (item.operation,) if item.operation else item.operations
    return s.places(operations) if operations else s.place(None)


def follow_up(s: Subject, item: PlanItem) -> FollowUp:
    return s.response.follow_up.get(item.key, FollowUp())


def due(s: Subject, item: PlanItem) -> str:
    """Say by when: the organisation's own date, else the plan's, else when to review what no one can do alone."""
    _, own = s.words.say, follow_up(s, item).due
    if own:
        return _("by %(date)s", date=own)
    if item.due:
        return _("by %(date)s", date=item.due)
    return _("review on %(date)s", date=item.review) if item.review else _("no date")


def due_in_short(s: Subject, item: PlanItem) -> str:
    """Say the same under the heading "when": a day stands for "by" that day."""
    end = follow_up(s, item).due or item.due
    return s.words.date(end) if end else due(s, item)


def tag(s: Subject, item: PlanItem) -> str:
    _ = s.words.say
    if item.kind == "contain":
        return _("Stop the harm")
    if item.kind == "find_out":
        return _("Find out")
    tags = {1: _("End a critical finding"), 3: _("End a critical finding"), 4: _("End a major finding")}
    return tags.get(item.tier, _("Better practice"))


def tone(item: PlanItem) -> Tone:
    return "accent" if item.kind == "find_out" else TIER_TONES.get(item.tier, "neutral")


def worth(s: Subject, item: PlanItem) -> str:
    """Say what an item does to the figure, in points of 0 to 100."""
    _ = s.words.say
    if item.kind == "contain":
        return _("stops the harm")
    if item.value < SMALLEST:
        return _("prepares other actions")
    n, points = _points(s, item)
    if item.kind == "find_out":
        return s.words.count(
            "lowers the worst case by %(points)s point", "lowers the worst case by %(points)s points", n, points=points
        )
    return s.words.count(
        "lowers the figure by %(points)s point", "lowers the figure by %(points)s points", n, points=points
    )


def worth_in_short(s: Subject, item: PlanItem) -> str:
    """Say the same in a table's cell, with a minus before the points."""
    if item.kind == "contain" or item.value < SMALLEST:
        return worth(s, item)
    n, points = _points(s, item)
    if item.kind == "find_out":
        return s.words.count(  # the sign is a minus, not a hyphen
            "worst case \u2212%(points)s point", "worst case \u2212%(points)s points", n, points=points
        )
    return s.words.count("\u2212%(points)s point", "\u2212%(points)s points", n, points=points)


def _points(s: Subject, item: PlanItem) -> tuple[int, str]:
    """Give what chooses singular or plural, and the points of 0 to 100 with one decimal."""
    text = s.words.number(item.value * 100, 1)
    return (1 if text == s.words.number(1) else 2), text


def effort(s: Subject, item: PlanItem) -> str:
    days = item.effort_days
    if days == int(days):
        return s.words.count("%(number)s day of work", "%(number)s days of work", int(days))
    return s.words.say("%(days)s days of work", days=s.words.number(days, 2))


def status(s: Subject, status: Status) -> str:
    _ = s.words.say
    names: Mapping[Status, str] = {
        "open": _("not started"),
        "started": _("started"),
        "done": _("done"),
        "dropped": _("dropped"),
    }
    return names[status]
