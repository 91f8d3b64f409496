"""What a click on an input does: read the widget, save the answer, and redraw more than one question if need be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from questionnaires.exceptions import AnswerRefused
from questionnaires.models import DONT_KNOW, NOT_APPLICABLE, FreeText, Numeric, ScoredQuestion, SelectMultiple
from questionnaires.responses import Answer, Value
from ui import session
from ui.progress import Progress, progress

RESERVED = (DONT_KNOW, NOT_APPLICABLE)
JOURNEY, TROUBLES = "journey", "troubles"  # the fragments of the frame
SHOWN = "shown"  # what the page remembers of the questions it holds


@dataclass(frozen=True)
class Place:
    """Where an answer belongs: a question, in one operation or (None) everywhere."""

    question: ScoredQuestion | FreeText  # in the language of the screen
    operation: str | None = None

    def key(self, part: str = "") -> str:
        """Give the key of a widget; ``part`` tells the widgets of one answer apart."""
        held = session.current()
        return f"{self.question.name}.{self.operation or ''}.{part}@{held.language}.{held.edition}"

    def recall(self, part: str) -> Any:
        """Give what a widget of this place holds, or what was remembered of it."""
        return session.recall(self.key(part))

    @property
    def answer(self) -> Answer | None:
        """Give what is stored for this very place."""
        response = session.current().response
        if self.operation is not None:
            return response.answer(self.question.name, self.operation)
        given = response.answers.get(self.question.name)
        return given if isinstance(given, Answer) else None

    @property
    def shown(self) -> Value | None:
        """Give what the widget shows: the stored answer, or "does not apply" while its reason is awaited."""
        if self.recall("awaiting"):
            return NOT_APPLICABLE
        answer = self.answer
        return answer.value if answer else None


def choose(place: Place) -> None:
    """Save the chosen option of a radio group."""
    value = place.recall("")
    if value is not None:
        _take(place, value)


def tick(place: Place, name: str) -> None:
    """Save after a box was ticked or unticked; "don't know" and "does not apply" stand alone."""
    ticked = bool(place.recall(name))
    if name in RESERVED:
        if ticked:
            _untick(place, [other for other in _boxes(place) if other != name])
            session.forget(place.key(""))
        _take(place, name if ticked else None)
        return
    _untick(place, [other for other in RESERVED if place.recall(other)])
    chosen = tuple(option for option in _boxes(place) if option not in RESERVED and place.recall(option))
    _take(place, chosen or None)


def enter(place: Place) -> None:
    """Save a number or words; an emptied field takes the answer back."""
    value = place.recall("")
    empty = value is None or (isinstance(value, str) and not value.strip())
    if not empty and isinstance(place.question, Numeric):
        _untick(place, list(RESERVED))
    _take(place, None if empty else value)


def explain(place: Place) -> None:
    """Save "does not apply" with its reason."""
    reason = str(place.recall("reason") or "").strip()
    if reason:
        session.forget(place.key("awaiting"))
        _save(place, _altered(place, value=NOT_APPLICABLE, reason=reason, evidence="stated"))


def prove(place: Place) -> None:
    """Save how sure the answer is."""
    if place.answer is not None:
        _save(place, _altered(place, evidence=place.recall("evidence") or "stated"))


def annotate(place: Place) -> None:
    """Save the note."""
    if place.answer is not None:
        _save(place, _altered(place, note=str(place.recall("note") or "")))


def open_more(place: Place) -> None:
    session.remember(place.key("opened"), value=True)


def clear(place: Place) -> None:
    """Take the answer back, and its note and evidence with it."""
    for part in ("", "reason", "note", "opened", "awaiting", "refused", "evidence"):
        session.forget(place.key(part))
    _untick(place, list(_boxes(place)))
    _save(place, None)


def tell_apart(place: Place, operations: tuple[str, ...]) -> None:
    """Go from one answer for all to one each, starting from what was said for all, or back."""
    apart = place.recall("scope") == "each"
    session.remember(place.key("apart"), apart)
    common = place.answer
    if apart and common is not None:
        for operation in operations:
            session.record(place.question.name, common, operation)


# --- saving ------------------------------------------------------------------------------------------------------


def _take(place: Place, value: Value | None) -> None:
    """Save a value, and keep evidence and note beside it as long as they still fit."""
    session.forget(place.key("awaiting"))
    if value is None:
        _save(place, None)
    elif value == NOT_APPLICABLE and not (place.answer and place.answer.reason):
        session.remember(place.key("awaiting"), value=True)  # not saved before it has its reason
    else:
        update = {"value": value, "evidence": "stated"} if value in RESERVED else {"value": value, "reason": ""}
        _save(place, _altered(place, **update))


def _altered(place: Place, **update: Any) -> Answer:
    given = place.answer
    return Answer.model_validate({**(given.model_dump() if given else {}), **update})


def _save(place: Place, answer: Answer | None) -> None:
    """Save, and draw again what else on the page the click has changed."""
    before = session.current()
    try:
        after = session.record(place.question.name, answer, place.operation)
    except AnswerRefused as refused:
        session.remember(place.key("refused"), (refused.rule, refused.facts))
        return
    session.forget(place.key("refused"))
    others = [*_questions_changed(before, after), *_frame_changed(before, after, place)]
    if others and alone():
        st.rerun([fragment_key(place.question.name), *others])


def fragment_key(question: str) -> str:
    """Name the fragment that draws a question, for redrawing it from elsewhere."""
    return f"question_{question}"


def alone() -> bool:
    """Tell whether only one fragment is about to be drawn again, and not the whole page."""
    context = get_script_run_ctx()
    return context is not None and bool(context.fragment_ids_this_run)


def _questions_changed(before: session.Current, after: session.Current) -> list[str]:
    """Name the fragments on this page whose question now applies elsewhere than before, or no more, or only now."""

    def where(held: session.Current, question: str) -> list[str]:
        return [operation for operation, names in held.applies.items() if question in names]

    if before.applies == after.applies:
        return []
    shown = session.recall(SHOWN, ())
    return [fragment_key(name) for name in shown if where(before, name) != where(after, name)]


def _frame_changed(before: session.Current, after: session.Current, place: Place) -> list[str]:
    """Name the fragments of the frame that no longer say what is so."""
    topics = [section.name for section in after.questionnaire.sections]
    if before.applies == after.applies:
        topics = [after.questionnaire.topic_of[place.question.name]]
    states = [[topic_progress(held, topic).state for topic in topics] for held in (before, after)]
    journey = [JOURNEY] if states[0] != states[1] or before.kept != after.kept else []
    return journey + ([TROUBLES] if before.trouble != after.trouble else [])


def topic_progress(held: session.Current, topic: str) -> Progress:
    """Count the questions of one topic."""
    names = [question.name for question in held.questionnaire.section[topic].questions if question.name in held.asked]
    return progress(held.questionnaire, held.response, names, held.applies)


def _boxes(place: Place) -> tuple[str, ...]:
    question = place.question
    names = tuple(choice.name for choice in question.choices) if isinstance(question, SelectMultiple) else ()
    return (*names, *RESERVED) if isinstance(question, SelectMultiple | Numeric) else ()


def _untick(place: Place, names: list[str]) -> None:
    for name in names:
        if place.recall(name):
            session.remember(place.key(name), value=False)
