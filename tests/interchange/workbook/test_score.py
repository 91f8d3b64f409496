"""The score sheet against ``assess``, worked out by the real LibreOffice: so anyone can check the arithmetic."""

from __future__ import annotations

import io
from collections.abc import Iterator
from random import Random
from typing import Any

import openpyxl
import pytest

from i18n import translated, words
from interchange import workbook
from questionnaires import cases
from questionnaires.models import DONT_KNOW
from questionnaires.responses import Answer, Response
from scoring.assess import assess
from scoring.models import Assessment
from tests.interchange.workbook.office import opened, recalculated
from tests.reports.factory import COSTS, ON, QUESTIONNAIRE, answered, factory, said
from tests.scoring.generated import an_answer

FIRST_FIGURE, RESIDUAL = 6, 6  # where the headline's row stands, and its column
SHEETS = ("Summary", "Plan", "Steps", "Answers", "Score", "Score by answer", "Sources")


def worked(name: str) -> Response:
    return cases.load(name).response(QUESTIONNAIRE, name)


def at_random(seed: int) -> Response:
    """Give the factory with any mixture of answers that its questions offer, and blanks."""
    chance = Random(seed)
    given: dict[str, Answer | None] = {
        question.name: an_answer(chance, question) if chance.random() < 0.8 else None
        for question in QUESTIONNAIRE.scored
    }
    return answered(**given)


UNCHANGED = {
    "factory": factory(),
    "blank": factory(answers={}),
    **{name: worked(name) for name in ("gulf_construction", "family_hotel", "glove_factory_after")},
    **{f"random_{seed}": at_random(seed) for seed in range(3)},
}
CHANGES: dict[str, tuple[str, dict[str, object], Response]] = {  # question: cells written by hand, the same answered
    "credit": ("mgmt_policy", {"credit": 0.5, "evidence": 3}, answered(mgmt_policy=said("partly", "records"))),
    "evidence": (
        "fees_costs",
        {"evidence": 1},
        answered(fees_costs=said(COSTS)),
    ),
    "flag": (
        "wages_withheld",
        {"credit": 0, "evidence": 1, "finding": 3},
        answered(wages_withheld=said("withheld")),
    ),
}


def made(response: Response, language: str = "en", *, share: bool = False) -> bytes:
    q, result = translated(QUESTIONNAIRE, language), assess(QUESTIONNAIRE, response, ON)
    return workbook.write(q, response, result, words(language), share=share)


def with_cells(question: str, cells: dict[str, object]) -> bytes:
    """Give the factory's workbook with cells of one answer written over."""
    book = openpyxl.load_workbook(io.BytesIO(made(factory())))
    sheet = book["Answers"]
    label = QUESTIONNAIRE.by_name[question].label
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 3).value == label)
    columns = {"evidence": 6, "credit": 8, "finding": 9}
    rubric = QUESTIONNAIRE.rubric
    names = {
        "evidence": list(rubric.evidence_labels.values()),
        "finding": list(rubric.severity_labels.values()),
    }
    for key, value in cells.items():
        sheet.cell(row, columns[key]).value = names[key][value - 1] if key in names else value  # type: ignore[operator]
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    books = {name: made(response) for name, response in UNCHANGED.items()}
    books["spanish"] = made(factory(), "es")
    books |= {name: with_cells(question, cells) for name, (question, cells, _) in CHANGES.items()}
    return recalculated(books, tmp_path_factory.mktemp("office"))


def figures(book: Any) -> list[float]:
    """Give what the score sheet says: headline, as stated, best and worst case."""
    sheet = book.worksheets[4]
    return [sheet.cell(FIRST_FIGURE + row, RESIDUAL).value for row in range(4)]


def expected(result: Assessment) -> list[float]:
    business = result.business
    return [business.headline, business.stated, business.best, business.worst]


@pytest.mark.parametrize("name", [*UNCHANGED, "spanish"])
def test_the_formulas_give_the_headline_and_its_range(office: dict[str, Any], name: str) -> None:
    result = assess(QUESTIONNAIRE, UNCHANGED.get(name, factory()), ON)
    assert figures(office[name]) == pytest.approx(expected(result), abs=1e-9)


@pytest.mark.parametrize("name", CHANGES)
def test_a_cell_changed_by_hand_moves_the_headline_as_the_answer_would(office: dict[str, Any], name: str) -> None:
    found, before = figures(office[name])[0], figures(office["factory"])[0]
    assert found == pytest.approx(assess(QUESTIONNAIRE, CHANGES[name][2], ON).business.headline, abs=1e-9)
    assert found != pytest.approx(before, abs=1e-6)


@pytest.mark.parametrize("name", [*UNCHANGED, "spanish"])
def test_every_formula_comes_to_what_was_written_beside_it(office: dict[str, Any], name: str) -> None:
    data = made(UNCHANGED[name]) if name in UNCHANGED else made(factory(), "es")
    pairs = list(_pairs(data, office[name]))
    assert len(pairs) > 200
    assert [pair for pair in pairs if not _same(*pair[1:])] == []


def _pairs(data: bytes, worked_out: Any) -> Iterator[tuple[str, Any, Any]]:
    formulas, written = openpyxl.load_workbook(io.BytesIO(data)), opened(data)
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            if "TODAY" not in cell.value:
                place = cell.coordinate
                yield f"{sheet.title}!{place}", written[sheet.title][place].value, worked_out[sheet.title][place].value


def _same(written: Any, found: Any) -> bool:
    if isinstance(written, int | float) and isinstance(found, int | float):
        return abs(written - found) < 1e-9
    return (written or None) == (found or None)


def test_operations_and_topics_are_worked_out_too(office: dict[str, Any]) -> None:
    result = assess(QUESTIONNAIRE, factory(), ON)
    sheet = office["factory"]["Score"]
    said_of = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0]}
    labels = {section.name: section.label for section in QUESTIONNAIRE.sections}
    for name, risk in result.topics.items():
        assert said_of[labels[name]][7] == pytest.approx(risk.headline, abs=1e-9)
    for one in result.operations:
        rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == factory().operation(one.id).name]
        assert rows[0][13] == pytest.approx(one.figures.headline, abs=1e-9)


def test_the_points_add_up_to_the_risk_before_harm(office: dict[str, Any]) -> None:
    rows = list(office["factory"]["Score by answer"].iter_rows(min_row=5, values_only=True))
    points = sum(row[22] for row in rows if isinstance(row[22], int | float))
    assert points == pytest.approx(assess(QUESTIONNAIRE, factory(), ON).business.potential, abs=1e-9)


def test_what_is_taken_out_has_no_credit_and_no_weight() -> None:
    label = QUESTIONNAIRE.by_name["garm_scheme"].label
    book = opened(made(factory()))
    row = next(row for row in book["Answers"].iter_rows(values_only=True) if row[2] == label)
    assert (row[5], row[7]) == ("–", "–")  # noqa: RUF001 - the sign for nothing
    weights = [row[12] for row in book["Score by answer"].iter_rows(values_only=True) if row[4] == label]
    assert weights == [0, 0]


def test_what_nobody_knows_earns_nothing_and_rests_on_nothing() -> None:
    sheet = opened(made(answered(fees_deducted=said(DONT_KNOW))))["Answers"]
    label = QUESTIONNAIRE.by_name["fees_deducted"].label
    row = next(row for row in sheet.iter_rows(values_only=True) if row[2] == label)
    assert (row[5], row[7]) == ("–", 0)  # noqa: RUF001 - the sign for nothing
