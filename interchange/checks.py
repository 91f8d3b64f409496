"""A response against the questionnaire: what it names must have been published, what it answers must be offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from i18n import marked, words
from i18n.language import SOURCE
from interchange.problems import Place, Problem, near, shown
from questionnaires.answers import check_answer, understood
from questionnaires.exceptions import AnswerRefused
from questionnaires.models import FIND_OUT, FreeText, Questionnaire, ScoredQuestion
from questionnaires.responses import Answer, AnswersByOperation, Response


def problems_of(response: Response, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Give everything in a response that the questionnaire does not offer."""
    for name, given in response.answers.items():
        yield from _answers(name, given, response, questionnaire)
    for key in response.follow_up:
        yield from _follow_up(key, response, questionnaire)


def is_earlier(response: Response, questionnaire: Questionnaire) -> bool:
    """Tell whether a response was answered on another edition, which may have offered what this one does not."""
    return response.questionnaire.version not in ("", questionnaire.version)


def is_newer(response: Response, questionnaire: Questionnaire) -> bool:
    """Tell whether a response was answered on a later edition, which may offer what this one does not know."""
    return _parts(response.questionnaire.version) > _parts(questionnaire.version)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def unknown_codes(document: Mapping[str, Any], questionnaire: Questionnaire) -> Iterator[Problem]:
    """Give every code in a file that is not in our tables (questionnaire, country, sector), with what was meant."""
    asked = document.get("questionnaire")
    if isinstance(asked, dict):
        yield from _questionnaire(asked.get("id"), questionnaire)
    organisation = document.get("organisation")
    if isinstance(organisation, dict):
        yield from _country(organisation.get("country"), ("organisation", "country"), questionnaire)
    operations = document.get("operations")
    for at, operation in enumerate(operations if isinstance(operations, list) else ()):
        if isinstance(operation, dict):
            yield from _codes_of_operation(operation, ("operations", at), questionnaire)
    yield from _corridors(document.get("repayment"), questionnaire)


def _corridors(repayment: object, questionnaire: Questionnaire) -> Iterator[Problem]:
    for part in ("cohorts", "routes"):
        entries = repayment.get(part) if isinstance(repayment, dict) else None
        for at, entry in enumerate(entries if isinstance(entries, list) else ()):
            for end in ("origin", "destination") if isinstance(entry, dict) else ():
                yield from _country(entry.get(end), ("repayment", part, at, end), questionnaire)


def _questionnaire(given: object, questionnaire: Questionnaire) -> Iterator[Problem]:
    if isinstance(given, str) and given != questionnaire.id:
        rule = marked(
            "answers another questionnaire ('%(given)s', this tool asks '%(known)s'): open it where it was made"
        )
        yield Problem(("questionnaire", "id"), rule, {"given": shown(given), "known": questionnaire.id})


def _codes_of_operation(operation: Mapping[str, Any], place: Place, questionnaire: Questionnaire) -> Iterator[Problem]:
    yield from _country(operation.get("country"), (*place, "country"), questionnaire)
    corridors = operation.get("corridors")
    for origin in corridors if isinstance(corridors, dict) else ():
        yield from _country(origin, (*place, "corridors", shown(origin)), questionnaire)
    sector = operation.get("sector")
    if isinstance(sector, str) and sector not in questionnaire.sector:
        yield _unknown(
            (*place, "sector"),
            marked("there is no sector '%(value)s': did you mean '%(near)s'?"),
            marked("there is no sector '%(value)s': choose one of %(offered)s"),
            sector,
            questionnaire.sector,
            called={one.label: one.name for one in questionnaire.sectors},
        )


def _country(iso3: object, place: Place, questionnaire: Questionnaire) -> Iterator[Problem]:
    countries = questionnaire.tables.countries
    if isinstance(iso3, str) and iso3 not in countries:
        yield _unknown(
            place,
            marked("there is no country '%(value)s': did you mean '%(near)s'?"),
            marked("there is no country '%(value)s': write its three letters, such as MYS for Malaysia"),
            iso3,
            countries,
            called={name: code for code, name in words(SOURCE).countries()},
        )


def _unknown(
    place: Place, close: str, far: str, value: str, offered: Iterable[str], *, called: Mapping[str, str] | None = None
) -> Problem:
    meant = near(value, offered, called)
    facts = {"value": shown(value), "near": meant, "offered": ", ".join(sorted(offered))}
    return Problem(place, close if meant else far, facts)


def _answers(
    name: str, given: Answer | AnswersByOperation, response: Response, questionnaire: Questionnaire
) -> Iterator[Problem]:
    place: Place = ("answers", shown(name))
    question = questionnaire.by_name.get(name)
    if question is None:
        if name not in questionnaire.retired and not is_newer(response, questionnaire):
            yield _unknown(
                place,
                marked("there has never been a question '%(value)s': did you mean '%(near)s'?"),
                marked("there has never been a question '%(value)s': take it out"),
                name,
                (*questionnaire.by_name, *questionnaire.retired),
            )
    elif isinstance(given, Answer):
        yield from _answer(question, given, place, newer=is_newer(response, questionnaire))
    elif question.scope == "company":
        rule = marked("asks about the whole company: give one answer, not one for each operation")
        yield Problem((*place, "by_operation"), rule)
    else:
        newer = is_newer(response, questionnaire)
        yield from _by_operation(question, given, response, (*place, "by_operation"), newer=newer)


def _by_operation(
    question: ScoredQuestion | FreeText, given: AnswersByOperation, response: Response, place: Place, *, newer: bool
) -> Iterator[Problem]:
    known = {operation.id for operation in response.operations}
    for key, answer in given.by_operation.items():
        if key not in known:
            yield _no_operation((*place, shown(key)), key, known)
        else:
            yield from _answer(question, answer, (*place, key), newer=newer)


def _no_operation(place: Place, key: str, known: set[str]) -> Problem:
    rule = marked("there is no operation '%(value)s' in this file: choose one of %(offered)s")
    return Problem(place, rule, {"value": shown(key), "offered": shown(", ".join(sorted(known)))})


def _answer(
    question: ScoredQuestion | FreeText, answer: Answer, place: Place, *, newer: bool = False
) -> Iterator[Problem]:
    known = understood(question, answer)
    if known is None and newer:
        return  # kept, and read as no answer
    try:
        check_answer(question, known or answer)
    except AnswerRefused as refused:
        yield Problem((*place, "value"), refused.rule, refused.facts)


def _follow_up(key: str, response: Response, questionnaire: Questionnaire) -> Iterator[Problem]:
    place = ("follow_up", shown(key))
    name, at, operation = key.partition("@")
    known = {*questionnaire.action, *questionnaire.retired, *(FIND_OUT + role for role in questionnaire.role)}
    if name not in known and not is_earlier(response, questionnaire):
        yield _unknown(
            place,
            marked("there has never been an action '%(value)s': did you mean '%(near)s'?"),
            marked("there has never been an action '%(value)s': take it out"),
            name,
            sorted(known),
        )
    if at and operation not in {one.id for one in response.operations}:
        yield _no_operation(place, operation, {one.id for one in response.operations})
