"""Words in a column: headings, paragraphs, lists, boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Anchor, Draw, Piece, framed, stacked
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line, Typesetter
from reports.theme import Style


@dataclass(slots=True)
class Setting:
    """What every block needs to become pieces: who sets the type, the tree to tag into, the room on a page."""

    typesetter: Typesetter
    root: Node
    room: float  # height of a page's text
    anchors: list[Anchor] = field(default_factory=list)
    level: int = 0  # of the last heading

    def nested(self) -> str:
        """Return the tag of a heading inside the present section."""
        return f"H{min(self.level + 1, 6)}"


def text(
    setting: Setting,
    words: str,
    style: Style,
    node: Node | None,
    width: float = theme.WIDTH,
    *,
    x: float = 0,
    at_most: int | None = None,
) -> list[Piece]:
    """Set a text as one piece a line; the first two and the last two lines stay together."""
    lines = setting.typesetter.lines(words, style, width, at_most) if words else ()
    last = len(lines) - 1
    return [
        Piece(
            style.leading,
            _line(line, x, node),
            keep=place < last and place in (0, last - 1),
            after=style.after if place == last else 0,
        )
        for place, line in enumerate(lines)
    ]


def block(
    setting: Setting,
    words: str,
    style: Style,
    node: Node | None,
    width: float,
    *,
    x: float = 0,
    at_most: int | None = None,
) -> Piece:
    """Set a text as one piece that is never cut."""
    return stacked(text(setting, words, style, node, width, x=x, at_most=at_most))


def _line(line: Line, x: float, node: Node | None) -> Draw:
    def draw(canvas: Canvas, left: float, y: float) -> None:
        canvas.text(line, left + x, y, node)

    return draw


def heading(setting: Setting, given: blocks.Heading) -> list[Piece]:
    """Set a heading: kept with what follows, bookmarked and listed from level 1 to 2."""
    setting.level = given.level
    if not given.text.strip():
        return []
    node = setting.root.add(f"H{given.level}")
    pieces = text(setting, given.text, theme.HEADINGS[given.level], node)
    if len(pieces) * pieces[0].height < setting.room / 2:
        pieces = [replace(piece, keep=True) for piece in pieces]
    first = replace(pieces[0], before=theme.ABOVE_HEADING[given.level])
    if given.level < 3:
        anchor = Anchor(given.text, given.level)
        setting.anchors.append(anchor)
        first = replace(first, anchor=anchor, draw=_bookmarked(first, anchor))
    return [first, *pieces[1:]]


def _bookmarked(piece: Piece, anchor: Anchor) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.bookmark(anchor.text, anchor.level - 1, y)
        piece.draw(canvas, x, y)

    return draw


def paragraph(setting: Setting, given: blocks.Paragraph) -> list[Piece]:
    """Set a paragraph; a strong one stays with what follows."""
    pieces = text(setting, given.text, theme.PARAGRAPHS[given.style], setting.root.add("P"))
    if given.style == "strong" and pieces:
        pieces[-1] = replace(pieces[-1], keep=True)
    return pieces


def bullets(
    setting: Setting,
    items: Sequence[str],
    *,
    numbered: bool = False,
    style: Style = theme.BODY,
    width: float = theme.WIDTH,
    x: float = 0,
    parent: Node | None = None,
    listed: bool = False,
) -> list[Piece]:
    """Set a list, with dots or numbers; ``listed`` if the parent is the list already."""
    node = parent or setting.root
    if not listed:
        node = node.add("L", "", List={"ListNumbering": "Decimal" if numbered else "Disc"})
    indent = 18.0 if numbered else 13.0
    found: list[Piece] = []
    starts: list[int] = []
    for number, item in enumerate(items, start=1):
        entry = node.add("LI")
        label = entry.add("Lbl")
        close = replace(style, after=style.after / 2)
        pieces = text(setting, item, close, entry.add("LBody"), width - indent, x=x + indent)
        if pieces:
            sign = setting.typesetter.cut(f"{number}." if numbered else "\u2022", _sign(style), indent)
            pieces[0] = replace(pieces[0], draw=_labelled(pieces[0], sign, x, label))
            starts.append(len(found))
        found += pieces
    if found:
        found[-1] = replace(found[-1], after=style.after)
    return _paired(found, starts)


def _paired(pieces: list[Piece], starts: Sequence[int]) -> list[Piece]:
    """Keep the last item of a list with the one before, so that none stands alone on the next page."""
    if len(starts) < 2:
        return pieces
    last = starts[-1]
    return [*pieces[: last - 1], replace(pieces[last - 1], keep=True), *pieces[last:]]


_COMPACT = Style(8.7, 11.7, after=5)


def two_columns(setting: Setting, items: Sequence[str]) -> list[Piece]:
    """Set a list of short items in rows of two."""
    wide = (theme.WIDTH - 20) / 2
    node = setting.root.add("L", "", List={"ListNumbering": "Disc"})
    set_items = [bullets(setting, (item,), style=_COMPACT, width=wide, parent=node, listed=True) for item in items]
    whole = [stacked(pieces) for pieces in set_items]
    rows = [_row(whole[start : start + 2], wide + 20) for start in range(0, len(whole), 2)]
    if len(rows) > 1:
        rows = [replace(row, keep=place in {0, len(rows) - 2}) for place, row in enumerate(rows)]
    return spaced(rows, 0, 8)


def _row(pieces: Sequence[Piece], step: float) -> Piece:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        for place, piece in enumerate(pieces):
            piece.draw(canvas, x + place * step, y)

    return Piece(max(piece.height for piece in pieces), draw, after=3)


def _sign(style: Style) -> Style:
    return replace(style, weight="strong", colour=theme.ACCENT)


def _labelled(piece: Piece, sign: Line, x: float, label: Node) -> Draw:
    def draw(canvas: Canvas, left: float, y: float) -> None:
        canvas.text(sign, left + x + 1, y, label)
        piece.draw(canvas, left, y)

    return draw


def callout(setting: Setting, given: blocks.Callout) -> list[Piece]:
    """Set a box with a bar in its tone."""
    tone = theme.TONES[given.tone]
    node = setting.root.add("Div")
    inner = theme.WIDTH - 34
    title = Style(10.2, 14.6, "strong", tone.ink, after=3)
    top = text(setting, given.title, title, node.add("P"), inner, x=20)
    if top:
        top[-1] = replace(top[-1], keep=True)
    pieces = top + text(setting, given.text, replace(theme.BODY, after=0), node.add("P"), inner, x=20)

    def paint(canvas: Canvas, x: float, y: float, height: float) -> None:
        canvas.rect(x, y, theme.WIDTH, height, tone.tint)
        canvas.rect(x, y, 4, height, tone.fill)
        pips(canvas, x + 10.5, y + 11, given.tone, upright=True)

    return spaced(framed(pieces, paint, setting.room, 10), 8, 11)


def spaced(pieces: Sequence[Piece], before: float, after: float) -> list[Piece]:
    """Give a block its room above and below."""
    found = list(pieces)
    if found:
        found[0] = replace(found[0], before=before)
        found[-1] = replace(found[-1], after=after)
    return found


def pips(canvas: Canvas, x: float, y: float, tone: blocks.Tone, *, upright: bool = False) -> None:
    """Draw a band's dots, one for low to four for very high: the band told without colour."""
    paint = theme.TONES[tone]
    for place in range(paint.pips):
        step = 4.2 * place
        canvas.circle(x + (0 if upright else step), y + (step if upright else 0), 1.35, paint.ink)


def swatch(canvas: Canvas, x: float, y: float, tone: blocks.Tone) -> float:
    """Draw a tone's chip with its pips in a line's middle at ``y``; return its width."""
    paint = theme.TONES[tone]
    canvas.rect(x, y - 4, 19, 8, paint.fill, radius=2)
    for place in range(paint.pips):
        canvas.circle(x + 9.5 + (place - (paint.pips - 1) / 2) * 4, y, 1.2, paint.on)
    return 19.0
