"""Text into lines: which font writes it, how wide it is, where it breaks.

Words are shaped once each (kerning, joined and stacked letters) and remembered; a character no font has becomes a visible box.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from fpdf import FPDF
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont

from reports import fonts
from reports.theme import Style, Weight

LOGGER: Final = logging.getLogger(__name__)
ELLIPSIS: Final = "\u2026"
BOX_ADVANCE: Final = 700.0  # thousandths of the size, the box of an unknown character
_REMOVED: Final = re.compile("[\u0000\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\ufe0e\ufe0f]")
_BLANK: Final = re.compile("[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]")
_SURROGATE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TOKEN: Final = re.compile("[ ]+|\u200b|[^ \u200b]{2,}?[-/](?=[^ \u200b]{2})|[^ \u200b]+")
_JOINS_BEFORE: Final = frozenset("\u0e33\u0eb3\u200c\u200d")
_JOINS_AFTER: Final = frozenset("\u200d\u094d\u09cd\u0bcd\u0c4d\u1039\u17d2")
_NO_SPACES: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as the page's stream names it; measures in thousandths of the size."""

    code: int
    width: float  # as the font in the file declares it
    advance: float
    dx: float = 0
    dy: float = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font in the order they stand on paper, left to right. Without font: a box for what cannot be written."""

    font: TTFFont | None
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    actual: bool = False  # the glyphs alone do not tell the text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; ``width`` in points."""

    text: str
    style: Style
    width: float


def cleaned(text: str) -> str:
    """Replace what has no place on paper: NUL and bidi controls go, other controls become spaces, half characters a mark."""
    if text.isascii() and text.isprintable():
        return text
    text = _REMOVED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", _BLANK.sub(" ", text)))


def clusters(text: str) -> Iterator[str]:
    """Split into what a reader sees as one character each."""
    cluster = ""
    for character in text:
        joins = character in _JOINS_BEFORE or unicodedata.category(character).startswith("M")
        if cluster and not joins and cluster[-1] not in _JOINS_AFTER:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


