"""Whom to call: help lines, a number only where it was confirmed, and the organisation's own local contacts."""

from __future__ import annotations

import csv
from datetime import date

from i18n import words
from questionnaires.loader import CONTENT
from questionnaires.responses import LocalContact
from reports.blocks import Block, Table
from reports.closing import hotlines, local_contacts
from reports.subject import Subject
from scoring.assess import assess
from tests.reports.factory import QUESTIONNAIRE, SITES, factory
from tests.reports.reading import of, said

UNION = LocalContact(
    name="Workers' centre", contact="+962 6 000", languages="Bangla", note="Ask for Rima", checked_on=date(2026, 11, 2)
)
ON = date(2026, 11, 21)


def subject(*, share: bool = False, country: str = "JOR", contacts: tuple[LocalContact, ...] = ()) -> Subject:
    place = SITES[0].model_copy(update={"country": country})
    response = factory(operations=(place,), answers={}, local_contacts=contacts)
    return Subject(QUESTIONNAIRE, response, assess(QUESTIONNAIRE, response, ON), words("en"), share)


def cells(blocks: tuple[Block, ...]) -> list[list[str]]:
    (table,) = of(Table, blocks)
    return [[cell.text for cell in row] for row in table.rows]


def test_local_contacts_are_printed_with_their_date() -> None:
    assert cells(tuple(local_contacts(subject(contacts=(UNION,))))) == [
        ["Workers' centre", "+962 6 000", "Bangla", "2 November 2026", "Ask for Rima"]
    ]


def test_a_report_to_share_has_them_without_the_note() -> None:
    (row,) = cells(tuple(local_contacts(subject(share=True, contacts=(UNION,)))))
    assert row[:2] == ["Workers' centre", "+962 6 000"]
    assert "Ask for Rima" not in row


def test_an_empty_contact_is_not_printed() -> None:
    assert not list(local_contacts(subject(contacts=(LocalContact(),))))


def test_a_number_that_nobody_confirmed_never_leaves_the_table() -> None:
    with (CONTENT / "tables" / "hotlines.csv").open(encoding="utf-8") as table:
        hidden = [row for row in csv.DictReader(table) if row["show"] != "yes"]
    assert hidden
    shown = " ".join(line.contact for line in QUESTIONNAIRE.tables.hotlines)
    assert not [row["contact"] for row in hidden if row["contact"] in shown]
    for row in hidden:
        page = tuple(hotlines(subject(country=row["iso3"])))
        assert row["organisation"] in said(page)
        assert "Ask for the current number" in said(page)
