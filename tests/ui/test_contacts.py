"""Local contacts: added, changed and removed on the page about helping safely, and kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from questionnaires.loader import load
from questionnaires.responses import MOST_CONTACTS, LocalContact
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import PLANT, seen, sunrise

UNION = LocalContact(name="Dulayl workers' centre", contact="+962 6 000 0000", checked_on=date(2026, 11, 2))


def field(at: AppTest, place: int, part: str) -> Any:
    return next(one for one in at.text_input if f".{place}.{part}@" in str(one.key))


def known(database: Store) -> tuple[LocalContact, ...]:
    return database.load("sunrise-2026", "local").local_contacts


def test_a_contact_is_added_and_filled_in(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("help", a="sunrise-2026").button(key="add_contact").click().run()

    at = field(at, 0, "name").set_value(UNION.name).run()
    at = field(at, 0, "contact").set_value(UNION.contact).run()
    at = field(at, 0, "languages").set_value("Arabic, Bangla").run()
    field(at, 0, "checked").set_value("2026-11-02").run()

    assert known(database) == (UNION.model_copy(update={"languages": "Arabic, Bangla"}),)


def test_a_day_that_is_none_is_asked_for_again(visit: Open, database: Store) -> None:
    database.create(sunrise(local_contacts=(UNION,)), "local")
    at = field(visit("help", a="sunrise-2026"), 0, "checked").set_value("soon").run()

    assert known(database) == (UNION,)
    assert "year-month-day" in seen(at)


def test_one_of_two_is_removed_and_the_other_stays(visit: Open, database: Store) -> None:
    database.create(sunrise(local_contacts=(LocalContact(name="Gone"), UNION)), "local")
    at = visit("help", a="sunrise-2026")
    (button,) = [one for one in at.button if str(one.key) == "contact2.0.remove"]

    at = button.click().run()

    assert known(database) == (UNION,)
    assert field(at, 0, "name").value == UNION.name


def test_twenty_are_enough(visit: Open, database: Store) -> None:
    database.create(sunrise(local_contacts=(UNION,) * MOST_CONTACTS), "local")
    assert not [one for one in visit("help", a="sunrise-2026").button if one.key == "add_contact"]


def test_a_change_of_the_profile_keeps_them(visit: Open, database: Store) -> None:
    database.create(sunrise(local_contacts=(UNION,)), "local")
    at = visit("profile", a="sunrise-2026")
    next(one for one in at.text_input if str(one.key).startswith("name@")).set_value("Another name").run()

    assert known(database) == (UNION,)


def test_a_help_line_that_nobody_confirmed_is_named_without_its_number(visit: Open, database: Store) -> None:
    line = next(line for line in load().tables.hotlines if not line.contact)
    database.create(sunrise(operations=(PLANT.model_copy(update={"country": line.iso3}),)), "local")
    said = seen(visit("help", a="sunrise-2026"))

    assert line.organisation in said
    assert "ask for the current number" in said
