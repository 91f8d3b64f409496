"""Why this number: the points of each question, and its part in the harm."""

from __future__ import annotations

import pytest

from tests.builders import operation, questionnaire, red, response, said, select_one, topic
from tests.scoring.assessed import assessed

FORM = questionnaire(
    topic("fees", select_one("a", weight=3, no=1, yes=red()), select_one("b", weight=1, no=1, yes=red()), v=3),
    topic("docs", select_one("c", no=1, yes=red("minor"), out=None), v=1),
)


def test_points_are_the_topics_share_of_the_questions_share() -> None:
    parts = assessed(FORM, response(FORM, a="yes", b=said("no", "workers"), c="yes")).contributions
    expected = {"a": 0.75 * 0.32 * 0.75, "b": 0.75 * 0.32 * 0.25 * 0.1, "c": 0.25 * 0.32}
    assert {part.question: part.points for part in parts} == pytest.approx(expected)


def test_harm_belongs_in_equal_parts_to_the_gravest() -> None:
    found = assessed(FORM, response(FORM, a="yes", b="yes", c="yes"))
    share = found.business.harm * (1 - found.business.potential) / 2
    assert {part.question: part.harm for part in found.contributions} == pytest.approx(
        {"a": share, "b": share, "c": 0}
    )


def test_what_is_left_out_has_no_points() -> None:
    parts = assessed(FORM, response(FORM, a="no", b="no", c="out")).contributions
    assert {part.question: part.points for part in parts}["c"] == 0


def test_a_questions_points_above_operations_weigh_by_workers() -> None:
    two = (operation("x", workers=300), operation("y", workers=100))
    found = assessed(FORM, response(FORM, *two, a={"x": "yes", "y": said("no", "workers")}, b="no", c="no"))
    by_operation = [{part.question: part.points for part in o.contributions}["a"] for o in found.operations]
    whole = {part.question: part.points for part in found.contributions}["a"]
    assert whole == pytest.approx(0.75 * by_operation[0] + 0.25 * by_operation[1])
