"""Where things stand: nothing leaves its box, whatever people write; headings and headers are where they belong."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import pytest
from fpdf import FPDF
from pikepdf import Pdf

from reports import pdf, theme
from reports.blocks import Cell, Heading, Paragraph, Table
from reports.drawing import prose, tables
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Piece, pages
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line, Typesetter
from tests.reports.samples import document, filled

NASTY = {
    "plain": "Workers pay fees",
    "one long word": "x" * 10_000,
    "a long text": "Workers pay " * 834,
    "a long Arabic word": "\u0628" * 2_000,
    "a long Thai text": "\u0e2a\u0e33\u0e19\u0e31\u0e01\u0e07\u0e32\u0e19" * 250,
    "markup": "<script>alert('x')</script> **bold** %(page)s {0}",
    "a formula": '=HYPERLINK("https://example.org/" & A1, "click")',
    "controls": "a\x00b\x07c\x1bd\n\n\ne\tf\x7f \u202ereversed\u202c \ud800 \ufeff",
    "many scripts": (
        "\u0634\u0631\u0643\u0629 (No. 12) \u0e1a\u0e23\u0e34\u0e29\u0e31\u0e17 \U0001f469\u200d\U0001f33e "
        "\u4e2d\u6587 \u092d\u093e\u0930\u0924 \u1019\u103c\u1014\u103a\u1019\u102c"
    ),
    "empty": "",
    "spaces": "   \n  ",
    "marks alone": "\u0301\u0e31\u094d\u200d",
}


@dataclass
class Seen:
    """What was drawn on one page: texts and filled boxes as (left, top, right, bottom)."""

    texts: list[tuple[tuple[float, float, float, float], str]] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> dict[int, Seen]:
    found: dict[int, Seen] = defaultdict(Seen)
    text, rect = Canvas.text, Canvas.rect

    def see_text(self: Canvas, line: Line, x: float, y: float, node: Node | None = None) -> None:
        middle = y + line.style.leading / 2
        half = 0.3 * line.style.size
        if line.text.strip():
            found[self._pdf.page].texts.append(((x, middle - half, x + line.width, middle + half), line.text))
        text(self, line, x, y, node)

    def see_rect(self: Canvas, *given: Any, radius: float = 0) -> None:
        x, y, width, height, fill = given
        found[self._pdf.page].boxes.append((x, y, x + width, y + height))
        rect(self, x, y, width, height, fill, radius=radius)

    monkeypatch.setattr(Canvas, "text", see_text)
    monkeypatch.setattr(Canvas, "rect", see_rect)
    return found


def inside(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return (
        one[0] >= other[0] - 0.6 and one[1] >= other[1] - 0.6 and one[2] <= other[2] + 0.6 and one[3] <= other[3] + 0.6
    )


def holds_start(box: tuple[float, float, float, float], text: tuple[float, float, float, float]) -> bool:
    x, y = text[0] + 0.7, (text[1] + text[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] - 0.6 and other[0] < one[2] - 0.6 and one[1] < other[3] and other[1] < one[3]


def faults(seen: dict[int, Seen]) -> list[str]:
    page_box = (theme.MARGIN, 20.0, theme.MARGIN + theme.WIDTH, theme.PAGE_HEIGHT - 20)
    found = []
    for number, page in seen.items():
        for place, (text, words) in enumerate(page.texts):
            around = [box for box in page.boxes if holds_start(box, text)]
            box = min(around, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=page_box)
            if not inside(text, page_box) or not inside(text, box):
                found.append(f"page {number}: {words[:40]!r} leaves its box")
            found += [
                f"page {number}: {words[:40]!r} on {other[:40]!r}"
                for against, other in page.texts[place + 1 :]
                if overlap(text, against)
            ]
    return found


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
def test_no_text_leaves_its_box_or_covers_another(words: str, seen: dict[int, Seen]) -> None:
    logging.getLogger("reports").setLevel(logging.ERROR)

    pdf.render(filled(words))

    assert faults(seen) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_real_words_stay_in_their_boxes(language: str, seen: dict[int, Seen]) -> None:
    pdf.render(document(language))

    assert faults(seen) == []
    assert sum(len(page.texts) for page in seen.values()) > 300


def test_right_to_left_document_is_the_mirror(seen: dict[int, Seen]) -> None:
    made = pdf.render(replace(document(), direction="rtl"))

    with Pdf.open(BytesIO(made)) as opened:
        assert len(opened.pages) == len(seen)


def test_markup_and_formulas_are_shown_as_written(seen: dict[int, Seen]) -> None:
    pdf.render(replace(document(), blocks=(Heading(NASTY["markup"]), Heading(NASTY["a formula"]))))

    words = " ".join(text for _, text in seen[1].texts)
    assert NASTY["markup"] in words
    assert NASTY["a formula"] in words


def test_table_header_comes_again_on_each_page(seen: dict[int, Seen]) -> None:
    rows = tuple((Cell(f"row {number}"), Cell("x")) for number in range(120))

    pdf.render(replace(document(), blocks=(Table(("First", "Second"), rows, (1, 1)),)))

    assert len(seen) > 2
    assert all(any(words == "First" for _, words in page.texts) for page in seen.values())


def heights(given: list[Piece]) -> list[list[float]]:
    return [[placed.piece.height for placed in page.pieces] for page in pages(given, 0, 100)]


def piece(height: float, *, keep: bool = False, rather: bool = False, opens: bool = False) -> Piece:
    return Piece(height, lambda _canvas, _x, _y: None, keep=keep, rather=rather, opens=opens)


def test_heading_goes_to_the_next_page_with_its_text() -> None:
    assert heights([piece(80), piece(10, keep=True), piece(20)]) == [[80], [10, 20]]


def test_break_opens_a_page() -> None:
    assert heights([piece(10), piece(20, opens=True)]) == [[10], [20]]


def test_box_is_cut_only_where_much_of_a_page_would_stay_empty() -> None:
    box = [piece(30, rather=True), piece(30)]

    assert heights([piece(91), *box]) == [[91], [30, 30]]
    assert heights([piece(60), *box]) == [[60, 30], [30]]


@pytest.fixture
def setting() -> Iterator[prose.Setting]:
    made = FPDF(unit="pt")
    yield prose.Setting(Typesetter(made), Node("Document"), 700)
    pdf.close_fonts(made)


def set_list(setting: prose.Setting, count: int) -> list[Piece]:
    pieces = prose.bullets(setting, [f"item {number}" for number in range(count)])
    return [replace(piece, height=40) for piece in pieces]


def test_last_item_of_a_list_is_never_alone_on_a_page(setting: prose.Setting) -> None:
    assert [len(page) for page in heights(set_list(setting, 3))] == [1, 2]


def test_last_row_of_a_table_is_never_alone_on_a_page(setting: prose.Setting) -> None:
    rows = tuple((Cell(f"row {number}"), Cell("x")) for number in range(60))
    pieces = tables.table(setting, Table(("First", "Second"), rows, (1, 1)))

    assert [piece.keep for piece in pieces[-3:]] == [False, True, False]


def test_row_that_goes_on_about_the_one_above_stays_with_it(setting: prose.Setting) -> None:
    rows = tuple((Cell("" if number == 20 else "row"), Cell("x")) for number in range(60))
    pieces = tables.table(setting, Table((), rows, (1, 1)))

    assert [place for place, piece in enumerate(pieces) if piece.keep] == [19, 58]


def test_short_table_stays_with_its_heading_and_introduction(seen: dict[int, Seen]) -> None:
    filling = tuple(Paragraph(f"line {number}") for number in range(36))
    rows = tuple((Cell(f"row {number}"), Cell("x")) for number in range(3))
    part = (Heading("A part"), Paragraph("Its introduction"), Table(("First", "Second"), rows, (1, 1)))

    pdf.render(replace(document(), blocks=(*filling, *part)))

    pages_with = {words: number for number, page in seen.items() for _, words in page.texts}
    assert pages_with["line 35"] == 1
    assert {pages_with[words] for words in ("A part", "Its introduction", "row 0", "row 2")} == {2}


def test_what_no_page_can_hold_is_cut() -> None:
    assert heights([piece(40, keep=True), piece(40, keep=True), piece(40)]) == [[40, 40], [40]]
