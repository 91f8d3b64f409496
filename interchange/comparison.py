"""A comparison as data: what ``cli.py compare`` prints, key for key; no words of any language."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import BaseModel

from scoring.changes import Change, ProfileChange
from scoring.compare import Comparison, Moved
from scoring.fates import Fate
from scoring.models import Assessment


def compare_document(comparison: Comparison) -> dict[str, Any]:
    """Give a comparison as plain JSON values, unrounded; ``parts`` add up exactly to after - before."""
    return {
        "before": _of(comparison.before),
        "after": _of(comparison.after),
        "moved": _moved(comparison.moved) if comparison.moved else None,
        "changes": [_change(one) for one in comparison.changes],
        "profile": [_profile(one) for one in comparison.profile],
        "findings": [_fate(one) for one in comparison.findings],
    }


def _of(assessment: Assessment) -> dict[str, Any]:
    figures = assessment.business
    return {
        "response": assessment.response,
        "questionnaire": dict(assessment.questionnaire),
        "method": assessment.method,
        "data_hash": assessment.data_hash,
        "path": assessment.path,
        "headline": figures.headline,
        "worst": figures.worst,
        "band": figures.band,
        "worst_band": figures.worst_band,
        "provisional": figures.provisional,
        "open": asdict(figures.open),
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {"before": moved.before, "after": moved.after, "parts": moved.parts, "achieved": moved.achieved}


def _change(one: Change) -> dict[str, Any]:
    return {
        "question": one.question,
        "operation": one.operation,
        "kind": one.kind,
        "direction": one.direction,
        "before": _plain(one.before),
        "after": _plain(one.after),
    }


def _profile(one: ProfileChange) -> dict[str, Any]:
    fields = {"operation": one.operation, "field": one.field}
    return {**fields, "before": _plain(one.before), "after": _plain(one.after)}


def _fate(one: Fate) -> dict[str, Any]:
    finding = one.finding
    return {
        "kind": one.kind,
        "question": finding.question,
        "operation": finding.operation,
        "before": one.before.severity if one.before else None,
        "after": one.after.severity if one.after else None,
    }


def _plain(value: Any) -> Any:
    """Give a value without notes and times, which are nobody's business in a comparison of figures."""
    if isinstance(value, BaseModel):
        hidden = {"note", "reason", "answered_at", "name"}
        return value.model_dump(mode="json", exclude=hidden, exclude_none=True)
    return value
