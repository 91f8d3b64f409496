"""One-line fields of the pages around the questions: saved when they are left, with a kind word where they cannot be.

Numbers are typed as people write them ("1,200", "65 %"): a field that says what it did not understand is kinder than
one that swallows signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

import streamlit as st

from i18n import marked
from interchange.plain import kept
from ui import parts, session

Save = Callable[[str], None]
THOUSANDS = re.compile(r"\d{1,3}(?:[.,'\u2019 \u00a0\u202f]\d{3})+|\d+")
PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*%?")
DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


class NotUnderstood(ValueError):
    """Raised if what was typed is not what the field asks for; the message is a text to translate."""


def whole_number(typed: str) -> int | None:
    """Read a number of people, from 1. Raises NotUnderstood."""
    text = typed.strip()
    if not text:
        return None
    if not THOUSANDS.fullmatch(text) or not 1 <= (number := int(re.sub(r"\D", "", text))) <= 10_000_000:
        raise NotUnderstood(marked("Please write a whole number of people, such as 800."))
    return number


def share(typed: str) -> float | None:
    """Read a percentage as a share of 0 to 1. Raises NotUnderstood."""
    text = typed.strip()
    if not text:
        return None
    found = PERCENT.fullmatch(text)
    percent = float(f"{int(found[1])}.{found[2] or 0}") if found else -1
    if not 0 <= percent <= 100:
        raise NotUnderstood(marked("Please write a number from 0 to 100, such as 65."))
    return round(percent / 100, 6)


def day(typed: str) -> date | None:
    """Read a date written year first. Raises NotUnderstood."""
    text = typed.strip()
    if not text:
        return None
    found = DAY.fullmatch(text)
    try:
        if found:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise NotUnderstood(marked("Please write the date as year-month-day, such as 2027-03-31."))


def today() -> date:
    """Give the day where this computer is."""
    return datetime.now().astimezone().date()


def key_of(name: str) -> str:
    """Give the key of a widget of this response: a new one when the response was changed elsewhere."""
    held = session.current()
    return f"{name}@{held.language}.{held.id}.{held.edition}"


def entry(
    name: str,
    label: str,
    value: str,
    save: Save,
    *,
    hint: str = "",
    example: str = "",
    limit: int = 200,
    narrow: bool = False,
) -> None:
    """Draw a field. ``save`` may raise NotUnderstood: then nothing is kept, and the field says why."""
    key = key_of(name)
    st.text_input(
        label,
        value=value,
        key=key,
        max_chars=limit,
        placeholder=example or None,
        on_change=_leave,
        args=(key, save),
        autocomplete="off",
        width=480 if narrow else "stretch",
    )
    refused = session.recall(f"{key}.refused")
    if refused:
        parts.note(session.current().words.say(refused), "care")
    elif hint:
        st.html(f"<p class='hint under'>{parts.safe(hint)}</p>")


def _leave(key: str, save: Save) -> None:
    session.forget(f"{key}.refused")
    try:
        save(kept(str(session.recall(key) or "")).strip())
    except NotUnderstood as refusal:
        session.remember(f"{key}.refused", str(refusal))


def pick(
    name: str, label: str, options: Sequence[tuple[str, str]], value: str | None, save: Save, *, hint: str = ""
) -> None:
    """Draw a list to choose one from; options are (name, label)."""
    key = key_of(name)
    labels = dict(options)
    names = list(labels)
    st.selectbox(
        label,
        names,
        index=names.index(value) if value in labels else None,
        format_func=labels.__getitem__,
        key=key,
        on_change=_chosen,
        args=(key, save),
        placeholder=session.current().words.say("Choose"),
    )
    if hint:
        st.html(f"<p class='hint under'>{parts.safe(hint)}</p>")


def _chosen(key: str, save: Save) -> None:
    save(session.recall(key) or "")
