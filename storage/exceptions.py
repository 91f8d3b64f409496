"""What can go wrong with what is kept.

StorageError
├── NotFound       there is no such assessment, or it is somebody else's
├── AlreadyHere    an assessment with this id is kept already
├── NotSaved       a change could not be written; what was kept before is untouched
│   └── NotErased  an assessment is gone, but traces of it may still be in the file
└── CannotOpen     the database cannot be opened or read
"""

from __future__ import annotations

from typing import Literal

SaveReason = Literal["read_only", "disk_full", "locked", "other"]
OpenReason = Literal["read_only", "disk_full", "locked", "not_a_database", "newer", "other"]

_SAVE: dict[str, str] = {
    "read_only": "may not be changed: allow this user to write to the file and its folder, then answer again",
    "disk_full": "has no room left on its disk: free some space, then answer again",
    "locked": "is held by another program: close what else has it open, then answer again",
    "other": "could not be written: check the disk that holds it, then answer again",
}
_OPEN: dict[str, str] = {
    "read_only": "may not be written to: allow this user to write there, or set DATABASE_URL to another place",
    "disk_full": "has no room left on its disk: free some space and start again",
    "locked": "is held by another program: close what else has it open and start again",
    "not_a_database": "is damaged or not a database: move it away or put a copy back; nothing in it was changed",
    "newer": "was written by a newer version of this app: install that version; nothing in it was changed",
    "other": "cannot be opened: check DATABASE_URL and the place it names",
}


class StorageError(Exception):
    """Anything that storage refuses or fails at."""


class NotFound(StorageError):
    """Raised if an owner has no assessment of this id."""

    def __init__(self, key: str) -> None:
        super().__init__(f"assessment '{key}' is not kept here: it may have been deleted; open a saved file instead")
        self.key = key


class AlreadyHere(StorageError):
    """Raised if an assessment is created under an id that its owner has already."""

    def __init__(self, key: str) -> None:
        super().__init__(f"assessment '{key}' is kept already: replace it, or keep both under another id")
        self.key = key


class NotSaved(StorageError):
    """Raised if a change could not be written. ``reason`` is for the words on screen."""

    def __init__(self, reason: SaveReason, place: str) -> None:
        super().__init__(f"{place} {_SAVE[reason]}")
        self.reason: SaveReason = reason
        self.place = place


class NotErased(NotSaved):
    """Raised if an assessment was deleted but the file could not be rewritten without its traces."""


class CannotOpen(StorageError):
    """Raised if the database cannot be opened or read. ``reason`` is for the words on screen."""

    def __init__(self, reason: OpenReason, place: str, detail: str = "") -> None:
        super().__init__(f"{place} {_OPEN[reason]}" + (f" ({detail})" if detail else ""))
        self.reason: OpenReason = reason
        self.place = place
