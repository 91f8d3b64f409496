"""Pictures drawn as vectors: range, bars, heat map. Each is one tagged figure with its words as ``alt``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Piece
from reports.drawing.prose import Setting, pips, spaced
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line
from reports.theme import Style


def figure(setting: Setting, alt: str) -> Node:
    """Start a picture's element."""
    return setting.root.add("Figure", alt, Layout={"Placement": "Block"})


def pictured(node: Node, height: float, draw: Callable[[Canvas, float, float], None]) -> Piece:
    """Make all that ``draw`` draws part of one picture."""

    def drawn(canvas: Canvas, x: float, y: float) -> None:
        canvas.picture(node)
        draw(canvas, x, y)
        canvas.picture(None)

    return Piece(height, drawn)


_BAR = 20.0
_MARK = 26.0  # a row of mark labels


def range_bar(setting: Setting, given: blocks.RangeBar) -> list[Piece]:
    """Draw the bands from 0 to 100 and, above, each mark with its label on a thin stem."""
    rows = _mark_rows(setting, given)
    top = _MARK * (1 + max((row for *_, row in rows), default=0)) + 10
    bands = [
        (setting.typesetter.cut(label, replace(theme.LABEL_STRONG, colour=theme.TONES[tone].on), _at(to - start) - 8))
        for label, start, to, tone in given.bands
    ]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        bar = y + top
        for (_, start, to, tone), label in zip(given.bands, bands, strict=True):
            canvas.rect(x + _at(start), bar, _at(to - start), _BAR, theme.TONES[tone].fill)
            canvas.centred(label, x + _at((start + to) / 2), bar + (_BAR - label.style.leading) / 2)
        _scale(setting, canvas, given, x, bar + _BAR + 3)
        for label, figure_line, left, value, row in rows:
            _stem(canvas, label, figure_line, x, y + _MARK * row, bar, left, value)

    return spaced([pictured(figure(setting, given.alt), top + _BAR + 16, draw)], 8, 12)


def _at(value: float) -> float:
    return theme.WIDTH * min(max(value, 0), 100) / 100


def _mark_rows(setting: Setting, given: blocks.RangeBar) -> list[tuple[Line, Line, float, float, int]]:
    """Place each mark's label beside its stem, in the lowest row where it overlaps no other label and no stem."""
    ends: list[list[tuple[float, float]]] = []
    found = []
    for label, value, words in sorted(given.marks, key=lambda mark: mark[1]):
        name = setting.typesetter.cut(label, theme.LABEL, 120)
        shown = setting.typesetter.cut(words, Style(10.5, 13, "strong", theme.DEEP), 120)
        wide = max(name.width, shown.width) + 10
        left = min(_at(value), theme.WIDTH - wide + 5)
        row = next(
            (
                place
                for place, taken in enumerate(ends)
                if all(left > end or left + wide < start for start, end in taken)
            ),
            len(ends),
        )
        if row == len(ends):
            ends.append([])
        ends[row].append((left, left + wide))
        found.append((name, shown, left, value, row))
    last = len(ends) - 1
    return [(name, shown, left, value, last - row) for name, shown, left, value, row in found]


def _stem(canvas: Canvas, label: Line, shown: Line, x: float, y: float, bar: float, left: float, value: float) -> None:
    at = x + _at(value)
    canvas.line(at, y + 2, at, bar + _BAR, theme.DEEP, width=1)
    canvas.circle(at, bar + _BAR / 2, 5, theme.PAPER)
    canvas.circle(at, bar + _BAR / 2, 3.6, theme.DEEP)
    shift = 5 if left >= _at(value) - 0.1 else 0
    canvas.text(label, x + left + shift, y)
    canvas.text(shown, x + left + shift, y + 10.5)


def _scale(setting: Setting, canvas: Canvas, given: blocks.RangeBar, x: float, y: float) -> None:
    """Write 0, 100 and the bands' borders below the bar."""
    borders = sorted({0.0, 100.0, *(start for _, start, _, _ in given.bands)})
    for border in borders:
        line = setting.typesetter.cut(f"{border:g}", theme.LABEL, 30)
        left = x + _at(border) - line.width * (border / 100 if border in (0, 100) else 0.5)
        canvas.text(line, left, y)


