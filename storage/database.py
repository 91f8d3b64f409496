"""One database, read and written: transactions, who waits for whom, and failures as our own exceptions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Lock

from sqlalchemy import Connection, Engine, PoolProxiedConnection
from sqlalchemy.exc import SQLAlchemyError

from storage import engine as engines
from storage.exceptions import NotErased, NotSaved
from storage.failures import cannot_open, not_saved, reason_of


class Database:
    """An open database. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._is_file = engines.is_file(engine.url)
        self._place = engines.place_of(engine.url)
        self._gate = Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment throughout. Raises CannotOpen."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise cannot_open(error, self._place) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are on the disk, all or none, at the end. Raises NotSaved."""
        try:
            with self._turn(), self._writer.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise not_saved(error, self._place) from error

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for this process's other saves here: SQLite would wait by sleeping, up to 0.1 s too long each time."""
        if not self._is_file:
            yield
            return
        if not self._gate.acquire(timeout=engines.BUSY_SECONDS):
            raise NotSaved("locked", self._place)
        try:
            yield
        finally:
            self._gate.release()

    def erase_traces(self) -> None:
        """Rewrite a SQLite file without what was deleted, and empty its log. Raises NotErased.

        ``secure_delete`` overwrites deleted rows, but copies can stay in the gaps of pages that were split before.
        What somebody reading keeps alive in the log goes when the database is next opened.
        """
        if not self._is_file:
            return
        try:
            with self._turn(), closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("VACUUM")
                emptied = _empty_log(connection)
        except (sqlite3.Error, SQLAlchemyError) as error:
            raise NotErased(reason_of(error, self._place), self._place) from error
        if not emptied:
            raise NotErased("locked", self._place)

    def empty_log(self) -> None:
        """Empty SQLite's log where nobody else is reading it. Raises CannotOpen."""
        if not self._is_file:
            return
        try:
            with closing(self._engine.raw_connection()) as connection:
                _empty_log(connection)
        except (sqlite3.Error, SQLAlchemyError) as error:
            raise cannot_open(error, self._place) from error

    def close(self) -> None:
        self._engine.dispose()


def _empty_log(connection: PoolProxiedConnection) -> bool:
    """Write the log into the database and cut it to nothing; tell whether that was possible."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, _pages, _written = cursor.fetchall()[0]
    return not busy
