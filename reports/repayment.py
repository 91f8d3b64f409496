"""What workers are owed, as screen and paper say it alike; on paper only where groups were entered, for own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from i18n import Words
from questionnaires.repayment import Cohort, Repayment, Route
from reports.blocks import Block, Cell, Heading, Paragraph, Table
from reports.subject import NOTHING, Subject
from scoring.repayment import Amounts, Estimate, Owed, Total, estimate, route_cost, yearly

ON_PAPER = 16  # groups one by one
SMALL = 100  # below it an amount is written with its cents


def owed_to_workers(s: Subject) -> Iterator[Block]:
    """Give the sums by currency and what they rest on. Not in a report to share: a small group can be recognised."""
    entered = s.response.repayment
    if s.share or not entered.cohorts:
        return
    w, found = s.words, estimate(entered)
    yield Heading(w.say("What we owe workers"), 2)
    yield Paragraph(w.say("An estimate to plan with. It promises nothing to anyone, and no worker is bound by it."))
    if entered.look_back_years:
        yield Paragraph(_look_back(w, entered.look_back_years), "small")
    if found.totals:
        yield totals_table(w, found.totals)
    yield from (Paragraph(text, "small") for text in doubts(w, found))
    if len(found.owed) <= ON_PAPER:
        yield owed_table(w, found)
    else:
        yield Paragraph(w.say("The groups are too many for this page: they stand in the tool."), "small")
    costs = yearly(entered.routes)
    if costs:
        yield Paragraph(w.say("Paying for recruitment ourselves: %(costs)s.", costs=_yearly(w, costs)))


def _look_back(w: Words, years: int) -> str:
    return w.count(
        "Workers who left within the last year are counted too, as far as they are known.",
        "Workers who left within the last %(number)s years are counted too, as far as they are known.",
        years,
    )


def _yearly(w: Words, costs: Iterable[Total]) -> str:
    return w.joined([w.say("%(amount)s a year", amount=about(w, total)) for total in costs])


def budget(w: Words, repayment: Repayment) -> str:
    """Say in a sentence what repayment is likely to cost, for whoever plans the money; "" where nothing is known."""
    found = estimate(repayment)
    known = [total for total in found.totals if total.amounts.known]
    if not known:
        return ""
    sums = w.joined([about(w, total) for total in known])
    if not found.left_out:
        return w.say("Set aside about %(sums)s for this.", sums=sums)
    return w.count(
        "Set aside about %(sums)s for this, and more for %(number)s group whose amount is not known yet.",
        "Set aside about %(sums)s for this, and more for %(number)s groups whose amounts are not known yet.",
        found.left_out,
        sums=sums,
    )


def about(w: Words, total: Total) -> str:
    """Say a sum with its range, as far as it is known."""
    low, central, high = (None if one is None else money(w, one, total.currency) for one in total.amounts.each)
    if central is None:
        return high or low or w.say("not known")
    if low is None or high is None or low == high:
        return central
    return w.say("%(central)s (from %(low)s to %(high)s)", central=central, low=low, high=high)


# --- tables ----------------------------------------------------------------------------------------------------------


def totals_table(w: Words, totals: Iterable[Total]) -> Table:
    _ = w.say
    header = (_("Currency"), _("Workers"), _("Low"), _("Central"), _("High"))
    rows = tuple(
        (Cell(total.currency, strong=True), Cell(w.number(total.people)), *_figures(w, total.amounts))
        for total in totals
    )
    caption = _("Owed in all, as far as it is known")
    return Table(header, rows, widths=(1.2, 1, 1.6, 1.6, 1.6), numeric=(1, 2, 3, 4), caption=caption)


def owed_table(w: Words, found: Estimate) -> Table:
    _ = w.say
    header = (_("Group"), _("Workers"), _("Each"), _("In first monthly wages"), _("Low"), _("Central"), _("High"))
    rows = tuple(
        (
            Cell(cohort_title(w, one.cohort, number), strong=True),
            Cell(NOTHING if one.people is None else w.number(one.people)),
            Cell(_each(w, one)),
            Cell(span(w, one.months, 1)),
            *_figures(w, one.total),
        )
        for number, one in enumerate(found.owed, 1)
    )
    caption = _("Each group in its own currency; interest is in it where it is known")
    return Table(header, rows, (2.7, 0.9, 1.5, 1, 1.2, 1.2, 1.2), (1, 2, 3, 4, 5, 6), caption, compact=True)


def _each(w: Words, one: Owed) -> str:
    if "amount" in one.gaps:
        return w.say("not known")
    text = span(w, one.each)
    return w.say("%(amount)s %(currency)s", amount=text, currency=one.cohort.currency) if one.cohort.currency else text


def _figures(w: Words, amounts: Amounts) -> tuple[Cell, ...]:
    return tuple(Cell(NOTHING if one is None else written(w, one)) for one in amounts.each)


def routes_table(w: Words, routes: Iterable[Route]) -> Table:
    _ = w.say
    header = (_("Way to the job"), _("Each worker"), _("Workers a year"), _("A year"))
    rows = tuple(
        (
            Cell(route_title(w, route, number), strong=True),
            Cell(_in(w, cost.each, route)),
            Cell(NOTHING if route.workers_a_year is None else w.number(route.workers_a_year)),
            Cell(_in(w, cost.a_year, route)),
        )
        for number, route in enumerate(routes, 1)
        for cost in [route_cost(route)]
    )
    return Table(
        header, rows, (2.7, 1.5, 1.2, 1.6), (1, 2, 3), _("What paying ourselves costs, as far as it is known")
    )


def _in(w: Words, amount: float | None, route: Route) -> str:
    if amount is None:
        return NOTHING
    return money(w, amount, route.currency) if route.currency else written(w, amount)


# --- words -----------------------------------------------------------------------------------------------------------


def doubts(w: Words, found: Estimate) -> Iterator[str]:
    """Say what the sums leave out, and who can find it out."""
    if found.left_out:
        yield w.count(
            "%(number)s group is in no sum, because the amount, the currency or the number of workers "
            "is not known. Ask an independent team to find out.",
            "%(number)s groups are in no sum, because the amount, the currency or the number of workers "
            "is not known. Ask an independent team to find out.",
            found.left_out,
        )
    gaps = [gap for one in found.owed if one.counted for gap in one.gaps]
    said = {
        "range": _range(w, gaps.count("range")),
        "left": w.count(
            "In %(number)s group nobody has counted who left.",
            "In %(number)s groups nobody has counted who left.",
            gaps.count("left"),
        ),
        "here": w.count(
            "In %(number)s group nobody has counted who works here now.",
            "In %(number)s groups nobody has counted who works here now.",
            gaps.count("here"),
        ),
        "interest": w.count(
            "In %(number)s group no cost of loans is counted, because it is not known.",
            "In %(number)s groups no cost of loans is counted, because it is not known.",
            gaps.count("interest"),
        ),
    }
    yield from (text for gap, text in said.items() if gap in gaps)


def _range(w: Words, number: int) -> str:
    return w.count(
        "In %(number)s group low or high is not known, so that sum is not known either. A range cannot be made up.",
        "In %(number)s groups low or high is not known, so that sum is not known either. A range cannot be made up.",
        number,
    )


def cohort_title(w: Words, cohort: Cohort, number: int) -> str:
    """Name a group by how it came; ``number`` names it where nothing is entered."""
    way = _way(w, cohort.origin, cohort.destination)
    parts = (way, str(cohort.arrived or ""), cohort.recruiter.strip())
    return ", ".join(part for part in parts if part) or w.say("Group %(number)s", number=w.number(number))


def route_title(w: Words, route: Route, number: int) -> str:
    way = _way(w, route.origin, route.destination)
    return way or w.say("Way to the job %(number)s", number=w.number(number))


def _way(w: Words, origin: str | None, destination: str | None) -> str:
    if origin and destination:
        return w.say("%(origin)s to %(destination)s", origin=w.country(origin), destination=w.country(destination))
    if origin:
        return w.say("From %(origin)s", origin=w.country(origin))
    return w.say("To %(destination)s", destination=w.country(destination)) if destination else ""


def written(w: Words, amount: float) -> str:
    return w.number(amount, 0 if amount >= SMALL else 2)


def money(w: Words, amount: float, currency: str) -> str:
    """Write an amount with its code: a sign such as $ would not say whose dollars."""
    return w.say("%(amount)s %(currency)s", amount=written(w, amount), currency=currency)


def span(w: Words, amounts: Amounts, digits: int | None = None) -> str:
    """Say from where to where amounts reach; of one figure that one."""
    known = [one for one in amounts.each if one is not None]
    said = [written(w, one) if digits is None else w.number(one, digits) for one in known]
    if not said:
        return NOTHING
    return said[0] if said[0] == said[-1] else w.say("%(low)s to %(high)s", low=said[0], high=said[-1])
