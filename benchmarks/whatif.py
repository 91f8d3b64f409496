"""How long a tick on the what-if page takes, beyond the same tick in an empty app.

Target: 150 ms more from the click to what the browser shows. The empty app is one list of as many boxes with a line of
text that says which are ticked; both are measured in the same run, click by click in turn, so that a busy machine
slows both. Below it what the server alone does: the copy scored again, and everything that the page draws of it.

Run from the project's folder: ``python -m benchmarks.whatif``.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import servers  # noqa: E402
from benchmarks.scoring import best, factory  # noqa: E402
from benchmarks.wire import FLAGS  # noqa: E402
from i18n import translated, words  # noqa: E402
from questionnaires.loader import load  # noqa: E402
from questionnaires.responses import Response  # noqa: E402
from reports.subject import Subject  # noqa: E402
from scoring.assess import assess  # noqa: E402
from scoring.whatif import Trial, tried  # noqa: E402

TARGET = 150.0  # ms
CLICKS = 12
ON = date(2026, 1, 1)
BOX = 'button[data-variant="pills"]'
EMPTY = """import streamlit as st
boxes = [f"Box {number}" for number in range(45)]
ticked = st.pills("Boxes", boxes, selection_mode="multi", label_visibility="collapsed")
st.html(f"<div class='st-key-progress'><p class='figures'>{len(ticked)} ticked</p></div>")
"""
SHOWN = ".st-key-progress .figures"
SAID = f"{SHOWN}, .tiles dd"  # the figure may round to the same; what is left in the plan never does


# --- from the click to the screen ------------------------------------------------------------------------------------


def clicks(ours: Page, empty: Page) -> tuple[list[float], list[float]]:
    """Tick boxes on both pages in turn; give the milliseconds until each page says something else."""
    found: tuple[list[float], list[float]] = ([], [])
    for number in range(CLICKS):
        for page, times in zip((ours, empty), found, strict=True):
            times.append(_click(page, number % 4))
    return found[0][2:], found[1][2:]


def _click(page: Page, box: int) -> float:
    """Measure inside the page: the browser's own clock, and no asking again and again."""
    page.wait_for_timeout(400)
    return float(
        page.evaluate(
            """([box, shown, number]) => new Promise((done) => {
            const said = () => [...document.querySelectorAll(shown)].map((one) => one.textContent).join();
            const before = said(), start = performance.now();
            const look = () => {
                if (said() === before) return;
                watch.disconnect();
                requestAnimationFrame(() => done(performance.now() - start));
            };
            const watch = new MutationObserver(look);
            watch.observe(document.body, {subtree: true, childList: true, characterData: true});
            document.querySelectorAll(box)[number].click();
            })""",
            [BOX, SAID, box],
        )
    )


def on_screen() -> float:
    """Print the times of both and give by how many milliseconds ours takes longer."""
    servers.FLOOR = EMPTY
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        key = _stored(Path(folder))
        with servers.serving("ours", Path(folder)) as ours, servers.serving("floor") as floor:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            pages = [browser.new_page(viewport={"width": 390, "height": 844}) for _ in range(2)]
            for page, url in zip(pages, (f"{ours.url}/whatif?a={key}", floor.url), strict=True):
                page.goto(url)
                page.locator(SHOWN).wait_for(timeout=60_000)
                page.wait_for_timeout(1500)
            times, least = clicks(pages[0], pages[1])
            browser.close()
    mine, none = statistics.median(times), statistics.median(least)
    print(f"a tick to the screen, median of {len(times)}: ours {mine:.0f} ms, empty app {none:.0f} ms")
    print(f"  slowest: ours {max(times):.0f} ms, empty app {max(least):.0f} ms; ratio of medians {mine / none:.2f}")
    return mine - none


def _stored(folder: Path) -> str:
    """Keep the factory in a database of its own, and give its id."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'kept.sqlite3'}"
    from storage import store

    store().create(_response(), "local")
    return _response().id


# --- what the server does --------------------------------------------------------------------------------------------


def _response() -> Response:
    """Give the factory that answered everything badly: the longest plan."""
    return factory(load(), 1.0)


def on_server() -> None:
    """Print how long it takes to score the copy, and to draw what came out."""
    from ui import outcome

    questionnaire, response = load(), _response()
    base = assess(questionnaire, response, ON)
    items = base.plan.items
    acts = [item for item in items if item.kind == "act"]
    shown = partial(Subject, translated(questionnaire, "en"), words=words("en"), share=False)
    s = shown(response=response, assessment=base)
    for label, number in (("one action", 1), ("six actions", 6), (f"all {len(acts)}", len(acts))):
        trial = Trial(tuple(item.key for item in acts[:number]))
        copy = best(lambda trial=trial: tried(questionnaire, response, trial, items), 20)  # type: ignore[misc]
        other = tried(questionnaire, response, trial, items)
        scored = best(lambda other=other: assess(questionnaire, other, ON), 20)  # type: ignore[misc]
        then = shown(response=other, assessment=assess(questionnaire, other, ON))
        drawn = best(lambda then=then: outcome.html(s, then), 20)  # type: ignore[misc]
        print(
            f"server, {label:12} the copy {copy * 1e3:5.2f} ms, scored {scored * 1e3:5.2f}, drawn {drawn * 1e3:5.2f}"
        )


def main() -> int:
    on_server()
    started = time.perf_counter()
    more = on_screen()
    met = more <= TARGET
    print(f"beyond the empty app: {more:.0f} ms, target {TARGET:.0f} ms:", "met" if met else "NOT met")
    print(f"(measured in {time.perf_counter() - started:.0f} s)")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
