"""The portable file inside a PDF, read in a process of its own: a PDF is a program's worth of trouble."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from interchange.attachment_reader import BROKEN, ENCRYPTED, NOTHING, TOO_LARGE, WORK
from interchange.problems import FileRefused, Problem

LARGEST = 20_000_000  # bytes of a PDF
SECONDS = float(WORK)  # on the clock, where the reader counts those of the processor
READER = Path(__file__).with_name("attachment_reader.py")


def inside(data: bytes, seconds: float = SECONDS) -> bytes:
    """Give the portable file inside a PDF. Raises FileRefused if there is none, or if it cannot be reached safely."""
    if len(data) > LARGEST:
        raise FileRefused(
            Problem(
                (),
                "This PDF is larger than %(limit)s MB: open the JSON file instead.",
                {"limit": LARGEST // 1_000_000},
            )
        )
    try:
        done = subprocess.run(  # noqa: S603 - our own reader, nothing of the file in the arguments
            [sys.executable, "-I", str(READER)], input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise FileRefused(TOO_HEAVY) from None
    if done.returncode:
        raise FileRefused(REFUSALS.get(done.returncode, TOO_HEAVY))
    return done.stdout


TOO_HEAVY = Problem((), "This PDF takes too long or too much memory to read: open the JSON file instead.")
REFUSALS: Mapping[int, Problem] = {
    NOTHING: Problem(
        (),
        'There is no assessment inside this PDF. A report made "to share" holds none: open the report made '
        '"for our files", or the JSON file.',
    ),
    ENCRYPTED: Problem((), "This PDF is locked with a password: save it without one, or open the JSON file."),
    BROKEN: Problem((), "This PDF is damaged and cannot be read: download or copy it again, or open the JSON file."),
    TOO_LARGE: Problem((), "What is inside this PDF is too large to be an assessment: open the JSON file instead."),
}
