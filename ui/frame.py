"""What surrounds every page: name, language switch, the journey's steps, and what the browser must know."""

from __future__ import annotations

import json

import streamlit as st

from i18n import Words, languages
from ui import address, parts, session
from ui.answering import JOURNEY, topic_progress
from ui.current import Current

YEAR = 365 * 24 * 3600
MARKS = {"open": "○", "partly": "◐", "done": "✓"}


def prepare() -> None:
    """Set what Streamlit wants to know first."""
    st.set_page_config(layout="centered", initial_sidebar_state="auto")


def around(here: str) -> None:
    """Draw the frame around the page of this address."""
    held = session.current()
    with st.container(horizontal=True, key="topbar", vertical_alignment="center"):
        st.html(
            f"<p class='brand'>{parts.safe(brand(held.words))}</p>{_for_the_browser(held, here)}",
            unsafe_allow_javascript=True,
        )
        _language_switch(held)
    with st.sidebar:
        _journey()
    parts.troubles()


def brand(w: Words) -> str:
    """Give the program's name, as people see it."""
    _ = w.say
    return _("Fair Recruitment Check")


def _for_the_browser(held: Current, here: str) -> str:
    """Set the page's language, its direction and the cookies that find this assessment again; start pages at the top.

    Everything in the script is one of our own codes or an id of our own making, never a text of somebody's.
    """
    direction = "rtl" if held.words.direction == "rtl" else "ltr"
    cookies = {address.LANGUAGE_COOKIE: held.language}
    if held.kept and address.CODE.fullmatch(held.id):
        cookies[address.ASSESSMENT_COOKIE] = held.id
    orders = [
        f"document.documentElement.lang={json.dumps(held.language)}",
        f"document.documentElement.dir={json.dumps(direction)}",
        f"window.fairPage?.({json.dumps(here)})",
        *(f"document.cookie={json.dumps(f'{k}={v};path=/;max-age={YEAR};SameSite=Lax')}" for k, v in cookies.items()),
    ]
    return f"<script>{';'.join(orders)}</script>"


def _language_switch(held: Current) -> None:
    known = languages()
    name = next(language.name for language in known if language.code == held.language)
    with st.popover(name, key="languages", type="tertiary"):
        for language in known:
            st.button(
                language.name,
                key=f"language_{language.code}",
                on_click=session.switch_language,
                args=(language.code,),
                type="primary" if language.code == held.language else "secondary",
                width="stretch",
            )


@st.fragment(key=JOURNEY)
def _journey() -> None:
    """Draw the steps with a sign for how far each has come; the review page says it in words."""
    held = session.current()
    _ = held.words.say
    parts.link("", _("Start"))
    parts.link("profile", _mark(_profile_state(held), _("Your organisation")))
    for section in held.questionnaire.sections:
        parts.link(section.name, _mark(topic_progress(held, section.name).state, section.label))
    for url_path, label in (
        ("review", _("Review")),
        ("results", _("Results")),
        ("plan", _("Plan")),
        ("report", _("Report")),
        ("referral", _("Someone may be in danger")),
    ):
        parts.link(url_path, label)


def _profile_state(held: Current) -> str:
    missing = any(operation.missing for operation in held.response.operations)
    if not missing and held.response.organisation.name:
        return "done"
    return "partly" if held.kept else "open"


def _mark(state: str, label: str) -> str:
    return f"{MARKS[state]} {parts.plain(label)}"
