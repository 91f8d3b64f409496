"""Every language, whole: no text missing, doubtful, broken or left in English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from i18n import catalogues, extract, languages, translated
from i18n.catalogues import DOMAINS, Domain
from i18n.language import SOURCE
from questionnaires import loader
from questionnaires.models import Numeric, options_of

OTHERS = [language.code for language in languages() if language.code != SOURCE]
PLACEHOLDER = re.compile(r"%(?!\s|$)(\(\w+\)[sd]|.)")
SAME = {  # what is written the same in two languages: names and short words
    "es": {"No", "Plan", "Plan: %(action)s", "Sector", "%(band)s, provisional", "Comply Chain"},
}


def found(domain: Domain) -> list[extract.Found]:
    return list(extract.in_content() if domain == "content" else extract.in_program())


def messages(code: str, domain: Domain) -> Iterator[Message]:
    return (message for message in catalogues.read(code, domain) if message.id)


def strings(message: Message) -> list[str]:
    given = message.string or ""
    return [given] if isinstance(given, str) else [text or "" for text in given]


def sources(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


EACH = pytest.mark.parametrize(("code", "domain"), [(code, domain) for code in OTHERS for domain in DOMAINS])


def test_there_are_languages_to_look_at() -> None:
    assert OTHERS
    assert len(found("messages")) > 100
    assert len(found("content")) > 500


@EACH
def test_every_text_is_in_the_catalogue(code: str, domain: Domain) -> None:
    have = {(message.context or "", sources(message)[0]) for message in messages(code, domain)}

    assert {(text.context, text.text) for text in found(domain)} == have


@EACH
def test_every_text_is_translated_and_settled(code: str, domain: Domain) -> None:
    open_ = [message.id for message in messages(code, domain) if message.fuzzy or not all(strings(message))]

    assert open_ == []


@EACH
def test_a_translation_has_the_placeholders_of_its_text(code: str, domain: Domain) -> None:
    wrong = [
        (source, text)
        for message in messages(code, domain)
        for source, text in pairs(message)
        if text and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(source))
    ]

    assert wrong == []


def pairs(message: Message) -> list[tuple[str, str]]:
    """Give each form of a translation with its source; a language may have more plurals than English."""
    forms = strings(message)
    one, *many = sources(message)
    return [(one, forms[0]), *((many[-1], form) for form in forms[1:])]


@EACH
def test_no_text_is_left_in_english(code: str, domain: Domain) -> None:
    left = [
        message.id
        for message in messages(code, domain)
        if set(strings(message)) & set(sources(message))
        and not set(sources(message)) <= SAME[code]
        and re.search("[A-Za-z]{2}", PLACEHOLDER.sub("", sources(message)[0]))
    ]

    assert left == []


@EACH
def test_a_translation_ends_as_its_text(code: str, domain: Domain) -> None:
    wrong = [
        (source, text)
        for message in messages(code, domain)
        for source, text in pairs(message)
        if text and " " in source and (source[-1] in ".:?") != (text[-1] in ".:?")
    ]

    assert wrong == []


@pytest.mark.parametrize("code", [SOURCE, *OTHERS])
def test_no_two_options_of_a_question_look_the_same(code: str) -> None:
    for question in translated(loader.load(), code).scored:
        labels = Counter((getattr(option, "row", None), option.label.casefold()) for option in options_of(question))
        assert isinstance(question, Numeric) or max(labels.values()) == 1, question.name


@pytest.mark.parametrize("code", [SOURCE, *OTHERS])
def test_levels_that_stand_beside_each_other_differ(code: str) -> None:
    rubric = translated(loader.load(), code).rubric

    for labels in (
        [band.label for band in rubric.bands],
        list(rubric.evidence_labels.values()),
        list(rubric.severity_labels.values()),
        list(rubric.kind_labels.values()),
        [role.label for role in rubric.roles],
    ):
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("code", OTHERS)
def test_spanish_keeps_to_the_house_style(code: str) -> None:
    """No endings that cannot be read aloud, no trials in place of forced labour, no smuggling for trafficking."""
    bad = re.compile(r"\w+[@]s?\b|\b\w+xs\b|trabajos forzados|tráfico de personas|fecha de vencimiento|\btú\b|\bvos\b")
    texts = [text for domain in DOMAINS for message in messages(code, domain) for text in strings(message)]

    assert [text for text in texts if code == "es" and bad.search(text)] == []
