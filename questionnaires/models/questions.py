"""The questions of a topic, each type of them, and what mends the gaps that they find."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from questionnaires.models.conditions import Condition, ProfileTerm
from questionnaires.models.options import Band, Choice, Row, check_options, check_retired, check_rows
from questionnaires.models.vocabulary import SEVERITIES, Content, Identifier, Kind, References, Scope, Severity, Text


class ActionPlan(Content):
    """What mends a gap: its words, what it reaches and what it takes."""

    name: Identifier
    label: Text
    why: Text
    steps: tuple[Text, ...] = Field(min_length=1)
    done_when: Text
    closes: dict[Identifier, Identifier] = Field(default_factory=dict)  # question: the choice or band it reaches
    contains: tuple[Identifier, ...] = ()  # questions whose harm it stops now
    effort_days: Annotated[float, Field(gt=0)]
    lead_days: Annotated[int, Field(ge=0)]
    role: Identifier
    requires: tuple[Identifier, ...] = ()
    collaborative: bool = False

    @model_validator(mode="after")
    def closes_or_contains(self) -> Self:
        if bool(self.closes) == bool(self.contains):
            raise ValueError(f"action '{self.name}' must either close questions or contain findings, not both")
        if self.contains and self.requires:
            raise ValueError(f"action '{self.name}' contains a harm, so it waits for nothing: drop 'requires'")
        return self


class Asked(Content):
    """What every question has."""

    name: Identifier
    label: Text
    hint: Text | None = None
    why: Text  # why it is asked
    find_out: Text | None = None  # where to look where nobody knows: which record, and whom to ask
    terms: tuple[Identifier, ...] = ()  # words of the glossary that it uses
    who: tuple[Identifier, ...] = Field(min_length=1)  # roles of the rubric that usually know
    relevant: Condition | None = None

    @property
    def sectors(self) -> tuple[str, ...]:
        """Name the sectors that alone are asked this (a term of 'all'); none: it is for all, or for all but a few."""
        terms = self.relevant.all if self.relevant else ()
        return next((term.is_ for term in terms if isinstance(term, ProfileTerm) and term.is_), ())


class Scored(Asked):
    """What every question has that is worth something."""

    kind: Kind
    scope: Scope
    weight: Literal[1, 2, 3]
    quick: bool = False
    not_applicable: bool = False
    criteria: tuple[Text, ...] = ()  # what counts as yes
    references: References
    actions: tuple[ActionPlan, ...] = ()


class SelectOne(Scored):
    type: Literal["select_one"]
    choices: tuple[Choice, ...] = Field(min_length=2)
    retired: dict[Identifier, Identifier] = Field(default_factory=dict)  # a choice no longer offered: how it is read

    @model_validator(mode="after")
    def options_fit(self) -> Self:
        check_options(self.name, self.choices, self.not_applicable)
        check_retired(self.name, self.choices, self.retired)
        check_rows(self.name, self.choices, ())
        return self


class SelectMultiple(Scored):
    type: Literal["select_multiple"]
    choices: tuple[Choice, ...] = Field(min_length=2)
    rows: tuple[Row, ...] = ()  # a checklist: one choice a row, or one exclusive choice for all
    retired: dict[Identifier, Identifier] = Field(default_factory=dict)

    @model_validator(mode="after")
    def options_fit(self) -> Self:
        check_options(self.name, self.choices, self.not_applicable)
        check_retired(self.name, self.choices, self.retired)
        check_rows(self.name, self.choices, self.rows)
        if any(choice.credit is None for choice in self.choices):
            raise ValueError(f"'{self.name}': a choice that takes the question out needs select_one")
        if any(choice.resolved_by for choice in self.choices):
            raise ValueError(
                f"'{self.name}': a choice with 'resolved_by' needs select_one: a set is not resolved in part"
            )
        return self


class Numeric(Scored):
    """A number, never negative, read through its bands."""

    unit: Text
    bands: tuple[Band, ...] = Field(min_length=1)
    maximum: float | None = None  # a number above it is a slip of the keyboard

    @model_validator(mode="after")
    def bands_rise(self) -> Self:
        limits = [band.up_to for band in self.bands]
        inner = [limit for limit in limits[:-1] if limit is not None]
        if limits[-1] is not None or len(inner) < len(limits) - 1 or inner != sorted(set(inner)):
            raise ValueError(f"'{self.name}': the bands' 'up_to' must rise and only the last may be null")
        check_options(self.name, self.bands, self.not_applicable)
        return self


class Integer(Numeric):
    type: Literal["integer"]


class Decimal(Numeric):
    type: Literal["decimal"]


class FreeText(Asked):
    """Words of the respondent's own: kept and printed, never scored."""

    type: Literal["text"]
    scope: Scope = "company"
    quick: bool = False


ScoredQuestion = SelectOne | SelectMultiple | Integer | Decimal
Question = Annotated[ScoredQuestion | FreeText, Field(discriminator="type")]


def options_of(question: ScoredQuestion) -> tuple[Choice, ...] | tuple[Band, ...]:
    """Give a question's choices, or the bands of a number."""
    return question.bands if isinstance(question, Numeric) else question.choices


def gravest_flag(question: ScoredQuestion) -> Severity | None:
    """Give the gravest flag that any option of the question raises."""
    flags = {option.flag for option in options_of(question)}
    return next((severity for severity in reversed(SEVERITIES) if severity in flags), None)


class Section(Content):
    """One topic, with its questions in the order they are asked."""

    name: Identifier
    label: Text
    introduction: Text
    severity_weight: Literal[1, 2, 3]
    questions: tuple[Question, ...] = Field(min_length=1)
