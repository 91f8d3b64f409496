"""The plan: its order, what an action says, and that what the organisation writes is kept."""

from __future__ import annotations

from datetime import date

import pytest

from questionnaires.loader import load
from questionnaires.responses import Answer, FollowUp
from reports.tasks import title_of
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import field, seen, sunrise
from ui import assessed


def test_the_first_six_come_first_and_all_in_the_methods_order(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    s = assessed.subject_of(at.session_state["current"], sunrise())
    titles = [title_of(s, item) for item in s.assessment.plan.items]
    said = seen(at)

    first = [title for title, item in zip(titles, s.assessment.plan.items, strict=True) if item.first_six]
    assert [said.index(f". {title}") for title in first] == sorted(said.index(f". {title}") for title in first)
    folded = [one for one in at.main.get("expander") if one.proto.label[:1].isdigit()]
    assert len(folded) == len(titles) - len(first)
    assert all(title in said for title in titles)


def test_an_action_says_why_how_when_it_is_done_and_what_it_is_worth(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    item = next(
        i for i in assessed.subject_of(at.session_state["current"], sunrise()).assessment.plan.items if i.value
    )
    action = load().action[item.action or ""] if item.action else None
    said = seen(at)

    if action:
        assert action.why in said
        assert all(step in said for step in action.steps)
        assert action.done_when in said
    assert "<dt>Worth</dt>" in said
    assert "<dt>Effort</dt>" in said


def test_what_ending_the_critical_findings_is_worth_together_is_said(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    assert "taken together, lower it by" in seen(visit("plan", a="sunrise-2026"))


def test_owner_date_and_status_are_kept(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    key = assessed.subject_of(at.session_state["current"], sunrise()).assessment.plan.items[0].key

    at = field(at, f"{key}.owner").set_value("Rania").run()
    at = field(at, f"{key}.due").set_value("2027-03-31").run()
    at = field(at, f"{key}.status").set_value("started").run()

    assert not at.exception
    kept = database.load("sunrise-2026", "local").follow_up[key]
    assert kept == FollowUp(owner="Rania", due=date(2027, 3, 31), status="started")
    assert "by 31 March 2027" in seen(visit("plan", a="sunrise-2026"))


def test_a_done_action_notes_the_day(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    key = assessed.subject_of(at.session_state["current"], sunrise()).assessment.plan.items[0].key
    field(at, f"{key}.status").set_value("done").run()
    assert database.load("sunrise-2026", "local").follow_up[key].done_on is not None


def test_a_date_that_is_none_is_said_kindly_and_not_kept(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    key = assessed.subject_of(at.session_state["current"], sunrise()).assessment.plan.items[0].key
    at = field(at, f"{key}.due").set_value("soon").run()
    assert "year-month-day" in seen(at)
    assert key not in database.load("sunrise-2026", "local").follow_up


def test_each_place_has_its_own_follow_up(visit: Open, database: Store) -> None:
    two = sunrise(operations=(*sunrise().operations, sunrise().operations[0].model_copy(update={"id": "op2"})))
    database.create(two, "local")
    at = visit("plan", a="sunrise-2026")
    keys = [i.key for i in assessed.subject_of(at.session_state["current"], two).assessment.plan.items if i.operation]
    assert keys
    assert not at.exception
    field(at, f"{keys[0]}.owner").set_value("Rania").run()
    assert database.load("sunrise-2026", "local").follow_up[keys[0]].owner == "Rania"


@pytest.mark.parametrize("value", ["most", "none"])
def test_containment_points_to_the_safe_referral_first(visit: Open, database: Store, value: str) -> None:
    calm = sunrise().with_answer("fees_costs", Answer(value=("none",)))
    database.create(calm.with_answer("fees_paid", Answer(value=value, evidence="workers")), "local")
    said = seen(visit("plan", a="sunrise-2026"))
    assert ("Before you ask anyone on site" in said) == (value == "most")


def test_an_owner_does_not_undo_a_status_that_another_tab_saved(visit: Open, database: Store) -> None:
    database.create(sunrise(), "local")
    at = visit("plan", a="sunrise-2026")
    key = assessed.subject_of(at.session_state["current"], sunrise()).assessment.plan.items[0].key
    database.save_follow_up("sunrise-2026", "local", key, FollowUp(status="started"))

    field(at, f"{key}.owner").set_value("Rania").run()

    assert database.load("sunrise-2026", "local").follow_up[key] == FollowUp(owner="Rania", status="started")
