"""Plain names for files, safe on every system that a user may carry them to."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from questionnaires.responses import Response

UNNAMED = "Assessment"
RESERVED_SIGNS = re.compile(r'[<>:"/\\|?*]')  # Windows; / and : also elsewhere
JOINERS = "\u200c\u200d"  # spelling in Persian, Hindi and others; all other format signs could turn a name around
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # Windows opens a device of that name
LENGTH = 80  # signs
BYTES = 180  # file systems stop at 255 for the whole name


def file_name(response: Response, on: date, ending: str) -> str:
    """Give a file's name: the organisation and the day, as in "Sunrise Garments, 2026-11-21.pdf"."""
    return f"{_safe(response.organisation.name)}, {on.isoformat()}.{ending}"


def _safe(name: str) -> str:
    visible = "".join(sign if _is_visible(sign) else " " for sign in unicodedata.normalize("NFC", name))
    plain = " ".join(RESERVED_SIGNS.sub("-", visible).split())
    short = plain[:LENGTH].encode()[:BYTES].decode(errors="ignore")
    bare = short.lstrip(". ,-~" + JOINERS).rstrip(". " + JOINERS)
    return f"_{bare}" if DEVICES.match(bare) else bare or UNNAMED


def _is_visible(sign: str) -> bool:
    return sign in JOINERS or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
