"""Before the result: what is open, unknown or contradictory, each a step from its question."""

from __future__ import annotations

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from questionnaires.loader import load
from questionnaires.responses import Answer
from storage import Store
from tests.reports.factory import sound
from tests.ui.conftest import Open
from tests.ui.sunrise import THEN, seen, sunrise

LABEL = {name: question.label for name, question in load().by_name.items()}


def questions_linked(at: AppTest) -> set[str]:
    """Give the questions that the page's links open."""
    queries = (link.proto.query_string for link in at.main.get("page_link"))
    return {part[2:] for query in queries for part in query.split("&") if part.startswith("q=")}


def test_unanswered_and_unknown_questions_are_a_link_away(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("review", a="sunrise-2026")

    assert {"grievance_process", "fees_deducted"} <= questions_linked(at)
    assert "One question without an answer" in seen(at)
    assert "One “don't know”" in seen(at)


def test_a_contradiction_is_asked_back_with_its_questions(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("review", a="sunrise-2026")
    rule = next(one for one in load().contradictions if one.text in seen(at))
    assert set(rule.questions) <= questions_linked(at)


def test_none_of_these_beside_others_is_asked_back(visit: Open, database: Store) -> None:
    database.create(sunrise().with_answer("fees_costs", Answer(value=("none", "travel_worker"))), "local")
    at = visit("review", a="sunrise-2026")
    assert "“None of these” is ticked together" in seen(at)
    assert "fees_costs" in questions_linked(at)


def test_when_all_is_answered_it_says_so(visit: Open, database: Store) -> None:
    database.create(sound().model_copy(update={"id": "sunrise-2026"}), "local")
    at = visit("review", a="sunrise-2026")
    assert "Every question has an answer" in seen(at)
    assert not questions_linked(at)


def test_what_was_taken_over_is_confirmed_topic_by_topic(visit: Open, database: Store) -> None:
    database.create(sunrise(created_at=THEN + timedelta(days=1)), "local")
    at = visit("review", a="sunrise-2026")
    assert "Taken over from last time" in seen(at)
    assert LABEL["docs_held"] in seen(at)

    at = at.button(key="confirm_docs").click().run()
    assert LABEL["docs_held"] not in seen(at)
    assert LABEL["fees_paid"] in seen(at)
    kept = database.load("sunrise-2026", "local").answer("docs_held", "op1")
    assert kept
    assert kept.value == "on_request"
