"""The questionnaire as published: what is asked, what each choice is worth, what mends it.

What a respondent answers lives in ``responses.py``; ``scoring`` computes what it is worth.
Every key that a content file may have is a field here, and nothing else is accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
Text = Annotated[str, Field(min_length=1), "translatable"]  # i18n finds the texts to translate by this mark alone
Share = Annotated[float, Field(ge=0, le=1)]
Severity = Literal["minor", "major", "critical"]
Kind = Literal["policy", "practice", "outcome"]
Scope = Literal["company", "operation"]
Evidence = Literal["stated", "document", "records", "workers"]  # weakest first
Path = Literal["quick", "standard"]
SEVERITIES: tuple[Severity, ...] = ("minor", "major", "critical")
EVIDENCE: tuple[Evidence, ...] = ("stated", "document", "records", "workers")
KINDS: tuple[Kind, ...] = ("policy", "practice", "outcome")


class Content(BaseModel):
    """A piece of content: frozen, and a misspelt key is refused, not lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- when a question applies -------------------------------------------------------------------------------------


class ProfileTerm(Content):
    """A statement about one operation's profile: a number above a limit, or a name among some."""

    profile: Literal["sector", "workers", "migrant_share", "agency_share", "housing_share"]
    above: float | None = None
    is_: tuple[Identifier, ...] | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        if (self.profile == "sector") != (self.is_ is not None) or (self.above is None) != (self.is_ is not None):
            raise ValueError(f"'{self.profile}': write 'is: [...]' for the sector and 'above: number' for a number")
        return self


class AnswerTerm(Content):
    """A statement about the answer to an earlier question: one of these choices (or bands) was chosen."""

    question: Identifier
    is_: tuple[Identifier, ...] = Field(alias="is", min_length=1)


Term = ProfileTerm | AnswerTerm


class Condition(Content):
    """When a question applies: all of the terms, or any of them."""

    all: tuple[Term, ...] = ()
    any: tuple[Term, ...] = ()

    @model_validator(mode="after")
    def says_all_or_any(self) -> Self:
        if bool(self.all) == bool(self.any):
            raise ValueError("a condition lists its terms under 'all' or under 'any', not both and not neither")
        return self

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.all or self.any


# --- what an answer may be ---------------------------------------------------------------------------------------


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

    @model_validator(mode="after")
    def lost_credit_names_its_finding(self) -> Self:
        if self.finding is None and (self.flag or (self.credit is not None and self.credit < 1)):
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

    @model_validator(mode="after")
    def lost_credit_names_its_finding(self) -> Self:
        if self.finding is None and (self.flag or self.credit < 1):
            raise ValueError(f"band '{self.name}' loses credit or raises a flag but names no finding: add one")
        return self


# --- what to do --------------------------------------------------------------------------------------------------


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


# --- the questions -----------------------------------------------------------------------------------------------


class Asked(Content):
    """What every question has."""

    name: Identifier
    label: Text
    hint: Text | None = None
    why: Text  # why it is asked
    who: tuple[Identifier, ...] = Field(min_length=1)  # roles of the rubric that usually know
    relevant: Condition | None = None


class Scored(Asked):
    """What every question has that is worth something."""

    kind: Kind
    scope: Scope
    weight: Literal[1, 2, 3]
    quick: bool = False
    not_applicable: bool = False
    criteria: tuple[Text, ...] = ()  # what counts as yes
    references: dict[Identifier, str] = Field(min_length=1)  # a source's name: the clause in it ("" for the whole)
    actions: tuple[ActionPlan, ...] = ()


def _check_options(name: str, options: tuple[Choice, ...] | tuple[Band, ...], not_applicable: bool) -> None:
    """Raise ValueError unless the options of one question fit each other (scoring method, section 1)."""
    names = [option.name for option in options]
    reserved = {DONT_KNOW, NOT_APPLICABLE}
    if len(set(names)) < len(names) or reserved & set(names):
        raise ValueError(f"'{name}': option names must differ and may not be one of {sorted(reserved)}")
    if not_applicable and any(option.flag == "critical" for option in options):
        raise ValueError(f"'{name}' has a critical flag, so it may not offer 'does not apply'")
    rank = {None: -1, "minor": 0, "major": 1, "critical": 2}
    scored = [(rank[option.flag], option.credit, option.name) for option in options if option.credit is not None]
    for flag, credit, option_name in scored:
        if any(flag > other_flag and credit > other_credit for other_flag, other_credit, _ in scored):
            raise ValueError(f"'{name}': '{option_name}' has a graver flag and a higher credit than another option")


