"""A file taken in to be looked at: nothing of it is kept here until somebody chooses so."""

from __future__ import annotations

import streamlit as st

from interchange.problems import FileRefused, Problem, words_of
from interchange.sniff import open_upload
from questionnaires.responses import Response
from ui import parts, session, uploads


def panel(key: str) -> Response | None:
    """Draw a place for a file, and give the assessment that was taken in last."""
    w = session.current().words
    dropped = uploads.given(
        key, w.say("Or drop it here: a saved assessment (.json) or a report for your files (.pdf).")
    )
    if dropped:
        take(key, *dropped)
        st.rerun()
    name, found = session.recall(f"{key}_taken", ("", None))
    if isinstance(found, Response):
        st.html(f"<p class='hint'>{parts.safe(w.say('File taken in: %(name)s', name=name[:80]))}</p>")
        return found
    if found:
        title = w.say("“%(name)s” could not be opened. Nothing here was changed.", name=name[:80])
        parts.note(w.say("What is in the way:"), "care", title)
        st.html(parts.listing(words_of(problem, w) for problem in found))
    return None


def take(key: str, name: str, data: bytes | None) -> None:
    """Remember what a file holds, or what is in the way."""
    session.remember(f"{key}_taken", (name, _read(name, data)))


def _read(name: str, data: bytes | None) -> Response | tuple[Problem, ...]:
    if data is None:
        limit = uploads.LIMIT // 1_000_000
        return (Problem((), "This file is larger than %(limit)s MB. Open another.", {"limit": limit}),)
    try:
        opened = open_upload(name, data, session.current().questionnaire)
    except FileRefused as refusal:
        return refusal.problems
    if len(opened.responses) > 1:
        return (SEVERAL,)
    return opened.response


SEVERAL = Problem((), "This file holds several assessments: choose a file with one of them.")
