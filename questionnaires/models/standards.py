"""What the questions are held against: standards by clause, reporting laws, red flags, and the field's words."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from questionnaires.models.vocabulary import Content, Identifier, References, Severity, Text


class Clause(Content):
    """One clause of a standard, in our words. ``not_asked`` says why no question speaks to it."""

    name: str = Field(
        pattern=r"^[A-Z0-9]{1,3}(\.[A-Z0-9]{1,2})?(\([a-z]\))?$"
    )  # as questions cite it: "7", "31(a)", "8.7"
    label: Text
    not_asked: Text | None = None


class Framework(Content):
    """A standard whose clauses the questions speak to. Its name is the source's that questions cite."""

    name: Identifier
    label: Text
    introduction: Text
    clauses: tuple[Clause, ...] = Field(min_length=1)


class Statement(Content):
    """One part of the statement that a law asks for, and the questions whose answers can feed it."""

    part: str  # the law's own mark: "(d)"
    label: Text
    questions: tuple[Identifier, ...] = ()


class Law(Content):
    """A reporting law as context: a dated note, never legal advice."""

    name: Identifier
    country: str  # iso3, or "EU"
    label: Text
    note: Text
    as_of: date
    recheck_after: date
    statements: tuple[Statement, ...] = Field(min_length=1)
    references: References


class RedFlag(Content):
    """A practice that no score may average away, with the ILO indicators it points to."""

    name: Identifier
    label: Text
    severity: Severity
    indicators: tuple[str, ...] = ()


class GlossaryEntry(Content):
    """A word of the field, explained to someone who has never met it."""

    name: Identifier
    label: Text
    meaning: Text
