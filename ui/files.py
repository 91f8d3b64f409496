"""The report: as PDF for our own files or to share, in a language of choice, and the answers as a file to keep."""

from __future__ import annotations

from functools import partial

import streamlit as st

from i18n import languages, translated, words
from interchange import portable
from questionnaires.loader import load
from questionnaires.responses import Response
from scoring.assess import assess
from ui import assessed, exports, parts, printing, session
from ui.entries import today


def page() -> None:
    held = session.current()
    _ = held.words.say
    printing.press.start()
    parts.heading(_("The report"), _("For a meeting, for your files, or to show to somebody else."))
    if assessed.subject(held) is None:
        _data(held)
    else:
        _reports(held)
    parts.steps(("plan", _("The plan")), None)


def _reports(held: session.Current) -> None:
    _, texts = held.words.say, held.questionnaire.report.texts
    language = _language(held)
    logo = exports.logo(held)
    ours, share = st.columns(2, border=True)
    with ours:
        st.html(_kind(texts["files_notice"]))
        _pdf(held, language, logo, shared=False)
        _workbook(held, language, shared=False)
    with share:
        st.html(_kind(texts["share_notice"]))
        _pdf(held, language, logo, shared=True)
        _workbook(held, language, shared=True)
    exports.draw(held, language)
    _data(held)


def _kind(notice: str) -> str:
    """Give what the cover says of this kind of report, its first sentence as heading."""
    title, _stop, text = notice.partition(". ")
    return f"<h2 class='card-title'>{parts.safe(title)}</h2><p>{parts.safe(text)}</p>"


def _language(held: session.Current) -> str:
    _, known = held.words.say, {language.code: language.name for language in languages()}
    codes = list(known)
    return st.radio(
        _("Language of the report"),
        codes,
        index=codes.index(held.language),
        format_func=known.__getitem__,
        key=f"report_language@{held.language}",
        horizontal=True,
    )


def _pdf(held: session.Current, language: str, logo: bytes, *, shared: bool) -> None:
    _, day = held.words.say, today()
    name = portable.file_name(held.response, day, "pdf")
    ending = _("to share") if shared else _("for our files")
    st.download_button(
        _("PDF to share") if shared else _("PDF for our files"),
        data=partial(made, held.response, language, logo, shared=shared),
        file_name=f"{name.removesuffix('.pdf')}, {ending}.pdf",
        mime="application/pdf",
        on_click="ignore",
        key="pdf_share" if shared else "pdf_files",
        type="secondary" if shared else "primary",
        width="stretch",
    )


def made(response: Response, language: str, logo: bytes = b"", *, shared: bool) -> bytes:
    """Make the PDF in another process; called when the button is clicked. Raises NotPrinted."""
    return printing.report(response, language, today(), None if shared else portable.write(response), logo)


def _workbook(held: session.Current, language: str, *, shared: bool) -> None:
    _, day = held.words.say, today()
    name = portable.file_name(held.response, day, "xlsx")
    ending = _("to share") if shared else _("for our files")
    st.download_button(
        _("Workbook to share (.xlsx)") if shared else _("Workbook (.xlsx)"),
        data=partial(workbook_of, held.response, language, shared=shared),
        file_name=f"{name.removesuffix('.xlsx')}, {ending}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        key="xlsx_share" if shared else "xlsx_files",
        width="stretch",
    )


def workbook_of(response: Response, language: str, *, shared: bool) -> bytes:
    """Make the workbook; called when the button is clicked."""
    from interchange import workbook  # noqa: PLC0415  # loads xlsxwriter, which the page does not need

    assessment = assess(load(), response, today())
    return workbook.write(translated(load(), language), response, assessment, words(language), share=shared)


def _data(held: session.Current) -> None:
    _ = held.words.say
    parts.subheading(
        _("The answers as a file"),
        _("Opens again on the first page, here or on another computer. Everything is in it, so keep it safe."),
    )
    st.download_button(
        _("Answers (.json)"),
        data=partial(portable.write, held.response),
        file_name=portable.file_name(held.response, today(), "json"),
        mime="application/json",
        on_click="ignore",
        key="json",
    )
