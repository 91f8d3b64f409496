"""What counts as a finding, what mends it, and how much harm findings are."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.models import Evidence, Kind, Questionnaire, Severity
from questionnaires.responses import Answer
from scoring.models import Assessment
from tests.builders import operation, questionnaire, red, resolved, response, said, select_multiple, select_one, topic
from tests.scoring.assessed import assessed

PAID = select_one("paid", none=1, some=red(by=resolved("repaid", "all", evidence="records")))
REPAID = select_one("repaid", kind="outcome", all=1, none=0)
FORM = questionnaire(PAID, REPAID)


def flags(*severities: Severity) -> Questionnaire:
    """Give a form with a question for each severity, answered "bad" to raise it."""
    return questionnaire(*(select_one(f"q{place}", good=1, bad=red(flag)) for place, flag in enumerate(severities)))


def harm_of(form: Questionnaire, **answers: Any) -> float:
    given: dict[str, Any] = {question.name: "bad" for question in form.scored} | answers
    return assessed(form, response(form, **given)).business.harm


@pytest.mark.parametrize(
    ("severities", "harm"),
    [
        (["critical"], 0.75),
        (["critical"] * 2, 0.875),
        (["critical"] * 4, 0.9375),
        (["major"], 0.5),
        (["major"] * 2, 0.625),
        (["minor"], 0.25),
        (["minor"] * 2, 0.375),
        (["critical", "major", "major", "minor"], 0.75),
    ],
)
def test_harm_is_the_gravest_and_its_number(severities: list[Severity], harm: float) -> None:
    assert harm_of(flags(*severities)) == pytest.approx(harm, abs=1e-12)


def test_no_number_of_lesser_findings_reaches_a_graver_one() -> None:
    many: dict[Severity, float] = {"major": 0.75, "minor": 0.5}
    for severity, graver in many.items():
        assert harm_of(flags(*(severity for _ in range(12)))) < graver


def test_evidence_never_lowers_a_finding() -> None:
    levels: tuple[Evidence, ...] = ("stated", "workers")
    for evidence in levels:
        found = assessed(FORM, response(FORM, paid=said("some", evidence), repaid="none"))
        assert (found.business.harm, found.business.open.critical) == (0.75, 1)


@pytest.mark.parametrize(
    ("value", "evidence", "status", "harm"),
    [
        pytest.param("all", "records", "remedied", 0.25, id="the answer and the evidence asked for"),
        pytest.param("all", "workers", "remedied", 0.25, id="better evidence too"),
        pytest.param("all", "stated", "open", 0.75, id="our word is not enough"),
        pytest.param("all", "document", "open", 0.75, id="nor is paper"),
        pytest.param("none", "workers", "open", 0.75, id="another answer resolves nothing"),
        pytest.param("dont_know", "stated", "open", 0.75, id="don't know resolves nothing"),
    ],
)
def test_what_resolves_a_finding(value: str, evidence: Evidence, status: str, harm: float) -> None:
    found = assessed(FORM, response(FORM, paid="some", repaid=said(value, evidence)))
    assert (found.findings[0].status, found.business.harm) == (status, harm)


def test_a_remedied_finding_counts_as_minor_and_is_not_open() -> None:
    found = assessed(FORM, response(FORM, paid="some", repaid=said("all", "workers")))
    assert found.findings[0].severity == "minor"
    assert (found.business.open.critical, found.business.open.minor, found.business.open.remedied) == (0, 0, 1)
    assert found.business.workers_concerned == 0


def test_paper_does_not_resolve_where_the_question_is_about_what_happened() -> None:
    paid = select_one("paid", none=1, some=red(by=resolved("repaid", "all", evidence="document")))
    expected: dict[Kind, str] = {"outcome": "open", "practice": "remedied"}
    for kind, status in expected.items():
        form = questionnaire(paid, select_one("repaid", kind=kind, all=1, none=0))
        found = assessed(form, response(form, paid="some", repaid=said("all", "document")))
        assert found.findings[0].status == status


@pytest.mark.parametrize("answer", [None, said("dont_know")], ids=["blank", "don't know"])
def test_a_flag_that_nobody_can_rule_out_is_not_verified_and_no_harm(answer: Answer | None) -> None:
    found = assessed(FORM, response(FORM, repaid="none").with_answer("paid", answer))
    assert [(f.status, f.choice, f.severity) for f in found.findings] == [("not_verified", None, "critical")]
    assert found.business.harm == 0
    assert found.unanswered.flagged == (("paid", "op1"),)


def company_form() -> Questionnaire:
    return questionnaire(
        select_one("shared", scope="company", good=1, bad=red("major")), select_one("own", good=1, bad=red("major"))
    )


def of_two(form: Questionnaire, **answers: Any) -> Assessment:
    return assessed(form, response(form, operation("op1"), operation("op2", workers=50), **answers))


def test_a_company_question_is_one_finding_and_an_operations_one_each() -> None:
    found = of_two(company_form(), shared="bad", own="bad")
    assert [(f.question, f.operation) for f in found.findings] == [("shared", None), ("own", "op1"), ("own", "op2")]
    assert found.business.open.major == 3
    assert [o.figures.open.major for o in found.operations] == [2, 2]
    assert found.sectors["making"].open.major == 3


def test_a_question_in_several_operations_counts_once_in_the_harm() -> None:
    assert of_two(company_form(), shared="good", own="bad").business.harm == 0.5
    assert of_two(company_form(), shared="bad", own={"op1": "good", "op2": "bad"}).business.harm == 0.625


def test_a_company_finding_is_open_while_it_is_open_anywhere() -> None:
    rule = resolved("repaid", "all", evidence="stated")
    form = questionnaire(
        select_one("paid", scope="company", none=1, some=red(by=rule)), select_one("repaid", all=1, none=0)
    )
    found = of_two(form, paid="some", repaid={"op1": "all", "op2": "none"})
    assert [f.status for f in found.findings] == ["open"]
    assert [(o.figures.open.critical, o.figures.open.remedied) for o in found.operations] == [(0, 1), (1, 0)]


def test_workers_concerned_are_those_of_operations_with_an_open_finding() -> None:
    found = of_two(company_form(), shared="good", own={"op1": "good", "op2": "bad"})
    assert found.business.workers_concerned == 50


def test_a_topics_harm_is_of_its_own_findings() -> None:
    form = questionnaire(
        topic("fees", select_one("paid", no=1, yes=red())), topic("docs", select_one("held", no=1, yes=red("minor")))
    )
    found = assessed(form, response(form, paid="yes", held="yes"))
    assert {name: risk.harm for name, risk in found.topics.items()} == {"fees": 0.75, "docs": 0.25}


def test_of_several_choices_the_gravest_flag_counts_once() -> None:
    form = questionnaire(select_multiple("costs", visa=red("major"), travel=red("critical"), uniform=red("minor")))
    found = assessed(form, response(form, costs=("uniform", "visa", "travel")))
    assert [(f.choice, f.severity) for f in found.findings] == [("travel", "critical")]
