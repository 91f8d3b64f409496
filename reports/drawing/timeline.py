"""When each action runs: a bar a row under a line of months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.charts import figure, pictured
from reports.drawing.flow import Piece
from reports.drawing.prose import Setting, spaced
from reports.drawing.structure import Node
from reports.theme import Style

_LABEL = 186.0
_TRACK = theme.WIDTH - _LABEL
_SILENT = 12  # months from one text to the next with a line for each between them
_NAME = Style(8.4, 10.8, "strong")
_ROLE = Style(7.4, 9.6, colour=theme.SOFT_INK)
_END = Style(7.4, 9.6, "strong", theme.SOFT_INK)


def timeline(setting: Setting, given: blocks.Timeline) -> list[Piece]:
    """Draw the rows; the months come again on each page."""
    if not given.spans:
        return []
    node = figure(setting, given.alt)
    first = min(span.start for span in given.spans)
    days = max((max(span.end for span in given.spans) - first).days, 1)
    ticks = _spread(given.ticks or _months(first, first + timedelta(days)), first, days)
    header = _header(setting, ticks, node)
    rows = [
        replace(_row(setting, span, ticks, first=first, days=days, node=node), again=header) for span in given.spans
    ]
    return spaced([replace(header, keep=True), *rows], 6, 14)


def _months(first: date, last: date) -> tuple[tuple[date, str], ...]:
    """Return the first of each month, written as ISO 8601: the same in all languages."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = (date(month // 12, month % 12 + 1, 1) for month in months)
    return tuple((day, f"{day:%Y-%m}") for day in days if day >= first)


def _spread(ticks: Sequence[tuple[date, str]], first: date, days: int) -> list[tuple[float, str]]:
    """Return each tick's place from 0 to 1, the texts, and after some years the ticks, thinned out to have room."""
    every = max(1, -(-len(ticks) * 48 // int(_TRACK)))
    return [
        ((day - first).days / days, words if place % every == 0 else "")
        for place, (day, words) in enumerate(ticks)
        if 0 <= (day - first).days <= days and (every <= _SILENT or place % every == 0)
    ]


def _header(setting: Setting, ticks: Sequence[tuple[float, str]], node: Node) -> Piece:
    lines = [(at, setting.typesetter.cut(words, theme.LABEL, 60)) for at, words in ticks if words]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for at, line in lines:
            left = min(_LABEL + at * _TRACK, theme.WIDTH - line.width)
            canvas.text(line, x + left, y)
        canvas.line(x + _LABEL, y + 14, x + theme.WIDTH, y + 14, theme.LINE)

    return pictured(node, 16, draw)


def _row(
    setting: Setting, span: blocks.Span, ticks: Sequence[tuple[float, str]], *, first: date, days: int, node: Node
) -> Piece:
    names = setting.typesetter.lines(span.label, _NAME, _LABEL - 16, 3)
    roles = setting.typesetter.lines(span.role, _ROLE, _LABEL - 16, 2) if span.role else ()
    end = setting.typesetter.cut(span.end_text, _END, _TRACK / 2)
    height = len(names) * _NAME.leading + len(roles) * _ROLE.leading + 9
    start, stop = (span.start - first).days / days, (span.end - first).days / days
    tone = theme.TONES[span.tone]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.line(x, y + height, x + theme.WIDTH, y + height, theme.FAINT, width=0.5)
        for at, _ in ticks:
            canvas.line(x + _LABEL + at * _TRACK, y, x + _LABEL + at * _TRACK, y + height, theme.FAINT, width=0.5)
        low = y + 4.5
        for line in (*names, *roles):
            canvas.text(line, x, low)
            low += line.style.leading
        left, right = x + _LABEL + start * _TRACK, x + _LABEL + stop * _TRACK
        canvas.rect(left, y + height / 2 - 5, max(right - left, 8), 10, tone.fill, radius=3)
        if right + end.width + 8 <= x + theme.WIDTH:
            canvas.text(end, max(right, left + 8) + 5, y + height / 2 - 4.8)
        else:
            _inside(setting, canvas, span, (left, right, x), y + height / 2 - 4.8)

    return pictured(node, height, draw)


def _inside(setting: Setting, canvas: Canvas, span: blocks.Span, ends: tuple[float, float, float], y: float) -> None:
    """Write the end's date inside the bar, or before it where the bar is short."""
    left, right, x = ends
    line = setting.typesetter.cut(span.end_text, replace(_END, colour=theme.TONES[span.tone].on), _TRACK / 2)
    if right - left >= line.width + 12:
        canvas.right(line, right - 6, y)
    else:
        before = setting.typesetter.cut(span.end_text, _END, left - x - _LABEL - 5)
        canvas.right(before, left - 5, y)
