"""Who answers, and where: the organisation and its operations, saved at each change and checked against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import streamlit as st

from questionnaires.responses import Operation, Organisation, PreparedBy, Response
from ui import entries, parts, session

NEARLY = 0.1  # corridor numbers this much below the migrants are not worth a question
SHARES = ("migrant_share", "agency_share", "housing_share")


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
            _operation(operation, number)
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


# --- one operation -------------------------------------------------------------------------------------------------


def _operation(operation: Operation, number: int) -> None:
    held = session.current()
    w, key = held.words, operation.id
    _ = w.say
    name = operation.name or _("Site or line of work %(number)s", number=w.number(number))
    st.html(f"<h3>{parts.safe(name)}</h3>")
    change = partial(_set_operation, key)
    entries.entry(f"{key}.name", _("Name"), operation.name, partial(change, "name"), example=_("Plant A"))
    _sector(operation, change)
    entries.pick(f"{key}.country", _("Country"), w.countries(), operation.country, partial(change, "country"))
    workers = "" if operation.workers is None else str(operation.workers)
    entries.entry(
        f"{key}.workers", _("How many people work there"), workers, partial(_set_workers, key), limit=12, narrow=True
    )
    _shares(operation)
    _corridors(operation)
    for said in doubts(operation):
        parts.note(said, "care")
    _remove(operation, name)


def _sector(operation: Operation, change: Callable[..., None]) -> None:
    held = session.current()
    _ = held.words.say
    options = [(sector.name, parts.plain(sector.label)) for sector in held.questionnaire.sectors]
    sector = held.questionnaire.sector.get(operation.sector or "")
    hint = ""
    if sector is not None:
        isic = held.words.joined(sector.isic)
        hint = _("%(description)s (ISIC %(codes)s)", description=sector.description.strip(), codes=isic)
    label = _("What people do there")
    entries.pick(f"{operation.id}.sector", label, options, operation.sector, partial(change, "sector"), hint=hint)


def _shares(operation: Operation) -> None:
    w = session.current().words
    _, workers = w.say, operation.workers or 0
    migrants = workers * (operation.migrant_share or 0)
    asked = {
        "migrant_share": (_("Of 100 workers, how many are migrants?"), workers),
        "agency_share": (_("Of 100 migrants, how many came through a third party?"), migrants),
        "housing_share": (_("Of 100 workers, how many live in housing you or a recruiter provide?"), workers),
    }
    for name, (label, whole) in asked.items():
        given: float | None = getattr(operation, name)
        people = round(whole * given) if given is not None and whole else None
        hint = "" if people is None else w.count("About %(number)s person.", "About %(number)s people.", people)
        shown = "" if given is None else f"{given * 100:g}"
        save = partial(_set_share, operation.id, name)
        entries.entry(
            f"{operation.id}.{name}", label, shown, save, hint=hint, example=_("0 to 100"), limit=9, narrow=True
        )


def _corridors(operation: Operation) -> None:
    held = session.current()
    w, key = held.words, operation.id
    _ = w.say
    st.html(f"<h4>{parts.safe(_('Where the migrants come from'))}</h4>")
    for iso3, workers in operation.corridors.items():
        label = _("Workers from %(country)s", country=w.country(iso3))
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"corridor_{key}_{iso3}"):
            save = partial(_set_corridor, key, iso3)
            entries.entry(f"{key}.{iso3}", label, str(workers) if workers else "", save, limit=12, narrow=True)
            remove = _("Remove %(country)s", country=w.country(iso3))
            st.button(remove, key=f"drop_{key}_{iso3}", on_click=_drop_corridor, args=(key, iso3), type="tertiary")
    others = [(code, name) for code, name in w.countries() if code not in operation.corridors]
    label = _("Add a country workers come from")
    entries.pick(f"{key}.origin{len(operation.corridors)}", label, others, None, partial(_add_corridor, key))


def doubts(operation: Operation) -> Iterator[str]:
    """Ask about numbers of one operation that do not fit each other."""
    w = session.current().words
    _, n = w.say, w.number
    coming = sum(operation.corridors.values())
    if operation.workers is None or not coming:
        return
    if coming > operation.workers:
        yield _(
            "The countries add up to %(coming)s people, and %(workers)s work there. Which number is right?",
            coming=n(coming),
            workers=n(operation.workers),
        )
    elif operation.migrant_share is not None:
        migrants = round(operation.workers * operation.migrant_share)
        facts = {"coming": n(coming), "migrants": n(migrants)}
        if coming > migrants + max(1, operation.workers * 0.01):
            yield _(
                "The countries add up to %(coming)s people, and the share above makes about %(migrants)s migrants. "
                "Which is right?",
                **facts,
            )
        elif coming < migrants * (1 - NEARLY):
            yield _(
                "The countries add up to %(coming)s of about %(migrants)s migrants. If you know where the others come "
                "from, add it; another part of the same country counts too.",
                **facts,
            )


def _remove(operation: Operation, name: str) -> None:
    held = session.current()
    _ = held.words.say
    if len(held.response.operations) == 1:
        return
    if session.recall("removing") != operation.id:
        st.button(
            _("Remove this one"),
            key=f"remove_{operation.id}",
            on_click=session.remember,
            args=("removing", operation.id),
            type="tertiary",
        )
        return
    parts.note(_("Remove %(name)s, with the answers given for it alone?", name=name), "care")
    with st.container(horizontal=True):
        sure = _("Yes, remove it")
        st.button(sure, key=f"sure_{operation.id}", on_click=_remove_operation, args=(operation.id,), type="primary")
        st.button(_("Keep it"), key=f"keep_{operation.id}", on_click=session.forget, args=("removing",))


# --- what is saved -------------------------------------------------------------------------------------------------


def _save(**update: Any) -> None:
    session.record_profile(session.current().response.model_copy(update=update))


def _set_organisation(field: str, value: str) -> None:
    organisation = session.current().response.organisation
    given = value or (None if field == "country" else "")
    _save(organisation=Organisation(**{**organisation.model_dump(), field: given}))


def _set_author(field: str, value: str) -> None:
    _save(prepared_by=PreparedBy(**{**session.current().response.prepared_by.model_dump(), field: value}))


def _alter(key: str, **update: Any) -> None:
    operations = session.current().response.operations
    _save(operations=tuple(one.model_copy(update=update) if one.id == key else one for one in operations))


def _set_operation(key: str, field: str, value: str) -> None:
    _alter(key, **{field: value or (None if field != "name" else "")})


def _set_workers(key: str, typed: str) -> None:
    _alter(key, workers=entries.whole_number(typed))


def _set_share(key: str, field: str, typed: str) -> None:
    _alter(key, **{field: entries.share(typed)})


def _corridors_of(key: str) -> dict[str, int]:
    return dict(session.current().response.operation(key).corridors)


def _set_corridor(key: str, iso3: str, typed: str) -> None:
    _alter(key, corridors={**_corridors_of(key), iso3: entries.whole_number(typed) or 0})


def _add_corridor(key: str, iso3: str) -> None:
    if iso3:
        _alter(key, corridors={**_corridors_of(key), iso3: 0})


def _drop_corridor(key: str, iso3: str) -> None:
    _alter(key, corridors={code: n for code, n in _corridors_of(key).items() if code != iso3})


def _add_operation() -> None:
    operations = session.current().response.operations
    taken = {operation.id for operation in operations}
    free = next(f"op{number}" for number in range(1, len(taken) + 2) if f"op{number}" not in taken)
    _save(operations=(*operations, Operation(id=free)))


def _remove_operation(key: str) -> None:
    session.forget("removing")
    _save(operations=tuple(one for one in session.current().response.operations if one.id != key))


# --- the foot ------------------------------------------------------------------------------------------------------


def _scope(response: Response) -> None:
    _ = session.current().words.say

    def save(text: str) -> None:
        _save(scope_note=text)

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
    first = next((held.questionnaire.topic_of[name] for name in held.asked), held.questionnaire.sections[0].name)
    parts.steps(("", _("Start")), (first, held.questionnaire.section[first].label))
