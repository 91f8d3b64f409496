"""A workbook being written: safe cells, formats, and tables whose columns formulas can name."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from textwrap import wrap
from typing import Any

from i18n import Words
from interchange.workbook.looks import ACCENT, BANDS, DATES, STYLES

LONGEST = 32_767  # UTF-16 units that a cell holds
SHEET_NAME = 31
TALLEST = 409  # points of a row
ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # in a cell, as XML has it
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with what it comes to, for programs that show a workbook without working it out."""

    text: str
    value: float | str


Value = str | float | date | Formula | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Its ``formula`` names cells of the same row in braces, and columns elsewhere by name."""

    key: str
    header: str
    style: str = "number"
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table stands: rows and columns counted from 0, ``last`` is its last row."""

    header: int
    first: int
    last: int
    columns: Mapping[str, int]


def clean(text: str) -> str:
    """Give a text that a cell can hold: without what XML forbids, and no longer than a cell."""
    kept = ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = kept.encode("utf-16-le")
    return kept if len(units) <= 2 * LONGEST else units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def letter(column: int) -> str:
    """Give a column's letters, counted from 0."""
    return ("" if column < 26 else letter(column // 26 - 1)) + chr(ord("A") + column % 26)


@dataclass
class Book:
    words: Words
    on: date
    _made: dict[str, Any] = field(default_factory=dict)
    _widths: dict[str, Sequence[float]] = field(default_factory=dict)  # by name of sheet
    _buffer: io.BytesIO = field(default_factory=io.BytesIO)

    @cached_property
    def workbook(self) -> Any:
        from xlsxwriter import Workbook  # noqa: PLC0415  # long to import, and only who writes a workbook needs it

        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        return Workbook(self._buffer, {"in_memory": True, **safe})

    def properties(self, title: str, author: str) -> None:
        """Set what the file says of itself; its date is the assessment's, so the same input is the same bytes."""
        created = datetime(self.on.year, self.on.month, self.on.day)  # noqa: DTZ001 - a day, in no time zone
        self.workbook.set_properties({"title": clean(title), "author": clean(author), "created": created})

    def bytes(self) -> bytes:
        self.workbook.close()
        return self._buffer.getvalue()

    def style(self, name: str) -> Any:
        if name not in self._made:
            band = BANDS.get(name.removeprefix("band_"))
            shades = {"bg_color": band[0], "font_color": band[1], "bold": True, "valign": "vcenter"} if band else {}
            given = {**STYLES["cell" if band else name], **shades}
            if name == "date":
                given["num_format"] = DATES.get(self.words.language, "yyyy-mm-dd")
            self._made[name] = self.workbook.add_format({"font_name": "Arial", "font_size": 10, **given})
        return self._made[name]

    def sheet(self, title: str, widths: Sequence[float], colour: str = ACCENT) -> Any:
        """Add a sheet, set to print in landscape on A4, as wide as one page."""
        name = NOT_IN_A_NAME.sub(" ", title).strip(" '")[:SHEET_NAME] or "-"
        while name.casefold() in (other.casefold() for other in self._widths):
            name = f"{name[: SHEET_NAME - 2]} 2"
        sheet = self.workbook.add_worksheet(name)
        sheet.set_tab_color(colour)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        if self.words.direction == "rtl":
            sheet.right_to_left()
        self._widths[name] = widths
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: Value, style: str) -> None:
        """Write one cell: a text always as text, whatever it looks like."""
        form = self.style(style)
        if value is None or value == "":
            sheet.write_blank(row, column, None, form)
        elif isinstance(value, str):
            sheet.write_string(row, column, clean(value), form)
        elif isinstance(value, Formula):
            sheet.write_formula(row, column, value.text, form, value.value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), form)  # noqa: DTZ001
        else:
            sheet.write_number(row, column, value, form)

    def paragraph(self, sheet: Any, row: int, text: str, over: tuple[int, int], style: str = "text") -> None:
        """Write words over columns up to one, with so many letters on a line."""
        last, letters = over
        sheet.set_row(row, _height(_lines(text, letters)))
        sheet.merge_range(row, 0, row, last, "", self.style(style))
        self.put(sheet, row, 0, text, style)

    def table(
        self, sheet: Any, top: int, columns: Sequence[Column], rows: Sequence[Mapping[str, Value]], prefix: str = ""
    ) -> Placed:
        """Write a table. With a prefix each column gets the name ``prefix_key`` for formulas to use."""
        at = {column.key: place for place, column in enumerate(columns)}
        widths = self._widths[sheet.get_name()]
        for place, column in enumerate(columns):
            self.put(sheet, top, place, column.header, "header")
        sheet.set_row(top, _height(max(len(wrap(c.header, int(w))) for c, w in zip(columns, widths, strict=False))))
        for number, row in enumerate(rows, top + 1):
            texts = (row[column.key] for column in columns)
            sheet.set_row(number, _height(max(_lines(text, w) for text, w in zip(texts, widths, strict=False))))
            refs = {key: f"${letter(place)}{number + 1}" for key, place in at.items()}
            for place, column in enumerate(columns):
                self.put(sheet, number, place, _filled(column, row[column.key], refs), column.style)
        placed = Placed(top, top + 1, top + max(1, len(rows)), at)
        for key in at if prefix else ():
            self.name(f"{prefix}_{key}", sheet, placed, key)
        return placed

    def name(self, name: str, sheet: Any, placed: Placed, key: str) -> None:
        column = letter(placed.columns[key])
        where = f"${column}${placed.first + 1}:${column}${placed.last + 1}"
        self.workbook.define_name(name, f"={quoted(sheet)}!{where}")

    def constants(self, sheet: Any, top: int, values: Sequence[tuple[str, str, float]]) -> int:
        """Write numbers that formulas use, each with its words and its name; give the next free row."""
        for row, (name, words, value) in enumerate(values, top):
            self.put(sheet, row, 0, words, "cell")
            self.put(sheet, row, 1, value, "input_number")
            self.workbook.define_name(name, f"={quoted(sheet)}!$B${row + 1}")
        return top + len(values)

    def list_from(self, sheet: Any, placed: Placed, key: str, source: str, *, strict: bool = True) -> None:
        """Offer the values of a named column as a list in each cell of a column."""
        column = placed.columns[key]
        rule = {"validate": "list", "source": f"={source}", "error_type": "stop" if strict else "information"}
        sheet.data_validation(placed.first, column, placed.last, column, rule)

    def headed(self, sheet: Any, title: str, lead: str, last: int, letters: int) -> int:
        """Write a sheet's title and what it is for; give the next free row."""
        self.put(sheet, 0, 0, title, "title")
        sheet.set_row(0, 26)
        self.paragraph(sheet, 1, lead, (last, letters), "soft")
        return 3


def _lines(value: Value, width: float) -> int:
    """Estimate how many lines a text takes in a column, of that many letters."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, math.ceil(0.93 * len(line) / width)) for line in value.split("\n"))


def _height(lines: int) -> float:
    """Give the height of a row in points: spreadsheet programs do not all find it by themselves."""
    return min(TALLEST, 13 * lines + 4)


def quoted(sheet: Any) -> str:
    name: str = sheet.get_name()
    return "'" + name.replace("'", "''") + "'"


def _filled(column: Column, value: Value, refs: Mapping[str, str]) -> Value:
    if not column.formula or isinstance(value, Formula):
        return value
    assert isinstance(value, str | int | float)
    return Formula("=" + column.formula.format(**refs), value)


def numbered(rows: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    yield from enumerate(rows, start=1)
