"""What the frame around the pages does in a browser and nowhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, settled

pytestmark = pytest.mark.browser


def tone(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.stApp').dataset.tone"))


def test_light_and_dark_follow_the_system_until_somebody_chooses(open_page: Opener) -> None:
    page = open_page("/fees", language="en", size="desktop", theme="light")
    assert tone(page) == "light"

    page.get_by_role("button", name="Light or dark").click()
    settled(page)
    expect(page.locator(".stApp")).to_have_attribute("data-tone", "dark")
    page.get_by_role("link", name="Review").click()
    settled(page)
    page.reload()
    settled(page)
    assert tone(page) == "dark"


def test_streamlits_own_words_change_with_the_language(open_page: Opener) -> None:
    page = open_page("/fees", language="en", size="desktop", theme="light")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Español").click()
    settled(page)

    expect(page.get_by_role("navigation")).to_have_attribute("aria-label", "Pasos")


def test_the_menu_says_how_far_each_step_has_come(open_page: Opener) -> None:
    page = open_page("/fees", language="en", size="desktop", theme="light")
    page.get_by_text("Nobody paid anything", exact=True).click()

    expect(page.get_by_role("link", name="Recruitment fees and related costs, begun")).to_be_visible()


def test_a_next_page_starts_at_its_top(open_page: Opener) -> None:
    page = open_page("/fees", language="en", size="phone", theme="light")
    onward = page.locator("[class*=st-key-steps] a").last
    onward.scroll_into_view_if_needed()
    onward.click()
    settled(page)

    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
