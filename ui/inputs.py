"""One widget for each type of question. What happens at a click stands in ``answering.py``."""

from __future__ import annotations

from functools import cache

import streamlit as st

from i18n import translated, words
from questionnaires.loader import load
from questionnaires.models import (
    EVIDENCE,
    NOT_APPLICABLE,
    Decimal,
    Evidence,
    FreeText,
    Integer,
    ScoredQuestion,
    SelectMultiple,
)
from questionnaires.responses import NOTE_LENGTH, Answer, Value
from ui import answering, checklist, parts, session
from ui.answering import RESERVED
from ui.current import Current
from ui.labels import apart, labels, left_out
from ui.place import Place


def draw(place: Place, held: Current) -> Answer | None:
    """Draw the inputs of one answer, and give the answer that is stored."""
    question = place.question
    answer = place.answer(held.response)
    _no_longer(place, held, answer)
    if isinstance(question, FreeText):
        _words(place, answer)
        return answer
    shown = place.shown(answer)
    if isinstance(question, SelectMultiple):
        _many(place, held, question, shown)
    elif isinstance(question, Integer | Decimal):
        _number(place, held, question, shown)
    else:
        _one(place, held, question, shown)
    _refusal(place, held)
    if shown == NOT_APPLICABLE:
        _reason(place, held, answer)
    elif answer is not None and answer.value not in RESERVED:
        _evidence(place, held, answer)
    if answer is not None:
        _afterwards(place, held, answer)
    return answer


def _no_longer(place: Place, held: Current, answer: Answer | None) -> None:
    """Say it where an earlier edition's answer is no longer offered, or is read as another."""
    stored = place.stored(held.response)
    if stored is None or stored == answer:
        return
    _ = held.words.say
    if answer is None:
        parts.note(_("The answer chosen here earlier is no longer offered. Please choose again."), "care")
    else:
        parts.note(_("The choices have changed since this was answered. Does the one marked here fit?"))


def _one(place: Place, held: Current, question: ScoredQuestion, shown: Value | None) -> None:
    options = labels(question, held.language, left_out(place, held, shown))
    names = list(options)
    st.radio(
        parts.plain(question.label),
        names,
        index=names.index(shown) if shown in options else None,
        format_func=options.__getitem__,
        key=place.key(),
        on_change=answering.choose,
        args=(place,),
        label_visibility="collapsed",
        width="stretch",
    )


def _many(place: Place, held: Current, question: SelectMultiple, shown: Value | None) -> None:
    """Draw a list to choose from as one element: a box for each would make the page much slower to open."""
    options = labels(question, held.language, left_out(place, held, shown))
    chosen = shown if isinstance(shown, tuple) else (shown,)
    if question.rows:
        checklist.draw(place, held, question, options, shown)
    else:
        _pills(place, question, options, chosen)
    alone = [choice.label for choice in question.choices if choice.exclusive and choice.name in chosen]
    if alone and len(chosen) > 1:
        _ = held.words.say
        parts.note(_("You ticked this together with others. Which of them is right?"), "care", alone[0])


def _pills(place: Place, question: SelectMultiple, options: dict[str, str], chosen: tuple[Value | None, ...]) -> None:
    st.pills(
        parts.plain(question.label),
        list(options),
        selection_mode="multi",
        default=[name for name in options if name in chosen],
        format_func=options.__getitem__,
        key=place.key(),
        on_change=answering.choose_many,
        args=(place,),
        label_visibility="collapsed",
        width="stretch",
    )


def _number(place: Place, held: Current, question: Integer | Decimal, shown: Value | None) -> None:
    whole = isinstance(question, Integer)
    if isinstance(shown, int | float) and place.entered() is None:
        # Not as the widget's own value: emptied, it would come back to it.
        session.remember(place.key(), int(shown) if whole else float(shown))
    st.number_input(
        f"{parts.plain(question.label)} ({parts.plain(question.unit)})",
        value=None,
        step=1 if whole else 0.1,
        format="%d" if whole else "%g",
        key=place.key(),
        on_change=answering.enter,
        args=(place,),
        label_visibility="collapsed",
        placeholder=question.unit,
        width=220,
    )
    for name, label in labels(question, held.language).items():
        st.checkbox(label, value=shown == name, key=place.key(name), on_change=answering.tick, args=(place, name))


def _words(place: Place, answer: Answer | None) -> None:
    st.text_area(
        parts.plain(place.question.label),
        value=str(answer.value) if answer else "",
        max_chars=NOTE_LENGTH,
        key=place.key(),
        on_change=answering.enter,
        args=(place,),
        label_visibility="collapsed",
    )


def _reason(place: Place, held: Current, answer: Answer | None) -> None:
    """Ask why a question does not apply: without a reason it is not saved."""
    _ = held.words.say
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


def _evidence(place: Place, held: Current, answer: Answer) -> None:
    """Offer how sure the answer is, as one tap that may be left out."""
    _ = held.words.say
    options = _levels(held.language)
    st.radio(
        _("How do you know?"),
        EVIDENCE,
        index=EVIDENCE.index(answer.evidence),
        format_func=options.__getitem__,
        key=place.key("evidence"),
        on_change=answering.prove,
        args=(place,),
        horizontal=True,
    )
    st.html(_level_explained(answer.evidence, held.language))


@cache
def _levels(language: str) -> dict[str, str]:
    rubric = translated(load(), language).rubric
    return apart({name: parts.plain(rubric.evidence_labels[name]) for name in EVIDENCE})


@cache
def _level_explained(level: Evidence, language: str) -> str:
    """Give the HTML of what the chosen level means, and of what it takes to be sure."""
    _ = words(language).say
    rubric = translated(load(), language).rubric
    hint = f"<p class='hint'>{parts.safe(rubric.evidence_hints[level])}</p>"
    means = f"<p>{parts.safe(rubric.evidence_hints['workers'])}</p>"
    fold = parts.fold(_('When is it "%(level)s"?', level=rubric.evidence_labels["workers"]), means)
    return (hint if level not in ("stated", "workers") else "") + fold


def _afterwards(place: Place, held: Current, answer: Answer) -> None:
    """Offer a note and the way to take the answer back, behind one tap: most people need neither."""
    _ = held.words.say
    if not (answer.note or place.noted("opened")):
        label = _("Add a note, or clear this answer")
        st.button(label, key=place.key("open"), on_click=answering.open_more, args=(place,), type="tertiary")
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
    label = _("Clear this answer")
    st.button(label, key=place.key("clear"), on_click=answering.clear, args=(place,), type="tertiary")


def _refusal(place: Place, held: Current) -> None:
    refused = place.noted("refused")
    if refused is not None:
        rule, facts = refused
        parts.note(held.words.say(rule, **{**facts, "question": place.question.label}), "care")
