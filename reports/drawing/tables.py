"""Tables: the header comes again on each page, a row is cut only where it is taller than a third of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports import theme
from reports.blocks import Cell, Table
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Piece, together
from reports.drawing.prose import Setting, spaced, swatch, text
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line
from reports.theme import Style

_PAD_X = 6.0
_PAD_Y = 2.0
_SHORT = 0.2  # of a page: a table up to that height is cut only where much of a page would else stay empty
_CHIP = 24.0  # a swatch and the room beside it


def table(setting: Setting, given: Table) -> list[Piece]:
    """Set a table with its caption above."""
    node = setting.root.add("Table")
    columns = _columns(given.widths)
    caption = text(setting, given.caption, theme.CAPTION, node.add("Caption"))
    caption = [replace(piece, keep=True) for piece in caption]
    header = _header(setting, given, columns, node.add("TR"))
    repeated = _header(setting, given, columns, None)
    pieces = [*caption, *header]
    above = ""
    for row in given.rows:
        rows = _row(setting, given, row, columns, node.add("TR"))
        if above and not row[0].text:  # it goes on about the row above
            pieces[-1] = replace(pieces[-1], keep=True)
        above = row[0].text
        pieces += [replace(piece, again=repeated[0] if repeated else None) for piece in rows]
    return spaced(_kept(pieces, setting.room * _SHORT), 6, 12)


def _kept(pieces: list[Piece], short: float) -> list[Piece]:
    """Keep a short table together, and of a long one the last two rows."""
    if together(pieces) <= short:
        return [*(replace(piece, rather=True) for piece in pieces[:-1]), *pieces[-1:]]
    return [replace(piece, keep=piece.keep or place == len(pieces) - 2) for place, piece in enumerate(pieces)]


def _columns(widths: Sequence[float]) -> list[tuple[float, float]]:
    """Return each column's left edge and width in points."""
    found, x = [], 0.0
    for width in widths:
        wide = theme.WIDTH * width / sum(widths)
        found.append((x, wide))
        x += wide
    return found


def _header(setting: Setting, given: Table, columns: Sequence[tuple[float, float]], row: Node | None) -> list[Piece]:
    """Set the header; without ``row`` it is the repeated one, which a screen reader need not hear again."""
    if not any(given.header):
        return []
    cells = []
    for (_, wide), label in zip(columns, given.header, strict=False):
        node = row.add("TH", "", Table={"Scope": "Column"}) if row else None
        cells.append((setting.typesetter.lines(label, theme.COLUMN, wide - 2 * _PAD_X, 4) if label else (), node))
    height = max(len(lines) for lines, _ in cells) * theme.COLUMN.leading + 2 * _PAD_Y

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.rect(x, y, theme.WIDTH, height, theme.TINT)
        canvas.line(x, y + height, x + theme.WIDTH, y + height, theme.ACCENT, width=0.9)
        for place, (lines, node) in enumerate(cells):
            low = y + height - _PAD_Y - len(lines) * theme.COLUMN.leading
            _lines(
                canvas, lines, x + columns[place][0], columns[place][1], low, node=node, right=place in given.numeric
            )

    return [Piece(height, draw, keep=True)]


def _row(
    setting: Setting, given: Table, cells: Sequence[Cell], columns: Sequence[tuple[float, float]], node: Node
) -> list[Piece]:
    if len(cells) == 1 and len(columns) > 1:
        return _group(setting, cells[0], len(columns), node)
    tags = [_tag(node, place) for place in range(len(cells))]
    lines = [_set(setting, _style(given, cell), cell, wide) for cell, (_, wide) in zip(cells, columns, strict=False)]
    tallest = max(len(cell) for cell in lines)
    step = max(int(setting.room / 3 / _leading(given)), 1)
    if tallest <= step:
        return [_stripe(given, cells, columns, lines, tags, first=True, last=True)]
    parts = range(0, tallest, step)
    return [
        _stripe(
            given,
            cells,
            columns,
            [cell[start : start + step] for cell in lines],
            tags,
            first=start == 0,
            last=start + step >= tallest,
        )
        for start in parts
    ]


def _tag(row: Node, place: int) -> Node:
    return row.add("TH", "", Table={"Scope": "Row"}) if place == 0 else row.add("TD")


def _style(given: Table, cell: Cell) -> Style:
    if given.compact:
        return theme.CELL_COMPACT_STRONG if cell.strong else theme.CELL_COMPACT
    return theme.CELL_STRONG if cell.strong else theme.CELL


def _leading(given: Table) -> float:
    return (theme.CELL_COMPACT if given.compact else theme.CELL).leading


def _set(setting: Setting, style: Style, cell: Cell, wide: float) -> tuple[Line, ...]:
    room = wide - 2 * _PAD_X - (_CHIP if cell.tone else 0)
    return setting.typesetter.lines(cell.text, style, max(room, 12)) if cell.text else ()


def _stripe(
    given: Table,
    cells: Sequence[Cell],
    columns: Sequence[tuple[float, float]],
    lines: Sequence[Sequence[Line]],
    tags: Sequence[Node],
    *,
    first: bool,
    last: bool,
) -> Piece:
    """Draw a row, or some lines of a tall one."""
    leading = _leading(given)
    height = max((len(cell) for cell in lines), default=1) * leading + _PAD_Y * (first + last)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        top = y + (_PAD_Y if first else 0)
        for place, cell in enumerate(cells):
            left, wide = columns[place]
            if cell.tone:
                if first:
                    swatch(canvas, x + left + _PAD_X, top + leading / 2, cell.tone)
                left, wide = left + _CHIP, wide - _CHIP
            _lines(canvas, lines[place], x + left, wide, top, node=tags[place], right=place in given.numeric)
        if last:
            canvas.line(x, y + height, x + theme.WIDTH, y + height, theme.LINE, width=0.5)

    return Piece(height, draw)


def _group(setting: Setting, cell: Cell, columns: int, node: Node) -> list[Piece]:
    tag = node.add("TH", "", Table={"Scope": "Column", "ColSpan": columns})
    chip = _CHIP if cell.tone else 0
    lines = setting.typesetter.lines(cell.text, theme.GROUP, theme.WIDTH - 2 * _PAD_X - chip, 4)
    height = len(lines) * theme.GROUP.leading + 2 * _PAD_Y

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.rect(x, y, theme.WIDTH, height, theme.SHADE)
        if cell.tone:
            swatch(canvas, x + _PAD_X, y + _PAD_Y + theme.GROUP.leading / 2, cell.tone)
        _lines(canvas, lines, x + chip, theme.WIDTH, y + _PAD_Y, node=tag, right=False)
        canvas.line(x, y + height, x + theme.WIDTH, y + height, theme.LINE, width=0.5)

    return [Piece(height, draw, keep=True)]


def _lines(
    canvas: Canvas, lines: Sequence[Line], x: float, wide: float, y: float, *, node: Node | None, right: bool
) -> None:
    for line in lines:
        if right:
            canvas.right(line, x + wide - _PAD_X, y, node)
        else:
            canvas.text(line, x + _PAD_X, y, node)
        y += line.style.leading
