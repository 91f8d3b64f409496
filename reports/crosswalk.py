"""The answers by standard: each clause with the questions that speak to it, or why none is asked.

Questions are named by their number on the blank questionnaire. Nothing here says that a standard is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from i18n import Words
from questionnaires.crosswalk import Spoken, Standing, crosswalk, gravest, standing_of
from questionnaires.models import SEVERITIES, Clause, Framework, Law, Questionnaire
from reports.blocks import Block, Cell, Paragraph, Table
from reports.conditions import Blank
from reports.subject import SEVERITY_TONE, Subject


def by_standard(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("crosswalk", _("By standard"))
    yield Paragraph(s.text("crosswalk"), "small")
    header = (_("Clause, in our own words, and the questions"), _("Gravest answer"))
    rows = tuple(row for framework in s.questionnaire.frameworks for row in _framework(s, framework))
    yield Table(header, rows, widths=(7.2, 2.1), compact=True)


def _framework(s: Subject, framework: Framework) -> Iterator[tuple[Cell, ...]]:
    status = source_status(s.questionnaire, s.words, framework.name)
    yield (Cell(s.words.say("%(standard)s. %(status)s", standard=framework.label, status=status), strong=True),)
    asked = {name for names in s.applying.values() for name in names}
    for spoken in crosswalk(s.questionnaire, framework, asked):
        yield Cell(_clause(s, spoken)), _spoken(s, spoken)


def _spoken(s: Subject, spoken: Spoken) -> Cell:
    if not spoken.questions:
        return Cell(s.words.say("Not asked"))
    standing = gravest(standing_of(s.questionnaire, s.response, s.applying, name) for name in spoken.questions)
    label = standing_label(s.questionnaire, s.words, standing or "aside")
    tone = SEVERITY_TONE[standing] if standing in SEVERITIES else None
    return Cell(label, tone)


def _clause(s: Subject, spoken: Spoken) -> str:
    """Give a clause with the numbers of its questions, or the reason where none is asked about it."""
    title = clause_title(s.words, spoken.clause)
    if numbers := _numbers(s, spoken.questions):
        return s.words.say("%(clause)s (%(questions)s)", clause=title, questions=numbers)
    if spoken.clause.not_asked is None:
        return title
    return s.words.say("%(clause)s. Not asked: %(reason)s", clause=title, reason=spoken.clause.not_asked)


def _numbers(s: Subject, names: Iterable[str]) -> str:
    numbers = Blank(s.questionnaire, s.words, s.response.path).numbers
    return ", ".join(s.words.number(numbers[name]) for name in names if name in numbers)


# --- what paper and screen say alike -----------------------------------------------------------------------------


def standing_label(questionnaire: Questionnaire, w: Words, standing: Standing) -> str:
    """Say how an answer stands; of a red flag, how grave it is."""
    _ = w.say
    if standing in SEVERITIES:
        return questionnaire.rubric.severity_labels[standing]
    return {
        "unknown": _("Nobody knows yet"),
        "open": _("Not answered"),
        "gap": _("Room to improve"),
        "remedied": _("Put right, keep watching"),
        "good": _("Good, as answered"),
        "aside": _("Does not apply"),
    }[standing]


def source_status(questionnaire: Questionnaire, w: Words, name: str) -> str:
    """Say whether somebody has compared what is cited with the original, and when it was last read."""
    _, source = w.say, questionnaire.source[name]
    if source.status == "checked":
        return _("Checked on %(day)s", day=source.checked_on) if source.checked_on else _("Checked")
    if source.checked_on:
        return _("To be checked against the original; last read on %(day)s", day=source.checked_on)
    return _("To be checked against the original")


def clause_title(w: Words, clause: Clause) -> str:
    return w.say("%(clause)s. %(label)s", clause=clause.name, label=clause.label)


def country(w: Words, law: Law) -> str:
    return w.say("European Union") if law.country == "EU" else w.country(law.country)
