"""The frame around every page: the way through, the language, and what happens when something fails."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from i18n import languages
from questionnaires.loader import load
from questionnaires.responses import Answer
from storage import NotSaved, Store
from storage.assessments import Store as Kept
from tests.ui.conftest import Open
from tests.ui.test_questions import choose, kept, radio, response, shown

TOPICS = [section.name for section in load().sections]
PAGES = ["", "profile", *TOPICS, "review", "results", "plan", "report", "referral"]


def links(at: AppTest) -> dict[str, str]:
    """Give the links of the journey as address: label."""
    return {link.proto.page: link.proto.label for link in at.sidebar.get("page_link")}


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


def test_the_journey_shows_how_far_each_topic_has_come(visit: Open, database: Store) -> None:
    at = visit("fees")
    assert links(at)["fees"].startswith("○")

    assert links(choose(at, "fees_policy", "written"))["fees"].startswith("◐")

    every = {question.name: Answer(value="dont_know") for question in load().scored}
    database.create(response("whole", answers=every), "local")
    assert links(visit("fees", a="whole"))["fees"].startswith("✓")


def test_links_keep_the_assessment_and_the_language(visit: Open, database: Store) -> None:
    at = choose(visit("fees", lang="es"), "fees_policy", "written")

    (link,) = [link for link in at.sidebar.get("page_link") if link.proto.page == "review"]

    assert f"a={kept(database).id}" in link.proto.query_string
    assert "lang=es" in link.proto.query_string


def test_a_save_that_fails_says_so_and_loses_nothing(
    visit: Open, database: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = choose(visit("fees"), "fees_policy", "written")

    def full(*_arguments: object, **_more: object) -> None:
        raise NotSaved("disk_full", "kept.sqlite3")

    with monkeypatch.context() as broken:
        broken.setattr(Kept, "save_answer", full)
        at = choose(at, "fees_policy", "none")
        assert "not saved yet" in shown(at)
        assert "disk is full" in shown(at)
        assert radio(at, "fees_policy").value == "none"

    at.button(key="try_again").click().run()

    answer = kept(database).answers["fees_policy"]
    assert isinstance(answer, Answer)
    assert answer.value == "none"
    assert "not saved yet" not in shown(at)
