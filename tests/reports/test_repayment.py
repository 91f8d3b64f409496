"""What we owe workers, on paper: only where it was entered, only for own files, and never a made-up figure."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from pikepdf import Pdf

from i18n import words
from questionnaires.loader import load
from questionnaires.repayment import Cohort, Repayment, Route
from reports.actions import plan
from reports.blocks import Block, Heading, Paragraph, Table
from reports.compose import compose
from reports.pdf import render
from reports.repayment import ON_PAPER, budget, owed_to_workers
from reports.subject import Subject
from scoring.assess import assess
from tests.reports.factory import factory

W = words("en")
ASKED = Cohort(
    origin="BGD",
    destination="JOR",
    arrived=2023,
    recruiter="Gulf Manpower",
    here=200,
    left=50,
    basis="interviews",
    currency="USD",
    low=2000,
    central=3000,
    high=4000,
    interest=100,
    first_wage=310,
)
NOBODY_ASKED = Cohort(origin="NPL", destination="JOR", here=100)
ROUTE = Route(origin="BGD", destination="JOR", workers_a_year=60, currency="USD", costs={"agency": 500})


def subject(entered: Repayment, *, share: bool = False) -> Subject:
    response = factory(repayment=entered)
    return Subject(load(), response, assess(load(), response, date(2026, 11, 21)), W, share)


def texts(blocks: Any) -> str:
    return "\n".join(_text(block) for block in blocks)


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(" | ".join(cell.text for cell in row) for row in block.rows)
    return block.text if isinstance(block, Heading | Paragraph) else ""


def test_groups_stand_with_low_central_and_high_and_what_is_left_out() -> None:
    said = texts(owed_to_workers(subject(Repayment(cohorts=(ASKED, NOBODY_ASKED), routes=(ROUTE,)))))

    assert "USD | 250 | 525,000 | 775,000 | 1,025,000" in said
    assert "Bangladesh to Jordan, 2023, Gulf Manpower | 250 | 2,100 to 4,100 USD | 6.8 to 13.2 |" in said
    assert "Nepal to Jordan | 100 | not known | – | – | – | –" in said  # noqa: RUF001
    assert "1 group is in no sum" in said
    assert "30,000 USD a year" in said


def test_the_years_looked_back_are_said() -> None:
    said = texts(owed_to_workers(subject(Repayment(look_back_years=5, cohorts=(ASKED,)))))

    assert "within the last 5 years" in said


def test_nothing_entered_is_no_part_of_the_report() -> None:
    assert not list(owed_to_workers(subject(Repayment(routes=(ROUTE,)))))


def test_a_report_to_share_holds_none_of_it() -> None:
    assert not list(owed_to_workers(subject(Repayment(cohorts=(ASKED,)), share=True)))


def test_it_stands_in_the_plan() -> None:
    assert "What we owe workers" in texts(plan(subject(Repayment(cohorts=(ASKED,)))))


def test_the_budget_is_said_as_far_as_it_is_known() -> None:
    assert budget(W, Repayment(cohorts=(NOBODY_ASKED,))) == ""
    assert budget(W, Repayment(cohorts=(ASKED,))) == (
        "Set aside about 775,000 USD (from 525,000 USD to 1,025,000 USD) for this."
    )
    assert "more for 1 group" in budget(W, Repayment(cohorts=(ASKED, NOBODY_ASKED)))


def test_a_central_figure_without_a_range_gets_none() -> None:
    alone = ASKED.model_copy(update={"low": None, "high": None})

    assert budget(W, Repayment(cohorts=(alone,))) == "Set aside about 775,000 USD for this."


def test_too_many_groups_for_paper_leave_the_sums() -> None:
    said = texts(owed_to_workers(subject(Repayment(cohorts=(ASKED,) * (ON_PAPER + 1)))))

    assert "Bangladesh to Jordan" not in said
    assert "USD | 4,250" in said


def test_with_it_the_whole_report_has_at_most_twenty_pages() -> None:
    response = factory(repayment=Repayment(cohorts=(ASKED,) * ON_PAPER, routes=(ROUTE,)))
    result = assess(load(), response, date(2026, 11, 21))

    with Pdf.open(BytesIO(render(compose(load(), response, result, W, share=False)))) as opened:
        assert len(opened.pages) <= 20
