"""All of a user's assessments in one file: a zip of portable files."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from interchange import plain, portable
from interchange.names import file_name
from interchange.problems import LISTED, FileRefused, Opened, Problem, shown
from questionnaires.models import Questionnaire
from questionnaires.responses import Response

LARGEST = 50_000_000  # bytes of a backup, packed
UNPACKED = 100_000_000  # bytes of all its files
MOST = 2000  # files
NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold: the same assessments are the same bytes


def write(responses: Iterable[Response]) -> bytes:
    """Give a backup. The order of the responses does not matter."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for response in sorted(responses, key=lambda response: response.id):
            entry = zipfile.ZipInfo(_name(response), NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, portable.write(response))
    return packed.getvalue()


def _name(response: Response) -> str:
    changed = response.changed_at or response.created_at
    if changed is None:
        return f"{response.id}.json"
    return file_name(response, changed.date(), "json").removesuffix(".json") + f" ({response.id}).json"


def read(data: bytes, questionnaire: Questionnaire) -> Opened:
    """Give every response in a backup. Raises FileRefused if any of its files cannot be opened, naming each."""
    if len(data) > LARGEST:
        raise FileRefused(
            Problem((), "This file is larger than %(limit)s MB: open another.", {"limit": LARGEST // 1_000_000})
        )
    responses: list[Response] = []
    notes: list[Problem] = []
    problems: list[Problem] = []
    for name, content in _files(data):
        try:
            opened = portable.read(content, questionnaire)
        except FileRefused as refused:
            problems.extend(problem.under(shown(name)) for problem in refused.problems)
            continue
        responses.extend(opened.responses)
        notes.extend(note.under(shown(name)) for note in opened.notes)
    if problems:
        raise FileRefused(*problems[:LISTED])
    if not responses:
        raise FileRefused(NOT_A_BACKUP)
    return Opened(tuple(responses), tuple(notes))


def _files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the JSON files of an archive, unpacked no further than a portable file can be long."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if _is_ours(entry.filename)]
            if len(entries) > MOST:
                raise FileRefused(Problem((), "This file holds too many files to be a backup: open another."))
            left = UNPACKED
            for entry in entries:
                content = _unpacked(archive, entry)
                left -= len(content)
                if left < 0:
                    raise FileRefused(Problem((), "This file unpacks to more than a backup can be: open another."))
                yield entry.filename, content
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise FileRefused(Problem((), "This zip file is damaged: download or copy it again.")) from None
    except RuntimeError:  # zipfile's word for a password
        raise FileRefused(Problem((), "This zip file is locked with a password: save it without one.")) from None


def _is_ours(name: str) -> bool:
    """Tell our files from those that a Mac adds when it packs a folder."""
    return name.lower().endswith(".json") and not name.startswith("__MACOSX/")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        return file.read(plain.LARGEST + 1)


NOT_A_BACKUP = Problem(
    (), "There is no assessment in this file. A backup from this tool is a zip with one JSON file for each assessment."
)
