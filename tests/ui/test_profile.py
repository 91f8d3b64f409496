"""The organisation and where people work: saved at each change, and checked against each other."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from interchange import portable
from questionnaires.loader import load
from questionnaires.responses import Answer, FollowUp, Operation, Response
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import PLANT, field, seen, sunrise
from ui import entries


def kept(database: Store) -> Response:
    (summary,) = database.list("local")
    return database.load(summary.id, "local")


def typed(at: AppTest, name: str, text: str) -> AppTest:
    after: AppTest = field(at, name).set_value(text).run()
    return after


def test_the_first_entry_is_kept_at_once(visit: Open, database: Store) -> None:
    typed(visit("profile"), "name", "Sunrise Garments")
    assert kept(database).organisation.name == "Sunrise Garments"


@pytest.mark.parametrize(
    ("name", "text", "stored"),
    [
        pytest.param("op1.name", "Plant A", {"name": "Plant A"}, id="name"),
        pytest.param("op1.sector", "garment_textile", {"sector": "garment_textile"}, id="sector"),
        pytest.param("op1.country", "JOR", {"country": "JOR"}, id="country"),
        pytest.param("op1.workers", "1,200", {"workers": 1200}, id="workers, as people write them"),
        pytest.param("op1.migrant_share", "65 %", {"migrant_share": 0.65}, id="share of migrants"),
        pytest.param("op1.agency_share", "12,5", {"agency_share": 0.125}, id="a share with a decimal comma"),
        pytest.param("op1.housing_share", "0", {"housing_share": 0.0}, id="nobody is not the same as not given"),
    ],
)
def test_each_field_is_kept(visit: Open, database: Store, name: str, text: str, stored: dict[str, object]) -> None:
    at = typed(visit("profile"), name, text)
    assert not at.exception
    (operation,) = kept(database).operations
    assert operation == Operation(id="op1", **stored)


def test_who_prepared_it_and_how_much_it_covers_are_kept(visit: Open, database: Store) -> None:
    at = visit("profile")
    for name, text in {"prepared": "Rania", "role": "HR", "contact": "hr@example.org", "scope": "1 of 3"}.items():
        at = typed(at, name, text)
    response = kept(database)
    assert (response.prepared_by.name, response.prepared_by.role) == ("Rania", "HR")
    assert (response.organisation.contact, response.scope_note) == ("hr@example.org", "1 of 3")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("op1.workers", "many", "whole number of people"),
        ("op1.workers", "0", "whole number of people"),
        ("op1.migrant_share", "165", "from 0 to 100"),
    ],
)
def test_what_is_no_number_is_said_kindly_and_not_kept(
    visit: Open, database: Store, name: str, text: str, said: str
) -> None:
    database.create(sunrise(), "local")
    at = typed(visit("profile", a="sunrise-2026"), name, text)
    assert said in seen(at)
    assert kept(database).operations == (PLANT,)


def test_a_share_is_also_said_in_people(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    assert "About 520 people." in seen(visit("profile", a="sunrise-2026"))


def test_a_sector_is_described_with_its_isic_sections(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    said = seen(visit("profile", a="sunrise-2026"))
    assert "sewing clothes" in said
    assert "ISIC C13, C14 and C15" in said


def test_countries_workers_come_from_are_added_and_removed(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("profile", a="sunrise-2026")
    at = field(at, "op1.origin2").set_value("LKA").run()
    at = typed(at, "op1.LKA", "15")
    assert kept(database).operations[0].corridors == {"BGD": 300, "NPL": 220, "LKA": 15}

    at.button(key="drop_op1_BGD").click().run()
    assert kept(database).operations[0].corridors == {"NPL": 220, "LKA": 15}


@pytest.mark.parametrize(
    ("corridors", "said"),
    [
        pytest.param(
            {"BGD": 700}, "add up to 700 people, and the share above makes about 520", id="more than migrants"
        ),
        pytest.param({"BGD": 900}, "900 people, and 800 work there", id="more than workers"),
        pytest.param({"BGD": 200}, "add up to 200 of about 520 migrants", id="fewer than migrants"),
        pytest.param({"BGD": 510}, None, id="nearly right is right"),
    ],
)
def test_numbers_that_do_not_fit_are_asked_about(
    visit: Open, database: Store, corridors: dict[str, int], said: str | None
) -> None:
    database.create(sunrise(operations=(PLANT.model_copy(update={"corridors": corridors}),)), "local")
    page = seen(visit("profile", a="sunrise-2026"))
    assert said in page if said else "add up to" not in page


def test_an_operation_is_added_and_removing_asks_first(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("profile", a="sunrise-2026").button(key="add_operation").click().run()
    assert [one.id for one in kept(database).operations] == ["op1", "op2"]

    at = at.button(key="remove_op1").click().run()
    assert "Remove Plant A" in seen(at)
    assert len(kept(database).operations) == 2

    at.button(key="sure_op1").click().run()
    assert [one.id for one in kept(database).operations] == ["op2"]


def test_a_removed_operation_takes_its_own_answers_and_plan_along(visit: Open, database: Store) -> None:
    two = sunrise(operations=(PLANT, PLANT.model_copy(update={"id": "op2"})))
    two = two.with_answer("docs_held", Answer(value="held"), "op2")
    two = two.with_follow_up("stop_charges@op2", FollowUp(owner="Rania"))
    database.create(two, "local")
    at = visit("profile", a="sunrise-2026").button(key="remove_op2").click().run()
    at.button(key="sure_op2").click().run()

    response = kept(database)
    assert response.answer("docs_held", "op2") is None
    assert not response.follow_up
    assert response.answer("docs_leave", "op1") == two.answer("docs_leave", "op1")
    assert portable.read(portable.write(response), load()).response == response


def test_the_only_operation_cannot_be_removed(visit: Open) -> None:
    assert not any(button.key == "remove_op1" for button in visit("profile").button)


def test_what_a_result_still_needs_is_named(visit: Open) -> None:
    assert "Still needed for a result: what people do, the country and how many work there." in seen(visit("profile"))


@pytest.mark.parametrize("name", ["مصنع النور", "โรงงาน", "🧵🧵", "<script>alert(1)</script>", "=HYPERLINK(1)"])
def test_any_name_is_kept_and_shown_as_written(visit: Open, database: Store, name: str) -> None:
    at = typed(visit("profile"), "op1.name", name)
    assert not at.exception
    assert kept(database).operations[0].name == name
    assert name in seen(at)
    assert not any("<script>alert" in part.proto.body for part in at.main.get("html"))


@pytest.mark.parametrize(
    ("text", "number"), [("800", 800), ("1.200", 1200), ("12 345", 12345), ("٨٠٠", 800), (" ", None)]
)
def test_numbers_are_read_as_people_write_them(text: str, number: int | None) -> None:
    assert entries.whole_number(text) == number


@pytest.mark.parametrize("text", ["1,2", "12,34", "-5", "8e3", "99999999"])
def test_what_could_mean_two_things_is_asked_again(text: str) -> None:
    with pytest.raises(entries.NotUnderstood):
        entries.whole_number(text)


def test_dates_are_read_year_first() -> None:
    assert entries.day("2027-3-31") == date(2027, 3, 31)
    for text in ("31.3.2027", "2027-02-30", "soon"):
        with pytest.raises(entries.NotUnderstood):
            entries.day(text)


def test_unseen_signs_of_a_paste_do_not_make_a_file_that_cannot_be_opened(visit: Open, database: Store) -> None:
    typed(visit("profile"), "name", "Sunrise\x0bGarments\x00")
    assert kept(database).organisation.name == "Sunrise Garments"
    assert portable.read(portable.write(kept(database)), load()).response == kept(database)


def test_an_entry_does_not_undo_what_another_tab_saved(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("profile", a="sunrise-2026")
    two = sunrise(operations=(PLANT.model_copy(update={"workers": 900}), Operation(id="op2", name="Farm")))
    database.replace("sunrise-2026", "local", two.with_answer("docs_held", Answer(value="held"), "op2"))

    typed(at, "op1.name", "Plant One")

    first, second = kept(database).operations
    assert (first.name, first.workers, second.name) == ("Plant One", 900, "Farm")
    assert kept(database).answer("docs_held", "op2") == Answer(value="held")


def test_an_entry_in_what_another_tab_deleted_begins_nothing(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("profile", a="sunrise-2026").button(key="add_operation").click().run()
    at = at.button(key="remove_op2").click().run()
    database.delete("sunrise-2026", "local")

    at = at.button(key="sure_op2").click().run()

    assert not at.exception
    assert database.list("local") == ()
