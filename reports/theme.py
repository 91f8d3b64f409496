"""How the paper looks: page, colours, type. The web theme shares the colours in spirit.

The bands run from light to dark and from cool to warm, so that they differ in grey and for colour-blind readers; each
tone also has a number of pips, and a text always stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reports.blocks import Tone

Weight = Literal["regular", "strong"]
Colour = str  # "#rrggbb"

PAGE_WIDTH: Final = 595.28  # A4, in points
PAGE_HEIGHT: Final = 841.89
MARGIN: Final = 44.0
TOP: Final = 58.0
FOOT: Final = 30.0  # from the page's lower edge to the last line of the footer
WIDTH: Final = PAGE_WIDTH - 2 * MARGIN

INK: Final = "#1D2B33"
SOFT_INK: Final = "#4F616B"
ACCENT: Final = "#0F5C6E"
DEEP: Final = "#0A4452"
TINT: Final = "#E8F1F3"
PAPER: Final = "#FFFFFF"
SHADE: Final = "#F5F8F9"
LINE: Final = "#CBD7DC"
FAINT: Final = "#E3EAED"


@dataclass(frozen=True, slots=True)
class Style:
    """A way to set a text; sizes in points. ``after`` is the room below a paragraph set so."""

    size: float
    leading: float
    weight: Weight = "regular"
    colour: Colour = INK
    after: float = 6


BODY: Final = Style(9.2, 12.8, after=6)
LEAD: Final = Style(12, 18, colour=SOFT_INK, after=12)
SMALL: Final = Style(8, 11, colour=SOFT_INK, after=6)
STRONG: Final = Style(9.2, 12.8, "strong", after=5)
PARAGRAPHS: Final = {"body": BODY, "lead": LEAD, "small": SMALL, "strong": STRONG}

HEADINGS: Final = {
    1: Style(18, 22.5, "strong", DEEP, after=8),
    2: Style(12.6, 16.5, "strong", ACCENT, after=5),
    3: Style(10.8, 15, "strong", INK, after=4),
}
ABOVE_HEADING: Final = {1: 18.0, 2: 12.0, 3: 8.0}

CELL: Final = Style(8.5, 11.1)
CELL_STRONG: Final = Style(8.5, 11.1, "strong")
CELL_COMPACT: Final = Style(7.6, 9.8)
CELL_COMPACT_STRONG: Final = Style(7.6, 9.8, "strong")
COLUMN: Final = Style(7.8, 10.8, "strong", DEEP)
GROUP: Final = Style(8.5, 11.1, "strong", ACCENT)
CAPTION: Final = Style(8, 11.2, colour=SOFT_INK)
LABEL: Final = Style(7.8, 10.8, colour=SOFT_INK, after=1)
LABEL_STRONG: Final = Style(7.8, 10.8, "strong")
RUNNING: Final = Style(7.4, 9.8, colour=SOFT_INK)


@dataclass(frozen=True, slots=True)
class Paint:
    """A tone's colours: ``fill`` with ``on`` written on it, and ``tint`` with ``ink`` written on it."""

    fill: Colour
    on: Colour
    tint: Colour
    ink: Colour
    pips: int = 0


TONES: Final[dict[Tone, Paint]] = {
    "low": Paint("#B9CFDB", "#16303D", "#EDF3F6", "#2B4A5A", 1),
    "medium": Paint("#F0C24B", "#352600", "#FDF5DF", "#6A4E00", 2),
    "high": Paint("#BF5417", "#FFFFFF", "#FCEDE3", "#8C3A0B", 3),
    "very_high": Paint("#5E1A47", "#FFFFFF", "#F6EAF2", "#5E1A47", 4),
    "neutral": Paint("#5C707B", "#FFFFFF", "#F1F4F6", "#33454F"),
    "accent": Paint("#0F5C6E", "#FFFFFF", "#E8F1F3", "#0A4452"),
    "quiet": Paint("#E3EAED", "#33454F", "#F5F8F9", "#4F616B"),
}


def luminance(colour: Colour) -> float:
    """Relative luminance as WCAG 2 defines it, 0 black to 1 white."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio as WCAG 2 defines it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
