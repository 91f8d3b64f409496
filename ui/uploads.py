"""Opening a saved file: where it is dropped, what was wrong with it, and what to do where it is here already.

Streamlit's own uploader speaks English only. This one is a plain file field with words of ours, which refuses what is
too large before it is sent.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Mapping
from itertools import takewhile

import streamlit as st

from interchange.parts import role_of
from interchange.portable import differences
from interchange.problems import FileRefused, Opened, Problem, words_of
from interchange.sniff import open_upload
from questionnaires.responses import Response
from storage import NotFound
from ui import charts, parts, session
from ui.differences import rows

LIMIT = 20_000_000  # bytes
LISTED = 12  # differences shown before "and so many more"

HTML = """<div class="drop"><input type="file" id="open-a-file" accept=".json,.pdf,.zip" aria-describedby="open-hint">
<label for="open-a-file"></label><p id="open-hint"></p></div>"""
CSS = """
.drop{position:relative;display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;padding:1rem 1.2rem;
  border:1.5px dashed var(--st-border-color);border-radius:.75rem;
  font-family:var(--st-font);color:var(--st-text-color)}
.drop.over{border-color:var(--st-primary-color);background:var(--st-secondary-background-color)}
.drop input{position:absolute;inline-size:1px;block-size:1px;opacity:0}
.drop label{cursor:pointer;padding:.6rem 1rem;border:1px solid var(--st-border-color);border-radius:.5rem;
  font-weight:600;min-block-size:2.75rem;box-sizing:border-box}
.drop label:hover{border-color:var(--st-primary-color);color:var(--st-primary-color)}
.drop input:focus-visible+label{outline:3px solid var(--st-primary-color);outline-offset:2px}
.drop p{margin:0;flex:1 1 12rem;font-size:.9rem}
"""
JS = """
export default function({parentElement, data, setTriggerValue}) {
  const zone = parentElement.querySelector('.drop');
  const input = zone.querySelector('input');
  zone.querySelector('label').textContent = data.button;
  zone.querySelector('p').textContent = data.hint;
  const send = file => {
    if (!file) return;
    if (file.size > data.limit) { setTriggerValue('file', {name: file.name, data: null}); return; }
    const reader = new FileReader();
    reader.onload = () => setTriggerValue('file', {name: file.name, data: reader.result.split(',')[1] || ''});
    reader.readAsDataURL(file);
  };
  input.onchange = () => { send(input.files[0]); input.value = ''; };
  zone.ondragover = event => { event.preventDefault(); zone.classList.add('over'); };
  zone.ondragleave = () => zone.classList.remove('over');
  zone.ondrop = event => { event.preventDefault(); zone.classList.remove('over'); send(event.dataTransfer.files[0]); };
}
"""
_drop = st.components.v2.component("open_a_file", html=HTML, css=CSS, js=JS, isolate_styles=False)


def panel() -> None:
    """Draw the place to drop a file, and whatever became of the last one."""
    _ = session.current().words.say
    hint = _("Or drop it here: a saved assessment (.json), a report for your files (.pdf) or a backup (.zip).")
    dropped = given("open_a_file", hint)
    if dropped:
        take(*dropped)
        st.rerun()
    _refused()
    _notes()
    _already_here()


def given(key: str, hint: str) -> tuple[str, bytes | None] | None:
    """Draw a place to drop a file, one on a page; give the name and bytes (None: too large) of what just came."""
    words = {"button": session.current().words.say("Choose a file"), "hint": hint, "limit": LIMIT}
    dropped = _drop(data=words, key=key, on_file_change=lambda: None)
    return (str(dropped.file["name"]), _content(dropped.file["data"])) if dropped.file else None


def _content(encoded: str | None) -> bytes | None:
    """Give a file's bytes; None for one that is too large."""
    if encoded is None:
        return None
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return b""


