"""What storage gives beside a response: a line of the list, a change, a snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from questionnaires.models import Path
from questionnaires.responses import Answer


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of "my assessments"."""

    id: str
    name: str  # the organisation's; "" while it is a draft without one
    changed_at: datetime
    path: Path
    answered: int  # questions with an answer, "don't know" included
    finished: date | None  # of the newest snapshot


@dataclass(frozen=True, slots=True)
class Change:
    """One answer given, changed or taken back (None). Changes are only ever added."""

    question: str
    operation: str | None  # None: the same everywhere
    by: str
    at: datetime
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was frozen when the user finished: the portable file's bytes, and the date to score it on."""

    id: str
    on: date
    document: bytes
