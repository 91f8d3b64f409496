"""What a workbook is about, and how its sheets say places, answers and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from i18n import Words
from questionnaires.answers import by_row, understood
from questionnaires.models import (
    DONT_KNOW,
    NOT_APPLICABLE,
    FreeText,
    Numeric,
    Questionnaire,
    ScoredQuestion,
    SelectMultiple,
    options_of,
)
from questionnaires.relevance import relevance
from questionnaires.responses import Answer, FollowUp, Response, Status
from scoring.models import Assessment, Figures, PlanItem

NOTHING = "–"  # noqa: RUF001 - the sign for "nothing to say here" in a table


@dataclass(frozen=True)
class Told:
    questionnaire: Questionnaire  # in the language of the words
    response: Response
    assessment: Assessment
    words: Words
    share: bool  # for others: no notes, no contact, no names of who does what

    @cached_property
    def applying(self) -> Mapping[str, tuple[str, ...]]:
        return relevance(self.questionnaire, self.response)

    @property
    def organisation(self) -> str:
        return self.response.organisation.name.strip() or self.words.say("Organisation without a name")

    def text(self, name: str, **facts: str) -> str:
        """Give one of the report's standing texts."""
        text = self.questionnaire.report.texts[name]
        return text % facts if facts else text

    def place(self, operation: str) -> str:
        ids = [item.id for item in self.response.operations]
        name = self.response.operation(operation).name.strip()
        return name or self.words.say("Operation %(number)s", number=self.words.number(ids.index(operation) + 1))

    def places(self, operations: tuple[str, ...]) -> str:
        """Name several operations in one phrase."""
        if not operations:
            return self.words.say("The whole organisation")
        if len(operations) == len(self.response.operations) > 1:
            return self.words.say("Everywhere")
        return self.words.joined([self.place(operation) for operation in operations])

    def band(self, name: str) -> str:
        return next(band.label for band in self.questionnaire.rubric.bands if band.name == name)

    def bands(self, figures: Figures) -> str:
        """Name the band; of a provisional figure both, and never one alone."""
        _ = self.words.say
        today, worst = self.band(figures.band), self.band(figures.worst_band)
        if not figures.provisional:
            return today
        if today == worst:
            return _("%(band)s, provisional", band=today)
        return _("%(today)s to %(worst)s, provisional", today=today, worst=worst)

    def headline(self, figures: Figures) -> str:
        """Give the figure of 0 to 100; of a provisional one, where it is and where it may be."""
        today, worst = self.words.score(figures.headline), self.words.score(figures.worst)
        if not figures.provisional or today == worst:
            return today
        return self.words.say("%(today)s to %(worst)s", today=today, worst=worst)

    def tone(self, figures: Figures) -> str:
        """Name the band whose colour stands beside a figure: of a provisional one the worst case's."""
        return figures.worst_band if figures.provisional else figures.band

    def follow_up(self, item: PlanItem) -> FollowUp:
        return self.response.follow_up.get(item.key, FollowUp())

    @cached_property
    def statuses(self) -> Mapping[Status, str]:
        _ = self.words.say
        return {"open": _("not started"), "started": _("started"), "done": _("done"), "dropped": _("dropped")}

    def answered(self, question: ScoredQuestion | FreeText, answer: Answer | None) -> str:
        """Say an answer in the words of its question."""
        _, known = self.words.say, understood(question, answer)
        if answer is not None and known is None:
            return _("Not answered: what was chosen is no longer offered")
        value = known.value if known else ()
        plain = {(): _("Not answered"), DONT_KNOW: _("Don't know"), NOT_APPLICABLE: _("Does not apply")}
        if value in plain:
            return plain[value]
        if isinstance(question, Numeric) and isinstance(value, int | float):
            return _("%(number)s %(unit)s", number=self.words.number(value, 2), unit=question.unit)
        return str(value) if isinstance(question, FreeText) else self._chosen(question, known)

    def _chosen(self, question: ScoredQuestion, answer: Answer | None) -> str:
        value = answer.value if answer else ()
        if isinstance(question, SelectMultiple) and any(choice for _row, choice in by_row(question, value)):
            _ = self.words.say
            said = (
                (row.label, choice.label if choice else _("Not answered")) for row, choice in by_row(question, value)
            )
            return "\n".join(_("%(label)s: %(value)s", label=row, value=label) for row, label in said)
        labels = {option.name: option.label for option in options_of(question)}
        chosen = value if isinstance(value, tuple) else (str(value),)
        return "; ".join(labels.get(name, name) for name in chosen)
