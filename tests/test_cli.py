"""The command line: what it prints, where it writes, and how it refuses."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli import app
from interchange import backup, portable
from interchange.results import score_document
from interchange.sniff import open_upload
from questionnaires import checks, loader
from questionnaires.exceptions import ContentInvalid
from questionnaires.models import Questionnaire
from questionnaires.published import scored_content
from questionnaires.responses import Operation, Organisation
from scoring.assess import assess
from scoring.certainty import certainty
from tests.reports.factory import CONTACT, NOTE, ON, QUESTIONNAIRE, factory

ROOT = Path(__file__).parent.parent
NAMED = "Petra Stitch, 2026-11-21"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def files_in(folder: Path) -> set[str]:
    return {place.name for place in folder.iterdir()}


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one saved assessment."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved.json").write_bytes(portable.write(factory()))
    return tmp_path


# --- content -----------------------------------------------------------------------------------------------------


def test_export_content_prints_what_scoring_uses() -> None:
    assert json.loads(run("export-content").stdout) == scored_content(QUESTIONNAIRE)


def test_export_content_writes_the_same_to_a_file(here: Path) -> None:
    result = run("export-content", "--out", "content.json")

    assert (result.exit_code, result.output) == (0, "")
    assert (here / "content.json").read_text(encoding="utf-8") == run("export-content").stdout


def test_sound_content_is_said_with_its_counts() -> None:
    result = run("check-content")

    first, *counts = result.stdout.splitlines()
    assert (result.exit_code, first) == (0, "content is sound")
    assert {name: int(number) for number, name in (line.split(maxsplit=1) for line in counts)} == checks.counts(
        QUESTIONNAIRE
    )


def test_every_problem_of_the_content_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "problems", lambda: ("fees.yaml: one", "docs.yaml: two"))

    result = run("check-content")

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "fees.yaml: one\ndocs.yaml: two\n")


@pytest.mark.parametrize("arguments", [["export-content"], ["score", "saved.json"], ["report", "saved.json"]])
def test_content_that_is_not_sound_stops_every_command_in_words(
    here: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    def load() -> Questionnaire:
        raise ContentInvalid(("fees.yaml: one", "docs.yaml: two"))

    monkeypatch.setattr(loader, "load", load)
    result = run(*arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "fees.yaml: one\ndocs.yaml: two\n")
    assert files_in(here) == {"saved.json"}


# --- score -------------------------------------------------------------------------------------------------------


def test_score_prints_one_object_a_file_in_their_order(here: Path) -> None:
    other = factory(id="other", path="quick")
    (here / "other.json").write_bytes(portable.write(other))

    result = run("score", "other.json", "saved.json", "--on", "2026-11-21")

    assert result.stderr == ""
    assert json.loads(result.stdout) == [
        json.loads(
            json.dumps(score_document(assess(QUESTIONNAIRE, given, ON), certainty(QUESTIONNAIRE, given).narrowing))
        )
        for given in (other, factory())
    ]


def test_score_is_of_today_unless_a_day_is_given(here: Path) -> None:
    before = datetime.now(UTC).astimezone().date()
    on = json.loads(run("score", here / "saved.json").stdout)[0]["on"]

    assert before.isoformat() <= on <= datetime.now(UTC).astimezone().date().isoformat()


def test_one_bad_file_among_many_means_no_figures_and_all_problems(here: Path) -> None:
    unknown = portable.write(factory()).replace(b'"fees_asked"', b'"fees_akced"').replace(b'"in_house"', b'"pigeon"')
    (here / "unknown.json").write_bytes(unknown)
    (here / "blank.json").write_bytes(
        portable.write(factory(operations=(Operation(id="op1"),), answers={}, follow_up={}))
    )

    result = run("score", "saved.json", "unknown.json", "blank.json", "absent.json")

    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == ["unknown.json"] * 2 + ["blank.json"] * 3 + ["absent.json"]
    assert any("fees_akced" in line for line in lines[:2])
    assert any("pigeon" in line for line in lines[:2])
    assert all(re.search(r"operation 'op1': '(sector|country|workers)' is missing.*fill it in", x) for x in lines[2:5])
    assert lines[5] == "absent.json: cannot be read: No such file or directory"


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 5000, b"[" * 100_000, b"%PDF-1.7 torn", b"PK\x03\x04torn"])
def test_a_file_of_something_else_is_refused(here: Path, content: bytes) -> None:
    (here / "torn").write_bytes(content)

    result = run("score", "torn")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("torn: ")
    assert "Traceback" not in result.stderr


def test_a_file_of_several_assessments_is_refused_with_a_way_out(here: Path) -> None:
    (here / "all.zip").write_bytes(backup.write((factory(), factory(id="other"))))

    result = run("score", "all.zip")

    assert (result.exit_code, result.stderr) == (1, "all.zip: holds 2 assessments: name a file that holds one\n")


def test_another_edition_opens_with_a_note_and_a_clean_result(here: Path) -> None:
    asked = factory().questionnaire.model_copy(update={"version": "0.9.0", "hash": "0"})
    (here / "old.json").write_bytes(portable.write(factory(questionnaire=asked)))

    result = run("score", "old.json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)
    assert result.stderr.startswith("old.json: ")


# --- report ------------------------------------------------------------------------------------------------------


def test_a_report_holds_the_assessment_and_scores_like_it(here: Path) -> None:
    result = run("report", "saved.json", "--on", "2026-11-21")

    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{NAMED}.pdf\n", "")
    opened = open_upload("report.pdf", (here / f"{NAMED}.pdf").read_bytes(), QUESTIONNAIRE)
    assert opened.response == factory()
    assert run("score", f"{NAMED}.pdf").stdout == run("score", "saved.json").stdout


def test_a_report_is_in_the_assessments_language_unless_another_is_named(here: Path) -> None:
    (here / "saved.json").write_bytes(portable.write(factory(language="es")))

    run("report", "saved.json", "--out", "own.pdf")
    run("report", "saved.json", "--out", "named.pdf", "--lang", "en")

    assert "organización" in text_of(here / "own.pdf")
    assert "organización" not in text_of(here / "named.pdf")


def test_a_report_to_share_holds_no_data_no_note_and_no_contact(here: Path) -> None:
    run("report", "saved.json", "--share", "--out", "shared.pdf")
    run("report", "saved.json", "--out", "ours.pdf")

    def says(name: str) -> set[str]:
        text = " ".join(text_of(here / name).split())
        return {words for words in (NOTE, CONTACT) if words in text}

    assert says("shared.pdf") == set()
    assert says("ours.pdf") == {NOTE, CONTACT}
    assert run("score", "shared.pdf").exit_code == 1


def test_a_report_as_json_is_the_portable_file(here: Path) -> None:
    run("report", "saved.json", "--out", "paper.pdf")
    run("report", "paper.pdf", "--format", "json", "--out", "again.json")

    assert (here / "again.json").read_bytes() == (here / "saved.json").read_bytes()


def test_the_same_report_is_the_same_bytes(here: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        run("report", "saved.json", "--on", "2026-11-21", "--out", name)

    assert (here / "a.pdf").read_bytes() == (here / "b.pdf").read_bytes()


def test_a_report_on_too_little_names_what_is_missing_and_writes_nothing(here: Path) -> None:
    (here / "saved.json").write_bytes(
        portable.write(factory(operations=(Operation(id="op1"),), answers={}, follow_up={}))
    )

    result = run("report", "saved.json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "operation 'op1': 'sector' is missing" in result.stderr
    assert files_in(here) == {"saved.json"}


def test_a_dangerous_name_stays_in_the_folder(here: Path) -> None:
    organisation = Organisation(name="../../<script>=HYPERLINK(1)/🧵")
    (here / "saved.json").write_bytes(portable.write(factory(organisation=organisation)))

    result = run("report", "saved.json", "--format", "json")

    assert result.exit_code == 0
    assert files_in(here) == {"saved.json", result.stdout.rstrip("\n")}


# --- form --------------------------------------------------------------------------------------------------------


def test_the_form_is_written_in_each_language_and_path(here: Path) -> None:
    standard, quick = (run("form", "--path", path).stdout.strip() for path in ("standard", "quick"))
    spanish = run("form", "--lang", "es").stdout.strip()

    assert len(text_of(here / quick)) < len(text_of(here / standard))
    assert "organización" in text_of(here / spanish)
    assert files_in(here) == {"saved.json", standard, quick, spanish}


# --- wrong usage -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["report", "saved.json", "--short", "--format", "ics"], "only the PDF", id="a short calendar"),
        pytest.param(["form", "--format", "xlsform"], "cannot be written yet", id="a form of later"),
        pytest.param(["report", "saved.json", "--format", "odt"], "--format", id="an unknown format"),
        pytest.param(["report", "saved.json", "--lang", "xx"], "choose one of en, es", id="an unknown language"),
        pytest.param(["report", "saved.json", "--on", "tomorrow"], "--on", id="no date"),
        pytest.param(["report", "saved.json", "--share", "--format", "json"], "share the PDF", id="data to share"),
        pytest.param(["form", "--path", "long"], "--path", id="an unknown path"),
        pytest.param(["score"], "Missing argument", id="no file"),
        pytest.param(["scor"], "No such command", id="an unknown command"),
    ],
)
def test_wrong_usage_is_status_2_and_writes_nothing(here: Path, arguments: list[str], words: str) -> None:
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert words in " ".join(re.sub(r"[│╭╮╰╯─]", " ", result.stderr).split())
    assert files_in(here) == {"saved.json"}


# --- nothing half-written ----------------------------------------------------------------------------------------


def test_a_write_that_fails_leaves_the_older_file_and_nothing_else(here: Path) -> None:
    (here / "content.json").write_text("older")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, limits[1]))
    try:
        result = run("export-content", "--out", "content.json")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "content.json: cannot be written: File too large\n"
    assert (here / "content.json").read_text() == "older"
    assert files_in(here) == {"saved.json", "content.json"}


@pytest.mark.parametrize(
    ("out", "why"),
    [("saved.json", "is the file that is read"), (".", "is not a file"), ("no/where.pdf", "cannot be written")],
)
def test_a_place_that_cannot_be_written_is_refused(here: Path, out: str, why: str) -> None:
    before = (here / "saved.json").read_bytes()

    result = run("report", "saved.json", "--format", "json", "--out", out)

    assert (result.exit_code, result.stdout) == (1, "")
    assert why in result.stderr
    assert (here / "saved.json").read_bytes() == before
    assert files_in(here) == {"saved.json"}


def test_a_device_is_not_replaced_by_a_file(here: Path) -> None:
    os.mkfifo(here / "pipe")

    assert run("export-content", "--out", "pipe").exit_code == 1
    assert (here / "pipe").is_fifo()


# --- as a program ------------------------------------------------------------------------------------------------


def test_help_imports_nothing_that_takes_long() -> None:
    heavy = "{'numpy', 'pandas', 'fpdf', 'sqlalchemy', 'streamlit', 'pydantic', 'babel', 'plotly'}"
    show = "CliRunner().invoke(cli.app, ['--help'])"
    code = f"import cli, sys; from typer.testing import CliRunner; {show}; print({heavy} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)

    assert result.stdout == "set()\n"


def test_it_runs_from_any_folder_and_reads_a_report_pdf(here: Path) -> None:
    def cli(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "cli.py"), *arguments]
        return subprocess.run(command, cwd=here, check=True, capture_output=True, text=True)

    printed = cli("report", "saved.json", "--on", "2026-11-21")
    scored = cli("score", f"{NAMED}.pdf", "--on", "2026-11-21")

    assert (printed.stdout, printed.stderr, scored.stderr) == (f"{NAMED}.pdf\n", "", "")
    assert json.loads(scored.stdout)[0]["response"] == "petra"


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        pytest.param(["--format", "docx"], b"PK", id="a document"),
        pytest.param(["--format", "xlsx"], b"PK", id="a workbook"),
        pytest.param(["--format", "ics"], b"BEGIN:VCALENDAR", id="a calendar"),
        pytest.param(["--short"], b"%PDF", id="a short report"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_form_of_the_report_is_written(here: Path, arguments: list[str], begins: bytes, language: str) -> None:
    result = run("report", "saved.json", "--lang", language, "--out", "made", *arguments)

    assert (result.exit_code, result.stdout.strip()) == (0, "made")
    assert (here / "made").read_bytes().startswith(begins)
