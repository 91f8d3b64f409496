"""Whatever is dropped on the welcome page: opened, or refused in words, within bounds of time and memory."""

from __future__ import annotations

import io
import time
import zipfile
import zlib

import pikepdf
import pytest

from i18n import words
from interchange import FileRefused, attachment, backup, portable, words_of
from interchange.sniff import open_upload
from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from tests.builders import questionnaire, red, response, select_one

FORM = questionnaire(select_one("fees", checked=1, some=red()))
GIVEN = response(FORM, fees="some")


def refusal(name: str, data: bytes, form: Questionnaire = FORM) -> str:
    with pytest.raises(FileRefused) as caught:
        open_upload(name, data, form)
    return "\n".join(words_of(problem, words("en")) for problem in caught.value.problems)


def _attached(pdf: pikepdf.Pdf, name: str, content: bytes) -> pikepdf.AttachedFileSpec:
    about = {"description": "", "mime_type": "application/json", "creation_date": "", "mod_date": ""}
    return pikepdf.AttachedFileSpec(pdf, content, filename=name, **about)


def pdf_with(*files: tuple[str, bytes], password: str = "") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for name, content in files:
        pdf.attachments[name] = _attached(pdf, name, content)
    saved = io.BytesIO()
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    pdf.save(saved, encryption=encryption, compress_streams=True)
    return saved.getvalue()


def test_a_report_for_our_files_opens_the_assessment_again() -> None:
    data = pdf_with(("notes.json", b'{"a": 1}'), ("assessment.json", portable.write(GIVEN)))

    assert open_upload("report.pdf", data, FORM).response == GIVEN


def test_a_file_is_known_by_what_is_in_it_and_not_by_its_name() -> None:
    data = pdf_with(("assessment.json", portable.write(GIVEN)))

    assert open_upload("report.json", data, FORM).response == GIVEN


def test_an_assessment_that_names_a_pdf_is_no_pdf() -> None:
    named = GIVEN.model_copy(update={"scope_note": "as in %PDF-1.7"})

    assert open_upload("a.json", b"\xef\xbb\xbf" + portable.write(named), FORM).response == named


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(pdf_with(), "There is no assessment inside this PDF", id="nothing inside"),
        pytest.param(pdf_with(("a.json", b"{}")), "There is no assessment inside this PDF", id="another file inside"),
        pytest.param(
            pdf_with(("a.json", portable.write(GIVEN)), password="secret"), "locked with a password", id="locked"
        ),
        pytest.param(b"%PDF-1.7\n" + b"nonsense " * 1000, "damaged", id="nonsense"),
        pytest.param(pdf_with(("a.json", portable.write(GIVEN)))[:300], "damaged", id="cut short"),
        pytest.param(b"%PDF-1.7\n" + b"0" * 20_000_000, "larger than 20 MB", id="too large"),
        pytest.param(b"hello", "called a PDF but is none", id="no PDF"),
        pytest.param(
            pdf_with(("a.json", b'"fair-recruitment-response/1"' + b" " * 5_000_001)), "too large", id="bomb"
        ),
    ],
)
def test_a_pdf_that_cannot_be_opened_says_why(data: bytes, says: str) -> None:
    assert says in refusal("report.pdf", data)


def bomb_of_objects(megabytes: int) -> bytes:
    """Give a small PDF whose table of objects unpacks to so much."""
    packer = zlib.compressobj(9)
    table = b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()
    head = b"%PDF-1.7\n1 0 obj\n<</Type/XRef/W[1 4 2]/Root 2 0 R/Size " + str(megabytes * 142_857).encode()
    stream = (
        b"/Filter/FlateDecode/Length " + str(len(table)).encode() + b">>\nstream\n" + table + b"\nendstream\nendobj\n"
    )
    return head + stream + b"startxref\n9\n%%EOF"


def test_a_pdf_bomb_is_refused_within_bounds() -> None:
    data = bomb_of_objects(900)
    begun = time.perf_counter()

    said = refusal("report.pdf", data)

    assert len(data) < 1_000_000
    assert "too much memory" in said or "damaged" in said
    assert time.perf_counter() - begun < attachment.SECONDS + 2


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(FileRefused) as caught:
        attachment.inside(pdf_with(), seconds=0.001)

    assert "too long" in str(caught.value)


def test_a_backup_gives_every_assessment_back() -> None:
    given = {key: GIVEN.model_copy(update={"id": key}) for key in ("b", "a", "c")}

    opened = open_upload("backup.zip", backup.write(given.values()), FORM)

    assert {one.id: one for one in opened.responses} == given


def test_a_backup_is_the_same_bytes_in_any_order() -> None:
    one, other = (GIVEN.model_copy(update={"id": key}) for key in ("a", "b"))

    assert backup.write((one, other)) == backup.write((other, one))


def test_two_assessments_of_one_name_stand_beside_each_other() -> None:
    changed = GIVEN.model_validate({**GIVEN.model_dump(), "changed_at": "2026-11-21T10:00:00Z"})
    both: list[Response] = [changed.model_copy(update={"id": key}) for key in ("a", "b")]

    with zipfile.ZipFile(io.BytesIO(backup.write(both))) as archive:
        assert archive.namelist() == ["A company, 2026-11-21 (a).json", "A company, 2026-11-21 (b).json"]


def test_what_a_mac_adds_to_a_zip_is_passed_over() -> None:
    data = zipped(**{"a": portable.write(GIVEN), "__MACOSX/._a": b"\x00\x05\x16\x07"})

    assert open_upload("backup.zip", data, FORM).responses == (GIVEN,)


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.json", content)
    return packed.getvalue()


def locked() -> bytes:
    data = bytearray(zipped(a=b"{}"))
    data[6] |= 1  # the mark of a password, in the file's own head and in the list at the end
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(zipped(), "There is no assessment in this file", id="empty"),
        pytest.param(zipped(a=portable.write(GIVEN), b=b"{"), "b.json: This is not a JSON file", id="one is broken"),
        pytest.param(zipped(a=portable.write(GIVEN))[:-30], "damaged", id="cut short"),
        pytest.param(locked(), "locked with a password", id="locked"),
        pytest.param(zipped(a=bytes(200_000_000)), "larger than 5 MB", id="one file unpacks to very much"),
        pytest.param(
            zipped(**{f"f{n}": bytes(4_900_000) for n in range(25)}), "more than a backup can be", id="all together"
        ),
        pytest.param(zipped(**{f"f{n}": b"" for n in range(2001)}), "too many files", id="very many files"),
        pytest.param(b"PK\x03\x04" + bytes(50_000_000), "larger than 50 MB", id="too large"),
    ],
)
def test_a_backup_that_cannot_be_opened_says_why(data: bytes, says: str) -> None:
    assert says in refusal("backup.zip", data)


def test_a_place_and_a_rule_are_said_in_the_readers_language() -> None:
    with pytest.raises(FileRefused) as caught:
        open_upload("x.json", b"", FORM)

    (problem,) = caught.value.problems
    assert words_of(problem, words("es")) != words_of(problem, words("en"))
