"""Several actions taken as done together: scored again, as the plan values them, and never to anyone's harm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires import cases
from questionnaires.loader import load
from questionnaires.relevance import relevance
from questionnaires.responses import Answer, AnswersByOperation, Response
from scoring.assess import assess
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.models import PlanItem
from scoring.rescoring import rescoring
from scoring.residual import scored
from scoring.whatif import Trial, after, tried
from tests.reports.factory import factory

Q = load()
ON = date(2026, 1, 1)
ARRAYS = compiled(Q)
PLACE = {action.name: place for place, action in enumerate(ARRAYS.moves.actions)}
PETRA = factory()
ITEMS = assess(Q, PETRA, ON).plan.items
ACTS = tuple(item for item in ITEMS if item.kind == "act")


def figure(response: Response) -> float:
    return assess(Q, response, ON).business.headline


def as_the_plan_values(response: Response, items: list[PlanItem]) -> float:
    ready = rescoring(ARRAYS, scored(ARRAYS, rows_of(ARRAYS, response)))
    return ready.headline(ready.after(ready.cells, [PLACE[item.action or ""] for item in items]))


@given(st.sets(st.sampled_from(range(len(ACTS)))))
@settings(max_examples=25, deadline=None)
def test_several_actions_are_worth_what_scoring_again_says(ticked: set[int]) -> None:
    items = [ACTS[place] for place in sorted(ticked)]
    then = after(Q, PETRA, items)
    if relevance(Q, then) == relevance(Q, PETRA):
        assert figure(then) == pytest.approx(as_the_plan_values(PETRA, items), abs=1e-9)
    assert figure(then) <= figure(PETRA) + 1e-9


@pytest.mark.parametrize("name", cases.names())
def test_ticking_a_closing_action_never_raises_the_headline(name: str) -> None:
    """On top of others it may, where a question that was answered well no longer applies: the page says so then."""
    response = cases.load(name).response(Q, name)
    before = assess(Q, response, ON)
    then, level = response, before.business.headline
    for item in before.plan.items:
        alone = after(Q, response, [item])
        asked, then = relevance(Q, then), after(Q, then, [item])
        assert figure(alone) <= before.business.headline + 1e-9
        assert figure(then) <= before.business.headline + 1e-9
        if relevance(Q, then) == asked:
            assert figure(then) <= level + 1e-9
        if item.kind == "act" and relevance(Q, alone) == relevance(Q, response):
            assert before.business.headline - figure(alone) == pytest.approx(item.value, abs=1e-9)
        level = figure(then)


def test_what_contains_a_harm_or_finds_something_out_changes_no_answer() -> None:
    others = [item for item in ITEMS if item.kind != "act"]
    assert others
    assert after(Q, PETRA, others) == PETRA


def test_a_trial_leaves_the_response_and_its_profile_as_they_are() -> None:
    before = PETRA.model_dump_json()
    then = tried(Q, PETRA, Trial(tuple(item.key for item in ITEMS)), ITEMS)
    assert PETRA.model_dump_json() == before
    assert then != PETRA
    assert then.model_copy(update={"answers": PETRA.answers}) == PETRA


def test_other_answers_are_tried_where_they_are_meant() -> None:
    trial = Trial().with_answer("docs_held", None, Answer(value="on_request"))
    assert tried(Q, PETRA, trial, ITEMS).answers["docs_held"] == Answer(value="on_request")
    here, there = (operation.id for operation in PETRA.operations[:2])
    split = PETRA.with_answer("docs_held", Answer(value="held"), there)
    one = tried(Q, split, Trial().with_answer("docs_held", here, Answer(value="on_request")), ITEMS).answers[
        "docs_held"
    ]
    assert isinstance(one, AnswersByOperation)
    assert one.by_operation[there].value == "held"
    assert one.by_operation[here].value == "on_request"


def test_trying_again_takes_the_place_of_the_first_try() -> None:
    first, second = Answer(value="none"), Answer(value="paid")
    trial = Trial().with_answer("fees_paid", None, first).with_answer("fees_paid", None, second)
    assert trial.answers == (("fees_paid", None, second),)
    assert trial.without("fees_paid", None) == Trial()
