"""The doors to paper run in a process of their own, with plain values in and bytes out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pikepdf
import pytest

from reports.make import ATTACHED, make_form, make_report
from tests.reports.factory import ON, factory

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


def test_the_blank_form_is_a_pdf_without_answers(pool: ProcessPoolExecutor) -> None:
    document = pool.submit(make_form, "en", "quick").result()

    with pikepdf.open(io.BytesIO(document)) as pdf:
        assert len(pdf.pages) > 3
        assert not pdf.attachments
