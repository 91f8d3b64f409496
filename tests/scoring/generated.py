"""Questionnaires and responses of every shape that the models allow, drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import strategies as st

from questionnaires.models import (
    EVIDENCE,
    KINDS,
    SEVERITIES,
    ActionPlan,
    AnswerTerm,
    Condition,
    Numeric,
    ProfileTerm,
    Questionnaire,
    ScoredQuestion,
    SelectMultiple,
    SelectOne,
    Term,
    options_of,
)
from questionnaires.responses import Answer, AnswersByOperation, Operation, Response
from tests.builders import (
    COUNTRIES,
    Option,
    act,
    all_of,
    alone,
    answer_is,
    any_of,
    contradiction,
    country,
    decimal,
    operation,
    profile,
    questionnaire,
    red,
    resolved,
    response,
    said,
    sector,
    sector_is,
    select_multiple,
    select_one,
    topic,
)

ROLES = ("hr", "board", "site")
SECTORS = ("making", "mending")
randoms = st.integers(0, 2**48).map(Random)


# --- content -----------------------------------------------------------------------------------------------------


def a_questionnaire(chance: Random) -> Questionnaire:
    """Give a questionnaire of one to three topics, its later questions depending on earlier ones."""
    names = [f"q{place}" for place in range(chance.randint(1, 9))]
    questions: list[ScoredQuestion] = []
    for name in names:
        questions.append(_question(chance, name, questions))
    questions = [_with_remedies(chance, question, questions) for question in questions]
    questions = [_with_actions(chance, question, questions) for question in questions]
    cuts = sorted(chance.sample(range(1, len(names)), min(len(names) - 1, chance.randint(0, 2))))
    topics = [
        topic(f"t{place}", *questions[first:last], v=chance.randint(1, 3))
        for place, (first, last) in enumerate(zip([0, *cuts], [*cuts, len(names)], strict=True))
    ]
    levels = (0, 0.25, 0.5, 0.75, 1)
    return questionnaire(
        *topics,
        sectors=[
            sector(
                name,
                {part.name: chance.choice(levels) for part in topics},
                {q: chance.choice((1.5, 2)) for q in names if chance.random() < 0.2},
            )
            for name in SECTORS
        ],
        countries={iso3: country(iso3, round(chance.random(), 4)) for iso3 in COUNTRIES},
        goods={iso3: [name for name in SECTORS if chance.random() < 0.3] for iso3 in COUNTRIES},
        contradictions=[
            contradiction(f"rule{place}", *(_term(chance, questions) for _ in range(2)))
            for place in range(chance.randint(0, 2))
        ],
    )


def _options(chance: Random, number: int, *, out: bool) -> list[Option]:
    """Give options of falling credit, the graver flags on the lower ones."""
    worth = sorted((round(chance.random(), 2) for _ in range(number)), reverse=True)
    flags = sorted(chance.choice((0, 0, 1, 2, 3)) for _ in range(number))
    found = [red(SEVERITIES[f - 1], credit=c) if f else Option(c) for c, f in zip(worth, flags, strict=True)]
    if out and chance.random() < 0.2:
        found[0] = Option(None)
    chance.shuffle(found)
    return found


def _question(chance: Random, name: str, earlier: list[ScoredQuestion]) -> ScoredQuestion:
    kind = chance.choice(("one", "one", "many", "number"))
    options = _options(chance, chance.randint(2, 4), out=kind == "one")
    named: dict[str, Any] = {f"o{place}": option for place, option in enumerate(options)}
    critical = any(option.flag == "critical" for option in options)
    settings: dict[str, Any] = {
        "kind": chance.choice(KINDS),
        "scope": chance.choice(("company", "operation", "operation")),
        "weight": chance.randint(1, 3),
        "asked": {
            "quick": chance.random() < 0.6,
            "not_applicable": not critical and chance.random() < 0.5,
            "who": (chance.choice(ROLES),),
            "relevant": _condition(chance, earlier),
        },
    }
    if kind == "one":
        return select_one(name, **settings, **named)
    if kind == "many":
        if chance.random() < 0.5:
            named["none"] = alone(max(option.credit or 0 for option in options))
        if chance.random() < 0.5 and len({(one.credit, one.flag) for one in options if one.credit}) == len(options):
            named |= {f"o{place}": replace(one, row=f"row{place // 2}") for place, one in enumerate(options)}
        return select_multiple(name, **settings, **named)
    limits = [*sorted(chance.sample(range(20), len(options) - 1)), None]
    bands: dict[str, Any] = {key: (limit, named[key]) for key, limit in zip(named, limits, strict=True)}
    return decimal(name, **settings, **bands)


def _term(chance: Random, earlier: list[ScoredQuestion]) -> Term:
    if earlier and chance.random() < 0.7:
        parent = chance.choice(earlier)
        names = [option.name for option in options_of(parent)]
        return answer_is(parent.name, *chance.sample(names, chance.randint(1, len(names))))
    if chance.random() < 0.3:
        return sector_is(chance.choice(SECTORS))
    return profile(chance.choice(("migrant_share", "housing_share", "agency_share")), above=chance.choice((0, 0.5)))


def _condition(chance: Random, earlier: list[ScoredQuestion]) -> Condition | None:
    if chance.random() < 0.6:
        return None
    return chance.choice((all_of, any_of))(*(_term(chance, earlier) for _ in range(chance.randint(1, 2))))


def _with_remedies(chance: Random, question: ScoredQuestion, others: list[ScoredQuestion]) -> ScoredQuestion:
    """Let other questions resolve some of a question's flags."""
    resolving = [other for other in others if other.name != question.name]
    if not isinstance(question, SelectOne) or not resolving:
        return question
    choices = []
    for choice in question.choices:
        if choice.flag and chance.random() < 0.6:
            other = chance.choice(resolving)
            names = [option.name for option in options_of(other)]
            rule = resolved(other.name, *chance.sample(names, chance.randint(1, 2)), evidence=chance.choice(EVIDENCE))
            choice = choice.model_copy(update={"resolved_by": rule})  # noqa: PLW2901 - the choice, with its remedy
        choices.append(choice)
    return question.model_copy(update={"choices": tuple(choices)})


