"""What we owe workers: groups are entered, kept and summed; nothing that is not known is filled in."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from i18n import words
from questionnaires.loader import load
from questionnaires.repayment import Cohort, Repayment, Route
from scoring.repayment import CATEGORIES
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import seen, sunrise
from ui import amounts
from ui.entries import NotUnderstood
from ui.examples_paid import figure, fitting

ASKED = Cohort(
    origin="BGD",
    destination="JOR",
    here=200,
    left=50,
    basis="interviews",
    currency="USD",
    low=2000,
    central=3000,
    high=4000,
    interest=0,
)
ROUTE = Route(origin="BGD", destination="JOR", workers_a_year=60, currency="USD", costs={"agency": 500, "tests": 0})


def field(at: AppTest, name: str) -> Any:
    return next(one for one in (*at.text_input, *at.selectbox) if str(one.key).split("@")[0].endswith(name))


def entered(database: Store) -> Repayment:
    return database.load("sunrise-2026", "local").repayment


def press(at: AppTest, key: str) -> AppTest:
    return next(one for one in at.button if str(one.key) == key).click().run()


def test_a_group_is_added_filled_in_and_summed(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = press(visit("repayment", a="sunrise-2026"), "add_cohort")

    for name, value in {"origin": "BGD", "basis": "interviews", "currency": "USD"}.items():
        at = field(at, f".0.{name}").set_value(value).run()
    typed = {"here": "200", "left": "50", "low": "2,000", "central": "3000", "high": "4 000", "interest": "0"}
    for name, value in typed.items():
        at = field(at, f".0.{name}").set_value(value).run()

    assert entered(database).cohorts == (ASKED,)
    assert "750,000" in seen(at)


def test_nothing_is_filled_in_before_anybody_says_it(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    press(visit("repayment", a="sunrise-2026"), "add_cohort")

    assert entered(database).cohorts == (Cohort(destination="JOR"),)


def test_the_countries_of_the_profile_begin_groups_without_any_figure(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    press(visit("repayment", a="sunrise-2026"), "begin_cohorts")

    assert entered(database).cohorts == tuple(Cohort(origin=one, destination="JOR") for one in ("BGD", "NPL"))


def test_a_central_figure_below_the_low_one_is_asked_for_again(visit: Open, database: Store) -> None:
    database.create(sunrise(repayment=Repayment(cohorts=(ASKED,))), "local")
    at = press(visit("repayment", a="sunrise-2026"), "open_cohort_0")

    at = field(at, ".0.central").set_value("1").run()

    assert entered(database).cohorts == (ASKED,)
    assert "must not fall" in seen(at)


def test_a_group_whose_amount_nobody_knows_is_left_to_an_independent_team(visit: Open, database: Store) -> None:
    database.create(sunrise(repayment=Repayment(cohorts=(ASKED, Cohort(origin="NPL", here=9)))), "local")

    said = seen(visit("repayment", a="sunrise-2026"))

    assert "ask an independent team" in said
    assert "1 group is in no sum" in said


def test_one_of_two_groups_is_removed_and_the_other_stays(visit: Open, database: Store) -> None:
    database.create(sunrise(repayment=Repayment(cohorts=(Cohort(here=1), ASKED))), "local")
    at = press(visit("repayment", a="sunrise-2026"), "open_cohort_0")

    press(at, "cohort2.0.remove")

    assert entered(database).cohorts == (ASKED,)


def test_the_published_case_warns_of_first_guesses(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")

    assert "2.5 to 7 times" in seen(visit("repayment", a="sunrise-2026"))


def test_paying_ourselves_is_summed_and_what_is_not_known_is_named(visit: Open, database: Store) -> None:
    database.create(sunrise(repayment=Repayment(routes=(ROUTE,))), "local")

    said = seen(visit("repayment", a="sunrise-2026"))

    assert "30,000 USD for 60 workers" in said
    assert "Not known yet: Health checks" in said


def test_a_cost_is_kept_and_taken_back(visit: Open, database: Store) -> None:
    database.create(sunrise(repayment=Repayment(routes=(ROUTE,))), "local")
    at = press(visit("repayment", a="sunrise-2026"), "open_route_0")

    at = field(at, ".0.papers").set_value("120.50").run()
    field(at, ".0.agency").set_value("").run()

    assert entered(database).routes[0].costs == {"tests": 0, "papers": 120.5}


def test_the_plan_says_what_to_set_aside(visit: Open, database: Store) -> None:
    database.create(sunrise(repayment=Repayment(cohorts=(ASKED,))), "local")

    assert "Set aside about 750,000 USD" in seen(visit("plan", a="sunrise-2026"))


def test_the_categories_are_those_of_the_question() -> None:
    assert tuple(row.name for row in load().by_name["fees_costs"].rows) == CATEGORIES  # type: ignore[union-attr]


def test_an_example_is_of_the_same_way_or_of_one_of_its_ends() -> None:
    costs = load().tables.published_costs

    assert {one.currency for one in fitting(costs, "BGD", "SGP")} == {"BDT"}
    assert {(one.origin, one.destination) for one in fitting(costs, "BGD", "KWT")} == {("BGD", "KWT")}
    assert {(one.origin, one.destination) for one in fitting(costs, "BGD", "JOR")} == {("BGD", "")}
    assert fitting(costs, None, None) == ()


def test_a_published_figure_stands_beside_an_empty_field_with_date_and_source(visit: Open, database: Store) -> None:
    asked = Cohort(origin="BGD", destination="SGP", basis="interviews")
    database.create(sunrise(repayment=Repayment(cohorts=(asked,))), "local")

    at = press(visit("repayment", a="sunrise-2026"), "open_cohort_0")

    said = seen(at)
    assert "Bangladesh to Singapore, 2015-2018: <strong>574,000 BDT" in said.replace("</strong>", "").replace("\n", "")
    assert "BBS Cost of Migration Survey 2020" in said
    assert "Examples, not your figures" in said
    assert field(at, ".0.central").value == ""


def test_every_published_amount_can_be_written() -> None:
    said = {one.amount: figure(words("en"), one) for one in load().tables.published_costs if one.amount}

    assert said["1675-5154"] == "1,675 to 5,154 USD"
    assert said["over 1000"] == "more than 1,000 USD"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1,500", 1500), ("1.500", 1500), ("1500.5", 1500.5), ("1,500.50", 1500.5), ("1 500,50", 1500.5), ("0", 0)],
)
def test_amounts_are_read_as_people_write_them(typed: str, value: float) -> None:
    assert amounts.amount(typed) == value
    assert amounts.amount(amounts.shown(value)) == value


@pytest.mark.parametrize("typed", ["about 5", "5 USD", "-3", "1,50,0", "9" * 14])
def test_an_amount_that_is_none_is_asked_for_again(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        amounts.amount(typed)


def test_an_empty_field_is_not_zero() -> None:
    assert amounts.amount("") is amounts.people(" ") is amounts.rate("") is amounts.year("") is None
    assert (amounts.people("0"), amounts.rate("36 %"), amounts.rate("2.5")) == (0, 0.36, 0.025)
