"""The appendix by standard: every clause, in little room, saying what was answered and no more."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pikepdf

from i18n import words
from questionnaires.crosswalk import standing_of
from questionnaires.relevance import relevance
from reports import pdf
from reports.blocks import Table
from reports.compose import compose
from scoring.assess import assess
from tests.reports.factory import ON, QUESTIONNAIRE, factory
from tests.reports.reading import of, part, said

REPORT = compose(QUESTIONNAIRE, factory(), assess(QUESTIONNAIRE, factory(), ON), words("en"), share=True)
PART = part(REPORT, "By standard")
(STANDARDS,) = of(Table, PART)


def test_each_clause_has_a_row_with_its_questions_or_the_reason_why_none_is_asked() -> None:
    rows = {re.sub(r" \([\d, ]+\)$", "", row[0].text): row for row in STANDARDS.rows if len(row) > 1}
    assert any(re.search(r" \([\d, ]+\)$", row[0].text) for row in STANDARDS.rows)
    for framework in QUESTIONNAIRE.frameworks:
        for clause in framework.clauses:
            text = f"{clause.name}. {clause.label}"
            if clause.not_asked is None:
                assert text in rows
            else:
                row = rows[f"{text}. Not asked: {clause.not_asked}"]
                assert row[1].text == "Not asked"


def test_it_is_short_and_no_verdict() -> None:
    made = pdf.render(replace(REPORT, blocks=PART))
    with pikepdf.open(BytesIO(made)) as opened:
        assert len(opened.pages) <= 3
    assert "complian" not in said(PART).lower()


def test_it_is_not_in_the_quick_report() -> None:
    assert "crosswalk" not in QUESTIONNAIRE.report.quick_sections


def test_answers_stand_as_the_findings_do() -> None:
    response = factory()
    applies = relevance(QUESTIONNAIRE, response)
    for finding in assess(QUESTIONNAIRE, response, ON).findings:
        sites = [finding.operation] if finding.operation else list(applies)
        here = {site: applies[site] for site in sites}
        standing = standing_of(QUESTIONNAIRE, response, here, finding.question)
        expected = {"open": (finding.severity,), "remedied": ("remedied",), "not_verified": ("unknown", "open")}
        assert standing in expected[finding.status], finding
