"""What one browser tab is working on: the only module that touches Streamlit's session state.

The database holds the truth. What is kept here is a copy of one response, checked against the database's revision, so
that a reload, a second tab, a locked phone or a killed server loses nothing. Which response it is stands in the
address (``?a=``) and in a cookie; the id alone gives no right, because every read names the owner.

Doors for pages: ``current`` to read, ``latest`` before a part of it is altered; ``record``, ``record_profile``,
``record_follow_up``, ``replace`` to write; ``begin``, ``open_assessment``, ``leave`` and ``switch_language`` to move;
``store`` for lists, history and snapshots.
Doors for ``ui/main.py`` alone: ``arrive``.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace as altered
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from i18n import best_language, languages
from questionnaires.answers import check_answer
from questionnaires.loader import load
from questionnaires.models import Path
from questionnaires.responses import Answer, FollowUp, Response, new_response
from server.identity import owner_of
from storage import NotFound, NotSaved, Store
from storage import store as opened_store
from ui import address
from ui.current import Current

__all__ = [
    "Current",
    "arrive",
    "begin",
    "current",
    "forget",
    "latest",
    "leave",
    "notes",
    "open_assessment",
    "query",
    "recall",
    "record",
    "record_follow_up",
    "record_profile",
    "remember",
    "replace",
    "store",
    "switch_language",
    "try_again",
    "wanted_question",
]

CURRENT, NOTES, WANTED = "current", "notes", "wanted_question"


def store() -> Store:
    """Give the open database, for lists, history and snapshots; answers go through the doors of this module."""
    return opened_store()


def current() -> Current:
    """Give the response in hand. There always is one: a new, unnamed and unsaved one if nothing was opened."""
    held = st.session_state.get(CURRENT)
    if isinstance(held, Current):
        return held
    return _hold(_fresh(_owner(), address.language()))


# --- arriving ----------------------------------------------------------------------------------------------------


def arrive() -> Current:
    """Take up what the address, the cookies and the database say. Called once at the start of each full run."""
    held = st.session_state.get(CURRENT)
    if not isinstance(held, Current):
        return _first_visit()
    if held.gone:
        held = altered(held, gone=False)
    wanted = address.asked(address.ASSESSMENT)
    if wanted and wanted != held.id:
        return _opened(held, wanted)
    return _hold(_latest(held))


def _first_visit() -> Current:
    fresh = _fresh(_owner(), address.language())
    wanted = address.asked(address.ASSESSMENT)
    if wanted:
        return _opened(fresh, wanted)
    remembered = address.remembered_assessment()
    found = _opened(fresh, remembered) if remembered else fresh
    return _hold(altered(found, missing=False))


def _opened(held: Current, wanted: str) -> Current:
    """Open an assessment, or go on with what is in hand if it is not this owner's."""
    try:
        response = store().load(wanted, held.owner)
    except NotFound:
        return _hold(altered(held, missing=True))
    revision = store().revision(wanted, held.owner)
    language = held.language if address.language_was_chosen() else response.language
    return _hold(
        Current(held.owner, _known(language), response, kept=True, revision=revision, edition=held.edition + 1)
    )


def _latest(held: Current) -> Current:
    """Give what the database holds now, if another tab or another run changed it."""
    if not held.kept or held.trouble:
        return held
    try:
        revision = store().revision(held.id, held.owner)
        if revision == held.revision:
            return held
        response = store().load(held.id, held.owner)
        return altered(held, response=response, revision=revision, edition=held.edition + 1)
    except NotFound:
        return _deleted(held)


def latest() -> Current:
    """Take up what another tab saved. A callback that alters a part of what it read begins here, not to undo it."""
    return _hold(_latest(current()))


def _deleted(held: Current) -> Current:
    return altered(_anew(held), missing=True, gone=True)


def _owner() -> str:
    """Name whose assessments these are: "local" on one's own computer, this browser on a wider network."""
    return owner_of(st.context.cookies)


def _known(language: str) -> str:
    return language if language in {known.code for known in languages()} else best_language(language)


def _fresh(owner: str, language: str, path: Path = "standard") -> Current:
    questionnaire = load()
    about = {"id": questionnaire.id, "version": questionnaire.version, "hash": questionnaire.hash}
    response = new_response(secrets.token_urlsafe(12), about, datetime.now(UTC), language, path)
    return Current(owner, language, response, kept=False)


def _anew(held: Current, path: Path = "standard") -> Current:
    return altered(_fresh(held.owner, held.language, path), edition=held.edition + 1)


def _hold(value: Current) -> Current:
    st.session_state[CURRENT] = value
    return value


# --- moving ------------------------------------------------------------------------------------------------------


def begin(path: Path = "standard") -> str:
    """Begin a new assessment, keep it at once and give its id. Then go to the profile: ``parts.go("profile")``."""
    held = current()
    fresh = _anew(held, path)
    _hold(_saved(fresh))
    address.name(fresh.id)
    return fresh.id


