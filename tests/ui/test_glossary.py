"""Words are explained where they are used, and on a page of their own."""

from __future__ import annotations

from html import unescape

from questionnaires.loader import load
from tests.ui.conftest import Open
from tests.ui.sunrise import seen


def test_a_page_explains_every_word(visit: Open) -> None:
    said = unescape(seen(visit("words")))
    assert all(entry.meaning in said for entry in load().glossary)


def test_a_question_explains_its_words_and_says_where_to_look(visit: Open) -> None:
    section = next(section for section in load().sections if section.questions[0].terms)
    question = section.questions[0]
    said = unescape(seen(visit(section.name)))

    assert "Words explained" in said
    assert load().entry[question.terms[0]].meaning in said
    assert "If nobody knows" in said
    assert question.find_out is not None
    assert question.find_out in said
