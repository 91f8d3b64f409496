"""Bad files, a lost connection, a full disk, a curious neighbour: a clear message, and nothing lost."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, Server, free_port, reruns, settled
from tests.browser.person import Person

pytestmark = pytest.mark.browser


def portable_file(**changes: object) -> bytes:
    """Give a sound file, but for these changes."""
    sound = {
        "format": "fair-recruitment-response/1",
        "id": "r1",
        "questionnaire": {"id": "core", "version": "1.0.0"},
        "organisation": {"name": "Mill"},
        "operations": [{"id": "op1", "sector": "electronics", "country": "MYS", "workers": 420}],
        "answers": {},
    }
    return json.dumps({**sound, **changes}).encode()


def empty_pdf() -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(written)
    return written.getvalue()


def bomb() -> bytes:
    """Give a small zip that unpacks to 200 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("r1.json", b" " * 200_000_000)
    return packed.getvalue()


BAD = {
    "words.json": (b"hello", "JSON"),
    "other.json": (b'{"format": "something-else/1"}', "format"),
    "newer.json": (portable_file(format="fair-recruitment-response/2"), "newer"),
    "question.json": (portable_file(answers={"fees_unheard_of": {"value": "yes"}}), "fees_unheard_of"),
    "value.json": (portable_file(answers={"fees_paid": {"value": "perhaps"}}), "perhaps"),
    "keys.json": (portable_file(colour="red"), "colour"),
    "plain.pdf": (empty_pdf(), ""),
    "bomb.zip": (bomb(), ""),
    "nonsense.bin": (b"\x00\xff" * 4_000_000, ""),
}


def drop(page: Page, name: str, data: bytes) -> None:
    with reruns(page):
        page.locator("input[type=file]").first.set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        )


def test_a_file_that_cannot_be_used_is_refused_with_the_reason(open_page: Opener) -> None:
    page = open_page()
    for name, (data, named) in BAD.items():
        drop(page, name, data)
        refusal = page.get_by_text(f"“{name}” could not be opened. Nothing here was changed.")
        expect(refusal).to_be_visible(timeout=40_000)
        expect(page.locator("[data-testid=stMain]")).to_contain_text(named)
    drop(page, "good.json", portable_file())
    expect(page.get_by_text("Opened: Mill.")).to_be_visible()


def test_fifty_megabytes_are_refused_before_they_are_sent(open_page: Opener, tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    huge.write_bytes(b"x" * 50_000_000)
    page = open_page()
    page.locator("input[type=file]").first.set_input_files(huge)
    expect(page.get_by_text("This file is larger than 20 MB.")).to_be_visible(timeout=30_000)


def test_a_locked_phone_comes_back_to_its_answers(open_page: Opener) -> None:
    page = open_page("/fees", size="phone")
    person = Person(page, "en")
    person.answer("fees_asked", "none")
    page.context.set_offline(True)
    page.wait_for_timeout(4_000)
    page.context.set_offline(False)
    page.reload()
    settled(page)
    assert person.answered("fees_asked", "none")
    person.answer("fees_deposit", "none")
    page.reload()
    settled(page)
    assert person.answered("fees_deposit", "none")


def test_on_a_wider_network_nobody_sees_a_neighbours_assessments(
    open_page: Opener, server: Server, tmp_path: Path
) -> None:
    server.kill()
    server.port, server.extra = free_port(), {"FAIR_ADDRESS": "0.0.0.0"}  # a wide address, asked for on purpose
    server.start()
    mine, theirs = Person(open_page(), "en"), Person(open_page(), "en")
    mine.click("button", "Begin the whole questionnaire")
    mine.write("Name of the organisation", "Quiet Mill")
    address = mine.page.url
    mine.open("")
    expect(mine.page.get_by_text("Quiet Mill").first).to_be_visible()
    theirs.page.goto(address)
    settled(theirs.page)
    expect(theirs.page.get_by_text("The assessment in this link is not here")).to_be_visible()
    theirs.open("")
    expect(theirs.page.get_by_text("Quiet Mill")).to_have_count(0)


def test_an_answer_that_could_not_be_saved_is_not_shown_as_saved(open_page: Opener, server: Server) -> None:
    person = Person(open_page("/fees"), "en")
    person.answer("fees_asked", "none")
    with sqlite3.connect(server.folder / "answers.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")  # another program holds the file
        person.card("fees_deposit").get_by_text(person.option("fees_deposit", "none"), exact=True).click()
        expect(person.page.get_by_text("Not saved yet").first).to_be_visible(timeout=30_000)
        other.execute("ROLLBACK")
    other.close()
    person.click("button", "Try to save again")
    person.page.reload()
    settled(person.page)
    assert person.answered("fees_deposit", "none")
