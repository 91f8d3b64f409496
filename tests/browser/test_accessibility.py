"""No page keeps anyone out: axe-core finds no grave violation, and nothing runs over the edge of the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from playwright.sync_api import Page

from questionnaires.loader import load
from storage import Store
from tests.browser.conftest import SIZES, Opener, Server, settled
from tests.reports.factory import factory

pytestmark = pytest.mark.browser
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
PAGES = (
    "",
    "profile",
    *(section.name for section in load().sections),
    "review",
    "results",
    "plan",
    "report",
    "help",
    "words",
)
PAIRWISE = {("en", "desktop", "light"), ("es", "phone", "light"), ("es", "desktop", "dark"), ("en", "phone", "dark")}
EVERY = [
    pytest.param(*case, id="-".join(case), marks=() if case in PAIRWISE else pytest.mark.all)
    for case in ((lang, size, theme) for lang in ("en", "es") for size in SIZES for theme in ("light", "dark"))
]


def violations(page: Page) -> list[str]:
    """Name what axe-core finds serious or critical, with the first place of each."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [one for one in found["violations"] if one["impact"] in {"serious", "critical"}]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in grave]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("language", "size", "theme"), EVERY)
def test_every_page_is_for_everyone(open_page: Opener, server: Server, language: str, size: str, theme: str) -> None:
    response = factory()
    kept = Store.open(f"sqlite:///{server.folder / 'answers.sqlite3'}")
    kept.create(response, "local")
    page = open_page(f"/?a={response.id}&lang={language}", language=language, size=size, theme=theme)
    found: dict[str, list[str]] = {}
    for name in PAGES:
        page.goto(f"{server.url}/{name}?a={response.id}&lang={language}")
        settled(page)
        page.wait_for_timeout(300)
        if grave := violations(page):
            found[name] = grave
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            found.setdefault(name, []).append("runs over the edge of the screen")
    assert found == {}
