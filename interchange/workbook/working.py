"""The score, answer by answer: credits, evidence and weights as formulas (scoring method, sections 3, 4, 6 and 7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from interchange.workbook.book import Book, Column, Value
from interchange.workbook.ground import GRAVEST, Ground
from questionnaires.models import EVIDENCE
from scoring.tables import BEST, HEADLINE, STATED, WORST

WIDTHS = (7, 7, 7, 7, 46, *(9.5,) * 18)
FOUND_AT = "MATCH({answer},answer_number,0)"


def working(book: Book, ground: Ground) -> Any:
    _ = ground.told.words.say
    sheet = book.sheet(_("Score by answer"), WIDTHS, "#5B7FA6")
    lead = _(
        "One row for each question and operation. Credit, evidence and red flag come from the sheet with the answers. "
        "Weight times credit times evidence is what an answer earns; the columns after it say the same as stated, at "
        "best and at worst. The points add up to the business's risk before harm."
    )
    top = book.headed(sheet, _("The score, answer by answer"), lead, 16, 150)
    placed = book.table(sheet, top, _columns(ground), list(_rows(ground)), "row")
    sheet.freeze_panes(placed.first, 5)
    sheet.repeat_rows(placed.header)
    return sheet


def _columns(ground: Ground) -> tuple[Column, ...]:
    _ = ground.told.words.say
    counted = "IF(ISNUMBER({{credit}}),{},0)".format
    return (
        Column("answer", _("Answer no."), "count"),
        Column("operation", _("Operation no."), "count"),
        Column("topic", _("Topic no."), "count"),
        Column("asked", _("Question no."), "count"),
        Column("question", _("Question"), "cell"),
        Column("weight", _("Weight"), "count"),
        Column("multiplier", _("Sector multiplier"), "tenths"),
        Column("outcome", _("Outcome question: 1"), "count"),
        Column("open", _("Without answer: 1"), "count"),
        Column("credit", _("Credit"), "number", f"INDEX(answer_credit,{FOUND_AT})"),
        Column(
            "place",
            _("Evidence, place in its list"),
            "count",
            f"MATCH(INDEX(answer_evidence,{FOUND_AT}),evidence_label,0)",
        ),
        Column(
            "factor",
            _("Evidence factor"),
            "number",
            "IF({outcome}=1,INDEX(evidence_outcome,{place}),INDEX(evidence_factor,{place}))",
        ),
        Column("u", _("Weight that counts"), "number", counted("{weight}*{multiplier}")),
        Column("earned", _("Earned"), "result", counted("{u}*{credit}*{factor}")),
        Column("stated", _("Earned, as stated"), "number", counted("{u}*{credit}")),
        Column("best", _("Earned at best"), "number", "IF({open}=1,{u},{stated})"),
        Column("worst", _("Earned at worst"), "number", "IF({factor}<=evidence_least,0,{earned})"),
        Column(
            "found",
            _("Red flag: 0 none to 3 critical"),
            "ranks",
            f"MATCH(INDEX(answer_finding,{FOUND_AT}),severity_label,0)-1",
        ),
        Column("cap", _("Red flag, at best no more than"), "count"),
        Column("feared", _("Red flag, at worst no less than"), "count"),
        Column("found_best", _("Red flag at best"), "count", "MIN({found},{cap})"),
        Column("found_worst", _("Red flag at worst"), "count", "MAX({found},{feared})"),
        Column(
            "points",
            _("Points, 0 to 1"),
            "result",
            "SUMPRODUCT((part_operation={operation})*(part_topic={topic})*part_slope)*({u}-control_limit*{earned})",
        ),
    )


def _rows(ground: Ground) -> Iterator[dict[str, Value]]:
    for row in range(len(ground.known.rows)):
        for place in ground.asked(row):
            yield _row(ground, place, row)


def _row(ground: Ground, place: int, row: int) -> dict[str, Value]:
    arrays, control = ground.arrays, ground.known.controls
    question = arrays.questions[place].question
    answer = ground.answers[ground.number_of[place, row] - 1]
    found, best, worst = (int(kind[place, row]) for kind in ground.severities)
    earned = arrays.worth.earned[control.moved[place, row]].tolist()
    weight = float(arrays.worth.weight[control.moved[place, row]])
    evidence = ground.evidence_labels.index(answer.evidence)
    return {
        "answer": answer.number,
        "operation": row + 1,
        "topic": int(arrays.topics.of[place]) + 1,
        "asked": place + 1,
        "question": question.label,
        "weight": question.weight,
        "multiplier": multiplier(ground, place, row),
        "outcome": int(question.kind == "outcome"),
        "open": int(ground.open(place, row)),
        "credit": answer.credit,
        "place": evidence + 1,
        "factor": factors(ground)[evidence][int(question.kind == "outcome")],
        "u": weight,
        "earned": _counts(answer.credit, earned[HEADLINE]),
        "stated": _counts(answer.credit, earned[STATED]),
        "best": _counts(answer.credit, earned[BEST]),
        "worst": _counts(answer.credit, earned[WORST]),
        "found": found,
        "cap": best if best < found else GRAVEST,
        "feared": worst if worst > found else 0,
        "found_best": best,
        "found_worst": worst,
        "points": float(ground.points[place, row]),
    }


def _counts(credit: object, earned: float) -> float:
    return 0.0 if isinstance(credit, str) or np.isnan(earned) else float(earned)


def multiplier(ground: Ground, place: int, row: int) -> float:
    sector = ground.told.questionnaire.sector[ground.told.response.operations[row].sector or ""]
    given = sector.multipliers.get(ground.arrays.questions[place].question.name)
    return given.value if given else 1.0


def factors(ground: Ground) -> tuple[tuple[float, float], ...]:
    """Give by label of evidence its factor, and that for a question about outcomes; none counts as our word."""
    rubric = ground.told.questionnaire.rubric
    pairs = [(rubric.evidence[name], rubric.evidence[rubric.outcome_evidence[name]]) for name in EVIDENCE]
    return pairs[0], *pairs
