"""A report as plain data: what ``compose`` gives and ``pdf`` draws.

Texts are final: translated, numbers and dates formatted. A picture carries ``alt``, its words for those who cannot
see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["low", "medium", "high", "very_high", "neutral", "accent", "quiet"]


@dataclass(frozen=True, slots=True)
class Cover:
    title: str
    organisation: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]  # label, value
    notice: str  # which kind of report this is and what is inside
    logo: bytes = b""  # PNG, without transparency


@dataclass(frozen=True, slots=True)
class Contents:
    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: Literal[1, 2, 3] = 1  # 1 and 2 are bookmarked and listed in the contents


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: Literal["body", "lead", "small", "strong"] = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; with ``compact`` in two columns and smaller, for many short items."""

    items: tuple[str, ...]
    numbered: bool = False
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    title: str
    text: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: str
    note: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of two to four figures."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    tone: Tone | None = None  # a swatch beside the text; the text always says the same
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``widths`` are relative; ``numeric`` columns are set to the right; rows of one cell are group headings.

    With ``compact`` it is set smaller, for long tables to look something up in.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    numeric: tuple[int, ...] = ()
    caption: str = ""
    compact: bool = False


@dataclass(frozen=True, slots=True)
class RangeBar:
    """Best case, as stated, headline and worst case on one line from 0 to 100, over the bands."""

    marks: tuple[tuple[str, float, str], ...]  # label, 0-100, figure as text
    bands: tuple[tuple[str, float, float, Tone], ...]  # label, from, to (0-100), tone
    alt: str


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: float  # 0-100
    text: str
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class Bars:
    bars: tuple[Bar, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]  # None: no question counts there
    alt: str


@dataclass(frozen=True, slots=True)
class Span:
    label: str
    role: str
    start: date
    end: date
    end_text: str
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class Timeline:
    spans: tuple[Span, ...]
    alt: str
    ticks: tuple[tuple[date, str], ...] = ()  # the line of dates above; without any, each month as 2026-01


@dataclass(frozen=True, slots=True)
class ActionCard:
    """One action of the plan in full."""

    number: str
    title: str
    tone: Tone
    tag: str  # "stops the harm", "find out" ...
    facts: tuple[tuple[str, str], ...]  # role, due, effort, worth, owner, status
    why: str
    steps_title: str
    steps: tuple[str, ...]
    done_title: str
    done_when: str


@dataclass(frozen=True, slots=True)
class ActionBrief:
    """One action of the plan with all its words in less room."""

    number: str
    title: str
    tone: Tone
    tag: str
    facts: tuple[str, ...]  # role, due, effort, worth ... side by side
    why: str
    steps: tuple[str, ...]
    done_title: str
    done_when: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A question of the blank form: its text, boxes to tick, lines to write on."""

    number: str
    label: str
    hint: str
    options: tuple[str, ...]
    note: str
    lines: int = 0
    row_title: str = ""
    row: tuple[str, ...] = ()  # more boxes, side by side below the options
    grid: tuple[tuple[str, tuple[str, ...]], ...] = ()  # of a checklist: each row with its boxes, below the options


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class OnePage:
    """What opens a page and never runs over it: the first of ``versions`` that fits, the fullest first."""

    versions: tuple[tuple[Block, ...], ...]


Block = (
    Cover
    | Contents
    | Heading
    | Paragraph
    | Bullets
    | Callout
    | KeyFigures
    | Table
    | RangeBar
    | Bars
    | HeatMap
    | Timeline
    | ActionCard
    | ActionBrief
    | Choices
    | OnePage
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF: the portable response."""

    name: str
    data: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    author: str
    language: str  # "en"
    direction: Literal["ltr", "rtl"]
    on: date  # fixes the PDF's dates, so that the same input gives the same bytes
    header: str  # on each page but the cover
    disclaimer: str  # on each page
    page_label: str  # "Page %(page)s of %(pages)s"
    blocks: tuple[Block, ...]
    attachment: Attachment | None = None
