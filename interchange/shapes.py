"""Plain JSON values to a Response, piece by piece, so that one misshapen piece hides no other problem."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from i18n import marked
from interchange.problems import LISTED, FileRefused, Place, Problem, near, shown
from questionnaires.repayment import ENTERED, NOTHING, Cohort, Repayment, Route
from questionnaires.responses import (
    MOST_CONTACTS,
    Answer,
    AnswersByOperation,
    FollowUp,
    LocalContact,
    Operation,
    Organisation,
    Response,
)

M = TypeVar("M", bound=BaseModel)
STAND_IN: Mapping[str, Any] = {
    "id": "x",
    "questionnaire": {"id": "", "version": ""},
    "organisation": {"name": ""},
    "operations": [{"id": "op1"}],
}
SHORT = 100  # characters of the fields that are codes


def shaped(document: Mapping[str, Any]) -> tuple[Response, list[Problem]]:
    """Give the response with every piece that is sound, and what is wrong with the others."""
    problems: list[Problem] = []
    answers = _entries(document, "answers", _answer, problems)
    follow_up = _entries(document, "follow_up", lambda item: _one(FollowUp, item), problems)
    rest = {key: item for key, item in document.items() if key not in ("answers", "follow_up")}
    rest["operations"] = _operations(document.get("operations"), problems)
    response, found = _one(Response, {**rest, "answers": {}})
    problems.extend(found)
    if "answers" not in document:
        problems.append(Problem(("answers",), RULES["missing"]))
    problems.extend(_overlong(document))
    if response is None:
        response = _stand_in(rest["operations"])
    return response.model_copy(update={"answers": answers, "follow_up": follow_up}), problems


def _operations(given: Any, problems: list[Problem]) -> Any:
    """Give the operations with a misshapen one by its id alone, so that answers that name it are not called wrong."""
    if not isinstance(given, list) or not given:
        rule = NO_OPERATION if isinstance(given, list | None) else NOT_LIST
        problems.append(Problem(("operations",), rule))
        return STAND_IN["operations"]
    operations = []
    for at, item in enumerate(given):
        operation, wrong = _one(Operation, item)
        problems.extend(problem.under("operations", at) for problem in wrong)
        bare = _one(Operation, {"id": item.get("id")})[0] if isinstance(item, dict) else None
        operations.append(item if operation else {"id": bare.id if bare else f"misshapen-{at}"})
    return operations


def _stand_in(operations: list[Any]) -> Response:
    """Give a response that holds the operations and nothing else, while the rest is checked."""
    each = {operation["id"]: operation for operation in operations}
    return Response.model_validate({**STAND_IN, "operations": list(each.values()), "answers": {}})


def _one(model: type[M], item: Any) -> tuple[M | None, list[Problem]]:
    try:
        return model.model_validate_json(json.dumps(item), strict=True), []
    except ValidationError as error:
        return None, [_problem(detail, model) for detail in error.errors(include_url=False)]


def _entries(
    document: Mapping[str, Any],
    key: str,
    read: Callable[[Any], tuple[M | None, list[Problem]]],
    problems: list[Problem],
) -> dict[str, M]:
    """Give the sound entries of an object in the file, noting what is wrong with the others."""
    given = document.get(key, {})
    if not isinstance(given, dict):
        problems.append(Problem((key,), NOT_OBJECT))
        return {}
    found = {}
    for name, item in given.items():
        model, wrong = read(item)
        problems.extend(problem.under(key, shown(name)) for problem in wrong)
        if len(problems) >= LISTED:
            raise FileRefused(*problems)
        if model is not None:
            found[name] = model
    return found


def _answer(item: Any) -> tuple[Answer | AnswersByOperation | None, list[Problem]]:
    if not isinstance(item, dict) or "by_operation" not in item:
        return _given(item)
    problems = [
        Problem((key,), "cannot stand beside 'by_operation': move it into each operation's answer")
        for key in item
        if key != "by_operation"
    ]
    entries = _entries(item, "by_operation", _given, problems)
    sound = {key: answer.model_dump(mode="json") for key, answer in entries.items()}
    whole, others = _one(AnswersByOperation, {"by_operation": sound})
    return whole, [*problems, *others]


def _given(item: Any) -> tuple[Answer | None, list[Problem]]:
    if isinstance(item, dict) and "value" in item and not _is_value(item["value"]):
        rule = marked("'%(value)s' is no answer: write a text, a number or a list of texts")
        _, others = _one(Answer, {**item, "value": ""})
        return None, [Problem(("value",), rule, {"value": shown(item["value"])}), *others]
    return _one(Answer, item)


def _is_value(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _overlong(document: Mapping[str, Any]) -> list[Problem]:
    asked = document.get("questionnaire")
    codes: dict[Place, Any] = {("language",): document.get("language")}
    if isinstance(asked, dict):
        codes.update({("questionnaire", key): asked.get(key) for key in ("id", "version", "hash")})
    rule = marked("has more than %(limit)s characters: shorten it")
    return [
        Problem(place, rule, {"limit": SHORT})
        for place, text in codes.items()
        if isinstance(text, str) and len(text) > SHORT
    ]


def _problem(detail: ErrorDetails, model: type[BaseModel]) -> Problem:
    """Give what pydantic found in our own words."""
    place: Place = tuple(
        shown(step) if isinstance(step, str) else step for step in detail["loc"] if step not in UNSAID
    )
    facts = dict(detail.get("ctx", {}))
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(place, model)
    if kind == "too_long" and place == ("local_contacts",):
        return Problem(
            place, "holds more than %(limit)s contacts: keep those that you rely on", {"limit": MOST_CONTACTS}
        )
    if kind == "too_long":
        return Problem(place, "holds more than %(limit)s entries: keep fewer", {"limit": facts["max_length"]})
    rule = NOT_DATE if kind == "value_error" and place else RULES.get(kind)
    if rule is None:
        return Problem(place, "'%(value)s' does not belong here: correct it", {"value": shown(detail["input"])})
    return Problem(
        place, rule, {"value": shown(detail["input"]), **{key: facts[key] for key in FACTS if key in facts}}
    )


def _unknown_key(place: Place, model: type[BaseModel]) -> Problem:
    key = str(place[-1])
    meant = near(key, sorted(_keys(model)))
    if meant:
        return Problem(place, "is not a key of this format: did you mean '%(near)s'?", {"near": meant})
    return Problem(place, "is not a key of this format: take it out")


def _keys(model: type[BaseModel]) -> set[str]:
    """Give every key that a piece and its own pieces may have."""
    found = set(model.model_fields)
    if model is Response:
        for part in (Organisation, Operation, Answer, LocalContact, Repayment, Cohort, Route):
            found.update(part.model_fields)
    return found


UNSAID = ("[key]", ENTERED, NOTHING)  # steps that stand in no file
FACTS = ("max_length", "min_length", "expected", "ge", "le")
NOT_WHOLE = marked("'%(value)s' is not a whole number: write digits only")
NOT_NUMBER = marked("'%(value)s' is not a number: write digits only")
NOT_DATE = marked("'%(value)s' is not a date: write it like 2026-11-21")
NO_OPERATION = marked("needs at least one operation in a list in [ ]: add it")
NOT_OBJECT = marked("must be an object in { }")
NOT_LIST = marked("must be a list in [ ]")
RULES: Mapping[str, str] = {
    "missing": marked("is missing: add it"),
    "string_too_long": marked("has more than %(max_length)s characters: shorten it"),
    "string_type": marked("'%(value)s' is not a text: write it in quotation marks"),
    "string_pattern_mismatch": marked("'%(value)s' is written with signs that are not allowed here: correct it"),
    "literal_error": marked("'%(value)s' is not offered here: choose one of %(expected)s"),
    "greater_than_equal": marked("'%(value)s' is too small: write %(ge)s or more"),
    "less_than_equal": marked("'%(value)s' is too large: write %(le)s or less"),
    "not_rising": marked("low, central and high must not fall: put them in order"),
    "value_error": marked("Two operations have the same id: give each its own."),
    "int_type": NOT_WHOLE,
    "int_from_float": NOT_WHOLE,
    "float_type": NOT_NUMBER,
    "finite_number": NOT_NUMBER,
    "datetime_type": NOT_DATE,
    "datetime_parsing": NOT_DATE,
    "datetime_from_date_parsing": NOT_DATE,
    "date_type": NOT_DATE,
    "date_parsing": NOT_DATE,
    "date_from_datetime_parsing": NOT_DATE,
    "model_type": NOT_OBJECT,
    "model_attributes_type": NOT_OBJECT,
    "dict_type": NOT_OBJECT,
    "tuple_type": NOT_LIST,
}
