"""How long one report takes in each language, and how large it is; beside it the floor: as many empty fpdf2 pages.

Run it twice on a new machine: the first run also makes the fonts. `python -m benchmarks.report`
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from statistics import median
from time import perf_counter

import pikepdf
from fpdf import FPDF

from questionnaires.responses import Response
from reports import fonts
from reports.fonts import LATIN, WEIGHTS
from reports.make import make_report
from tests.reports.factory import factory

TARGET_SECONDS, TARGET_BYTES, ROUNDS = 1.5, 200_000, 5


def main() -> None:
    began = perf_counter()
    fonts.warm()
    print(f"fonts ready after {perf_counter() - began:.2f} s")
    for language in ("en", "es"):
        _measure(factory(), language)


def _measure(response: Response, language: str) -> None:
    began = perf_counter()
    made = make_report(response, language, date(2026, 11, 21), share=False, attachment_bytes=b"{}")
    first = perf_counter() - began
    times = [_timed(response, language) for _ in range(ROUNDS)]
    pages = _pages(made)
    floor = median(_floor(pages) for _ in range(ROUNDS))
    print(
        f"{language}: first {first:.2f} s, then {median(times):.2f} s (target {TARGET_SECONDS}), "
        f"{len(made):,} bytes (target {TARGET_BYTES:,}), {pages} pages, "
        f"{median(times) / floor:.1f} times the floor of {floor * 1000:.0f} ms"
    )


def _timed(response: Response, language: str) -> float:
    began = perf_counter()
    make_report(response, language, date(2026, 11, 21), share=False, attachment_bytes=b"{}")
    return perf_counter() - began


def _pages(made: bytes) -> int:
    with pikepdf.open(BytesIO(made)) as opened:
        return len(opened.pages)


def _floor(pages: int) -> float:
    """Return the seconds fpdf2 needs for the same fonts and as many pages with one line each."""
    began = perf_counter()
    pdf = FPDF(unit="pt", format="A4")
    for weight in WEIGHTS:
        pdf.add_font("latin", "B" if weight == "strong" else "", fonts.file(LATIN, weight))
    pdf.set_font("latin", "", 10)
    for number in range(pages):
        pdf.add_page()
        pdf.text(60, 60, f"Page {number}")
    pdf.output()
    return perf_counter() - began


if __name__ == "__main__":
    main()
