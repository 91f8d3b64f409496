"""Strategies for what workers paid, with codes of the small forms' countries."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from questionnaires.repayment import Basis, Cohort, CostCategory, Repayment, Route

MONEY = st.none() | st.integers(0, 10**9).map(lambda cents: cents / 100)
PEOPLE = st.none() | st.integers(0, 10_000)
COUNTRIES = st.sampled_from([None, "AAA", "BBB"])
CURRENCIES = st.sampled_from([None, "BDT", "USD"])


def cohorts(**fixed: Any) -> st.SearchStrategy[Cohort]:
    """Give cohorts whose known amounts do not fall."""
    return _cohorts(fixed)


@st.composite
def _cohorts(draw: st.DrawFn, fixed: dict[str, Any]) -> Cohort:
    amounts = [draw(MONEY) for _ in range(3)]
    known = iter(sorted(one for one in amounts if one is not None))
    low, central, high = (None if one is None else next(known) for one in amounts)
    entered: dict[str, Any] = {
        "origin": draw(COUNTRIES),
        "destination": draw(COUNTRIES),
        "arrived": draw(st.none() | st.integers(1950, 2100)),
        "recruiter": draw(st.sampled_from(["", "Gulf Manpower"])),
        "here": draw(PEOPLE),
        "left": draw(PEOPLE),
        "basis": draw(st.sampled_from(get_args(Basis))),
        "currency": draw(CURRENCIES),
        "interest": draw(MONEY),
        "rate": draw(st.none() | st.floats(0, 2)),
        "months": draw(st.none() | st.integers(0, 60)),
        "first_wage": draw(MONEY),
    }
    return Cohort(low=low, central=central, high=high, **(entered | fixed))


def routes() -> st.SearchStrategy[Route]:
    costs = st.dictionaries(st.sampled_from(get_args(CostCategory)), MONEY.filter(lambda one: one is not None))
    return st.builds(
        Route, origin=COUNTRIES, destination=COUNTRIES, workers_a_year=PEOPLE, currency=CURRENCIES, costs=costs
    )


def repayments() -> st.SearchStrategy[Repayment]:
    return st.builds(
        Repayment,
        look_back_years=st.none() | st.integers(0, 60),
        cohorts=st.lists(cohorts(), max_size=3).map(tuple),
        routes=st.lists(routes(), max_size=2).map(tuple),
    )
