"""Comparing on screen: two saved assessments, a snapshot or a file, told in plain words."""

from __future__ import annotations

from datetime import date

import pytest

from i18n import languages
from interchange import portable
from questionnaires import cases
from questionnaires.loader import load
from questionnaires.responses import Response
from storage import Store
from tests.ui.conftest import Open
from tests.ui.sunrise import seen


def factory(when: str) -> Response:
    return cases.load(f"glove_factory_{when}").response(load(), f"glove-{when}")


def test_with_one_assessment_it_says_what_is_missing(visit: Open, database: Store) -> None:
    database.create(factory("before"), "local")
    at = visit("compare", a="glove-before")

    assert not at.exception
    assert "There is only one to choose yet." in seen(at)


@pytest.mark.parametrize("language", [one.code for one in languages()])
def test_two_saved_assessments_are_told_as_a_story(visit: Open, database: Store, language: str) -> None:
    database.create(factory("before"), "local")
    database.create(factory("after"), "local")
    at = visit("compare", a="glove-after", lang=language)

    assert not at.exception
    assert at.selectbox[0].value == "glove-before"
    assert at.selectbox[1].value == "glove-after"
    if language == "en":
        assert "What got better" in seen(at)
        assert "Put right, keep watching" in seen(at)


def test_a_snapshot_is_the_first_proposal_for_the_earlier_one(visit: Open, database: Store) -> None:
    database.create(factory("after"), "local")
    snapshot = portable.write(factory("before").model_copy(update={"id": "glove-after"}))
    database.add_snapshot("glove-after", "local", date(2025, 11, 21), snapshot)
    at = visit("compare", a="glove-after")

    assert at.selectbox[0].value == "glove-after@1"
    assert "Kept 21 November 2025" in at.selectbox[0].options[1]
    assert "What got better" in seen(at)


def test_a_file_can_be_compared_and_is_not_kept(visit: Open, database: Store) -> None:
    database.create(factory("after"), "local")
    at = visit("compare", a="glove-after")
    at.session_state["compare_file_taken"] = ("earlier.json", factory("before"))
    at.run()

    assert at.selectbox[0].value == "file"
    assert "What got better" in seen(at)
    assert len(database.list("local")) == 1


def test_the_same_twice_is_nothing(visit: Open, database: Store) -> None:
    database.create(factory("after"), "local")
    database.create(factory("after").model_copy(update={"id": "copy"}), "local")

    assert "The two say the same." in seen(visit("compare", a="glove-after"))


def test_another_name_is_asked_about(visit: Open, database: Store) -> None:
    other = factory("before")
    organisation = other.organisation.model_copy(update={"name": "<b>Someone else</b>"})
    database.create(other.model_copy(update={"organisation": organisation}), "local")
    database.create(factory("after"), "local")
    at = visit("compare", a="glove-after")

    assert "Is this the same organisation?" in seen(at)
    assert not any("<b>Someone" in part.proto.body for part in at.main.get("html"))


def test_what_cannot_be_scored_says_so(visit: Open, database: Store) -> None:
    bare = factory("before")
    operations = (bare.operations[0].model_copy(update={"sector": None}), *bare.operations[1:])
    database.create(bare.model_copy(update={"operations": operations}), "local")
    database.create(factory("after"), "local")

    assert "One of the two does not say yet" in seen(visit("compare", a="glove-after"))