def _with_actions(chance: Random, question: ScoredQuestion, others: list[ScoredQuestion]) -> ScoredQuestion:
    actions = [_action(chance, f"{question.name}_a{place}", question, others) for place in range(chance.randint(0, 2))]
    if chance.random() < 0.4:
        also = chance.sample([q.name for q in others], 1)
        names = tuple(dict.fromkeys([question.name, *also]))
        actions.append(act(f"{question.name}_stop", contains=names, lead=chance.choice((1, 3, 9))))
    return question.model_copy(update={"actions": tuple(actions)})


def _action(chance: Random, name: str, question: ScoredQuestion, others: list[ScoredQuestion]) -> ActionPlan:
    closed = {question.name: question, **{q.name: q for q in chance.sample(others, min(len(others), 2))[:1]}}
    earlier = [q.name for q in others if q.name < question.name]
    return act(
        name,
        {key: chance.choice([option.name for option in options_of(q)]) for key, q in closed.items()},
        lead=chance.choice((5, 30, 200, 400)),
        effort=chance.choice((0.1, 1, 4)),
        requires=[f"{chance.choice(earlier)}_a0"] if earlier and chance.random() < 0.4 else (),
        collaborative=chance.random() < 0.2,
    )


# --- responses ---------------------------------------------------------------------------------------------------


def a_response(chance: Random, form: Questionnaire, *, key: str = "r1", quick: float = 0.2) -> Response:
    """Give a response with one to three operations and any mixture of answers, blanks, and answers by operation."""
    operations = tuple(_operation(chance, form, f"op{place}") for place in range(chance.randint(1, 3)))
    given = response(form, *operations, key=key, path="quick" if chance.random() < quick else "standard")
    return given.model_copy(update={"answers": dict(_answers(chance, form, operations))})


def _operation(chance: Random, form: Questionnaire, key: str) -> Operation:
    countries = list(form.tables.countries)
    shares = ("migrant_share", "agency_share", "housing_share")
    return operation(
        key,
        sector=chance.choice(form.sectors).name,
        country=chance.choice(countries),
        workers=chance.choice((1, 40, 999)),
        corridors={chance.choice(countries): chance.choice((0, 5, 70)) for _ in range(chance.randint(0, 2))},
        **{share: chance.choice((None, 0.0, 1.0, round(chance.random(), 3))) for share in shares},
    )


def _answers(
    chance: Random, form: Questionnaire, operations: tuple[Operation, ...]
) -> Iterator[tuple[str, Answer | AnswersByOperation]]:
    blank = chance.choice((0, 0.1, 0.5))
    for question in form.scored:
        if chance.random() < blank:
            continue
        if question.scope == "operation" and chance.random() < 0.4:
            entries = {o.id: an_answer(chance, question) for o in operations if chance.random() >= blank}
            yield question.name, AnswersByOperation(by_operation=entries)
        else:
            yield question.name, an_answer(chance, question)


def an_answer(chance: Random, question: ScoredQuestion) -> Answer:
    """Give any answer that a question offers."""
    if chance.random() < 0.1:
        return said("dont_know")
    if question.not_applicable and chance.random() < 0.15:
        return said("not_applicable", reason="Nobody here does that.")
    evidence = chance.choice(EVIDENCE)
    if isinstance(question, Numeric):
        limit = 25 if question.maximum is None else question.maximum
        value = chance.randint(0, int(limit)) if chance.random() < 0.6 else round(chance.random() * min(limit, 4), 2)
        return said(int(value) if question.type == "integer" else value, evidence)
    names = [choice.name for choice in question.choices]
    if isinstance(question, SelectMultiple):
        picked = chance.sample(question.choices, chance.randint(0, min(3, len(names))))
        a_row = {choice.row or choice.name: choice.name for choice in picked}  # a row takes one answer
        return said(tuple(a_row.values()), evidence)
    return said(chance.choice(names), evidence)


__all__ = ["AnswerTerm", "ProfileTerm", "a_questionnaire", "a_response", "an_answer", "randoms"]
