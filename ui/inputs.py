"""One widget for each type of question, and what happens at its click: the answer is saved before anything is drawn.

A widget's key names the question, the operation, the language and the edition of the response (``Place.key``):
Streamlit knows a choice by its label alone, so after a switch of language, or a change made elsewhere, the widget must
be a new one that starts from the stored answer.
"""

from __future__ import annotations

from typing import cast

import streamlit as st

from questionnaires.models import (
    DONT_KNOW,
    EVIDENCE,
    NOT_APPLICABLE,
    FreeText,
    Integer,
    Numeric,
    SelectMultiple,
)
from questionnaires.responses import NOTE_LENGTH, Answer, Value
from ui import answering, parts, session
from ui.answering import RESERVED, Place

WORD_JOINER = "\u2060"  # invisible: makes two equal labels differ


# --- labels ------------------------------------------------------------------------------------------------------


def labels(place: Place) -> dict[str, str]:
    """Give the label of each option, no two of them equal, with "don't know" and "does not apply" where allowed."""
    _ = session.current().words.say
    question = place.question
    given: dict[str, str] = {}
    if not isinstance(question, FreeText | Numeric):
        given = {choice.name: parts.plain(choice.label) for choice in question.choices}
    given[DONT_KNOW] = _("Don't know")
    if not isinstance(question, FreeText) and question.not_applicable:
        given[NOT_APPLICABLE] = _("Does not apply to us")
    return apart(given)


def apart(given: dict[str, str]) -> dict[str, str]:
    """Make equal labels differ by a sign that nobody sees."""
    seen: dict[str, int] = {}
    different: dict[str, str] = {}
    for name, label in given.items():
        different[name] = label + WORD_JOINER * seen.get(label, 0)
        seen[label] = seen.get(label, 0) + 1
    return different


# --- drawing -----------------------------------------------------------------------------------------------------


def draw(place: Place) -> None:
    """Draw the inputs of one answer."""
    question = place.question
    if isinstance(question, FreeText):
        _words(place)
        return
    if isinstance(question, SelectMultiple):
        _many(place)
    elif isinstance(question, Numeric):
        _number(place)
    else:
        _one(place)
    _refusal(place)
    answer = place.answer
    if place.shown == NOT_APPLICABLE:
        _reason(place)
    elif answer is not None and answer.value not in RESERVED:
        _evidence(place, answer)
    if answer is not None:
        _afterwards(place, answer)


def _one(place: Place) -> None:
    options = labels(place)
    chosen = place.shown
    names = list(options)
    st.radio(
        parts.plain(place.question.label),
        names,
        index=names.index(chosen) if chosen in options else None,
        format_func=options.__getitem__,
        key=place.key(),
        on_change=answering.choose,
        args=(place,),
        label_visibility="collapsed",
        width="stretch",
    )


def _many(place: Place) -> None:
    value = place.shown
    chosen = value if isinstance(value, tuple) else (value,)
    for name, label in labels(place).items():
        key = place.key(name)
        st.checkbox(
            label, value=name in chosen, key=key, on_change=answering.tick, args=(place, name), width="stretch"
        )
    if _contradicts_itself(place, chosen):
        _ = session.current().words.say
        parts.note(_("You ticked this together with others. Which of them is right?"), "care", _exclusive_label(place))


def _number(place: Place) -> None:
    question = cast("Numeric", place.question)
    value = place.shown
    whole = isinstance(question, Integer)
    held = value if isinstance(value, int | float) else None
    st.number_input(
        f"{parts.plain(question.label)} ({parts.plain(question.unit)})",
        min_value=0 if whole else 0.0,
        value=None if held is None else (int(held) if whole else float(held)),
        step=1 if whole else 0.1,
        format="%d" if whole else "%g",
        key=place.key(),
        on_change=answering.enter,
        args=(place,),
        label_visibility="collapsed",
        placeholder=question.unit,
        width=220,
    )
    for name, label in labels(place).items():
        st.checkbox(label, value=value == name, key=place.key(name), on_change=answering.tick, args=(place, name))


def _words(place: Place) -> None:
    answer = place.answer
    st.text_area(
        parts.plain(place.question.label),
        value=str(answer.value) if answer else "",
        max_chars=NOTE_LENGTH,
        key=place.key(),
        on_change=answering.enter,
        args=(place,),
        label_visibility="collapsed",
    )


def _reason(place: Place) -> None:
    """Ask why a question does not apply: without a reason it is not saved."""
    _ = session.current().words.say
    answer = place.answer
    given = answer.reason if answer and answer.value == NOT_APPLICABLE else ""
    if not given:
        parts.note(_("Please write in a few words why this does not apply. It is saved as soon as you do."))
    st.text_input(
        _("Why does it not apply?"),
        value=given,
        key=place.key("reason"),
        max_chars=NOTE_LENGTH,
        on_change=answering.explain,
        args=(place,),
    )


def _evidence(place: Place, answer: Answer) -> None:
    """Offer how sure the answer is, as one tap that may be left out."""
    w = session.current().words
    _ = w.say
    rubric = session.current().questionnaire.rubric
    options = apart({name: parts.plain(rubric.evidence_labels[name]) for name in EVIDENCE})
    st.radio(
        _("How do you know?"),
        list(EVIDENCE),
        index=EVIDENCE.index(answer.evidence),
        format_func=options.__getitem__,
        key=place.key("evidence"),
        on_change=answering.prove,
        args=(place,),
        horizontal=True,
    )
    hint = f"<p class='hint'>{parts.safe(rubric.evidence_hints[answer.evidence])}</p>"
    means = f"<p>{parts.safe(rubric.evidence_hints['workers'])}</p>"
    fold = parts.fold(_('When is it "%(level)s"?', level=rubric.evidence_labels["workers"]), means)
    st.html((hint if answer.evidence not in ("stated", "workers") else "") + fold)


def _afterwards(place: Place, answer: Answer) -> None:
    """Offer a note and the way to take the answer back, behind one tap: most people need neither."""
    _ = session.current().words.say
    if not (answer.note or place.recall("opened")):
        st.button(
            _("Add a note, or clear this answer"),
            key=place.key("open"),
            on_click=answering.open_more,
            args=(place,),
            type="tertiary",
        )
        return
    st.text_area(
        _("Note"),
        value=answer.note,
        key=place.key("note"),
        max_chars=NOTE_LENGTH,
        placeholder=_("Do not write a worker's name here."),
        on_change=answering.annotate,
        args=(place,),
        height=96,
    )
    st.button(_("Clear this answer"), key=place.key("clear"), on_click=answering.clear, args=(place,), type="tertiary")


def _refusal(place: Place) -> None:
    refused = place.recall("refused")
    if refused is not None:
        rule, facts = refused
        parts.note(session.current().words.say(rule, **{**facts, "question": place.question.label}), "care")


def _contradicts_itself(place: Place, chosen: tuple[Value | None, ...]) -> bool:
    question = cast("SelectMultiple", place.question)
    return len(chosen) > 1 and any(choice.exclusive and choice.name in chosen for choice in question.choices)


def _exclusive_label(place: Place) -> str:
    question = cast("SelectMultiple", place.question)
    return next(choice.label for choice in question.choices if choice.exclusive)
