"""Each thing that can be wrong with the place is said in words with a way out, and nothing kept is lost."""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
import subprocess
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from questionnaires.responses import Answer, Response, new_response
from storage import CannotOpen, NotSaved, Store
from storage import engine as engines
from tests.storage.conftest import url_of

ME = "local"
DRAFT = new_response("a", {"id": "core", "version": "1.0.0"}, datetime(2026, 11, 21, tzinfo=UTC), "en", "standard")
SECRET = "the passports are in the safe"
YES = Answer(value="yes", note="n" * 3000)


def answer_until_it_fails(store: Store) -> tuple[set[str], NotSaved]:
    """Give the questions reported saved, and the failure."""
    saved: set[str] = set()
    for number in range(5000):
        try:
            store.save_answer("a", ME, f"q{number}", YES)
        except NotSaved as failure:
            return saved, failure
        saved.add(f"q{number}")
    pytest.fail("the disk never filled up")


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make a folder that nobody may write to: root may write anywhere, so for root its whole disk."""
    if os.geteuid():
        for place in (folder, *folder.iterdir()):
            place.chmod(stat.S_IRUSR | (stat.S_IXUSR if place.is_dir() else 0))
        yield
        folder.chmod(stat.S_IRWXU)
        return
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a folder that ``read_only`` works on."""
    if os.geteuid():
        return tmp_path
    found: Path = request.getfixturevalue("small_disk")
    return found


# --- the place cannot be used ------------------------------------------------------------------------------------


def test_a_read_only_folder_is_said_when_there_is_no_database_yet(folder: Path) -> None:
    with read_only(folder), pytest.raises(CannotOpen, match="allow this user to write there") as failure:
        Store.open(url_of(folder / "data" / "kept.sqlite3"))

    assert failure.value.reason == "read_only"


def test_a_read_only_folder_is_said_when_there_is_one(folder: Path) -> None:
    path = folder / "kept.sqlite3"
    Store.open(url_of(path)).close()

    with read_only(folder), pytest.raises(CannotOpen, match=r"kept\.sqlite3 may not be written to") as failure:
        Store.open(url_of(path))

    assert failure.value.reason == "read_only"


def test_a_folder_that_turns_read_only_loses_no_answer(folder: Path) -> None:
    store = Store.open(url_of(folder / "kept.sqlite3"))
    store.create(DRAFT, ME)
    store.close()  # no connection is open while nobody answers

    with read_only(folder), pytest.raises(NotSaved) as failure:
        store.save_answer("a", ME, "q", YES)
    store.save_answer("a", ME, "q", YES)

    assert failure.value.reason == "read_only"
    assert store.load("a", ME).answers == {"q": YES}
    store.close()


@pytest.mark.parametrize(
    "content", [b"not a database, " * 100, b"SQLite format 3\x00" + b"\xff" * 5000], ids=["text", "torn"]
)
def test_a_file_of_garbage_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kept.sqlite3"
    path.write_bytes(content)

    with pytest.raises(CannotOpen, match="damaged or not a database: move it away") as failure:
        Store.open(url_of(path))

    assert failure.value.reason == "not_a_database"
    assert path.read_bytes() == content


def test_a_database_damaged_in_the_middle_is_said_when_it_is_read(path: Path) -> None:
    store = Store.open(url_of(path))
    store.create(DRAFT, ME)
    for number in range(50):
        store.save_answer("a", ME, f"q{number}", YES)
    store.close()
    with path.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(os.urandom(path.stat().st_size - 4096 * 2))

    with pytest.raises(CannotOpen, match="damaged or not a database") as failure:
        Store.open(url_of(path)).load("a", ME)

    assert failure.value.reason == "not_a_database"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        pytest.param("nonsense", "DATABASE_URL cannot be opened", id="no address"),
        pytest.param("sqlite://", "name a file", id="memory"),
        pytest.param("sqlite:////dev/null/kept.sqlite3", "check DATABASE_URL", id="a folder that is a file"),
        pytest.param("oracle://me:secret@there/kept", "install the Python package", id="no driver"),
    ],
)
def test_an_address_that_cannot_be_used_is_said_without_its_password(url: str, words: str) -> None:
    with pytest.raises(CannotOpen, match=words) as failure:
        Store.open(url)

    assert failure.value.reason == "other"
    assert "secret" not in str(failure.value)


