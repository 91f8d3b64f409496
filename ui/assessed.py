"""The result in hand, as results, plan and referral show it: the report's own subject, so that both say the same."""

from __future__ import annotations

import streamlit as st

from questionnaires.loader import load
from questionnaires.responses import Response
from reports.subject import Subject
from scoring.assess import assess
from scoring.exceptions import ProfileIncomplete
from ui import parts, session
from ui.entries import today


def subject(held: session.Current) -> Subject | None:
    """Assess the response in hand as of today, or say what is missing and give None."""
    try:
        return subject_of(held, held.response)
    except ProfileIncomplete as incomplete:
        _say_missing(held, incomplete.missing)
        return None


def subject_of(held: session.Current, response: Response) -> Subject:
    """Assess a response as of today. Raises ProfileIncomplete."""
    return Subject(held.questionnaire, response, assess(load(), response, today()), held.words, share=False)


def _say_missing(held: session.Current, missing: tuple[tuple[str, str], ...]) -> None:
    w = held.words
    _ = w.say
    labels = {"sector": _("what people do there"), "country": _("the country"), "workers": _("how many work there")}
    places = {operation.id: operation.name for operation in held.response.operations}
    parts.note(_("A result needs a little more about where people work:"), "care")
    needed = [
        _("%(place)s: %(what)s", place=places[key], what=labels.get(field, field))
        if places.get(key)
        else labels.get(field, field)
        for key, field in missing
    ]
    st.html(parts.listing(needed))
    parts.link("profile", _("Complete your organisation"))
