"""Examples to look at: worked cases of fictional businesses, opened as assessments of one's own."""

from __future__ import annotations

import secrets

import streamlit as st

from questionnaires import cases
from questionnaires.loader import load
from ui import parts, session


def draw(held: session.Current) -> None:
    """Offer each example. Looking at one makes an assessment that can be changed, and deleted like any other."""
    _ = held.words.say
    if not held.questionnaire.examples:
        return
    parts.subheading(
        _("Look at an example"),
        _("Two fictional businesses with all their answers. No real company is described."),
    )
    columns = st.columns(len(held.questionnaire.examples), border=True)
    for column, example in zip(columns, held.questionnaire.examples, strict=True):
        with column:
            st.html(f"<h3>{parts.safe(example.title)}</h3><p>{parts.safe(example.story)}</p>")
            if st.button(_("See its results"), key=f"example_{example.name}"):
                take(example.name)
                parts.go("results")


def take(name: str) -> None:
    """Open a worked case under an id of its own, its name marked as fictional in the language of the screen."""
    held = session.current()
    response = cases.load(name).response(load(), secrets.token_urlsafe(12))
    real = response.organisation.name.partition(": ")[2]
    organisation = response.organisation.model_copy(
        update={"name": held.words.say("Fictional example: %(name)s", name=real)}
    )
    session.replace(response.model_copy(update={"language": held.language, "organisation": organisation}))
