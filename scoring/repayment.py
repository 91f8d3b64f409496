"""What workers are owed and what paying instead of them costs (domain.md 4.3): plain sums, no effect on any score.

What is not known stays not known: no range is made up, no amount is taken from elsewhere, no currencies are added or
converted. A sum says how many people it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Literal, get_args

from questionnaires.repayment import Cohort, CostCategory, Repayment, Route

CATEGORIES: tuple[CostCategory, ...] = get_args(CostCategory)
Gap = Literal["amount", "range", "currency", "people", "here", "left", "interest"]
KEEP_OUT = frozenset[Gap](("amount", "currency", "people"))  # without these nothing can be summed


@dataclass(frozen=True, slots=True)
class Amounts:
    """Low, central and high; None where that one is not known."""

    low: float | None = None
    central: float | None = None
    high: float | None = None

    @property
    def each(self) -> tuple[float | None, float | None, float | None]:
        return self.low, self.central, self.high

    @property
    def known(self) -> bool:
        return any(one is not None for one in self.each)

    def times(self, factor: float) -> Amounts:
        return Amounts(*(None if one is None else one * factor for one in self.each))

    def plus(self, more: float) -> Amounts:
        return Amounts(*(None if one is None else one + more for one in self.each))


LEAST_WAGE = 0.01  # below the smallest coin no wage is a wage
UNKNOWN = Amounts()


@dataclass(frozen=True, slots=True)
class Owed:
    """What one cohort is owed, in its currency."""

    cohort: Cohort
    people: int | None  # here and left, as far as known
    each: Amounts  # per worker, with the interest that is known
    total: Amounts
    months: Amounts  # per worker, in first monthly wages (the logic of SDG 10.7.1)
    gaps: tuple[Gap, ...]

    @property
    def counted(self) -> bool:
        return not KEEP_OUT & set(self.gaps)


@dataclass(frozen=True, slots=True)
class Total:
    """What is owed in one currency, or what a year of paying ourselves costs in it."""

    currency: str
    people: int
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Estimate:
    owed: tuple[Owed, ...]
    totals: tuple[Total, ...]  # of what is counted, by currency
    left_out: int  # cohorts in no total
    people_left_out: int  # in them, as far as known


@dataclass(frozen=True, slots=True)
class RouteCost:
    """What hiring by one corridor costs an employer that pays: the categories known."""

    route: Route
    each: float | None
    a_year: float | None
    unknown: tuple[CostCategory, ...]


def estimate(repayment: Repayment) -> Estimate:
    """Give what each cohort is owed and the sum by currency."""
    owed = tuple(_owed(cohort) for cohort in repayment.cohorts)
    out = [one for one in owed if not one.counted]
    return Estimate(owed, _totals(owed), len(out), sum(one.people or 0 for one in out))


def _owed(cohort: Cohort) -> Owed:
    people = _people(cohort)
    paid = _paid(cohort)
    each = _with_interest(cohort, paid)
    total = UNKNOWN if people is None else each.times(people)
    months = each.times(1 / wage) if (wage := cohort.first_wage or 0) >= LEAST_WAGE else UNKNOWN
    return Owed(cohort, people, each, total, months, tuple(_gaps(cohort, paid)))


def _people(cohort: Cohort) -> int | None:
    known = [one for one in (cohort.here, cohort.left) if one is not None]
    return sum(known) if known else None


def _paid(cohort: Cohort) -> Amounts:
    """Give what one worker paid. Receipts that give one figure leave no range; a guess of nobody's asking is none."""
    given = Amounts(cohort.low, cohort.central, cohort.high)
    if cohort.basis == "not_known":
        return UNKNOWN
    if cohort.basis == "receipts" and given.each == (None, cohort.central, None):
        return Amounts(cohort.central, cohort.central, cohort.central)
    return given


def _with_interest(cohort: Cohort, paid: Amounts) -> Amounts:
    """Add the loan: its interest as entered, else simple interest on the whole amount; a loan not known adds none."""
    if cohort.interest is not None:
        return paid.plus(cohort.interest)
    if cohort.rate is None or cohort.months is None:
        return paid
    return paid.times(1 + cohort.rate * cohort.months / 12)


def _gaps(cohort: Cohort, paid: Amounts) -> Iterable[Gap]:
    if not paid.known:
        yield "amount"
    elif None in paid.each:
        yield "range"
    if cohort.currency is None:
        yield "currency"
    if cohort.here is None and cohort.left is None:
        yield "people"
    elif cohort.here is None:
        yield "here"
    elif cohort.left is None:
        yield "left"
    if cohort.interest is None and (cohort.rate is None or cohort.months is None):
        yield "interest"


def _totals(owed: Iterable[Owed]) -> tuple[Total, ...]:
    by_currency: dict[str, list[Owed]] = {}
    for one in owed:
        if one.counted and one.cohort.currency is not None:
            by_currency.setdefault(one.cohort.currency, []).append(one)
    return tuple(
        Total(currency, sum(one.people or 0 for one in some), _sum(one.total for one in some))
        for currency, some in sorted(by_currency.items())
    )


def _sum(several: Iterable[Amounts]) -> Amounts:
    """Add up; where one of the figures is not known, neither is that sum."""
    columns = zip(*(amounts.each for amounts in several), strict=True)
    return Amounts(*(_whole(column) for column in columns))


def _whole(column: Iterable[float | None]) -> float | None:
    known = list(column)
    numbers = [one for one in known if one is not None]
    return fsum(numbers) if len(numbers) == len(known) else None


# --- paying ourselves ------------------------------------------------------------------------------------------------


def route_cost(route: Route) -> RouteCost:
    """Give what is known of a corridor's costs per worker and a year; a category not known adds nothing."""
    unknown = tuple(name for name in CATEGORIES if name not in route.costs)
    each = fsum(route.costs.values()) if route.costs else None
    a_year = None if each is None or route.workers_a_year is None else each * route.workers_a_year
    return RouteCost(route, each, a_year, unknown)


def yearly(routes: Iterable[Route]) -> tuple[Total, ...]:
    """Give what a year costs by currency, of the corridors whose cost, workers and currency are known."""
    by_currency: dict[str, list[RouteCost]] = {}
    for route in routes:
        cost = route_cost(route)
        if cost.a_year is not None and route.currency is not None:
            by_currency.setdefault(route.currency, []).append(cost)
    return tuple(
        Total(currency, sum(one.route.workers_a_year or 0 for one in some), _point(some))
        for currency, some in sorted(by_currency.items())
    )


def _point(costs: Iterable[RouteCost]) -> Amounts:
    return Amounts(central=fsum(one.a_year or 0 for one in costs))
