"""The method's numbers on the sheet of the score: what its formulas use, and an expert may change."""

from __future__ import annotations

from typing import Any

from interchange.workbook.book import Book, Column, Value, quoted
from interchange.workbook.ground import Ground
from interchange.workbook.working import factors


def method_numbers(book: Book, sheet: Any, top: int, ground: Ground) -> None:
    """Write the shares, the evidence factors and the harm of a red flag, each with the name that formulas use."""
    _, rubric = ground.told.words.say, ground.told.questionnaire.rubric
    book.put(sheet, top, 0, _("Numbers of the method"), "heading")
    constants = (
        ("share_sector", _("Exposure: sector and topic"), rubric.exposure["sector"]),
        ("share_country", _("Exposure: countries"), rubric.exposure["country"]),
        ("share_workforce", _("Exposure: workforce"), rubric.exposure["workforce"]),
        ("share_goods", _("Exposure: listed goods"), rubric.exposure["listed_goods"]),
        ("share_corridor", _("Countries: what the origin adds"), rubric.country["corridor"]),
        ("share_migrant", _("Workforce: migrants"), rubric.workforce["migrant"]),
        ("share_agency", _("Workforce: migrants through third parties"), rubric.workforce["agency"]),
        ("share_housing", _("Workforce: provided housing"), rubric.workforce["housing"]),
        ("control_limit", _("Most that control takes away"), rubric.control_limit),
        ("harm_of_many", _("Harm: what many red flags add at most"), rubric.harm_of_many),
    )
    after = book.constants(sheet, top + 1, constants)
    evidence = (
        Column("label", _("The answer rests on"), "cell_strong"),
        Column("factor", _("Factor"), "input_number"),
        Column("outcome", _("For outcome questions"), "input_number"),
    )
    given = zip(ground.evidence_labels, factors(ground), strict=True)
    values: list[dict[str, Value]] = [
        {"label": label, "factor": plain, "outcome": outcome} for label, (plain, outcome) in given
    ]
    placed = book.table(sheet, after + 1, evidence, values, "evidence")
    offered = f"$A${placed.first + 2}:$A${placed.last + 1}"
    book.workbook.define_name("evidence_offered", f"={quoted(sheet)}!{offered}")
    book.workbook.define_name("evidence_least", f"={quoted(sheet)}!$B${placed.first + 1}")
    harm = (Column("label", _("Red flag"), "cell_strong"), Column("base", _("Harm"), "input_number"))
    bases = zip(ground.severity_labels, ground.arrays.harm.tolist(), strict=True)
    harms: list[dict[str, Value]] = [{"label": label, "base": base} for label, base in bases]
    placed = book.table(sheet, placed.last + 2, harm, harms)
    book.name("severity_label", sheet, placed, "label")
    book.name("harm_base", sheet, placed, "base")
