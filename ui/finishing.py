"""Done means shown: an action that is finished changes the answers it closes; ``story.py`` says what that did."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from questionnaires.models import EVIDENCE, Evidence
from questionnaires.responses import FollowUp
from reports.blocks import Cell, Table
from reports.subject import Subject
from scoring.models import Assessment, PlanItem
from scoring.progress import Change, closing, undone
from ui import assessed, charts, parts, session
from ui.entries import key_of, today

ASKING, STORY, WHOLE, FRESH = "finishing", "finished", "finished_now", "finished_fresh"
USUAL: Evidence = "document"


@dataclass(frozen=True)
class Finished:
    """What was done last in this tab, to tell it and to take it back."""

    response: str
    item: PlanItem
    before: Assessment
    changes: tuple[Change, ...]
    follow_up: FollowUp


# --- asking ----------------------------------------------------------------------------------------------------------


def asks(held: session.Current, item: PlanItem) -> bool:
    """Tell whether finishing an item would change an answer."""
    return bool(closing(held.questionnaire, held.response, item, USUAL))


def ask(item: PlanItem) -> None:
    session.remember(ASKING, (session.current().id, item.key))


def stop_asking() -> None:
    session.forget(ASKING)


def panel(s: Subject, item: PlanItem) -> None:
    """Ask what shows that an action is done, and say which answers that changes, where it was said to be done."""
    if session.recall(WHOLE):
        session.forget(WHOLE)
        st.rerun()  # the whole page: the figure and the order of the plan are new
    held = session.current()
    if session.recall(ASKING) != (held.id, item.key):
        return
    _, rubric = s.words.say, s.questionnaire.rubric
    with st.container(border=True, key="finishing"):
        parts.note(
            _("Well done. What shows that it is done? The answers below then change, and the figure with them.")
        )
        evidence = st.radio(
            _("What shows it?"),
            EVIDENCE,
            index=EVIDENCE.index(USUAL),
            format_func=lambda level: parts.plain(rubric.evidence_labels[level]),
            key=_key(item),
            horizontal=True,
        )
        st.html(charts.table(_planned(s, closing(s.questionnaire, held.response, item, evidence))))
        with st.container(horizontal=True):
            st.button(_("It is done: change these answers"), type="primary", on_click=finish, args=(item,), key="yes")
            st.button(_("Note it as done, change no answer"), on_click=_only_note, args=(item,), key="only_note")
            st.button(_("Not yet"), on_click=_not_yet, args=(item,), key="not_yet")


def _key(item: PlanItem) -> str:
    return key_of(f"{item.key}.shown")


def _planned(s: Subject, changes: tuple[Change, ...]) -> Table:
    _ = s.words.say
    rows = tuple(
        (
            Cell(s.questionnaire.by_name[change.question].label),
            Cell(s.place(change.operation)),
            Cell(_answer(s, change, then=False)),
            Cell(_answer(s, change, then=True)),
        )
        for change in changes
        if change.before != change.after
    )
    caption = _("A number goes to the edge of its answer: correct it on its page if it is another.")
    numbers = any(isinstance(change.after and change.after.value, int | float) for change in changes)
    header = (_("Question"), _("Where"), _("Now"), _("Then"))
    return Table(header, rows, (4, 1.5, 2, 2), caption=caption if numbers else "")


def _answer(s: Subject, change: Change, *, then: bool) -> str:
    answer = change.after if then else change.before
    said = s.answered(s.questionnaire.by_name[change.question], answer)
    if answer is None:
        return said
    level = s.questionnaire.rubric.evidence_labels[answer.evidence]
    return s.words.say("%(answer)s (%(evidence)s)", answer=said, evidence=level)


# --- doing and undoing -----------------------------------------------------------------------------------------------


def finish(item: PlanItem) -> None:
    """Change the answers that an action closes, note that it is done, and keep what is needed to tell and undo it."""
    evidence: Evidence = session.recall(_key(item)) or USUAL
    held = session.latest()
    before = assessed.subject_of(held, held.response).assessment
    changes = closing(held.questionnaire, held.response, item, evidence)
    for change in changes:
        session.record(change.question, change.after, change.operation)
    said = held.response.follow_up.get(item.key, FollowUp())
    session.record_follow_up(item.key, said.model_copy(update={"status": "done", "done_on": today()}))
    session.remember(STORY, Finished(held.id, item, before, changes, said))
    session.remember(WHOLE, value=True)
    session.remember(FRESH, value=True)
    stop_asking()


def _only_note(item: PlanItem) -> None:
    said = session.latest().response.follow_up.get(item.key, FollowUp())
    session.record_follow_up(item.key, said.model_copy(update={"status": "done", "done_on": today()}))
    stop_asking()


def _not_yet(item: PlanItem) -> None:
    stop_asking()
    said = session.latest().response.follow_up.get(item.key, FollowUp())
    session.remember(key_of(f"{item.key}.status"), said.status)


def undo() -> None:
    """Take back what was done last, but no answer that was changed again since."""
    story: Finished = session.recall(STORY)
    held = session.latest()
    for change in undone(story.changes):
        at = change.operation or held.response.operations[0].id
        now, then = held.response.answer(change.question, at), change.before
        if now is not None and then is not None and (now.value, now.evidence) == (then.value, then.evidence):
            session.record(change.question, change.after, change.operation)
    session.record_follow_up(story.item.key, story.follow_up)
    close()


def close() -> None:
    session.forget(STORY)
