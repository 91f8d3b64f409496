"""The last sheet: how the figures are made, in words, and what the questions rest on."""

from __future__ import annotations

from typing import Any

from interchange.workbook.book import Book, Column, Value
from interchange.workbook.told import Told
from questionnaires.models import EVIDENCE, Source

WIDTHS = (48, 42, 8, 46, 20, 16)
LAST = len(WIDTHS) - 1
OVER = (LAST, 190)  # columns, and letters on a line over all of them


def sources(book: Book, told: Told) -> Any:
    _ = told.words.say
    sheet = book.sheet(_("Sources"), WIDTHS)
    top = book.headed(sheet, _("Method and sources"), told.text("method"), *OVER)
    for name in ("method_control", "method_harm", "method_range"):
        book.paragraph(sheet, top, told.text(name), OVER)
        top += 1
    top = _evidence(book, sheet, top + 1, told)
    top = _versions(book, sheet, top + 1, told)
    book.put(sheet, top + 1, 0, _("Sources"), "heading")
    book.paragraph(sheet, top + 2, told.text("sources"), OVER, "soft")
    columns = (
        Column("title", _("Source"), "cell_strong"),
        Column("publisher", _("Publisher"), "cell"),
        Column("year", _("Year"), "cell"),
        Column("address", _("Address"), "cell"),
        Column("status", _("Compared with the original"), "cell"),
        Column("read_on", _("Read on"), "cell"),
    )
    placed = book.table(sheet, top + 3, columns, [_source(told, one) for one in cited(told)])
    status = (Column("label", _("Status of an action"), "cell_strong"),)
    rows: list[dict[str, Value]] = [{"label": label} for label in told.statuses.values()]
    book.table(sheet, placed.last + 3, status, rows, "status")
    sheet.freeze_panes(1, 0)
    return sheet


def cited(told: Told) -> tuple[Source, ...]:
    """Give the texts that the questions asked and the sectors cite, in the content's order."""
    asked = {name for names in told.applying.values() for name in names}
    given = [question.references for question in told.questionnaire.scored if question.name in asked]
    for operation in told.response.operations:
        sector = told.questionnaire.sector[operation.sector or ""]
        given += [sector.exposure[topic].references for topic in told.assessment.topics]
    named = {name for references in given for name in references}
    return tuple(source for source in told.questionnaire.sources if source.name in named)


def _source(told: Told, source: Source) -> dict[str, Value]:
    _ = told.words.say
    states = {"checked": _("Checked against the original"), "to be checked": _("To be checked")}
    return {
        "title": source.title,
        "publisher": source.publisher,
        "year": str(source.year or ""),
        "address": source.address,
        "status": states[source.status],
        "read_on": told.words.date(source.checked_on) if source.checked_on else "",
    }


def _evidence(book: Book, sheet: Any, top: int, told: Told) -> int:
    _, rubric = told.words.say, told.questionnaire.rubric
    columns = (Column("label", _("The answer rests on"), "cell_strong"), Column("hint", _("That means"), "cell"))
    rows: list[dict[str, Value]] = [
        {"label": rubric.evidence_labels[name], "hint": rubric.evidence_hints[name]} for name in EVIDENCE
    ]
    placed = book.table(sheet, top, columns, rows)
    for number, row in enumerate(rows, placed.first):
        text = str(row["hint"])
        sheet.merge_range(number, 1, number, LAST, "", book.style("cell"))
        book.put(sheet, number, 1, text, "cell")
        sheet.set_row(number, 13 * -(-len(text) // 125) + 4)
    return placed.last + 1


def _versions(book: Book, sheet: Any, top: int, told: Told) -> int:
    _, result = told.words.say, told.assessment
    facts = (
        (_("Questionnaire"), f"{result.questionnaire['id']} {result.questionnaire['version']}"),
        (_("Its content (SHA-256)"), result.questionnaire["hash"]),
        (_("Method"), result.method),
        (_("Data tables"), result.data_version),
        (_("Their content (SHA-256)"), result.data_hash),
        (_("Assessment"), result.response),
    )
    book.put(sheet, top, 0, _("Data and versions"), "heading")
    for row, (label, value) in enumerate(facts, top + 1):
        book.put(sheet, row, 0, label, "soft")
        book.put(sheet, row, 1, value, "plain")
    texts = (told.text(name) for name in ("tables", "data_countries", "data_goods"))
    book.paragraph(sheet, top + 1 + len(facts), " ".join(texts), OVER, "soft")
    return top + 2 + len(facts)
