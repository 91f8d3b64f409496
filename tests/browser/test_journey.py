"""From the first click to the PDF and back, as people go: in their language, on their screen, with what goes wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from i18n import translated
from interchange import portable
from questionnaires.loader import load
from tests.browser.conftest import Opener, Server, reruns, settled
from tests.browser.person import ANSWERS, Person

pytestmark = pytest.mark.browser
SIZES = ("phone", "desktop")
EVERY = [
    pytest.param("en", "desktop", "light", id="en-desktop-light"),
    pytest.param("es", "phone", "dark", id="es-phone-dark"),
    *(
        pytest.param(language, size, theme, id=f"{language}-{size}-{theme}", marks=pytest.mark.all)
        for language in ("en", "es")
        for size in SIZES
        for theme in ("light", "dark")
        if (language, size, theme) not in {("en", "desktop", "light"), ("es", "phone", "dark")}
    ),
]


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def outside(page: Page, server: Server) -> list[str]:
    """Collect every address that the browser asks for beyond the server."""
    own = re.compile(rf"^(https?|wss?)://127\.0\.0\.1:{server.port}/|^(data|blob|about):")
    foreign: list[str] = []

    def note(url: str) -> None:
        if not own.match(url):
            foreign.append(url)

    page.on("request", lambda request: note(request.url))
    page.on("websocket", lambda socket: note(socket.url))
    return foreign


@pytest.mark.timeout(400)
@pytest.mark.parametrize(("language", "size", "theme"), EVERY)
def test_from_the_first_click_to_the_pdf_and_back(  # noqa: PLR0917 - one journey, three ways to see it
    open_page: Opener, server: Server, tmp_path: Path, language: str, size: str, theme: str
) -> None:
    page = open_page(language=language, size=size, theme=theme)
    foreign = outside(page, server)
    person = Person(page, language)
    assert page.evaluate("document.documentElement.lang") == language

    person.click("button", "Begin the whole questionnaire")
    person.describe_the_factory()
    _answer_everything(person, server)
    _review_names_what_does_not_fit(person)
    _results_say_what_counts(person)
    _the_plan_keeps_owner_and_status(person)
    saved, report, shared = _take_away(person, tmp_path)
    _the_report_opens_elsewhere(person, saved, report, shared)

    assert foreign == []
    watched = server.connections.read_text(encoding="utf-8") if server.connections.exists() else ""
    assert [line for line in watched.splitlines() if not re.search(r"127\.0\.0\.1|'localhost'|::1", line)] == []


def _answer_everything(person: Person, server: Server) -> None:
    """Answer every question, with a reload, a way back, another language and a power cut on the way."""
    page = person.page
    for section in load().sections:
        person.open(section.name)
        asked = [question.name for question in section.questions if question.name in ANSWERS]
        for name in asked:
            person.answer(name, ANSWERS[name])
        if section.name == "fees":
            page.reload()
        elif section.name == "docs":
            server.kill()
            server.start()
            page.reload()
        else:
            page.go_back()
            page.go_forward()
        settled(page)
        for name in asked:
            assert person.answered(name, ANSWERS[name]), name
    _nothing_is_lost_in_another_language(person)


def _nothing_is_lost_in_another_language(person: Person) -> None:
    other = Person(person.page, "es" if person.language == "en" else "en")
    for speaker in (other, person):
        speaker.page.goto(re.sub(r"lang=\w+", f"lang={speaker.language}", speaker.page.url))
        settled(speaker.page)
        assert speaker.page.evaluate("document.documentElement.lang") == speaker.language
        assert speaker.answered("referral_ready", ANSWERS["referral_ready"])


def _review_names_what_does_not_fit(person: Person) -> None:
    person.open("review")
    expect(person.page.get_by_text(person.say("Answers that do not seem to fit together"))).to_be_visible()


def _results_say_what_counts(person: Person) -> None:
    person.open("results")
    main = person.page.locator("[data-testid=stMain]")
    finding = next(c.finding for c in load().by_name["fees_paid"].choices if c.name == "paid")  # type: ignore[union-attr]
    if person.language == "en" and finding:
        expect(main).to_contain_text(finding)
    expect(main).to_contain_text(person.say("Remaining risk"))
    with reruns(person.page):
        person.page.get_by_role("button", name=person.say("Keep today's result")).click()
    band = next(b.label for b in translated(load(), person.language).rubric.bands if b.name == "very_high")
    expect(main).to_contain_text(band)


def _the_plan_keeps_owner_and_status(person: Person) -> None:
    person.open("plan")
    owner = person.page.get_by_label(person.say("Who looks after it")).first
    expect(owner).to_be_visible(timeout=30_000)  # a plan of fifty actions takes a moment
    settled(person.page)
    owner.fill("Rania Haddad")
    with reruns(person.page):
        owner.press("Tab")
    person.page.reload()
    settled(person.page)
    expect(person.page.get_by_label(person.say("Who looks after it")).first).to_have_value("Rania Haddad")


def _take_away(person: Person, folder: Path) -> tuple[Path, Path, Path]:
    person.open("report")
    return (
        person.save_download("Answers (.json)", folder),
        person.save_download("PDF for our files", folder),
        person.save_download("PDF to share", folder),
    )


def _the_report_opens_elsewhere(person: Person, saved: Path, report: Path, shared: Path) -> None:
    """The file, the data inside the report, and what the welcome page reads from it are the same response."""
    response = portable.read(saved.read_bytes(), load()).response
    assert response.organisation.name == "Petra Stitch"
    assert set(response.answers) == set(ANSWERS)
    assert response.follow_up
    assert person.language in response.language
    with pikepdf.open(report) as pdf:
        (inside,) = [spec.get_file().read_bytes() for spec in pdf.attachments.values()]
    assert json.loads(inside) == json.loads(saved.read_bytes())
    with pikepdf.open(shared) as pdf:
        assert not pdf.attachments
    person.open("")
    person.page.locator("input[type=file]").first.set_input_files(report)
    same = person.say("The file and the assessment here say the same.")
    expect(person.page.get_by_text(same)).to_be_visible(timeout=30_000)


def test_two_tabs_lose_nothing_of_each_other(open_page: Opener) -> None:
    first = Person(open_page(), "en")
    first.click("button", "Begin the whole questionnaire")
    first.open("fees")
    tab = first.page.context.new_page()
    tab.goto(first.page.url)
    settled(tab)
    second = Person(tab, "en")
    first.answer("fees_asked", "twice")
    second.answer("fees_deposit", "none")
    for person in (first, second):
        person.page.reload()
        settled(person.page)
        assert person.answered("fees_asked", "twice")
        assert person.answered("fees_deposit", "none")


def test_a_double_click_answers_once(open_page: Opener) -> None:
    person = Person(open_page("/fees"), "en")
    person.card("fees_asked").get_by_text(person.option("fees_asked", "none"), exact=True).dblclick()
    settled(person.page)
    assert person.answered("fees_asked", "none")
    expect(
        person.page.get_by_text("1 of 7 answered").or_(person.page.get_by_text(re.compile(r"^1 of \d+ answered")))
    ).to_be_visible()


def test_words_that_look_like_code_are_shown_as_words(open_page: Opener) -> None:
    name = "<script>document.title='x'</script> **bold** =HYPERLINK(1) مصنع โรงงาน 🏭"
    page = open_page()
    person = Person(page, "en")
    person.click("button", "Begin the whole questionnaire")
    person.write("Name of the organisation", name)
    person.open("")
    expect(page.locator("[data-testid=stMain]")).to_contain_text(name)
    assert page.title() != "x"
