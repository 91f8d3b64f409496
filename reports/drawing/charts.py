"""Pictures drawn as vectors: range and bars. Each is one tagged figure with its words as ``alt``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations, product

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Piece
from reports.drawing.prose import Setting, pips, spaced
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line, cleaned
from reports.theme import Style


def figure(setting: Setting, alt: str) -> Node:
    """Start a picture's element."""
    return setting.root.add("Figure", cleaned(alt), Layout={"Placement": "Block"})


def pictured(node: Node, height: float, draw: Callable[[Canvas, float, float], None]) -> Piece:
    """Make all that ``draw`` draws part of one picture."""

    def drawn(canvas: Canvas, x: float, y: float) -> None:
        canvas.picture(node)
        draw(canvas, x, y)
        canvas.picture(None)

    return Piece(height, drawn)


_BAR = 16.0
_MARK = 14.5  # a row of mark labels


@dataclass(frozen=True, slots=True)
class _Flag:
    """A mark's label and figure, in the ``row`` counted from the bar up; all measures from the picture's left edge."""

    name: Line
    shown: Line
    at: float
    left: float
    row: int

    @property
    def right(self) -> float:
        return self.left + self.name.width + self.shown.width + 10

    @property
    def turned(self) -> _Flag:
        """Give the flag with its label left of the stem."""
        return replace(self, left=self.at - (self.right - self.left))


def range_bar(setting: Setting, given: blocks.RangeBar) -> list[Piece]:
    """Draw the bands from 0 to 100, named below, and above them each mark with its label on a thin stem."""
    flags = _flags(setting, given)
    top = _MARK * (1 + max((flag.row for flag in flags), default=0)) + 8
    names = [
        setting.typesetter.cut(label, replace(theme.LABEL_STRONG, colour=theme.TONES[tone].ink), _at(to - start) - 34)
        for label, start, to, tone in given.bands
    ]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        bar = y + top
        for (_, start, to, tone), name in zip(given.bands, names, strict=True):
            canvas.rect(x + _at(start), bar, _at(to - start), _BAR, theme.TONES[tone].fill)
            canvas.centred(name, x + _at((start + to) / 2), bar + _BAR + 4)
            dots = 4.2 * max(theme.TONES[tone].pips - 1, 0)
            pips(canvas, x + _at((start + to) / 2) - dots / 2, bar + _BAR + 19, tone)
        _scale(setting, canvas, given, x, bar + _BAR + 4)
        _flagged(canvas, flags, x, bar)

    return spaced([pictured(figure(setting, given.alt), top + _BAR + 22, draw)], 8, 12)


def _at(value: float) -> float:
    return theme.WIDTH * min(max(value, 0), 100) / 100


def _flags(setting: Setting, given: blocks.RangeBar) -> list[_Flag]:
    """Place the labels so that nothing crosses, in as few rows as can be."""
    flags = []
    for label, value, words in given.marks:
        name = setting.typesetter.cut(label, theme.LABEL, 120)
        shown = setting.typesetter.cut(words, Style(9.6, 10.8, "strong", theme.DEEP), 120)
        flags.append(_Flag(name, shown, _at(value), _at(value) + 4, 0))
    sides = product(*((side for side in (flag, flag.turned) if _inside(side)) for flag in flags))
    return min((_stacked(order) for chosen in sides for order in permutations(chosen)), key=_untidiness, default=flags)


def _inside(flag: _Flag) -> bool:
    return flag.left >= 0 and flag.right <= theme.WIDTH


def _stacked(flags: Sequence[_Flag]) -> list[_Flag]:
    """Place labels one after another, each in the lowest row where nothing crosses."""
    found: list[_Flag] = []
    for flag in flags:
        tries = [replace(flag, row=row) for row in range(len(flags))]
        free = (one for one in tries if not any(_cross(one, other) for other in found))
        found.append(next(free, tries[-1]))
    return found


def _untidiness(flags: Sequence[_Flag]) -> tuple[int, int, int]:
    crossed = sum(_cross(one, other) for one, other in combinations(flags, 2))
    turned = sum(flag.left < flag.at for flag in flags)
    return crossed, max((flag.row for flag in flags), default=0), turned


def _cross(flag: _Flag, other: _Flag) -> bool:
    """Say whether two labels overlap, or the stem of the higher one runs through the lower label."""
    if flag.row == other.row:
        return flag.left < other.right and other.left < flag.right
    low, high = sorted((flag, other), key=lambda one: one.row)
    return low.left - 4 < high.at < low.right


def _flagged(canvas: Canvas, flags: Sequence[_Flag], x: float, bar: float) -> None:
    middle = bar + _BAR / 2
    for flag in flags:
        canvas.line(x + flag.at, bar - 5 - _MARK * (flag.row + 1), x + flag.at, bar, theme.DEEP, width=0.9)
    ends = [flag.at for flag in flags] or [0]
    canvas.line(x + min(ends), middle, x + max(ends), middle, theme.PAPER, width=4)
    canvas.line(x + min(ends), middle, x + max(ends), middle, theme.DEEP, width=2)
    for flag in flags:
        low = bar - 5 - _MARK * (flag.row + 1)
        canvas.circle(x + flag.at, middle, 5.2, theme.PAPER)
        canvas.circle(x + flag.at, middle, 3.8, theme.DEEP)
        canvas.text(flag.name, x + flag.left, low)
        canvas.text(flag.shown, x + flag.left + flag.name.width + 4, low)


def _scale(setting: Setting, canvas: Canvas, given: blocks.RangeBar, x: float, y: float) -> None:
    """Write 0, 100 and the bands' borders below the bar."""
    borders = sorted({0.0, 100.0, *(start for _, start, _, _ in given.bands)})
    for border in borders:
        line = setting.typesetter.cut(f"{border:g}", theme.LABEL, 30)
        part = 0 if border == 0 else 1 if border == 100 else 0.5
        canvas.text(line, x + _at(border) - line.width * part, y)


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
    shown = setting.typesetter.cut(bar.text, Style(9, 12, "strong", tone.ink), 74)
    track = theme.WIDTH - 180 - 100
    height = max(len(label) * 11.6, 14) + 7

    def draw(canvas: Canvas, x: float, y: float) -> None:
        low = y + (height - len(label) * 11.6) / 2
        for place, line in enumerate(label):
            canvas.text(line, x, low + place * 11.6)
        middle = y + height / 2
        canvas.rect(x + 180, middle - 5, track, 10, theme.FAINT, radius=2)
        long = track * min(max(bar.value, 0), 100) / 100
        if long > 0:
            canvas.rect(x + 180, middle - 5, max(long, 2), 10, tone.fill, radius=2)
        pips(canvas, x + 180 + track + 8, middle, bar.tone)
        canvas.right(shown, x + theme.WIDTH, middle - 6)

    return pictured(node, height, draw)
