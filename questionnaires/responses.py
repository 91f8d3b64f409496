"""What one organisation said: its operations, its answers, and what it did about the plan.

A ``Response`` is the portable file as a value (interfaces.md): frozen, and each change gives a new one.
Times are ISO 8601 in UTC. Shares are 0 to 1; ``None`` means "not given", which is not zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictFloat,
    StrictInt,
    StrictStr,
    model_validator,
)

from questionnaires.exceptions import ResponseInvalid
from questionnaires.models import Evidence, Identifier, Path, Share
from questionnaires.repayment import InResponse, Repayment

FORMAT: Final = "fair-recruitment-response/1"
NAME_LENGTH = 200
NOTE_LENGTH = 4000
MOST_CONTACTS = 20

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Name = Annotated[str, Field(max_length=NAME_LENGTH)]
Note = Annotated[str, Field(max_length=NOTE_LENGTH)]
Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


def _in_utc(moment: datetime) -> datetime:
    """Give a moment in UTC; one that names no time zone is in UTC already."""
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        raise ValueError("the moment is out of the calendar's range: correct it") from None


Moment = Annotated[
    datetime,
    AfterValidator(_in_utc),
    PlainSerializer(lambda moment: moment.isoformat().replace("+00:00", "Z"), when_used="json"),
]
Status = Literal["open", "started", "done", "dropped"]
Value = StrictStr | StrictInt | StrictFloat | tuple[StrictStr, ...]  # strict: True is not 1


class Said(BaseModel):
    """A piece of a response: frozen, strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Organisation(Said):
    name: Name
    country: Iso3 | None = None
    contact: Name = ""


class PreparedBy(Said):
    name: Name = ""
    role: Name = ""


class Operation(Said):
    """A site or a line of work: one sector, one country. Everything but ``id`` may be not given yet."""

    id: Key
    name: Name = ""
    sector: Identifier | None = None
    country: Iso3 | None = None
    workers: Annotated[int, Field(ge=1, le=10_000_000)] | None = None
    migrant_share: Share | None = None
    agency_share: Share | None = None
    housing_share: Share | None = None
    corridors: dict[Iso3, Annotated[int, Field(ge=0, le=10_000_000)]] = Field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """Name what a score cannot do without."""
        return tuple(key for key in ("sector", "country", "workers") if getattr(self, key) is None)


class Answer(Said):
    """One answer: a choice's name, a list of them, a number, words, or one of the two reserved values."""

    value: Value
    evidence: Evidence = "stated"
    note: Note = ""
    reason: Note = ""  # why it does not apply
    answered_at: Moment | None = None


class AnswersByOperation(Said):
    """One answer per operation, where they differ."""

    by_operation: dict[Key, Answer]


class FollowUp(Said):
    """What the organisation says it does about one action."""

    owner: Name = ""
    status: Status = "open"
    due: date | None = None
    done_on: date | None = None
    note: Note = ""
    evidence: Note = ""


class LocalContact(Said):
    """An organisation near by that can help someone in danger, as this one found out and checked."""

    name: Name = ""
    contact: Name = ""
    languages: Name = ""
    note: Note = ""  # never in a report to share
    checked_on: date | None = None


class Edition(Said):
    """Which edition of the questionnaire was answered."""

    id: str
    version: str
    hash: str = ""


class Response(Said):
    """One response, whole."""

    format: Literal["fair-recruitment-response/1"] = FORMAT
    id: Key
    created_at: Moment | None = None
    changed_at: Moment | None = None
    questionnaire: Edition
    path: Path = "standard"
    language: str = "en"
    organisation: Organisation
    prepared_by: PreparedBy = PreparedBy()
    scope_note: Note = ""
    operations: tuple[Operation, ...] = Field(min_length=1)
    answers: dict[Identifier, Answer | AnswersByOperation]
    follow_up: dict[str, FollowUp] = Field(default_factory=dict)  # "action" or "action@operation"
    local_contacts: tuple[LocalContact, ...] = Field(default=(), max_length=MOST_CONTACTS)
    repayment: InResponse = Repayment()

    @model_validator(mode="after")
    def operations_differ(self) -> Self:
        ids = [operation.id for operation in self.operations]
        if len(set(ids)) < len(ids):
            raise ValueError("two operations have the same id: give each its own")
        return self

    def operation(self, key: str) -> Operation:
        """Give the operation of that id. Raises ResponseInvalid if there is none."""
        for operation in self.operations:
            if operation.id == key:
                return operation
        raise ResponseInvalid(f"there is no operation '{key}' in this response")

    def answer(self, question: str, operation: str) -> Answer | None:
        """Give what was answered to a question in one operation, or None for no answer."""
        given = self.answers.get(question)
        return given.by_operation.get(operation) if isinstance(given, AnswersByOperation) else given

    def answered_by_operation(self, question: str) -> bool:
        """Tell whether the answers to a question differ by operation."""
        return isinstance(self.answers.get(question), AnswersByOperation)

    def with_answer(self, question: str, answer: Answer | None, operation: str | None = None) -> Response:
        """Give a response with that answer, for all operations or for one; None takes the answer back."""
        answers = dict(self.answers)
        if operation is None:
            answers.pop(question, None)
            if answer is not None:
                answers[question] = answer
        else:
            given = answers.get(question)
            entries = dict(given.by_operation) if isinstance(given, AnswersByOperation) else {}
            entries.pop(operation, None)
            if answer is not None:
                entries[operation] = answer
            answers[question] = AnswersByOperation(by_operation=entries)
        return self.model_copy(update={"answers": answers})

    def with_follow_up(self, key: str, follow_up: FollowUp) -> Response:
        """Give a response with what was said about one action."""
        return self.model_copy(update={"follow_up": {**self.follow_up, key: follow_up}})


def new_response(key: str, questionnaire: Mapping[str, str], now: datetime, language: str, path: Path) -> Response:
    """Give an empty, unnamed response with one operation."""
    return Response(
        id=key,
        created_at=now,
        changed_at=now,
        questionnaire=Edition(**questionnaire),
        path=path,
        language=language,
        organisation=Organisation(name=""),
        operations=(Operation(id="op1"),),
        answers={},
    )
