"""What people read when a page fails: calm words and a way on. app.py hands this to Streamlit."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from ui import parts, session

LOG = logging.getLogger(__name__)


def apologise(error: Exception) -> bool:
    """Say that something went wrong and that nothing is lost. True: Streamlit shows nothing of its own."""
    LOG.error("%s at %s", type(error).__name__, _where(error))
    _ = session.current().words.say
    parts.note(
        _("This page could not be shown. Your saved answers are safe. Load the page again, or go on elsewhere."),
        "trouble",
        _("Something went wrong on our side."),
    )
    parts.link("", _("To the first page"))
    return True


def _where(error: Exception) -> str:
    """Name files and lines, and leave out the message: it may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
