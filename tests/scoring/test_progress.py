"""What finishing an action changes, and why the figure moved."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.models import EVIDENCE, Evidence, Questionnaire
from questionnaires.responses import Answer, AnswersByOperation, Response
from scoring.compiled import compiled
from scoring.progress import changed, closing, moved, undone
from tests.builders import (
    act,
    alone,
    checklist,
    decimal,
    integer,
    operation,
    questionnaire,
    red,
    resolved,
    response,
    said,
    select_multiple,
    select_one,
)
from tests.scoring.assessed import assessed, item, near
from tests.scoring.generated import a_questionnaire, a_response, randoms


def done(form: Questionnaire, answers: Response, action: str, evidence: Evidence = "document") -> Response:
    return changed(answers, closing(form, answers, item(assessed(form, answers), action), evidence))


def mended(**more: Any) -> Questionnaire:
    return questionnaire(
        select_one("a", yes=1, half=0.5, no=0, asked={"actions": (act("mend", {"a": "half"}, **more),)})
    )


def test_the_answer_reaches_the_actions_option_with_the_evidence_given() -> None:
    form = mended()
    assert done(form, response(form, a="no"), "mend", "records").answers["a"] == said("half", "records")


def test_a_blank_and_a_do_not_know_become_an_answer() -> None:
    form = mended()
    for answers in (response(form), response(form, a="dont_know")):
        assert done(form, answers, "mend").answers["a"] == said("half", "document")


def test_evidence_is_never_lowered_and_the_note_stays() -> None:
    form = mended()
    present = Answer(value="no", evidence="workers", note="told in May")
    after = done(form, response(form, a=present), "mend", "stated").answers["a"]
    assert after == Answer(value="half", evidence="workers", note="told in May")


def test_an_answer_that_is_better_already_stays_in_its_operation() -> None:
    form = mended()
    answers = response(form, operation("op1"), operation("op2"), a={"op1": "yes", "op2": "no"})
    after = done(form, answers, "mend").answers["a"]
    assert after == AnswersByOperation(by_operation={"op1": said("yes"), "op2": said("half", "document")})


def test_containing_and_finding_out_change_no_answer() -> None:
    form = questionnaire(
        select_one("a", yes=1, no=red(), asked={"actions": (act("stop", contains=["a"]),)}),
        select_one("b", yes=1, no=red()),
    )
    answers = response(form, a="no", b="dont_know")
    plan = assessed(form, answers).plan
    assert {one.kind for one in plan.items} == {"contain", "find_out"}
    assert all(closing(form, answers, one, "workers") == () for one in plan.items)


def test_a_choice_is_added_to_a_set_and_takes_the_place_of_none() -> None:
    many = select_multiple("m", one=0.5, two=0.5, none=alone(0), asked={"actions": (act("add", {"m": "one"}),)})
    form = questionnaire(many)
    assert done(form, response(form, m=("two",)), "add").answers["m"] == said(("one", "two"), "document")
    assert done(form, response(form, m=("none",)), "add").answers["m"] == said(("one",), "document")


def test_in_a_checklist_the_choice_takes_the_place_of_the_other_in_its_row() -> None:
    form = questionnaire(
        checklist("costs", "visa", "travel", asked={"actions": (act("pay", {"costs": "visa_employer"}),)})
    )
    mixed = response(form, costs=("visa_unknown", "travel_employer"))
    assert done(form, mixed, "pay").answers["costs"] == said(("visa_employer", "travel_employer"), "document")


def test_a_number_goes_to_the_edge_of_its_band() -> None:
    days = decimal("d", few=(7, 1), many=(None, red()), asked={"actions": (act("sooner", {"d": "few"}),)})
    form = questionnaire(days)
    assert done(form, response(form, d=30), "sooner").answers["d"] == said(7.0, "document")
    heard = integer("n", none=(0, 0), some=(None, 1)).model_copy(update={"actions": (act("ask", {"n": "some"}),)})
    form = questionnaire(heard)
    assert done(form, response(form, n=0), "ask").answers["n"] == said(1, "document")


def test_a_finding_is_remedied_only_by_the_evidence_that_it_asks_for() -> None:
    paid = select_one("paid", no=1, yes=red(by=resolved("repaid", "all", evidence="workers")))
    repaid = select_one("repaid", kind="outcome", all=1, none=0, asked={"actions": (act("repay", {"repaid": "all"}),)})
    form = questionnaire(paid, repaid)
    answers = response(form, paid="yes", repaid="none")
    assert assessed(form, done(form, answers, "repay", "records")).business.open.critical == 1
    shown = done(form, answers, "repay", "workers")
    assert assessed(form, shown).business.open.critical == 0
    assert assessed(form, shown).business.headline == near(
        assessed(form, answers).business.headline - item(assessed(form, answers), "repay").value
    )


def test_what_is_taken_back_is_as_before() -> None:
    form = mended()
    answers = response(form, operation("op1"), operation("op2"), a={"op1": "yes", "op2": "no"})
    changes = closing(form, answers, item(assessed(form, answers), "mend"), "records")
    assert changed(changed(answers, changes), undone(changes)) == answers


@settings(max_examples=80, deadline=None)
@given(randoms, st.sampled_from(EVIDENCE))
def test_no_answer_becomes_worse_no_evidence_falls_and_all_is_taken_back(chance: Random, evidence: Evidence) -> None:
    form = a_questionnaire(chance)
    answers = a_response(chance, form)
    cells = compiled(form)
    for one in assessed(form, answers).plan.items:
        changes = closing(form, answers, one, evidence)
        after = changed(answers, changes)
        assert {change.question for change in changes} <= set(one.questions)
        for name in one.questions:
            for place in answers.operations:
                now, then = answers.answer(name, place.id), after.answer(name, place.id)
                if now == then:
                    continue
                assert then is not None
                q = cells.questions[cells.index[name]]
                before, reached = q.code(now) if now else 0, q.code(then)
                assert q.flag[reached] <= q.flag[before]
                assert q.flag[reached] < q.flag[before] or q.credit[reached] >= q.credit[before]
                if now and before >= 3:
                    assert EVIDENCE.index(then.evidence) >= EVIDENCE.index(now.evidence)
                assert EVIDENCE.index(then.evidence) >= EVIDENCE.index(evidence)
        back = changed(after, undone(changes))
        for name in answers.answers:
            for place in answers.operations:
                assert back.answer(name, place.id) == answers.answer(name, place.id)


@settings(max_examples=40, deadline=None)
@given(randoms)
def test_why_the_figure_moved_adds_up_to_how_far_it_moved(chance: Random) -> None:
    form = a_questionnaire(chance)
    answers = a_response(chance, form)
    before = assessed(form, answers)
    for one in before.plan.items:
        after = assessed(form, changed(answers, closing(form, answers, one, "workers")))
        total = sum(part.by for part in moved(before, after))
        assert total == pytest.approx(after.business.headline - before.business.headline, abs=1e-9)
