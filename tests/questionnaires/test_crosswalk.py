"""Which questions speak to a clause, and how their answers stand: what was answered, and nothing more."""

from __future__ import annotations

import pytest

from questionnaires.crosswalk import clause_of, clauses_cited, crosswalk, speaking, standing_of
from questionnaires.models import DONT_KNOW, Clause, Evidence, Framework, Questionnaire
from questionnaires.responses import Value
from tests.builders import questionnaire, red, resolved, response, said, select_multiple, select_one

NAMES = ("A", "6", "6(c)", "7", "10.7", "31(a)", "31(b)")
STANDARD = Framework(
    name="standard",
    label="A standard",
    introduction="What it is.",
    clauses=tuple(Clause(name=name, label=f"Clause {name}") for name in NAMES),
)


def citing(clauses: str, name: str = "held") -> Questionnaire:
    return questionnaire(select_one(name, no=1, yes=0, asked={"references": {"standard": clauses, "other": "7"}}))


@pytest.mark.parametrize(
    ("cited", "clause"),
    [
        pytest.param("7", "7", id="the clause itself"),
        pytest.param("6(c)", "6(c)", id="a part that is a clause"),
        pytest.param("6(d)", "6", id="a part that is none"),
        pytest.param("7(1)", "7", id="a paragraph"),
        pytest.param("10.7.1", "10.7", id="an indicator of a target"),
        pytest.param("31(c)", None, id="a part of what is no clause"),
        pytest.param("Principle 7", None, id="words"),
    ],
)
def test_a_citation_belongs_to_a_clause(cited: str, clause: str | None) -> None:
    assert clause_of(STANDARD, cited) == clause


def test_a_reference_names_several_clauses_and_each_once() -> None:
    (question,) = citing("31(a), 31(b), 7(1), 7").scored
    assert clauses_cited(STANDARD, question) == ("31(a)", "31(b)", "7")


def test_other_sources_and_questions_that_do_not_apply_say_nothing() -> None:
    form = citing("A, 6")
    here, there = crosswalk(form, STANDARD, {"held"}), crosswalk(form, STANDARD, ())

    assert speaking(form, STANDARD)["7"] == ()
    assert [spoken.clause.name for spoken in here if spoken.questions] == ["A", "6"]
    assert [spoken.clause.name for spoken in there if spoken.elsewhere] == ["A", "6"]
    assert not any(spoken.elsewhere for spoken in here)


FORM = questionnaire(
    select_one("paid", no=1, unsure=0.5, some=red("major", by=resolved("back", "all")), yes=red(), gone=None),
    select_one("back", all=1, none=0),
    select_multiple("costs", visa=0.4, travel=0.6),
)


@pytest.mark.parametrize(
    ("value", "standing"),
    [
        pytest.param("no", "good", id="full credit"),
        pytest.param("unsure", "gap", id="part of the credit"),
        pytest.param("some", "major", id="a red flag"),
        pytest.param("yes", "critical", id="a critical one"),
        pytest.param("gone", "aside", id="what takes the question out"),
        pytest.param(DONT_KNOW, "unknown", id="nobody knows"),
        pytest.param("no_longer_offered", "open", id="what is not offered"),
    ],
)
def test_how_an_answer_stands(value: Value, standing: str) -> None:
    given = response(FORM, paid=said(value, "stated"))
    assert standing_of(FORM, given, {"op1": ("paid",)}, "paid") == standing


@pytest.mark.parametrize(("evidence", "standing"), [("workers", "remedied"), ("stated", "major")])
def test_a_finding_is_put_right_only_with_enough_behind_it(evidence: Evidence, standing: str) -> None:
    given = response(FORM, paid="some", back=said("all", evidence))
    assert standing_of(FORM, given, {"op1": ("paid", "back")}, "paid") == standing


def test_an_answer_to_a_question_that_does_not_apply_puts_nothing_right() -> None:
    given = response(FORM, paid="some", back=said("all", "workers"))
    assert standing_of(FORM, given, {"op1": ("paid",)}, "paid") == "major"


@pytest.mark.parametrize(("chosen", "standing"), [(("visa",), "gap"), (("visa", "travel"), "good"), ((), "open")])
def test_a_list_is_good_when_all_its_credit_is_earned(chosen: Value, standing: str) -> None:
    assert standing_of(FORM, response(FORM, costs=chosen), {"op1": ("costs",)}, "costs") == standing


def test_of_several_sites_the_gravest_counts_and_those_where_it_does_not_apply_do_not() -> None:
    given = response(FORM, paid={"op1": "no", "op2": "yes"})
    assert standing_of(FORM, given, {"op1": ("paid",), "op2": ("paid",)}, "paid") == "critical"
    assert standing_of(FORM, given, {"op1": ("paid",), "op2": ()}, "paid") == "good"
