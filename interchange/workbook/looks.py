"""How the sheets look: the colours and the formats of cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DONE = "#E4EFEA"  # rows of what is done or dropped
DATES: Mapping[str, str] = {"en": "[$-809]d mmm yyyy", "es": "[$-C0A]d mmm yyyy"}
INK, SOFT, ACCENT, TINT, LINE, WHITE = "#1D2B33", "#4F616B", "#0F5C6E", "#E8F1F3", "#CBD7DC", "#FFFFFF"
TO_CHANGE = "#FFF8DC"  # cells that a reader may change
BANDS: Mapping[str, tuple[str, str]] = {  # area and text; the text always says the same
    "low": ("#9CCFC4", "#12312C"),
    "medium": ("#F0C75E", "#3A2A00"),
    "high": ("#B9530F", "#FFFFFF"),
    "very_high": ("#6B1E4B", "#FFFFFF"),
}
STYLES: Mapping[str, Mapping[str, Any]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "strong": {"text_wrap": True, "valign": "top", "bold": True},
    "plain": {"valign": "top"},
    "soft": {"text_wrap": True, "valign": "top", "font_color": SOFT},
    "title": {"bold": True, "font_size": 18, "font_color": ACCENT},
    "heading": {"bold": True, "font_size": 13, "font_color": ACCENT, "bottom": 1, "bottom_color": LINE},
    "headline": {"bold": True, "font_size": 26, "font_color": INK, "align": "left"},
    "header": {
        "bold": True,
        "bg_color": ACCENT,
        "font_color": WHITE,
        "text_wrap": True,
        "valign": "vcenter",
        "border": 1,
        "border_color": LINE,
    },
    "cell": {"text_wrap": True, "valign": "top", "border": 1, "border_color": LINE},
    "cell_strong": {"text_wrap": True, "valign": "top", "border": 1, "border_color": LINE, "bold": True},
    "number": {"num_format": "0.0000", "valign": "top", "border": 1, "border_color": LINE},
    "result": {
        "num_format": "0.0000",
        "valign": "top",
        "border": 1,
        "border_color": LINE,
        "bold": True,
        "bg_color": TINT,
    },
    "points": {
        "num_format": "0.0",
        "valign": "top",
        "border": 1,
        "border_color": LINE,
        "bold": True,
        "bg_color": TINT,
    },
    "tenths": {"num_format": "0.0", "valign": "top", "border": 1, "border_color": LINE},
    "tiny": {"num_format": "0.0E+00", "valign": "top", "border": 1, "border_color": LINE},
    "ordinal": {"valign": "top", "align": "center", "border": 1, "border_color": LINE},
    "ranks": {
        "num_format": "0",
        "valign": "top",
        "border": 1,
        "border_color": LINE,
        "bold": True,
        "bg_color": TINT,
    },
    "count": {"num_format": "#,##0", "valign": "top", "border": 1, "border_color": LINE},
    "days": {"num_format": "0.##", "valign": "top", "border": 1, "border_color": LINE},
    "share": {"num_format": "0%", "valign": "top", "border": 1, "border_color": LINE},
    "date": {"valign": "top", "border": 1, "border_color": LINE, "align": "left", "bg_color": TO_CHANGE},
    "input": {"text_wrap": True, "valign": "top", "border": 1, "border_color": LINE, "bg_color": TO_CHANGE},
    "input_count": {
        "num_format": "#,##0",
        "valign": "top",
        "border": 1,
        "border_color": LINE,
        "bg_color": TO_CHANGE,
    },
    "input_number": {
        "num_format": "0.00##",
        "valign": "top",
        "border": 1,
        "border_color": LINE,
        "bg_color": TO_CHANGE,
    },
}
