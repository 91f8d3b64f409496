"""Local contacts: organisations near by that can help, found and checked by whoever answers. Saved at each change."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from questionnaires.responses import MOST_CONTACTS, LocalContact
from ui import entries, operations, parts, session


def draw(held: session.Current) -> None:
    """Draw the contacts, each with fields to change it, and the way to add one."""
    _ = held.words.say
    parts.subheading(
        _("Local contacts"),
        _(
            "Organisations near you that you have called yourself: a union, a support organisation, an embassy. They "
            "are printed on this page of the report, also in one to share. Write no worker's name here."
        ),
    )
    known = held.response.local_contacts
    for place, contact in enumerate(known):
        # After a removal the fields are others, so that each starts from what is stored.
        with st.container(border=True, key=f"contact_{len(known)}_{place}"):
            _one(held, place, f"contact{len(known)}.{place}", contact)
    if len(known) < MOST_CONTACTS:
        st.button(_("Add a contact"), on_click=_add, key="add_contact")


def _one(held: session.Current, place: int, key: str, contact: LocalContact) -> None:
    _, keep = held.words.say, partial(_keep, place)
    left, right = st.columns(2)
    with left:
        entries.entry(f"{key}.name", _("Organisation"), contact.name, partial(keep, "name"))
    with right:
        entries.entry(f"{key}.contact", _("Number or address"), contact.contact, partial(keep, "contact"))
    left, right = st.columns(2)
    with left:
        entries.entry(f"{key}.languages", _("Languages (optional)"), contact.languages, partial(keep, "languages"))
    with right:
        entries.entry(
            f"{key}.checked",
            _("Checked on (optional)"),
            contact.checked_on.isoformat() if contact.checked_on else "",
            partial(_keep_day, place),
            example=entries.today().isoformat(),
            limit=10,
        )
    entries.entry(
        f"{key}.note",
        _("Note (optional)"),
        contact.note,
        partial(keep, "note"),
        hint=_("Stands in the report for your own files only, never in a report to share."),
        limit=400,
    )
    label = _("Remove %(name)s", name=contact.name or _("this contact"))
    st.button(parts.plain(label), key=f"{key}.remove", on_click=_remove, args=(place,), type="tertiary")


# --- what is saved -------------------------------------------------------------------------------------------------


def _keep(place: int, field: str, value: str) -> None:
    _alter(place, **{field: value})


def _keep_day(place: int, typed: str) -> None:
    _alter(place, checked_on=entries.day(typed))


def _alter(place: int, **update: Any) -> None:
    known = session.latest().response.local_contacts
    operations.save(
        local_contacts=tuple(one.model_copy(update=update) if at == place else one for at, one in enumerate(known))
    )


def _add() -> None:
    known = session.latest().response.local_contacts
    if len(known) < MOST_CONTACTS:
        operations.save(local_contacts=(*known, LocalContact()))


def _remove(place: int) -> None:
    known = session.latest().response.local_contacts
    operations.save(local_contacts=tuple(one for at, one in enumerate(known) if at != place))
