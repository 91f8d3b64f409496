"""The response in hand, with everything a page needs to show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from i18n import Words, translated, words
from questionnaires.loader import load
from questionnaires.models import Questionnaire
from questionnaires.relevance import relevance
from questionnaires.responses import Response


@dataclass(frozen=True)
class Current:
    """What one browser tab works on. Frozen: each change gives a new one."""

    owner: str
    language: str  # the screen's, which may differ from the response's
    response: Response
    kept: bool  # it has a row in the database; False until the first answer or profile entry
    revision: int = 0
    edition: int = 0  # counts the times the response came from elsewhere, so that widgets start anew from it
    saved_at: datetime | None = None  # when this session last saved something
    trouble: str = ""  # why the last save failed: "read_only", "disk_full", "locked", "other"; "" if it did not
    missing: bool = False  # the address named an assessment that is not here
    gone: bool = False  # it was deleted in another tab: until the page is drawn anew nothing is kept

    @property
    def id(self) -> str:
        return self.response.id

    @cached_property
    def words(self) -> Words:
        return words(self.language)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Give the questionnaire in the screen's language."""
        return translated(load(), self.language)

    @cached_property
    def applies(self) -> Mapping[str, tuple[str, ...]]:
        """Name the applying questions of each operation."""
        return relevance(load(), self.response)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Name the questions to ask, in the order asked."""
        somewhere = {name for names in self.applies.values() for name in names}
        return tuple(name for name in load().by_name if name in somewhere)
