"""The numbers of the scoring method, and the words for its grades."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from questionnaires.models.vocabulary import Content, Evidence, Identifier, Kind, Severity, Share, Text


class Role(Content):
    name: Identifier
    label: Text


class RiskBand(Content):
    """One band of a risk figure; it holds below ``below`` (null: no upper end)."""

    name: Identifier
    label: Text
    below: float | None


class Rubric(Content):
    """The numbers of scoring-method.md that an expert may change, in one place."""

    method: str
    exposure: Mapping[Literal["sector", "country", "workforce", "listed_goods"], float]
    country: Mapping[Literal["corridor"], float]
    workforce: Mapping[Literal["migrant", "agency", "housing"], float]
    evidence: Mapping[Evidence, Share]
    outcome_evidence: Mapping[Evidence, Evidence]  # for an outcome question, what counts as what
    control_limit: Share
    harm: Mapping[Severity, Share]
    harm_of_many: Share
    bands: tuple[RiskBand, ...]
    answered_share: Share
    due_days: Mapping[Literal["contain", "find_out", "written_plan", "critical", "major", "minor", "none"], int]
    find_out_effort_days: float
    least_effort_days: float
    first: int
    first_policy: int
    seconds: Mapping[Literal["select_one", "select_multiple", "integer", "decimal", "text", "profile"], int]
    evidence_labels: Mapping[Evidence, Text]
    evidence_hints: Mapping[Evidence, Text]
    severity_labels: Mapping[Severity, Text]
    kind_labels: Mapping[Kind, Text]
    roles: tuple[Role, ...]