def take(name: str, data: bytes | None) -> None:
    """Open what was dropped, and remember what is left to say or to ask about it."""
    for memory in ("refused", "opened", "pending"):
        session.forget(memory)
    if data is None:
        too_large = Problem((), "This file is larger than %(limit)s MB. Open another.", {"limit": LIMIT // 1_000_000})
        session.remember("refused", (name, (too_large,)))
        return
    try:
        opened = open_upload(name, data, session.current().questionnaire)
    except FileRefused as refusal:
        session.remember("refused", (name, refusal.problems))
        return
    _keep(opened)


def _keep(opened: Opened) -> None:
    """Keep what is new here, and ask about the rest."""
    here = {summary.id for summary in session.store().list(session.current().owner)}
    fresh: list[Response] = []
    pending: list[Response] = []
    for response in opened.responses:
        (pending if response.id in here else fresh).append(response)
        here.add(response.id)  # a backup put together by hand may hold one assessment twice
    done = takewhile(_stored, fresh)
    session.remember("opened", (tuple(_name(response) for response in done), opened.notes))
    session.remember("pending", tuple(pending))


def _stored(response: Response) -> bool:
    """Keep a response. If that fails it is the one in hand, with the reason and the way to try again above it."""
    session.replace(response)
    return not session.current().trouble


def _name(response: Response) -> str:
    return response.organisation.name or session.current().words.say("Not named yet")


# --- what became of it -----------------------------------------------------------------------------------------------


def _refused() -> None:
    refused = session.recall("refused")
    if refused is None:
        return
    w = session.current().words
    name, problems = refused
    title = w.say("“%(name)s” could not be opened. Nothing here was changed.", name=name[:80])
    parts.note(
        w.count("What is in the way:", "What is in the way, all %(number)s things:", len(problems)), "care", title
    )
    st.html(parts.listing(words_of(problem, w) for problem in problems))


def _notes() -> None:
    opened = session.recall("opened")
    if opened is None:
        return
    w = session.current().words
    names, notes = opened
    if names:
        parts.note(w.say("Opened: %(names)s.", names=w.joined(names[:5])), "good")
    for said in notes:
        parts.note(words_of(said, w))
    if len(names) == 1 and role_of(session.current().response):
        parts.link("merge", w.say("See which questions are for you"))
    elif len(names) == 1:
        parts.link("review", w.say("See what is answered and what is open"))


def _already_here() -> None:
    pending: tuple[Response, ...] = session.recall("pending") or ()
    if not pending:
        return
    held = session.current()
    w, theirs = held.words, pending[0]
    try:
        mine = session.store().load(theirs.id, held.owner)
    except NotFound:  # deleted since, here or in another tab: nothing is left to choose between
        settle("replace")
        st.rerun()
    found = differences(mine, theirs)
    title = w.say("“%(name)s” is here already.", name=_name(theirs))
    with st.container(border=True, key="already_here"):
        if not found:
            parts.note(w.say("The file and the assessment here say the same."), "calm", title)
            _choices({"open": w.say("Open it"), "cancel": w.say("Close")})
            return
        parts.note(w.count("It differs in one thing.", "It differs in %(number)s things.", len(found)), "care", title)
        st.html(charts.table(rows(held.questionnaire, w, found[:LISTED])))
        if len(found) > LISTED:
            st.html(parts.listing([w.count("and %(number)s more", "and %(number)s more", len(found) - LISTED)]))
        keep, put = w.say("Keep both"), w.say("Replace the one here with the file")
        _choices({"both": keep, "replace": put, "cancel": w.say("Leave everything as it is")})


def _choices(labels: Mapping[str, str]) -> None:
    with st.container(horizontal=True):
        for choice, label in labels.items():
            st.button(label, key=f"pending_{choice}", on_click=settle, args=(choice,))


def settle(choice: str) -> None:
    """Do with the first pending file what the user chose."""
    first, *rest = session.recall("pending")
    if choice == "both":
        session.replace(first.model_copy(update={"id": secrets.token_urlsafe(12)}))
    elif choice == "replace":
        session.replace(first)
    elif choice == "open":
        session.open_assessment(first.id)
    names, notes = session.recall("opened")
    done = names if choice == "cancel" else (*names, _name(first))
    session.remember("opened", (done, notes))
    session.remember("pending", tuple(rest))
