"""The questionnaire in another language: every text, and nothing but the texts."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from pydantic import BaseModel

from i18n import content, languages, translated
from i18n.language import SOURCE
from questionnaires import loader
from questionnaires.models import Questionnaire
from questionnaires.published import content_hash
from tests.builders import act, decimal, questionnaire, red, select_one

FORM = questionnaire(
    select_one(
        "fees", checked=1, some=red(), asked={"criteria": ("One.",), "actions": (act("mend", {"fees": "checked"}),)}
    ),
    decimal("months", low=(1, 1), high=(None, red())),
)
OTHERS = [language.code for language in languages() if language.code != SOURCE]


class Shouting(NullTranslations):
    def pgettext(self, context: str, message: str) -> str:
        return f"{context}!{message}"


@pytest.fixture
def shouted(monkeypatch: pytest.MonkeyPatch) -> Questionnaire:
    monkeypatch.setattr(content, "translations", lambda code, domain: Shouting())
    return content._translated(FORM, "xx")


def test_a_text_is_found_by_its_place() -> None:
    places = {entry.place: entry.text for entry in content.texts(FORM)}

    expected = {
        "questionnaire.title": "A questionnaire",
        "section.fees.label": "fees",
        "question.fees.criteria.0": "One.",
        "choice.fees.some.finding": "Something is missing.",
        "band.months.low.label": "low",
        "question.months.unit": "days",
        "action.mend.steps.0": "Do it.",
        "sector.making.exposure.fees.reason": "Because.",
        "rubric.bands.low.label": "Low",
        "rubric.evidence_labels.stated": "We say so",
        "rubric.roles.hr.label": "Human resources",
        "referral.title": "Someone may be in danger",
    }
    assert expected.items() <= places.items()


def test_no_two_texts_have_one_place() -> None:
    places = [entry.place for entry in content.texts(loader.load())]

    assert len(places) == len(set(places)) > 500


def test_every_text_is_translated_and_nothing_else(shouted: Questionnaire) -> None:
    assert [entry.text for entry in content.texts(shouted)] == [
        f"{place}!{text}" for place, text in content.texts(FORM)
    ]
    assert content_hash(shouted) == content_hash(FORM)
    assert shouted.sources[0].publisher == FORM.sources[0].publisher


def test_what_the_original_has_looked_up_is_looked_up_anew(shouted: Questionnaire) -> None:
    assert FORM.by_name["fees"].label == "About fees?"
    assert shouted.by_name["fees"].label == "question.fees.label!About fees?"


@pytest.mark.parametrize("code", OTHERS)
def test_a_translated_questionnaire_is_as_valid_as_the_original(code: str) -> None:
    found = translated(loader.load(), code)

    again = Questionnaire.model_validate(found.model_dump(by_alias=True))
    assert again.model_dump() == found.model_dump()


@pytest.mark.parametrize("code", OTHERS)
def test_a_questionnaire_is_translated_once(code: str) -> None:
    form = loader.load()
    assert translated(form, code) is translated(form, code)


def test_english_is_the_original_itself() -> None:
    assert translated(FORM, SOURCE) is FORM


def test_the_mark_is_found_wherever_a_text_stands() -> None:
    """The walk by types and a walk over all strings of the content agree on the long ones."""
    form = loader.load()
    found = {entry.text for entry in content.texts(form)}

    sentences = {text for text in strings(form.model_copy(update={"tables": None, "sources": ()})) if " " in text}
    assert sentences - found - {clause for q in form.scored for clause in q.references.values()} <= clauses(form)


def clauses(form: Questionnaire) -> set[str]:
    """Give the clauses of sources and laws: titles of others, which stay as they are."""
    exposures = (part.references for sector in form.sectors for part in sector.exposure.values())
    given = [form.referral.references, *exposures, *(law.references for law in form.laws)]
    parts = {statement.part for law in form.laws for statement in law.statements}
    return (
        {clause for references in given for clause in references.values()}
        | parts
        | {part for sector in form.sectors for part in sector.isic}
    )


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from strings(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
