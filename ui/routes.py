"""What hiring costs an employer that pays for it, one way to the job after the other, by the ILO's categories."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from i18n.currencies import currencies
from questionnaires.models import SelectMultiple
from questionnaires.repayment import MOST_ROUTES, Route
from reports.repayment import money, route_title, routes_table
from scoring.repayment import CATEGORIES, route_cost, yearly
from ui import amounts, charts, entries, examples_paid, operations, parts, session

OPEN = "route_open"
QUESTION = "fees_costs"  # asks for the same categories


def draw(held: session.Current) -> None:
    """Draw the ways to the job, what they cost, and the way to add one."""
    _, routes = held.words.say, held.response.repayment.routes
    opened = session.recall(OPEN)
    for place, route in enumerate(routes):
        with st.container(border=True, key=f"route_{len(routes)}_{place}"):
            if place == opened:
                _fields(held, place, route)
            else:
                _line(held, place, route)
    if len(routes) < MOST_ROUTES:
        st.button(_("Add a way to the job"), on_click=_add, key="add_route")
    if routes:
        st.html(charts.table(routes_table(held.words, routes)))
        _a_year(held)


def _a_year(held: session.Current) -> None:
    w = held.words
    for total in yearly(held.response.repayment.routes):
        sum_of = money(w, total.amounts.central or 0, total.currency)
        text = w.count(
            "A year of paying ourselves costs about %(sum)s for %(number)s worker.",
            "A year of paying ourselves costs about %(sum)s for %(number)s workers.",
            total.people,
            sum=sum_of,
        )
        parts.note(text)


def labels(held: session.Current) -> dict[str, str]:
    """Name the categories in the words of the question that asks who pays for each."""
    question = held.questionnaire.by_name[QUESTION]
    rows = question.rows if isinstance(question, SelectMultiple) else ()
    return {row.name: row.label for row in rows}


def _line(held: session.Current, place: int, route: Route) -> None:
    title = route_title(held.words, route, place + 1)
    st.html(f"<h3>{parts.safe(title)}</h3>")
    missing = route_cost(route).unknown
    if missing:
        named = labels(held)
        unknown = "; ".join(named.get(name, name) for name in missing)
        text = held.words.say("Not known yet: %(costs)s.", costs=unknown)
        st.html(f"<p class='hint'>{parts.safe(text)}</p>")
    label = held.words.say("Change: %(name)s", name=title)
    st.button(parts.plain(label), key=f"open_route_{place}", on_click=session.remember, args=(OPEN, place))


def _fields(held: session.Current, place: int, route: Route) -> None:
    w = held.words
    title = route_title(w, route, place + 1)
    st.html(f"<h3>{parts.safe(title)}</h3>")
    key = f"route{len(held.response.repayment.routes)}.{place}"
    _about(held, key, place, route)
    named = labels(held)
    for first in range(0, len(CATEGORIES), 2):
        for column, name in zip(
            st.columns(2, vertical_alignment="bottom"), CATEGORIES[first : first + 2], strict=False
        ):
            with column:
                value = amounts.shown(route.costs.get(name))
                entries.entry(
                    f"{key}.{name}", named.get(name, name), value, partial(_keep_cost, place, name), limit=20
                )
    hint = w.say("For each worker. Write 0 for what never arises; leave empty what you do not know.")
    st.html(f"<p class='hint'>{parts.safe(hint)}</p>")
    examples_paid.draw(held, route.origin, route.destination)
    with st.container(horizontal=True):
        st.button(w.say("Done with this one"), key=f"{key}.close", on_click=session.forget, args=(OPEN,))
        st.button(
            w.say("Remove this way to the job"), key=f"{key}.remove", on_click=_remove, args=(place,), type="tertiary"
        )


def _about(held: session.Current, key: str, place: int, route: Route) -> None:
    _, keep, countries = held.words.say, partial(_keep, place), held.words.countries()
    left, right = st.columns(2)
    with left:
        label = _("Country they come from")
        entries.pick(f"{key}.origin", label, countries, route.origin, partial(keep, "origin"))
    with right:
        label = _("Country they work in")
        entries.pick(f"{key}.destination", label, countries, route.destination, partial(keep, "destination"))
    left, right = st.columns(2)
    with left:
        number = amounts.whole(route.workers_a_year)
        save = partial(_keep_people, place)
        entries.entry(f"{key}.workers", _("Workers you hire this way in a year"), number, save, limit=12)
    with right:
        options = [(code, f"{code} · {name}") for code, name in currencies(held.words)]
        entries.pick(f"{key}.currency", _("Currency"), options, route.currency, partial(keep, "currency"))


# --- what is saved ---------------------------------------------------------------------------------------------------


def _keep(place: int, field: str, value: str) -> None:
    _alter(place, **{field: value or None})


def _keep_people(place: int, typed: str) -> None:
    _alter(place, workers_a_year=amounts.people(typed))


def _keep_cost(place: int, name: str, typed: str) -> None:
    given = amounts.amount(typed)
    routes = session.latest().response.repayment.routes
    if place < len(routes):
        others = {key: cost for key, cost in routes[place].costs.items() if key != name}
        _alter(place, costs=others if given is None else {**others, name: given})


def _alter(place: int, **update: Any) -> None:
    known = session.latest().response.repayment
    routes = tuple(one.model_copy(update=update) if at == place else one for at, one in enumerate(known.routes))
    operations.save(repayment=known.model_copy(update={"routes": routes}))


def _add() -> None:
    response = session.latest().response
    known = response.repayment
    if len(known.routes) < MOST_ROUTES:
        session.remember(OPEN, len(known.routes))
        new = Route(destination=response.operations[0].country)
        operations.save(repayment=known.model_copy(update={"routes": (*known.routes, new)}))


def _remove(place: int) -> None:
    known = session.latest().response.repayment
    session.forget(OPEN)
    routes = tuple(one for at, one in enumerate(known.routes) if at != place)
    operations.save(repayment=known.model_copy(update={"routes": routes}))
