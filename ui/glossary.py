"""The words of the field, each explained to someone who has never met it."""

from __future__ import annotations

import streamlit as st

from ui import parts, session


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(_("Words"), _("What words of this questionnaire and of its reports mean here."))
    entries = sorted(held.questionnaire.glossary, key=lambda entry: entry.label.casefold())
    st.html(parts.terms(entries))
