"""Two responses side by side, in words: what differs, and what each of the two says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from i18n import Words
from interchange.differences import Difference, differences
from questionnaires.models import DONT_KNOW, NOT_APPLICABLE, FreeText, Questionnaire, options_of
from questionnaires.responses import Answer, FollowUp, Operation, Response, Value, option_of


@dataclass(frozen=True)
class Shown:
    """A difference in words."""

    what: str
    mine: str
    theirs: str


def compared(mine: Response, theirs: Response, questionnaire: Questionnaire, w: Words) -> tuple[Shown, ...]:
    """Give every difference in words; the questionnaire is the translated one."""
    return tuple(in_words(one, mine, theirs, questionnaire, w) for one in differences(mine, theirs))


def in_words(
    difference: Difference, mine: Response, theirs: Response, questionnaire: Questionnaire, w: Words
) -> Shown:
    """Give one difference in words: what it is about, and what each of the two says."""
    what = _subject(difference, questionnaire, w)
    if difference.operation is not None:
        what = w.say("%(what)s (%(operation)s)", what=what, operation=_named(difference.operation, mine, theirs))
    one, other = (_said(difference.key, given, questionnaire, w) for given in (difference.mine, difference.theirs))
    return Shown(what, one, other)


def _named(key: str, mine: Response, theirs: Response) -> str:
    names = {one.id: one.name for response in (theirs, mine) for one in response.operations}
    return names.get(key) or key


def _subject(difference: Difference, questionnaire: Questionnaire, w: Words) -> str:
    key = difference.key
    if difference.part == "answer":
        question = questionnaire.by_name.get(key)
        return question.label if question else key
    if difference.part == "follow_up":
        action = questionnaire.action.get(key)
        return action.label if action else w.say("What to find out")
    return _fields(w).get(key, key)


def _fields(w: Words) -> dict[str, str]:
    _ = w.say
    return {
        "organisation.name": _("Organisation"),
        "organisation.country": _("Country of the organisation"),
        "organisation.contact": _("Contact"),
        "prepared_by.name": _("Prepared by"),
        "prepared_by.role": _("Role of the person who prepared it"),
        "scope_note": _("What is covered"),
        "path": _("Quick or full questionnaire"),
        "operation": _("Operation"),
        "name": _("Name"),
        "sector": _("Sector"),
        "country": _("Country"),
        "workers": _("Workers"),
        "migrant_share": _("Share of migrants"),
        "agency_share": _("Share recruited through third parties"),
        "housing_share": _("Share in provided housing"),
        "corridors": _("Where workers come from"),
    }


def _said(key: str, given: Any, questionnaire: Questionnaire, w: Words) -> str:
    if given is None or given in ("", {}):
        return w.say("nothing given")
    if isinstance(given, Answer):
        return _answer(key, given, questionnaire, w)
    if isinstance(given, FollowUp):
        return _follow_up(given, w)
    return _field(key.removeprefix("organisation."), given, questionnaire, w)


def _field(key: str, given: Any, questionnaire: Questionnaire, w: Words) -> str:
    """Give a field of the profile, or the name of an operation that only one of the two has."""
    match key:
        case "operation" if isinstance(given, Operation):
            return given.name or given.id
        case "country":
            return w.country(given)
        case "sector":
            return questionnaire.sector[given].label if given in questionnaire.sector else str(given)
        case "path":
            return w.say("Quick") if given == "quick" else w.say("Full")
        case "corridors":
            pairs = given.items()
            return w.joined(w.say("%(name)s: %(number)s", name=w.country(c), number=w.number(n)) for c, n in pairs)
    return _plain(given, w)


def _plain(given: Any, w: Words) -> str:
    if isinstance(given, float):  # the floats of a profile are shares
        return w.percent(given)
    return w.number(given) if isinstance(given, int) else str(given)


def _answer(question: str, given: Answer, questionnaire: Questionnaire, w: Words) -> str:
    said = [value_in_words(question, given.value, questionnaire, w)]
    if given.value not in (DONT_KNOW, NOT_APPLICABLE):
        said.append(questionnaire.rubric.evidence_labels[given.evidence])
    return _parts(*said, given.reason, given.note)


def value_in_words(question: str, value: Value, questionnaire: Questionnaire, w: Words) -> str:
    """Give what was answered, as its question words it."""
    if value == DONT_KNOW:
        return w.say("Don't know")
    if value == NOT_APPLICABLE:
        return w.say("Does not apply")
    asked = questionnaire.by_name.get(question)
    if asked is None or isinstance(asked, FreeText):
        return w.joined(value) if isinstance(value, tuple) else str(value)
    labels = {option.name: option.label for option in options_of(asked)}
    if isinstance(value, tuple):
        return w.joined(labels.get(name, name) for name in value) or w.say("nothing given")
    if isinstance(value, int | float):
        return w.number(value, 2)
    return labels.get(option_of(asked, value) or "", str(value))


def _follow_up(given: FollowUp, w: Words) -> str:
    _ = w.say
    status = {"open": _("Not started"), "started": _("Under way"), "done": _("Done"), "dropped": _("Dropped")}
    days = (w.date(day) if day else "" for day in (given.due, given.done_on))
    return _parts(status[given.status], given.owner, *days, given.note, given.evidence)


def _parts(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
