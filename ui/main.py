"""What Streamlit runs for each session: the language, the assessment in hand, the frame around every page.

Pages are loaded when first opened, so that the question pages start without charts and reports.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module

import streamlit as st

from ui import frame, session


def show(module: str, *arguments: str) -> None:
    """Run one page."""
    import_module(f"ui.{module}").page(*arguments)


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
        st.Page(partial(show, "standards"), title=_("By standard"), url_path="standards"),
        st.Page(partial(show, "why"), title=_("Why this number"), url_path="why", visibility="hidden"),
        st.Page(partial(show, "repayment"), title=_("What we owe workers"), url_path="repayment", visibility="hidden"),
        st.Page(partial(show, "whatif"), title=_("What if"), url_path="whatif", visibility="hidden"),
        st.Page(partial(show, "budget"), title=_("A budget of days"), url_path="budget", visibility="hidden"),
        st.Page(partial(show, "compare"), title=_("Compare"), url_path="compare", visibility="hidden"),
        st.Page(partial(show, "merge"), title=_("Work with colleagues"), url_path="merge", visibility="hidden"),
        st.Page(partial(show, "referral"), title=_("How to help safely"), url_path="help"),
        st.Page(partial(show, "glossary"), title=_("Words"), url_path="words"),
    ]


frame.prepare()
session.arrive()
chosen = st.navigation(pages(), position="sidebar", expanded=True)
frame.around(chosen.url_path)
chosen.run()
