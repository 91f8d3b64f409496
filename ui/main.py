"""What Streamlit runs for each session: the language, the assessment in hand, the frame around every page.

Pages are loaded when first opened, so that the question pages start without charts and reports.
"""

from __future__ import annotations

import logging
import traceback
from functools import partial
from importlib import import_module
from pathlib import Path

import streamlit as st

from ui import frame, parts, session

LOG = logging.getLogger(__name__)


def show(module: str, *arguments: str) -> None:
    """Run one page; whatever goes wrong in it, say so calmly and keep the way out open."""
    try:
        import_module(f"ui.{module}").page(*arguments)
    except Exception as error:  # noqa: BLE001 - the last place where a person can still be told
        LOG.error("page %s: %s at %s", module, type(error).__name__, _where(error))  # noqa: TRY400 - no words of people
        parts.apology()


def _where(error: Exception) -> str:
    """Name files and lines, and leave out the message: it may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)


def pages() -> list[st.Page]:
    """Give every page with its title in the language of the screen."""
    held = session.current()
    _ = held.words.say
    topics = [
        st.Page(partial(show, "questions", section.name), title=section.label, url_path=section.name)
        for section in held.questionnaire.sections
    ]
    return [
        st.Page(partial(show, "welcome"), title=_("Start"), url_path="welcome", default=True),
        st.Page(partial(show, "profile"), title=_("Your organisation"), url_path="profile"),
        *topics,
        st.Page(partial(show, "review"), title=_("Review"), url_path="review"),
        st.Page(partial(show, "results"), title=_("Results"), url_path="results"),
        st.Page(partial(show, "plan"), title=_("Plan"), url_path="plan"),
        st.Page(partial(show, "files"), title=_("Report"), url_path="report"),
        st.Page(partial(show, "referral"), title=_("Safe referral"), url_path="referral"),
    ]


frame.prepare()
session.arrive()
chosen = st.navigation(pages(), position="hidden")
frame.around()
chosen.run()
