"""The published content, whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field

from questionnaires.models.conditions import AnswerTerm, Term
from questionnaires.models.paper import Referral, ReportTexts
from questionnaires.models.questions import ActionPlan, FreeText, ScoredQuestion, Section
from questionnaires.models.rubric import Role, Rubric
from questionnaires.models.sectors import Sector
from questionnaires.models.standards import Framework, GlossaryEntry, Law, RedFlag
from questionnaires.models.tables import Tables
from questionnaires.models.vocabulary import Content, Identifier, Text


class Source(Content):
    """A text that content cites. ``status`` says whether a person has checked it against the original."""

    name: Identifier
    title: Text
    publisher: str
    year: int | None = None
    address: str = ""
    status: Literal["checked", "to be checked"]
    checked_on: date | None = None  # when what is cited was last read
    note: str = ""


class Contradiction(Content):
    """Answers that do not fit each other, worded as a question back. All terms must hold in one operation."""

    name: Identifier
    when: tuple[Term, ...] = Field(min_length=2)
    text: Text

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(term.question for term in self.when if isinstance(term, AnswerTerm))


class Example(Content):
    """A worked case that the app offers to look at; its answers are in ``cases/<name>.yaml``."""

    name: Identifier
    title: Text
    story: Text


class Questionnaire(Content):
    """The published content, whole. Use ``loader.load()``."""

    id: Identifier
    version: str
    title: Text
    sections: tuple[Section, ...]
    retired: tuple[Identifier, ...] = ()  # questions no longer asked; their answers are kept
    sectors: tuple[Sector, ...]
    sources: tuple[Source, ...]
    contradictions: tuple[Contradiction, ...]
    rubric: Rubric
    referral: Referral
    report: ReportTexts
    frameworks: tuple[Framework, ...] = ()
    laws: tuple[Law, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    examples: tuple[Example, ...] = ()
    tables: Tables
    hash: str = ""  # of what scoring uses, not of words

    @cached_property
    def scored(self) -> tuple[ScoredQuestion, ...]:
        """Give every question that is worth something, in the order asked."""
        return tuple(q for section in self.sections for q in section.questions if not isinstance(q, FreeText))

    @cached_property
    def by_name(self) -> Mapping[str, ScoredQuestion | FreeText]:
        return {q.name: q for section in self.sections for q in section.questions}

    @cached_property
    def topic_of(self) -> Mapping[str, str]:
        return {q.name: section.name for section in self.sections for q in section.questions}

    @cached_property
    def section(self) -> Mapping[str, Section]:
        return {section.name: section for section in self.sections}

    @cached_property
    def sector(self) -> Mapping[str, Sector]:
        return {sector.name: sector for sector in self.sectors}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        return {source.name: source for source in self.sources}

    @cached_property
    def role(self) -> Mapping[str, Role]:
        return {role.name: role for role in self.rubric.roles}

    @cached_property
    def action(self) -> Mapping[str, ActionPlan]:
        return {action.name: action for action in self.actions()}

    @cached_property
    def entry(self) -> Mapping[str, GlossaryEntry]:
        return {entry.name: entry for entry in self.glossary}

    def actions(self) -> Iterator[ActionPlan]:
        for question in self.scored:
            yield from question.actions
