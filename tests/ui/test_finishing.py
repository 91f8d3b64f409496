"""Done means shown: what finishing an action changes, says and takes back."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from questionnaires.loader import load
from questionnaires.responses import Answer, FollowUp
from reports import front
from reports.subject import Subject
from scoring.models import PlanItem
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import field, seen, sunrise
from ui import assessed


def subject(at: AppTest) -> Subject:
    held = at.session_state["current"]
    return assessed.subject_of(held, held.response)


def an_act(at: AppTest) -> PlanItem:
    """Give one of the first six that changes an answer."""
    return next(item for item in subject(at).assessment.plan.items if item.kind == "act" and item.first_six)


def started(visit: Open, database: Store) -> tuple[AppTest, PlanItem]:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    item = an_act(at)
    return field(at, f"{item.key}.status").set_value("done").run(), item


def test_done_first_asks_what_shows_it_and_says_what_changes(visit: Open, database: Store) -> None:
    at, item = started(visit, database)
    name = item.questions[0]
    assert not at.exception
    assert load().by_name[name].label in seen(at)
    assert item.key not in database.load("sunrise-2026", "local").follow_up
    assert database.load("sunrise-2026", "local").answers.get(name) == sunrise().answers.get(name)


def test_confirmed_it_changes_the_answers_with_that_evidence_and_says_the_new_figure(
    visit: Open, database: Store
) -> None:
    at, item = started(visit, database)
    before = subject(at)
    at = next(one for one in at.radio if (one.key or "").startswith(f"{item.key}.shown@")).set_value("records").run()
    at = at.button(key="yes").click().run()
    assert not at.exception

    kept = database.load("sunrise-2026", "local")
    option = load().action[item.action or ""].closes[item.questions[0]]
    answer = kept.answers[item.questions[0]]
    assert isinstance(answer, Answer)
    assert answer.evidence == "records"
    assert answer.value in (option, (option,))
    assert kept.follow_up[item.key].status == "done"
    assert kept.follow_up[item.key].done_on is not None
    after = subject(at)
    said = seen(at)
    assert f"{front.headline(before, before.assessment.business)} before" in said
    assert f"{front.headline(after, after.assessment.business)} now" in said
    assert after.assessment.business.headline <= before.assessment.business.headline
    assert "Done or dropped" in said
    assert any(change.question == item.questions[0] for change in database.history("sunrise-2026", "local"))


def test_undo_gives_the_answers_and_the_follow_up_back(visit: Open, database: Store) -> None:
    at, item = started(visit, database)
    at = at.button(key="yes").click().run()
    at = at.button(key="undo_done").click().run()
    assert not at.exception
    kept = database.load("sunrise-2026", "local")
    for name in item.questions:
        now, then = kept.answer(name, "op1"), sunrise().answer(name, "op1")
        assert (now and (now.value, now.evidence)) == (then and (then.value, then.evidence))
    assert kept.follow_up[item.key] == FollowUp()


def test_not_yet_changes_nothing_and_noting_alone_changes_no_answer(visit: Open, database: Store) -> None:
    at, item = started(visit, database)
    at = at.button(key="not_yet").click().run()
    assert not at.exception
    assert field(at, f"{item.key}.status").value == "open"
    at = field(at, f"{item.key}.status").set_value("done").run()
    at = at.button(key="only_note").click().run()
    kept = database.load("sunrise-2026", "local")
    assert kept.answers == sunrise().answers
    assert kept.follow_up[item.key].status == "done"


def test_a_containment_is_done_at_once_and_changes_no_answer(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    item = next(item for item in subject(at).assessment.plan.items if item.kind == "contain")
    field(at, f"{item.key}.status").set_value("done").run()
    kept = database.load("sunrise-2026", "local")
    assert kept.follow_up[item.key].status == "done"
    assert kept.answers == sunrise().answers
