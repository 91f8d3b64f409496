"""What is in the workbook: sheets in both languages, safe cells, the tracker, and what is not for others."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest

from i18n import translated, words
from interchange import workbook
from interchange.workbook.book import LONGEST, Book, clean
from questionnaires.responses import Response
from scoring.assess import assess
from tests.interchange.workbook.office import opened
from tests.reports.factory import CONTACT, NOTE, ON, OWNER, QUESTIONNAIRE, REMARK, factory, said, sound

SUMMARY, PLAN, STEPS, ANSWERS, SCORE, WORKING, SOURCES = range(7)
FORMULAS = ('=HYPERLINK("http://example.org","click")', "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0")


def made(response: Response, language: str = "en", *, share: bool = False, on: date = ON) -> bytes:
    result = assess(QUESTIONNAIRE, response, on)
    return workbook.write(translated(QUESTIONNAIRE, language), response, result, words(language), share=share)


def cells(data: bytes) -> list[Any]:
    return [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]


def texts(data: bytes) -> str:
    return "\n".join(str(cell.value) for cell in cells(data) if cell.value is not None)


def plan_of(data: bytes) -> tuple[Any, dict[str, int]]:
    sheet = opened(data).worksheets[PLAN]
    header = {cell.value: cell.column for cell in sheet[4]}
    return sheet, header


def followed(**changes: Any) -> Response:
    key = "stop_charges@sewing"
    return factory(follow_up={key: factory().follow_up[key].model_copy(update=changes)})


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_language_has_its_sheets_and_its_words(language: str) -> None:
    book = opened(made(factory(), language))
    assert len(book.worksheets) == 7
    labels = [section.label for section in translated(QUESTIONNAIRE, language).sections]
    assert set(labels) <= {cell.value for cell in book.worksheets[ANSWERS]["B"]}


def test_the_same_assessment_is_the_same_bytes() -> None:
    assert made(factory()) == made(factory())


@pytest.mark.parametrize("text", FORMULAS)
def test_what_people_wrote_is_text_even_if_it_looks_like_a_formula(text: str) -> None:
    response = followed(owner=text, note=text).with_answer("mgmt_policy", said("partly", "document", text))
    response = response.model_copy(
        update={"organisation": response.organisation.model_copy(update={"name": text}), "scope_note": text}
    )
    found = [cell for cell in cells(made(response)) if cell.value == text]
    assert len(found) == 5
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.hyperlink is None for cell in found)


def test_only_our_own_formulas_are_formulas() -> None:
    names = {"SUM", "SUMPRODUCT", "IF", "MAX", "MIN", "INDEX", "MATCH", "ISNUMBER", "AND", "TODAY"}
    used = set()
    for cell in cells(made(factory())):
        if cell.data_type == "f":
            used |= {word.rpartition("(")[2] or word for word in _called(cell.value)}
    assert used == names


def _called(formula: str) -> set[str]:
    return set(re.findall(r"([A-Z]+)\(", formula))


def test_a_text_a_cell_cannot_hold_is_cleaned_and_shortened() -> None:
    assert clean("a\x00b\x0bc\ud800d\r\ne\ufffe") == "abcd\ne"
    assert len(clean("x" * (LONGEST + 10))) == LONGEST
    wide = clean("\U0001f600" * LONGEST)
    assert len(wide.encode("utf-16-le")) // 2 <= LONGEST
    assert wide.endswith("…")


def test_illegal_characters_in_a_note_leave_a_file_that_opens() -> None:
    assert "bell here" in texts(made(followed(note="bell\x07 here")))


def test_sheet_names_are_legal_and_differ() -> None:
    book = Book(words("en"), ON)
    names = [book.sheet(title, (10,)).get_name() for title in ("A/B: [c]?", "a b   c", "x" * 40, "X" * 40, "'")]
    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


# --- the tracker -------------------------------------------------------------------------------------------------


def test_every_item_of_the_plan_is_a_row_with_a_real_date() -> None:
    items = assess(QUESTIONNAIRE, factory(), ON).plan.items
    sheet, header = plan_of(made(factory()))
    assert sheet.max_row == 4 + len(items)
    for row, item in enumerate(items, 5):
        due = sheet.cell(row, header["Due or review"])
        assert due.is_date
        assert due.value == datetime.combine(item.due or item.review or ON, datetime.min.time())
        assert (sheet.cell(row, header["Together with others"]).value is not None) == (item.due is None)


def test_what_was_followed_up_is_there() -> None:
    own = ON + timedelta(days=2)
    sheet, header = plan_of(made(followed(due=own, evidence="records")))
    row = next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, header["Owner"]).value == OWNER)
    assert sheet.cell(row, header["Status"]).value == "started"
    assert sheet.cell(row, header["Note"]).value == REMARK
    assert sheet.cell(row, header["Due or review"]).value.date() == own
    assert sheet.cell(row, header["What shows it"]).value == QUESTIONNAIRE.rubric.evidence_labels["records"]


def test_the_words_of_every_action_follow_by_number() -> None:
    items = assess(QUESTIONNAIRE, factory(), ON).plan.items
    rows = list(opened(made(factory())).worksheets[STEPS].iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == list(range(1, len(items) + 1))
    assert all(row[2] and row[3] and row[4] for row in rows)


@pytest.mark.parametrize(("status", "late"), [("open", "overdue"), ("done", None), ("dropped", None)])
def test_what_is_overdue_is_said_in_words_unless_it_is_closed(status: str, late: str | None) -> None:
    sheet, header = plan_of(made(followed(due=ON - timedelta(days=1), status=status)))
    row = next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, header["Owner"]).value == OWNER)
    assert (sheet.cell(row, header["Overdue?"]).value or None) == late


def test_the_tracker_can_be_filtered_chosen_from_and_printed() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made(factory()))).worksheets[PLAN]
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "D5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$4:$4"
    kinds = sorted(rule.type for rule in sheet.data_validations.dataValidation)
    assert kinds == ["date", "list", "list"]
    assert len(sheet.conditional_formatting) >= 2


def test_a_plan_without_actions_says_so() -> None:
    assert "The answers call for no action." in texts(made(sound()))


# --- to share ----------------------------------------------------------------------------------------------------


def test_a_workbook_to_share_holds_no_note_no_contact_and_no_owner() -> None:
    response = followed(evidence="letter of Rania")
    ours, shared = made(response), made(response, share=True)
    for secret in (NOTE, CONTACT, OWNER, REMARK, "letter of Rania"):
        assert secret in texts(ours)
        assert secret not in texts(shared)
        assert all(secret.encode() not in part for part in _parts(shared))


def _parts(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return [parts.read(name) for name in parts.namelist()]
