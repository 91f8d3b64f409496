"""A checklist on the screen: one choice a row, or one for all, each saved at its click."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from questionnaires.loader import load
from questionnaires.models import DONT_KNOW, SelectMultiple
from storage import Store
from tests.ui.conftest import Open
from tests.ui.test_questions import kept, shown

ASKED = "fees_costs"


def row(at: AppTest, name: str) -> Any:
    """Find the choices of a row, or with "" what answers all rows."""
    return next(found for found in at.button_group if str(found.key).startswith(f"{ASKED}..{name}@"))


def choose(at: AppTest, name: str, place: int) -> AppTest:
    group = row(at, name)
    found = group.set_value(group.options[place]).run()
    assert isinstance(found, AppTest)
    return found


def answer(database: Store) -> object:
    return kept(database).answers[ASKED].value  # type: ignore[union-attr]


def question() -> SelectMultiple:
    found = load().by_name[ASKED]
    assert isinstance(found, SelectMultiple)
    return found


ROWS = [one.name for one in question().rows]
OFFERED = [one.name for one in question().choices if one.row == ROWS[0]]


def test_each_row_is_saved_at_its_click_and_counted(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), ROWS[0], 0)
    assert answer(database) == (OFFERED[0],)
    assert f"1 of {len(ROWS)} answered" in shown(at)

    choose(at, ROWS[0], 2)
    assert answer(database) == (OFFERED[2],)


def test_one_choice_for_all_rows_takes_their_place_and_gives_it_back(visit: Open, database: Store) -> None:
    at = choose(choose(visit("fees"), ROWS[0], 0), ROWS[1], 0)
    before = answer(database)

    at = choose(at, "", 0)
    assert answer(database) == ("none",)
    assert row(at, ROWS[0]).value is None

    row(at, "").set_value(None).run()
    assert answer(database) == before


def test_dont_know_is_an_answer_for_the_whole_and_a_row_ends_it(visit: Open, database: Store) -> None:
    at = choose(visit("fees"), "", -1)
    assert answer(database) == DONT_KNOW

    choose(at, ROWS[1], 0)
    assert len(answer(database)) == 1  # type: ignore[arg-type]


def test_a_reload_shows_every_row_as_it_was(visit: Open, database: Store) -> None:
    choose(choose(visit("fees"), ROWS[0], 1), ROWS[1], 2)

    again = visit("fees", a=kept(database).id)

    assert f"2 of {len(ROWS)} answered" in shown(again)


def test_it_is_answered_once_each_row_is(visit: Open, database: Store) -> None:
    at = visit("fees")
    for name in ROWS[:-1]:
        at = choose(at, name, 0)
    assert "0 of" in shown(at)

    assert "1 of" in shown(choose(at, ROWS[-1], 0))


def test_a_second_click_on_a_row_takes_nothing_back(visit: Open) -> None:
    assert all(row(visit("fees"), name).proto.required for name in ROWS)
