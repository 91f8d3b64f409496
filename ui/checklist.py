"""A checklist on the screen: what answers all rows at once, then one row after the other, each saved at its click."""

from __future__ import annotations

import streamlit as st

from questionnaires.answers import by_row
from questionnaires.models import Choice, Row, SelectMultiple
from questionnaires.responses import Value
from ui import answering, parts, session
from ui.current import Current
from ui.place import Place


def draw(place: Place, held: Current, question: SelectMultiple, options: dict[str, str], shown: Value | None) -> None:
    """Draw a checklist. ``options`` are the labels of what may be answered, reserved values included."""
    rows = by_row(question, shown or ())
    names = {choice.name for choice in question.choices if choice.row}
    whole = {name: label for name, label in options.items() if name not in names}
    chosen = shown if isinstance(shown, tuple) else (shown,)
    all_at_once = next((name for name in whole if name in chosen), None)
    _whole(place, question, whole, all_at_once)
    if all_at_once is None:
        st.html(_so_far(held, rows))
    for row, choice in rows:
        _row(place, question, row, choice)


def _whole(place: Place, question: SelectMultiple, options: dict[str, str], chosen: str | None) -> None:
    """Draw what answers the question as a whole: "the employer pays all of these", "don't know"."""
    _set(place.key(), chosen)
    st.pills(
        parts.plain(question.label),
        list(options),
        format_func=options.__getitem__,
        key=place.key(),
        on_change=answering.choose_whole,
        args=(place,),
        label_visibility="collapsed",
        width="stretch",
    )


def _row(place: Place, question: SelectMultiple, row: Row, chosen: Choice | None) -> None:
    options = {choice.name: parts.plain(choice.label) for choice in question.choices if choice.row == row.name}
    _set(place.key(row.name), chosen.name if chosen else None)
    st.segmented_control(
        parts.plain(row.label),
        list(options),
        format_func=options.__getitem__,
        key=place.key(row.name),
        on_change=answering.choose_in_row,
        args=(place, row.name),
        required=True,  # as of any other question: a second click takes nothing back
        width="stretch",
    )


def _set(key: str, chosen: str | None) -> None:
    """Let a widget show what is stored: what answers all rows empties them, and the other way round."""
    if session.recall(key) != chosen:
        session.remember(key, chosen)


def _so_far(held: Current, rows: tuple[tuple[Row, Choice | None], ...]) -> str:
    done = sum(choice is not None for _, choice in rows)
    said = held.words.say("%(answered)s of %(asked)s answered", answered=done, asked=len(rows))
    return f"<p class='hint' role='status'>{parts.safe(said)}</p>"
