"""A database of any age opens, quickly where there is nothing to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import make_url
from sqlalchemy.schema import CreateTable

from storage import CannotOpen, Store, store
from storage.engine import MIGRATIONS, opened
from storage.tables import REVISION, metadata
from tests.storage.conftest import url_of

ROOT = Path(__file__).parents[2]
OPEN = "import sys; from storage import Store; Store.open(sys.argv[1]); print('alembic' in sys.modules)"


def test_the_revision_named_in_the_tables_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_the_migrations_make_the_tables_that_the_code_uses(path: Path) -> None:
    with opened(url_of(path)).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("place", ["with space", "100% ours", "köy"])
def test_a_database_opens_from_any_folder_and_current_ones_need_no_alembic(tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}

    def start() -> str:
        command = [sys.executable, "-c", OPEN, "sqlite:///kept.sqlite3"]
        return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout

    assert (start(), start()) == ("True\n", "False\n")
    assert (folder / "kept.sqlite3").exists()


def test_importing_storage_imports_no_database() -> None:
    command = [sys.executable, "-c", "import sys, storage; print('sqlalchemy' in sys.modules)"]
    assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout == "False\n"


def test_two_starts_at_once_make_one_database(path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for opening in [pool.submit(Store.open, url_of(path)) for _ in range(8)]:
            opening.result().close()

    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(REVISION,)]


def test_a_process_opens_an_address_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url_of(path))

    assert store() is store()
    assert store() is store(url_of(path))
    store().close()


def test_without_an_address_it_is_a_file_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, appauthor: str(tmp_path / name))

    Store.open().close()

    assert (tmp_path / "fair-recruitment" / "assessments.sqlite3").exists()


def test_a_database_of_a_newer_version_is_left_alone(path: Path) -> None:
    Store.open(url_of(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(CannotOpen, match="newer version of this app: install that version") as failure:
        Store.open(url_of(path))

    assert (failure.value.reason, failure.value.place) == ("newer", str(path))
    assert path.read_bytes() == before


def test_the_tables_can_be_made_in_postgresql() -> None:
    made = [
        str(CreateTable(table).compile(dialect=make_url("postgresql://").get_dialect()()))
        for table in metadata.sorted_tables
    ]

    assert sum("BIGSERIAL" in statement for statement in made) == 2  # rows that number themselves
