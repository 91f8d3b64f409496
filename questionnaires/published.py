"""The questionnaire as scoring sees it: ids, weights, credits, flags and conditions, and no words.

This is what ``cli.py export-content`` prints (interfaces.md). The content hash covers it and the rubric's numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from questionnaires.models import (
    ActionPlan,
    Band,
    Choice,
    Condition,
    FreeText,
    Numeric,
    Questionnaire,
    ScoredQuestion,
    Term,
)

WORDS_OF_THE_RUBRIC: Mapping[str, Any] = {
    **dict.fromkeys(("evidence_labels", "evidence_hints", "severity_labels", "kind_labels", "roles", "seconds"), True),
    "bands": {"__all__": {"label"}},
}


def content_hash(questionnaire: Questionnaire) -> str:
    """Give the SHA-256, in hex, of everything that scoring uses."""
    document = scored_content(questionnaire)
    del document["questionnaire"]
    document["rubric"] = questionnaire.rubric.model_dump(mode="json", exclude=WORDS_OF_THE_RUBRIC)
    return hashlib.sha256(json.dumps(document, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def scored_content(questionnaire: Questionnaire) -> dict[str, Any]:
    """Give everything that scoring uses, as plain data."""
    return {
        "questionnaire": {"id": questionnaire.id, "version": questionnaire.version, "hash": questionnaire.hash},
        "method": questionnaire.rubric.method,
        "topics": [
            {
                "name": section.name,
                "severity_weight": section.severity_weight,
                "questions": [_question(q) for q in section.questions if not isinstance(q, FreeText)],
            }
            for section in questionnaire.sections
        ],
        "contradictions": [
            {"name": rule.name, "when": [_term(term) for term in rule.when]} for rule in questionnaire.contradictions
        ],
        "sectors": {
            sector.name: {
                "exposure": {topic: given.value for topic, given in sector.exposure.items()},
                "multipliers": {name: given.value for name, given in sector.multipliers.items()},
            }
            for sector in questionnaire.sectors
        },
        "countries": {
            country.iso3: {"exposure": country.exposure, "basis": country.basis}
            for country in questionnaire.tables.countries.values()
        },
        "listed_goods": {iso3: sorted(goods) for iso3, goods in questionnaire.tables.listed_goods.items()},
    }


def _question(question: ScoredQuestion) -> dict[str, Any]:
    return {
        "name": question.name,
        "type": question.type,
        "kind": question.kind,
        "scope": question.scope,
        "weight": question.weight,
        "quick": question.quick,
        "not_applicable": question.not_applicable,
        "relevant": _condition(question.relevant),
        "choices": [] if isinstance(question, Numeric) else [_choice(choice) for choice in question.choices],
        **({} if isinstance(question, Numeric) or not question.retired else {"retired": question.retired}),
        "bands": [_band(band) for band in question.bands] if isinstance(question, Numeric) else [],
        "actions": [_action(action) for action in question.actions],
    }


def _condition(condition: Condition | None) -> dict[str, Any] | None:
    if condition is None:
        return None
    return {"all" if condition.all else "any": [_term(term) for term in condition.terms]}


def _term(term: Term) -> dict[str, Any]:
    return term.model_dump(mode="json", by_alias=True, exclude_none=True)


def _choice(choice: Choice) -> dict[str, Any]:
    resolution = choice.resolved_by
    given = {"name": choice.name, "credit": choice.credit, "flag": choice.flag, "exclusive": choice.exclusive}
    row = {"row": choice.row} if choice.row else {}
    return {**given, **row, "resolved_by": resolution.model_dump(mode="json") if resolution else None}


def _band(band: Band) -> dict[str, Any]:
    return {"name": band.name, "up_to": band.up_to, "credit": band.credit, "flag": band.flag}


def _action(action: ActionPlan) -> dict[str, Any]:
    return action.model_dump(mode="json", exclude={"label", "why", "steps", "done_when"})
