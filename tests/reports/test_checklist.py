"""A checklist on paper: a line for each row, in the report and in the blank form."""

from __future__ import annotations

from datetime import date

from i18n import words
from questionnaires.models import Questionnaire
from questionnaires.responses import Value
from reports.answers import answers
from reports.blocks import Choices, Table
from reports.form import form
from reports.subject import Subject
from scoring.assess import assess
from tests.builders import checklist, questionnaire, response, select_one
from tests.reports.factory import QUESTIONNAIRE
from tests.reports.reading import of

ASKED = checklist("costs", "visa", "travel")
W = words("en")


def form_of(*asked: object) -> Questionnaire:
    found = questionnaire(*asked)  # type: ignore[arg-type]
    tables = found.tables.model_copy(update={"version": "2026-11-21"})
    return found.model_copy(update={"report": QUESTIONNAIRE.report, "tables": tables})


def told(given: Value, published: Questionnaire | None = None, name: str = "costs") -> list[tuple[str, ...]]:
    """Give the lines of the answers' table: question, answer, what it rests on."""
    published = published or form_of(ASKED)
    said = response(published, **{name: given})  # type: ignore[arg-type]
    subject = Subject(published, said, assess(published, said, date(2026, 11, 21)), W, share=False)
    (table,) = of(Table, tuple(answers(subject)))
    return [tuple(cell.text for cell in row[1:4]) for row in table.rows[1:]]


def test_each_row_has_a_line_of_its_own() -> None:
    first, *rows = told(("travel_worker",))
    assert first[:2] == ("About costs?", "1 of 2 answered")
    assert rows == [("• Visa", "Not answered", ""), ("• Travel", "travel_worker", "")]


def test_one_choice_for_all_rows_is_one_line() -> None:
    assert [row[:2] for row in told(("none",))] == [("About costs?", "none")]


def test_a_choice_no_longer_offered_is_said_to_be_so() -> None:
    published = form_of(select_one("paid", none=1, some=0.5))
    (line,) = told("gone", published, "paid")
    assert line[1] == "Not answered: what was chosen is no longer offered"


def test_a_retired_choice_is_said_as_the_one_it_names() -> None:
    published = form_of(select_one("paid", none=1, some=0.5, asked={"retired": {"few": "some"}}))
    (line,) = told("few", published, "paid")
    assert line[1] == "some"


def test_the_blank_form_has_a_row_of_boxes_for_each() -> None:
    (block,) = [block for block in of(Choices, form(form_of(ASKED), W, "standard").blocks) if block.grid]
    assert block.options == ("none", "Don't know")
    assert [label for label, _ in block.grid] == ["Visa", "Travel"]
    assert block.grid[0][1] == ("visa_employer", "visa_shared", "visa_worker", "visa_unknown")
    assert "Tick one box in each row." in block.hint
