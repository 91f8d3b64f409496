"""The story of two assessments: in plain words, in each language, with parts that add up as shown."""

from __future__ import annotations

import json
from datetime import date

import pytest

from i18n import languages, translated, words
from interchange.comparison import compare_document
from questionnaires import cases, loader
from questionnaires.responses import Response
from reports.compared import Told, changes_table, shown_parts, tenths, why_table
from reports.story import in_short, story, told_in
from reports.subject import Subject
from scoring.assess import assess
from scoring.compare import Side, compare

ON = date(2026, 11, 21)
FORM = loader.load()
BEFORE = cases.load("glove_factory_before").response(FORM, "before")
AFTER = cases.load("glove_factory_after").response(FORM, "after")


def sides(before: Response, after: Response) -> tuple[Side, Side]:
    first, second = (Side(FORM, one, assess(FORM, one, ON)) for one in (before, after))
    return first, second


def told(before: Response = BEFORE, after: Response = AFTER, language: str = "en") -> Told:

    found = compare(*sides(before, after))
    form, w = translated(FORM, language), words(language)
    subjects = [
        Subject(form, one, assessment, w, share=False)
        for one, assessment in ((before, found.before), (after, found.after))
    ]
    return Told(subjects[0], subjects[1], found)


def chapters(given: Told) -> dict[str, str]:
    return {chapter.title: " ".join(chapter.lines) for chapter in story(given)}


def test_what_ended_or_was_put_right_is_better_and_what_was_found_is_not() -> None:
    said = chapters(told())

    assert "Put right, keep watching: " in said["What got better"]
    assert "What was left open" not in said


def test_told_backwards_it_got_worse() -> None:
    assert "Found now: " in chapters(told(AFTER, BEFORE))["What got worse"]


def test_the_points_shown_add_up_to_the_figures_shown() -> None:
    given = told()
    moved = given.comparison.moved
    assert moved is not None
    shown = [float(text) for text in shown_parts(given).values()]

    assert round(10 * sum(shown)) == tenths(moved.after) - tenths(moved.before)
    assert len(why_table(given).rows) == len(shown) + 2


def test_a_site_that_is_gone_is_asked_after() -> None:
    two = BEFORE.operations[0].model_copy(update={"id": "other", "name": "Other hall"})
    before = BEFORE.model_copy(update={"operations": (*BEFORE.operations, two)})
    said = chapters(told(before, BEFORE))

    assert "Other hall" in said["What was left open"]
    assert f"what happened to the {words('en').number(two.workers or 0)} workers there?" in said["What was left open"]
    assert "What got better" not in said
    assert any("neither an improvement nor a decline" in line for line in in_short(told(before, BEFORE)))


def test_different_paths_are_not_compared_as_one_figure() -> None:
    given = told(after=AFTER.model_copy(update={"path": "quick"}))

    assert "not compared" in " ".join(in_short(given))
    assert why_table(given).rows == ()


@pytest.mark.parametrize("language", [one.code for one in languages()])
def test_it_is_told_in_each_language(language: str) -> None:
    given = told(language=language)
    table = changes_table(given)

    assert len(table.rows) == len(given.comparison.changes) > 0
    assert told_in(language, given.comparison, *sides(BEFORE, AFTER))[""] == list(in_short(given))


def test_the_data_hold_no_notes_and_their_parts_add_up() -> None:
    noted = {
        name: answer.model_copy(update={"note": "Ask Rania"}) if hasattr(answer, "note") else answer
        for name, answer in AFTER.answers.items()
    }
    found = compare(*sides(BEFORE, AFTER.model_copy(update={"answers": noted})))
    document = json.loads(json.dumps(compare_document(found)))

    assert "Rania" not in json.dumps(document)
    assert sum(document["moved"]["parts"].values()) == document["moved"]["after"] - document["moved"]["before"]
