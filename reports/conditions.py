"""When to answer a question of the blank form, for a reader who has no program to decide it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from i18n import Words
from questionnaires.models import AnswerTerm, Asked, FreeText, Path, ProfileTerm, Questionnaire, options_of
from questionnaires.relevance import asked_on


@dataclass(frozen=True)
class Blank:
    """A questionnaire to print, with nothing answered."""

    questionnaire: Questionnaire  # in the language of the words
    words: Words
    path: Path

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number the questions of the path in the order asked, those of single sectors after those for all."""
        asked = [question for question in self.questionnaire.by_name.values() if asked_on(question, self.path)]
        order = [sector.name for sector in self.questionnaire.sectors]
        ordered = sorted(asked, key=lambda question: order.index(question.sectors[0]) + 1 if question.sectors else 0)
        return {question.name: place for place, question in enumerate(ordered, start=1)}

    def number(self, question: str) -> str:
        return self.words.number(self.numbers[question])


def condition(blank: Blank, question: Asked) -> Iterator[str]:
    """Say when a question may be skipped, or when to answer it; nothing where it is for everyone."""
    when = question.relevant
    if when is None:
        return
    _, this = blank.words.say, blank.number(question.name)
    yield from (_skip(blank, this, term) for term in when.terms if isinstance(term, AnswerTerm))
    told = "; ".join(_profile(blank, term) for term in when.terms if isinstance(term, ProfileTerm))
    if told and when.all:
        yield _("Answer question %(this)s only if: %(terms)s", this=this, terms=told)
    elif told:
        yield _("Answer question %(this)s only if one of these is true: %(terms)s", this=this, terms=told)


def _skip(blank: Blank, this: str, term: AnswerTerm) -> str:
    """Name the earlier answers after which the question is not asked; without a sure answer it is."""
    asked = blank.questionnaire.by_name[term.question]
    options = () if isinstance(asked, FreeText) else options_of(asked)
    others = " / ".join(option.label for option in options if option.name not in term.is_)
    return blank.words.say(
        "Skip question %(this)s if the answer to question %(number)s is: %(answers)s",
        this=this,
        number=blank.number(term.question),
        answers=others,
    )


def _profile(blank: Blank, term: ProfileTerm) -> str:
    _, above = blank.words.say, term.above or 0
    share = blank.words.percent(above)
    others = [sector.label for sector in blank.questionnaire.sectors if sector.name not in (term.is_ or ())]
    if term.is_ is not None and len(others) < len(term.is_):
        return _("the sector is not %(sectors)s", sectors=" / ".join(others))
    if term.is_ is not None:
        sectors = " / ".join(blank.questionnaire.sector[name].label for name in term.is_)
        return _("the sector is %(sectors)s", sectors=sectors)
    if term.profile == "workers":
        return _("more than %(number)s people work there", number=blank.words.number(above))
    some, more = {
        "migrant_share": (
            _("some of the workers are migrants"),
            _("more than %(share)s of the workers are migrants", share=share),
        ),
        "agency_share": (
            _("some of the migrants came through third parties"),
            _("more than %(share)s of the migrants came through third parties", share=share),
        ),
        "housing_share": (
            _("some of the workers live in provided housing"),
            _("more than %(share)s of the workers live in provided housing", share=share),
        ),
    }[term.profile]
    return more if above else some
