"""What if: actions ticked as done and other answers tried, in a copy that nobody saves.

One fragment draws it all, so that a tick moves figure, range, picture and plan at once. Only answers that are true
today can be kept, and only after being asked; a finished action is written down in the plan, with what shows it.
Origin, share of migrants and the operations themselves are nothing to try (scoring method, section 10).
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from questionnaires.loader import load
from questionnaires.models import ScoredQuestion
from questionnaires.responses import Answer
from reports.subject import Subject
from reports.tasks import tag, title_in_place, worth_in_short
from scoring.models import PlanItem
from scoring.whatif import Trial, tried
from ui import assessed, outcome, parts, session, trials
from ui import sandbox as box
from ui.labels import apart

STORED, THEN, ASKING, KEPT = "whatif.stored", "whatif.then", "whatif.asking", "whatif.kept"


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(_("What if"), _("Tick what you would do, or try another answer, and see what the result would be."))
    if assessed.subject(held) is None:
        return
    text = _("This is a copy to try things in. Your assessment stays as it is.")
    parts.note(text, title=_("Nothing here is saved."))
    sandbox()
    parts.steps(("results", _("The result")), ("plan", _("To the plan")))


@st.fragment
def sandbox() -> None:
    """Draw the sandbox; a tick draws this alone again."""
    held = session.current()
    if held.gone:
        st.rerun()
    trial = box.trial()
    s = _stored(held)
    then = _then(held, s, trial)
    with st.container(key="progress"):
        st.html(outcome.summary(s, then))
    _actions(s, trial)
    _answers(s, then, trial)
    outcome.result(s, then)
    _keep(s, trial)


# --- the two results -------------------------------------------------------------------------------------------------


def _stored(held: session.Current) -> Subject:
    """Give the result as it is saved, assessed once as long as nothing is saved anew."""
    noted = session.notes().get(STORED)
    if noted and noted[0] is held.response and noted[1] == held.language:
        found: Subject = noted[2]
        return found
    s = assessed.subject_of(held, held.response)
    session.notes()[STORED] = (held.response, held.language, s)
    return s


def _then(held: session.Current, s: Subject, trial: Trial) -> Subject:
    """Give the result of the sandbox, assessed once for each thing tried."""
    if trial == Trial():
        return s
    noted = session.notes().get(THEN)
    if noted and noted[0] is s and noted[1] == trial:
        found: Subject = noted[2]
        return found
    then = assessed.subject_of(held, tried(load(), held.response, trial, s.assessment.plan.items))
    session.notes()[THEN] = (s, trial, then)
    return then


# --- ticking actions -------------------------------------------------------------------------------------------------


def _actions(s: Subject, trial: Trial) -> None:
    _ = s.words.say
    items = [item for item in s.assessment.plan.items if item.kind == "act"]
    parts.subheading(_("If these actions were done"), _("Taken as done, with a document that shows it."))
    first = [item for item in items if item.first_six]
    if first:
        _ticks(s, trial, _("Of the first six"), "first", first)
    for place, (name, group) in enumerate(_groups(s, items)):
        label = _("%(group)s: %(number)s", group=name, number=s.words.number(len(group)))
        with st.expander(parts.plain(label), expanded=not first and place == 0):
            _ticks(s, trial, name, str(place), group)
    others = len(s.assessment.plan.items) - len(items)
    if others:
        one = "%(number)s more in the plan stops a harm or finds something out. By itself it changes no answer."
        many = "%(number)s more in the plan stop a harm or find something out. By themselves they change no answer."
        st.html(f"<p class='hint'>{parts.safe(s.words.count(one, many, others))}</p>")


def _groups(s: Subject, items: Iterable[PlanItem]) -> list[tuple[str, list[PlanItem]]]:
    """Give the rest of the plan by what it ends, in the plan's order."""
    found: dict[str, list[PlanItem]] = {}
    for item in items:
        if not item.first_six:
            found.setdefault(tag(s, item), []).append(item)
    return list(found.items())


