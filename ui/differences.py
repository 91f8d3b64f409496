"""What differs between an assessment here and the file that was opened, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from i18n import Words
from interchange.portable import Difference
from questionnaires.answers import by_row, understood
from questionnaires.models import (
    DONT_KNOW,
    NOT_APPLICABLE,
    FreeText,
    Numeric,
    Questionnaire,
    SelectMultiple,
    options_of,
)
from questionnaires.responses import Answer, FollowUp, Operation
from reports.blocks import Cell, Table

LONGEST = 160  # characters of a value that are shown


def rows(questionnaire: Questionnaire, w: Words, found: Iterable[Difference]) -> Table:
    """Give the differences as a table: what, here, in the file."""
    _ = w.say
    lines = tuple(
        tuple(Cell(text) for text in (_what(questionnaire, w, one), *(_said(questionnaire, w, one, v) for v in pair)))
        for one in found
        for pair in [(one.mine, one.theirs)]
    )
    return Table((_("What"), _("Here"), _("In the file")), lines, widths=(2, 2, 2))


def _what(questionnaire: Questionnaire, w: Words, one: Difference) -> str:
    if one.part == "answer":
        question = questionnaire.by_name.get(one.key)
        return question.label if question else one.key
    if one.part == "follow_up":
        action = questionnaire.action.get(one.key)
        return w.say("Plan: %(action)s", action=action.label if action else one.key)
    return _fields(w).get(one.key, one.key)


def _fields(w: Words) -> Mapping[str, str]:
    _ = w.say
    return {
        "organisation.name": _("Name of the organisation"),
        "organisation.country": _("Country of the head office"),
        "organisation.contact": _("Contact"),
        "prepared_by.name": _("Prepared by"),
        "prepared_by.role": _("Role"),
        "scope_note": _("Share of the whole organisation"),
        "path": _("Quick or standard questions"),
        "local_contacts": _("Local contacts"),
        "repayment.look_back_years": _("What we owe workers: years to look back"),
        "repayment.cohorts": _("What we owe workers: groups entered"),
        "repayment.routes": _("What paying ourselves costs: ways to the job entered"),
        "operation": _("Site or line of work"),
        "name": _("Name of the site or line of work"),
        "sector": _("What people do there"),
        "country": _("Country"),
        "workers": _("How many people work there"),
        "migrant_share": _("Share of migrants"),
        "agency_share": _("Share recruited through third parties"),
        "housing_share": _("Share in provided housing"),
        "corridors": _("Where the migrants come from"),
    }


def _said(questionnaire: Questionnaire, w: Words, one: Difference, value: Any) -> str:
    text = _value(questionnaire, w, one, value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _value(questionnaire: Questionnaire, w: Words, one: Difference, value: Any) -> str:
    if value is None or value in ("", {}, ()):
        return "–"  # noqa: RUF001 - a dash on a line of its own
    if isinstance(value, Answer):
        return answered(questionnaire, w, one.key, value)
    if isinstance(value, FollowUp):
        return w.joined(part for part in (value.owner, w.date(value.due) if value.due else "", value.status) if part)
    if isinstance(value, Operation):
        return value.name or value.id
    return _field(questionnaire, w, one.key, value)


def _field(questionnaire: Questionnaire, w: Words, key: str, value: Any) -> str:
    """Say a value of the profile."""
    if isinstance(value, tuple) and key.startswith("repayment"):
        return w.number(len(value))
    if isinstance(value, tuple):
        return w.joined(one.name or one.contact for one in value)
    if isinstance(value, dict):
        return w.joined(f"{w.country(iso3)} {w.number(n)}" for iso3, n in value.items())
    if isinstance(value, int | float):
        return w.number(value) if isinstance(value, int) else w.percent(value)
    if key == "sector" and value in questionnaire.sector:
        return questionnaire.sector[value].label
    return w.country(value) if key.endswith("country") else str(value)


def answered(questionnaire: Questionnaire, w: Words, name: str, answer: Answer) -> str:
    """Say an answer in the words of its question, with what it rests on."""
    _, question = w.say, questionnaire.by_name.get(name)
    answer = answer if question is None else understood(question, answer) or answer
    reserved = {DONT_KNOW: _("Don't know"), NOT_APPLICABLE: _("Does not apply")}
    if isinstance(answer.value, str) and answer.value in reserved:
        return reserved[answer.value]
    if question is None or isinstance(question, FreeText | Numeric):
        return w.number(answer.value, 2) if isinstance(answer.value, int | float) else str(answer.value)
    labels = {option.name: option.label for option in options_of(question)}
    if isinstance(question, SelectMultiple):
        for row, choice in by_row(question, answer.value):
            if choice:
                labels[choice.name] = _("%(row)s: %(answer)s", row=row.label, answer=choice.label)
    chosen = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    said = w.joined(labels.get(one, one) for one in chosen)
    evidence = questionnaire.rubric.evidence_labels[answer.evidence]
    return _("%(answer)s (%(evidence)s)", answer=said, evidence=evidence)
