"""What to do: the first actions at a glance, the whole plan, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reports.blocks import Block, Bullets, Cell, Heading, Paragraph, Span, Table, Timeline
from reports.cards import brief, card, words_of
from reports.repayment import owed_to_workers
from reports.subject import Subject
from reports.tasks import (
    due_in_short,
    follow_up,
    in_place,
    status,
    title_in_place,
    title_of,
    tone,
    who,
    worth_in_short,
)
from scoring.models import PlanItem

CLOSED = ("done", "dropped")
MONTHS = 48  # named above the timeline at most
ROLES = 3  # named on one line of the timeline
REST = 5  # tier of the actions that end no grave finding
QUICK_CARDS = 1  # actions in full in the short report of the quick path


def first_actions(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("first_actions", _("What to do first"))
    yield Paragraph(s.text("first_actions") if s.assessment.plan.items else _("The answers call for no action."))
    header = (_("No."), _("Action"), _("Who"), _("When"), _("Worth"))
    rows = tuple(
        (
            Cell(s.words.number(number)),
            Cell(title_in_place(s, item), tone(item), strong=True),
            Cell(who(s, item)),
            Cell(due_in_short(s, item)),
            Cell(worth_in_short(s, item)),
        )
        for number, item in _numbered(s)
        if item.first_six
    )
    if rows:
        yield Table(header, rows, widths=(0.5, 4.2, 1.5, 1.8, 1.3))
    yield from _together(s)
    yield from timeline(s)


def _numbered(s: Subject) -> Iterator[tuple[int, PlanItem]]:
    yield from enumerate(s.assessment.plan.items, start=1)


def _together(s: Subject) -> Iterator[Block]:
    value = s.assessment.plan.value_of_critical
    if value > 0:
        yield Paragraph(s.text("plan_together", points=s.words.number(value * 100, 1)))


def timeline(s: Subject) -> Iterator[Block]:
    """Say by when what is grave is done: one line for each date, with the numbers of its actions."""
    _ = s.words.say
    dates: dict[date, list[tuple[int, PlanItem]]] = {}
    for number, item in _numbered(s):
        end = follow_up(s, item).due or item.due
        if end and item.tier < REST and follow_up(s, item).status not in CLOSED:
            dates.setdefault(end, []).append((number, item))
    spans = tuple(_span(s, end, dates[end]) for end in sorted(dates))
    if spans:
        yield Heading(_("When"), 2)
        alt = (_("%(date)s: %(actions)s (%(who)s).", date=x.end_text, actions=x.label, who=x.role) for x in spans)
        yield Timeline(spans, " ".join(alt), tuple(_months(s, max(dates))))


def _months(s: Subject, last: date) -> Iterator[tuple[date, str]]:
    """Give the first day of each month that the plan reaches, and its name; of a long plan only some months."""
    start = s.assessment.on
    first_month, end = start.year * 12 + start.month, last.year * 12 + last.month
    for month in range(first_month, end, 1 + (end - first_month) // MONTHS):
        first = date(month // 12, month % 12 + 1, 1)
        yield first, s.words.month(first)


def _span(s: Subject, end: date, items: list[tuple[int, PlanItem]]) -> Span:
    numbers = s.words.joined([s.words.number(number) for number, _item in items])
    label = s.words.say("Action %(numbers)s", numbers=numbers)
    if len(items) > 1:
        label = s.words.say("Actions %(numbers)s", numbers=numbers)
    named = list(dict.fromkeys(who(s, item) for _number, item in items))
    roles = s.words.joined(named) if len(named) <= ROLES else s.words.say("several roles")
    start = s.assessment.on
    return Span(label, roles, start, max(start, end), s.words.date(end), tone(items[0][1]))


def plan(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    items = s.assessment.plan.items
    yield s.heading("plan", _("The plan") if s.quick else _("The full plan"))
    if not s.quick:
        yield Paragraph(s.text("plan"))
    days = s.words.number(s.questionnaire.rubric.due_days["written_plan"])
    yield Paragraph(s.text("plan_due", days=days), "small" if s.quick else "body")
    if s.quick and len(items) > QUICK_CARDS:
        yield Paragraph(s.text("plan_quick"), "small")
    if not items:
        yield Paragraph(_("The answers call for no action."), "strong")
    if s.quick:
        yield from (brief(s, number, item) for number, item in _numbered(s) if number <= QUICK_CARDS)
        yield from _rest(s, tuple(_numbered(s))[QUICK_CARDS:])
    else:
        yield from (card(s, number, item) for number, item in _numbered(s) if item.first_six)
        yield from _later(s, tuple((number, item) for number, item in _numbered(s) if not item.first_six))
        yield from owed_to_workers(s)
    yield from _progress(s)


def _later(s: Subject, items: tuple[tuple[int, PlanItem], ...]) -> Iterator[Block]:
    """Give what follows the first actions of the whole questionnaire: of better practice only what, who and when."""
    _ = s.words.say
    grave = tuple((number, item) for number, item in items if item.tier < REST)
    if items:
        yield Heading(_("What follows"), 2)
        yield Paragraph(s.text("plan_rest"), "small")
        yield from _rest(s, grave)
    rows = tuple(_in_short(s, number, item) for number, item in items if item.tier >= REST)
    if rows:
        yield Heading(_("Better practice"), 3)
        yield Table((_("No."), _("Action"), _("Who"), _("When")), rows, (0.6, 5.4, 2.2, 2.2), compact=True)


def _in_short(s: Subject, number: int, item: PlanItem) -> tuple[Cell, ...]:
    title = title_in_place(s, item)
    return (
        Cell(s.words.number(number)),
        Cell(title, strong=True),
        Cell(who(s, item)),
        Cell(due_in_short(s, item)),
    )


def _rest(s: Subject, items: tuple[tuple[int, PlanItem], ...]) -> Iterator[Block]:
    """Give the later actions of the quick path in short, the same action in several places once."""
    _ = s.words.say
    alike: dict[tuple[str, str, str, str], list[tuple[int, PlanItem]]] = {}
    for number, item in items:
        done = words_of(s, item)[2]
        alike.setdefault((title_of(s, item), done, who(s, item), due_in_short(s, item)), []).append((number, item))
    rows = tuple(_row_of(s, same, found) for same, found in alike.items())
    if rows:
        header = (_("No."), _("Action"), _("Done when"), _("Who"), _("When"))
        yield Table(header, rows, widths=(0.7, 3.1, 4.1, 1.6, 2.0), compact=True)


def _row_of(s: Subject, same: tuple[str, str, str, str], found: list[tuple[int, PlanItem]]) -> tuple[Cell, ...]:
    title, done, role, when = same
    numbers = s.words.joined([s.words.number(number) for number, _item in found])
    places = tuple(dict.fromkeys(key for _number, item in found for key in item.operations))
    named = in_place(s, title, places)
    return Cell(numbers), Cell(named, tone(found[0][1]), strong=True), Cell(done), Cell(role), Cell(when)


def _progress(s: Subject) -> Iterator[Block]:
    """Give what was written about the actions, in the report for our files."""
    said = [
        s.words.say("%(number)s. %(title)s", number=s.words.number(number), title=text)
        for number, item in _numbered(s)
        for text in (follow_up(s, item).note.strip(), follow_up(s, item).evidence.strip())
        if text
    ]
    earlier = tuple(_earlier(s))
    if earlier:
        yield Heading(s.words.say("No longer in the plan"), 3)
        yield Bullets(earlier)
    if said and not s.share:
        yield Heading(s.words.say("Notes on progress, by number of the action"), 3)
        yield Bullets(tuple(said))
    if any(follow_up(s, item).status == "dropped" for item in s.assessment.plan.items):
        yield Paragraph(s.text("plan_done"), "small")


def _earlier(s: Subject) -> Iterator[str]:
    """Give the actions that were followed up and that the answers call for no more."""
    planned = {item.key for item in s.assessment.plan.items}
    for key, said in s.response.follow_up.items():
        action = s.questionnaire.action.get(key.partition("@")[0])
        if action and key not in planned:
            yield s.words.say("%(action)s: %(status)s", action=action.label, status=status(s, said.status))
