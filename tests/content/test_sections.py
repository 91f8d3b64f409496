"""What every section file keeps to, and how many questions a person is asked on any path through them."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
import yaml

from questionnaires.loader import CONTENT, load
from questionnaires.models import (
    KINDS,
    ActionPlan,
    AnswerTerm,
    Choice,
    FreeText,
    Numeric,
    ScoredQuestion,
    Section,
    gravest_flag,
    options_of,
)
from questionnaires.relevance import relevance, to_ask
from questionnaires.responses import Answer, Edition, Operation, Organisation, Response, Value

FILES = sorted((CONTENT / "sections").glob("*.yaml"))
FIRST_TOPICS = ("fees", "docs", "grievance")
WORKFORCES = {
    "nobody moved, no housing": {"migrant_share": 0.0, "agency_share": 0.0, "housing_share": 0.0},
    "migrants in their own homes": {"migrant_share": 0.5, "agency_share": 0.5, "housing_share": 0.0},
    "local workers in housing": {"migrant_share": 0.0, "agency_share": 0.0, "housing_share": 0.3},
    "migrants in housing": {"migrant_share": 1.0, "agency_share": 1.0, "housing_share": 1.0},
    "nothing given yet": {},
}


@cache
def section_of(path: Path) -> Section:
    return Section.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def questions_of(path: Path) -> list[ScoredQuestion]:
    return [q for q in section_of(path).questions if not isinstance(q, FreeText)]


every_section = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_there_are_section_files() -> None:
    assert {path.stem for path in FILES} >= set(FIRST_TOPICS)


@every_section
def test_a_topic_asks_for_policy_practice_and_outcome(path: Path) -> None:
    assert {question.kind for question in questions_of(path) if question.relevant is None} == set(KINDS)


@every_section
def test_an_outcome_weighs_three(path: Path) -> None:
    assert [q.name for q in questions_of(path) if q.kind == "outcome" and q.weight != 3] == []


@every_section
def test_each_question_can_reach_full_credit(path: Path) -> None:
    for question in questions_of(path):
        assert max(option.credit or 0 for option in options_of(question)) == 1, question.name


@every_section
def test_each_gap_has_an_action_that_reaches_the_best_option(path: Path) -> None:
    for question in questions_of(path):
        options = {option.name: option for option in options_of(question)}
        reached = [options[a.closes[question.name]] for a in load().actions() if question.name in a.closes]
        assert any(option.credit == 1 and option.flag is None for option in reached), question.name


@every_section
def test_a_containment_is_done_within_three_days(path: Path) -> None:
    for question in questions_of(path):
        containing = [a for a in load().actions() if question.name in a.contains]
        assert all(action.lead_days <= 3 for action in containing), question.name


@every_section
def test_an_action_says_how_in_three_to_six_steps_and_when_it_is_done(path: Path) -> None:
    actions: list[ActionPlan] = [action for question in questions_of(path) for action in question.actions]
    assert [a.name for a in actions if not 3 <= len(a.steps) <= 6 or not a.done_when.endswith(".")] == []


@every_section
def test_a_critical_question_is_hidden_by_no_workforce(path: Path) -> None:
    """Someone can be held or charged anywhere: only an earlier answer may make such a question unnecessary."""
    for question in questions_of(path):
        if gravest_flag(question) == "critical" and question.relevant is not None:
            assert all(isinstance(term, AnswerTerm) for term in question.relevant.terms), question.name


def test_repaid_fees_are_the_workers_word_to_confirm() -> None:
    """A repayment counts as a remedy only when workers, asked safely, confirm it."""
    paid = load().by_name["fees_paid"]
    assert not isinstance(paid, FreeText | Numeric)
    resolutions = [c.resolved_by for c in paid.choices if isinstance(c, Choice) and c.flag]
    assert {(r.question, r.choices, r.evidence) for r in resolutions if r} == {("fees_repaid", ("all",), "workers")}
    assert None not in resolutions


# --- how many are asked ------------------------------------------------------------------------------------------


def gates() -> tuple[ScoredQuestion, ...]:
    """Give the questions of the first topics whose answer decides whether another is asked."""
    terms = [t for q in load().scored if q.relevant for t in q.relevant.terms]
    names = {t.question for t in terms if isinstance(t, AnswerTerm)}
    return tuple(q for q in load().scored if q.name in names and load().topic_of[q.name] in FIRST_TOPICS)


def answers_to(question: ScoredQuestion) -> list[Value | None]:
    """Give every single answer to a gate, and none."""
    assert question.type == "select_one", "a gate of another type: give its answers here"
    return [None, "dont_know", *(choice.name for choice in question.choices)]


def branches() -> Iterator[dict[str, Answer]]:
    for values in product(*(answers_to(gate) for gate in gates())):
        given = zip(gates(), values, strict=True)
        yield {gate.name: Answer(value=value) for gate, value in given if value is not None}


def asked(path: str, workforce: dict[str, float], answers: dict[str, Answer]) -> list[str]:
    response = Response(
        id="r1",
        path=path,
        questionnaire=Edition(id=load().id, version=load().version),
        organisation=Organisation(name="Any"),
        operations=(Operation(id="op1", sector="food_processing", country="ESP", workers=120, **workforce),),
        answers=answers,
    )
    assert relevance(load(), response)["op1"] == to_ask(load(), response)
    return [name for name in to_ask(load(), response) if load().topic_of[name] in FIRST_TOPICS]


@pytest.mark.parametrize(("path", "least", "most"), [("standard", 18, 22), ("quick", 5, 6)])
@pytest.mark.parametrize("workforce", WORKFORCES.values(), ids=WORKFORCES.keys())
def test_every_branch_asks_as_many_questions_as_promised(
    path: str, least: int, most: int, workforce: dict[str, float]
) -> None:
    counts = {len(asked(path, workforce, answers)) for answers in branches()}
    assert counts
    assert min(counts) >= least
    assert max(counts) <= most


def test_the_longest_and_the_shortest_path_are_those_we_tell_people() -> None:
    counts = {len(asked("standard", workforce, given)) for workforce in WORKFORCES.values() for given in branches()}
    assert (min(counts), max(counts)) == (18, 22)


def test_nothing_given_yet_hides_nothing() -> None:
    assert asked("standard", {}, {}) == [q.name for q in load().scored if load().topic_of[q.name] in FIRST_TOPICS]


def test_a_contradiction_is_a_question_back() -> None:
    assert [rule.name for rule in load().contradictions if "?" not in rule.text] == []
    assert len(load().contradictions) >= 8
