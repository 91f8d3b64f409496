"""When a question applies: statements about the profile and about earlier answers."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from questionnaires.models.vocabulary import Content, Identifier


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
