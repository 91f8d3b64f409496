"""What is kept. ``store()`` is the way in; SQLAlchemy (0.2 s) is imported only when it is first used."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from settings import settings
from storage.exceptions import AlreadyHere, CannotOpen, NotErased, NotFound, NotSaved, StorageError
from storage.records import Change, Snapshot, Summary

if TYPE_CHECKING:
    from storage.assessments import Store

__all__ = [
    "AlreadyHere",
    "CannotOpen",
    "Change",
    "NotErased",
    "NotFound",
    "NotSaved",
    "Snapshot",
    "StorageError",
    "Store",
    "Summary",
    "store",
]

_open: dict[str | None, Store] = {}
_opening = Lock()


def store(url: str | None = None) -> Store:
    """Give the store at that address (None: as the settings say), opened once in a process. Raises CannotOpen."""
    from storage.assessments import Store  # noqa: PLC0415

    address = url or settings().database_url
    with _opening:
        if address not in _open:
            _open[address] = Store.open(address)
        return _open[address]


def __getattr__(name: str) -> object:
    if name != "Store":
        raise AttributeError(f"module 'storage' has no '{name}'")
    from storage.assessments import Store  # noqa: PLC0415

    return Store
