"""Take the pictures in this folder: the pages on a desktop and a phone, and some pages of the report.

`make screenshots`: a real server with the garment factory of the tests, the system's Chromium, pdftoppm.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from reports.make import make_report  # noqa: E402
from storage import Store  # noqa: E402
from tests.browser.conftest import FLAGS, SIZES, Server, free_port, settled  # noqa: E402
from tests.reports.factory import ON, factory  # noqa: E402

PAGES = (
    *("welcome", "profile", "fees", "review", "results", "why", "whatif", "plan", "budget", "repayment"),
    *("compare", "merge", "report", "standards", "help"),
)
SHOTS = [("desktop", "light", "en"), ("phone", "light", "es"), ("phone", "dark", "en")]
TALLEST = 2600  # pixels: enough to see how a page goes on
PAPER = (1, 3, 4)  # pages of the report: the cover, the board's page, the picture


def take(browser: Browser, server: Server, size: str, theme: str, language: str) -> None:
    """Take one picture of each page."""
    context = browser.new_context(color_scheme=theme, viewport=SIZES[size])  # type: ignore[arg-type]
    page = context.new_page()
    for name in PAGES:
        page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
        page.goto(f"{server.url}/{'' if name == 'welcome' else name}?a={factory().id}&lang={language}")
        settled(page)
        page.wait_for_timeout(1500)
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": SIZES[size]["width"], "height": min(int(height), TALLEST)})
        page.wait_for_timeout(500)
        mode = "" if theme == "light" else f"-{theme}"
        page.screenshot(path=HERE / f"{name}-{size}-{language}{mode}.png")
    context.close()


def print_report(folder: Path, language: str) -> None:
    """Turn some pages of the report into pictures."""
    paper = folder / "report.pdf"
    paper.write_bytes(make_report(factory(), language, ON, share=False))
    for page in PAPER:
        order = ["pdftoppm", "-r", "70", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
        subprocess.run([*order, str(paper), str(HERE / f"pdf-{language}-{page}")], check=True)  # noqa: S603


def shrink(picture: Path) -> None:
    """Keep 128 colours: enough for flat pages, at a third of the size."""
    with Image.open(picture) as image:
        small = image.convert("RGB").quantize(128)
    small.save(picture, optimize=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        Store.open(f"sqlite:///{folder / 'answers.sqlite3'}").create(factory(), "local")
        server = Server(folder, free_port())
        server.start()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for shot in SHOTS:
            take(browser, server, *shot)
        browser.close()
        server.kill()
        for language in ("en", "es"):
            print_report(folder, language)
    for picture in HERE.glob("*.png"):
        shrink(picture)


if __name__ == "__main__":
    main()
