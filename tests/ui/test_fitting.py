"""Questions fit the business: no rows for one worker, examples of its sector, and a count of what applies."""

from __future__ import annotations

from typing import Any

import pytest

from i18n import translated
from questionnaires.loader import load
from questionnaires.models import Path, SelectOne
from questionnaires.responses import Answer, Operation, Response
from storage import Store
from tests.ui.conftest import Open
from tests.ui.test_questions import radio, response, shown
from ui.current import Current
from ui.progress import effort, longest


def several() -> SelectOne:
    """Give a question with choices that make no sense where one person works."""
    return next(
        question
        for question in load().scored
        if isinstance(question, SelectOne) and not question.relevant and any(one.several for one in question.choices)
    )


def kept_with(database: Store, *operations: dict[str, Any], **answers: str) -> None:
    given = response("fit", answers={name: Answer(value=value) for name, value in answers.items()})
    places = tuple(Operation(id=f"op{number}", **one) for number, one in enumerate(operations, 1))
    database.create(given.model_copy(update={"operations": places}), "local")


@pytest.mark.parametrize(("workers", "offered"), [(1, False), (2, True), (None, True)])
def test_choices_for_several_workers_are_offered_only_where_there_are_several(
    workers: int | None, *, offered: bool, visit: Open, database: Store
) -> None:
    question = several()
    kept_with(database, {"workers": workers})

    options = radio(visit(load().topic_of[question.name], a="fit"), question.name).options

    hidden = {one.label for one in question.choices if one.several}
    assert bool(hidden & set(options)) is offered
    assert question.choices[0].label in options


def test_one_of_them_that_was_answered_stays_shown(visit: Open, database: Store) -> None:
    question = several()
    answer = next(one.name for one in question.choices if one.several)
    kept_with(database, {"workers": 1}, **{question.name: answer})

    assert radio(visit(load().topic_of[question.name], a="fit"), question.name).value == answer


def test_one_place_with_several_workers_is_enough(visit: Open, database: Store) -> None:
    question = several()
    kept_with(database, {"workers": 1}, {"workers": 30})

    options = radio(visit(load().topic_of[question.name], a="fit"), question.name).options

    assert {one.label for one in question.choices if one.several} <= set(options)


def test_an_example_of_the_sector_stands_under_the_hint_in_the_language(visit: Open, database: Store) -> None:
    sector = next(sector for sector in load().sectors if "docs_held" in sector.examples)
    kept_with(database, {"sector": sector.name})

    assert sector.examples["docs_held"] in shown(visit("docs", a="fit")).replace("&#x27;", "'")
    spanish = translated(load(), "es").sector[sector.name].examples["docs_held"]
    assert spanish in shown(visit("docs", a="fit", lang="es")).replace("&#x27;", "'")


def test_without_a_sector_there_is_no_example(visit: Open, database: Store) -> None:
    kept_with(database, {})
    assert "For example:" not in shown(visit("docs", a="fit"))


def current(*operations: Operation, path: Path = "standard") -> Current:
    given: Response = response("fit").model_copy(update={"operations": operations or (Operation(id="op1"),)})
    return Current("local", "en", given.model_copy(update={"path": path}), kept=False)


def test_before_the_start_the_count_is_that_of_the_longest_sector() -> None:
    before = len(longest(current(), "standard"))
    named = [len(longest(current(Operation(id="op1", sector=name)), "standard")) for name in load().sector]

    assert before == max(named)
    assert f"{before} questions" in effort(current(), "standard")
    assert len(longest(current(), "quick")) < before


def test_the_count_falls_as_the_profile_is_filled() -> None:
    whole = Operation(id="op1", sector="agriculture")
    small = whole.model_copy(update={"workers": 3, "agency_share": 0.0, "housing_share": 0.0, "migrant_share": 0.0})

    assert len(longest(current(small), "standard")) < len(longest(current(whole), "standard"))


def test_the_profile_page_says_it(visit: Open, database: Store) -> None:
    kept_with(database, {"sector": "agriculture", "workers": 3})
    held = current(Operation(id="op1", sector="agriculture", workers=3))

    assert effort(held, "standard") in shown(visit("profile", a="fit"))
