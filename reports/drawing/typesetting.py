"""Text into lines: how wide it is and where it breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import inf
from typing import Final, Literal

from fpdf import FPDF
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

from reports.drawing.shaping import Run, Shaper, clusters
from reports.theme import Style, Weight

ELLIPSIS: Final = "\u2026"
_REMOVED: Final = re.compile("[\u0000\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\ufe0e\ufe0f]")
_BLANK: Final = re.compile("[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]")
_SURROGATE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TOKEN: Final = re.compile("[ ]+|\u200b|[^ \u200b]{2,}?[-/](?=[^ \u200b]{2})|[^ \u200b]+")
_WORD: Final = re.compile("[ ]+|\u200b|[^ \u200b]+")
_LONG: Final = 300  # letters; a longer word is not measured whole
_TITLE_SIZE: Final = 14  # from here on a word is not broken at its hyphen
_NO_SPACES: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; ``width`` in points."""

    text: str
    style: Style
    width: float


@dataclass(frozen=True, slots=True)
class Span:
    """Runs that belong together; ``actual`` where their glyphs alone do not tell the text."""

    actual: str
    runs: tuple[Run, ...]
    right_to_left: bool = False


def cleaned(text: str) -> str:
    """Replace what has no place on paper: NUL and bidi controls go, other controls become spaces."""
    if text.isascii() and text.isprintable():
        return text
    text = _REMOVED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", _BLANK.sub(" ", text)))


def in_order(text: str, base: TextDirection) -> list[tuple[str, bool]]:
    """Split a line by direction, its parts as they stand on paper (Unicode bidi, rule L2); True for right to left."""
    characters = BidiParagraph(text, base, preserve_bn_chars=True).characters
    parts = [
        (level, "".join(one.character for one in same))
        for level, same in groupby(characters, key=lambda one: one.embedding_level)
    ]
    for level in range(max((level for level, _ in parts), default=0), 0, -1):
        turned: list[tuple[int, str]] = []
        for high, same_side in groupby(parts, key=lambda part: part[0] >= level):
            together = list(same_side)
            turned += reversed(together) if high else together
        parts = turned
    return [(words, level % 2 == 1) for level, words in parts]


class Typesetter:
    """Measures and breaks texts with the fonts of one PDF."""

    def __init__(self, pdf: FPDF, direction: Literal["ltr", "rtl"] = "ltr") -> None:
        self.shaper = Shaper(pdf)
        self._base = TextDirection.RTL if direction == "rtl" else TextDirection.LTR
        self._widths: dict[tuple[str, Weight], float] = {}

    def width(self, text: str, style: Style) -> float:
        """Return the width in points of a cleaned text set on one line."""
        parts = re.findall("[ ]+|[^ ]+", text)
        return sum(self._width(part, style.weight) for part in parts) * style.size / 1000

    def lines(self, text: str, style: Style, width: float, at_most: int | None = None) -> tuple[Line, ...]:
        """Break a text to a width in points. Beyond ``at_most`` lines the rest is cut with an ellipsis."""
        made: list[Line] = []
        for paragraph in cleaned(text).strip("\n ").split("\n"):
            for words in self._filled(paragraph, style, width):
                made.append(Line(words, style, self.width(words, style)))
                if at_most is not None and len(made) > at_most:
                    return (
                        *made[: at_most - 1],
                        self.cut(f"{made[at_most - 1].text} {words}", style, width, ended=False),
                    )
        return tuple(made)

    def cut(self, text: str, style: Style, width: float, *, ended: bool = True) -> Line:
        """Set a text on one line, cut with an ellipsis where it does not fit (or always, if it had not ended)."""
        text = cleaned(text).replace("\n", " ").strip()
        whole = self.width(text, style)
        if ended and whole <= width:
            return Line(text, style, whole)
        room = width - self.width(ELLIPSIS, style)
        kept, used = "", 0.0
        for cluster in clusters(text):
            used += self.width(cluster, style)
            if used > room:
                break
            kept += cluster
        short = kept.rstrip() + ELLIPSIS
        return Line(short, style, self.width(short, style))

    def _filled(self, paragraph: str, style: Style, width: float) -> Iterator[str]:
        line, used = "", 0.0
        for token in (_WORD if style.size >= _TITLE_SIZE else _TOKEN).findall(paragraph):
            for piece, wide in self._pieces(token, style, width, width - used):
                if used + wide > width + 0.01 and line.strip() and piece.strip():
                    yield line.strip()
                    line, used = "", 0.0
                if line or piece.strip():
                    line, used = line + piece, used + wide
        yield line.strip()

    def _pieces(self, token: str, style: Style, width: float, room: float) -> Iterator[tuple[str, float]]:
        """Yield a token whole, or in parts that fit where it has no other place to break."""
        if token == "\u200b":  # noqa: S105 - a break opportunity, no secret
            return
        wide = self.width(token, style) if len(token) < _LONG else inf
        if wide <= (room if _NO_SPACES.search(token) else width) or not token.strip():
            yield token, wide
            return
        if not _NO_SPACES.search(token):
            room = width
        part, used = "", 0.0
        for cluster in clusters(token):
            wide = self.width(cluster, style)
            if part and used + wide > room:
                yield part, self.width(part, style)
                part, used, room = "", 0.0, width
            part, used = part + cluster, used + wide
        yield part, self.width(part, style)

    def _width(self, word: str, weight: Weight) -> float:
        key = (word, weight)
        if key not in self._widths:
            right = bool(_RIGHT_TO_LEFT.search(word))
            self._widths[key] = sum(run.width for run in self.shaper.shaped(word, weight, right_to_left=right))
        return self._widths[key]

    def spans(self, line: Line) -> list[Span]:
        """Return a line's parts as they stand on paper, and a space that parts it from the next when read aloud."""
        weight = line.style.weight
        if self._base is TextDirection.LTR and not _RIGHT_TO_LEFT.search(line.text):
            return self._left_to_right(line.text + " ", weight)
        found: list[Span] = []
        for fragment, right_to_left in in_order(line.text, self._base):
            if right_to_left:
                found.append(Span("", self._sequence(fragment, weight, right_to_left=True), right_to_left=True))
            else:
                found += self._left_to_right(fragment, weight)
        return [*found, *self._left_to_right(" ", weight)]

    def _left_to_right(self, text: str, weight: Weight) -> list[Span]:
        """Join what one plain font writes; the rest gets its own text, for its glyphs alone do not tell it."""
        found: list[Span] = []
        for run in self._sequence(text, weight, right_to_left=False):
            if run.plain and found and not found[-1].actual:
                found[-1] = Span("", (*found[-1].runs, run))
            else:
                found.append(Span("" if run.plain else run.text, (run,)))
        return found

    def _sequence(self, text: str, weight: Weight, *, right_to_left: bool) -> tuple[Run, ...]:
        words = re.findall("[ ]+|[^ ]+", text)
        if right_to_left:
            words.reverse()
        return tuple(run for word in words for run in self.shaper.shaped(word, weight, right_to_left=right_to_left))
