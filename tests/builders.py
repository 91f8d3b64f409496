"""Tiny builders, so that each test shows only what it is about.

    fees = select_one("fees", checked=1, unchecked=0.25, some=red())
    form = questionnaire(fees)
    given = response(form, fees="some")

An option is a credit, ``None`` (takes the question out), ``red(...)`` (raises a flag) or ``alone(...)`` ("none of
these"). An answer is a value, ``said(value, evidence)``, or a dict of them by operation. Bare questions make a topic;
the numbers of the method are those of the real rubric.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from questionnaires.loader import CONTENT
from questionnaires.models import (
    ActionPlan,
    AnswerTerm,
    Band,
    Choice,
    Condition,
    Contradiction,
    Country,
    Decimal,
    Evidence,
    FreeText,
    Integer,
    Kind,
    Path,
    ProfileTerm,
    Questionnaire,
    Referral,
    ReportTexts,
    Resolution,
    Rubric,
    Scope,
    ScoredQuestion,
    Section,
    Sector,
    SectorExposure,
    SelectMultiple,
    SelectOne,
    Severity,
    Source,
    Tables,
    Term,
)
from questionnaires.published import content_hash
from questionnaires.responses import (
    Answer,
    AnswersByOperation,
    Edition,
    Operation,
    Organisation,
    Response,
    Value,
)

SOURCE = {"a_source": "1"}
SECTOR = "making"
COUNTRIES = {"AAA": 0.4, "BBB": 0.8, "CCC": 0.1}


# --- options and questions ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Option:
    credit: float | None
    flag: Severity | None = None
    resolved_by: Resolution | None = None
    exclusive: bool = False
    row: str | None = None
    several: bool = False


Given = float | None | Option


def resolved(question: str, *choices: str, evidence: Evidence = "workers") -> Resolution:
    return Resolution(question=question, choices=choices, evidence=evidence)


def red(flag: Severity = "critical", credit: float = 0, by: Resolution | None = None) -> Option:
    return Option(credit, flag, by)


def alone(credit: float = 1) -> Option:
    return Option(credit, exclusive=True)


def in_row(row: str, credit: float = 0, flag: Severity | None = None) -> Option:
    """Give a choice of a row of a checklist."""
    return Option(credit, flag, row=row)


def _option(given: Given) -> Option:
    return given if isinstance(given, Option) else Option(given)


def _finding(option: Option) -> str | None:
    lost = option.flag is not None or (option.credit is not None and option.credit < 1)
    return "Something is missing." if lost else None


def _choices(options: Mapping[str, Given]) -> tuple[Choice, ...]:
    found = []
    for name, given in options.items():
        option = _option(given)
        found.append(
            Choice(
                name=name,
                label=name,
                credit=option.credit,
                flag=option.flag,
                finding=_finding(option),
                resolved_by=option.resolved_by,
                exclusive=option.exclusive,
                row=option.row,
                several=option.several,
            )
        )
    return tuple(found)


def _asked(name: str, kind: Kind, scope: Scope, weight: int, **more: Any) -> dict[str, Any]:
    words = {"name": name, "label": f"About {name}?", "why": "It matters.", "references": SOURCE}
    return {**words, "who": ("hr",), "kind": kind, "scope": scope, "weight": weight, **more}


def select_one(
    name: str,
    *,
    kind: Kind = "practice",
    scope: Scope = "operation",
    weight: int = 1,
    asked: Mapping[str, Any] | None = None,
    **options: Given,
) -> SelectOne:
    """Give a question with one answer; ``asked`` holds any other field: quick, relevant, who, actions, ..."""
    fields = _asked(name, kind, scope, weight, **(asked or {}))
    return SelectOne(type="select_one", choices=_choices(options), **fields)


def select_multiple(
    name: str,
    *,
    kind: Kind = "practice",
    scope: Scope = "operation",
    weight: int = 1,
    asked: Mapping[str, Any] | None = None,
    **options: Given,
) -> SelectMultiple:
    fields = _asked(name, kind, scope, weight, **(asked or {}))
    rows = dict.fromkeys(given.row for given in options.values() if isinstance(given, Option) and given.row)
    listed = tuple({"name": row, "label": row.capitalize()} for row in rows)
    return SelectMultiple(type="select_multiple", choices=_choices(options), rows=listed, **fields)


def checklist(name: str, *rows: str, asked: Mapping[str, Any] | None = None) -> SelectMultiple:
    """Give a checklist: who pays each of these; "none" says that the employer pays all."""
    options: dict[str, Given] = {"none": alone()}
    for row in rows:
        options[f"{row}_employer"] = in_row(row, 1 / len(rows))
        options[f"{row}_shared"] = in_row(row, 0, "major")
        options[f"{row}_worker"] = in_row(row, 0, "major")
        options[f"{row}_unknown"] = in_row(row)
    return select_multiple(name, asked=asked, **options)  # type: ignore[arg-type]


def _bands(options: Mapping[str, tuple[float | None, Given]]) -> tuple[Band, ...]:
    found = []
    for name, (up_to, given) in options.items():
        option = _option(given)
        words = {"name": name, "label": name, "finding": _finding(option)}
        found.append(Band(up_to=up_to, credit=option.credit, flag=option.flag, **words))
    return tuple(found)


def decimal(
    name: str,
    *,
    kind: Kind = "outcome",
    scope: Scope = "operation",
    weight: int = 1,
    asked: Mapping[str, Any] | None = None,
    **bands: tuple[float | None, Given],
) -> Decimal:
    """Give a question for a number; a band is ``name=(up_to, option)``."""
    fields = _asked(name, kind, scope, weight, **(asked or {}))
    return Decimal(type="decimal", unit="days", bands=_bands(bands), **fields)


def integer(name: str, *, weight: int = 1, **bands: tuple[float | None, Given]) -> Integer:
    fields = _asked(name, "outcome", "operation", weight)
    return Integer(type="integer", unit="people", bands=_bands(bands), **fields)


def free_text(name: str) -> FreeText:
    return FreeText(type="text", name=name, label=f"About {name}?", why="It matters.", who=("hr",))


def act(
    name: str,
    closes: Mapping[str, str] | None = None,
    *,
    contains: Sequence[str] = (),
    lead: int = 30,
    effort: float = 1,
    role: str = "hr",
    requires: Sequence[str] = (),
    collaborative: bool = False,
) -> ActionPlan:
    """Give an action that closes questions (question: the option it reaches), or contains findings."""
    words = {"name": name, "label": name, "why": "It helps.", "steps": ("Do it.",), "done_when": "It is done."}
    return ActionPlan(
        closes=dict(closes or {}),
        contains=tuple(contains),
        effort_days=effort,
        lead_days=lead,
        role=role,
        requires=tuple(requires),
        collaborative=collaborative,
        **words,
    )


# --- conditions --------------------------------------------------------------------------------------------------


def answer_is(question: str, *options: str) -> AnswerTerm:
    return AnswerTerm.model_validate({"question": question, "is": options})


def profile(key: str, above: float) -> ProfileTerm:
    return ProfileTerm.model_validate({"profile": key, "above": above})


def sector_is(*names: str) -> ProfileTerm:
    return ProfileTerm.model_validate({"profile": "sector", "is": names})


def all_of(*terms: Term) -> Condition:
    return Condition(all=terms)


def any_of(*terms: Term) -> Condition:
    return Condition(any=terms)


def contradiction(name: str, *terms: Term) -> Contradiction:
    return Contradiction(name=name, when=terms, text="Could you look at these again?")


# --- the questionnaire -------------------------------------------------------------------------------------------


def topic(name: str, *questions: ScoredQuestion | FreeText, v: int = 1) -> Section:
    return Section(name=name, label=name, introduction="About it.", severity_weight=v, questions=questions)


def country(iso3: str, exposure: float, basis: str = "data") -> Country:
    facts = {"iso2": iso3[:2], "region": "R", "subregion": "S", "tip_tier": "2", "tip_year": 2025, "wgi_year": 2023}
    worth = {"exposure": exposure, "basis": basis, "rule_of_law": 50.0, "control_of_corruption": 50.0}
    return Country(iso3=iso3, conventions={}, **facts, **worth)


def sector(name: str, exposure: Mapping[str, float], multipliers: Mapping[str, float] | None = None) -> Sector:
    return Sector(
        name=name,
        label=name,
        description="A line of work.",
        isic=("A",),
        exposure={
            topic: SectorExposure(value=value, reason="Because.", references=SOURCE)
            for topic, value in exposure.items()
        },
        multipliers={
            question: {"value": value, "reason": "Because."} for question, value in (multipliers or {}).items()
        },
    )


@cache
def rubric() -> Rubric:
    """Give the real rubric: tests restate none of its numbers."""
    return Rubric.model_validate(yaml.safe_load((CONTENT / "rubric.yaml").read_text(encoding="utf-8")))


def _tables(countries: Mapping[str, float | Country], goods: Mapping[str, Sequence[str]]) -> Tables:
    rows = {iso3: given if isinstance(given, Country) else country(iso3, given) for iso3, given in countries.items()}
    listed = {iso3: dict.fromkeys(names, "bricks") for iso3, names in goods.items()}
    return Tables(version="1", hash="t", countries=rows, listed_goods=listed, hotlines=())


def _referral() -> Referral:
    words = {"title": "Someone may be in danger", "introduction": "Read this.", "hotlines_note": "Call."}
    return Referral(**words, principles=(), steps=(), never=(), prepare=(), references={})


def questionnaire(
    *content: Section | ScoredQuestion | FreeText,
    sectors: Sequence[Sector] = (),
    countries: Mapping[str, float | Country] | None = None,
    goods: Mapping[str, Sequence[str]] | None = None,
    contradictions: Sequence[Contradiction] = (),
    rubric_changes: Mapping[str, Any] | None = None,
) -> Questionnaire:
    """Give a published questionnaire. Bare questions make one topic, "fees"; exposure is .5 unless given."""
    sections = tuple(item for item in content if isinstance(item, Section))
    bare = tuple(item for item in content if not isinstance(item, Section))
    if bare:
        sections = (topic("fees", *bare), *sections)
    found = Questionnaire(
        id="core",
        version="1.0.0",
        title="A questionnaire",
        sections=sections,
        sectors=tuple(sectors) or (sector(SECTOR, {section.name: 0.5 for section in sections}),),
        sources=(Source(name="a_source", title="A source", publisher="A publisher", status="checked"),),
        contradictions=tuple(contradictions),
        rubric=rubric().model_copy(update=dict(rubric_changes or {})),
        referral=_referral(),
        report=ReportTexts(sections=(), texts={}),
        tables=_tables(COUNTRIES if countries is None else countries, goods or {}),
    )
    return found.model_copy(update={"hash": content_hash(found)})


# --- the response ------------------------------------------------------------------------------------------------


def said(value: Value, evidence: Evidence = "stated", reason: str = "") -> Answer:
    return Answer(value=value, evidence=evidence, reason=reason)


def operation(key: str = "op1", **profile: Any) -> Operation:
    """Give an operation of 100 workers in AAA, nobody a migrant, unless said otherwise."""
    usual = {"sector": SECTOR, "country": "AAA", "workers": 100}
    shares = {"migrant_share": 0.0, "agency_share": 0.0, "housing_share": 0.0}
    return Operation(id=key, **{**usual, **shares, **profile})


Said = Value | Answer | dict[str, "Value | Answer"]


def _answer(given: Value | Answer) -> Answer:
    return given if isinstance(given, Answer) else said(given)


def response(
    questionnaire: Questionnaire, *operations: Operation, key: str = "r1", path: Path = "standard", **answers: Said
) -> Response:
    """Give a response with one operation unless some are given."""
    return Response(
        id=key,
        questionnaire=Edition(id=questionnaire.id, version=questionnaire.version, hash=questionnaire.hash),
        path=path,
        organisation=Organisation(name="A company"),
        operations=operations or (operation(),),
        answers={
            name: AnswersByOperation(by_operation={op: _answer(one) for op, one in given.items()})
            if isinstance(given, dict)
            else _answer(given)
            for name, given in answers.items()
        },
    )
