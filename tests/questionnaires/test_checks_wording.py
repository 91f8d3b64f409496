"""Words: two ideas in one question, blame, words left unexplained, and texts that are hard to read."""

from __future__ import annotations

import pytest

from questionnaires.checks import reading, wording
from questionnaires.checks.wording import Wording
from questionnaires.loader import CONTENT, load
from questionnaires.models import GlossaryEntry, Questionnaire
from tests.builders import questionnaire, select_one

DECIDED = Wording(one_idea={}, blame=("guilty",), explained={"corridor": ("corridor", "corridors")})
CORRIDOR = GlossaryEntry(name="corridor", label="Corridor", meaning="The way from one country to another.")


def form(label: str, **asked: object) -> Questionnaire:
    question = select_one("held", no=1, yes=0).model_copy(update={"label": label, **asked})
    return questionnaire(question).model_copy(update={"glossary": (CORRIDOR,)})


def found(form: Questionnaire, **decided: object) -> list[str]:
    return list(wording.problems(form, DECIDED.model_copy(update=decided)))


def test_plain_words_are_no_problem() -> None:
    assert found(form("Who keeps the papers?")) == []


@pytest.mark.parametrize("label", ["Are papers and cards kept?", "Are papers or cards kept?"])
def test_a_question_that_may_ask_two_things_is_noted_or_found(label: str) -> None:
    assert found(form(label), one_idea={"held": "Both are papers."}) == []
    assert [problem.split(":")[0] for problem in found(form(label))] == ["held.label"]


def test_a_note_on_a_question_that_asks_one_thing_is_found() -> None:
    problems = found(form("Who keeps the papers?"), one_idea={"held": "Both are papers."})

    assert problems == ["wording.yaml: one_idea.held: no such question holds 'and' or 'or': take the note out"]


def test_a_word_of_blame_is_found() -> None:
    assert found(form("Who is guilty?")) == ["held.label: 'guilty' accuses: say what happens instead"]


def test_a_word_of_the_field_needs_its_explanation() -> None:
    assert found(form("What does each corridor cost?", terms=("corridor",))) == []
    assert found(form("What does each corridor cost?")) == [
        "held: says 'corridor': plainer words, or add 'corridor' to its terms"
    ]


def test_hard_texts_are_found() -> None:
    hard = form("Notwithstanding contractual stipulations, are remunerations systematically administered?")

    one, whole = reading.problems(hard)

    assert one.startswith("held: reads at school grade")
    assert whole.startswith("the questions read at school grade")


def test_the_published_questions_read_at_an_age_of_about_thirteen() -> None:
    assert list(reading.problems(load())) == []


def test_what_people_decided_about_words_holds_for_the_published_content() -> None:
    assert list(wording.problems(load(), wording.load(CONTENT))) == []
