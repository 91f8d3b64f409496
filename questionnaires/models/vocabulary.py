"""The words that all content is written in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"
FIND_OUT = "find_out_"  # before a role: the plan's own action "ask this role what nobody knows"

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
Text = Annotated[str, Field(min_length=1), "translatable"]  # i18n finds the texts to translate by this mark alone
Share = Annotated[float, Field(ge=0, le=1)]
Severity = Literal["minor", "major", "critical"]
Kind = Literal["policy", "practice", "outcome"]
Scope = Literal["company", "operation"]
Evidence = Literal["stated", "document", "records", "workers"]  # weakest first
Path = Literal["quick", "standard"]
References = Annotated[dict[Identifier, str], Field(min_length=1)]  # a source's name: the clause in it ("" for all)
SEVERITIES: tuple[Severity, ...] = ("minor", "major", "critical")
EVIDENCE: tuple[Evidence, ...] = ("stated", "document", "records", "workers")
KINDS: tuple[Kind, ...] = ("policy", "practice", "outcome")


class Content(BaseModel):
    """A piece of content: frozen, and a misspelt key is refused, not lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")
