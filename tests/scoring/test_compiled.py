"""A questionnaire becomes arrays once, and what does not fit together is refused."""

from __future__ import annotations

import pytest

from questionnaires.exceptions import ContentInvalid
from scoring.compiled import compiled
from tests.builders import all_of, answer_is, free_text, questionnaire, sector, select_one

ONE = select_one("one", yes=1, no=0)


def test_the_same_questionnaire_is_compiled_once() -> None:
    form = questionnaire(ONE)
    assert compiled(form) is compiled(form)


def test_two_questionnaires_of_one_hash_but_other_numbers_are_told_apart() -> None:
    form = questionnaire(ONE)
    other = questionnaire(ONE, rubric_changes={"control_limit": 0.5}).model_copy(update={"hash": form.hash})
    assert compiled(form).rubric.control_limit != compiled(other).rubric.control_limit


def test_a_sector_that_says_nothing_of_a_topic_is_refused() -> None:
    with pytest.raises(ContentInvalid, match="fees"):
        compiled(questionnaire(ONE, sectors=[sector("making", {})]))


def test_a_condition_on_words_is_refused() -> None:
    child = select_one("child", yes=1, no=0, asked={"relevant": all_of(answer_is("story", "long"))})
    with pytest.raises(ContentInvalid, match="story"):
        compiled(questionnaire(free_text("story"), ONE, child))
