"""Why a database could not be opened, read or written: the driver's failures as our own exceptions."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from sqlalchemy.exc import TimeoutError as NoConnectionFree

from storage.exceptions import CannotOpen, NotSaved, OpenReason, SaveReason

_REASONS: dict[int, SaveReason] = {
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR_WRITE: "disk_full",  # a quota or a limit on the size of files
    sqlite3.SQLITE_IOERR_SHMSIZE: "disk_full",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
}
_ERRNO: dict[int | None, SaveReason] = {
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
}
_DAMAGED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def _code(error: BaseException) -> int:
    """Give SQLite's extended result code, or 0."""
    return int(getattr(getattr(error, "orig", error), "sqlite_errorcode", 0) or 0)


def reason_of(error: BaseException, place: str) -> SaveReason:
    """Name what kept a change from being written."""
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno, "other")
    if isinstance(error, NoConnectionFree):
        return "locked"  # all connections are in use
    code = _code(error)
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN and not os.access(Path(place).parent, os.W_OK):
        return "read_only"
    return _REASONS.get(code) or _REASONS.get(code & 0xFF, "other")


def not_saved(error: BaseException, place: str) -> NotSaved:
    """Say why a change could not be written."""
    return NotSaved(reason_of(error, place), place)


def cannot_open(error: BaseException, place: str) -> CannotOpen:
    """Say why a database cannot be opened or read."""
    reason: OpenReason = "not_a_database" if _code(error) & 0xFF in _DAMAGED else reason_of(error, place)
    return CannotOpen(reason, place, str(getattr(error, "orig", error)) if reason == "other" else "")
