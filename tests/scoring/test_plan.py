"""What to do, in which order, what it is worth, and by when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from questionnaires.models import ActionPlan, Evidence, Kind, ScoredQuestion, Severity
from scoring.models import Assessment, PlanItem
from tests.builders import (
    act,
    alone,
    operation,
    questionnaire,
    red,
    resolved,
    response,
    said,
    select_multiple,
    select_one,
    topic,
)
from tests.scoring.assessed import ON, actions, assessed, item


def gap(name: str, *mending: ActionPlan, kind: Kind = "practice", weight: int = 1, who: str = "hr") -> ScoredQuestion:
    """Give a question without a flag, answered "no" in these tests."""
    return select_one(name, kind=kind, weight=weight, yes=1, no=0, asked={"actions": mending, "who": (who,)})


def flagged(name: str, *mending: ActionPlan, flag: Severity = "critical", who: str = "hr") -> ScoredQuestion:
    return select_one(name, yes=1, no=red(flag), asked={"actions": mending, "who": (who,)})


def of(*questions: ScoredQuestion, **answers: Any) -> Assessment:
    """Assess a form where every question not named is answered "no"."""
    form = questionnaire(*questions)
    given: dict[str, Any] = {question.name: "no" for question in questions} | answers
    return assessed(form, response(form, **given))


# --- what an action does -----------------------------------------------------------------------------------------


def test_an_action_reaches_its_option_with_a_document() -> None:
    found = of(gap("a", act("mend", {"a": "yes"})))
    assert item(found, "mend").value == pytest.approx(0.32 * 0.9 * 0.8)


@pytest.mark.parametrize(("evidence", "worth"), [("stated", 0.8), ("records", 0.9), ("workers", 1.0)])
def test_better_evidence_that_is_there_stays(evidence: Evidence, worth: float) -> None:
    form = questionnaire(select_one("a", yes=1, partly=0.5, asked={"actions": (act("mend", {"a": "yes"}),)}))
    found = assessed(form, response(form, a=said("partly", evidence)))
    before = 0.5 * {"stated": 0.6, "records": 0.9, "workers": 1.0}[evidence]
    assert item(found, "mend").value == pytest.approx(0.32 * 0.9 * (worth - before))


def test_an_action_that_makes_nothing_better_is_not_in_the_plan() -> None:
    assert actions(of(gap("a", act("mend", {"a": "yes"})), a="yes")) == []


def test_an_action_does_not_touch_what_is_not_applicable() -> None:
    question = select_one("a", yes=1, no=0, asked={"not_applicable": True, "actions": (act("mend", {"a": "yes"}),)})
    form = questionnaire(question)
    assert actions(assessed(form, response(form, a=said("not_applicable", reason="none")))) == []


def test_a_lighter_flag_is_better_at_the_same_credit() -> None:
    mending = act("mend", {"a": "slow"})
    form = questionnaire(
        select_one("a", fast=1, slow=red("minor"), never=red("critical"), asked={"actions": (mending,)})
    )
    found = assessed(form, response(form, a="never"))
    assert item(found, "mend").value == pytest.approx(found.business.headline - (1 - 0.75 * (1 - 0.32)))


def test_the_remedy_reaches_the_evidence_that_the_finding_asks_for() -> None:
    paid = select_one("paid", none=1, some=red(by=resolved("repaid", "all", evidence="workers")))
    repaid = select_one("repaid", all=1, none=0, asked={"actions": (act("repay", {"repaid": "all"}),)})
    form = questionnaire(paid, repaid)
    found = assessed(form, response(form, paid="some", repaid="none"))
    after = 1 - 0.75 * (1 - 0.32 * (1 - 0.9 * 0.5))
    assert item(found, "repay").value == pytest.approx(found.business.headline - after)
    free = assessed(form, response(form, paid="none", repaid="none"))
    assert item(free, "repay").value == pytest.approx(0.32 * 0.9 * 0.8 / 2)


def test_a_remedy_that_was_given_but_not_confirmed_is_still_to_be_confirmed() -> None:
    paid = select_one("paid", none=1, some=red(by=resolved("repaid", "all", evidence="workers")))
    repaid = select_one("repaid", all=1, none=0, asked={"actions": (act("repay", {"repaid": "all"}),)})
    form = questionnaire(paid, repaid)
    assert actions(assessed(form, response(form, paid="some", repaid="all"))) == ["repay"]
    assert actions(assessed(form, response(form, paid="none", repaid="all"))) == []


def test_an_option_is_added_to_a_set_and_none_of_these_takes_its_place() -> None:
    for reached, worth in (("line", 0.9), ("none", 1.0)):
        question = select_multiple(
            "ways", box=0.5, line=0.4, none=alone(1), asked={"actions": (act("open", {"ways": reached}),)}
        )
        form = questionnaire(question)
        found = assessed(form, response(form, ways=said(("box",), "workers")))
        assert item(found, "open").value == pytest.approx(0.32 * 0.9 * (worth - 0.5))


def test_of_two_actions_on_one_question_the_better_option_stays() -> None:
    mending = (
        act("half", {"a": "partly"}, effort=0.5),
        act("whole", {"a": "yes"}, effort=40),
        act("other", {"b": "yes"}),
    )
    form = questionnaire(
        select_one("a", yes=1, partly=0.9, no=0, asked={"actions": mending}),
        select_one("b", yes=1, no=0),
    )
    found = assessed(form, response(form, a="no", b="no"))
    assert actions(found) == ["half", "other", "whole"]
    assert item(found, "whole").value == pytest.approx(0.32 / 2 * 0.9 * 0.8)


# --- tiers and order ---------------------------------------------------------------------------------------------


def test_everything_is_stopped_before_anything_is_repaired() -> None:
    found = of(
        flagged("a", act("stop_a", contains=["a"], lead=3), act("mend_a", {"a": "yes"}, lead=1)),
        flagged("b", act("stop_b", contains=["b"], lead=1), act("mend_b", {"b": "yes"}, lead=9)),
        flagged("c", act("mend_c", {"c": "yes"}, lead=1), flag="major"),
        flagged("d", act("mend_d", {"d": "yes"}, lead=1), flag="minor"),
        flagged("e", who="site"),
        e="dont_know",
    )
    assert actions(found) == ["stop_b", "stop_a", "find out: site", "mend_a", "mend_b", "mend_c", "mend_d"]
    assert [item.tier for item in found.plan.items] == [1, 1, 2, 3, 3, 4, 5]


def test_without_a_containment_the_quickest_action_stops_the_harm() -> None:
    found = of(flagged("a", act("slow", {"a": "yes"}, lead=60), act("quick", {"a": "yes"}, lead=9)))
    assert [(i.action, i.tier) for i in found.plan.items] == [("quick", 1), ("slow", 3)]


def test_a_containment_is_for_open_critical_findings_alone() -> None:
    stop = act("stop", contains=["a"])
    assert actions(of(flagged("a", stop, flag="major"))) == []
    assert actions(of(flagged("a", stop), a="yes")) == []
    assert actions(of(flagged("a", stop), a="dont_know")) == ["find out: hr"]


def test_within_a_tier_shorter_then_graver_then_more_workers_then_the_id() -> None:
    def question(name: str, lead: int) -> ScoredQuestion:
        return flagged(name, act(f"mend_{name}", {name: "yes"}, lead=lead), flag="major")

    form = questionnaire(
        topic("light", question("d", 30), question("c", 30), question("e", 30), v=1),
        topic("grave", question("b", 30), v=3),
        topic("soon", question("a", 9), v=1),
    )
    two = (operation("small", workers=1), operation("large", workers=50))
    given = response(form, *two, a="no", b="no", c="no", d="no", e={"small": "yes", "large": "no"})
    given = given.with_answer("c", said("yes"), "large").with_answer("c", said("no"), "small")
    assert actions(assessed(form, given)) == ["mend_a", "mend_b", "mend_d", "mend_e", "mend_c"]


def test_the_rest_goes_by_worth_per_day_given_all_above() -> None:
    found = of(
        gap("a", act("heavy", {"a": "yes", "b": "yes"}, effort=2.5), weight=3),
        gap("b", act("light", {"b": "yes"}, effort=1), weight=2),
        gap("c", act("small", {"c": "yes"}, effort=1)),
    )
    assert actions(found) == [
        "heavy",
        "small",
        "light",
    ]  # per day 2, 2 and 1: the id decides, then "light" adds nothing


def test_effort_counts_as_at_least_a_quarter_of_a_day() -> None:
    found = of(
        gap("a", act("tiny", {"a": "yes"}, effort=0.01)), gap("b", act("quarter", {"b": "yes"}, effort=0.25), weight=2)
    )
    assert actions(found) == ["quarter", "tiny"]


def test_a_prerequisite_takes_the_tier_of_what_needs_it_and_stands_before_it() -> None:
    found = of(
        gap("a", act("first", {"a": "yes"}, effort=99)),
        gap("b", act("second", {"b": "yes"}, requires=["first"])),
        flagged("c", act("third", {"c": "yes"}, requires=["second"], lead=90), flag="major"),
        flagged("d", act("quicker", {"d": "yes"}, lead=9), flag="major"),
    )
    assert actions(found) == ["quicker", "first", "second", "third"]
    assert [i.tier for i in found.plan.items] == [4, 4, 4, 4]


def test_a_prerequisite_that_is_done_is_not_asked_again() -> None:
    found = of(
        gap("a", act("first", {"a": "yes"})), gap("b", act("second", {"b": "yes"}, requires=["first"])), a="yes"
    )
    assert actions(found) == ["second"]


# --- finding out -------------------------------------------------------------------------------------------------


def test_finding_out_is_bundled_by_role_and_worth_the_fall_of_the_worst_case() -> None:
    found = of(
        flagged("a"), flagged("b"), flagged("c", who="site", flag="minor"), a="dont_know", b="dont_know", c="dont_know"
    )
    hr, site = found.plan.items
    assert (hr.questions, hr.tier, hr.role, hr.key) == (("a", "b"), 2, "hr", "find_out_hr")
    assert (site.questions, site.tier) == (("c",), 5)
    assert hr.value == pytest.approx(found.business.worst - (1 - 0.75 * (1 - 0.32)))
    assert site.value == 0


def test_a_question_without_a_flag_needs_no_finding_out() -> None:
    assert actions(of(gap("a"), a="dont_know")) == []


# --- by operation ------------------------------------------------------------------------------------------------

TWO = (operation("op1", workers=10), operation("op2", workers=20))


def test_containments_are_one_for_each_operation_and_for_the_company_one() -> None:
    own = flagged("own", act("stop", contains=["own", "shared"]))
    shared = select_one("shared", scope="company", yes=1, no=red())
    form = questionnaire(own, shared)
    keys = [(i.key, i.operations) for i in assessed(form, response(form, *TWO, own="no", shared="no")).plan.items]
    assert keys == [("stop", ("op1", "op2")), ("stop@op2", ("op2",)), ("stop@op1", ("op1",))]
    assert [i.key for i in assessed(form, response(form, own="no", shared="no")).plan.items] == ["stop"]


def test_an_action_names_its_operation_where_it_concerns_one_of_several() -> None:
    form = questionnaire(gap("a", act("mend", {"a": "yes"})))
    both = assessed(form, response(form, *TWO, a="no")).plan.items[0]
    one = assessed(form, response(form, *TWO, a={"op1": "yes", "op2": "no"})).plan.items[0]
    assert (both.operation, both.operations) == (None, ("op1", "op2"))
    assert (one.operation, one.operations, one.key) == ("op2", ("op2",), "mend@op2")


# --- the first six, due dates ------------------------------------------------------------------------------------


def first(found: Assessment) -> list[str | None]:
    return [i.action for i in found.plan.items if i.first_six]


def test_the_first_six_hold_at_most_two_that_are_only_policy_while_others_are_open() -> None:
    policies = [gap(f"p{n}", act(f"write{n}", {f"p{n}": "yes"}), kind="policy", weight=3) for n in range(4)]
    others = [gap(f"q{n}", act(f"mend{n}", {f"q{n}": "yes"})) for n in range(5)]
    assert first(of(*policies, *others)) == ["write0", "write1", "mend0", "mend1", "mend2", "mend3"]
    assert first(of(*policies, *others[:1])) == ["write0", "write1", "write2", "write3", "mend0"]


def test_all_that_stops_a_harm_is_among_the_first() -> None:
    questions = [
        flagged(f"q{n}", act(f"stop{n}", contains=[f"q{n}"]), act(f"mend{n}", {f"q{n}": "yes"})) for n in range(7)
    ]
    assert first(of(*questions)) == [f"stop{n}" for n in range(7)]


@pytest.mark.parametrize(
    ("mending", "flag", "days"),
    [
        pytest.param(act("do", contains=["a"], lead=9), "critical", 3, id="containment in three days"),
        pytest.param(act("do", {"a": "yes"}, lead=400), "critical", 90, id="what ends a critical finding in 90"),
        pytest.param(act("do", {"a": "yes"}, lead=60), "critical", 60, id="or sooner"),
        pytest.param(act("do", {"a": "yes"}, lead=400), "major", 90, id="a major one in 90"),
        pytest.param(act("do", {"a": "yes"}, lead=400), "minor", 180, id="a minor one in 180"),
        pytest.param(act("do", {"a": "yes"}, lead=400), None, 365, id="the rest in a year"),
    ],
)
def test_due(mending: ActionPlan, flag: Severity | None, days: int) -> None:
    question = flagged("a", mending, flag=flag) if flag else gap("a", mending)
    assert item(of(question), "do").due == ON + timedelta(days=days)


def test_finding_out_is_due_in_thirty_days() -> None:
    assert of(flagged("a"), a="dont_know").plan.items[0].due == ON + timedelta(days=30)


def test_what_is_done_with_others_has_a_review_and_no_due_date() -> None:
    together = item(of(gap("a", act("do", {"a": "yes"}, lead=90, collaborative=True))), "do")
    assert (together.due, together.review) == (None, ON + timedelta(days=90))


def test_ending_a_grave_finding_has_a_written_plan_in_thirty_days() -> None:
    def written(lead: int, flag: Severity) -> PlanItem:
        return item(of(flagged("a", act("do", {"a": "yes"}, lead=lead), flag=flag)), "do")

    assert written(80, "major").written_plan == ON + timedelta(days=30)
    assert written(9, "critical").written_plan == ON + timedelta(days=9)
    assert written(80, "minor").written_plan is None


def test_the_actions_that_end_the_critical_findings_are_worth_more_together() -> None:
    found = of(*(flagged(f"q{n}", act(f"mend{n}", {f"q{n}": "yes"})) for n in range(3)))
    alone_worth = sum(i.value for i in found.plan.items)
    assert found.plan.value_of_critical == pytest.approx(found.business.headline - 0.32 * (1 - 0.9 * 0.8))
    assert found.plan.value_of_critical > alone_worth