class Typesetter:
    """Measures and breaks texts with the fonts of one PDF."""

    def __init__(self, pdf: FPDF, direction: Literal["ltr", "rtl"] = "ltr") -> None:
        self._pdf = pdf
        self._base = TextDirection.RTL if direction == "rtl" else TextDirection.LTR
        self._words: dict[tuple[str, Weight, bool], tuple[Run, ...]] = {}
        self._widths: dict[tuple[str, Weight], float] = {}
        self._unknown: set[str] = set()

    # Measuring and breaking

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
        """Set a text on one line, its end cut with an ellipsis where it does not fit (or always, if it had not ended)."""
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
        for token in _TOKEN.findall(paragraph):
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
        wide = self.width(token, style)
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
            self._widths[key] = sum(run.width for run in self._shaped(word, weight, right_to_left=right))
        return self._widths[key]

    # Shaping

    def spare(self, weight: Weight) -> TTFFont:
        """Return the font whose space stands under the box of an unknown character."""
        return self._font(fonts.LATIN, weight)

    def runs(self, line: Line) -> tuple[Run, ...]:
        """Return a line's runs as they stand on paper, left to right."""
        if self._base is TextDirection.LTR and not _RIGHT_TO_LEFT.search(line.text):
            return self._sequence(line.text, line.style.weight, right_to_left=False)
        found: list[Run] = []
        for fragment, direction in BidiParagraph(line.text, self._base).get_bidi_fragments():
            found += self._sequence(fragment, line.style.weight, right_to_left=direction is TextDirection.RTL)
        return tuple(found)

    def _sequence(self, text: str, weight: Weight, *, right_to_left: bool) -> tuple[Run, ...]:
        words = re.findall("[ ]+|[^ ]+", text)
        if right_to_left:
            words.reverse()
        return tuple(run for word in words for run in self._shaped(word, weight, right_to_left=right_to_left))

    def _shaped(self, word: str, weight: Weight, *, right_to_left: bool) -> tuple[Run, ...]:
        key = (word, weight, right_to_left)
        if key not in self._words:
            runs = [self._run(family, part, weight, right_to_left) for family, part in self._by_family(word, weight)]
            self._words[key] = tuple(reversed(runs) if right_to_left else runs)
        return self._words[key]

    def _by_family(self, word: str, weight: Weight) -> Iterator[tuple[fonts.Family | None, str]]:
        """Split a word by the font that writes it; a mark stays with what it marks."""
        current: fonts.Family | None = None
        part = ""
        for character in word:
            family = fonts.family_of(character)
            clings = part and (character in "\u200c\u200d" or unicodedata.category(character).startswith("M"))
            if clings and current and self._has(current, weight, character):
                family = current
            elif family and not self._has(family, weight, character):
                family = None
            if part and family is not current:
                yield current, part
                part = ""
            current, part = family, part + character
        if part:
            yield current, part

    def _has(self, family: fonts.Family, weight: Weight, character: str) -> bool:
        return ord(character) in self._font(family, weight).cmap

    def _font(self, family: fonts.Family, weight: Weight) -> TTFFont:
        key = f"{family.name}{'B' if weight == 'strong' else ''}"
        if key not in self._pdf.fonts:
            self._pdf.add_font(family.name, "B" if weight == "strong" else "", fonts.file(family, weight))
        font = self._pdf.fonts[key]
        assert isinstance(font, TTFFont)
        return font

    def _run(self, family: fonts.Family | None, text: str, weight: Weight, right_to_left: bool) -> Run:
        if family is None:
            return self._boxes(text, weight)
        font = self._font(family, weight)
        features = {"features": {}, "fragment_direction": TextDirection.RTL if right_to_left else TextDirection.LTR}
        infos, places = font.perform_harfbuzz_shaping(text, 10, {**features, "script": None, "language": None})
        clusters_of = [info.cluster for info in infos]
        glyphs = tuple(
            _glyph(font, info.codepoint, place, _letters(text, clusters_of, index))
            for index, (info, place) in enumerate(zip(infos, places, strict=True))
        )
        return Run(font, text, glyphs, sum(glyph.advance for glyph in glyphs))

    def _boxes(self, text: str, weight: Weight) -> Run:
        for character in sorted(set(text) - self._unknown):
            self._unknown.add(character)
            LOGGER.warning("no font has U+%04X: shown as a box", ord(character))
        space = self._run(fonts.LATIN, " ", weight, right_to_left=False)
        blank = replace(space.glyphs[0], advance=BOX_ADVANCE)
        count = sum(1 for _ in clusters(text))
        return Run(None, text, (blank,) * count, BOX_ADVANCE * count, actual=True)


def _letters(text: str, starts: list[int], index: int) -> tuple[int, ...]:
    """Return the characters a glyph stands for: its cluster's, shared out among the cluster's glyphs."""
    start = starts[index]
    end = min((other for other in starts if other > start), default=len(text))
    same = [place for place, other in enumerate(starts) if other == start]
    rank = same.index(index)
    letters = [ord(letter) for letter in text[start:end]]
    if rank == len(same) - 1:
        return tuple(letters[rank:]) or (0x200B,)
    return tuple(letters[rank : rank + 1]) or (0x200B,)


def _glyph(font: TTFFont, index: int, place: object, letters: tuple[int, ...]) -> Glyph:
    name = font.ttfont.getGlyphName(index)
    width = round(font.scale * font.ttfont["hmtx"].metrics[name][0])
    known = font.subset.get_glyph(glyph=index, unicode=letters, glyph_name=name, glyph_width=width)
    code = font.subset.pick_glyph(known)
    assert code is not None
    return Glyph(code, width, place.x_advance * font.scale, place.x_offset * font.scale, place.y_offset * font.scale)
