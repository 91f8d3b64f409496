"""What people read when a page fails: calm words and a way on. app.py hands this to Streamlit."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from ui import parts, session

LOG = logging.getLogger(__name__)
STREAMLITS = "streamlit.error_util"  # logs each failure whole, before it asks us


class Discreet(logging.Filter):
    """Take the error out of a log line: its message may hold what somebody wrote. ``apologise`` says where it was."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = None
        return True


def keep_quiet() -> None:
    """Keep Streamlit from logging messages of errors. With ``logger.enableRich`` it would print them all the same."""
    logging.getLogger(STREAMLITS).addFilter(Discreet())


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
