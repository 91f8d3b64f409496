"""More ways to take the result away: a short report, a document to edit, a calendar, and a logo for the cover."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from i18n import translated, words
from interchange import portable
from questionnaires.loader import load
from questionnaires.responses import Response
from reports.exceptions import PaperRefused
from reports.logo import small
from scoring.assess import assess
from ui import parts, printing, session
from ui.entries import today

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def logo(held: session.Current) -> bytes:
    """Ask for the organisation's logo, and give it as a small PNG; nothing where there is none."""
    _ = held.words.say
    given = st.file_uploader(
        _("Your logo on the cover, if you like (PNG, JPG or WEBP, at most 4 MB)"),
        ["png", "jpg", "jpeg", "webp"],
        key="logo_file",
    )
    if given is None:
        return b""
    try:
        return small(given.getvalue())
    except PaperRefused as refused:
        parts.note(_(refused.rule), "care")
        return b""


def draw(held: session.Current, language: str) -> None:
    """Draw the other forms of the report."""
    _ = held.words.say
    parts.subheading(
        _("Other forms"),
        _("To share: they hold no notes, no contact and no owners. The calendar names who does what."),
    )
    template = st.file_uploader(
        _("Your own Word template, if you like (.docx, at most 5 MB)"), ["docx"], key="template_file"
    )
    if template is not None and (reason := refusal(template.getvalue())):
        parts.note(_(reason), "care")
        template = None
    with st.container(horizontal=True):
        _button(held, _("Short report, two pages (PDF)"), "pdf", _short, language, ending=_("short"))
        _button(
            held, _("Plan to edit (Word)"), "docx", partial(_word, template.getvalue() if template else None), language
        )
        _button(held, _("Dates for your calendar (.ics)"), "ics", _calendar, language)


def refusal(template: bytes) -> str:
    """Say why a template cannot be used; nothing where it can."""
    from reports import docx  # noqa: PLC0415  # loads python-docx, which the page does not need

    try:
        docx.check(template)
    except PaperRefused as refused:
        return refused.rule
    return ""


def _button(
    held: session.Current,
    label: str,
    kind: str,
    make: Callable[[Response, str], bytes],
    language: str,
    *,
    ending: str = "",
) -> None:
    name = portable.file_name(held.response, today(), kind)
    if ending:
        name = f"{name.removesuffix('.' + kind)}, {ending}.{kind}"
    st.download_button(
        label,
        data=partial(make, held.response, language),
        file_name=name,
        mime={"pdf": "application/pdf", "docx": WORD, "ics": "text/calendar"}[kind],
        on_click="ignore",
        key=f"export_{kind}",
    )


def _short(response: Response, language: str) -> bytes:
    return printing.short(response, language, today())


def _word(template: bytes | None, response: Response, language: str) -> bytes:
    return printing.document(response, language, today(), template)


def _calendar(response: Response, language: str) -> bytes:
    from interchange import calendar  # noqa: PLC0415  # loads icalendar, which the page does not need

    assessment = assess(load(), response, today())
    return calendar.write(translated(load(), language), response, assessment, words(language))
