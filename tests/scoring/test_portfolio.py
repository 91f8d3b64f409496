"""Many responses in one table: what is read, in which order, and everything that is refused at once."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from scoring import portfolio
from scoring.exceptions import FrameRefused
from tests.builders import (
    alone,
    decimal,
    integer,
    operation,
    questionnaire,
    red,
    response,
    said,
    select_multiple,
    select_one,
)
from tests.scoring.assessed import assessed, numbers, table

FORM = questionnaire(
    select_one("one", yes=1, no=red(), asked={"quick": True}),
    select_one("shared", scope="company", yes=1, no=0),
    select_multiple("many", a=0.5, b=0.5, none=alone(0)),
    decimal("number", little=(1, 1), much=(None, 0)),
    integer("whole", few=(10, 1), lots=(None, 0)),
)
ROW: dict[str, Any] = {"response": "r", "operation": "op1", "sector": "making", "country": "AAA", "workers": 100}
FIGURES = ["headline", "potential", "harm", "stated", "best", "worst"]


def figures(**columns: Any) -> tuple[float, ...]:
    return tuple(portfolio.score(FORM, pd.DataFrame([ROW | columns])).loc[0, FIGURES])


def expected(**answers: Any) -> tuple[float, ...]:
    return numbers(assessed(FORM, response(FORM, **answers)).business)


@pytest.mark.parametrize(
    ("columns", "answers"),
    [
        pytest.param({}, {}, id="no column is no answer"),
        pytest.param({"one": "no"}, {"one": "no"}, id="an option"),
        pytest.param({"one": None}, {}, id="an empty cell"),
        pytest.param({"one": "dont_know"}, {"one": "dont_know"}, id="don't know"),
        pytest.param({"one": "yes", "one__evidence": "workers"}, {"one": said("yes", "workers")}, id="evidence"),
        pytest.param(
            {"one": "yes", "one__evidence": None}, {"one": "yes"}, id="evidence is our word unless it says more"
        ),
        pytest.param({"many": ("a", "b")}, {"many": ("a", "b")}, id="a tuple of choices"),
        pytest.param({"many": ["b"]}, {"many": ("b",)}, id="a list of choices"),
        pytest.param({"many": "a b"}, {"many": ("a", "b")}, id="choices with spaces between"),
        pytest.param({"number": 0.5}, {"number": 0.5}, id="a number"),
        pytest.param({"number": "1.5"}, {"number": 1.5}, id="a number that a spreadsheet made a text"),
        pytest.param({"number": "dont_know"}, {"number": "dont_know"}, id="a number that nobody knows"),
        pytest.param({"whole": 11}, {"whole": 11}, id="a whole number"),
    ],
)
def test_a_cell_is_an_answer(columns: dict[str, Any], answers: dict[str, Any]) -> None:
    assert figures(**columns) == pytest.approx(expected(**answers), abs=1e-12)


def test_categories_are_read_as_texts_are() -> None:
    frame = pd.DataFrame([ROW | {"response": n, "one": one} for n, one in enumerate(("yes", "no", None))])
    columns = {name: frame[name].astype("category") for name in ("one", "sector", "country")}
    assert portfolio.score(FORM, frame.assign(**columns)).equals(portfolio.score(FORM, frame))


def test_responses_keep_the_order_in_which_they_first_stand() -> None:
    rows = [("b", "x", "no"), ("a", "x", "yes"), ("b", "y", "yes")]
    frame = pd.DataFrame([ROW | {"response": r, "operation": o, "one": one} for r, o, one in rows])
    assert list(portfolio.score(FORM, frame)["response"]) == ["b", "a"]
    assert list(portfolio.score(FORM, frame)["critical"]) == [1, 0]
    by_operation = portfolio.score_operations(FORM, frame)
    assert list(zip(by_operation["response"], by_operation["operation"], strict=True)) == [
        ("b", "x"),
        ("b", "y"),
        ("a", "x"),
    ]
    assert list(by_operation["critical"]) == [1, 0, 0]


def test_a_company_question_is_read_from_the_first_row() -> None:
    rows = [{"operation": "x", "shared": "yes"}, {"operation": "y", "shared": "no"}]
    found = portfolio.score(FORM, pd.DataFrame([ROW | row for row in rows]))
    two = response(FORM, operation("x"), operation("y"), shared="yes")
    assert found.loc[0, "headline"] == pytest.approx(assessed(FORM, two).business.headline)


def test_more_responses_than_a_chunk_holds_are_scored_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    responses = [
        response(FORM, operation("x"), operation("y"), key=f"r{n}", one="no" if n % 3 else "yes") for n in range(9)
    ]
    frame = table(FORM, responses)
    whole = portfolio.score(FORM, frame)
    monkeypatch.setattr(portfolio, "CHUNK", 5)
    assert portfolio.score(FORM, frame).equals(whole)


def test_the_path_is_read() -> None:
    found = portfolio.score(FORM, pd.DataFrame([ROW | {"path": "quick", "one": "yes", "shared": "no"}]))
    assert found.loc[0, "applying"] == 1
    assert found.loc[0, "provisional"]


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        pytest.param({"sector": "gardening"}, "sector: 'gardening'", id="an unknown sector"),
        pytest.param({"country": None}, "country: fill in", id="no country"),
        pytest.param({"workers": 0}, "workers: must lie between", id="nobody works there"),
        pytest.param({"migrant_share": 1.5}, "migrant_share: must lie between 0 and 1", id="a share above one"),
        pytest.param({"agency_share": "half"}, "agency_share: holds more than numbers", id="a share in words"),
        pytest.param({"corridors": {"ZZZ": 4}}, "corridors: there is no country 'ZZZ'", id="an unknown origin"),
        pytest.param({"corridors": "BGD"}, "corridors: holds more than dicts", id="corridors in words"),
        pytest.param({"one": "perhaps"}, "one does not offer 'perhaps'", id="an option not offered"),
        pytest.param({"one__evidence": "rumour"}, "one__evidence: 'rumour'", id="unknown evidence"),
        pytest.param({"number": -1.0}, "number: must lie between", id="a negative number"),
        pytest.param({"whole": 1.5}, "whole: takes whole numbers", id="part of a whole number"),
        pytest.param({"path": "long"}, "path: 'long'", id="an unknown path"),
        pytest.param({"onne": "yes"}, "onne: is no profile column", id="a misspelt column"),
    ],
)
def test_what_cannot_be_scored_is_refused(columns: dict[str, Any], problem: str) -> None:
    with pytest.raises(FrameRefused, match=problem.replace("(", r"\(")):
        figures(**columns)


def test_all_problems_are_named_at_once() -> None:
    with pytest.raises(FrameRefused) as refused:
        figures(sector="gardening", one="perhaps", migrant_share=2)
    assert len(refused.value.problems) >= 3


def test_missing_columns_are_named() -> None:
    with pytest.raises(FrameRefused, match="workers: add this column"):
        portfolio.score(FORM, pd.DataFrame([{"response": 1, "operation": 1, "sector": "making", "country": "AAA"}]))
