"""A heat map drawn as vectors: one tagged figure with its words as ``alt``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.charts import figure, pictured
from reports.drawing.flow import Piece
from reports.drawing.prose import Setting, spaced
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line
from reports.theme import Style

MOST_COLUMNS = 7  # of a heat map: more are too narrow for a figure and its band


def heat_map(setting: Setting, given: blocks.HeatMap) -> list[Piece]:
    """Draw a grid of toned cells, its header again on each page. Many topics stand below each other."""
    node = figure(setting, given.alt)
    if len(given.columns) > MOST_COLUMNS > len(given.rows):
        turned = tuple(zip(*given.cells, strict=True))
        given = replace(given, rows=given.columns, columns=given.rows, cells=turned)
    label = 190.0 if len(given.columns) < MOST_COLUMNS else 110.0
    wide = (theme.WIDTH - label) / max(len(given.columns), 1)
    header = _heat_header(setting, given.columns, node, label, wide)
    pieces = [
        replace(_heat_row(setting, name, cells, node=node, label=label, wide=wide), again=header)
        for name, cells in zip(given.rows, given.cells, strict=True)
    ]
    if len(pieces) <= 12:
        pieces = [replace(piece, keep=place < len(pieces) - 1) for place, piece in enumerate(pieces)]
    return spaced([replace(header, keep=True), *pieces], 6, 14)


def _heat_header(setting: Setting, columns: Sequence[str], node: Node, label: float, wide: float) -> Piece:
    texts = [setting.typesetter.lines(column, theme.COLUMN, wide - 6, 4) for column in columns]
    height = max((len(lines) for lines in texts), default=0) * theme.COLUMN.leading + 6

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for place, lines in enumerate(texts):
            low = y + height - 5 - len(lines) * theme.COLUMN.leading
            for line in lines:
                canvas.centred(line, x + label + (place + 0.5) * wide, low)
                low += theme.COLUMN.leading

    return pictured(node, height, draw)


def _heat_row(
    setting: Setting, name: str, cells: Sequence[blocks.Cell | None], *, node: Node, label: float, wide: float
) -> Piece:
    title = setting.typesetter.lines(name, Style(8.6, 11.4), label - 10, 4)
    words = [_heat_words(setting, cell, wide) for cell in cells]
    height = max(len(title) * 11.4 + 6, max((len(lines) for lines in words), default=1) * 10.8 + 10)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for place, line in enumerate(title):
            canvas.text(line, x, y + (height - len(title) * 11.4) / 2 + place * 11.4)
        for place, cell in enumerate(cells):
            left = x + label + place * wide
            if cell is None:
                canvas.rect(left + 1.5, y + 1.5, wide - 3, height - 3, theme.SHADE, radius=2)
                canvas.line(
                    left + wide / 2 - 4, y + height / 2, left + wide / 2 + 4, y + height / 2, theme.LINE, width=1
                )
            else:
                _heat_cell(canvas, cell, words[place], x=left, y=y, wide=wide, height=height)

    return pictured(node, height, draw)


def _heat_words(setting: Setting, cell: blocks.Cell | None, wide: float) -> tuple[Line, ...]:
    if cell is None:
        return ()
    paint = theme.TONES[cell.tone or "quiet"]
    return setting.typesetter.lines(cell.text, replace(theme.LABEL_STRONG, colour=paint.on), wide - 10, 3)


def _heat_cell(
    canvas: Canvas, cell: blocks.Cell, words: Sequence[Line], *, x: float, y: float, wide: float, height: float
) -> None:
    paint = theme.TONES[cell.tone or "quiet"]
    canvas.rect(x + 1.5, y + 1.5, wide - 3, height - 3, paint.fill, radius=2)
    low = y + (height - len(words) * 10.8 - (4 if paint.pips else 0)) / 2
    for line in words:
        canvas.centred(line, x + wide / 2, low)
        low += 10.8
    for place in range(paint.pips):
        canvas.circle(x + wide / 2 + (place - (paint.pips - 1) / 2) * 4, low + 3, 1.15, paint.on)