def bars(setting: Setting, given: blocks.Bars) -> list[Piece]:
    """Draw a labelled bar a row; a long chart goes on over pages."""
    node = figure(setting, given.alt)
    pieces = [_bar(setting, bar, node) for bar in given.bars]
    if len(pieces) <= 12:
        pieces = [replace(piece, keep=place < len(pieces) - 1) for place, piece in enumerate(pieces)]
    return spaced(pieces, 6, 12)


def _bar(setting: Setting, bar: blocks.Bar, node: Node) -> Piece:
    tone = theme.TONES[bar.tone]
    label = setting.typesetter.lines(bar.label, Style(8.8, 11.6), 168, 3)
    shown = setting.typesetter.cut(bar.text, Style(9, 12, "strong", tone.ink), 92)
    track = theme.WIDTH - 180 - 100
    height = max(len(label) * 11.6, 14) + 7

    def draw(canvas: Canvas, x: float, y: float) -> None:
        low = y + (height - len(label) * 11.6) / 2
        for place, line in enumerate(label):
            canvas.text(line, x, low + place * 11.6)
        middle = y + height / 2
        canvas.rect(x + 180, middle - 5, track, 10, theme.FAINT, 2)
        long = track * min(max(bar.value, 0), 100) / 100
        if long > 0:
            canvas.rect(x + 180, middle - 5, max(long, 2), 10, tone.fill, 2)
        pips(canvas, x + 180 + track + 8, middle, bar.tone)
        canvas.right(shown, x + theme.WIDTH, middle - 6)

    return pictured(node, height, draw)


def heat_map(setting: Setting, given: blocks.HeatMap) -> list[Piece]:
    """Draw a grid of toned cells, its header again on each page."""
    node = figure(setting, given.alt)
    label = 150.0 if len(given.columns) < 7 else 110.0
    wide = (theme.WIDTH - label) / max(len(given.columns), 1)
    header = _heat_header(setting, given.columns, node, label, wide)
    pieces = [
        replace(_heat_row(setting, name, cells, node, label, wide), again=header)
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
    setting: Setting, name: str, cells: Sequence[blocks.Cell | None], node: Node, label: float, wide: float
) -> Piece:
    title = setting.typesetter.lines(name, Style(8.6, 11.4), label - 10, 4)
    words = [_heat_words(setting, cell, wide) for cell in cells]
    height = max(len(title) * 11.4 + 6, max((len(lines) for lines in words), default=1) * 10.8 + 14, 27)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for place, line in enumerate(title):
            canvas.text(line, x, y + (height - len(title) * 11.4) / 2 + place * 11.4)
        for place, cell in enumerate(cells):
            left = x + label + place * wide
            if cell is None:
                canvas.rect(left + 1.5, y + 1.5, wide - 3, height - 3, theme.SHADE, 2)
                canvas.line(
                    left + wide / 2 - 4, y + height / 2, left + wide / 2 + 4, y + height / 2, theme.LINE, width=1
                )
            else:
                _heat_cell(canvas, cell, words[place], left, y, wide, height)

    return pictured(node, height, draw)


def _heat_words(setting: Setting, cell: blocks.Cell | None, wide: float) -> tuple[Line, ...]:
    if cell is None:
        return ()
    paint = theme.TONES[cell.tone or "quiet"]
    return setting.typesetter.lines(cell.text, replace(theme.LABEL_STRONG, colour=paint.on), wide - 10, 3)


def _heat_cell(
    canvas: Canvas, cell: blocks.Cell, words: Sequence[Line], x: float, y: float, wide: float, height: float
) -> None:
    paint = theme.TONES[cell.tone or "quiet"]
    canvas.rect(x + 1.5, y + 1.5, wide - 3, height - 3, paint.fill, 2)
    low = y + (height - len(words) * 10.8 - (4 if paint.pips else 0)) / 2
    for line in words:
        canvas.centred(line, x + wide / 2, low)
        low += 10.8
    for place in range(paint.pips):
        canvas.circle(x + wide / 2 + (place - (paint.pips - 1) / 2) * 4, low + 3, 1.15, paint.on)
