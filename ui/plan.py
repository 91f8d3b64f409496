"""What to do, in which order, who does it and how far it has come. What is written here is kept with the answers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from questionnaires.responses import NOTE_LENGTH, FollowUp
from reports.blocks import ActionCard
from reports.cards import card
from reports.subject import Subject
from scoring.models import PlanItem
from ui import assessed, charts, entries, finishing, parts, printing, repayment, schedule, session, story, tasklist
from ui.palette import BANDS, NEUTRAL, OWN
from ui.tasklist import Numbered


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(_("The plan"), _("What to do, beginning with what protects people soonest."))
    s = assessed.subject(held)
    if s is None:
        return
    printing.press.start()  # so that it is ready by the time somebody wants the report
    story.tell(s)
    items = tuple(enumerate(s.assessment.plan.items, 1))
    if not items:
        parts.note(_("The answers call for no action. Ask again in a year, and ask the workers."), "good")
    else:
        parts.link("whatif", _("What if you did this or that? Try it"))
        parts.link("budget", _("Only so many days? Choose what to do with them"))
        schedule.timeline(s, items)
        shown = tasklist.chosen(s, items)
        _first(s, [pair for pair in shown if pair[1].first_six])
        _rest(s, [pair for pair in shown if not pair[1].first_six])
    past = tasklist.finished(s, s.assessment.plan.items)
    if past:
        st.html(parts.fold(_("Done or dropped"), parts.listing(past)))
    parts.link("repayment", _("What we owe workers, and what paying ourselves costs"))
    parts.steps(("results", _("The result")), ("report", _("To the report")))


def _first(s: Subject, items: list[Numbered]) -> None:
    _ = s.words.say
    if not items:
        return
    parts.subheading(s.words.count("The first step", "The first %(number)s", len(items)), s.text("first_actions"))
    if any(item.kind == "contain" for _number, item in items):
        parts.note(_("Before you ask anyone on site, read how to keep people safe."), "care")
        parts.link("help", s.questionnaire.referral.title)
    for number, item in items:
        with st.container(border=True, key=f"item_{_name(item)}"):
            _draw(s, number, item)
    if s.assessment.plan.value_of_critical > 0:
        points = s.words.number(s.assessment.plan.value_of_critical * 100, 1)
        parts.note(s.text("plan_together", points=points))


def _rest(s: Subject, items: list[Numbered]) -> None:
    if not items:
        return
    days = s.words.number(s.questionnaire.rubric.due_days["written_plan"])
    parts.subheading(s.words.say("Then"), f"{s.text('plan')} {s.text('plan_due', days=days)}")
    for number, item in items:
        _folded(s, number, item)


@st.fragment
def _folded(s: Subject, number: int, item: PlanItem) -> None:
    """Draw an item as one line; what stands in it is drawn, and sent to the browser, once it is opened."""
    s = replace(s, response=session.current().response)  # a change draws this alone again
    label = parts.plain(tasklist.in_one_line(s, number, item))
    with st.expander(label, key=f"item_{_name(item)}", on_change="rerun") as opened:
        if opened.open:
            st.html(card_html(s, card(s, number, item)))
            repayment.beside(s, item)
            _fields(s, item)


def _name(item: PlanItem) -> str:
    """Give a name that may stand in a widget's key, which becomes part of a class."""
    return item.key.replace("@", "_at_")


# --- one action ----------------------------------------------------------------------------------------------------


def _draw(s: Subject, number: int, item: PlanItem) -> None:
    st.html(card_html(s, card(s, number, item)))
    repayment.beside(s, item)
    marks = tasklist.marks(s, item)
    if marks:
        st.html("<p>" + " ".join(parts.badge(mark, NEUTRAL) for mark in marks) + "</p>")
    _follow(s, item)


def card_html(s: Subject, action: ActionCard) -> str:
    """Give an action as HTML; owner, status and note are fields below it."""
    own = {s.words.say("Owner"), s.words.say("Status"), s.words.say("Note")}
    shade = BANDS.get(action.tone, OWN if action.tone == "accent" else NEUTRAL)
    steps = "".join(f"<li>{_lines(step)}</li>" for step in action.steps)
    how = parts.fold(action.steps_title, f"<ol>{steps}</ol>")
    done = f"<p><strong>{parts.safe(action.done_title)}:</strong> {parts.safe(action.done_when)}</p>"
    return (
        f"<article class='action'>{parts.badge(action.tag, shade)}"
        f"<h3>{parts.safe(f'{action.number}. {action.title}')}</h3>"
        f"{charts.facts(pair for pair in action.facts if pair[0] not in own)}"
        f"<p>{parts.safe(action.why)}</p>{done}{how}</article>"
    )


def _lines(step: str) -> str:
    """Give a step as HTML; what stands under its first line explains it."""
    first, *more = step.split("\n")
    return parts.safe(first) + "".join(f"<br><span class='hint'>{parts.safe(line)}</span>" for line in more)


@st.fragment
def _follow(s: Subject, item: PlanItem) -> None:
    """Draw who does it, by when and how far it is; a change draws this alone again."""
    _fields(s, item)


def _fields(s: Subject, item: PlanItem) -> None:
    held = session.current()
    if held.gone:
        st.rerun()
    _, said = held.words.say, held.response.follow_up.get(item.key, FollowUp())
    planned = item.due or item.review
    left, middle, right = st.columns(3)
    with left:
        entries.entry(f"{item.key}.owner", _("Who looks after it"), said.owner, partial(_keep_owner, item.key))
    with middle:
        entries.entry(
            f"{item.key}.due",
            _("Your own date"),
            said.due.isoformat() if said.due else "",
            partial(_keep_due, item.key),
            example=planned.isoformat() if planned else "",
            limit=10,
        )
    with right:
        entries.pick(f"{item.key}.status", _("How far"), _statuses(held), said.status, partial(_keep_status, item))
    left, right = st.columns(2)
    for column, name, label in (
        (left, "note", _("Note")),
        (right, "evidence", _("What shows it, and where it is kept")),
    ):
        with column:
            entries.entry(
                f"{item.key}.{name}",
                label,
                getattr(said, name),
                partial(_keep_text, item.key, name),
                limit=NOTE_LENGTH,
            )
    finishing.panel(s, item)


def _statuses(held: session.Current) -> list[tuple[str, str]]:
    _ = held.words.say
    return [
        ("open", _("not started")),
        ("started", _("started")),
        ("done", _("done")),
        ("dropped", _("dropped")),
    ]


def _said(key: str) -> FollowUp:
    return session.latest().response.follow_up.get(key, FollowUp())


def _keep_owner(key: str, owner: str) -> None:
    session.record_follow_up(key, _said(key).model_copy(update={"owner": owner}))


def _keep_due(key: str, typed: str) -> None:
    session.record_follow_up(key, _said(key).model_copy(update={"due": entries.day(typed)}))


def _keep_text(key: str, name: str, text: str) -> None:
    session.record_follow_up(key, _said(key).model_copy(update={name: text}))


def _keep_status(item: PlanItem, status: str) -> None:
    """Keep how far it is; where being done changes answers, ask first what shows it."""
    if status == "done" and finishing.asks(session.latest(), item):
        finishing.ask(item)
        return
    finishing.stop_asking()
    done_on = entries.today() if status == "done" else None
    update = {"status": status or "open", "done_on": done_on}
    session.record_follow_up(item.key, _said(item.key).model_copy(update=update))
