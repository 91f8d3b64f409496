"""Pieces in a row, and their way onto pages: what stays together, what is repeated, where a page ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from reports.drawing.canvas import Canvas

Draw = Callable[[Canvas, float, float], None]
_SEAM = 0.5  # points that parts of a box overlap, so that no white line shows between them
_EMPTY = 1 / 10  # of a page: more is not left empty for a box that could be cut


@dataclass(slots=True, eq=False)
class Anchor:
    """A place others point to; known once the pages are made. ``page`` from 1."""

    text: str
    level: int
    page: int = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is never cut by a page's end. Heights in points; ``draw`` gets the upper left corner."""

    height: float
    draw: Draw
    before: float = 0  # room above; none at the top of a page
    after: float = 0
    keep: bool = False  # on the same page as the next piece
    rather: bool = False  # the same, unless a large part of a page stayed empty for it
    again: Piece | None = None  # drawn first where this piece opens a page
    alone: bool = False  # a page of its own
    opens: bool = False  # starts a page
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    piece: Piece
    y: float


@dataclass(slots=True)
class Page:
    """``pieces`` from top to bottom; a ``bare`` page has neither header nor margins."""

    pieces: list[Placed] = field(default_factory=list)
    bare: bool = False


class Sheets:
    """Pages as they fill; text stands between the heights ``top`` and ``bottom``."""

    def __init__(self, top: float, bottom: float) -> None:
        self.made: list[Page] = []
        self._top, self._bottom = top, bottom
        self._y, self._after = bottom, 0.0
        self._turned = True  # the next piece opens a page

    def turn_for(self, group: Sequence[Piece]) -> None:
        """Turn the page for pieces that it cannot hold together, where that leaves little of it empty."""
        height, left = together(group), self._bottom - self._y
        if height > left - max(self._after, group[0].before) and height <= self._bottom - self._top:
            self._turned = self._turned or left < _EMPTY * (self._bottom - self._top)

    def place(self, chain: Sequence[Piece]) -> None:
        """Set pieces that stay on one page, unless no page can hold them."""
        first = chain[0]
        fits = self._y + max(self._after, first.before) + together(chain) <= self._bottom + 0.01
        self._turned = self._turned or first.alone or first.opens or not fits or self.made[-1].bare
        for piece in chain:
            self._set(piece)

    def _set(self, piece: Piece) -> None:
        gap = max(self._after, piece.before)
        if self._turned or self._y + gap + piece.height > self._bottom + 0.01:
            self._open(piece)
            gap = 0.0
        y = self._y + gap
        self.made[-1].pieces.append(Placed(piece, y))
        if piece.anchor:
            piece.anchor.page, piece.anchor.y = len(self.made), y
        self._y, self._after = y + piece.height, piece.after

    def _open(self, piece: Piece) -> None:
        self.made.append(Page(bare=piece.alone))
        self._y, self._turned = 0 if piece.alone else self._top, False
        if piece.again:
            self.made[-1].pieces.append(Placed(piece.again, self._y))
            self._y += piece.again.height


def pages(pieces: Sequence[Piece], top: float, bottom: float) -> list[Page]:
    """Set pieces on pages."""
    sheets = Sheets(top, bottom)
    for group in _runs(pieces, lambda piece: piece.keep or piece.rather):
        sheets.turn_for(group)
        for chain in _runs(group, lambda piece: piece.keep):
            sheets.place(chain)
    return sheets.made


def _runs(pieces: Sequence[Piece], stays: Callable[[Piece], bool]) -> Iterable[list[Piece]]:
    """Split where a piece does not stay with the next."""
    chain: list[Piece] = []
    for piece in pieces:
        if chain and (piece.opens or piece.alone):
            yield chain
            chain = []
        chain.append(piece)
        if not stays(piece):
            yield chain
            chain = []
    if chain:
        yield chain


def together(chain: Sequence[Piece]) -> float:
    """Return the height of pieces together, the room above the first left out."""
    total, after = 0.0, 0.0
    for place, piece in enumerate(chain):
        total += piece.height + (max(after, piece.before) if place else 0)
        after = piece.after
    return total


def stacked(pieces: Sequence[Piece]) -> Piece:
    """Join pieces into one that is never cut."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        after = 0.0
        for place, piece in enumerate(pieces):
            y += max(after, piece.before) if place else 0
            piece.draw(canvas, x, y)
            y, after = y + piece.height, piece.after

    return Piece(together(pieces), draw)


def framed(
    pieces: Sequence[Piece], paint: Callable[[Canvas, float, float, float], None], room: float, pad: float
) -> list[Piece]:
    """Put pieces in a box that ``paint(canvas, x, y, height)`` draws: one if it fits in ``room``, else parts."""
    whole = stacked(pieces)
    if whole.height + 2 * pad <= room:
        return [_boxed(whole, paint, pad, pad)]
    last = len(pieces) - 1
    return [
        replace(
            _boxed(
                piece,
                paint,
                pad if place == 0 else max(piece.before, pieces[place - 1].after),
                pad if place == last else 0,
                seam=0 if place == last else _SEAM,
            ),
            keep=piece.keep,
            rather=place < last,
        )
        for place, piece in enumerate(pieces)
    ]


def _boxed(
    piece: Piece,
    paint: Callable[[Canvas, float, float, float], None],
    above: float,
    below: float,
    *,
    seam: float = 0,
) -> Piece:
    height = above + piece.height + below

    def draw(canvas: Canvas, x: float, y: float) -> None:
        paint(canvas, x, y, height + seam)
        piece.draw(canvas, x, y + above)

    return Piece(height, draw)
