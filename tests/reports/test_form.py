"""The blank questionnaire on paper can be filled in without a program."""

from __future__ import annotations

import pytest

from i18n import translated, words
from questionnaires.models import FreeText, Numeric, Path, options_of
from questionnaires.relevance import asked_on
from reports.blocks import Choices, Document, Heading
from reports.conditions import Blank
from reports.form import form
from tests.reports.factory import QUESTIONNAIRE
from tests.reports.reading import of, said, shape

PATHS: tuple[Path, ...] = ("quick", "standard")


def blank(path: Path, language: str = "en") -> Document:
    return form(translated(QUESTIONNAIRE, language), words(language), path)


def questions(document: Document) -> dict[str, Choices]:
    return {block.number: block for block in of(Choices, document.blocks) if block.number}


@pytest.mark.parametrize("path", PATHS)
def test_every_question_of_the_path_is_there_once_in_order(path: Path) -> None:
    asked = [question for question in QUESTIONNAIRE.by_name.values() if asked_on(question, path)]
    found = questions(blank(path))

    for_all = [question.label for question in asked if not question.sectors]
    assert [block.label for block in found.values()][: len(for_all)] == for_all
    assert {block.label for block in found.values()} == {question.label for question in asked}
    assert list(found) == [str(number) for number in range(1, len(asked) + 1)]


def test_every_choice_has_a_box_and_so_has_dont_know() -> None:
    found = {
        block.label: (*block.options, *(box for _, boxes in block.grid for box in boxes))
        for block in questions(blank("standard")).values()
    }

    for question in QUESTIONNAIRE.scored:
        boxes = found[question.label]
        assert "Don't know" in boxes
        if not isinstance(question, Numeric):
            assert {option.label for option in options_of(question)} <= set(boxes)


def test_does_not_apply_is_offered_only_where_it_is_allowed() -> None:
    found = {block.label: block.options for block in questions(blank("standard")).values()}
    offered = {
        question.name
        for question in QUESTIONNAIRE.scored
        if any(option.startswith("Does not apply") for option in found[question.label])
    }
    assert offered == {question.name for question in QUESTIONNAIRE.scored if question.not_applicable}


def test_each_question_says_what_an_answer_rests_on_and_who_knows() -> None:
    document = blank("standard")
    labels = tuple(QUESTIONNAIRE.rubric.evidence_labels.values())
    rests = [block for block in questions(document).values() if block.row == labels]

    assert len(rests) == len([q for q in QUESTIONNAIRE.by_name.values() if not isinstance(q, FreeText)])
    assert all(block.note.startswith("Usually known by: ") for block in questions(document).values())


def test_a_follow_up_says_after_which_answer_to_skip_it() -> None:
    told = said(blank("standard").blocks)
    assert "Skip question 5 if the answer to question 4 is: Nobody paid anything" in told


def test_a_question_about_housing_says_when_to_answer_it() -> None:
    told = said(blank("standard").blocks)
    assert "only if: some of the workers live in provided housing" in told


@pytest.mark.parametrize("path", PATHS)
def test_the_last_part_is_the_safe_referral_page(path: Path) -> None:
    last = [block.text for block in of(Heading, blank(path).blocks) if block.level == 1][-1]
    assert last == QUESTIONNAIRE.referral.title


@pytest.mark.parametrize("path", PATHS)
def test_every_language_has_the_same_structure(path: Path) -> None:
    assert shape(blank(path, "es")) == shape(blank(path))


@pytest.mark.parametrize("path", PATHS)
def test_no_placeholder_is_left(path: Path) -> None:
    assert "%(" not in said(blank(path).blocks)


def test_what_single_sectors_are_asked_stands_last_and_is_numbered_last() -> None:
    numbers = Blank(QUESTIONNAIRE, words("en"), "standard").numbers
    own = [question.name for question in QUESTIONNAIRE.by_name.values() if question.sectors]

    assert own
    assert set(list(numbers)[-len(own) :]) == set(own)
    assert [int(block.number) for block in questions(blank("standard")).values()] == list(numbers.values())
