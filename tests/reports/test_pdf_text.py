"""Text into lines: where they break, what is cut, in which order scripts stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fpdf import FPDF
from fpdf.enums import TextDirection

from reports.drawing.shaping import clusters
from reports.drawing.typesetting import Typesetter, cleaned, in_order
from reports.pdf import close_fonts
from reports.theme import Style

BODY, TITLE = Style(10, 14), Style(20, 26)
ARABIC, OTHER = "\u0634\u0631\u0643\u0629", "\u0627\u0644\u0646\u0648\u0631"


@pytest.fixture(scope="module")
def typesetter() -> Iterator[Typesetter]:
    made = FPDF(unit="pt")
    yield Typesetter(made)
    close_fonts(made)


def broken(typesetter: Typesetter, text: str, style: Style, width: float) -> list[str]:
    return [line.text for line in typesetter.lines(text, style, width)]


def test_lines_break_at_spaces_and_lose_nothing(typesetter: Typesetter) -> None:
    text = "Ask all workers, by corridor, what they paid and to whom."

    lines = broken(typesetter, text, BODY, 100)

    assert len(lines) > 2
    assert " ".join(lines) == text


def test_word_breaks_at_its_hyphen_except_in_titles(typesetter: Typesetter) -> None:
    assert broken(typesetter, "Fair self-assessment", BODY, 60) == ["Fair self-", "assessment"]
    assert broken(typesetter, "Fair self-assessment", TITLE, 170) == ["Fair", "self-assessment"]


def test_long_word_is_broken_to_fit(typesetter: Typesetter) -> None:
    lines = typesetter.lines("x" * 1000, BODY, 100)

    assert "".join(line.text for line in lines) == "x" * 1000
    assert max(line.width for line in lines) <= 100


def test_no_break_space_does_not_break(typesetter: Typesetter) -> None:
    assert broken(typesetter, "about 12\u00a0%", BODY, 45) == ["about", "12\u00a0%"]


def test_zero_width_space_breaks(typesetter: Typesetter) -> None:
    assert broken(typesetter, "recruit\u200bment", BODY, 45) == ["recruit", "ment"]


def test_line_breaks_of_the_writer_are_kept(typesetter: Typesetter) -> None:
    assert broken(typesetter, "one\r\ntwo\n\nthree", BODY, 100) == ["one", "two", "", "three"]


def test_last_line_of_a_cut_text_ends_with_an_ellipsis(typesetter: Typesetter) -> None:
    lines = typesetter.lines("word " * 100, BODY, 100, at_most=2)

    assert len(lines) == 2
    assert lines[1].text.endswith("\u2026")
    assert lines[1].width <= 100


def test_text_that_fits_is_not_cut(typesetter: Typesetter) -> None:
    assert typesetter.cut("Al-Noor", BODY, 100).text == "Al-Noor"


@pytest.mark.parametrize(
    ("text", "split"),
    [
        pytest.param("abc", ["a", "b", "c"], id="letters"),
        pytest.param("e\u0301a", ["e\u0301", "a"], id="an accent stays with its letter"),
        pytest.param("\u0e19\u0e33\u0e01", ["\u0e19\u0e33", "\u0e01"], id="Thai sara am stays"),
        pytest.param("\u1780\u17d2\u179a\u179f", ["\u1780\u17d2\u179a", "\u179f"], id="a stacked Khmer letter stays"),
        pytest.param("\U0001f469\u200d\U0001f33e!", ["\U0001f469\u200d\U0001f33e", "!"], id="a joined emoji stays"),
    ],
)
def test_what_a_reader_sees_as_one_letter_is_one(text: str, split: list[str]) -> None:
    assert list(clusters(text)) == split


def test_controls_leave_and_half_characters_are_marked() -> None:
    assert cleaned("a\x00b\x07c\ud800\u202ed\u2066") == "ab c\ufffdd"


@pytest.mark.parametrize(
    ("base", "text", "order"),
    [
        (TextDirection.LTR, f"Co {ARABIC} end", ["Co ", ARABIC, " end"]),
        (TextDirection.LTR, f"{ARABIC} 12", ["12", f"{ARABIC} "]),
        (TextDirection.RTL, f"{ARABIC} Petra {OTHER}", [f" {OTHER}", "Petra", f"{ARABIC} "]),
        (TextDirection.RTL, "Petra", ["Petra"]),
    ],
)
def test_parts_stand_in_the_order_of_their_scripts(base: TextDirection, text: str, order: list[str]) -> None:
    assert [part for part, _ in in_order(text, base)] == order


def test_letters_are_kerned(typesetter: Typesetter) -> None:
    apart = typesetter.width("A", BODY) + typesetter.width("V", BODY)

    assert typesetter.width("AV", BODY) < apart


def test_ligature_keeps_its_letters(typesetter: Typesetter) -> None:
    (line,) = typesetter.lines("office", BODY, 200)
    (span,) = typesetter.spans(line)

    assert "".join(run.text for run in span.runs) == "office "
    assert sum(len(run.glyphs) for run in span.runs) < len("office ")


def test_empty_text_is_one_empty_line(typesetter: Typesetter) -> None:
    (line,) = typesetter.lines("", BODY, 100)

    assert (line.text, line.width) == ("", 0)
