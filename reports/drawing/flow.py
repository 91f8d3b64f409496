"""Pieces in a row, and their way onto pages: what stays together, what is repeated, where a page ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from reports.drawing.canvas import Canvas

Draw = Callable[[Canvas, float, float], None]


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


def pages(pieces: Sequence[Piece], top: float, bottom: float) -> list[Page]:
    """Set pieces on pages whose text stands between two heights."""
    made: list[Page] = []
    y, after = bottom, 0.0
    for chain in _chains(pieces):
        first = chain[0]
        fits = made and not made[-1].bare and y + max(after, first.before) + _height(chain) <= bottom + 0.01
        fresh = first.alone or first.opens or not fits
        for piece in chain:
            gap = max(after, piece.before)
            if fresh or y + gap + piece.height > bottom + 0.01:
                made.append(Page(bare=piece.alone))
                y, gap, fresh = 0 if piece.alone else top, 0.0, False
                if piece.again:
                    made[-1].pieces.append(Placed(piece.again, y))
                    y += piece.again.height
            made[-1].pieces.append(Placed(piece, y + gap))
            if piece.anchor:
                piece.anchor.page, piece.anchor.y = len(made), y + gap
            y, after = y + gap + piece.height, piece.after
    return made


def _chains(pieces: Sequence[Piece]) -> Iterable[list[Piece]]:
    chain: list[Piece] = []
    for piece in pieces:
        if chain and (piece.opens or piece.alone):
            yield chain
            chain = []
        chain.append(piece)
        if not piece.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _height(chain: Sequence[Piece]) -> float:
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

    return Piece(_height(pieces), draw)


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
            ),
            keep=piece.keep,
        )
        for place, piece in enumerate(pieces)
    ]


def _boxed(piece: Piece, paint: Callable[[Canvas, float, float, float], None], above: float, below: float) -> Piece:
    height = above + piece.height + below

    def draw(canvas: Canvas, x: float, y: float) -> None:
        paint(canvas, x, y, height)
        piece.draw(canvas, x, y + above)

    return Piece(height, draw)
