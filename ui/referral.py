"""What to do when someone may be in danger: one calm page that can be printed, the same as in every report."""

from __future__ import annotations

from datetime import date

import streamlit as st

from questionnaires.models import Hotline, Referral
from reports.closing import countries_concerned
from ui import contacts, parts, session


def page() -> None:
    held = session.current()
    _, said = held.words.say, held.questionnaire.referral
    parts.heading(said.title, said.introduction)
    _print_button(_("Print this page"))
    st.html(parts.listing(said.principles))
    _steps(held, said)
    with st.container(border=True, key="never"):
        st.html(f"<h2 class='card-title'>{parts.safe(_('Never'))}</h2>{parts.listing(said.never)}")
    _hotlines(held, said)
    contacts.draw(held)
    parts.subheading(_("Prepare before it happens"))
    st.html(parts.listing(said.prepare))


def _print_button(label: str) -> None:
    script = "document.getElementById('fair-print').onclick=()=>window.print()"
    button = f"<button id='fair-print' type='button' class='quiet-button'>{parts.safe(label)}</button>"
    st.html(
        f"{button}<script>{script}</script>",
        unsafe_allow_javascript=True,
    )


def _steps(held: session.Current, said: Referral) -> None:
    parts.subheading(held.words.say("Step by step"))
    rows = "".join(
        f"<li><h3>{parts.safe(step.title)}</h3>"
        f"<p class='do'>{parts.safe(step.do)}</p>"
        f"<p class='dont'>{parts.safe(step.do_not)}</p></li>"
        for step in said.steps
    )
    st.html(f"<ol class='path'>{rows}</ol>")


def _hotlines(held: session.Current, said: Referral) -> None:
    w = held.words
    _, concerned = w.say, countries_concerned(held.response)
    parts.subheading(_("Who can help"), said.hotlines_note)
    lines = [line for iso3 in concerned for line in held.questionnaire.tables.hotlines if line.iso3 == iso3]
    if lines:
        st.html("<dl class='lines'>" + "".join(_line(held, line) for line in lines) + "</dl>")
    known = {line.iso3 for line in lines if line.contact}
    without = [w.country(iso3) for iso3 in concerned if iso3 not in known]
    if without:
        parts.note(_("No confirmed number: %(countries)s.", countries=w.joined(without)))
    if not concerned:
        parts.note(
            _("Say on the page about your organisation in which countries people work: numbers then stand here.")
        )


def _line(held: session.Current, line: Hotline) -> str:
    w = held.words
    if not line.contact:
        ask = w.say("ask for the current number")
        return (
            f"<div><dt>{parts.safe(w.country(line.iso3))} · {parts.safe(line.organisation)}</dt>"
            f"<dd>{parts.safe(ask)}</dd></div>"
        )
    read = w.say("read on %(day)s; test it before you rely on it", day=date.fromisoformat(line.read_on))
    return (
        f"<div><dt>{parts.safe(w.country(line.iso3))} · {parts.safe(line.organisation)}</dt>"
        f"<dd><strong>{parts.safe(line.contact)}</strong><br><span class='hint'>{parts.safe(read)}</span></dd></div>"
    )
