"""What to do: the first actions at a glance, the whole plan in full, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reports.blocks import ActionCard, Block, Cell, Heading, PageBreak, Paragraph, Span, Table, Timeline
from reports.subject import Subject
from reports.tasks import due, effort, follow_up, status, tag, title_of, tone, where, who, worth
from scoring.models import PlanItem


def first_actions(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield PageBreak()
    yield s.heading("first_actions", _("What to do first"))
    yield Paragraph(s.text("first_actions") if s.assessment.plan.items else _("The answers call for no action."))
    header = (_("No."), _("Action"), _("Who"), _("When"), _("Worth"))
    rows = tuple(
        (
            Cell(s.words.number(number)),
            Cell(title_of(s, item), tone(item), strong=True),
            Cell(who(s, item)),
            Cell(due(s, item)),
            Cell(worth(s, item)),
        )
        for number, item in _numbered(s)
        if item.first_six
    )
    if rows:
        yield Table(header, rows, widths=(0.6, 4.2, 1.7, 1.9, 2.2))
    yield from _together(s)
    yield from timeline(s)


def _numbered(s: Subject) -> Iterator[tuple[int, PlanItem]]:
    yield from enumerate(s.assessment.plan.items, start=1)


def _together(s: Subject) -> Iterator[Block]:
    value = s.assessment.plan.value_of_critical
    if value > 0:
        yield Paragraph(s.text("plan_together", points=s.words.number(value * 100, 1)))


def timeline(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    spans = tuple(_span(s, number, item, end) for number, item in _numbered(s) if (end := _end(s, item)))
    if spans:
        yield Heading(_("When"), 2)
        yield Timeline(spans, " ".join(_("%(action)s: %(date)s.", action=x.label, date=x.end_text) for x in spans))


def _end(s: Subject, item: PlanItem) -> date | None:
    return follow_up(s, item).due or item.due


def _span(s: Subject, number: int, item: PlanItem, end: date) -> Span:
    label = s.words.say("%(number)s. %(title)s", number=s.words.number(number), title=title_of(s, item))
    start = s.assessment.on
    return Span(label, who(s, item), start, max(start, end), s.words.date(end), tone(item))


def plan(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield PageBreak()
    yield s.heading("plan", _("The full plan"))
    yield Paragraph(s.text("plan"))
    days = s.words.number(s.questionnaire.rubric.due_days["written_plan"])
    yield Paragraph(s.text("plan_due", days=days))
    if not s.assessment.plan.items:
        yield Paragraph(_("The answers call for no action."), "strong")
    for number, item in _numbered(s):
        yield card(s, number, item)
    if any(follow_up(s, item).status == "dropped" for item in s.assessment.plan.items):
        yield Paragraph(s.text("plan_done"), "small")


def card(s: Subject, number: int, item: PlanItem) -> ActionCard:
    _ = s.words.say
    why, steps, done_when = _find_out(s, item) if item.action is None else _words(s, item.action)
    return ActionCard(
        number=s.words.number(number),
        title=title_of(s, item),
        tone=tone(item),
        tag=tag(s, item),
        facts=tuple(_facts(s, item)),
        why=why,
        steps_title=_("How"),
        steps=steps,
        done_title=_("Done when"),
        done_when=done_when,
    )


def _words(s: Subject, action: str) -> tuple[str, tuple[str, ...], str]:
    said = s.questionnaire.action[action]
    return said.why, said.steps, said.done_when


def _find_out(s: Subject, item: PlanItem) -> tuple[str, tuple[str, ...], str]:
    _ = s.words.say
    why = _("These questions may hide a red flag, and nobody could answer them.")
    questions = tuple(s.questionnaire.by_name[name].label for name in item.questions)
    done = _("Each of these questions has an answer, and what it rests on is noted.")
    return why, questions, done


def _facts(s: Subject, item: PlanItem) -> Iterator[tuple[str, str]]:
    _ = s.words.say
    said = follow_up(s, item)
    yield _("Who"), who(s, item)
    yield _("When"), due(s, item)
    if item.written_plan:
        yield _("Written plan"), _("by %(date)s", date=item.written_plan)
    if len(s.response.operations) > 1:
        yield _("Where"), where(s, item)
    yield _("Effort"), effort(s, item)
    yield _("Worth"), worth(s, item)
    if said.owner and not s.share:
        yield _("Owner"), said.owner
    yield _("Status"), status(s, said.status)
    if said.note and not s.share:
        yield _("Note"), said.note
