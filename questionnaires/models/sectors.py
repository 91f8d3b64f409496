"""How strongly each sector exposes workers to what a topic is about."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from questionnaires.models.questions import Question
from questionnaires.models.vocabulary import Content, Identifier, References, Text


class SectorExposure(Content):
    """How strongly a sector exposes workers to what a topic is about: a judgement, with its reason."""

    value: Annotated[float, Field(ge=0, le=1, multiple_of=0.25)]
    reason: Text
    references: References


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
    examples: dict[Identifier, Text] = Field(default_factory=dict)  # question: what it means in this sector
    questions: dict[Identifier, tuple[Question, ...]] = Field(default_factory=dict)  # topic: its own questions
