"""What every section file keeps to, and what each kind of business is asked."""

from functools import cache
from itertools import product
from pathlib import Path

import pytest
import yaml

from questionnaires.checks import paths
from questionnaires.loader import CONTENT, load
from questionnaires.models import (
    KINDS,
    SEVERITIES,
    AnswerTerm,
    Choice,
    FreeText,
    ProfileTerm,
    ScoredQuestion,
    Section,
    SelectMultiple,
    SelectOne,
    gravest_flag,
    options_of,
)
from questionnaires.relevance import relevance, to_ask
from questionnaires.responses import Answer, AnswersByOperation, Response, Value

FILES = sorted((CONTENT / "sections").glob("*.yaml"))
TOPICS = (
    *("mgmt", "fees", "recruiter", "contract", "docs", "wages", "conditions"),
    *("grievance", "remedy", "monitoring", "exit", "chain", "referral"),
)
POSSIBLE_ONLY_WITH = {"conditions_housing": "housing_share", "chain_state": "sector"}  # harm that others cannot have


@cache
def section_of(path: Path) -> Section:
    return Section.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def questions_of(path: Path) -> list[ScoredQuestion]:
    return [q for q in section_of(path).questions if not isinstance(q, FreeText)]


every_section = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_the_thirteen_topics_are_asked_in_their_order() -> None:
    assert [section.name for section in load().sections] == list(TOPICS)
    assert sorted(path.stem for path in FILES) == sorted(TOPICS)


def test_policy_practice_and_outcome_are_told_apart_and_outcomes_carry_the_weight() -> None:
    weights = {kind: sum(q.weight for q in load().scored if q.kind == kind) for kind in KINDS}
    assert weights["outcome"] > weights["practice"] > weights["policy"] > 0


@every_section
def test_each_question_can_reach_full_credit(path: Path) -> None:
    for question in questions_of(path):
        assert max(option.credit or 0 for option in options_of(question)) == 1, question.name


@pytest.mark.parametrize("question", [q for q in load().scored if isinstance(q, SelectMultiple)], ids=lambda q: q.name)
def test_a_checklist_of_best_answers_earns_as_much_as_the_one_for_all(question: SelectMultiple) -> None:
    best = {row.name: max(c.credit or 0 for c in question.choices if c.row == row.name) for row in question.rows}
    if best:
        assert sum(best.values()) == pytest.approx(1)


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


def test_an_action_says_how_in_three_to_six_steps_and_when_it_is_done() -> None:
    assert [a.name for a in load().actions() if not 3 <= len(a.steps) <= 6 or not a.done_when.endswith(".")] == []


@every_section
def test_a_critical_question_is_hidden_only_where_the_harm_cannot_be(path: Path) -> None:
    """Someone can be held or charged anywhere: an earlier answer may make a question unnecessary, hardly a profile."""
    for question in questions_of(path):
        if gravest_flag(question) == "critical" and question.relevant is not None:
            read = {term.profile for term in question.relevant.terms if isinstance(term, ProfileTerm)}
            assert POSSIBLE_ONLY_WITH.get(question.name) in read or not read, question.name


def test_a_sector_asks_two_to_four_questions_of_its_own_and_none_is_critical() -> None:
    for sector in load().sectors:
        own = [q for q in load().scored if sector.name in q.sectors]
        assert 2 <= len(own) <= 4, sector.name
        assert [q.name for q in own if gravest_flag(q) == "critical"] == []


def test_the_gravest_questions_make_the_quick_path() -> None:
    quick = {q.name for q in load().scored if q.quick}
    grave = ("fees", "docs", "wages", "grievance", "exit")
    critical = {q.name for q in load().scored if gravest_flag(q) == "critical" and load().topic_of[q.name] in grave}
    assert critical <= quick


def test_repaid_fees_are_the_workers_word_to_confirm() -> None:
    """A repayment counts as a remedy only when workers, asked safely, confirm it; a cleared past is no flag."""
    paid = load().by_name["fees_paid"]
    assert isinstance(paid, SelectOne)
    resolutions = [c.resolved_by for c in paid.choices if c.flag]
    assert {(r.question, r.choices, r.evidence) for r in resolutions if r} == {("fees_repaid", ("all",), "workers")}
    assert None not in resolutions
    assert [c.flag for c in paid.choices if c.name == "cleared"] == [None]


# --- who is asked what -------------------------------------------------------------------------------------------


def gates() -> tuple[ScoredQuestion, ...]:
    """Give the questions whose answer decides whether another is asked."""
    terms = [t for q in load().scored if q.relevant for t in q.relevant.terms]
    names = {t.question for t in terms if isinstance(t, AnswerTerm)}
    return tuple(q for q in load().scored if q.name in names)


def answers_to(question: ScoredQuestion) -> list[Value | None]:
    assert isinstance(question, SelectOne), "a gate of another type: give its answers here"
    return [None, "dont_know", *(choice.name for choice in question.choices)]


def test_every_branch_asks_something_of_every_topic_and_every_question_is_asked_in_one() -> None:
    """Every kind of business, and for one of them every combination of answers that other questions hang on."""
    seen: set[str] = set()
    for place, response in paths.branches(load()):
        asked = to_ask(load(), response)
        seen |= set(asked)
        assert {load().topic_of[name] for name in asked} == set(TOPICS), place
    assert seen == set(load().by_name)
    whole = {"sector": "food_processing", "workers": 120, "migrant_share": 0.5, "agency_share": 0.5}
    for values in product(*(answers_to(gate) for gate in gates())):
        given: dict[str, Answer | AnswersByOperation] = {
            gate.name: Answer(value=value) for gate, value in zip(gates(), values, strict=True) if value is not None
        }
        answered: Response = paths.unanswered(load(), "standard", whole).model_copy(update={"answers": given})
        assert relevance(load(), answered)["op1"] == to_ask(load(), answered)
        assert {load().topic_of[name] for name in to_ask(load(), answered)} == set(TOPICS)


# --- red flags and contradictions --------------------------------------------------------------------------------


def test_each_of_the_twenty_red_flags_is_revealed_as_gravely_as_it_is() -> None:
    rank = {severity: at for at, severity in enumerate(SEVERITIES)}
    revealed: dict[str, int] = {}
    for question in load().scored:
        for option in options_of(question):
            if option.red_flag and option.flag:
                revealed[option.red_flag] = max(revealed.get(option.red_flag, 0), rank[option.flag])
    assert revealed == {flag.name: rank[flag.severity] for flag in load().red_flags}
    assert len(revealed) == 20


def test_a_contradiction_is_a_question_back() -> None:
    assert [rule.name for rule in load().contradictions if "?" not in rule.text] == []
    assert len(load().contradictions) >= 25


def test_where_only_one_person_works_a_best_and_a_worst_choice_are_left() -> None:
    for question in load().scored:
        if isinstance(question, SelectOne):
            left: list[Choice] = [choice for choice in question.choices if not choice.several]
            assert question.choices[0] in left, question.name
            assert len(left) >= 2, question.name
