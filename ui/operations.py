"""One site or line of work: what it is, who works there and where they come from, and whether the numbers fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import streamlit as st

from questionnaires.responses import AnswersByOperation, Operation, Response
from ui import entries, parts, session

NEARLY = 0.1  # corridor numbers this much below the migrants are not worth a question


def draw(operation: Operation, number: int) -> None:
    """Draw its fields; ``number`` names it until it has a name."""
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


def save(**update: Any) -> None:
    """Keep parts of the profile."""
    session.record_profile(session.latest().response.model_copy(update=update))


def _alter(key: str, **update: Any) -> None:
    operations = session.latest().response.operations
    save(operations=tuple(one.model_copy(update=update) if one.id == key else one for one in operations))


def _set_operation(key: str, field: str, value: str) -> None:
    _alter(key, **{field: value or (None if field != "name" else "")})


def _set_workers(key: str, typed: str) -> None:
    _alter(key, workers=entries.whole_number(typed))


def _set_share(key: str, field: str, typed: str) -> None:
    _alter(key, **{field: entries.share(typed)})


def _corridors_of(key: str) -> dict[str, int]:
    operations = session.latest().response.operations
    return next((dict(operation.corridors) for operation in operations if operation.id == key), {})


def _set_corridor(key: str, iso3: str, typed: str) -> None:
    _alter(key, corridors={**_corridors_of(key), iso3: entries.whole_number(typed) or 0})


def _add_corridor(key: str, iso3: str) -> None:
    if iso3:
        _alter(key, corridors={**_corridors_of(key), iso3: 0})


def _drop_corridor(key: str, iso3: str) -> None:
    _alter(key, corridors={code: n for code, n in _corridors_of(key).items() if code != iso3})


def _remove_operation(key: str) -> None:
    session.forget("removing")
    held = session.latest()
    if any(operation.id != key for operation in held.response.operations) and not held.gone:
        session.replace(without(held.response, key))


def without(response: Response, key: str) -> Response:
    """Give a response without an operation and what was said of it alone: a later one may get its id."""
    answers = {
        question: AnswersByOperation(by_operation={op: one for op, one in given.by_operation.items() if op != key})
        if isinstance(given, AnswersByOperation)
        else given
        for question, given in response.answers.items()
    }
    return response.model_copy(
        update={
            "operations": tuple(one for one in response.operations if one.id != key),
            "answers": answers,
            "follow_up": {name: said for name, said in response.follow_up.items() if not name.endswith(f"@{key}")},
        }
    )
