"""Characters into glyphs: which font writes them, how wide they are, and a visible box where no font has them."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from fpdf import FPDF
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont

from reports import fonts
from reports.theme import Weight

if TYPE_CHECKING:
    from fpdf.fonts import HBGlyphPosition

LOGGER: Final = logging.getLogger(__name__)
BOX_ADVANCE: Final = 700.0  # thousandths of the size, the box of an unknown character
_NOTHING: Final = 0x200B  # each glyph must name a character (PDF/A): one that is not seen
_JOINS_BEFORE: Final = frozenset("\u0e33\u0eb3\u200c\u200d")
_JOINS_AFTER: Final = frozenset("\u200d\u094d\u09cd\u0bcd\u0c4d\u1039\u17d2")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as the page's stream names it; measures in thousandths of the size."""

    code: int
    width: float  # as the font in the file declares it
    advance: float
    dx: float = 0
    dy: float = 0
    silent: bool = False  # part of a letter that another glyph names


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font as they stand on paper, left to right. Without font: boxes for what cannot be written."""

    font: TTFFont | None
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    plain: bool = False  # a glyph a letter, or nearly, in the text's order


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


class Shaper:
    """Shapes each word once with the fonts of one PDF: kerning, joined and stacked letters."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._words: dict[tuple[str, Weight, bool], tuple[Run, ...]] = {}
        self._fonts: dict[tuple[str, Weight], TTFFont] = {}
        self._glyphs: dict[tuple[int, int, tuple[int, ...]], tuple[int, int]] = {}
        self._unknown: set[str] = set()

    def spare(self, weight: Weight) -> TTFFont:
        """Return the font whose space stands under the box of an unknown character."""
        return self._font(fonts.LATIN, weight)

    def shaped(self, word: str, weight: Weight, *, right_to_left: bool) -> tuple[Run, ...]:
        """Return a word's runs as they stand on paper."""
        key = (word, weight, right_to_left)
        if key not in self._words:
            runs = [self._run(family, part, weight, right_to_left) for family, part in self._by_family(word, weight)]
            self._words[key] = tuple(reversed(runs) if right_to_left else runs)
        return self._words[key]

    def _by_family(self, word: str, weight: Weight) -> Iterator[tuple[fonts.Family | None, str]]:
        """Split a word by the font that writes it; a mark stays with what it marks."""
        if word.isascii():
            yield fonts.LATIN, word
            return
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
        key = (family.name, weight)
        if key not in self._fonts:
            style = "B" if weight == "strong" else ""
            self._pdf.add_font(family.name, style, fonts.file(family, weight))
            font = self._pdf.fonts[family.name + style]
            assert isinstance(font, TTFFont)
            self._fonts[key] = font
        return self._fonts[key]

    def _run(self, family: fonts.Family | None, text: str, weight: Weight, right_to_left: bool) -> Run:
        if family is None:
            return self._boxes(text, weight)
        font = self._font(family, weight)
        direction = TextDirection.RTL if right_to_left else TextDirection.LTR
        infos, places = font.perform_harfbuzz_shaping(text, 10, {"features": {}, "fragment_direction": direction})
        letters = _letters(text, [(info.cluster, place.x_advance) for info, place in zip(infos, places, strict=True)])
        glyphs = tuple(
            self._glyph(font, info.codepoint, place, letters[index])
            for index, (info, place) in enumerate(zip(infos, places, strict=True))
        )
        return Run(font, text, glyphs, sum(glyph.advance for glyph in glyphs), plain=family is fonts.LATIN)

    def _glyph(self, font: TTFFont, index: int, place: HBGlyphPosition, letters: tuple[int, ...]) -> Glyph:
        key = (font.i, index, letters)
        if key not in self._glyphs:
            name = font.ttfont.getGlyphName(index)
            width = round(font.scale * font.ttfont["hmtx"].metrics[name][0])
            known = font.subset.get_glyph(glyph=index, unicode=letters, glyph_name=name, glyph_width=width)
            code = font.subset.pick_glyph(known)
            assert code is not None
            self._glyphs[key] = (code, width)
        code, width = self._glyphs[key]
        across, right, up = (round(part * font.scale) for part in (place.x_advance, place.x_offset, place.y_offset))
        return Glyph(code, width, across, right, up, silent=letters == (_NOTHING,))

    def _boxes(self, text: str, weight: Weight) -> Run:
        for character in sorted(set(text) - self._unknown):
            self._unknown.add(character)
            LOGGER.warning("no font has U+%04X: shown as a box", ord(character))
        space = self._run(fonts.LATIN, " ", weight, right_to_left=False)
        blank = replace(space.glyphs[0], advance=BOX_ADVANCE)
        count = sum(1 for _ in clusters(text))
        return Run(None, text, (blank,) * count, BOX_ADVANCE * count)


def _letters(text: str, glyphs: list[tuple[int, float]]) -> list[tuple[int, ...]]:
    """Return the characters each glyph, given as its cluster's start and its advance, stands for: the widest speak."""
    if [start for start, _ in glyphs] == list(range(len(text))):
        return [(ord(letter),) for letter in text]
    clusters_of: dict[int, list[int]] = {}
    for place, (start, _) in enumerate(glyphs):
        clusters_of.setdefault(start, []).append(place)
    found: list[tuple[int, ...]] = [(_NOTHING,)] * len(glyphs)
    for start, end in pairwise([*sorted(clusters_of), len(text)]):
        letters = [ord(letter) for letter in text[start:end]]
        speakers = sorted(sorted(clusters_of[start], key=lambda place: -glyphs[place][1])[: len(letters)])
        for rank, place in enumerate(speakers):
            found[place] = tuple(letters[rank:] if place == speakers[-1] else letters[rank : rank + 1])
    return found
