"""From an address to a database that is private, durable and of this version.

SQLite is set up so that a commit is on the disk when it returns and a deleted row is overwritten; any other database
is left as its administrator set it up.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import platformdirs
import sqlalchemy
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from storage.exceptions import CannotOpen
from storage.failures import cannot_open
from storage.tables import REVISION

BUSY_SECONDS = 5.0  # how long a save waits for another one
MIGRATIONS = Path(__file__).parent / "migrations"
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL can lose the last commits when the power goes
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=MEMORY",  # VACUUM writes no copy of the answers elsewhere
)


def default_url() -> str:
    """Give the address of a SQLite file in the user's own data folder."""
    folder = Path(platformdirs.user_data_dir("fair-recruitment", appauthor=False))
    return URL.create("sqlite", database=str(folder / "assessments.sqlite3")).render_as_string()


def opened(url: str) -> Engine:
    """Give an engine for a database that is there and up to date. Raises CannotOpen."""
    try:
        address = make_url(url)
    except ArgumentError:
        raise CannotOpen("other", "DATABASE_URL", "it is no database address") from None
    place = place_of(address)
    if is_file(address) and address.database in {None, "", ":memory:"}:
        raise CannotOpen("other", place, "name a file: sqlite:///folder/file.sqlite3")
    try:
        if is_file(address):
            _make_private(Path(str(address.database)))
        engine = _engine(address)
        _bring_up_to_date(engine, place)
    except ImportError as error:
        raise CannotOpen("other", place, f"install the Python package '{error.name}'") from error
    except (OSError, SQLAlchemyError) as error:
        raise cannot_open(error, place) from error
    return engine


def is_file(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


def place_of(address: URL) -> str:
    """Name a database in messages: a file's path, or an address without its password."""
    return str(address.database) if is_file(address) else address.render_as_string(hide_password=True)


def _make_private(path: Path) -> None:
    """Create folder and file for this user alone; SQLite gives the files it adds beside it the same rights."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _engine(address: URL) -> Engine:
    """Make the engine. ``hide_parameters``: an answer must not end up in an error message or a log."""
    if not is_file(address):
        return create_engine(address, hide_parameters=True, pool_pre_ping=True)
    engine = create_engine(address, hide_parameters=True, pool_size=8, max_overflow=24, pool_use_lifo=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours to say: the driver's own would come too late
    for pragma in (f"busy_timeout={BUSY_SECONDS * 1000:.0f}", *_PRAGMAS):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once where a transaction will write: asking for it later can fail without waiting."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


# --- migrations --------------------------------------------------------------------------------------------------


def _revision(connection: Connection) -> str | None:
    if not sqlalchemy.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sqlalchemy.text("SELECT version_num FROM alembic_version"))
    return found


def _bring_up_to_date(engine: Engine, place: str) -> None:
    with engine.connect() as connection:
        if _revision(connection) == REVISION:
            return
    with engine.execution_options(writes=True).begin() as connection:
        _migrate(connection, place)


def _migrate(connection: Connection, place: str) -> None:
    """Run what is missing, within the caller's transaction: cut off, it leaves nothing half done.

    Two starts at once: the second waits for the lock and finds nothing to do.
    """
    from alembic import command  # noqa: PLC0415  costs 0.3 s, so only where there is something to do
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if _revision(connection) not in {*known, None}:
        raise CannotOpen("newer", place)
    command.upgrade(config, "head")
