"""What was reported as saved is there, whatever happens next."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from storage import Store
from storage.engine import opened
from tests.storage.answering import QUESTIONS
from tests.storage.conftest import url_of

ROOT = Path(__file__).parents[2]


def killed_after(path: Path, first: int, seconds: float) -> list[int]:
    """Let a process answer from a number on, kill it that long after its first answer; give what it reported saved.

    Below zero, it is killed before that, while it starts.
    """
    command = [sys.executable, "-m", "tests.storage.answering", url_of(path), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        head = child.stdout.readline() if seconds >= 0 else b""
        time.sleep(abs(seconds))
        child.send_signal(signal.SIGKILL)
        reported = head + child.stdout.read()
    assert child.returncode == -signal.SIGKILL
    return [int(line) for line in reported.splitlines(keepends=True) if line.endswith(b"\n")]


def lost(path: Path, reported: list[int]) -> list[object]:
    """Name what was reported saved and is not in the history, or not the answer though nothing came after it."""
    store = Store.open(url_of(path))
    changes = store.history("a", "local")
    loaded = store.load("a", "local")
    store.close()
    kept = [change.after.value for change in changes if change.after is not None]
    latest = {f"q{int(str(number)) % QUESTIONS}": number for number in kept}
    given = {name: {answer.value for op in ("op1", "op2") if (answer := loaded.answer(name, op))} for name in latest}
    unseen = [number for name, number in latest.items() if number not in given[name]]
    return [*unseen, *(number for number in reported if number not in kept)]


def survives(path: Path, rounds: int, dice: random.Random) -> None:
    reported: list[int] = []
    for _ in range(rounds):
        reported += killed_after(path, len(reported) and max(reported) + 2, dice.uniform(0, 0.4))

        assert lost(path, reported) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(reported) > rounds


def test_no_answer_reported_saved_is_lost_to_a_kill(path: Path) -> None:
    survives(path, 3, random.Random(2))


@pytest.mark.all
def test_no_answer_reported_saved_is_lost_to_many_kills(path: Path) -> None:
    survives(path, 40, random.Random(3))


@pytest.mark.all
def test_a_kill_while_the_database_is_made_leaves_one_that_opens(tmp_path: Path) -> None:
    dice = random.Random(4)
    for number in range(25):
        path = tmp_path / str(number) / "kept.sqlite3"
        killed_after(path, 0, -dice.uniform(0.3, 1.5))

        Store.open(url_of(path)).close()


def test_each_connection_writes_through_to_the_disk_and_overwrites_what_is_deleted(path: Path) -> None:
    engine = opened(url_of(path))
    with engine.connect() as one, engine.connect() as other:
        for connection in (one, other):
            names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout", "temp_store")
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
            full, on, in_memory = 2, 1, 2
            assert found == {
                "journal_mode": "wal",
                "synchronous": full,
                "secure_delete": on,
                "foreign_keys": on,
                "busy_timeout": 5000,
                "temp_store": in_memory,
            }
    engine.dispose()
