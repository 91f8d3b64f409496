"""A person at the screen, who reads labels in one language and clicks like anyone else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from i18n import translated, words
from questionnaires.loader import load
from questionnaires.models import SelectMultiple
from tests.browser.conftest import reruns, settled
from tests.ui.sunrise import ANSWERS as GIVEN

PROFILE = (
    ("Name of the organisation", "Petra Stitch"),
    ("Name", "Dulayl plant"),
    ("How many people work there", "800"),
    ("Of 100 workers, how many are migrants?", "70"),
    ("Of 100 migrants, how many came through a third party?", "90"),
    ("Of 100 workers, how many live in housing you or a recruiter provide?", "60"),
)
ANSWERS: dict[str, str | tuple[str, ...]] = {
    **{name: value if isinstance(value, tuple) else str(value) for name, (value, _evidence) in GIVEN.items()},
    "fees_amount": "2.5",
    "fees_costs": ("medical_worker", "papers_shared"),
}


@dataclass
class Person:
    page: Page
    language: str

    def say(self, text: str) -> str:
        """Give a text of the screen in this person's language."""
        return words(self.language).say(text)

    def option(self, question: str, name: str) -> str:
        """Give the label of an option in this person's language."""
        if name == "dont_know":
            return self.say("Don't know")
        asked = translated(load(), self.language).by_name[question]
        return next(choice.label for choice in asked.choices if choice.name == name)  # type: ignore[union-attr]

    def click(self, role: str, text: str, *, exact: bool = True) -> None:
        with reruns(self.page):
            self.page.get_by_role(role, name=self.say(text), exact=exact).first.click()  # type: ignore[arg-type]

    def write(self, label: str, text: str) -> None:
        field = self.page.get_by_label(self.say(label), exact=True).first
        field.fill(text)
        with reruns(self.page):
            field.press("Tab")

    def choose(self, label: str, option: str) -> None:
        named = re.compile(rf"(^|\. ){re.escape(self.say(label))}$")  # the widget puts what is chosen before its label
        field = self.page.get_by_role("combobox", name=named).last
        field.click()
        field.fill(option)
        with reruns(self.page):
            field.press("Enter")

    def describe_the_factory(self) -> None:
        sector = next(s.label for s in translated(load(), self.language).sectors if s.name == "garment_textile")
        for label, text in PROFILE[:2]:
            self.write(label, text)
        self.choose("What people do there", sector)
        self.choose("Country", words(self.language).country("JOR"))
        for label, text in PROFILE[2:]:
            self.write(label, text)
        for country, number in (("BGD", "400"), ("NPL", "160")):
            name = words(self.language).country(country)
            self.choose("Add a country workers come from", name)
            field = self.page.get_by_label(words(self.language).say("Workers from %(country)s", country=name)).first
            field.fill(number)
            with reruns(self.page):
                field.press("Tab")

    def open(self, path: str) -> None:
        """Go to a page by its address, keeping what the address carries."""
        before, _, query = self.page.url.partition("?")
        root = "/".join(before.split("/")[:3])
        self.page.goto(f"{root}/{path}?{query}")
        settled(self.page)

    def card(self, question: str) -> Locator:
        return self.page.get_by_test_id("stVerticalBlock").filter(has=self.page.locator(f"#q-{question}")).last

    def answer(self, question: str, value: str | tuple[str, ...]) -> None:
        card = self.card(question)
        card.scroll_into_view_if_needed()
        asked = load().by_name[question]
        if isinstance(value, tuple):
            for name in value:
                with reruns(self.page):
                    self._row(question, name).click()
            return
        with reruns(self.page):
            if asked.type in ("integer", "decimal"):
                field = card.locator("input[type=number], input[inputmode]").first
                field.fill(value)
                field.press("Tab")
            else:
                card.get_by_text(self.option(question, value), exact=True).first.click()

    def answered(self, question: str, value: str | tuple[str, ...]) -> bool:
        """Tell whether the screen shows this answer as given."""
        card = self.card(question)
        asked = load().by_name[question]
        if isinstance(value, tuple):
            return all(self._row(question, name).get_attribute("aria-checked") == "true" for name in value)
        if asked.type in ("integer", "decimal"):
            return float(card.locator("input").first.input_value() or "nan") == float(value)
        return card.get_by_label(self.option(question, value), exact=True).first.is_checked()

    def _row(self, question: str, name: str) -> Locator:
        """Find a choice of a checklist: the first group of buttons answers all rows, then each row has one."""
        asked = load().by_name[question]
        assert isinstance(asked, SelectMultiple)
        row = next(choice.row for choice in asked.choices if choice.name == name)
        place = [one.name for one in asked.rows].index(row or "") + 1
        group = self.card(question).get_by_test_id("stButtonGroup").nth(place)
        return group.get_by_role("radio", name=self.option(question, name), exact=True)

    def save_download(self, label: str, folder: Path) -> Path:
        with self.page.expect_download(timeout=60_000) as waiting:
            self.page.get_by_role("button", name=self.say(label), exact=True).click()
        target = folder / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return target
