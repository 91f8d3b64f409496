"""What a response is worth: ids, levels, numbers and dates, and no words (docs/guides/method.md).

Risks are 0 to 1. Everything here can be recomputed from a response, a questionnaire and a date; its words are looked
up in the translated questionnaire when it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from questionnaires.models import FIND_OUT, Kind, Path, Severity

Band = str  # a name in the rubric's bands
Standing = Literal["open", "remedied", "not_verified"]
ItemKind = Literal["act", "contain", "find_out"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings, each counted once per question and operation (a company question: once)."""

    critical: int = 0
    major: int = 0
    minor: int = 0
    not_verified: int = 0
    remedied: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said of the business, of a sector and of an operation."""

    headline: float
    potential: float
    harm: float
    stated: float
    best: float
    worst: float
    band: Band
    worst_band: Band
    provisional: bool
    open: Count
    workers_concerned: int


@dataclass(frozen=True, slots=True)
class TopicRisk:
    """A topic over several operations, and one cell of the sector by topic heat map."""

    headline: float
    potential: float
    harm: float
    band: Band


@dataclass(frozen=True, slots=True)
class TopicInOperation:
    exposure: float
    control: float
    potential: float
    harm: float
    residual: float


@dataclass(frozen=True, slots=True)
class ExposureParts:
    """Where an operation's exposure comes from (section 2). ``estimated`` names the countries that are."""

    sector: Mapping[str, float]  # topic: S
    country: float  # g of the country of work
    context: float  # G, after the corridors
    workforce: float  # W
    listed_goods: bool  # L
    estimated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one question adds to a figure: its points of potential risk and its share of the harm (section 7)."""

    question: str
    points: float
    harm: float


@dataclass(frozen=True, slots=True)
class OperationResult:
    id: str
    figures: Figures
    exposure: ExposureParts
    topics: Mapping[str, TopicInOperation]
    applies: tuple[str, ...]
    contributions: tuple[Contribution, ...]  # every applying scored question, in the order asked


@dataclass(frozen=True, slots=True)
class Finding:
    """A red flag found, or a question with a red flag that nobody could answer."""

    question: str
    operation: str | None  # None: a company question, for all
    choice: str | None  # None: not verified
    severity: Severity  # not verified: the gravest that could be; remedied: minor
    status: Standing


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One thing to do, in its place of the order."""

    kind: ItemKind
    action: str | None  # None: find out
    role: str
    questions: tuple[str, ...]  # what it closes, contains or finds out
    operation: str | None  # set where it concerns one of several operations
    operations: tuple[str, ...]  # all that it concerns
    tier: int
    value: float  # the headline falls by this; find_out: the worst case does
    effort_days: float
    due: date | None  # None: collaborative, see review
    review: date | None
    written_plan: date | None  # where it ends a critical or major finding
    first_six: bool

    @property
    def key(self) -> str:
        """Give the key of its follow-up in the portable file."""
        name = self.action or FIND_OUT + self.role
        return f"{name}@{self.operation}" if self.operation else name


@dataclass(frozen=True, slots=True)
class ImprovementPlan:
    items: tuple[PlanItem, ...]
    value_of_critical: float  # what the actions that end the critical findings are worth together


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Why a rating is provisional: what has no answer, as question and operation (None: for all)."""

    flagged: tuple[tuple[str, str | None], ...]  # questions with a red flag, without an answer or "don't know"
    answered: int  # question-operation pairs with an answer
    applying: int
    contradictions: tuple[tuple[str, str], ...]  # rule and operation, touching a question with a critical flag


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole result for one response."""

    response: str
    on: date
    questionnaire: Mapping[str, str]  # id, version, hash
    method: str
    data_version: str
    data_hash: str
    path: Path
    business: Figures
    kinds: Mapping[Kind, float | None]  # control C by kind of question; None: no question of that kind
    sectors: Mapping[str, Figures]
    topics: Mapping[str, TopicRisk]
    heat_map: Mapping[str, Mapping[str, TopicRisk]]  # sector: topic
    operations: tuple[OperationResult, ...]
    contributions: tuple[Contribution, ...]  # of the business: points and harm add up to its headline
    findings: tuple[Finding, ...]
    stated_only: float  # share of the given answers that rest on our word alone
    workers_asked: bool  # whether any answer was confirmed by workers or an independent check
    unanswered: Unanswered
    plan: ImprovementPlan
