"""The questionnaire as published: what is asked, what each choice is worth, what mends it.

What a respondent answers lives in ``responses.py``; ``scoring`` computes what it is worth.
Every key that a content file may have is a field here, and nothing else is accepted.
"""

from questionnaires.models.conditions import AnswerTerm, Condition, ProfileTerm, Term
from questionnaires.models.options import Band, Choice, Resolution, Row
from questionnaires.models.paper import Referral, ReferralStep, ReportTexts
from questionnaires.models.questionnaire import Contradiction, Example, Questionnaire, Source
from questionnaires.models.questions import (
    ActionPlan,
    Asked,
    Decimal,
    FreeText,
    Integer,
    Numeric,
    Question,
    ScoredQuestion,
    Section,
    SelectMultiple,
    SelectOne,
    gravest_flag,
    options_of,
)
from questionnaires.models.rubric import RiskBand, Role, Rubric
from questionnaires.models.sectors import Multiplier, Sector, SectorExposure
from questionnaires.models.standards import Clause, Framework, GlossaryEntry, Law, RedFlag, Statement
from questionnaires.models.tables import Country, Hotline, PublishedCost, Tables
from questionnaires.models.vocabulary import (
    DONT_KNOW,
    EVIDENCE,
    FIND_OUT,
    KINDS,
    NOT_APPLICABLE,
    SEVERITIES,
    Content,
    Evidence,
    Identifier,
    Kind,
    Path,
    Scope,
    Severity,
    Share,
)

__all__ = [
    "DONT_KNOW",
    "EVIDENCE",
    "FIND_OUT",
    "KINDS",
    "NOT_APPLICABLE",
    "SEVERITIES",
    "ActionPlan",
    "AnswerTerm",
    "Asked",
    "Band",
    "Choice",
    "Clause",
    "Condition",
    "Content",
    "Contradiction",
    "Country",
    "Decimal",
    "Evidence",
    "Example",
    "Framework",
    "FreeText",
    "GlossaryEntry",
    "Hotline",
    "Identifier",
    "Integer",
    "Kind",
    "Law",
    "Multiplier",
    "Numeric",
    "Path",
    "ProfileTerm",
    "PublishedCost",
    "Question",
    "Questionnaire",
    "RedFlag",
    "Referral",
    "ReferralStep",
    "ReportTexts",
    "Resolution",
    "RiskBand",
    "Role",
    "Row",
    "Rubric",
    "Scope",
    "ScoredQuestion",
    "Section",
    "Sector",
    "SectorExposure",
    "SelectMultiple",
    "SelectOne",
    "Severity",
    "Share",
    "Source",
    "Statement",
    "Tables",
    "Term",
    "gravest_flag",
    "options_of",
]
