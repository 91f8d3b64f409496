"""A budget of days: the best set of actions for so much work, beside the plan's own order."""

from __future__ import annotations

from functools import partial
from itertools import groupby

import streamlit as st

from reports.blocks import Cell, Table
from reports.subject import Subject
from reports.tasks import due_in_short, tag, title_in_place, who, worth_in_short
from scoring.budget import Budget, Chosen, budget
from scoring.models import PlanItem
from ui import assessed, charts, parts, session
from ui.entries import key_of

USUAL = 40  # days of work in a quarter, until somebody says otherwise
MOST = 2000
KEPT = "budget_days"


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(_("A budget of days"), _("You have only so many days of work. This is what to do with them."))
    s = assessed.subject(held)
    if s is None:
        return
    days = st.number_input(
        _("How many days of work do you have?"),
        min_value=0,
        max_value=MOST,
        value=min(MOST, max(0, int(session.recall(KEPT, USUAL)))),
        step=5,
        key=key_of("budget_days_asked"),
        width=320,
    )
    session.remember(KEPT, days)
    found = budget(held.questionnaire, held.response, s.assessment.plan, days)
    if found.over:
        _too_little(s, found)
    _advice(s, found)
    _beside(s, found)
    _find_out(s)
    parts.steps(("plan", _("The plan")), None)


def in_days(s: Subject, days: float) -> str:
    if days == int(days):
        return s.words.count("%(number)s day", "%(number)s days", int(days))
    return s.words.say("%(days)s days", days=s.words.number(days, 2))


def _too_little(s: Subject, found: Budget) -> None:
    _ = s.words.say
    parts.note(
        _(
            "Ending what is critical takes %(needed)s: %(over)s more than you have. It cannot wait, because people "
            "are being harmed. Find the missing days, or begin with the first of the list today.",
            needed=in_days(s, found.required.days),
            over=in_days(s, found.over),
        ),
        "care",
    )


def _advice(s: Subject, found: Budget) -> None:
    _, score = s.words.say, s.words.score
    one = found.advised
    parts.subheading(_("Do these"), _why(s, found))
    st.html(
        charts.tiles(
            (
                (_("Actions"), s.words.number(len(one.items))),
                (_("Work"), in_days(s, one.days)),
                (_("Remaining risk, now and then"), f"{score(found.now)} \u2192 {score(one.headline)}"),
            )
        )
    )
    if one.items:
        st.html(charts.table(_list(s, one)))
    else:
        parts.note(_("No action fits into so few days."))


def _why(s: Subject, found: Budget) -> str:
    """Say in which way the set is the best, and what is always in it."""
    _ = s.words.say
    always = _("All that ends a critical finding is in it, and what each action needs is done before it.")
    if found.over:
        return _("Only what ends a critical finding, because that already takes all your days.")
    if not found.exact:
        return _("The best set found in the time there was. %(always)s", always=always)
    if found.advised == found.best:
        return _("No other set of actions within these days lowers the potential risk more. %(always)s", always=always)
    return _(
        "Of the ways compared below, this one leaves the least remaining risk, because it also ends findings. "
        "%(always)s",
        always=always,
    )


def _list(s: Subject, chosen: Chosen) -> Table:
    _ = s.words.say
    numbers = {item.key: number for number, item in enumerate(s.assessment.plan.items, 1)}
    rows: list[tuple[Cell, ...]] = []
    for why, items in groupby(chosen.items, key=partial(tag, s)):
        rows.append((Cell(why),))
        rows += [_row(s, numbers[item.key], item) for item in items]
    header = (_("No."), _("Action"), _("Who"), _("When"), _("Days"), _("Worth"))
    caption = _("The numbers are those of the plan.")
    return Table(header, tuple(rows), (0.6, 4, 2, 2, 1, 1.5), numeric=(4,), caption=caption, compact=True)


def _row(s: Subject, number: int, item: PlanItem) -> tuple[Cell, ...]:
    return (
        Cell(s.words.number(number)),
        Cell(title_in_place(s, item)),
        Cell(who(s, item)),
        Cell(due_in_short(s, item)),
        Cell(s.words.number(item.effort_days, 2)),
        Cell(worth_in_short(s, item)),
    )


def _beside(s: Subject, found: Budget) -> None:
    """Compare the ways of filling the days."""
    _ = s.words.say
    parts.subheading(
        _("Beside the plan's own order"),
        _(
            "The potential risk is what the answers alone say. The remaining risk also counts the gravest finding "
            "that is open: so a set may lower the one more, and the other less."
        ),
    )
    ways = [(_("The most off the potential risk"), found.best)]
    if found.ending and found.ending != found.best:
        ways.append((_("The same, with all major findings ended"), found.ending))
    ways.append((_("The plan's order, as far as it fits"), found.greedy))
    ways.append((_("Only what ends a critical finding"), found.required))
    rows = tuple(_way(s, label, one, found) for label, one in ways)
    header = (_("Way"), _("Actions"), _("Days"), _("Potential risk"), _("Remaining risk"))
    st.html(charts.table(Table(header, rows, (4, 1, 1, 1.5, 1.5), numeric=(1, 2, 3, 4))))


def _way(s: Subject, label: str, one: Chosen, found: Budget) -> tuple[Cell, ...]:
    n, strong = s.words.number, one == found.advised
    by = one.potential * 100
    name = s.words.say("%(way)s (advised)", way=label) if strong else label
    texts = (name, n(len(one.items)), n(one.days, 2), f"\u2212{n(by, 1)}", s.words.score(one.headline))
    return tuple(Cell(text, strong=strong) for text in texts)


def _find_out(s: Subject) -> None:
    waiting = [item for item in s.assessment.plan.items if item.kind == "find_out"]
    if not waiting:
        return
    days = in_days(s, sum(item.effort_days for item in waiting))
    text = s.words.count(
        "Not counted here: %(number)s thing to find out (%(days)s). It lowers no figure by itself, but a red flag may "
        "hide there: do it first.",
        "Not counted here: %(number)s rounds of finding out (%(days)s). They lower no figure by themselves, but a red "
        "flag may hide there: do them first.",
        len(waiting),
        days=days,
    )
    parts.note(text)
