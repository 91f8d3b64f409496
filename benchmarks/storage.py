"""What keeping an answer costs, beside what the disk costs.

The floor is the bare driver on a file set up in the same way, in turns with ours: one inserted row and its commit for
a save, sixty rows read and their JSON parsed for a load. Targets: a save at most 2 ms beside its floor, a load 5 ms.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from questionnaires.responses import Answer, new_response  # noqa: E402
from storage import Store  # noqa: E402

QUESTIONS = 60
ROUNDS = 1000
THREADS = 16
SAVE_TARGET, LOAD_TARGET = 2.0, 5.0  # ms beside the floor
NOW = datetime.now(UTC)
DRAFT = new_response("a", {"id": "core", "version": "1.0.0"}, NOW, "en", "standard")


def answer(number: int) -> Answer:
    return Answer(value=f"choice_{number}", evidence="document", note="Seen by the auditor.", answered_at=NOW)


def milliseconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def bare(folder: Path) -> sqlite3.Connection:
    """Give a table of one's own, with what makes ours durable and private."""
    connection = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE answers (number INTEGER PRIMARY KEY, document TEXT)")
    return connection


def bare_save(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO answers VALUES (?, ?)", (number, answer(number).model_dump_json()))
    connection.execute("COMMIT")


def bare_load(connection: sqlite3.Connection) -> list[object]:
    rows = connection.execute("SELECT document FROM answers WHERE number < ?", (QUESTIONS,))
    return [json.loads(row[0]) for row in rows]


def show(what: str, ours: list[float], floor: list[float], target: float) -> bool:
    """Print one line; tell whether it keeps the target."""
    beside = median(ours) - median(floor)
    verdict = "ok" if beside <= target else "MISSED"
    print(
        f"{what:<28} {median(ours):6.3f} ms (p95 {quantiles(ours, n=20)[-1]:6.3f}); floor {median(floor):6.3f}; "
        f"ratio {median(ours) / median(floor):4.1f}; {beside:6.3f} beside it, target {target}: {verdict}"
    )
    return beside <= target


def saves_and_loads(store: Store, floor: sqlite3.Connection) -> bool:
    saved, saved_bare, loaded, loaded_bare = [], [], [], []
    for number in range(ROUNDS):
        question = f"q{number % QUESTIONS}"
        saved_bare.append(milliseconds(partial(bare_save, floor, number)))
        saved.append(milliseconds(partial(store.save_answer, "a", "local", question, answer(number))))
    for _ in range(ROUNDS):
        loaded_bare.append(milliseconds(lambda: bare_load(floor)))
        loaded.append(milliseconds(lambda: store.load("a", "local")))
    kept = show("save one answer", saved, saved_bare, SAVE_TARGET)
    kept &= show(f"load {QUESTIONS} answers", loaded, loaded_bare, LOAD_TARGET)
    revised = [milliseconds(lambda: store.revision("a", "local")) for _ in range(ROUNDS)]
    print(f"{'ask for the revision':<28} {median(revised):6.3f} ms")
    return kept


def crowd(store: Store) -> None:
    """Save from many threads without pause: far more than 200 people do."""

    def save_all(thread: int) -> list[float]:
        saves = [partial(store.save_answer, "a", "local", f"q{n}", answer(thread)) for n in range(ROUNDS // THREADS)]
        return [milliseconds(save) for save in saves]

    start = perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        times = [time for thread in pool.map(save_all, range(THREADS)) for time in thread]
    rate = len(times) / (perf_counter() - start)
    slowest = quantiles(times, n=20)[-1]
    print(f"{THREADS} threads without pause: {rate:.0f} saves a second (200 people: 40), p95 {slowest:.1f} ms")


def once(url: str, store: Store) -> None:
    """Print what happens once: a start on a current file, and a delete."""
    code = (
        "from time import perf_counter as now; import questionnaires.responses; a = now(); from storage import Store;"
        "Store; b = now(); Store.open(__import__('sys').argv[1]); print((b - a) * 1000, (now() - b) * 1000)"
    )
    cache = {"PYTHONPYCACHEPREFIX": str(ROOT / "build" / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    start = partial(
        subprocess.run, [sys.executable, "-c", code, url], cwd=ROOT, env={**os.environ, **cache}, check=True
    )
    start(capture_output=True)  # the first start compiles, as an installation does
    imported, opened = map(float, start(capture_output=True, text=True).stdout.split())
    print(f"start: import {imported:.0f} ms, open a current file {opened:.0f} ms")
    print(f"delete an assessment of {ROUNDS * 2} changes: {milliseconds(lambda: store.delete('a', 'local')):.0f} ms")


def main() -> int:
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as name:  # not /tmp, which may be no disk
        url = f"sqlite:///{Path(name) / 'kept.sqlite3'}"
        store = Store.open(url)
        store.create(DRAFT, "local")
        floor = bare(Path(name))
        kept = saves_and_loads(store, floor)
        crowd(store)
        once(url, store)
        floor.close()
        store.close()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
