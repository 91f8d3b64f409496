"""What holds for every response (scoring method, section 9), on generated and on the published content.

Each property is a function of a questionnaire and a source of chance; two tests at the end run them all, briefly in
every run and at length with the marker "all".
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from questionnaires.loader import load
from questionnaires.models import (
    EVIDENCE,
    Choice,
    FreeText,
    Numeric,
    Questionnaire,
    ScoredQuestion,
    SelectMultiple,
    options_of,
)
from questionnaires.relevance import relevance
from questionnaires.responses import Answer, AnswersByOperation, Operation, Response
from scoring import portfolio
from scoring.cells import RANK
from scoring.models import Assessment
from tests.builders import said
from tests.scoring.assessed import assessed, near, numbers, table
from tests.scoring.generated import a_questionnaire, a_response, an_answer, randoms

CONTENT: tuple[Callable[[Random], Questionnaire], ...] = (a_questionnaire, lambda _: load())


# --- 1 and 3 -----------------------------------------------------------------------------------------------------


def figures_lie_in_order_between_0_and_1(form: Questionnaire, chance: Random) -> None:
    found = assessed(form, a_response(chance, form))
    for figures in (found.business, *found.sectors.values(), *(operation.figures for operation in found.operations)):
        assert 0 <= figures.best <= figures.stated <= figures.headline <= figures.worst <= 1
        assert min(figures.potential, figures.harm) >= 0
        assert max(figures.potential, figures.harm) <= figures.headline + 1e-12


def points_and_shares_of_harm_add_up(form: Questionnaire, chance: Random) -> None:
    found = assessed(form, a_response(chance, form))
    sums = [(operation.contributions, operation.figures) for operation in found.operations]
    for parts, figures in [*sums, (found.contributions, found.business)]:
        assert sum(part.points for part in parts) == near(figures.potential)
        assert sum(part.points + part.harm for part in parts) == near(figures.headline)


# --- 2 and 7 -----------------------------------------------------------------------------------------------------


def _resolving(form: Questionnaire) -> set[str]:
    rules = [option.resolved_by for q in form.scored for option in options_of(q) if isinstance(option, Choice)]
    return {rule.question for rule in rules if rule}


def _changed(form: Questionnaire, chance: Random, asked: Response, answer: Answer | None, name: str) -> Response:
    """Give the response with another answer, where the same questions apply and nothing else is resolved."""
    assume(name not in _resolving(form))
    then = asked.with_answer(name, answer)
    assume(relevance(form, asked) == relevance(form, then))
    return then


def _of_choices(chance: Random, form: Questionnaire) -> ScoredQuestion:
    questions = [q for q in form.scored if not isinstance(q, SelectMultiple)]
    assume(questions)
    return chance.choice(questions)


def _stands_at(question: ScoredQuestion, option: str) -> Answer:
    """Give the answer that is this option."""
    return said(_number_in(question, option) if isinstance(question, Numeric) else option)


def _number_in(question: Numeric, option: str) -> float:
    limits = {band.name: band.up_to for band in question.bands}
    highest = max((limit for limit in limits.values() if limit is not None), default=0.0)
    return highest + 1 if limits[option] is None else limits[option] or 0.0


def better_options_never_raise_and_graver_flags_never_lower(form: Questionnaire, chance: Random) -> None:
    asked, question = a_response(chance, form), _of_choices(chance, form)
    options = [o for o in options_of(question) if o.credit is not None and not getattr(o, "resolved_by", None)]
    assume(options)
    one, other = chance.choice(options), chance.choice(options)
    assert one.credit is not None
    assert other.credit is not None
    evidence = chance.choice(EVIDENCE)
    risk = []
    for option in (one, other):
        answer = _stands_at(question, option.name).model_copy(update={"evidence": evidence})
        then = _changed(form, chance, asked, answer, question.name)
        risk.append((then, assessed(form, then).business.headline))
    assume(relevance(form, risk[0][0]) == relevance(form, risk[1][0]))
    if one.credit >= other.credit and RANK[one.flag] <= RANK[other.flag]:
        assert risk[0][1] <= risk[1][1] + 1e-12


def better_evidence_never_raises(form: Questionnaire, chance: Random) -> None:
    asked, question = a_response(chance, form), chance.choice(form.scored)
    answer = an_answer(chance, question)
    assume(question.name not in _resolving(form))
    risk = [
        assessed(
            form, asked.with_answer(question.name, answer.model_copy(update={"evidence": level}))
        ).business.headline
        for level in EVIDENCE
    ]
    assert all(later <= earlier + 1e-12 for earlier, later in pairwise(risk))


def answering_a_blank_without_a_flag_never_raises(form: Questionnaire, chance: Random) -> None:
    asked, question = a_response(chance, form), _of_choices(chance, form)
    free = [option for option in options_of(question) if option.credit is not None and option.flag is None]
    assume(free)
    blank = _changed(form, chance, asked, None, question.name)
    answered = _changed(form, chance, asked, _stands_at(question, chance.choice(free).name), question.name)
    assume(relevance(form, blank) == relevance(form, answered))
    before, after = assessed(form, blank).business, assessed(form, answered).business
    assert after.headline <= before.headline + 1e-12


def a_blank_is_no_better_than_the_worst_option_without_a_flag(form: Questionnaire, chance: Random) -> None:
    asked, question = a_response(chance, form), _of_choices(chance, form)
    free = [(option.credit, option.name) for option in options_of(question) if option.flag is None]
    scored = [(credit, name) for credit, name in free if credit is not None]
    assume(scored)
    blank = _changed(form, chance, asked, chance.choice((None, said("dont_know"))), question.name)
    worst = _changed(form, chance, asked, _stands_at(question, min(scored)[1]), question.name)
    assume(relevance(form, blank) == relevance(form, worst))
    assert assessed(form, blank).business.headline >= assessed(form, worst).business.headline - 1e-12


# --- 4, 5 and 6 --------------------------------------------------------------------------------------------------


def an_answer_that_does_not_apply_changes_nothing(form: Questionnaire, chance: Random) -> None:
    asked = a_response(chance, form)
    applying = {name for names in relevance(form, asked).values() for name in names}
    silent = [question for question in form.scored if question.name not in applying]
    assume(silent)
    question = chance.choice(silent)
    then = asked.with_answer(question.name, an_answer(chance, question))
    assert assessed(form, then) == assessed(form, asked.with_answer(question.name, None))


def weights_count_only_against_each_other(form: Questionnaire, chance: Random) -> None:
    asked = a_response(chance, form)
    heavier = [
        section.model_copy(
            update={
                "severity_weight": section.severity_weight * 7,
                "questions": tuple(
                    q if isinstance(q, FreeText) else q.model_copy(update={"weight": q.weight * 5})
                    for q in section.questions
                ),
            }
        )
        for section in form.sections
    ]
    _same(assessed(_with(form, sections=tuple(heavier)), asked), assessed(form, asked))


def _with(form: Questionnaire, **changes: object) -> Questionnaire:
    """Give changed content as a new value: what was worked out from the old one stays behind."""
    return Questionnaire.model_construct(**{name: getattr(form, name) for name in type(form).model_fields} | changes)


def _controls(found: Assessment) -> list[float]:
    return [-1 if control is None else control for control in found.kinds.values()]


def _same(one: Assessment, other: Assessment) -> None:
    assert numbers(one.business) == near(numbers(other.business))
    assert one.business.open == other.business.open
    assert _controls(one) == near(_controls(other))
    assert one.sectors.keys() == other.sectors.keys()
    for name, figures in one.sectors.items():
        assert numbers(figures) == near(numbers(other.sectors[name]))


def the_order_of_questions_and_operations_counts_for_nothing(form: Questionnaire, chance: Random) -> None:
    asked = a_response(chance, form)
    free = [
        section.model_copy(
            update={"questions": tuple(q.model_copy(update={"relevant": None}) for q in section.questions)}
        )
        for section in form.sections
    ]
    shuffled = [
        section.model_copy(update={"questions": tuple(chance.sample(section.questions, len(section.questions)))})
        for section in chance.sample(free, len(free))
    ]
    operations = tuple(chance.sample(asked.operations, len(asked.operations)))
    one = assessed(_with(form, sections=tuple(free)), asked)
    other = assessed(_with(form, sections=tuple(shuffled)), asked.model_copy(update={"operations": operations}))
    _same(one, other)
    keys = [[(item.tier, item.key, item.first_six) for item in found.plan.items] for found in (one, other)]
    assert keys[0] == keys[1]


def splitting_an_operation_changes_no_figure_above_it(form: Questionnaire, chance: Random) -> None:
    asked = a_response(chance, form)
    split = chance.choice(asked.operations)
    assume(split.workers is not None and split.workers > 1)
    assert split.workers is not None
    few = chance.randint(1, split.workers - 1)
    halves: list[Operation] = [
        split.model_copy(update={"workers": few}),
        split.model_copy(update={"workers": split.workers - few, "id": "half"}),
    ]
    others = [operation for operation in asked.operations if operation.id != split.id]
    answers = {
        name: AnswersByOperation(
            by_operation=answer.by_operation | {"half": answer.by_operation[split.id]}
            if split.id in answer.by_operation
            else answer.by_operation
        )
        if isinstance(answer, AnswersByOperation)
        else answer
        for name, answer in asked.answers.items()
    }
    then = asked.model_copy(update={"operations": (*others, *halves), "answers": answers})
    one, other = assessed(form, asked), assessed(form, then)
    assert numbers(one.business) == near(numbers(other.business))
    for name, figures in one.sectors.items():
        assert numbers(figures) == near(numbers(other.sectors[name]))
    for name, risk in one.topics.items():
        assert risk.headline == near(other.topics[name].headline)


# --- 8 -----------------------------------------------------------------------------------------------------------


def many_are_scored_as_one_is(form: Questionnaire, chance: Random) -> None:
    responses = [a_response(chance, form, key=f"r{place}") for place in range(4)]
    frame = table(form, responses)
    businesses = portfolio.score(form, frame).set_index("response")
    operations = portfolio.score_operations(form, frame).set_index(["response", "operation"])
    for one in responses:
        alone = assessed(form, one)
        pairs: list[tuple[Any, Any]] = [(businesses.loc[one.id], alone.business)]
        pairs += [(operations.loc[(one.id, o.id)], o.figures) for o in alone.operations]
        for row, figures in pairs:
            assert tuple(row[["headline", "potential", "harm", "stated", "best", "worst"]]) == near(numbers(figures))
            assert (row["band"], row["worst_band"]) == (figures.band, figures.worst_band)
            assert row["provisional"] == figures.provisional
            assert row["workers_concerned"] == figures.workers_concerned
            for name in ("critical", "major", "minor", "not_verified", "remedied"):
                assert row[name] == getattr(figures.open, name)
        assert businesses.loc[one.id, "answered"] == alone.unanswered.answered
        assert businesses.loc[one.id, "applying"] == alone.unanswered.applying


# --- section 8: the value of an action ---------------------------------------------------------------------------


def an_action_is_worth_what_scoring_again_says(form: Questionnaire, chance: Random) -> None:
    """Each value is the fall of the headline in a whole new assessment, where the same questions apply."""
    asked = a_response(chance, form, quick=0)
    found = assessed(form, asked)
    acts = [item for item in found.plan.items if item.kind == "act"]
    assume(acts)
    chosen = chance.choice(acts)
    then = asked
    for name in chosen.questions:
        question = form.by_name[name]
        assume(not isinstance(question, SelectMultiple))
        assume(name not in _resolving(form))
        option = form.action[str(chosen.action)].closes[name]
        for operation in asked.operations:
            present = asked.answer(name, operation.id)
            level = max(EVIDENCE.index("document"), EVIDENCE.index(present.evidence) if present else 0)
            reached = _stands_at(question, option)  # type: ignore[arg-type]
            assume(operation.id in chosen.operations and chosen.questions == (name,))
            answer = reached.model_copy(update={"evidence": EVIDENCE[level]})
            then = then.with_answer(name, answer, operation.id if question.scope == "operation" else None)
    assume(relevance(form, asked) == relevance(form, then))
    assert chosen.value == near(found.business.headline - assessed(form, then).business.headline)


PROPERTIES = (
    figures_lie_in_order_between_0_and_1,
    points_and_shares_of_harm_add_up,
    better_options_never_raise_and_graver_flags_never_lower,
    better_evidence_never_raises,
    answering_a_blank_without_a_flag_never_raises,
    a_blank_is_no_better_than_the_worst_option_without_a_flag,
    an_answer_that_does_not_apply_changes_nothing,
    weights_count_only_against_each_other,
    the_order_of_questions_and_operations_counts_for_nothing,
    splitting_an_operation_changes_no_figure_above_it,
    many_are_scored_as_one_is,
    an_action_is_worth_what_scoring_again_says,
)
LENIENT = (HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.function_scoped_fixture)


@pytest.mark.parametrize("content", CONTENT, ids=["generated", "published"])
@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
@settings(max_examples=12, deadline=None, suppress_health_check=LENIENT)
@given(chance=randoms)
def test_property(
    content: Callable[[Random], Questionnaire], holds: Callable[[Questionnaire, Random], None], chance: Random
) -> None:
    holds(content(chance), chance)


@pytest.mark.all
@pytest.mark.parametrize("content", CONTENT, ids=["generated", "published"])
@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
@settings(max_examples=1000, deadline=None, suppress_health_check=LENIENT)
@given(chance=randoms)
def test_property_at_length(
    content: Callable[[Random], Questionnaire], holds: Callable[[Questionnaire, Random], None], chance: Random
) -> None:
    holds(content(chance), chance)
