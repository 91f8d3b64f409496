"""What if, in a browser: a tick moves what is shown, nothing leaves, and the page fits each screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener, Server, reruns
from tests.browser.person import ANSWERS, Person
from tests.browser.test_journey import outside

pytestmark = pytest.mark.browser


@pytest.mark.timeout(200)
@pytest.mark.parametrize(("language", "size", "theme"), [("en", "desktop", "light"), ("es", "phone", "dark")])
def test_a_tick_moves_what_is_shown_and_nothing_leaves(
    open_page: Opener, server: Server, language: str, size: str, theme: str
) -> None:
    page = open_page(language=language, size=size, theme=theme)
    foreign = outside(page, server)
    person = Person(page, language)
    person.click("button", "Begin the whole questionnaire")
    person.describe_the_factory()
    person.open("fees")
    person.answer("fees_paid", ANSWERS["fees_paid"])
    person.open("whatif")
    box = page.locator('button[data-variant="pills"]').first
    with reruns(page):
        box.click()
    expect(page.locator(".st-key-progress .figures .badge")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
    page.reload()
    expect(page.locator(".st-key-progress .figures")).to_be_visible()
    expect(page.locator(".st-key-progress .figures .badge")).to_have_count(0)
    assert foreign == []
