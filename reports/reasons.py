"""Why this number: the points of each question, adding up to the figure shown; and what the situation brings along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import floor

from reports.blocks import Block, Cell, Paragraph, Table
from reports.subject import NOTHING, Subject

NEAR = 0.005  # within half a point of a band's border, figures are shown with one decimal


def reasons(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("reasons", _("Why this number"))
    yield Paragraph(s.text("reasons"))
    yield Paragraph(s.text("reasons_points"))
    yield topic_table(s)
    yield Paragraph(s.text("reasons_answers"), "small")


def reason_table(s: Subject) -> Table:
    """Give the points of each question, topic by topic, adding up to the headline as shown."""
    _ = s.words.say
    header = (_("Question"), _("Risk left"), _("Harm"), _("Points"))
    return Table(header, tuple(_rows(s)), widths=(8.7, 1.2, 0.95, 1.05), numeric=(1, 2, 3))


def topic_table(s: Subject) -> Table:
    """Give the points of each topic: those of its questions stand beside the answers."""
    _ = s.words.say
    header = (_("Topic"), _("Risk left"), _("Harm"), _("Points"))
    return Table(
        header, tuple(row for row in _rows(s) if row[0].strong), (8.7, 1.2, 0.95, 1.05), (1, 2, 3), compact=True
    )


def points_of(s: Subject) -> dict[str, str]:
    """Give the points of each question as shown, for the table of answers."""
    unit = 10 ** digits(s)
    return {name: _figure(s, sum(pair) / unit) for name, pair in shown_points(s).items()}


def _rows(s: Subject) -> Iterator[tuple[Cell, ...]]:
    shown = shown_points(s)
    for section in s.questionnaire.sections:
        rows = {name: pair for name, pair in shown.items() if s.questionnaire.topic_of[name] == section.name}
        if rows:
            yield _row(s, section.label, _sum(rows.values()), strong=True)
            for name, pair in rows.items():
                yield _row(s, s.questionnaire.by_name[name].label, pair)
    yield _row(s, s.words.say("All topics"), _sum(shown.values()), strong=True)


def _row(s: Subject, label: str, pair: tuple[int, int], strong: bool = False) -> tuple[Cell, ...]:
    unit = 10 ** digits(s)
    figures = (*pair, sum(pair))
    return Cell(label, strong=strong), *(Cell(_figure(s, figure / unit), strong=strong) for figure in figures)


def _figure(s: Subject, points: float) -> str:
    return s.words.number(points, 1) if points else NOTHING


def _sum(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    given = tuple(pairs)
    return sum(points for points, _ in given), sum(harm for _, harm in given)


def digits(s: Subject) -> int:
    """Give how many decimals the headline is shown with (method, section 5)."""
    headline = s.assessment.business.headline
    borders = [band.below for band in s.questionnaire.rubric.bands if band.below is not None]
    return int(any(abs(round(headline - border, 11)) <= NEAR for border in borders))


def shown_points(s: Subject) -> dict[str, tuple[int, int]]:
    """Give each question's points and its share of the harm, in units of the last digit shown.

    They add up to the headline as shown: rounded by largest remainder (method, section 7).
    """
    given = s.assessment.contributions
    unit = 100 * 10 ** digits(s)
    total = int(Decimal(repr(round(s.assessment.business.headline * unit, 9))).quantize(Decimal(1), ROUND_HALF_UP))
    exact = [share * unit for item in given for share in (item.points, item.harm)]
    whole = largest_remainder(exact, total)
    return {item.question: (whole[2 * at], whole[2 * at + 1]) for at, item in enumerate(given)}


def largest_remainder(exact: Sequence[float], total: int) -> tuple[int, ...]:
    """Round figures so that they add up to a total within one of their sum for each; what rounds up comes first."""
    whole = [floor(round(x, 9)) for x in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    for at in by_remainder[: total - sum(whole)]:
        whole[at] += 1
    return tuple(whole)
