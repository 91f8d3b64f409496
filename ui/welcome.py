"""The first page: what this is, how long it takes, what happens to the answers, and where to begin or go on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from questionnaires.models import Path
from ui import examples, parts, printing, session, shelf, uploads
from ui.progress import effort, progress


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(
        _("Is hiring fair where you work?"),
        _(
            "Answer questions about how workers are recruited, see where they may be at risk, "
            "and get a plan of what to do first."
        ),
    )
    _go_on(held)
    _begin(held)
    _about(held)
    shelf.draw(held)
    _open(held)
    examples.draw(held)
    _paper(held)


# --- beginning -----------------------------------------------------------------------------------------------------


def _go_on(held: session.Current) -> None:
    if not held.kept:
        return
    _ = held.words.say
    title = _("Go on with %(name)s", name=held.response.organisation.name or _("your assessment"))
    with st.container(border=True, key="go_on"):
        st.html(f"<p class='card-title'>{parts.safe(title)}</p>{shelf.share(held, held.response)}")
        parts.link(_next(held), _("Go on where you stopped"))


def _next(held: session.Current) -> str:
    """Name the page with the next thing to do."""
    if any(operation.missing for operation in held.response.operations):
        return "profile"
    for section in held.questionnaire.sections:
        names = [question.name for question in section.questions if question.name in held.asked]
        if progress(held.questionnaire, held.response, names, held.applies).state != "done":
            return section.name
    return "results"


def _begin(held: session.Current) -> None:
    _ = held.words.say
    parts.subheading(_("Begin"))
    paths: tuple[tuple[Path, str, str, str], ...] = (
        (
            "standard",
            _("The whole questionnaire"),
            _("For a result and a plan you can work with. You can stop at any time and go on later."),
            _("Begin the whole questionnaire"),
        ),
        (
            "quick",
            _("A quick look"),
            _(
                "The most serious matters only. The result stays provisional. You can go on to the whole "
                "questionnaire afterwards."
            ),
            _("Begin the quick look"),
        ),
    )
    columns = st.columns(2, border=True)
    for column, (path, title, text, label) in zip(columns, paths, strict=True):
        with column:
            st.html(f"<h3>{parts.safe(title)}</h3><p class='effort'>{parts.safe(effort(held, path))}</p>{_p(text)}")
            if st.button(label, key=f"begin_{path}", type="primary" if path == "standard" else "secondary"):
                session.begin(path)
                parts.go("profile")


def _p(text: str) -> str:
    return f"<p>{parts.safe(text)}</p>"


# --- what this is --------------------------------------------------------------------------------------------------


def _about(held: session.Current) -> None:
    _ = held.words.say
    cards = (
        (
            _("What this is"),
            _(
                "A self-assessment. Your own answers show where workers may be charged for their job, held by their "
                "papers or left without a way to complain, and what would change that."
            ),
        ),
        (
            _("What this is not"),
            _(
                "Not an audit, and no certificate. A sign of a problem is no proof of it, and a good result does not "
                "show that all is well. Only workers can tell you that."
            ),
        ),
        (_("What happens to your answers"), privacy(held)),
    )
    st.html(
        "<div class='cards'>"
        + "".join(f"<section class='card'><h3>{parts.safe(t)}</h3>{_p(x)}</section>" for t, x in cards)
        + "</div>"
    )


def privacy(held: session.Current) -> str:
    """Say where the answers are: on this computer, or on the one that serves a wider network."""
    _ = held.words.say
    if held.owner == "local":
        return _(
            "They stay on this computer, in a file of yours. Nothing is sent anywhere, nobody counts visits, and when "
            "you delete an assessment it is gone."
        )
    return _(
        "They are kept on the computer that runs this page, and whoever looks after it could read them. From there "
        "nothing is sent anywhere. Only this browser sees what it made; on a shared computer, delete it when you are "
        "done."
    )


# --- opening and printing ------------------------------------------------------------------------------------------


def _open(held: session.Current) -> None:
    parts.subheading(held.words.say("Open a saved file"))
    uploads.panel()


def _paper(held: session.Current) -> None:
    _ = held.words.say
    parts.subheading(
        _("Read it first"), _("The blank questionnaire on paper, to prepare with colleagues or to answer by hand.")
    )
    titles: tuple[tuple[Path, str, str], ...] = (
        ("standard", _("The whole questionnaire (PDF)"), _("Questionnaire")),
        ("quick", _("The quick look (PDF)"), _("Quick questionnaire")),
    )
    with st.container(horizontal=True):
        for path, label, name in titles:
            st.download_button(
                label,
                data=partial(printing.form, held.language, path),
                file_name=f"{name} ({held.language}).pdf",
                mime="application/pdf",
                on_click="ignore",
                key=f"form_{path}",
            )