def _ticks(s: Subject, trial: Trial, label: str, group: str, items: list[PlanItem]) -> None:
    """Draw a group as one element: a box for each would make the page much slower."""
    labels = apart({item.key: parts.plain(f"{title_in_place(s, item)} · {worth_in_short(s, item)}") for item in items})
    key = box.key_of(f"done.{group}")
    st.pills(
        parts.plain(label),
        list(labels),
        selection_mode="multi",
        default=[name for name in labels if name in trial.done],
        format_func=labels.__getitem__,
        key=key,
        on_change=_tick,
        args=(key, tuple(labels)),
        width="stretch",
    )


def _tick(key: str, names: tuple[str, ...]) -> None:
    trial = box.trial()
    ticked = session.recall(key) or ()
    others = (name for name in trial.done if name not in names)
    box.note(Trial((*others, *(name for name in names if name in ticked)), trial.answers))


# --- trying answers --------------------------------------------------------------------------------------------------


def _answers(s: Subject, then: Subject, trial: Trial) -> None:
    _ = s.words.say
    parts.subheading(_("If an answer were another"))
    asked = {name for names in then.applying.values() for name in names}
    trials.draw(s, tuple(name for name in s.questionnaire.by_name if name in asked))
    if trial.answers:
        st.html(parts.listing(_said(s, one) for one in trial.answers))
    if trial != Trial():
        st.button(_("Begin again"), key="whatif_again", on_click=_again, type="tertiary")


def _said(s: Subject, one: tuple[str, str | None, Answer | None]) -> str:
    """Say one other answer, with the one that is stored."""
    name, operation, answer = one
    question = s.questionnaire.by_name[name]
    known = box.stored(s.response, question, operation) if isinstance(question, ScoredQuestion) else None
    before, after = s.answered(question, known), s.answered(question, answer)
    if before == after and answer:
        after = f"{after} ({s.questionnaire.rubric.evidence_labels[answer.evidence]})"
    label = f"{question.label} ({s.place(operation)})" if operation else question.label
    return s.words.say("%(question)s: %(before)s → %(after)s", question=label, before=before, after=after)


def _again() -> None:
    box.empty()
    session.notes().pop(ASKING, None)


# --- keeping ---------------------------------------------------------------------------------------------------------


def _keep(s: Subject, trial: Trial) -> None:
    """Ask before anything is saved: only what is true today may be."""
    _ = s.words.say
    if session.notes().pop(KEPT, None):
        parts.note(_("These answers are saved."), "good")
    if trial.done:
        parts.note(_("When an action is really done, write it down in the plan, with what shows it."))
    if not trial.answers:
        return
    if not session.notes().get(ASKING):
        st.button(_("Keep these answers"), key="whatif_keep", on_click=_ask)
        return
    with st.container(border=True, key="whatif_asked"):
        text = _("Only what is true today may be saved. A wish or a plan is not an answer: it would hide a risk.")
        parts.note(text, "care", _("Is it so today?"))
        labels = apart({str(place): parts.plain(_said(s, one)) for place, one in enumerate(trial.answers)})
        true = st.pills(
            _("True today"),
            list(labels),
            selection_mode="multi",
            format_func=labels.__getitem__,
            key=box.key_of("true"),
            width="stretch",
        )
        with st.container(horizontal=True):
            save = st.button(_("Save what is ticked"), key="whatif_save", disabled=not true, type="primary")
            st.button(_("Save nothing"), key="whatif_not", on_click=_do_not)
    if save:
        _save([trial.answers[int(place)] for place in true])


def _ask() -> None:
    session.notes()[ASKING] = True


def _do_not() -> None:
    session.notes().pop(ASKING, None)


def _save(answers: list[tuple[str, str | None, Answer | None]]) -> None:
    for question, operation, answer in answers:
        session.record(question, answer, operation)
    left = box.trial()
    for question, operation, _answer in answers:
        left = left.without(question, operation)
    box.empty()
    box.note(left)
    _do_not()
    session.notes()[KEPT] = True
    st.rerun()
