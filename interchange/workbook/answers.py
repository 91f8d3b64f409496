"""Every question that applies with its answer; credit and evidence are what the score's formulas read."""

from __future__ import annotations

from typing import Any

from interchange.workbook.book import Book, Column, Value
from interchange.workbook.ground import AnswerRow, Ground

WIDTHS = (6, 24, 48, 18, 40, 24, 34, 9, 14)


def answers(book: Book, ground: Ground) -> Any:
    _, told = ground.told.words.say, ground.told
    sheet = book.sheet(_("Answers"), WIDTHS)
    lead = _(
        "Every question that was asked, and what was answered. Try it out: change a light yellow cell, and the sheets "
        "with the score follow. The assessment in the tool stays as it is."
    )
    top = book.headed(sheet, _("The answers"), lead, len(WIDTHS) - 1, 190)
    placed = book.table(sheet, top, _columns(ground), [_row(ground, answer) for answer in ground.answers], "answer")
    book.list_from(sheet, placed, "evidence", "evidence_label")
    book.list_from(sheet, placed, "finding", "severity_label")
    column = placed.columns["credit"]
    rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, "error_type": "warning"}
    sheet.data_validation(placed.first, column, placed.last, column, rule)
    sheet.autofilter(placed.header, 0, placed.last, len(WIDTHS) - 1)
    sheet.freeze_panes(placed.first, 0)
    sheet.repeat_rows(placed.header)
    if told.share:
        sheet.set_column(placed.columns["note"], placed.columns["note"], 4)
    return sheet


def _columns(ground: Ground) -> tuple[Column, ...]:
    _ = ground.told.words.say
    return (
        Column("number", _("No."), "ordinal"),
        Column("topic", _("Topic"), "cell"),
        Column("question", _("Question"), "cell_strong"),
        Column("where", _("Where"), "cell"),
        Column("answer", _("Answer"), "cell"),
        Column("evidence", _("Rests on"), "input"),
        Column("note", _("Note"), "cell"),
        Column("credit", _("Credit"), "input_number"),
        Column("finding", _("Red flag"), "input"),
    )


def _row(ground: Ground, answer: AnswerRow) -> dict[str, Value]:
    told = ground.told
    ids = tuple(told.response.operations[row].id for row in answer.rows)
    topic = told.questionnaire.section[told.questionnaire.topic_of[answer.question.name]]
    return {
        "number": answer.number,
        "topic": topic.label,
        "question": answer.question.label,
        "where": told.places(ids),
        "answer": answer.text,
        "evidence": answer.evidence,
        "note": answer.note,
        "credit": answer.credit,
        "finding": answer.finding,
    }
