"""A budget of days: checked against every set there is on small forms."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings

from questionnaires.models import Questionnaire
from questionnaires.responses import Response
from scoring.budget import Budget, budget
from scoring.coding import rows_of
from scoring.compiled import compiled
from scoring.models import PlanItem
from scoring.rescoring import Rescoring, rescoring
from scoring.residual import scored
from tests.builders import act, questionnaire, red, response, select_multiple, select_one
from tests.scoring.assessed import assessed, near
from tests.scoring.generated import a_questionnaire, a_response, randoms

MOST = 9  # items, so that every set can be tried


def chosen_of(form: Questionnaire, given: Response, days: float) -> Budget:
    return budget(form, given, assessed(form, given).plan, days)


def names(items: tuple[PlanItem, ...]) -> set[str]:
    return {item.action or "" for item in items}


def ready(form: Questionnaire, given: Response) -> Rescoring:
    arrays = compiled(form)
    return rescoring(arrays, scored(arrays, rows_of(arrays, given)))


def fall(form: Questionnaire, given: Response, items: tuple[PlanItem, ...]) -> float:
    """Give by how much P falls, by doing one thing after the other."""
    one = ready(form, given)
    actions = [action.name for action in one.compiled.moves.actions]
    after = one.after(one.cells, [actions.index(item.action or "") for item in items if item.kind == "act"])
    return float(one._potential(one.cells) - one._potential(after))


def gap(name: str, *mending: Any, weight: int = 1, flag: bool = False) -> Any:
    return select_one(name, weight=weight, yes=1, half=0.5, no=red() if flag else 0, asked={"actions": mending})


# --- small forms -----------------------------------------------------------------------------------------------------


def test_two_small_actions_are_better_than_the_one_that_is_worth_most_per_day() -> None:
    """The plan's order takes the best rate first, and then nothing else fits."""
    form = questionnaire(
        gap("a", act("first", {"a": "yes"}, effort=6), weight=3),
        gap("b", act("second", {"b": "yes"}, effort=5), weight=2),
        gap("c", act("third", {"c": "yes"}, effort=5), weight=2),
    )
    found = chosen_of(form, response(form, a="no", b="no", c="no"), 10)
    assert names(found.greedy.items) == {"first"}
    assert names(found.best.items) == {"second", "third"}
    assert found.advised == found.best
    assert found.best.potential > found.greedy.potential


def test_what_an_action_needs_is_chosen_with_it_or_neither_is() -> None:
    form = questionnaire(
        gap("a", act("worth_much", {"a": "yes"}, effort=2, requires=["first"]), weight=3),
        gap("b", act("first", {"b": "yes"}, effort=5)),
        gap("c", act("other", {"c": "yes"}, effort=3)),
    )
    answers = response(form, a="no", b="no", c="no")
    assert names(chosen_of(form, answers, 6).best.items) == {"other"}
    assert names(chosen_of(form, answers, 7).best.items) == {"worth_much", "first"}


def test_of_two_actions_that_close_one_question_the_better_option_counts_once() -> None:
    form = questionnaire(
        gap("a", act("whole", {"a": "yes"}, effort=2), act("part", {"a": "half"}, effort=1), weight=3),
        gap("b", act("other", {"b": "yes"}, effort=1)),
    )
    assert names(chosen_of(form, response(form, a="no", b="no"), 4).best.items) == {"whole", "other"}


def test_two_choices_that_add_up_are_both_worth_their_days() -> None:
    many = select_multiple(
        "m",
        one=0.4,
        two=0.4,
        rest=0.2,
        asked={"actions": (act("a1", {"m": "one"}, effort=1), act("a2", {"m": "two"}, effort=1))},
    )
    form = questionnaire(many)
    assert names(chosen_of(form, response(form, m=()), 2).best.items) == {"a1", "a2"}


def test_what_ends_a_critical_finding_is_always_in_and_the_page_can_say_by_how_much_it_is_too_much() -> None:
    form = questionnaire(
        gap("a", act("stop", contains=["a"], effort=1), act("end", {"a": "yes"}, effort=8), flag=True),
        gap("b", act("other", {"b": "yes"}, effort=1), weight=3),
    )
    answers = response(form, a="no", b="no")
    over = chosen_of(form, answers, 4)
    assert over.over == 5
    assert over.best == over.required == over.greedy
    assert names(over.best.items) == {"stop", "end"}
    assert chosen_of(form, answers, 10).over == 0
    assert names(chosen_of(form, answers, 10).best.items) == {"stop", "end", "other"}


def test_where_ending_the_major_findings_lowers_the_figure_more_that_set_is_advised() -> None:
    major = select_one("a", yes=1, no=red("major"), asked={"actions": (act("end", {"a": "yes"}, effort=4),)})
    form = questionnaire(major, gap("b", act("other", {"b": "yes"}, effort=4), weight=3))
    found = chosen_of(form, response(form, a="no", b="no"), 4)
    assert names(found.best.items) == {"other"}
    assert found.ending is not None
    assert names(found.advised.items) == {"end"}
    assert found.advised.headline < found.best.headline


def test_nothing_worthless_is_chosen_and_finding_out_is_no_choice() -> None:
    form = questionnaire(gap("a", act("mend", {"a": "yes"})), gap("b", flag=True))
    found = chosen_of(form, response(form, a="yes", b="dont_know"), 100)
    assert found.best.items == ()
    assert found.best.headline == found.now


# --- against every set -----------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(randoms)
def test_no_other_set_within_the_budget_lowers_the_potential_risk_more(chance: Random) -> None:
    form = a_questionnaire(chance)
    answers = a_response(chance, form)
    items = tuple(item for item in assessed(form, answers).plan.items if item.kind != "find_out")
    assume(0 < len(items) <= MOST)
    days = chance.choice((0.5, 2, 5, 9, 30))
    found = chosen_of(form, answers, days)
    required = {item.key for item in found.required.items}
    assume(not found.over)
    needs = {item.key: set(form.action[item.action or ""].requires) for item in items if item.kind == "act"}
    acting = {item.action for item in items if item.kind == "act"}

    def allowed(one: tuple[PlanItem, ...]) -> bool:
        there = {item.action for item in one if item.kind == "act"}
        whole = all((needs.get(item.key, set()) & acting) <= there for item in one)
        return (
            whole and required <= {item.key for item in one} and sum(item.effort_days for item in one) <= days + 1e-9
        )

    sets = [one for number in range(len(items) + 1) for one in combinations(items, number) if allowed(one)]
    assert allowed(found.best.items)
    assert allowed(found.greedy.items)
    assert found.exact
    assert found.best.potential == near(fall(form, answers, found.best.items))
    assert found.best.potential >= max(fall(form, answers, one) for one in sets) - 1e-7


@pytest.mark.parametrize("days", [0, 3, 12, 40])
def test_the_figure_after_a_set_is_the_plans_own(days: float) -> None:
    chance = Random(4)
    form = a_questionnaire(chance)
    answers = a_response(chance, form)
    found, one = chosen_of(form, answers, days), ready(form, answers)
    actions = [action.name for action in one.compiled.moves.actions]
    places = [actions.index(item.action or "") for item in found.best.items if item.kind == "act"]
    assert found.best.headline == one.headline(one.after(one.cells, places))
