"""Every answer has one number, and a set of choices is one option."""

from __future__ import annotations

import pytest

from questionnaires.exceptions import AnswerRefused
from questionnaires.models import ScoredQuestion
from questionnaires.responses import Answer
from scoring.cells import BLANK, FIRST, LEFT_OUT, UNKNOWN, QuestionCells, question_cells
from tests.builders import alone, checklist, decimal, integer, red, said, select_multiple, select_one

ONE = select_one("one", good=1, bad=red("major"), asked={"not_applicable": True})
MANY = select_multiple("many", a=0.3, b=0.9, c=red("minor"), none=alone(0))
NUMBER = decimal("number", little=(1, 1), some=(3, 0.5), much=(None, 0))


def cells(question: ScoredQuestion) -> QuestionCells:
    return question_cells(question, 4)


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        pytest.param(ONE, "dont_know", UNKNOWN, id="don't know"),
        pytest.param(ONE, "not_applicable", LEFT_OUT, id="not applicable"),
        pytest.param(ONE, "bad", FIRST + 1, id="the second option"),
        pytest.param(MANY, (), BLANK, id="a list of nothing is no answer"),
        pytest.param(MANY, ("b", "a"), FIRST + 2, id="a set counts up in binary, whatever its order"),
        pytest.param(NUMBER, 1, FIRST, id="a band holds its upper end"),
        pytest.param(NUMBER, 1.0001, FIRST + 1, id="beyond it begins the next"),
        pytest.param(NUMBER, 1e9, FIRST + 2, id="the last band has no end"),
    ],
)
def test_code_of_an_answer(question: ScoredQuestion, value: str, code: int) -> None:
    assert cells(question).code(said(value)) == code


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param(ONE, "unheard_of", id="no such option"),
        pytest.param(ONE, ("good",), id="a list for one answer"),
        pytest.param(MANY, "a", id="one answer for a list"),
        pytest.param(MANY, ("a", "z"), id="no such choice"),
        pytest.param(MANY, "not_applicable", id="not applicable where it is not offered"),
        pytest.param(NUMBER, -1, id="a negative number"),
        pytest.param(NUMBER, "little", id="a band's name for a number"),
        pytest.param(integer("whole", few=(None, 1)), 1.5, id="part of a whole number"),
    ],
)
def test_an_answer_not_offered_is_refused(question: ScoredQuestion, value: str) -> None:
    with pytest.raises(AnswerRefused):
        cells(question).code(said(value))


def test_a_set_earns_its_sum_up_to_one_and_the_gravest_flag() -> None:
    q = cells(MANY)
    worth = {chosen: q.code(said(chosen)) for chosen in (("a",), ("a", "b"), ("a", "c"))}
    assert [q.credit[code] for code in worth.values()] == pytest.approx([0.3, 1.0, 0.3])
    assert [int(q.flag[code]) for code in worth.values()] == [0, 0, 1]


def test_evidence_of_an_unknown_answer_says_nothing() -> None:
    q = cells(ONE)
    assert q.cell(Answer(value="dont_know", evidence="workers")) == q.cell(said("dont_know"))
    assert q.cell(said("good", "workers")) == q.cell(said("good")) + 3


def test_a_finding_names_the_first_of_the_gravest_choices() -> None:
    q = cells(select_multiple("many", a=red("minor"), b=red("major"), c=red("major"), d=1))
    assert q.finding(q.cell(said(("d", "a", "c", "b")))) == "b"
    assert q.finding(q.cell(said(("d",)))) is None


def test_none_of_these_clashes_only_beside_others() -> None:
    q = cells(MANY)
    clashes = q.clashing()
    assert [bool(clashes[q.code(said(chosen))]) for chosen in (("none",), ("a", "none"), ("a", "b"))] == [
        False,
        True,
        False,
    ]


COSTS = checklist("costs", "visa", "travel")


@pytest.mark.parametrize(
    ("chosen", "credit", "flag"),
    [
        pytest.param(("none",), 1, 0, id="the employer pays all"),
        pytest.param(("visa_employer", "travel_employer"), 1, 0, id="the employer pays each"),
        pytest.param(("visa_employer",), 0.5, 0, id="a row without an answer earns nothing"),
        pytest.param(("visa_employer", "travel_unknown"), 0.5, 0, id="nor does one that nobody knows"),
        pytest.param(("visa_unknown", "travel_unknown"), 0, 0, id="nobody knows any: an answer worth nothing"),
        pytest.param(("visa_employer", "travel_worker"), 0.5, 2, id="the worker pays one"),
        pytest.param(("visa_shared", "travel_worker"), 0, 2, id="the worker pays a part of all"),
    ],
)
def test_each_row_of_a_checklist_earns_its_part(chosen: tuple[str, ...], credit: float, flag: int) -> None:
    q = cells(COSTS)
    code = q.code(said(chosen))
    assert (q.credit[code], int(q.flag[code])) == (pytest.approx(credit), flag)


def test_a_long_checklist_stays_small() -> None:
    assert cells(checklist("costs", *"abcdefghi")).codes == FIRST + 2 * 3**9


def test_all_rows_at_once_clashes_beside_a_row() -> None:
    q = cells(COSTS)
    clashes = q.clashing()
    assert not clashes[q.code(said(("none",)))]
    assert clashes[q.code(said(("none", "visa_worker")))]


def test_choices_of_a_row_that_are_worth_the_same_are_read_together() -> None:
    q = cells(COSTS)
    assert q.holding(("visa_worker", "visa_shared"))[q.code(said(("visa_shared", "travel_employer")))]


def test_a_retired_choice_is_read_as_the_one_it_names_and_another_is_no_answer() -> None:
    q = cells(select_one("paid", none=1, some=red(), asked={"retired": {"few": "some"}}))
    assert q.cell_today(said("few", "records")) == q.cell(said("some", "records"))
    assert q.cell_today(said("unheard_of", "records")) == q.first
