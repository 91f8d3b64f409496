"""What clumsy fingers and hurried people do, and what the screen must not say then."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from questionnaires.responses import Answer, Response
from storage import Store
from tests.browser.conftest import Opener, Server, reruns, settled
from tests.browser.person import Person

pytestmark = pytest.mark.browser


def kept(server: Server) -> Response:
    store = Store.open(f"sqlite:///{server.folder / 'answers.sqlite3'}")
    (summary,) = store.list("local")
    return store.load(summary.id, "local")


def stored(server: Server, question: str) -> object:
    given = kept(server).answers.get(question)
    return given.value if isinstance(given, Answer) else None


def leave(page: Page, typed: str, question: str) -> str:
    """Type into a number field as fingers do, leave it, and give what it shows."""
    field = Person(page, "en").card(question).locator("input").first
    field.fill("")
    field.press_sequentially(typed)
    with reruns(page):
        field.press("Tab")
    return field.input_value()


def test_a_cleared_answer_is_no_longer_shown_and_can_be_given_again(open_page: Opener, server: Server) -> None:
    person = Person(open_page("/fees"), "en")
    person.answer("fees_paid", "paid")
    card = person.card("fees_paid")
    for button in ("Add a note, or clear this answer", "Clear this answer"):
        with reruns(person.page):
            card.get_by_role("button", name=button).click()
    expect(card.locator("input:checked")).to_have_count(0)
    assert stored(server, "fees_paid") is None

    person.answer("fees_paid", "paid")
    assert stored(server, "fees_paid") == "paid"


def test_a_number_is_what_was_typed_or_a_word_why_not(open_page: Opener, server: Server) -> None:
    page = open_page("/fees", size="phone")
    Person(page, "en").answer("fees_paid", "paid")
    assert leave(page, "2,5", "fees_amount") == "2.5"
    assert stored(server, "fees_amount") == 2.5

    assert leave(page, "-5", "fees_amount") == "-5"
    expect(page.get_by_text("cannot be negative: write 0 or more")).to_be_visible()
    assert stored(server, "fees_amount") == 2.5

    assert leave(page, "", "fees_amount") == ""
    assert stored(server, "fees_amount") is None

    leave(page, "4", "fees_amount")
    page.reload()
    settled(page)
    expect(Person(page, "en").card("fees_amount").locator("input").first).to_have_value("4")
