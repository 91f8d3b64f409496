"""The first sheet: whose assessment it is, the figure with its range, and what it is and is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interchange.workbook.book import Book
from interchange.workbook.told import NOTHING, Told

WIDTHS = (46, 16, 26, 16, 16, 16)
LAST = len(WIDTHS) - 1
Table = tuple[Sequence[str], Sequence[Sequence[str]], Sequence[str]]  # header, rows, bands that colour the third
OVER = (LAST, 150)  # columns, and letters on a line over all of them


def summary(book: Book, told: Told) -> Any:
    _ = told.words.say
    sheet = book.sheet(_("Summary"), WIDTHS)
    book.put(sheet, 0, 0, told.organisation, "title")
    book.put(sheet, 1, 0, told.text("title"), "soft")
    top = _facts(book, sheet, 3, told)
    top = _figure(book, sheet, top + 1, told)
    top = _findings(book, sheet, top + 1, told)
    top = _topics(book, sheet, top + 1, told)
    top = _operations(book, sheet, top + 1, told)
    _nature(book, sheet, top + 1, told)
    return sheet


def _facts(book: Book, sheet: Any, top: int, told: Told) -> int:
    _, response = told.words.say, told.response
    by, workers = response.prepared_by, sum(operation.workers or 0 for operation in response.operations)
    facts = (
        (_("Date"), told.words.date(told.assessment.on)),
        (_("Prepared by"), ", ".join(part for part in (by.name, by.role) if part)),
        (_("Contact"), "" if told.share else response.organisation.contact),
        (_("Sites or lines of work"), told.words.number(len(response.operations))),
        (_("Workers"), told.words.number(workers)),
        (_("Of all sites and workers"), response.scope_note),
        (_("Questions asked"), told.text("quick_notice") if response.path == "quick" else _("Full questionnaire")),
    )
    given = [(label, value) for label, value in facts if value]
    for row, (label, value) in enumerate(given, top):
        book.put(sheet, row, 0, label, "soft")
        sheet.set_row(row, 13 * -(-len(value) // 95) + 4)
        sheet.merge_range(row, 1, row, LAST, "", book.style("text"))
        book.put(sheet, row, 1, value, "text")
    return top + len(given)


def _figure(book: Book, sheet: Any, top: int, told: Told) -> int:
    _, figures, score = told.words.say, told.assessment.business, told.words.score
    book.put(sheet, top, 0, _("Remaining risk, from 0 (none seen) to 100"), "heading")
    sheet.set_row(top + 1, 36)
    book.put(sheet, top + 1, 0, told.headline(figures), "headline")
    sheet.merge_range(top + 1, 1, top + 1, 2, "", book.style(f"band_{told.tone(figures)}"))
    book.put(sheet, top + 1, 1, told.bands(figures), f"band_{told.tone(figures)}")
    rows = (
        (_("Best case"), score(figures.best)),
        (_("As stated"), score(figures.stated)),
        (_("Today"), score(figures.headline)),
        (_("If what nobody has checked turned out untrue"), score(figures.worst)),
    )
    _table(book, sheet, top + 2, ((_("Range"), _("0 to 100")), rows, ()))
    row = top + 3 + len(rows)
    book.paragraph(sheet, row, told.text("range"), OVER, "soft")
    book.paragraph(sheet, row + 1, told.text(_asked(told)), OVER, "soft")
    return row + 2


def _asked(told: Told) -> str:
    return "workers_asked" if told.assessment.workers_asked else "workers_not_asked"


def _findings(book: Book, sheet: Any, top: int, told: Told) -> int:
    _, labels, found = told.words.say, told.questionnaire.rubric.severity_labels, told.assessment.business.open
    counts = (
        (labels["critical"], found.critical),
        (labels["major"], found.major),
        (labels["minor"], found.minor),
        (_("Not verified: find out"), found.not_verified),
        (_("Remedied, keep watching"), found.remedied),
    )
    book.put(sheet, top, 0, _("Red flags"), "heading")
    rows = tuple((label, told.words.number(number)) for label, number in counts)
    return _table(book, sheet, top + 1, ((_("Severity"), _("Number")), rows, ()))


def _topics(book: Book, sheet: Any, top: int, told: Told) -> int:
    _, topics = told.words.say, told.assessment.topics
    book.put(sheet, top, 0, _("Topics"), "heading")
    header = (_("Topic"), _("0 to 100"), _("Band"), _("Harm found"))
    rows = tuple(
        (
            told.questionnaire.section[name].label,
            told.words.score(risk.headline),
            told.band(risk.band),
            told.words.score(risk.harm) if risk.harm else NOTHING,
        )
        for name, risk in topics.items()
    )
    return _table(book, sheet, top + 1, (header, rows, tuple(risk.band for risk in topics.values())))


def _operations(book: Book, sheet: Any, top: int, told: Told) -> int:
    _, results = told.words.say, told.assessment.operations
    if len(results) == 1:
        return top - 1
    book.put(sheet, top, 0, _("Operations"), "heading")
    header = (_("Operation"), _("0 to 100"), _("Band"), _("Workers"))
    rows = tuple(
        (
            told.place(result.id),
            told.headline(result.figures),
            told.bands(result.figures),
            told.words.number(told.response.operation(result.id).workers or 0),
        )
        for result in results
    )
    bands = tuple(told.tone(one.figures) for one in results)
    return _table(book, sheet, top + 1, (header, rows, bands))


def _table(book: Book, sheet: Any, top: int, table: Table) -> int:
    """Write a small table; give the next free row."""
    header, rows, bands = table
    for column, text in enumerate(header):
        book.put(sheet, top, column, text, "header")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            style = f"band_{bands[number]}" if bands and column == 2 else "cell_strong" if column == 0 else "cell"
            book.put(sheet, top + 1 + number, column, text, style)
    return top + 1 + len(rows)


def _nature(book: Book, sheet: Any, top: int, told: Told) -> None:
    _ = told.words.say
    book.put(sheet, top, 0, _("What a self-assessment is, and what it is not"), "heading")
    notice = (
        told.text("share_notice")
        if told.share
        else _(
            "For our files. This workbook holds the notes and the contact of the organisation. Keep it where you keep "
            "confidential papers."
        )
    )
    for row, text in enumerate((told.text("is"), told.text("is_not"), told.text("disclaimer"), notice), top + 1):
        book.paragraph(sheet, row, text, OVER)
