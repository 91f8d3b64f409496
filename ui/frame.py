"""What surrounds every page: name, language switch, and what the browser must know."""

from __future__ import annotations

import json

import streamlit as st

from i18n import Words, languages
from ui import address, parts, session
from ui.current import Current
from ui.progress import State, topic_progress

YEAR = 365 * 24 * 3600


def prepare() -> None:
    """Set what Streamlit wants to know first."""
    st.set_page_config(layout="centered", initial_sidebar_state="auto")


def around(here: str) -> None:
    """Draw the frame around the page of this address."""
    held = session.current()
    with st.container(horizontal=True, key="topbar", vertical_alignment="center"):
        st.html(
            f"<div class='name'><p class='brand'>{parts.safe(brand(held.words))}</p>{_tone(held.words)}</div>"
            f"{_for_the_browser(held, here)}",
            unsafe_allow_javascript=True,
        )
        _language_switch(held)
    parts.troubles()


def brand(w: Words) -> str:
    """Give the program's name, as people see it."""
    _ = w.say
    return _("Fair Recruitment Check")


def _tone(w: Words) -> str:
    """Give the HTML of the button between light and dark; the entry page's script listens to it."""
    _ = w.say
    return f"<button class='tone' type='button' aria-label='{parts.safe(_('Light or dark'))}'></button>"


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
    return f"<script>{';'.join(orders)};{standing(held)}</script>"


def standing(held: Current) -> str:
    """Give the script that tells the browser how far each step has come, and the address that finds this again."""
    query = {key: value for key, value in session.query().items() if address.CODE.fullmatch(value)}
    return f"window.fairStanding?.({json.dumps(query)},{json.dumps(_states(held))})"


def _states(held: Current) -> dict[str, State]:
    """Tell of the profile and each topic whether it is open, partly done or done."""
    topics = {section.name: topic_progress(held, section.name).state for section in held.questionnaire.sections}
    return {"profile": _profile_state(held), **topics}


def _profile_state(held: Current) -> State:
    missing = any(operation.missing for operation in held.response.operations)
    if not missing and held.response.organisation.name:
        return "done"
    return "partly" if held.kept else "open"


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
