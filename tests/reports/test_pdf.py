"""The PDF's bytes: the same each time, to the standards claimed, with the answers inside."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf
import psutil
import pytest

from reports import pdf, theme
from reports.blocks import Attachment, Contents, Document, Heading
from tests.reports.samples import ATTACHMENT, ORGANISATION, document

LANGUAGES = ("en", "es")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def drawn(language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / f"{language}.pdf"
    path.write_bytes(pdf.render(document(language)))
    return path


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def strings(value: object) -> list[str]:
    """Return the texts of a document that stand on its pages."""
    if isinstance(value, str):
        return [] if value in theme.TONES else [value]
    if isinstance(value, tuple):
        return [text for one in value for text in strings(one)]
    if is_dataclass(value) and not isinstance(value, Attachment):
        hidden = {"tone", "style", "alt", "language", "direction", "author", "page_label"}
        hidden |= {"title"} if isinstance(value, Document) else set()
        return [
            text for field in fields(value) if field.name not in hidden for text in strings(getattr(value, field.name))
        ]
    return []


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_makes_the_same_bytes(seed: str, drawn: Path, language: str) -> None:
    code = (
        "import hashlib; from reports import pdf; from tests.reports.samples import document; "
        f"print(hashlib.sha256(pdf.render(document({language!r}))).hexdigest())"
    )

    made = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip

    assert made.stdout.strip() == hashlib.sha256(drawn.read_bytes()).hexdigest()


def test_qpdf_finds_no_fault(drawn: Path) -> None:
    checked = run("qpdf", "--check", drawn)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_report_is_small(drawn: Path) -> None:
    assert drawn.stat().st_size <= 200_000


def test_every_word_can_be_extracted(drawn: Path, language: str) -> None:
    found = re.sub(r"[\s\u200b\u202a-\u202e]", "", run("pdftotext", "-raw", drawn, "-").stdout)

    missing = {word for text in strings(document(language)) for word in text.split() if word not in found}

    assert missing == set()


def test_no_character_is_without_glyph(language: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        pdf.render(document(language))

    assert [record.getMessage() for record in caplog.records if record.name.startswith(("fpdf", "reports"))] == []


def test_character_without_font_is_logged_and_extracted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    sample = document()
    path = tmp_path / "emoji.pdf"

    with caplog.at_level(logging.WARNING):
        path.write_bytes(pdf.render(replace(sample, blocks=(Heading("Farm \U0001f33e \u4e2d\u6587"),))))

    logged = {record.args for record in caplog.records if record.name.startswith("reports")}
    assert logged == {(0x1F33E,), (0x4E2D,), (0x6587,)}
    assert "Farm \U0001f33e \u4e2d\u6587" in run("pdftotext", path, "-").stdout


def test_attachment_is_the_source_byte_for_byte(drawn: Path) -> None:
    with pikepdf.open(drawn) as opened:
        inside = opened.attachments[ATTACHMENT.name]
        assert inside.get_file().read_bytes() == ATTACHMENT.data
        assert opened.Root.AF[0].AFRelationship == "/Source"
        assert opened.Root.AF[0].Desc == ATTACHMENT.description
        assert str(opened.Root.AF[0].EF.F.Params.ModDate).startswith("D:20260314")


def test_nothing_is_inside_a_report_without_attachment() -> None:
    with pikepdf.open(BytesIO(pdf.render(document(attachment=None)))) as opened:
        assert len(opened.attachments) == 0
        assert "/AF" not in opened.Root


def test_file_says_its_title_language_and_standard(drawn: Path, language: str) -> None:
    with pikepdf.open(drawn) as opened:
        data = opened.open_metadata()

        assert data["dc:title"] == document(language).title
        assert data["dc:creator"] == [ORGANISATION]
        assert data.pdfa_status == "3U"
        assert opened.Root.Lang == language
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert opened.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_dates_are_the_documents_own(drawn: Path) -> None:
    with pikepdf.open(drawn) as opened:
        assert opened.open_metadata()["xmp:ModifyDate"] == "2026-03-14T00:00:00+00:00"


def test_every_font_is_embedded_with_its_letters(drawn: Path) -> None:
    with pikepdf.open(drawn) as opened:
        fonts = {font.objgen: font for page in opened.pages for font in page.resources.Font.values()}

    assert fonts
    lines = run("pdffonts", drawn).stdout.splitlines()[2:]
    assert all(re.search(r"yes +yes +yes +\d+ +0$", line) for line in lines), lines


def _page_of(item: pikepdf.OutlineItem) -> str:
    assert isinstance(item.destination, pikepdf.Array)
    return str(item.destination[0].objgen)


def test_headings_are_bookmarked_and_listed_with_their_page(drawn: Path, language: str) -> None:
    blocks = document(language).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading) and block.level < 3]
    contents = next(block.title for block in blocks if isinstance(block, Contents))

    with pikepdf.open(drawn) as opened, opened.open_outline() as outline:
        marked = [item for top in outline.root for item in (top, *top.children)]
        numbers = {str(page.objgen): at for at, page in enumerate(opened.pages, start=1)}
        targets = [(item.title, numbers[_page_of(item)]) for item in marked]

    assert [title for title, _ in targets] == headings
    listed = run("pdftotext", "-f", "2", "-l", "2", "-layout", drawn, "-").stdout
    assert contents in listed
    for title, number in targets:
        assert re.search(rf"{re.escape(title)} +{number}( |$)", listed, re.MULTILINE)


def test_title_with_half_characters_makes_a_file() -> None:
    strange = "a\ud800<b>&\x00\x07"

    made = pdf.render(replace(document(), title=strange, author=strange, blocks=(Heading(strange),)))

    with pikepdf.open(BytesIO(made)) as opened:
        assert opened.open_metadata()["dc:title"] == "a\ufffd<b>& "


def test_no_font_stays_open_when_the_paper_is_made() -> None:
    pdf.render(document("en"))
    assert [file.path for file in psutil.Process().open_files() if file.path.endswith(".ttf")] == []