class SelectOne(Scored):
    type: Literal["select_one"]
    choices: tuple[Choice, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def options_fit(self) -> Self:
        _check_options(self.name, self.choices, self.not_applicable)
        return self


class SelectMultiple(Scored):
    type: Literal["select_multiple"]
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=12)

    @model_validator(mode="after")
    def options_fit(self) -> Self:
        _check_options(self.name, self.choices, self.not_applicable)
        if any(choice.credit is None for choice in self.choices):
            raise ValueError(f"'{self.name}': a choice that takes the question out needs select_one")
        if any(choice.resolved_by for choice in self.choices):
            raise ValueError(f"'{self.name}': a choice with 'resolved_by' needs select_one: a set is not resolved in part")
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
        _check_options(self.name, self.bands, self.not_applicable)
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


# --- sectors, sources, texts -------------------------------------------------------------------------------------


class SectorExposure(Content):
    """How strongly a sector exposes workers to what a topic is about: a judgement, with its reason."""

    value: Annotated[float, Field(ge=0, le=1, multiple_of=0.25)]
    reason: Text
    references: dict[Identifier, str] = Field(min_length=1)


class Multiplier(Content):
    value: Annotated[float, Field(ge=1.5, le=2, multiple_of=0.5)]
    reason: Text


class Sector(Content):
    name: Identifier
    label: Text
    description: Text
    isic: tuple[str, ...] = Field(min_length=1)  # sections or divisions of ISIC Rev. 4
    exposure: dict[Identifier, SectorExposure]
    multipliers: dict[Identifier, Multiplier] = Field(default_factory=dict)


class Source(Content):
    """A text that content cites. ``status`` says whether a person has checked it against the original."""

    name: Identifier
    title: Text
    publisher: str
    year: int | None = None
    address: str = ""
    status: Literal["checked", "to be checked"]
    note: str = ""


class Role(Content):
    name: Identifier
    label: Text


class Contradiction(Content):
    """Answers that do not fit each other, worded as a question back. All terms must hold in one operation."""

    name: Identifier
    when: tuple[Term, ...] = Field(min_length=2)
    text: Text

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(term.question for term in self.when if isinstance(term, AnswerTerm))


class Band100(Content):
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
    bands: tuple[Band100, ...]
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


class Referral(Content):
    """The safe-referral page: what to do when someone may be in danger."""

    title: Text
    introduction: Text
    principles: tuple[Text, ...]
    steps: tuple[ReferralStep, ...]
    never: tuple[Text, ...]
    prepare: tuple[Text, ...]
    hotlines_note: Text
    references: dict[Identifier, str]


class ReferralStep(Content):
    title: Text
    do: Text
    do_not: Text


class ReportTexts(Content):
    """The order of the report's parts and the texts that are the same in every report."""

    sections: tuple[Identifier, ...]
    quick_sections: tuple[Identifier, ...] = ()  # the shorter report of the quick path; none: the same
    texts: dict[Identifier, Text]


class Country(Content):
    """A row of countries.csv: exposure 0-1 with the basis it rests on ("data" or what was estimated)."""

    iso3: str
    iso2: str
    region: str
    subregion: str
    exposure: Share
    basis: str
    tip_tier: str
    tip_year: int | None
    rule_of_law: float | None
    control_of_corruption: float | None
    wgi_year: int | None
    conventions: dict[str, str]  # "c029": year of ratification, "denounced", or ""


class Hotline(Content):
    iso3: str
    place: str
    organisation: str
    contact: str
    read_on: str
    source: str


class Tables(Content):
    """Facts with year and source. ``hash`` covers the files' bytes."""

    version: str
    hash: str
    countries: dict[str, Country]
    listed_goods: dict[str, dict[str, str]]  # country: sector: goods made with forced labour
    hotlines: tuple[Hotline, ...]  # only those that may be shown


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

    def actions(self) -> Iterator[ActionPlan]:
        for question in self.scored:
            yield from question.actions


Referral.model_rebuild()
