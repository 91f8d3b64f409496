"""My assessments: what was made here, how far each has come, and how to delete or take them along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from interchange import backup
from questionnaires.relevance import relevance, to_ask
from questionnaires.responses import Response
from storage import NotFound, NotSaved
from storage.records import Summary
from ui import parts, session
from ui.entries import today
from ui.progress import progress

SHOWN = 8  # assessments listed before "show all"


def draw(held: session.Current) -> None:
    """Draw the list, or nothing where there is none yet."""
    _ = held.words.say
    summaries = session.store().list(held.owner)
    if not summaries:
        return
    parts.subheading(_("My assessments"), "" if held.owner == "local" else _("Those made in this browser."))
    _undeleted(held)
    everything = bool(session.recall("show_all"))
    for summary in summaries if everything else summaries[:SHOWN]:
        with st.container(border=True, key=f"mine_{summary.id}"):
            _one(held, summary)
    if len(summaries) > SHOWN and not everything:
        label = held.words.count("Show the only one", "Show all %(number)s", len(summaries))
        st.button(label, key="show_everything", on_click=session.remember, args=("show_all", True))
    if len(summaries) > 1:
        parts.link("compare", _("Compare two of them"))
    st.download_button(
        _("Download all as one backup (.zip)"),
        data=partial(_packed, held.owner),
        file_name=f"{_('Backup')}, {today().isoformat()}.zip",
        mime="application/zip",
        on_click="ignore",
        key="backup",
    )


def _packed(owner: str) -> bytes:
    store = session.store()
    return backup.write(store.load(summary.id, owner) for summary in store.list(owner))


def share(held: session.Current, response: Response) -> str:
    """Give as HTML how much of what applies is answered."""
    names = to_ask(held.questionnaire, response)
    done = progress(held.questionnaire, response, names, relevance(held.questionnaire, response))
    label = held.words.say(
        "%(done)s of %(asked)s questions answered",
        done=held.words.number(done.answered),
        asked=held.words.number(done.asked),
    )
    return f"{parts.bar(done.share, label)}<p class='hint'>{parts.safe(label)}</p>"


def _one(held: session.Current, summary: Summary) -> None:
    w = held.words
    _, name = w.say, summary.name or w.say("Not named yet")
    try:
        response = session.store().load(summary.id, held.owner)
    except NotFound:  # deleted in another tab a moment ago
        return
    when = _("last changed %(when)s", when=summary.changed_at)
    finished = "" if summary.finished is None else _("finished on %(day)s", day=summary.finished)
    quick = _("quick look") if summary.path == "quick" else ""
    about = " · ".join(text for text in (quick, when, finished) if text)
    st.html(
        f"<p class='card-title'>{parts.safe(name)}</p><p class='hint'>{parts.safe(about)}</p>{share(held, response)}"
    )
    if session.recall("deleting") == summary.id:
        _confirm(held, summary, name)
        return
    with st.container(horizontal=True):
        if st.button(_("Continue"), key=f"open_{summary.id}"):
            session.open_assessment(summary.id)
            parts.go("profile" if any(one.missing for one in response.operations) else "review")
        st.button(
            _("Delete"),
            key=f"delete_{summary.id}",
            on_click=session.remember,
            args=("deleting", summary.id),
            type="tertiary",
        )


def _confirm(held: session.Current, summary: Summary, name: str) -> None:
    _ = held.words.say
    parts.note(
        _(
            "Delete “%(name)s” for good? Its answers, history and snapshots go with it and cannot be brought back.",
            name=name,
        ),
        "care",
    )
    with st.container(horizontal=True):
        yes = _("Yes, delete it")
        st.button(yes, key=f"sure_{summary.id}", on_click=_delete, args=(summary.id,), type="primary")
        st.button(_("Keep it"), key=f"keep_{summary.id}", on_click=session.forget, args=("deleting",))


def _delete(key: str) -> None:
    held = session.current()
    session.forget("deleting")
    session.forget("undeleted")
    try:
        session.store().delete(key, held.owner)
    except NotFound:
        pass
    except NotSaved as refusal:
        session.remember("undeleted", refusal.reason)
        return
    if held.id == key:
        session.leave()


def _undeleted(held: session.Current) -> None:
    reason = session.recall("undeleted")
    if reason:
        title = held.words.say("It could not be deleted completely.")
        parts.note(parts.why_not_saved(held.words, reason), "trouble", title)
