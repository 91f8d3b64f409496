"""The references turned round: which questions speak to a clause of a standard, and how their answers stand.

A standing says what was answered and no more. None of them says that a standard is met.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from questionnaires.answers import is_complete, option_of, understood
from questionnaires.models import (
    DONT_KNOW,
    EVIDENCE,
    NOT_APPLICABLE,
    SEVERITIES,
    Band,
    Choice,
    Clause,
    Framework,
    FreeText,
    Questionnaire,
    Resolution,
    ScoredQuestion,
    options_of,
)
from questionnaires.responses import Answer, Response

Standing = Literal["critical", "major", "minor", "unknown", "open", "gap", "remedied", "good", "aside"]
STANDINGS: tuple[Standing, ...] = (  # gravest first
    "critical",
    "major",
    "minor",
    "unknown",  # "don't know"
    "open",  # not answered
    "gap",  # less than full credit, and no red flag
    "remedied",  # put right, keep watching
    "good",  # the best answer
    "aside",  # does not apply
)
LAST_PART = re.compile(r"(\([^()]*\)|\.\w+)$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clause with the questions that speak to it here. ``elsewhere``: others do, and none of them applies."""

    clause: Clause
    questions: tuple[str, ...]
    elsewhere: bool


# --- clauses -----------------------------------------------------------------------------------------------------


def citations(clauses: str) -> tuple[str, ...]:
    """Give each clause that a reference names: "31(a), 31(b)" names two."""
    return tuple(part.strip() for part in clauses.split(",") if part.strip())


def clause_of(framework: Framework, cited: str) -> str | None:
    """Give the clause that a citation names or is a part of: "10.7.1" of "10.7", "7(1)" of "7"; None for no clause."""
    known = {clause.name for clause in framework.clauses}
    while cited not in known:
        end = LAST_PART.search(cited)
        if end is None:
            return None
        cited = cited[: end.start()]
    return cited


def clauses_cited(framework: Framework, question: ScoredQuestion) -> tuple[str, ...]:
    """Name the clauses of a framework that a question speaks to."""
    found = (clause_of(framework, cited) for cited in citations(question.references.get(framework.name, "")))
    return tuple(dict.fromkeys(name for name in found if name))


def speaking(questionnaire: Questionnaire, framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """Give by clause the questions that speak to it, in the order asked."""
    found: dict[str, list[str]] = {clause.name: [] for clause in framework.clauses}
    for question in questionnaire.scored:
        for name in clauses_cited(framework, question):
            found[name].append(question.name)
    return {name: tuple(questions) for name, questions in found.items()}


def crosswalk(questionnaire: Questionnaire, framework: Framework, asked: Collection[str]) -> tuple[Spoken, ...]:
    """Give each clause of a framework with those of the questions asked that speak to it."""
    known = speaking(questionnaire, framework)
    spoken = []
    for clause in framework.clauses:
        here = tuple(name for name in known[clause.name] if name in asked)
        spoken.append(Spoken(clause, here, elsewhere=bool(known[clause.name]) and not here))
    return tuple(spoken)


# --- how answers stand -------------------------------------------------------------------------------------------


def gravest(standings: Iterable[Standing]) -> Standing | None:
    """Give the gravest of several; None of none."""
    found = set(standings)
    return next((standing for standing in STANDINGS if standing in found), None)


def standing_of(
    questionnaire: Questionnaire, response: Response, applies: Mapping[str, tuple[str, ...]], name: str
) -> Standing:
    """Tell how a question stands: the gravest of the operations where it applies."""
    question = questionnaire.by_name[name]
    if isinstance(question, FreeText):
        return "aside"
    return (
        gravest(
            _standing(questionnaire, response, operation, question, names)
            for operation, names in applies.items()
            if name in names
        )
        or "aside"
    )


def _standing(
    questionnaire: Questionnaire, response: Response, operation: str, question: ScoredQuestion, asked: Collection[str]
) -> Standing:
    answer = understood(question, response.answer(question.name, operation))
    if answer is not None and answer.value == DONT_KNOW:
        return "unknown"
    if answer is not None and answer.value == NOT_APPLICABLE:
        return "aside"
    chosen = _chosen(question, answer)
    if answer is None or not chosen:
        return "open"
    flags = {option.flag for option in chosen}
    flag = next((severity for severity in reversed(SEVERITIES) if severity in flags), None)
    if flag is not None:
        return "remedied" if _is_remedied(questionnaire, response, operation, chosen[0], asked) else flag
    return _earned(question, answer, chosen)


def _earned(question: ScoredQuestion, answer: Answer, chosen: tuple[Choice | Band, ...]) -> Standing:
    """Tell how an answer without a red flag stands by its credit."""
    if not is_complete(question, answer.value):
        return "open"
    earned = [option.credit for option in chosen]
    if None in earned:
        return "aside"
    return "good" if round(sum(credit or 0 for credit in earned), 9) >= 1 else "gap"


def _chosen(question: ScoredQuestion, answer: Answer | None) -> tuple[Choice | Band, ...]:
    if answer is None:
        return ()
    value = answer.value if isinstance(answer.value, tuple) else (option_of(question, answer.value),)
    return tuple(option for option in options_of(question) if option.name in value)


def _is_remedied(
    questionnaire: Questionnaire, response: Response, operation: str, option: Choice | Band, asked: Collection[str]
) -> bool:
    """Tell whether another answer that applies, with enough behind it, shows that what was found is put right."""
    resolution = option.resolved_by if isinstance(option, Choice) else None
    if resolution is None or resolution.question not in asked:
        return False
    question = questionnaire.by_name[resolution.question]
    if isinstance(question, FreeText):
        return False
    answer = understood(question, response.answer(question.name, operation))
    return answer is not None and _shows(questionnaire, resolution, question, answer)


def _shows(questionnaire: Questionnaire, resolution: Resolution, question: ScoredQuestion, answer: Answer) -> bool:
    outcome = question.kind == "outcome"
    counted = questionnaire.rubric.outcome_evidence[answer.evidence] if outcome else answer.evidence
    said = {option.name for option in _chosen(question, answer)}
    return bool(said & set(resolution.choices)) and EVIDENCE.index(counted) >= EVIDENCE.index(resolution.evidence)
