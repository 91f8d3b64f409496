"""Finishing: a dated snapshot that can always be scored again, and next year's assessment begun from this one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

import streamlit as st

from interchange import portable
from interchange.problems import FileRefused
from questionnaires.answers import understood
from questionnaires.loader import load
from questionnaires.models import FIND_OUT
from questionnaires.responses import Answer, AnswersByOperation, Edition, Response
from reports.front import bands, headline
from reports.subject import Subject
from scoring.assess import assess
from scoring.exceptions import ProfileIncomplete
from storage import NotFound, NotSaved
from storage.records import Snapshot
from ui import parts, session
from ui.entries import today


def draw(held: session.Current) -> None:
    """Draw "finish", the snapshots there are, and the way to next year's."""
    _ = held.words.say
    parts.subheading(
        _("Finish"),
        _("Keep the result of today with its date. You can go on answering; what was kept stays as it is."),
    )
    with st.container(horizontal=True):
        st.button(_("Keep today's result"), key="finish", on_click=_freeze, type="primary")
        if st.button(_("Start next year's from this"), key="next_year"):
            session.replace(next_year(held.response, datetime.now(UTC)))
            parts.go("profile")
    reason = session.recall("unfrozen")
    if reason:
        parts.note(parts.why_not_saved(held.words, reason), "trouble", _("Today's result was not kept."))
    kept = session.store().snapshots(held.id, held.owner) if held.kept else ()
    if kept:
        st.html(f"<h3>{parts.safe(_('Results kept'))}</h3>{parts.listing(_said(held, one) for one in kept)}")


def _freeze() -> None:
    held = session.latest()
    session.forget("unfrozen")
    try:
        session.store().add_snapshot(held.id, held.owner, today(), portable.write(held.response))
    except NotSaved as refusal:
        session.remember("unfrozen", refusal.reason)
    except NotFound:
        pass  # deleted in another tab, as the page will say


def _said(held: session.Current, snapshot: Snapshot) -> str:
    """Score a snapshot again, on its own day, and say date and figure."""
    _, day = held.words.say, snapshot.on
    try:
        response = portable.read(snapshot.document, load()).response
        s = Subject(held.questionnaire, response, assess(load(), response, day), held.words, share=False)
    except (FileRefused, ProfileIncomplete):
        return _("%(day)s: kept, but it cannot be scored with this edition of the questionnaire", day=day)
    figures = s.assessment.business
    return _("%(day)s: %(figure)s, %(band)s", day=day, figure=headline(s, figures), band=bands(s, figures))


def next_year(response: Response, now: datetime) -> Response:
    """Give a new assessment with this one's profile, answers and plan; its answers are older than it: to confirm."""
    questionnaire = load()
    return response.model_copy(
        update={
            "id": secrets.token_urlsafe(12),
            "created_at": now,
            "changed_at": now,
            "questionnaire": Edition(id=questionnaire.id, version=questionnaire.version, hash=questionnaire.hash),
            "answers": dict(_answers_today(response)),
            "follow_up": {
                key: said
                for key, said in response.follow_up.items()
                if key.partition("@")[0] in questionnaire.action or key.startswith(FIND_OUT)
            },
        }
    )


def _answers_today(response: Response) -> Iterator[tuple[str, Answer | AnswersByOperation]]:
    """Give the answers as this edition of the questionnaire reads them; what it no longer offers is left behind."""
    for name, given in response.answers.items():
        question = load().by_name.get(name)
        if question is None:
            yield name, given
        elif isinstance(given, AnswersByOperation):
            read = {place: understood(question, answer) for place, answer in given.by_operation.items()}
            yield name, AnswersByOperation(by_operation={place: one for place, one in read.items() if one})
        elif answer := understood(question, given):
            yield name, answer
