"""Who answers, and where: the organisation and its operations, saved at each change and checked against each other."""

from __future__ import annotations

from functools import partial

import streamlit as st

from questionnaires.responses import Operation, Organisation, PreparedBy, Response
from ui import entries, operations, parts, session
from ui.progress import effort


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(
        _("Your organisation"),
        _("The questions depend on this. Write what you know today; you can change it at any time."),
    )
    _organisation(held.response)
    parts.subheading(
        _("Where people work"),
        _("A site, or a line of work, in one country and one sector. Add one for each that differs."),
    )
    _explain()
    for number, operation in enumerate(held.response.operations, 1):
        with st.container(border=True, key=f"operation_{operation.id}"):
            operations.draw(operation, number)
    st.button(_("Add another site or line of work"), on_click=_add_operation, key="add_operation")
    _scope(held.response)
    _onward(held)


def _organisation(response: Response) -> None:
    held = session.current()
    _, organisation = held.words.say, response.organisation
    entries.entry("name", _("Name of the organisation"), organisation.name, partial(_set_organisation, "name"))
    entries.pick(
        "country",
        _("Country of the head office (optional)"),
        held.words.countries(),
        organisation.country,
        partial(_set_organisation, "country"),
    )
    left, right = st.columns(2)
    with left:
        entries.entry("prepared", _("Prepared by (optional)"), response.prepared_by.name, partial(_set_author, "name"))
    with right:
        entries.entry("role", _("Role (optional)"), response.prepared_by.role, partial(_set_author, "role"))
    entries.entry(
        "contact",
        _("Contact (optional)"),
        organisation.contact,
        partial(_set_organisation, "contact"),
        hint=_("Stands in the report for your own files only, never in a report to share."),
    )


def _explain() -> None:
    _ = session.current().words.say
    workers = _("Everyone who works there, also people sent by agencies, contractors or labour brokers.")
    migrants = _(
        "Anyone who moved for this work: from another country, or from another part of the same country. "
        "Papers and nationality play no part."
    )
    third = _(
        "Anyone between you and the worker: an agency, a broker, a labour contractor, a person who knows people. "
        "If you are not sure, count them."
    )
    body = "".join(
        f"<p><strong>{parts.safe(title)}</strong> {parts.safe(text)}</p>"
        for title, text in ((_("Workers:"), workers), (_("Migrants:"), migrants), (_("Third parties:"), third))
    )
    st.html(parts.fold(_("Who counts as a worker, a migrant, a third party?"), body))


# --- what is saved -------------------------------------------------------------------------------------------------


def _set_organisation(field: str, value: str) -> None:
    organisation = session.latest().response.organisation
    given = value or (None if field == "country" else "")
    operations.save(organisation=Organisation(**{**organisation.model_dump(), field: given}))


def _set_author(field: str, value: str) -> None:
    operations.save(prepared_by=PreparedBy(**{**session.latest().response.prepared_by.model_dump(), field: value}))


def _add_operation() -> None:
    present = session.latest().response.operations
    taken = {operation.id for operation in present}
    free = next(f"op{number}" for number in range(1, len(taken) + 2) if f"op{number}" not in taken)
    operations.save(operations=(*present, Operation(id=free)))


# --- the foot ------------------------------------------------------------------------------------------------------


def _scope(response: Response) -> None:
    _ = session.current().words.say

    def save(text: str) -> None:
        operations.save(scope_note=text)

    entries.entry(
        "scope",
        _("How much of the whole organisation is this? (optional)"),
        response.scope_note,
        save,
        example=_("1 of 3 factories, 800 of 2,100 workers"),
        limit=400,
    )


def _onward(held: session.Current) -> None:
    _ = held.words.say
    labels = {"sector": _("what people do"), "country": _("the country"), "workers": _("how many work there")}
    missing = {labels[key] for operation in held.response.operations for key in operation.missing}
    if missing:
        said = held.words.joined(label for label in labels.values() if label in missing)
        parts.note(_("Still needed for a result: %(missing)s. You can go on and come back.", missing=said))
    said = _("With what is written here: %(effort)s.", effort=effort(held, held.response.path))
    st.html(f"<p class='effort' role='status'>{parts.safe(said)}</p>")
    first = next((held.questionnaire.topic_of[name] for name in held.asked), held.questionnaire.sections[0].name)
    parts.steps(("", _("Start")), (first, held.questionnaire.section[first].label))
