"""Names that are found, and still do not fit what they stand for."""

from __future__ import annotations

import pytest

from questionnaires import checks
from questionnaires.models import Questionnaire
from tests.builders import (
    act,
    all_of,
    answer_is,
    checklist,
    profile,
    questionnaire,
    red,
    resolved,
    select_one,
)

FEW = select_one("few", yes=1, no=0, asked={"actions": (act("mend_few", {"few": "yes"}),)})
MEND = act("mend", {"held": "no"})
COSTS = checklist("costs", "visa", "travel", asked={"actions": (act("pay", {"costs": "none"}),)})


def broken(form: Questionnaire) -> list[str]:
    return list(checks.found_in(form))


def test_a_less_grave_option_can_be_resolved_where_a_graver_one_can() -> None:
    """Otherwise the worse answer, remedied, would score better than the milder one."""
    mild = select_one(
        "held",
        no=1,
        some=red("major", credit=0.4),
        yes=red(by=resolved("few", "yes")),
        asked={"actions": (MEND, act("stop", contains=("held",)))},
    )

    (problem,) = broken(questionnaire(mild, FEW))

    assert problem.startswith("held.some: a graver option can be resolved and this one cannot")


def test_a_condition_does_not_read_how_many_work_in_one_operation() -> None:
    asked = select_one("held", no=1, yes=0, asked={"actions": (MEND,), "relevant": all_of(profile("workers", 5))})

    (problem,) = broken(questionnaire(asked))

    assert "splitting an operation would change what is asked" in problem


def reading_costs(*choices: str) -> Questionnaire:
    """Give a form that asks a question after some choices of a checklist."""
    after = all_of(answer_is("costs", *choices))
    return questionnaire(COSTS, select_one("held", no=1, yes=0, asked={"actions": (MEND,), "relevant": after}))


def test_choices_of_a_row_that_are_worth_the_same_may_be_named_together() -> None:
    assert broken(reading_costs("visa_worker", "visa_shared")) == []


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        pytest.param("visa_worker", "'visa_worker' of 'costs' is worth as much as 'visa_shared'", id="one of two"),
        pytest.param("visa_unknown", "'visa_unknown' of 'costs' is worth no more than no answer", id="nothing"),
    ],
)
def test_a_choice_of_a_row_that_scoring_cannot_tell_apart_is_not_named_alone(named: str, problem: str) -> None:
    (found,) = broken(reading_costs(named))
    assert problem in found