# --- a save fails ------------------------------------------------------------------------------------------------


def test_a_full_disk_is_said_loses_nothing_and_passes(small_disk: Path) -> None:
    store = Store.open(url_of(small_disk / "kept.sqlite3"))
    store.create(DRAFT, ME)
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 500_000)

    saved, failure = answer_until_it_fails(store)
    kept = set(store.load("a", ME).answers)
    filler.unlink()
    store.save_answer("a", ME, "after", YES)

    assert (failure.reason, failure.place) == ("disk_full", str(small_disk / "kept.sqlite3"))
    assert "free some space, then answer again" in str(failure)
    assert kept == saved
    assert set(store.load("a", ME).answers) == {*saved, "after"}
    store.close()


def test_a_disk_too_full_for_a_database_is_said(small_disk: Path) -> None:
    with (small_disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(b"x" * 4096):
            pass

    with pytest.raises(CannotOpen, match="free some space and start again") as failure:
        Store.open(url_of(small_disk / "kept.sqlite3"))

    assert failure.value.reason == "disk_full"


def test_a_limit_on_the_size_of_files_is_said_like_a_full_disk(path: Path) -> None:
    store = Store.open(url_of(path))
    store.create(DRAFT, ME)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
    try:
        saved, failure = answer_until_it_fails(store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert failure.reason == "disk_full"
    assert set(store.load("a", ME).answers) == saved != set()
    store.close()


def test_a_database_that_another_program_holds_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.2)
    store = Store.open(url_of(path))
    store.create(DRAFT, ME)

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match="close what else has it open") as failure:
            store.save_answer("a", ME, "q", YES)
    store.save_answer("a", ME, "q", YES)

    assert failure.value.reason == "locked"
    store.close()


def test_a_failure_tells_no_answer(path: Path) -> None:
    """Logs are read by others: neither message nor cause may hold what somebody wrote."""
    store = Store.open(url_of(path))
    store.create(DRAFT, ME)
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE answer_history")

    with pytest.raises(NotSaved) as failure:
        store.save_answer("a", ME, "q", Answer(value="yes", note=SECRET))

    assert failure.value.reason == "other"
    assert SECRET not in "".join(traceback.format_exception(failure.value))
    assert store.load("a", ME).answers == {}
    store.close()


# --- who may read it ---------------------------------------------------------------------------------------------


def test_the_files_are_this_users_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        store = Store.open(url_of(path))
        store.create(DRAFT, ME)
    finally:
        os.umask(before)

    modes = {place.name: stat.S_IMODE(place.stat().st_mode) for place in (path.parent, *path.parent.iterdir())}
    files = ("kept.sqlite3", "kept.sqlite3-wal", "kept.sqlite3-shm")
    assert modes == {"data": 0o700, **dict.fromkeys(files, 0o600)}
    store.close()


@pytest.mark.parametrize(
    "text", ["مصنع", "โรงงาน", "🧵👩🏽‍🏭", "x" * 200, "=HYPERLINK('a')", "<script>", "'; DROP TABLE", "a\x00b"]
)
def test_any_name_comes_back_as_it_was_written(path: Path, text: str) -> None:
    store = Store.open(url_of(path))
    organisation = DRAFT.organisation.model_copy(update={"name": text})
    response: Response = DRAFT.model_copy(update={"organisation": organisation, "answers": {"q": Answer(value=text)}})
    store.create(response, ME)

    assert store.load("a", ME) == response
    assert store.list(ME)[0].name == text
    store.close()
