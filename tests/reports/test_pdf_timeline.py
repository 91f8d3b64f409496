"""The line of months over the actions stays readable, however far away a date was set."""

from __future__ import annotations

from datetime import date

import pytest

from reports.drawing.timeline import _months, _spread

ON = date(2026, 11, 21)


@pytest.mark.parametrize("year", [2027, 2031, 2126, 9999])
def test_a_far_date_brings_no_more_lines_than_can_be_told_apart(year: int) -> None:
    last = date(year, 12, 31)

    ticks = _spread(_months(ON, last), ON, (last - ON).days)

    assert 1 < len(ticks) <= 100
    assert 1 < sum(bool(words) for _place, words in ticks) <= 10


def test_every_month_of_an_ordinary_plan_has_its_line() -> None:
    last = date(2028, 11, 30)
    assert len(_spread(_months(ON, last), ON, (last - ON).days)) == 24
