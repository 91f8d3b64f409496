"""A result as data: what ``cli.py score`` prints, key for key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from scoring.models import Assessment, Figures, Finding, OperationResult, PlanItem
from scoring.narrowing import Narrowing


def score_document(assessment: Assessment, narrowing: Iterable[Narrowing]) -> dict[str, Any]:
    """Give an assessment as plain JSON values, unrounded; ``narrowing`` is what ``scoring.certainty`` says of it."""
    return {
        "response": assessment.response,
        "on": assessment.on.isoformat(),
        "questionnaire": dict(assessment.questionnaire),
        "method": assessment.method,
        "data_hash": assessment.data_hash,
        "path": assessment.path,
        "business": {**_figures(assessment.business), "narrowing": [asdict(one) for one in narrowing]},
        "kinds": dict(assessment.kinds),
        "sectors": {name: _figures(figures) for name, figures in assessment.sectors.items()},
        "topics": {
            name: {"headline": topic.headline, "potential": topic.potential, "harm": topic.harm}
            for name, topic in assessment.topics.items()
        },
        "operations": {operation.id: _operation(operation) for operation in assessment.operations},
        "findings": [_finding(finding) for finding in assessment.findings],
        "plan": [_item(item) for item in assessment.plan.items],
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "headline": figures.headline,
        "potential": figures.potential,
        "harm": figures.harm,
        "stated": figures.stated,
        "best": figures.best,
        "worst": figures.worst,
        "band": figures.band,
        "provisional": figures.provisional,
        "open": asdict(figures.open),
        "workers_concerned": figures.workers_concerned,
    }


def _operation(operation: OperationResult) -> dict[str, Any]:
    return {
        **_figures(operation.figures),
        "topics": {name: asdict(topic) for name, topic in operation.topics.items()},
        "applies": list(operation.applies),
        "points": {part.question: part.points for part in operation.contributions},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "question": finding.question,
        "operation": finding.operation,
        "choice": finding.choice,
        "severity": finding.severity,
        "status": finding.status,
    }


def _item(item: PlanItem) -> dict[str, Any]:
    what = {"role": item.role, "questions": list(item.questions)} if item.action is None else {"action": item.action}
    return {
        "kind": item.kind,
        **what,
        "operation": item.operation,
        "tier": item.tier,
        "value": item.value,
        "effort_days": item.effort_days,
        "due": item.due.isoformat() if item.due else None,
        "first_six": item.first_six,
    }
