"""The pieces that every page is made of: headings, links, notes, the steps at the foot.

Plain texts go into ``st.html`` pieces through ``safe``; texts of respondents go into Streamlit labels through
``plain``, because labels read Markdown. Everything here draws; nothing reads or writes answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from typing import Literal

import streamlit as st

from i18n import Words
from questionnaires.models import GlossaryEntry
from ui import session
from ui.palette import BANDS, SEVERITIES, Shade

MARKDOWN = re.compile(r"[\\`*_\[\]<~$]|:(?=[a-z+])|(?<=\b[a-z])\.(?=[a-z])|(?<=:)//|@")
Tone = Literal["calm", "good", "care", "trouble"]


def safe(text: object) -> str:
    """Give a text that may stand inside ``st.html``."""
    return escape(str(text))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Give a text that a Streamlit label shows as it is, whatever signs it holds."""
    return MARKDOWN.sub(lambda sign: f"\\{sign[0]}", text)


# --- going places --------------------------------------------------------------------------------------------------


@cache
def place(url_path: str) -> st.Page:
    """Give a page to point at by its address: "", "profile", a topic's name, "review", "results", "plan", "report"."""
    name = url_path or "welcome"
    return st.Page(lambda: None, title=name, url_path=name, default=not url_path)


def link(url_path: str, label: str, *, icon: str | None = None, wide: bool = False, **more: str) -> None:
    """Draw a link to a page that keeps the assessment and the language in the address."""
    width: Literal["stretch", "content"] = "stretch" if wide else "content"
    st.page_link(place(url_path), label=label, icon=icon, width=width, query_params=session.query(**more))


def question_link(topic: str, question: str, label: str) -> None:
    """Draw a link to one question: its topic's page opens and shows it."""
    link(topic, label, q=question)


def go(url_path: str, **more: str) -> None:
    """Leave for another page now. Call it in a page's body, not in a callback."""
    st.switch_page(place(url_path), query_params=session.query(**more))


# --- texts -----------------------------------------------------------------------------------------------------------


def heading(title: str, lead: str = "") -> None:
    """Draw a page's only first-level heading, with one or two sentences under it."""
    more = f"<p class='lead'>{safe(lead)}</p>" if lead else ""
    st.html(f"<header class='heading'><h1>{safe(title)}</h1>{more}</header>")


def subheading(title: str, lead: str = "") -> None:
    """Draw a second-level heading."""
    more = f"<p class='lead'>{safe(lead)}</p>" if lead else ""
    st.html(f"<div class='heading'><h2>{safe(title)}</h2>{more}</div>")


def note(text: str, tone: Tone = "calm", title: str = "") -> None:
    """Draw a framed remark. "trouble" is announced by screen readers at once."""
    role = "alert" if tone == "trouble" else "note"
    above = f"<strong>{safe(title)}</strong> " if title else ""
    st.html(f"<div class='remark {tone}' role='{role}'>{above}{safe(text)}</div>")


def fold(summary: str, body: str) -> str:
    """Give the HTML of a text that opens at a tap, without the server. ``body`` is HTML: pass it through ``safe``."""
    return f"<details class='fold'><summary>{safe(summary)}</summary><div>{body}</div></details>"


def listing(items: Iterable[str]) -> str:
    """Give the HTML of a list of plain texts."""
    return "<ul>" + "".join(f"<li>{safe(item)}</li>" for item in items) + "</ul>"


def terms(entries: Iterable[GlossaryEntry]) -> str:
    """Give the HTML of words with what they mean, or nothing."""
    rows = "".join(f"<dt>{safe(entry.label)}</dt><dd>{safe(entry.meaning)}</dd>" for entry in entries)
    return f"<dl class='terms'>{rows}</dl>" if rows else ""


def badge(text: str, shade: Shade) -> str:
    """Give the HTML of a word on a colour."""
    return f"<span class='badge' style='background:{shade.area};color:{shade.text}'>{safe(text)}</span>"


def band(name: str, label: str) -> str:
    """Give the HTML of a band's name on its colour."""
    return badge(label, BANDS[name])


def severity(name: str, label: str) -> str:
    """Give the HTML of a severity's name on its colour."""
    return badge(label, SEVERITIES[name])


def bar(share: float, label: str) -> str:
    """Give the HTML of a progress bar with an accessible name."""
    percent = round(100 * share)
    return (
        f"<div class='bar' role='progressbar' aria-label='{safe(label)}' aria-valuemin='0' aria-valuemax='100'"
        f" aria-valuenow='{percent}'><span style='inline-size:{percent}%'></span></div>"
    )


def steps(back: tuple[str, str] | None, onward: tuple[str, str] | None) -> None:
    """Draw the way back and the way on at the foot of a page, each as (address, label)."""
    side = {(True, True): "both", (True, False): "back", (False, True): "on"}.get((bool(back), bool(onward)), "none")
    with st.container(horizontal=True, key=f"steps_{side}"):
        for step in (back, onward):
            if step:
                link(*step)


# --- what went wrong -------------------------------------------------------------------------------------------------


def why_not_saved(w: Words, reason: str) -> str:
    """Say why something was not saved, and what to do."""
    _ = w.say
    known = {
        "read_only": _("The folder for your data cannot be written to. Ask whoever looks after this computer."),
        "disk_full": _("The disk is full. Make some room, then try again."),
        "locked": _("Another program is using the data file. Close it, then try again."),
    }
    return known.get(reason, _("The data file could not be written. Try again in a moment."))


def troubles() -> None:
    """Say it, where the last save failed or the address names nothing that is here. Each page gets it from main."""
    held = session.current()
    _ = held.words.say
    if held.trouble:
        title = _("Your last answer is not saved yet.")
        why = why_not_saved(held.words, held.trouble)
        text = _("%(why)s It is still here as long as this page stays open.", why=why)
        note(text, "trouble", title)
        st.button(_("Try to save again"), on_click=session.try_again, key="try_again")
    elif held.missing:
        note(
            _(
                "The assessment in this link is not here, or it belongs to another browser. "
                "Your own are on the first page."
            ),
            "care",
        )
