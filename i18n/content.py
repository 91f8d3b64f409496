"""The questionnaire's texts: where they are, and the questionnaire in another language.

A text is a field of type ``Text``, wherever it stands: in a tuple, a dict or a model inside a model. Its entry in the
catalogue is its place ("question.fees_paid.label") with its English words, so that new words need a new translation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from pydantic import BaseModel

from i18n.catalogues import translations
from i18n.language import SOURCE
from questionnaires.models import (
    ActionPlan,
    Asked,
    Band,
    Choice,
    Contradiction,
    Example,
    Framework,
    GlossaryEntry,
    Law,
    Questionnaire,
    RedFlag,
    Referral,
    ReportTexts,
    Row,
    Rubric,
    Section,
    Sector,
    Source,
)

TRANSLATABLE = "translatable"  # the mark in the type Text
KEPT = 8  # questionnaires: one for each language, and a few that tests make
OWN_PLACE: Mapping[type[BaseModel], str] = {  # what has a name of its own wherever it stands
    Section: "section",
    Asked: "question",
    ActionPlan: "action",
    Sector: "sector",
    Source: "source",
    Contradiction: "contradiction",
    Rubric: "rubric",
    Referral: "referral",
    ReportTexts: "report",
    Framework: "framework",
    Law: "law",
    RedFlag: "red_flag",
    GlossaryEntry: "glossary",
    Example: "example",
}
OPTIONS: Mapping[type[BaseModel], str] = {Choice: "choice", Band: "band", Row: "row"}  # named within their question


class Entry(NamedTuple):
    place: str
    text: str


def texts(questionnaire: Questionnaire) -> Iterator[Entry]:
    """Give every text of a questionnaire with its place, in the order of the content files."""
    found: list[Entry] = []

    def note(place: str, text: str) -> str:
        found.append(Entry(place, text))
        return text

    _changed(questionnaire, Questionnaire, "questionnaire", note)
    yield from found


_made: dict[tuple[int, str], tuple[Questionnaire, Questionnaire]] = {}


def translated(questionnaire: Questionnaire, code: str) -> Questionnaire:
    """Give the questionnaire in a language, made once. A text that has no translation stays English."""
    if code == SOURCE:
        return questionnaire
    key = (id(questionnaire), code)
    if key not in _made:
        while len(_made) >= KEPT:
            _made.pop(next(iter(_made)), None)
        _made[key] = (questionnaire, _translated(questionnaire, code))  # keeping the original keeps its id its own
    return _made[key][1]


def _translated(questionnaire: Questionnaire, code: str) -> Questionnaire:
    lookup = translations(code, "content").pgettext
    result = _changed(questionnaire, Questionnaire, "questionnaire", lookup)
    assert isinstance(result, Questionnaire)
    return result


Change = Callable[[str, str], str]


def _changed(value: Any, hint: Any, place: str, change: Change) -> Any:
    """Give a value with each of its texts changed, or the very same value where it holds none."""
    if isinstance(value, str):
        return change(place, value) if _is_text(hint) else value
    if isinstance(value, BaseModel):
        return _changed_model(value, _place(value, place), change)
    if isinstance(value, tuple):
        return tuple(
            _changed(item, hint, f"{place}.{getattr(item, 'name', at)}", change) for at, item in enumerate(value)
        )
    if isinstance(value, Mapping):
        return {key: _changed(item, hint, f"{place}.{key}", change) for key, item in value.items()}
    return value


def _changed_model(model: BaseModel, place: str, change: Change) -> BaseModel:
    given = model.__dict__
    changes = {
        name: _changed(given[name], hint, f"{place}.{name}", change) for name, hint in _fields(type(model)).items()
    }
    if not changes:
        return model
    copy = model.model_copy(update=changes)
    for name in copy.__dict__.keys() - type(model).model_fields.keys():
        del copy.__dict__[name]  # what the original has worked out already, in its own words
    return copy


def _place(model: BaseModel, place: str) -> str:
    """Give a model's own place if it has one: a text keeps its translation when it moves to another file."""
    for kind, word in OWN_PLACE.items():
        if isinstance(model, kind):
            return f"{word}.{model.name}" if hasattr(model, "name") else word
    for kind, word in OPTIONS.items():
        if isinstance(model, kind):
            return f"{word}.{place.split('.')[1]}.{getattr(model, 'name', '')}"
    return place


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    """Give the fields in which texts may be, with their types."""
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields if _holds_text(hints[name], frozenset())}


@cache
def _holds_text(hint: Any, seen: frozenset[type]) -> bool:
    if _is_text(hint):
        return True
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        if hint in seen:
            return False
        hints = get_type_hints(hint, include_extras=True)
        return any(_holds_text(hints[name], seen | {hint}) for name in hint.model_fields)
    return any(_holds_text(part, seen) for part in get_args(hint))


@cache
def _is_text(hint: Any) -> bool:
    """Tell whether a type is Text, or Text inside a union, a tuple or the values of a dict."""
    if TRANSLATABLE in getattr(hint, "__metadata__", ()):
        return True
    return any(_is_text(part) for part in get_args(hint) if not isinstance(part, type))
