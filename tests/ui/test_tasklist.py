"""Which items of the plan are shown, and what is marked."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from questionnaires.loader import load
from questionnaires.responses import FollowUp
from reports.subject import Subject
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import field, seen, sunrise
from ui import assessed


def subject(at: AppTest) -> Subject:
    held = at.session_state["current"]
    return assessed.subject_of(held, held.response)


def drawn(at: AppTest) -> int:
    folded: int = sum(one.proto.label[:1].isdigit() for one in at.main.get("expander"))
    return folded + seen(at).count("<article")


def test_only_what_one_role_does_is_shown_and_all_again(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    items = subject(at).assessment.plan.items
    role = items[-1].role
    mine = sum(item.role == role for item in items)
    assert drawn(at) == len(items)

    at = field(at, "filter_role").set_value(role).run()
    assert not at.exception
    assert drawn(at) == mine
    at = at.button(key="filters_off").click().run()
    assert drawn(at) == len(items)


def test_a_topic_shows_what_closes_its_questions(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    s = subject(at)
    of = s.questionnaire.topic_of
    topic = of[s.assessment.plan.items[0].questions[0]]
    at = field(at, "filter_topic").set_value(topic).run()
    wanted = [item for item in s.assessment.plan.items if topic in {of[name] for name in item.questions}]
    assert drawn(at) == len(wanted)


def test_what_is_past_its_own_date_is_overdue_until_it_is_done(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    key = subject(visit("plan", a="sunrise-2026")).assessment.plan.items[0].key
    database.save_follow_up("sunrise-2026", "local", key, FollowUp(due=date(2020, 1, 31)))
    at = visit("plan", a="sunrise-2026")
    assert "1 action is overdue" in seen(at)
    at = field(at, "filter_status").set_value("overdue").run()
    assert drawn(at) == 1
    database.save_follow_up("sunrise-2026", "local", key, FollowUp(due=date(2020, 1, 31), status="done"))
    assert "overdue" not in seen(visit("plan", a="sunrise-2026"))


def test_what_nobody_can_do_alone_is_marked(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    together = {action.name for action in load().actions() if action.collaborative}
    expected = sum(item.action in together for item in subject(at).assessment.plan.items)
    assert expected
    assert seen(at).count("with others") == expected


def test_a_folded_item_is_drawn_when_it_is_opened(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    last = subject(at).assessment.plan.items[-1]
    why = load().action[last.action or ""].why
    assert why not in seen(at)
    at.session_state[f"item_{last.key}"] = True
    assert why in seen(at.run())


def test_note_and_evidence_are_kept(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    key = subject(at).assessment.plan.items[0].key
    at = field(at, f"{key}.note").set_value("Bank is slow").run()
    at = field(at, f"{key}.evidence").set_value("Slips in folder 4").run()
    kept = database.load("sunrise-2026", "local").follow_up[key]
    assert (kept.note, kept.evidence) == ("Bank is slow", "Slips in folder 4")


def test_the_timeline_is_drawn_when_it_is_opened(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    assert not at.main.get("plotly_chart")
    at.session_state["timeline"] = True
    at = at.run()
    assert not at.exception
    assert len(at.main.get("plotly_chart")) == 1
