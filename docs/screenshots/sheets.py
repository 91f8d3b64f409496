"""Take a picture of the first page of each sheet of the workbook: soffice and pdftoppm.

``python docs/screenshots/sheets.py``, in English and Spanish, for the garment factory of the tests.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from i18n import translated, words  # noqa: E402
from interchange import workbook  # noqa: E402
from scoring.assess import assess  # noqa: E402
from tests.reports.factory import ON, QUESTIONNAIRE, factory  # noqa: E402

SHEETS = ("summary", "plan", "steps", "answers", "score", "working", "sources")


def print_book(folder: Path, language: str) -> Path:
    """Write the workbook and have LibreOffice print it."""
    book = folder / f"book-{language}.xlsx"
    result = assess(QUESTIONNAIRE, factory(), ON)
    book.write_bytes(workbook.write(translated(QUESTIONNAIRE, language), factory(), result, words(language)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(book)]
    subprocess.run(order, check=True, capture_output=True)  # noqa: S603
    return book.with_suffix(".pdf")


def first_pages(paper: Path) -> list[int]:
    """Find the page on which each sheet begins: the footer names the sheet."""
    text = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True, text=True)  # noqa: S603, S607
    footers = [
        page.strip().splitlines()[-1].rpartition("/")[0].split("  ")[0] for page in text.stdout.split("\f")[:-1]
    ]
    return [place + 1 for place, name in enumerate(footers) if place == 0 or name != footers[place - 1]]


def take(paper: Path, language: str) -> None:
    for name, page in zip(SHEETS, first_pages(paper), strict=True):
        picture = HERE / f"sheet-{language}-{name}"
        order = ["pdftoppm", "-r", "80", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
        subprocess.run([*order, str(paper), str(picture)], check=True)  # noqa: S603
        with Image.open(picture.with_suffix(".png")) as image:
            small = image.convert("RGB").quantize(128)
        small.save(picture.with_suffix(".png"), optimize=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        for language in ("en", "es"):
            take(print_book(Path(name), language), language)


if __name__ == "__main__":
    main()
