"""What if: everything moves at once, nothing is saved, and only what is true today can be kept."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from questionnaires.loader import load
from questionnaires.responses import Answer, AnswersByOperation
from reports.front import headline
from reports.subject import Subject
from reports.tasks import title_of
from scoring.whatif import Trial, tried
from storage import Store
from tests.reports.factory import factory
from tests.ui.conftest import Open
from tests.ui.sunrise import seen, sunrise
from ui import assessed

KEY = "sunrise-2026"
PAPERS = "docs_held"


def keyed(at: AppTest, kind: str, start: str) -> Any:
    """Give the field whose key begins so."""
    return next(found for found in at.main.get(kind) if str(found.key).startswith(f"whatif.{start}"))


def subject(at: AppTest, trial: Trial = Trial()) -> Subject:  # noqa: B008 - frozen
    held = at.session_state["current"]
    s = assessed.subject_of(held, held.response)
    return assessed.subject_of(held, tried(load(), held.response, trial, s.assessment.plan.items))


def ticked(at: AppTest) -> tuple[AppTest, str]:
    """Tick the first action among the first six that closes an answer."""
    item = next(one for one in subject(at).assessment.plan.items if one.kind == "act" and one.first_six)
    return keyed(at, "button_group", "done.first").set_value([item.key]).run(), item.key


def other_answer(at: AppTest, value: str) -> AppTest:
    at = keyed(at, "selectbox", "question").set_value(PAPERS).run()
    changed: AppTest = keyed(at, "radio", f"{PAPERS}..@").set_value(value).run()
    return changed


@pytest.fixture
def page(visit: Open, database: Store) -> AppTest:
    database.create(sunrise(), "local")
    return visit("whatif", a=KEY)


def test_a_tick_moves_figure_picture_and_plan_and_saves_nothing(page: AppTest, database: Store) -> None:
    before = database.load(KEY, "local")
    assert "Nothing here is saved." in seen(page)
    at, key = ticked(page)
    assert not at.exception
    s, then = subject(at), subject(at, Trial((key,)))
    said = seen(at)
    assert f"then {headline(then, then.assessment.business)}" in said
    assert f"{len(s.assessment.plan.items)} → {len(then.assessment.plan.items)}" in said
    assert all(title_of(then, item) in said for item in then.assessment.plan.items if item.first_six)
    assert database.load(KEY, "local") == before


def test_a_tick_taken_back_gives_the_result_as_it_is(page: AppTest) -> None:
    at, _key = ticked(page)
    at = keyed(at, "button_group", "done.first").set_value([]).run()
    assert "then " not in seen(at).split("</strong>")[0]
    assert "The result as it is" in seen(at)


def test_every_action_of_the_plan_that_closes_an_answer_can_be_ticked(page: AppTest) -> None:
    acts = [item for item in subject(page).assessment.plan.items if item.kind == "act"]
    groups = [g for g in page.button_group if str(g.key).startswith("whatif.done")]
    assert sum(len(group.options) for group in groups) == len(acts)


def test_another_answer_moves_the_figure_and_saves_nothing(page: AppTest, database: Store) -> None:
    before = database.load(KEY, "local")
    at = other_answer(page, "all")
    assert not at.exception
    given = sunrise().answer(PAPERS, "op1")
    assert given is not None
    then = subject(at, Trial().with_answer(PAPERS, None, given.model_copy(update={"value": "all"})))
    assert f"then {headline(then, then.assessment.business)}" in seen(at)
    assert database.load(KEY, "local") == before


def test_only_what_is_said_to_be_true_today_is_kept(page: AppTest, database: Store) -> None:
    at, _key = ticked(other_answer(page, "all"))
    at = at.button(key="whatif_keep").click().run()
    assert "Only what is true today may be saved." in seen(at)
    assert at.button(key="whatif_save").disabled
    assert database.load(KEY, "local").answers == sunrise().answers
    at = keyed(at, "button_group", "true").set_value(["0"]).run()
    at = at.button(key="whatif_save").click().run()
    assert not at.exception
    kept = database.load(KEY, "local")
    changed = {name for name in kept.answers if kept.answers[name] != sunrise().answers.get(name)}
    assert changed == {PAPERS}
    assert kept.answers[PAPERS].value == "all"  # type: ignore[union-attr]
    assert "These answers are saved." in seen(at)


def test_saving_nothing_keeps_the_trial_and_the_answers(page: AppTest, database: Store) -> None:
    at = other_answer(page, "all").button(key="whatif_keep").click().run()
    at = at.button(key="whatif_not").click().run()
    assert database.load(KEY, "local").answers == sunrise().answers
    assert at.button(key="whatif_keep")


def test_begin_again_empties_the_sandbox(page: AppTest) -> None:
    at = ticked(other_answer(page, "all"))[0].button(key="whatif_again").click().run()
    assert "The result as it is" in seen(at)
    assert not [g.value for g in at.button_group if g.value]


def test_neither_profile_nor_operations_are_offered(page: AppTest) -> None:
    assert {str(found.key).split("@")[0] for found in page.main.get("selectbox")} == {"whatif.question"}
    assert not page.main.get("number_input")
    assert not page.main.get("text_input")


@pytest.mark.parametrize("question", ["grievance_count", "fees_amount", "fees_costs", PAPERS])
def test_each_kind_of_question_can_be_opened(page: AppTest, question: str) -> None:
    at = keyed(page, "selectbox", "question").set_value(question).run()
    assert not at.exception
    assert load().by_name[question].label in seen(at)


def test_where_answers_differ_by_place_one_place_is_tried(visit: Open, database: Store) -> None:
    places = [operation.id for operation in factory().operations]
    held = {place: Answer(value="on_request") for place in places}
    database.create(factory(answers={**factory().answers, PAPERS: AnswersByOperation(by_operation=held)}), "local")
    at = keyed(visit("whatif", a="petra"), "selectbox", "question").set_value(PAPERS).run()
    at = keyed(at, "radio", f"{PAPERS}.{places[0]}.@").set_value("all").run()
    assert not at.exception
    assert at.session_state["notes"]["whatif.trial"][1].answers[0][:2] == (PAPERS, places[0])