def open_assessment(key: str) -> bool:
    """Open one of this owner's assessments; tell whether it is there."""
    opened = _opened(current(), key)
    address.name(opened.id)
    return opened.id == key


def leave() -> None:
    """Let go of the assessment in hand, for instance after deleting it."""
    _hold(_anew(current()))
    address.name("")


def switch_language(code: str) -> None:
    """Show everything in another language, and keep it with the assessment. Use it as a button's callback."""
    held = altered(current(), language=_known(code))
    address.say(held.language)
    if held.kept and held.response.language != held.language:
        held = _saved(altered(held, response=held.response.model_copy(update={"language": held.language})))
    _hold(held)


def query(**more: str) -> dict[str, str]:
    """Give what every link between pages carries in its address."""
    held = current()
    return address.of(held.id if held.kept else "", held.language) | more


def wanted_question() -> str:
    """Name the question that the address asks to show first, once; "" for none."""
    asked = (address.asked(address.QUESTION), address.asked(address.ASSESSMENT))
    if not asked[0] or notes().get(WANTED) == asked:
        return ""
    notes()[WANTED] = asked
    return asked[0] if asked[0] in load().by_name else ""


# --- writing -----------------------------------------------------------------------------------------------------


def record(question: str, answer: Answer | None, operation: str | None = None) -> Current:
    """Keep one answer, at once; None takes it back. Raises AnswerRefused if the question does not offer it.

    A save that fails keeps the answer here, sets ``trouble`` and is made up for by the next save that succeeds.
    """
    if answer is not None:
        check_answer(load().by_name[question], answer)
        answer = answer.model_copy(update={"answered_at": datetime.now(UTC)})
    held = latest()
    ahead = altered(held, response=held.response.with_answer(question, answer, operation))

    def save() -> None:
        store().save_answer(held.id, held.owner, question, answer, operation)

    return _hold(_saved(ahead, save))


def record_profile(response: Response) -> Current:
    """Keep what this response says of the organisation, its operations, contacts and debts to workers: no answers."""
    held = latest()
    update = {
        "organisation": response.organisation,
        "prepared_by": response.prepared_by,
        "scope_note": response.scope_note,
        "local_contacts": response.local_contacts,
        "repayment": response.repayment,
        "operations": response.operations,
        "path": response.path,
        "language": response.language,
    }
    ahead = altered(held, response=held.response.model_copy(update=update))
    return _hold(_saved(ahead, lambda: store().save_profile(held.id, held.owner, ahead.response)))


def record_follow_up(key: str, follow_up: FollowUp) -> Current:
    """Keep what the organisation says about one action ("action" or "action@operation")."""
    held = latest()
    ahead = altered(held, response=held.response.with_follow_up(key, follow_up))
    return _hold(_saved(ahead, lambda: store().save_follow_up(held.id, held.owner, key, follow_up)))


def replace(response: Response) -> Current:
    """Put a whole response in the place of the one of the same id (or keep it as a new one), and open it."""
    held = current()
    there = any(summary.id == response.id for summary in store().list(held.owner))
    opened = _saved(Current(held.owner, held.language, response, kept=there, edition=held.edition + 1))
    address.name(opened.id)
    return _hold(opened)


def try_again() -> None:
    """Save everything that is in hand once more, after a save that failed."""
    _hold(_saved(current()))


def _saved(ahead: Current, save: Callable[[], None] | None = None) -> Current:
    """Save, by the narrow way given where that is enough, and say how it went.

    What was deleted in another tab stays deleted: an answer given to it begins nothing new.
    """
    if ahead.gone:
        return current()
    try:
        revision = _written(ahead, save)
    except NotSaved as refusal:
        return altered(ahead, trouble=refusal.reason)
    except NotFound:
        return _deleted(ahead)
    return altered(ahead, kept=True, revision=revision, saved_at=datetime.now(UTC), trouble="", missing=False)


def _written(ahead: Current, save: Callable[[], None] | None) -> int:
    """Write to the database and give the revision that is reached."""
    if save is not None and ahead.kept and not ahead.trouble:
        save()
        return ahead.revision + 1  # each save is one; what another tab saved in between shows at the next look
    if ahead.kept:
        store().replace(ahead.id, ahead.owner, ahead.response)
    else:
        store().create(ahead.response, ahead.owner)
    return store().revision(ahead.id, ahead.owner)


# --- small memories of a page --------------------------------------------------------------------------------------


def notes() -> dict[str, Any]:
    """Give what the question pages note in this tab, to read and to change: quicker than asking Streamlit for each."""
    try:
        noted: dict[str, Any] = st.session_state[NOTES]
    except KeyError:
        noted = st.session_state[NOTES] = {}
    return noted


def recall(name: str, default: Any = None) -> Any:
    """Give what a page remembered in this tab, or what a widget of that key holds."""
    return st.session_state.get(name, default)


def remember(name: str, value: Any) -> None:
    """Keep something small in this tab only; it does not survive a reload. A widget's key sets the widget."""
    st.session_state[name] = value


def forget(name: str) -> None:
    st.session_state.pop(name, None)
