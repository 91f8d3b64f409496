"""The safe-referral page: whole, calm, and with no number that was not confirmed."""

from __future__ import annotations

from questionnaires.loader import load
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import PLANT, seen, sunrise


def test_every_step_and_every_never_is_there(visit: Open) -> None:
    said, referral = seen(visit("help")), load().referral
    for step in referral.steps:
        assert step.do.strip() in said
        assert step.do_not.strip() in said
    assert all(never in said for never in referral.never)
    assert "Print this page" in said


def test_the_numbers_are_those_of_the_countries_concerned_with_the_day_they_were_read(
    visit: Open, database: Store
) -> None:
    database.create(sunrise(operations=(PLANT.model_copy(update={"corridors": {"LKA": 10}}),)), "local")
    said = seen(visit("help", a="sunrise-2026"))
    (line,) = (line for line in load().tables.hotlines if line.iso3 == "LKA" and line.contact)

    assert line.contact in said
    assert "read on 21 November 2026; test it before you rely on it" in said
    assert "No confirmed number: Jordan." in said
    other = next(line for line in load().tables.hotlines if line.iso3 == "GBR" and line.contact)
    assert other.contact not in said


def test_without_a_country_it_says_how_to_get_numbers(visit: Open) -> None:
    assert "numbers then stand here" in seen(visit("help"))


def test_it_is_read_in_spanish(visit: Open) -> None:
    said = seen(visit("help", lang="es"))
    assert load().referral.title not in said
