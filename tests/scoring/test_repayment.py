"""What workers are owed: sums that never fall below what is known, and nothing made up where nobody knows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.repayment import Cohort, Repayment, Route, rising
from scoring.repayment import CATEGORIES, UNKNOWN, Amounts, Owed, Total, estimate, route_cost, yearly
from tests.repayments import cohorts, repayments

NEPAL = Cohort(
    origin="NPL",
    destination="MYS",
    arrived=2019,
    here=100,
    left=20,
    basis="interviews",
    currency="USD",
    low=1200,
    central=1500,
    high=2000,
    interest=300,
    first_wage=300,
)


def changed(**update: Any) -> Cohort:
    return Cohort(**{**NEPAL.model_dump(), **update})


def owed(**update: Any) -> Owed:
    (one,) = estimate(Repayment(cohorts=(changed(**update),))).owed
    return one


def test_a_cohort_is_owed_what_each_paid_with_interest_for_those_here_and_those_who_left() -> None:
    one = owed()

    assert one.people == 120
    assert one.each == Amounts(1500, 1800, 2300)
    assert one.total == Amounts(180_000, 216_000, 276_000)
    assert one.gaps == ()


def test_what_each_is_owed_is_said_in_first_monthly_wages() -> None:
    assert owed().months.each == pytest.approx((5, 6, 7.6667), rel=1e-4)
    assert owed(first_wage=None).months == owed(first_wage=0).months == UNKNOWN


def test_a_rate_and_months_give_simple_interest_on_the_whole_amount() -> None:
    assert owed(interest=None, rate=0.36, months=10).each.each == pytest.approx((1560, 1950, 2600))


def test_interest_as_entered_goes_before_a_rate() -> None:
    assert owed(interest=10, rate=5, months=60).each.central == 1510


@pytest.mark.parametrize("update", [{"rate": 0.3}, {"months": 12}, {}])
def test_a_loan_not_known_adds_nothing_and_is_said(update: dict[str, Any]) -> None:
    one = owed(interest=None, **update)

    assert one.each.central == 1500
    assert one.gaps == ("interest",)
    assert one.counted


def test_an_amount_that_nobody_asked_for_is_not_known_whatever_was_guessed() -> None:
    found = estimate(Repayment(cohorts=(changed(basis="not_known"), NEPAL)))

    assert found.owed[0].total == UNKNOWN
    assert found.owed[0].gaps == ("amount",)
    assert (found.left_out, found.people_left_out) == (1, 120)
    assert found.totals == (Total("USD", 120, Amounts(180_000, 216_000, 276_000)),)


def test_one_figure_from_receipts_leaves_no_range() -> None:
    assert owed(basis="receipts", low=None, high=None).each == Amounts(1800, 1800, 1800)


def test_one_figure_from_interviews_gets_no_range_made_up() -> None:
    one = owed(low=None, high=None)

    assert one.each == Amounts(None, 1800, None)
    assert one.gaps == ("range",)


def test_a_sum_is_not_known_where_a_part_of_it_is_not() -> None:
    (total,) = estimate(Repayment(cohorts=(NEPAL, changed(high=None)))).totals

    assert total.amounts == Amounts(360_000, 432_000, None)


def test_currencies_are_never_added() -> None:
    found = estimate(Repayment(cohorts=(NEPAL, changed(currency="BDT"), changed(currency=None))))

    assert [total.currency for total in found.totals] == ["BDT", "USD"]
    assert found.left_out == 1


@pytest.mark.parametrize(
    ("update", "people", "gap"),
    [
        ({"left": None}, 100, "left"),
        ({"here": None}, 20, "here"),
        ({"here": None, "left": None}, None, "people"),
        ({"left": 0}, 120 - 20, None),
    ],
)
def test_people_not_counted_yet_are_said(update: dict[str, Any], people: int | None, gap: str | None) -> None:
    one = owed(**update)

    assert one.people == people
    assert one.gaps == ((gap,) if gap else ())


def test_nothing_entered_is_owed_nothing_and_no_total() -> None:
    found = estimate(Repayment())

    assert (found.owed, found.totals, found.left_out) == ((), (), 0)


@given(repayments())
def test_low_is_never_above_central_nor_central_above_high(entered: Repayment) -> None:
    found = estimate(entered)

    for amounts in (
        *(part for one in found.owed for part in (one.each, one.total, one.months)),
        *(total.amounts for total in found.totals),
    ):
        assert rising(*amounts.each)


@given(cohorts(here=10), st.integers(0, 1000), st.sampled_from(["here", "left"]))
def test_more_workers_are_never_owed_less(cohort: Cohort, more: int, where: str) -> None:
    larger = cohort.model_copy(update={where: (getattr(cohort, where) or 0) + more})
    before, after = (estimate(Repayment(cohorts=(one,))).owed[0].total for one in (cohort, larger))

    for less, now in zip(before.each, after.each, strict=True):
        assert (less is None) == (now is None)
        assert less is None or now is None or less <= now


@given(repayments())
def test_every_cohort_is_in_one_total_or_said_to_be_left_out(entered: Repayment) -> None:
    found = estimate(entered)
    people = sum(one.people or 0 for one in found.owed)

    assert sum(total.people for total in found.totals) + found.people_left_out == people


@given(repayments())
def test_each_currency_is_summed_by_itself(entered: Repayment) -> None:
    for total in estimate(entered).totals:
        alone = tuple(one for one in entered.cohorts if one.currency == total.currency)
        assert estimate(Repayment(cohorts=alone)).totals == (total,)


ROUTE = Route(origin="BGD", destination="JOR", workers_a_year=50, currency="USD", costs={"agency": 400, "papers": 100})


def test_paying_ourselves_costs_the_categories_known_times_the_workers_of_a_year() -> None:
    cost = route_cost(ROUTE)

    assert (cost.each, cost.a_year) == (500, 25_000)
    assert cost.unknown == tuple(name for name in CATEGORIES if name not in {"agency", "papers"})


def test_a_cost_of_nothing_is_known_and_an_empty_one_is_not() -> None:
    assert route_cost(Route(workers_a_year=5, costs={"tests": 0})).a_year == 0
    assert route_cost(Route(workers_a_year=5)).a_year is None


def test_a_year_is_summed_by_currency_of_what_is_known() -> None:
    found = yearly((ROUTE, ROUTE, Route(workers_a_year=5), ROUTE.model_copy(update={"currency": "JOD"})))

    assert [(total.currency, total.people, total.amounts.central) for total in found] == [
        ("JOD", 50, 25_000),
        ("USD", 100, 50_000),
    ]
