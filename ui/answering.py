"""What a click on an input does: read the widget, save the answer, and redraw more than one question if need be."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from interchange.plain import kept
from questionnaires.exceptions import AnswerRefused
from questionnaires.models import DONT_KNOW, NOT_APPLICABLE, FreeText, Numeric, SelectMultiple, options_of
from questionnaires.responses import Answer, Value
from ui import session
from ui.current import Current
from ui.place import Place

RESERVED = (DONT_KNOW, NOT_APPLICABLE)
SHOWN = "shown"  # what the page remembers of the questions it holds


def choose(place: Place) -> None:
    """Save the chosen option of a radio group."""
    value = place.entered()
    if value is not None:
        _take(place, value)


def choose_many(place: Place) -> None:
    """Save the chosen options of a list; "don't know" and "does not apply" stand alone."""
    entered: list[str] = place.entered() or []
    stored = place.shown(_stored(place))
    alone = [name for name in entered if name in RESERVED and name != stored]
    chosen = alone[-1:] or [name for name in labelled(place) if name in entered and name not in RESERVED]
    if sorted(chosen) != sorted(entered):
        session.remember(place.key(), chosen)
    _take(place, alone[-1] if alone else tuple(chosen) or None)


def choose_whole(place: Place) -> None:
    """Save what answers a checklist as a whole; taken back, the rows that it replaced are there again."""
    name, stored = place.entered(), place.shown(_stored(place))
    if name is None:
        _take(place, place.noted("rows"))
        place.note("rows", None)
        return
    if isinstance(stored, tuple) and answered_rows(place, stored):
        place.note("rows", answered_rows(place, stored))
    _take(place, name if name in RESERVED else (name,))


def choose_in_row(place: Place, row: str) -> None:
    """Save what was chosen in one row of a checklist, beside the other rows as they are now."""
    entered = place.entered(row)
    session.latest()
    stored = place.shown(_stored(place))
    kept_rows = answered_rows(place, stored if isinstance(stored, tuple) else (), but=row)
    chosen = {*kept_rows, entered}
    place.note("rows", None)
    _take(place, tuple(name for name in labelled(place) if name in chosen) or None)


def answered_rows(place: Place, chosen: tuple[str, ...], but: str = "") -> tuple[str, ...]:
    """Give what was chosen in the rows of a checklist, leaving one row out."""
    question = place.question
    choices = question.choices if isinstance(question, SelectMultiple) else ()
    return tuple(one.name for one in choices if one.row and one.row != but and one.name in chosen)


def tick(place: Place, name: str) -> None:
    """Save "don't know" or "does not apply" beside a number, in its place."""
    ticked = bool(place.entered(name))
    if ticked:
        _untick(place, [other for other in RESERVED if other != name])
        _empty(place)
    _take(place, name if ticked else None)


def enter(place: Place) -> None:
    """Save a number or words; an emptied field takes the answer back."""
    value = place.entered()
    if isinstance(value, str):
        value = kept(value).strip()
    empty = value is None or value == ""
    if not empty and isinstance(place.question, Numeric):
        _untick(place, list(RESERVED))
    _take(place, None if empty else value)


def explain(place: Place) -> None:
    """Save "does not apply" with its reason."""
    reason = kept(str(place.entered("reason") or "")).strip()
    if reason:
        place.note("awaiting", None)
        _save(place, _altered(place, value=NOT_APPLICABLE, reason=reason, evidence="stated"))


def prove(place: Place) -> None:
    """Save how sure the answer is."""
    if _stored(place) is not None:
        _save(place, _altered(place, evidence=place.entered("evidence") or "stated"))


def annotate(place: Place) -> None:
    """Save the note."""
    if _stored(place) is not None:
        _save(place, _altered(place, note=kept(str(place.entered("note") or ""))))


def open_more(place: Place) -> None:
    place.note("opened", value=True)


def clear(place: Place) -> None:
    """Take the answer back, and its note and evidence with it."""
    _empty(place)
    for part in ("reason", "note", "evidence"):
        session.forget(place.key(part))
    for part in ("opened", "awaiting", "refused"):
        place.note(part, None)
    _untick(place, list(RESERVED))
    _save(place, None)


def tell_apart(place: Place, operations: tuple[str, ...]) -> None:
    """Go from one answer for all to one each, starting from what was said for all, or back."""
    apart = place.entered("scope") == "each"
    place.note("apart", apart)
    common = _stored(place)
    if apart and common is not None:
        for operation in operations:
            session.record(place.question.name, common, operation)


# --- saving ------------------------------------------------------------------------------------------------------


def _take(place: Place, value: Value | None) -> None:
    """Save a value, and keep evidence and note beside it as long as they still fit."""
    place.note("awaiting", None)
    if value is None:
        _save(place, None)
    elif value == NOT_APPLICABLE and not _reason(place):
        place.note("awaiting", value=True)  # not saved before it has its reason
    else:
        update = {"value": value, "evidence": "stated"} if value in RESERVED else {"value": value, "reason": ""}
        _save(place, _altered(place, **update))


def _stored(place: Place) -> Answer | None:
    return place.answer(session.current().response)


def _reason(place: Place) -> str:
    stored = _stored(place)
    return stored.reason if stored else ""


def _altered(place: Place, **update: Any) -> Answer:
    given = _stored(place)
    return Answer.model_validate({**(given.model_dump() if given else {}), **update})


def _save(place: Place, answer: Answer | None) -> None:
    """Save, and draw again what else on the page the click has changed."""
    before = session.current()
    try:
        after = session.record(place.question.name, answer, place.operation)
    except AnswerRefused as refused:
        place.note("refused", (refused.rule, refused.facts))
        return
    place.note("refused", None)
    if not alone():
        return
    if before.trouble != after.trouble or after.gone:
        st.rerun()
    others = _questions_changed(before, after)
    if others:
        st.rerun([fragment_key(place.question.name), *others])


def fragment_key(question: str) -> str:
    """Name the fragment that draws a question, for redrawing it from elsewhere."""
    return f"question_{question}"


def alone() -> bool:
    """Tell whether only one fragment is about to be drawn again, and not the whole page."""
    context = get_script_run_ctx()
    return context is not None and bool(context.fragment_ids_this_run)


def _questions_changed(before: Current, after: Current) -> list[str]:
    """Name the fragments on this page whose question now applies elsewhere than before, or no more, or only now."""

    def where(held: Current, question: str) -> list[str]:
        return [operation for operation, names in held.applies.items() if question in names]

    if before.applies == after.applies:
        return []
    shown = session.notes().get(SHOWN, ())
    return [fragment_key(name) for name in shown if where(before, name) != where(after, name)]


def labelled(place: Place) -> tuple[str, ...]:
    """Name the options of a question in their order."""
    question = place.question
    return () if isinstance(question, FreeText) else tuple(option.name for option in options_of(question))


def _untick(place: Place, names: list[str]) -> None:
    for name in names:
        if place.entered(name):
            session.remember(place.key(name), value=False)


def _empty(place: Place) -> None:
    """Empty a widget that stays on the page: forgotten alone, it would go on showing what is no longer stored."""
    if place.entered() is not None:
        session.remember(place.key(), None)
