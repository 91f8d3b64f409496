"""A page to draw on: points from the upper left corner, everything either tagged or marked as decoration.

For right-to-left documents the whole page is mirrored here, so that nobody else needs to think of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from fpdf import FPDF
from fpdf.enums import PDFResourceType
from fpdf.image_parsing import preload_image
from fpdf.outline import OutlineSection
from fpdf.syntax import DestinationXYZ

from reports.drawing.shaping import BOX_ADVANCE, Glyph, Run
from reports.drawing.structure import Mark, Node, Place
from reports.drawing.typesetting import Line, Typesetter, cleaned
from reports.theme import PAGE_HEIGHT, PAGE_WIDTH, Colour

_CAP: Final = 0.357  # half of Noto Sans's capitals, as a part of the size
_ROUND: Final = 0.5523  # a quarter circle as a Bezier curve


class Canvas:
    """Draws on the pages of one PDF, in order."""

    def __init__(self, pdf: FPDF, typesetter: Typesetter, *, mirrored: bool = False) -> None:
        self._pdf = pdf
        self._typesetter = typesetter
        self._mirrored = mirrored
        self._operators: list[str] = []
        self._open: Node | None = None
        self._marking = False
        self._next = 0
        self._figure: Node | None = None

    # Pages

    def begin_page(self) -> None:
        """Close the page and start the next."""
        self.end_page()
        self._pdf.add_page()
        self._next = 0

    def end_page(self) -> None:
        """Write what was drawn into the page's stream."""
        self._close()
        if self._operators:
            self._pdf._out("\n".join(self._operators))  # noqa: SLF001 - the one way to write marked content
        self._operators = []

    def bookmark(self, text: str, level: int, y: float) -> None:
        """List a place in the outline; ``level`` from 0."""
        text = " ".join(cleaned(text).split())
        place = DestinationXYZ(self._pdf.page, top=PAGE_HEIGHT - y)
        self._pdf._outline.append(OutlineSection(text, level, self._pdf.page, place))  # noqa: SLF001

    def link(self, x: float, y: float, width: float, height: float, *, page: int, top: float, node: Node) -> None:
        """Make an area lead to a place on a page (from 1)."""
        target = self._pdf.add_link(page=page, y=top)
        self._pdf.link(self._left(x, width), y, width, height, target)
        annotations = self._pdf.pages[self._pdf.page].annots
        node.kids.append(Place(self._pdf.page - 1, len(annotations or ()) - 1))

    # Marks

    def picture(self, node: Node | None) -> None:
        """Count all that follows as one picture, until called with None."""
        self._figure = node

    def _mark(self, node: Node | None) -> None:
        node = self._figure or node
        if self._marking and node is self._open:
            return
        self._close()
        if node is None:
            self._operators.append("/Artifact BMC")
        else:
            node.kids.append(Mark(self._pdf.page - 1, self._next))
            self._operators.append(f"/{node.kind} <</MCID {self._next}>> BDC")
            self._next += 1
        self._open, self._marking = node, True

    def _close(self) -> None:
        if self._marking:
            self._operators.append("EMC")
        self._marking = False

    # Shapes

    def rect(self, x: float, y: float, width: float, height: float, fill: Colour, *, radius: float = 0) -> None:
        """Fill a rectangle, its corners rounded by ``radius``."""
        self._mark(None)
        self._operators.append(f"{_rgb(fill)} rg {self._box(x, y, width, height, radius)} f")

    def image(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture that says nothing (PNG) into a box of that size."""
        self._mark(None)
        _name, _image, info = preload_image(self._pdf.image_cache, BytesIO(data))
        number = int(str(info["i"]))
        self._pdf._resource_catalog.add(PDFResourceType.X_OBJECT, number, self._pdf.page)  # noqa: SLF001
        left, low = self._left(x, width), PAGE_HEIGHT - y - height
        self._operators.append(f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {low:.2f} cm /I{number} Do Q")

    def frame(
        self, x: float, y: float, width: float, height: float, colour: Colour, *, radius: float = 0, line: float = 0.7
    ) -> None:
        """Draw a rectangle's outline."""
        self._mark(None)
        self._operators.append(f"{_rgb(colour)} RG {line:.2f} w {self._box(x, y, width, height, radius)} S")

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: Colour, *, width: float = 0.6, dash: str = ""
    ) -> None:
        """Draw a straight line; ``dash`` as in "1 2"."""
        self._mark(None)
        ends = f"{self._point(x1, y1)} m {self._point(x2, y2)} l S"
        self._operators.append(f"{_rgb(colour)} RG {width:.2f} w 0 J [{dash}] 0 d {ends} [] 0 d")

    def polygon(self, points: Sequence[tuple[float, float]], fill: Colour) -> None:
        """Fill a polygon."""
        self._mark(None)
        first, *rest = (self._point(x, y) for x, y in points)
        path = " ".join([f"{first} m", *(f"{point} l" for point in rest), "h f"])
        self._operators.append(f"{_rgb(fill)} rg {path}")

    def circle(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """Fill a circle around (x, y)."""
        self.rect(x - radius, y - radius, 2 * radius, 2 * radius, fill, radius=radius)

    def _left(self, x: float, width: float) -> float:
        return PAGE_WIDTH - x - width if self._mirrored else x

    def _point(self, x: float, y: float) -> str:
        return f"{self._left(x, 0):.2f} {PAGE_HEIGHT - y:.2f}"

    def _box(self, x: float, y: float, width: float, height: float, radius: float) -> str:
        left, low = self._left(x, width), PAGE_HEIGHT - y - height
        radius = min(radius, width / 2, height / 2)
        if radius <= 0:
            return f"{left:.2f} {low:.2f} {width:.2f} {height:.2f} re"
        right, high, k = left + width, low + height, radius * (1 - _ROUND)
        corners = [
            (left + radius, low, "m"),
            (right - radius, low, "l"),
            (right - k, low, right, low + k, right, low + radius, "c"),
            (right, high - radius, "l"),
            (right, high - k, right - k, high, right - radius, high, "c"),
            (left + radius, high, "l"),
            (left + k, high, left, high - k, left, high - radius, "c"),
            (left, low + radius, "l"),
            (left, low + k, left + k, low, left + radius, low, "c"),
        ]
        steps = (" ".join(part if isinstance(part, str) else f"{part:.2f}" for part in step) for step in corners)
        return " ".join([*steps, "h"])

    # Text

    def text(self, line: Line, x: float, y: float, node: Node | None = None) -> None:
        """Set a line in the band of its leading below ``y``, starting at ``x``. Without node it is decoration."""
        if not line.text:
            return
        self._mark(node)
        pen = self._left(x, line.width)
        base = PAGE_HEIGHT - y - line.style.leading / 2 - _CAP * line.style.size
        self._operators.append(f"{_rgb(line.style.colour)} rg")
        for span in self._typesetter.spans(line):
            if span.actual:
                self._operators.append(f"/Span <</ActualText <{_utf16(span.actual)}>>> BDC")
            elif span.right_to_left:
                self._operators.append("/ReversedChars BMC")
            for run in _joined(span.runs):
                self._run(run, pen, base, line, apart=span.right_to_left)
                pen += run.width * line.style.size / 1000
            if span.actual or span.right_to_left:
                self._operators.append("EMC")

    def right(self, line: Line, x: float, y: float, node: Node | None = None) -> None:
        """Set a line that ends at ``x``."""
        self.text(line, x - line.width, y, node)

    def centred(self, line: Line, x: float, y: float, node: Node | None = None) -> None:
        """Set a line with its middle at ``x``."""
        self.text(line, x - line.width / 2, y, node)

    def _run(self, run: Run, pen: float, base: float, line: Line, *, apart: bool) -> None:
        """Show a run; with ``apart`` its silent glyphs come after the others, where no reader hears them."""
        size = line.style.size
        if run.font is None:
            lefts = (pen + (place * BOX_ADVANCE / 1000 + 0.08) * size for place in range(len(run.glyphs)))
            boxes = " ".join(f"{left:.2f} {base:.2f} {0.54 * size:.2f} {0.7 * size:.2f} re" for left in lefts)
            self._operators.append(f"{_rgb(line.style.colour)} RG {size / 16:.2f} w {boxes} S")
        font = run.font or self._typesetter.shaper.spare(line.style.weight)
        self._pdf._resource_catalog.add(PDFResourceType.FONT, font.i, self._pdf.page)  # noqa: SLF001
        start = f"BT /F{font.i} {size:.2f} Tf 1 0 0 1 {pen:.2f} {base:.2f} Tm"
        self._operators.append(f"{start} {_shown(run.glyphs, size, silent=False if apart else None)} ET")
        if apart and any(glyph.silent for glyph in run.glyphs):
            rest = _shown(run.glyphs, size, silent=True)
            self._operators.append(f"/Span <</ActualText <FEFF>>> BDC {start} {rest} ET EMC")


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Join neighbours of the same font: fewer operators, smaller files."""
    found: list[Run] = []
    for run in runs:
        if found and run.font is not None and found[-1].font is run.font:
            last = found.pop()
            found.append(Run(run.font, last.text + run.text, last.glyphs + run.glyphs, last.width + run.width))
        else:
            found.append(run)
    return found


def _utf16(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be").hex().upper()


def _rgb(colour: Colour) -> str:
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3g}" for place in (1, 3, 5))


def _shown(glyphs: Sequence[Glyph], size: float, *, silent: bool | None) -> str:
    """Return the operators that show glyphs (all, the silent, or the others), moved as kerning and marks ask."""
    parts: list[str] = []
    codes, owed, rise = "", 0.0, 0.0
    for glyph in glyphs:
        if silent is not None and glyph.silent is not silent:
            owed -= glyph.advance
            continue
        before = owed - glyph.dx
        if glyph.dy != rise:
            parts.append(f"<{codes}>] TJ {glyph.dy * size / 1000:.2f} Ts [")
            codes, rise = "", glyph.dy
        if round(before):
            parts.append(f"<{codes}>{round(before)}")
            codes = ""
        codes += f"{glyph.code:04X}"
        owed = before - round(before) + glyph.dx + glyph.width - glyph.advance
    parts.append(f"<{codes}>")
    return "[" + "".join(parts).replace("<>", "") + "] TJ" + (" 0 Ts" if rise else "")
