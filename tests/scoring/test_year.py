"""The worked cases, carried through a year: assessed, planned, six actions done, assessed again, compared."""

from __future__ import annotations

from datetime import timedelta

import pytest

from questionnaires import cases
from questionnaires.loader import load
from questionnaires.responses import FollowUp, Response
from scoring.assess import assess
from scoring.compare import Comparison, Side, compare
from scoring.progress import changed, closing
from tests.reports.factory import ON

LATER = ON + timedelta(days=365)
SIX = 6


def after_a_year(response: Response) -> Response:
    """Do the first six actions that change an answer, each one after the others, and show them by records."""
    done: list[str] = []
    while len(done) < SIX:
        plan = assess(load(), response, ON).plan
        item = next((i for i in plan.items if i.kind == "act" and i.action and i.key not in done), None)
        if item is None:
            break
        done.append(item.key)
        response = changed(response, closing(load(), response, item, "records"))
        response = response.with_follow_up(item.key, FollowUp(status="done", done_on=LATER, evidence="Records."))
    return response


def told(name: str) -> Comparison:
    before = cases.load(name).response(load(), name)
    after = after_a_year(before)
    sides = [Side(load(), one, assess(load(), one, on)) for one, on in ((before, ON), (after, LATER))]
    return compare(*sides)


@pytest.mark.parametrize("name", cases.names())
def test_six_actions_done_lower_the_figure_and_the_comparison_says_by_what(name: str) -> None:
    story = told(name)
    assert story.moved is not None

    moved = story.moved.parts
    difference = story.after.business.headline - story.before.business.headline

    assert sum(moved.values()) == pytest.approx(difference, abs=1e-11)
    assert (moved["tables"], moved["questionnaire"], moved["profile"]) == (0, 0, 0)
    assert difference <= 1e-12
    assert "worse" not in {change.direction for change in story.changes}
    if story.before.plan.items:
        assert difference < 0
