"""What an answer may be: the choices of a question, or the bands of a number, and what each is worth."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from questionnaires.models.vocabulary import (
    DONT_KNOW,
    NOT_APPLICABLE,
    SEVERITIES,
    Content,
    Evidence,
    Identifier,
    Severity,
    Share,
    Text,
)

MOST_CHOICES = 12  # of a question without rows


class Resolution(Content):
    """What turns a finding into "remedied, keep watching": an answer to another question, and the least evidence."""

    question: Identifier
    choices: tuple[Identifier, ...] = Field(min_length=1)
    evidence: Evidence


class Choice(Content):
    name: Identifier
    label: Text
    credit: Share | None = None  # None: the question is taken out of the operation
    flag: Severity | None = None
    finding: Text | None = None  # what this choice reveals; the question's actions mend it
    resolved_by: Resolution | None = None
    exclusive: bool = False  # "none of these" in a select_multiple
    row: Identifier | None = None  # of a checklist: the row that this choice answers
    red_flag: Identifier | None = None  # which of the red flags it reveals
    several: bool = False  # makes no sense where only one person works, so it is not offered there

    @model_validator(mode="after")
    def lost_credit_names_its_finding(self) -> Self:
        full = 1 if self.row is None else 1e-9  # of a checklist, a row's answer earns its row's part
        if self.finding is None and (self.flag or (self.credit is not None and self.credit < full)):
            raise ValueError(f"choice '{self.name}' loses credit or raises a flag but names no finding: add one")
        if self.flag and self.credit is None:
            raise ValueError(f"choice '{self.name}' raises a flag and so needs a credit: add one")
        if self.resolved_by and not self.flag:
            raise ValueError(f"choice '{self.name}' resolves a flag that it does not raise: drop 'resolved_by'")
        return self


class Band(Content):
    """One band of a number: it holds for values up to and including ``up_to`` (null: no upper end)."""

    name: Identifier
    label: Text
    up_to: float | None
    credit: Share
    flag: Severity | None = None
    finding: Text | None = None
    red_flag: Identifier | None = None

    @model_validator(mode="after")
    def lost_credit_names_its_finding(self) -> Self:
        if self.finding is None and (self.flag or self.credit < 1):
            raise ValueError(f"band '{self.name}' loses credit or raises a flag but names no finding: add one")
        return self


class Row(Content):
    """One row of a checklist: the choices that name it are its answers, of which one may be chosen."""

    name: Identifier
    label: Text


def check_rows(name: str, choices: tuple[Choice, ...], rows: tuple[Row, ...]) -> None:
    """Raise ValueError unless every choice of a checklist answers a row, or all of them at once."""
    known = {row.name for row in rows}
    answered = {choice.row for choice in choices if not choice.exclusive}
    if rows and answered != known:
        raise ValueError(f"'{name}': give each row its choices, and each choice that is not exclusive a row")
    if any(choice.exclusive and choice.row for choice in choices):
        raise ValueError(f"'{name}': an exclusive choice answers all rows: take its 'row' out")
    if len(known) < len(rows) or known & {choice.name for choice in choices}:
        raise ValueError(f"'{name}': the names of rows must differ from each other and from those of choices")
    if not rows and answered - {None}:
        raise ValueError(f"'{name}': a choice names a row, and there are none: add 'rows'")
    if not rows and len(choices) > MOST_CHOICES:
        raise ValueError(f"'{name}': {len(choices)} choices, and at most {MOST_CHOICES} can be read: drop some")


def check_retired(name: str, choices: tuple[Choice, ...], retired: dict[str, str]) -> None:
    """Raise ValueError unless each choice no longer offered is read as one that is."""
    offered = {choice.name for choice in choices}
    for old, new in retired.items():
        if old in offered or new not in offered:
            raise ValueError(f"'{name}': 'retired' reads '{old}' as '{new}': name an old choice and one still offered")


def check_options(name: str, options: tuple[Choice, ...] | tuple[Band, ...], not_applicable: bool) -> None:
    """Raise ValueError unless the options of one question fit each other (scoring method, section 1)."""
    names = [option.name for option in options]
    reserved = {DONT_KNOW, NOT_APPLICABLE}
    if len(set(names)) < len(names) or reserved & set(names):
        raise ValueError(f"'{name}': option names must differ and may not be one of {sorted(reserved)}")
    if not_applicable and any(option.flag == "critical" for option in options):
        raise ValueError(f"'{name}' has a critical flag, so it may not offer 'does not apply'")
    graver = (None, *SEVERITIES)
    scored = [(graver.index(one.flag), one.credit, one.name) for one in options if one.credit is not None]
    for flag, credit, option_name in scored:
        if any(flag > other_flag and credit > other_credit for other_flag, other_credit, _ in scored):
            raise ValueError(f"'{name}': '{option_name}' has a graver flag and a higher credit than another option")
