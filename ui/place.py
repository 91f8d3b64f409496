"""Where an answer belongs on the screen, and the keys of the widgets that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from questionnaires.answers import understood
from questionnaires.models import NOT_APPLICABLE, FreeText, ScoredQuestion
from questionnaires.responses import Answer, Response, Value
from ui import session
from ui.current import Current


@dataclass(frozen=True)
class Place:
    """A question, in one operation or (None) everywhere.

    The stamp is the language and the edition of the response: Streamlit knows a choice by its label alone, so after a
    switch of language, or a change made elsewhere, each widget must be a new one that starts from the stored answer.
    """

    question: ScoredQuestion | FreeText  # in the language of the screen
    operation: str | None
    stamp: str

    @classmethod
    def on(cls, held: Current, question: ScoredQuestion | FreeText, operation: str | None = None) -> Place:
        """Give the place of a question as the screen shows it now."""
        return cls(question, operation, f"{held.language}.{held.edition}")

    def key(self, part: str = "") -> str:
        """Give the key of a widget; ``part`` tells the widgets of one answer apart."""
        return f"{self.question.name}.{self.operation or ''}.{part}@{self.stamp}"

    def entered(self, part: str = "") -> Any:
        """Give what a widget holds."""
        return session.recall(self.key(part))

    def noted(self, part: str) -> Any:
        """Give what this tab noted about this place, or None."""
        return session.notes().get(self.key(part))

    def note(self, part: str, value: Any) -> None:
        """Note something about this place in this tab; None forgets it."""
        if value is None:
            session.notes().pop(self.key(part), None)
        else:
            session.notes()[self.key(part)] = value

    def answer(self, response: Response) -> Answer | None:
        """Give the answer for this very place, as it is read today: what is no longer offered is no answer."""
        return understood(self.question, self.stored(response))

    def stored(self, response: Response) -> Answer | None:
        """Give what is stored for this very place, perhaps by an earlier edition."""
        if self.operation is not None:
            return response.answer(self.question.name, self.operation)
        given = response.answers.get(self.question.name)
        return given if isinstance(given, Answer) else None

    def shown(self, answer: Answer | None) -> Value | None:
        """Give what the widget shows: the stored answer, or "does not apply" while its reason is awaited."""
        if self.noted("awaiting"):
            return NOT_APPLICABLE
        return answer.value if answer else None
