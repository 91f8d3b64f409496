"""The page that fills a budget of days."""

from __future__ import annotations

from questionnaires.loader import load
from scoring.assess import assess
from scoring.budget import budget
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import seen, sunrise
from ui.entries import today


def test_the_chosen_actions_stand_there_with_what_they_bring(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("budget", a="sunrise-2026")
    at = at.number_input[0].set_value(200).run()
    assert not at.exception
    plan = assess(load(), sunrise(), today()).plan
    found = budget(load(), sunrise(), plan, 200)
    said = seen(at)
    assert all(load().action[item.action or ""].label in said for item in found.advised.items)
    assert "(advised)" in said
    assert "more than you have" not in said


def test_too_few_days_for_what_is_critical_says_by_how_much(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("budget", a="sunrise-2026")
    at = at.number_input[0].set_value(0).run()
    plan = assess(load(), sunrise(), today()).plan
    over = budget(load(), sunrise(), plan, 0).over
    assert over > 0
    assert f"{over:g} days more than you have" in seen(at)


def test_without_a_profile_it_says_what_is_missing(visit: Open) -> None:
    at = visit("budget")
    assert not at.exception
    assert "A result needs a little more" in seen(at)
