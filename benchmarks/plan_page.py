"""How much work the plan page is for the server: drawn, filtered, and from "it is done" to the new headline.

Run from the project's folder: ``python -m benchmarks.plan_page``. Seconds of the processor in Streamlit's own test
runner, best of several; the floor is a page of one line in the same run. The response is a factory that gave the
worst answer to every question, so that its plan is as long as a plan can be. The runner draws the whole page where a
browser asks for one part of it only.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 5
TARGET = 0.5  # seconds


def best(run: Callable[[], object], times: int = ROUNDS) -> float:
    found = []
    for _ in range(times):
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


def main() -> int:
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/kept.sqlite3"
        return _measured()


def _measured() -> int:
    from streamlit.testing.v1 import AppTest
    from streamlit.util import calc_hash

    from benchmarks.scoring import factory
    from questionnaires.loader import load
    from scoring.assess import assess
    from storage import store
    from ui.entries import today

    kept = store()
    kept.create(factory(load(), 1.0).model_copy(update={"id": "factory"}), "local")
    empty = AppTest.from_string("import streamlit as st\nst.write('one line')").run()
    floor = best(empty.run)
    at = AppTest.from_file(ROOT / "ui" / "main.py", default_timeout=60)
    at.query_params["a"] = "factory"
    at._page_hash = calc_hash("plan")  # noqa: SLF001 - the runner's way to a page
    at.run()
    drawn = best(at.run)
    widgets = len(at.text_input) + len(at.selectbox) + len(at.button)
    items = sum(one.proto.label[:1].isdigit() for one in at.main.get("expander"))
    print(f"{items} folded items, {widgets} fields and buttons; the floor is {floor * 1000:.0f} ms")
    response = at.session_state["current"].response
    plan = assess(load(), response, today()).plan
    item = next(item for item in plan.items if item.kind == "act" and not item.operation)
    at.session_state[f"item_{item.key}"] = True
    at.run()
    next(one for one in at.selectbox if (one.key or "").startswith(f"{item.key}.status@")).set_value("done").run()
    confirmed = best(lambda: at.button(key="yes").click().run(), 1)
    headline = "finished" in at.session_state
    for name, seconds in (("the plan page", drawn), ("from done to the new headline", confirmed)):
        said = "met" if seconds <= TARGET else "MISSED"
        print(f"{name}: {seconds * 1000:.0f} ms, {seconds / floor:.0f} x the floor, target {TARGET} s {said}")
    kept.close()
    return int(not headline or max(drawn, confirmed) > TARGET)


if __name__ == "__main__":
    sys.exit(main())
