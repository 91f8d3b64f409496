"""Groups of workers who paid for their jobs: one open at a time to be filled in, the others as one line each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from i18n import Words, marked
from i18n.currencies import currencies
from questionnaires.repayment import MOST_COHORTS, Cohort, rising
from questionnaires.responses import Response
from reports.repayment import about, cohort_title
from scoring.repayment import Owed, Total, estimate
from ui import amounts, entries, examples_paid, operations, parts, session
from ui.entries import NotUnderstood

OPEN = "cohort_open"
Read = Callable[[str], float | None]


def draw(held: session.Current) -> None:
    """Draw the groups and the way to add one."""
    _ = held.words.say
    cohorts = held.response.repayment.cohorts
    owed, opened = estimate(held.response.repayment).owed, session.recall(OPEN)
    for place, cohort in enumerate(cohorts):
        with st.container(border=True, key=f"cohort_{len(cohorts)}_{place}"):
            if place == opened:
                _fields(held, place, cohort)
            else:
                _line(held, place, owed[place])
    if not cohorts and ways(held.response):
        st.button(_("Begin with the countries of your profile"), on_click=_begin, key="begin_cohorts")
    if len(cohorts) < MOST_COHORTS:
        st.button(_("Add a group of workers"), on_click=_add, key="add_cohort")


def ways(response: Response) -> tuple[tuple[str, str | None], ...]:
    """Give each way to a job that the profile names, as country of origin and of work."""
    places = response.operations
    found = ((origin, place.country) for place in places for origin, workers in place.corridors.items() if workers)
    return tuple(dict.fromkeys(found))


def _line(held: session.Current, place: int, owed: Owed) -> None:
    w = held.words
    title = cohort_title(w, owed.cohort, place + 1)
    st.html(f"<h3>{parts.safe(title)}</h3><p>{parts.safe(_known(w, owed))}</p>")
    label = w.say("Change: %(name)s", name=title)
    st.button(parts.plain(label), key=f"open_cohort_{place}", on_click=session.remember, args=(OPEN, place))


def _known(w: Words, one: Owed) -> str:
    """Say in one line what one group is owed."""
    if not one.counted or one.people is None or one.cohort.currency is None:
        return w.say("Not known yet: ask an independent team.")
    total = Total(one.cohort.currency, one.people, one.total)
    return w.count(
        "%(number)s worker: %(amount)s", "%(number)s workers: %(amount)s", one.people, amount=about(w, total)
    )


# --- the fields of one group -----------------------------------------------------------------------------------------


def _fields(held: session.Current, place: int, cohort: Cohort) -> None:
    w = held.words
    title = cohort_title(w, cohort, place + 1)
    st.html(f"<h3>{parts.safe(title)}</h3>")
    key = f"cohort{len(held.response.repayment.cohorts)}.{place}"
    _how_they_came(held, key, place, cohort)
    _how_many(held, key, place, cohort)
    _how_much(held, key, place, cohort)
    _loan(held, key, place, cohort)
    with st.container(horizontal=True):
        st.button(w.say("Done with this group"), key=f"{key}.close", on_click=session.forget, args=(OPEN,))
        st.button(w.say("Remove this group"), key=f"{key}.remove", on_click=_remove, args=(place,), type="tertiary")


def _how_they_came(held: session.Current, key: str, place: int, cohort: Cohort) -> None:
    _, keep, countries = held.words.say, partial(_keep_text, place), held.words.countries()
    left, right = st.columns(2)
    with left:
        label = _("Country they came from")
        entries.pick(f"{key}.origin", label, countries, cohort.origin, partial(keep, "origin"))
    with right:
        label = _("Country they work in")
        entries.pick(f"{key}.destination", label, countries, cohort.destination, partial(keep, "destination"))
    left, right = st.columns(2)  # a row each, so that a phone shows them in this order
    with left:
        number = amounts.whole(cohort.arrived)
        save = partial(_keep, place, "arrived", amounts.year)
        entries.entry(f"{key}.arrived", _("Year they arrived"), number, save, limit=4)
    with right:
        label = _("Recruiter (a company, never a person)")
        entries.entry(f"{key}.recruiter", label, cohort.recruiter, partial(keep, "recruiter"))


def _how_many(held: session.Current, key: str, place: int, cohort: Cohort) -> None:
    _ = held.words.say
    left, right = st.columns(2)
    with left:
        save = partial(_keep, place, "here", amounts.people)
        label = _("Work here now, through an agency too")
        entries.entry(f"{key}.here", label, amounts.whole(cohort.here), save, limit=12)
    with right:
        save = partial(_keep, place, "left", amounts.people)
        label = _("Left within the years you look back")
        entries.entry(f"{key}.left", label, amounts.whole(cohort.left), save, limit=12)


def _how_much(held: session.Current, key: str, place: int, cohort: Cohort) -> None:
    _, keep = held.words.say, partial(_keep_text, place)
    bases = [
        ("interviews", _("Interviews by an independent team")),
        ("receipts", _("Receipts that workers still have")),
        ("not_known", _("Not known yet")),
    ]
    left, right = st.columns(2)
    with left:
        label = _("How you know what each paid")
        entries.pick(f"{key}.basis", label, bases, cohort.basis, partial(_keep_basis, place))
    with right:
        options = [(code, f"{code} · {name}") for code, name in currencies(held.words)]
        entries.pick(f"{key}.currency", _("Currency"), options, cohort.currency, partial(keep, "currency"))
    if cohort.basis == "not_known":
        parts.note(_("Ask an independent team. A guess from a desk is not counted here."))
    else:
        _each_paid(held, key, place, cohort)
    examples_paid.draw(held, cohort.origin, cohort.destination)


def _each_paid(held: session.Current, key: str, place: int, cohort: Cohort) -> None:
    _ = held.words.say
    labels = {
        "low": _("What each paid: low"),
        "central": _("What each paid: central"),
        "high": _("What each paid: high"),
    }
    for column, (name, label) in zip(st.columns(3), labels.items(), strict=True):
        with column:
            save = partial(_keep, place, name, amounts.amount)
            entries.entry(f"{key}.{name}", label, amounts.shown(getattr(cohort, name)), save, limit=20)


def _loan(held: session.Current, key: str, place: int, cohort: Cohort) -> None:
    _ = held.words.say
    fields: list[tuple[str, str, Read, str]] = [
        ("interest", _("Interest paid on a loan, each"), amounts.amount, amounts.shown(cohort.interest)),
        ("rate", _("Or: interest a year, in per cent"), amounts.rate, amounts.percent(cohort.rate)),
        ("months", _("… for how many months"), amounts.months, amounts.whole(cohort.months)),
    ]
    for column, (name, label, read, value) in zip(st.columns(3, vertical_alignment="bottom"), fields, strict=True):
        with column:
            entries.entry(f"{key}.{name}", label, value, partial(_keep, place, name, read), limit=20)
    hint = _("The rate is counted on the whole amount. 3 per cent a month is 36 a year. No loan: write 0.")
    st.html(f"<p class='hint'>{parts.safe(hint)}</p>")
    save = partial(_keep, place, "first_wage", amounts.amount)
    label = _("First full monthly wage, in the same currency (optional)")
    entries.entry(f"{key}.first_wage", label, amounts.shown(cohort.first_wage), save, limit=20, narrow=True)


# --- what is saved ---------------------------------------------------------------------------------------------------


def _keep(place: int, field: str, read: Read, typed: str) -> None:
    _alter(place, **{field: read(typed)})


def _keep_text(place: int, field: str, value: str) -> None:
    _alter(place, **{field: value or ("" if field == "recruiter" else None)})


def _keep_basis(place: int, value: str) -> None:
    _alter(place, basis=value or "not_known")


def _alter(place: int, **update: Any) -> None:
    """Change one group. Raises NotUnderstood if low, central and high would fall."""
    known = session.latest().response.repayment
    if place >= len(known.cohorts):
        return
    changed = known.cohorts[place].model_copy(update=update)
    if not rising(changed.low, changed.central, changed.high):
        raise NotUnderstood(
            marked("Low, central and high must not fall. Change the others first, or leave them empty.")
        )
    cohorts = tuple(changed if at == place else one for at, one in enumerate(known.cohorts))
    operations.save(repayment=known.model_copy(update={"cohorts": cohorts}))


def _add() -> None:
    """Add a group that works where the first site is."""
    response = session.latest().response
    known = response.repayment
    if len(known.cohorts) < MOST_COHORTS:
        new = Cohort(destination=response.operations[0].country)
        session.remember(OPEN, len(known.cohorts))
        operations.save(repayment=known.model_copy(update={"cohorts": (*known.cohorts, new)}))


def _begin() -> None:
    """Add a group for each way of the profile: how many paid, when and to whom is for those who know to say."""
    response = session.latest().response
    known = response.repayment
    if not known.cohorts:
        new = tuple(Cohort(origin=origin, destination=work) for origin, work in ways(response)[:MOST_COHORTS])
        operations.save(repayment=known.model_copy(update={"cohorts": new}))


def _remove(place: int) -> None:
    known = session.latest().response.repayment
    session.forget(OPEN)
    cohorts = tuple(one for at, one in enumerate(known.cohorts) if at != place)
    operations.save(repayment=known.model_copy(update={"cohorts": cohorts}))
