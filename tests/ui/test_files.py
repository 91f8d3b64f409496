"""The report page, and the processes that make its paper."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from i18n import words
from interchange.sniff import open_upload
from questionnaires.loader import load
from storage import Store
from tests.ui import jobs
from tests.ui.conftest import MAIN, Open
from tests.ui.sunrise import downloads, seen, sunrise
from ui import exports, files, printing
from ui.printing import NotPrinted, Press


def test_both_kinds_say_what_is_inside(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("report", a="sunrise-2026")
    texts = load().report.texts
    for notice in (texts["files_notice"], texts["share_notice"]):
        assert notice.partition(". ")[2] in seen(at)
    assert {"pdf_files", "pdf_share", "json", "export_pdf", "export_docx", "export_ics"} <= set(downloads(at))
    assert {"xlsx_files", "xlsx_share"} <= set(downloads(at))


def test_the_report_for_our_files_opens_again_and_the_shared_one_holds_nothing() -> None:
    ours = files.made(sunrise(), "en", shared=False)
    assert open_upload("report.pdf", ours, load()).response == sunrise()

    shared = files.made(sunrise(), "es", shared=True)
    with pikepdf.open(io.BytesIO(shared)) as pdf:
        assert not pdf.attachments
        assert str(pdf.Root.Lang) == "es"


def test_the_workbook_to_share_holds_no_contact() -> None:
    book = {shared: files.workbook_of(sunrise(), "es", shared=shared) for shared in (False, True)}
    for shared, data in book.items():
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert (b"hr@example.org" in parts.read("xl/sharedStrings.xml")) is not shared


def test_the_language_of_the_report_is_chosen_apart(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("report", a="sunrise-2026", lang="en")
    assert at.radio[0].value == "en"
    at = at.radio[0].set_value("es").run()
    assert at.radio[0].value == "es"
    assert "The report" in seen(at)


def test_without_a_profile_the_answers_can_still_be_taken_along(visit: Open) -> None:
    at = visit("report")
    assert set(downloads(at)) == {"json"}
    assert "A result needs a little more" in seen(at)


def test_the_blank_questionnaire_is_made_in_another_process() -> None:
    assert printing.form("en", "quick").startswith(b"%PDF-")


def test_the_server_itself_imports_neither_the_pdf_library_nor_that_for_sheets() -> None:
    heavy = "bool({'fpdf', 'xlsxwriter'} & set(sys.modules))"
    code = f"import sys, ui.files, ui.welcome, ui.results, ui.plan; sys.exit({heavy})"
    assert subprocess.run([sys.executable, "-c", code], cwd=MAIN.parent.parent, check=False).returncode == 0


@pytest.fixture
def small() -> Iterator[Press]:
    press = Press(workers=1, patience=30, begin=printing.watch)
    yield press
    press.stop()


def test_what_fails_is_refused_and_the_next_is_made(small: Press) -> None:
    with pytest.raises(NotPrinted, match="ValueError"):
        small.run(jobs.fail)
    assert small.run(jobs.succeed) == b"made"


def test_a_worker_that_died_is_replaced_and_the_paper_made(small: Press, tmp_path: Path) -> None:
    assert small.run(jobs.die_once, str(tmp_path / "mark")) == b"made"


def test_a_worker_that_always_dies_is_refused(small: Press) -> None:
    with pytest.raises(NotPrinted):
        small.run(jobs.die)


def test_one_that_hangs_is_ended(small: Press) -> None:
    small.run(jobs.succeed)
    (worker,) = (small.start()._processes or {}).values()
    small.patience = 0.5
    with pytest.raises(NotPrinted, match="within"):
        small.run(jobs.hang)
    assert not worker.is_alive()


def test_a_queue_longer_than_a_jobs_time_ends_nobodys_paper(small: Press) -> None:
    small.run(jobs.succeed)
    small.patience = 1.5
    with ThreadPoolExecutor(8) as people:
        assert list(people.map(lambda _: small.run(jobs.take_a_while), range(8))) == [b"made"] * 8


def test_a_template_that_cannot_be_used_is_said_to_be_so() -> None:
    assert "choose" in exports.refusal(b"hello")


def test_the_calendar_is_made_in_the_language_of_the_report() -> None:
    made = exports._calendar(sunrise(), "es").decode()
    assert words("es").say("Assess fair recruitment again") in made.replace("\r\n ", "")
