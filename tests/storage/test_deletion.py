"""A delete deletes."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import func, select

from questionnaires.responses import Answer, FollowUp, Organisation, Response, new_response
from storage import NotErased, NotFound, Store
from storage import engine as engines
from storage.engine import opened
from storage.tables import metadata
from tests.storage.conftest import url_of

ME = "local"
NOW = datetime(2026, 11, 21, tzinfo=UTC)
SECRETS = ("Paramount Garments", "the passports are in the safe", "called Rana", "frozen words")


def assessment(key: str, name: str) -> Response:
    draft = new_response(key, {"id": "core", "version": "1.0.0"}, NOW, "en", "standard")
    return draft.model_copy(update={"organisation": Organisation(name=name)})


def fill(store: Store, key: str, name: str, note: str) -> None:
    """Keep an assessment with so much in it that pages of the database are split and filled again."""
    store.create(assessment(key, name), ME)
    for number in range(200):
        answer = Answer(value="some", note=f"{note} {number % 7 * 'and more, '}")
        store.save_answer(key, ME, f"q{number * 37 % 60}", answer, ("op1", None)[number % 2])
    store.save_follow_up(key, ME, "write_policy", FollowUp(note=SECRETS[2]))
    store.add_snapshot(key, ME, NOW.date(), f'{{"name": "{name}", "note": "{SECRETS[3]}"}}'.encode())


def traces(path: Path) -> set[tuple[str, str]]:
    """Name each secret found, and the file beside the database that holds it."""
    files = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    return {(name, secret) for name, data in files.items() for secret in SECRETS if secret.encode() in data}


def test_no_file_holds_a_trace_of_what_was_deleted(store: Store, path: Path) -> None:
    fill(store, "kept", "Other Mills", "nothing special")
    fill(store, "gone", SECRETS[0], SECRETS[1])
    fill(store, "also", "Third Mills", "nothing special")
    assert {secret for _, secret in traces(path)} == set(SECRETS)

    store.delete("gone", ME)
    store.delete("also", ME)
    found = traces(path)
    store.delete("kept", ME)

    assert {secret for _, secret in found} <= {SECRETS[2], SECRETS[3]}  # the one that is kept says these too
    assert traces(path) == set()


def test_no_trace_stays_in_pages_shared_with_others(store: Store, path: Path) -> None:
    """Several people answer in turns: rows of all lie on the same pages, which are split again and again."""
    dice = random.Random(14)
    keys = ("a", "b", "c", "d")
    for key in keys:
        store.create(assessment(key, f"Company {key}"), ME)
    for _ in range(600):
        key = dice.choice(keys)
        note = f"note of {key} " + "z" * dice.choice([3, 50, 500, 1500])
        place = f"q{dice.randrange(60)}", dice.choice([None, "op1", "op2"])
        store.save_answer(key, ME, place[0], Answer(value="some", note=note), place[1])

    for key in ("a", "b", "c"):
        store.delete(key, ME)

    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"note of d" in left
    assert re.findall(rb"(?:note of|Company) [abc]", left) == []


def test_a_delete_leaves_no_row_in_any_table(store: Store, path: Path) -> None:
    fill(store, "gone", SECRETS[0], SECRETS[1])

    store.delete("gone", ME)

    with opened(url_of(path)).connect() as connection:
        left = {name: connection.scalar(select(func.count()).select_from(t)) for name, t in metadata.tables.items()}
    assert left == dict.fromkeys(metadata.tables, 0)
    with pytest.raises(NotFound):
        store.load("gone", ME)


def test_a_delete_leaves_other_assessments_as_they_are(store: Store) -> None:
    fill(store, "kept", "Other Mills", "a note")
    fill(store, "gone", SECRETS[0], SECRETS[1])
    before = store.load("kept", ME), store.history("kept", ME), store.snapshots("kept", ME)

    store.delete("gone", ME)

    assert (store.load("kept", ME), store.history("kept", ME), store.snapshots("kept", ME)) == before


def test_an_overwritten_note_is_gone_with_its_assessment_only(store: Store, path: Path) -> None:
    store.create(assessment("gone", "Other Mills"), ME)
    store.save_answer("gone", ME, "q", Answer(value="some", note=SECRETS[1]))
    store.save_answer("gone", ME, "q", Answer(value="some"))
    assert store.history("gone", ME)[0].after == Answer(value="some", note=SECRETS[1])

    store.delete("gone", ME)

    assert traces(path) == set()


def test_a_delete_says_so_when_somebody_reading_keeps_traces_alive(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.1)
    store = Store.open(url_of(path))
    fill(store, "gone", SECRETS[0], SECRETS[1])
    reading, done = Event(), Event()

    def read() -> None:
        with opened(url_of(path)).connect() as connection:
            connection.execute(select(func.count()).select_from(metadata.tables["answers"]))
            reading.set()
            done.wait(10)

    reader = Thread(target=read)
    reader.start()
    reading.wait(10)
    with pytest.raises(NotErased) as failure:
        store.delete("gone", ME)
    done.set()
    reader.join()

    assert failure.value.reason == "locked"
    with pytest.raises(NotFound):
        store.load("gone", ME)
    Store.open(url_of(path))
    assert traces(path) == set()
