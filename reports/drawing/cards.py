"""Boxes: key figures, an action of the plan, a question of the blank form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Draw, Piece, framed, stacked
from reports.drawing.prose import Setting, block, pips, spaced, text
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line
from reports.theme import Style

_GAP = 12.0
_GRID = 214.0  # where the boxes of a checklist begin


def key_figures(setting: Setting, given: blocks.KeyFigures) -> list[Piece]:
    """Set up to four figures in a row of cards; more make further rows."""
    figures = list(given.figures)
    rows = [figures[start : start + 4] for start in range(0, len(figures), 4)]
    return spaced([_figures(setting, row) for row in rows], 6, 14)


def _figures(setting: Setting, figures: Sequence[blocks.Figure]) -> Piece:
    wide = (theme.WIDTH - _GAP * (len(figures) - 1)) / len(figures)
    nodes = [setting.root.add("Div") for _ in figures]
    labels = [
        block(setting, figure.label, theme.LABEL, node.add("P"), wide - 44, at_most=3)
        for figure, node in zip(figures, nodes, strict=True)
    ]
    size = _value_size(setting, [figure.value for figure in figures], wide - 24)
    inner = [_figure(setting, figure, node, wide - 24, size) for figure, node in zip(figures, nodes, strict=True)]
    low = max(piece.height for piece in labels)
    height = low + max(piece.height for piece in inner) + 26

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for place, figure in enumerate(figures):
            left = x + place * (wide + _GAP)
            tone = theme.TONES[figure.tone]
            canvas.rect(left, y, wide, height, tone.tint)
            canvas.rect(left, y, wide, 3.5, tone.fill)
            pips(canvas, left + wide - 12 - 4.2 * max(tone.pips - 1, 0), y + 18, figure.tone)
            labels[place].draw(canvas, left + 12, y + 13)
            inner[place].draw(canvas, left + 12, y + 15 + low)

    return Piece(height, draw, after=_GAP)


def _value_size(setting: Setting, values: Sequence[str], wide: float) -> float:
    """Return the largest size in which all values of a row stand on one line, or the smallest there is."""
    widest = max(setting.typesetter.cut(value, Style(1, 1, "strong"), inf).width for value in values)
    return next((size for size in (24.0, 21.0, 18.0) if widest * size <= wide), 15.0)


def _figure(setting: Setting, figure: blocks.Figure, node: Node, wide: float, size: float) -> Piece:
    value = Style(size, size * 1.22, "strong", theme.TONES[figure.tone].ink, after=2)
    return stacked(
        [
            *text(setting, figure.value, value, node.add("P"), wide, at_most=2),
            *text(setting, figure.note, theme.LABEL, node.add("P"), wide, at_most=5),
        ]
    )


def choices(setting: Setting, given: blocks.Choices) -> list[Piece]:
    """Set a question of the blank form, kept together where a page can hold it."""
    node = setting.root.add("Sect")
    number = setting.typesetter.cut(given.number, Style(9.6, 14.4, "strong", theme.ACCENT), 34)
    label = node.add("P")
    pieces = text(setting, given.label, replace(theme.STRONG, after=2), label, theme.WIDTH - 36, x=36)
    if pieces:
        pieces[0] = replace(pieces[0], draw=_numbered(pieces[0], number, label))
    pieces += text(setting, given.hint, theme.SMALL, node.add("P"), theme.WIDTH - 36, x=36)
    pieces += _options(setting, given.options, node.add("L"))
    for row, boxes in given.grid:
        pieces += _in_grid(setting, row, boxes, node.add("L"))
    pieces += text(setting, given.note, replace(theme.LABEL, after=2), node.add("P"), theme.WIDTH - 36, x=36)
    pieces += [_rule() for _ in range(given.lines)]
    if given.row_title:
        titled = replace(theme.LABEL_STRONG, after=2)
        pieces += text(setting, given.row_title, titled, node.add("P"), theme.WIDTH - 36, x=36)
    pieces += _side_by_side(setting, given.row, node.add("L"))
    return spaced(framed(pieces, _nothing, setting.room, 4), 7, 7)


def _nothing(_canvas: Canvas, _x: float, _y: float, _height: float) -> None:
    """Paint no box."""


def _numbered(piece: Piece, number: Line, node: Node) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.text(number, x, y, node)
        piece.draw(canvas, x, y)

    return draw


def _options(setting: Setting, options: Sequence[str], parent: Node) -> list[Piece]:
    found: list[Piece] = []
    for option in options:
        body = parent.add("LI").add("LBody")
        words = text(setting, option, Style(9.2, 13.4, after=3), body, theme.WIDTH - 54, x=54)
        found += [_ticked(words[0]), *words[1:]] if words else []
    if found:
        found[-1] = replace(found[-1], after=7)
    return found


def _ticked(words: Piece) -> Piece:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.frame(x + 37, y + 2.4, 8.6, 8.6, theme.SOFT_INK, radius=1.5, line=0.8)
        words.draw(canvas, x, y)

    return replace(words, draw=draw)


def _side_by_side(setting: Setting, options: Sequence[str], parent: Node) -> list[Piece]:
    """Set short options in a grid, four a row, or three where there are more than four."""
    columns = 4 if len(options) <= 4 else 3
    step = (theme.WIDTH - 36) / columns
    style = Style(8.6, 11.8)
    found: list[Piece] = []
    for start in range(0, len(options), columns):
        bodies = [parent.add("LI").add("LBody") for _ in options[start : start + columns]]
        words = [
            block(setting, option, style, body, step - 24, x=54 + place * step, at_most=6)
            for place, (option, body) in enumerate(zip(options[start : start + columns], bodies, strict=True))
        ]
        found.append(_row_of_boxes(words, step))
    return found


def _in_grid(setting: Setting, label: str, boxes: Sequence[str], parent: Node) -> list[Piece]:
    """Set a row of a checklist: what it is about, and its boxes beside it, each row alike."""
    words = block(setting, label, Style(8.9, 12.2), parent.add("LI").add("LBody"), _GRID - 46, x=36, at_most=6)
    step = (theme.WIDTH - _GRID) / max(len(boxes), 1)
    named = [
        block(setting, box, Style(8.4, 11.6), body, step - 18, x=_GRID + 14 + place * step, at_most=4)
        for place, (box, body) in enumerate((box, parent.add("LI").add("LBody")) for box in boxes)
    ]
    height = max(piece.height for piece in (words, *named)) + 3

    def draw(canvas: Canvas, x: float, y: float) -> None:
        words.draw(canvas, x, y)
        for place, piece in enumerate(named):
            canvas.frame(x + _GRID + place * step, y + 1.4, 8.6, 8.6, theme.SOFT_INK, radius=1.5, line=0.8)
            piece.draw(canvas, x, y)
        canvas.line(x + 36, y + height - 1, x + theme.WIDTH, y + height - 1, theme.LINE, width=0.5)

    return [Piece(height, draw, after=2.5)]


def _row_of_boxes(words: Sequence[Piece], step: float) -> Piece:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        for place, piece in enumerate(words):
            canvas.frame(x + 37 + place * step, y + 1.4, 8.6, 8.6, theme.SOFT_INK, radius=1.5, line=0.8)
            piece.draw(canvas, x, y)

    return Piece(max(piece.height for piece in words), draw, after=3)


def _rule() -> Piece:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.line(x + 36, y + 18, x + theme.WIDTH, y + 18, theme.LINE, width=0.7)

    return Piece(19, draw)
