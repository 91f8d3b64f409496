"""The doors to paper run in a process of their own, with plain values in and bytes out."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pikepdf
import pytest

from reports.make import ATTACHED, make_form, make_report
from tests.reports.factory import ANSWERS, CONTACT, NOTE, ON, OWNER, REMARK, factory, said

DATA = b'{"format": "fair-recruitment-response/1"}'


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as made:
        yield made


def test_a_report_for_our_files_holds_the_answers_as_given(pool: ProcessPoolExecutor) -> None:
    document = pool.submit(make_report, factory(), "es", ON, share=False, attachment_bytes=DATA).result()

    with pikepdf.open(io.BytesIO(document)) as pdf:
        assert {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()} == {ATTACHED: DATA}


def test_a_report_to_share_holds_nothing(pool: ProcessPoolExecutor) -> None:
    document = pool.submit(make_report, factory(), "en", ON, share=True, attachment_bytes=DATA).result()

    with pikepdf.open(io.BytesIO(document)) as pdf:
        assert not pdf.attachments
    assert len(document) <= 200_000


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_report_to_share_holds_no_private_word_anywhere_in_the_file(language: str) -> None:
    response = factory(answers={**ANSWERS, "docs_phone": said("free", "stated", "Ask Samir.")})

    files, share = (everything(make_report(response, language, ON, share, DATA)) for share in (False, True))

    assert not [words for words in (NOTE, CONTACT, REMARK, OWNER, "Ask Samir.") if words not in files]
    assert not [words for words in (NOTE, CONTACT, REMARK, OWNER, "Ask Samir.") if words in share]
    assert "Lina Nasser" not in metadata_of(make_report(response, language, ON, share=True, attachment_bytes=DATA))


def everything(made: bytes) -> str:
    """Give what a file says: each page's text, and every string and stream that can be read, on one line."""
    shown = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True).stdout.decode()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pieces = [str(thing) for thing in pdf.objects if not isinstance(thing, pikepdf.Stream)]
    return " ".join((shown + " ".join(pieces) + metadata_of(made)).split())


def metadata_of(made: bytes) -> str:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return pdf.Root.Metadata.read_bytes().decode() + str(pdf.docinfo)


def test_the_blank_form_is_a_pdf_without_answers(pool: ProcessPoolExecutor) -> None:
    document = pool.submit(make_form, "en", "quick").result()

    with pikepdf.open(io.BytesIO(document)) as pdf:
        assert len(pdf.pages) > 3
        assert not pdf.attachments
