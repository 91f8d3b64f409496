"""What the action that was finished last did to the figure, and why."""

from __future__ import annotations

import streamlit as st

from questionnaires.models import Evidence, Severity, options_of
from reports import front
from reports.blocks import Cell, Table
from reports.subject import Subject
from scoring.progress import moved
from ui import charts, finishing, parts, session

SMALLEST = 0.0005  # half of what one decimal of 0 to 100 can show
TOLD = 6  # questions named
# What was confirmed far down the page is told at its top: go there, once, and let keys and readers begin there.
SHOW = (
    "<span id='finished_here' tabindex='-1'></span><script>{const p=document.getElementById('finished_here');"
    "if(p){p.scrollIntoView({block:'center'});p.focus({preventScroll:true})}}</script>"
)


def tell(s: Subject) -> None:
    """Say what the action that was finished last did to the figure."""
    told: finishing.Finished | None = session.recall(finishing.STORY)
    if told is None or told.response != s.response.id:
        return
    _, action = s.words.say, s.questionnaire.action[told.item.action or ""]
    before, after = told.before.business, s.assessment.business
    was, now = front.headline(s, before), front.headline(s, after)
    with st.container(border=True, key="finished"):
        if session.recall(finishing.FRESH):
            session.forget(finishing.FRESH)
            st.html(SHOW, unsafe_allow_javascript=True)
        line = _("Remaining risk: %(before)s before, %(after)s now", before=was, after=now)
        st.html(
            f"<div role='status'><h2>{parts.safe(_('Done: %(action)s', action=action.label))}</h2>"
            f"<p class='lead'><strong>{parts.safe(line)}</strong></p></div>"
        )
        st.html(charts.table(_because(s, told)))
        for text in (*_ended(s, told), *_waiting(s, told), *_asked_anew(s, told)):
            parts.note(text)
        with st.container(horizontal=True):
            st.button(_("Undo"), on_click=finishing.undo, key="undo_done")
            st.button(_("Close"), on_click=finishing.close, key="close_done")


def _because(s: Subject, told: finishing.Finished) -> Table:
    """Give what each question did to the figure, in points of 0 to 100; together they are the whole change."""
    _ = s.words.say
    found = moved(told.before, s.assessment)
    named = [one for one in found if abs(one.by) >= SMALLEST][:TOLD]
    rest = sum(one.by for one in found) - sum(one.by for one in named)
    rows = [(Cell(_what(s, told, one.question)), Cell(_points(s, one.by))) for one in named]
    if abs(rest) >= SMALLEST:
        rows.append((Cell(_("All other questions")), Cell(_points(s, rest))))
    total = s.assessment.business.headline - told.before.business.headline
    rows.append((Cell(_("Together"), strong=True), Cell(_points(s, total), strong=True)))
    return Table((_("Because of"), _("Points")), tuple(rows), (5, 1), numeric=(1,))


def _what(s: Subject, told: finishing.Finished, question: str | None) -> str:
    if question is not None:
        return _question(s, question)
    was, now = told.before.business.open, s.assessment.business.open
    return s.words.say(
        "What was found: %(critical)s critical and %(major)s major, before %(critical_before)s and %(major_before)s",
        critical=s.words.number(now.critical),
        major=s.words.number(now.major),
        critical_before=s.words.number(was.critical),
        major_before=s.words.number(was.major),
    )


def _points(s: Subject, by: float) -> str:
    if abs(by) < SMALLEST:
        return s.words.number(0)
    sign = "\u2212" if by < 0 else "+"
    return f"{sign}{s.words.number(abs(by) * 100, 1)}"


def _ended(s: Subject, told: finishing.Finished) -> tuple[str, ...]:
    """Name the findings that were open before and are open no more."""
    left = {(one.question, one.operation) for one in s.assessment.findings if one.status == "open"}
    gone = [one for one in told.before.findings if one.status == "open" and (one.question, one.operation) not in left]
    return tuple(
        s.words.say(
            "No longer open: %(finding)s (%(severity)s)",
            finding=_question(s, one.question),
            severity=s.severity(one.severity),
        )
        for one in gone
    )


def _waiting(s: Subject, told: finishing.Finished) -> tuple[str, ...]:
    """Name the findings that this action would resolve, and that ask for more evidence than was given."""
    changed = {change.question for change in told.changes}
    found = []
    for one in s.assessment.findings:
        if one.status != "open" or one.choice is None:
            continue
        question = s.questionnaire.by_name[one.question]
        options = {option.name: option for option in options_of(question)}  # type: ignore[arg-type]
        rule = getattr(options.get(one.choice), "resolved_by", None)
        if rule and rule.question in changed:
            found.append(_still_open(s, one.severity, s.finding(one), rule.evidence))
    return tuple(dict.fromkeys(found))


def _still_open(s: Subject, severity: Severity, finding: str, level: Evidence) -> str:
    return s.words.say(
        "Still open (%(severity)s): %(finding)s To close it, this is needed: %(evidence)s.",
        severity=s.severity(severity),
        finding=finding,
        evidence=s.questionnaire.rubric.evidence_labels[level],
    )


def _asked_anew(s: Subject, told: finishing.Finished) -> tuple[str, ...]:
    before = {name for one in told.before.operations for name in one.applies}
    new = {name for one in s.assessment.operations for name in one.applies} - before
    if not new:
        return ()
    text = s.words.count(
        "The new answer opens %(number)s more question.", "The new answer opens %(number)s more questions.", len(new)
    )
    return (text,)


def _question(s: Subject, name: str) -> str:
    return s.questionnaire.by_name[name].label
