"""Any file a user may drop on the welcome page, told apart by what is in it and not by its name."""

from __future__ import annotations

from interchange import backup, portable
from interchange.attachment import inside
from interchange.problems import FileRefused, Opened, Problem
from questionnaires.models import Questionnaire

PDF = b"%PDF-"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with files in it; without
JSON_BEFORE = b"\xef\xbb\xbf \t\r\n"
HEAD = 1024  # bytes: a PDF may have some before its mark


def open_upload(name: str, data: bytes, questionnaire: Questionnaire) -> Opened:
    """Give what a file holds: one assessment from JSON or PDF, several from a backup.

    Raises FileRefused with everything that is wrong.
    """
    if PDF in data[:HEAD] and not data.lstrip(JSON_BEFORE).startswith(b"{"):  # a note may name a PDF, too
        return portable.read(inside(data), questionnaire)
    if data.startswith(ZIP):
        return backup.read(data, questionnaire)
    if name.lower().endswith(".pdf"):
        raise FileRefused(Problem((), "This file is called a PDF but is none: download or copy it again."))
    return portable.read(data, questionnaire)
