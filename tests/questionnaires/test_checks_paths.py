"""How much is asked: too long a path, a topic skipped, a question nobody is asked, too many critical options."""

from __future__ import annotations

import pytest

from questionnaires.checks import paths
from questionnaires.loader import load
from questionnaires.models import Questionnaire, ScoredQuestion
from tests.builders import SECTOR, all_of, profile, questionnaire, red, sector_is, select_one, topic

HOUSED = all_of(profile("housing_share", 0))


def held(number: int) -> tuple[ScoredQuestion, ...]:
    return tuple(select_one(f"held_{at}", no=1, yes=red()) for at in range(number))


def found(*content: object) -> list[str]:
    return list(paths.problems(questionnaire(*content)))  # type: ignore[arg-type]


def test_a_form_within_its_promises_is_sound() -> None:
    assert found(*held(15)) == []


@pytest.mark.parametrize("number", [14, 21])
def test_too_few_or_too_many_critical_options_are_found(number: int) -> None:
    assert found(*held(number)) == [f"{number} options are critical: keep to 15 to 20"]


def test_a_topic_that_a_path_skips_is_found() -> None:
    rooms = select_one("rooms", good=1, bad=0, asked={"relevant": HOUSED})

    problems = found(topic("fees", *held(15)), topic("housing", rooms))

    assert problems
    assert all("asked nothing of the topic 'housing'" in problem and "housing 0.0" in problem for problem in problems)


def test_a_question_that_nobody_is_asked_is_found() -> None:
    never = select_one("never", good=1, bad=0, asked={"relevant": all_of(profile("workers", 1e6), sector_is(SECTOR))})

    assert found(*held(15), never) == ["never: nobody is asked it: change its condition"]


def test_a_path_that_asks_too_much_is_found() -> None:
    many = [select_one(f"more_{at}", good=1, bad=0) for at in range(50)]
    two = questionnaire(*held(15), *many)
    second = two.sectors[0].model_copy(update={"name": "second"})

    problems = list(paths.problems(two.model_copy(update={"sectors": (*two.sectors, second)})))

    assert problems == ["path 'standard': asks up to 65 questions, and at most 60 are promised: drop some"]


@pytest.fixture(scope="module")
def published() -> Questionnaire:
    return load()


def test_the_published_paths_are_as_long_as_promised(published: Questionnaire) -> None:
    lengths = paths.lengths(published)

    assert lengths["questions at most, one line of work"] <= 60
    assert lengths["questions of the quick path"] == 15
    assert 40 <= lengths["questions without agents and housing, at least"] <= 50
    assert lengths["questions for one household"] < lengths["questions without agents and housing, at least"]
