"""The frame around every page: the way through, the language, and what happens when something fails."""

from __future__ import annotations

import pytest

from i18n import languages
from questionnaires.loader import load
from questionnaires.responses import Answer
from storage import NotSaved, Store
from storage.assessments import Store as Kept
from tests.ui.conftest import Open
from tests.ui.test_questions import choose, kept, radio, response, shown

TOPICS = [section.name for section in load().sections]
PAGES = ["", "profile", *TOPICS, "review", "results", "plan", "report", "help"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_nothing_in_hand(visit: Open, page: str) -> None:
    at = visit(page)

    assert not at.exception
    assert "Fair Recruitment Check" in shown(at)
    assert "<h1>" in shown(at)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_read_in_each_language(visit: Open, page: str) -> None:
    at = visit(page)
    for language in languages():
        at = at.button(key=f"language_{language.code}").click().run()
        assert not at.exception
        assert f'lang="{language.code}"' in shown(at)


def test_the_browsers_language_is_the_first_guess(visit: Open) -> None:
    assert 'lang="es"' in shown(visit("fees", lang="es-MX"))
    assert 'lang="en"' in shown(visit("fees", lang="xx"))


def test_the_menu_is_told_how_far_each_step_has_come(visit: Open, database: Store) -> None:
    at = visit("fees")
    assert '"profile": "open", "mgmt": "open", "fees": "open"' in shown(at)

    assert '"profile": "partly", "mgmt": "open", "fees": "partly"' in shown(choose(at, "fees_asked", "twice"))

    every = {question.name: Answer(value="dont_know") for question in load().scored}
    database.create(response("whole", answers=every), "local")
    assert '"fees": "done"' in shown(visit("fees", a="whole"))


def test_the_address_and_a_cookie_find_the_assessment_again(visit: Open, database: Store) -> None:
    at = choose(visit("fees", lang="es"), "fees_asked", "twice")

    key = kept(database).id
    assert f'fairStanding?.({{"a": "{key}", "lang": "es"}}' in shown(at)
    assert f'"assessment={key};path=/' in shown(at)


def test_the_browser_is_told_nothing_of_an_assessment_that_is_not_kept(visit: Open) -> None:
    assert "assessment=" not in shown(visit("fees"))


def test_a_save_that_fails_says_so_and_loses_nothing(
    visit: Open, database: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = choose(visit("fees"), "fees_asked", "twice")

    def full(*_arguments: object, **_more: object) -> None:
        raise NotSaved("disk_full", "kept.sqlite3")

    with monkeypatch.context() as broken:
        broken.setattr(Kept, "save_answer", full)
        at = choose(at, "fees_asked", "none")
        assert "not saved yet" in shown(at)
        assert "disk is full" in shown(at)
        assert radio(at, "fees_asked").value == "none"

    at.button(key="try_again").click().run()

    answer = kept(database).answers["fees_asked"]
    assert isinstance(answer, Answer)
    assert answer.value == "none"
    assert "not saved yet" not in shown(at)
