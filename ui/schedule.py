"""When the plan's actions are due, as a picture and a table; plotly is loaded once it is opened."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from reports.blocks import Cell, Table
from reports.subject import Subject
from reports.tasks import due_in_short, follow_up, status, title_in_place, who
from scoring.models import PlanItem
from ui import plots, session
from ui.entries import today
from ui.palette import MARK, RISE
from ui.tasklist import CLOSED, Numbered, is_overdue

MOST = 15  # lines, so that the picture stays one that can be read


@st.fragment
def timeline(s: Subject, items: tuple[Numbered, ...]) -> None:
    _ = s.words.say
    with st.expander(_("Timeline"), key="timeline", on_change="rerun") as opened:
        if not opened.open:
            return
        rows = dated(s, items)
        if not rows:
            st.html(f"<p class='hint'>{_('Nothing has a date.')}</p>")
            return
        shown = rows[:MOST]
        figure = plots.gantt(
            s.words,
            [_("%(number)s. %(title)s", number=number, title=title_in_place(s, item)) for number, item in shown],
            [span(s, item) for _number, item in shown],
            [due_in_short(s, item) for _number, item in shown],
            colours=[RISE if is_overdue(s, item) else MARK for _number, item in shown],
            today=today(),
        )
        alt = s.words.count(
            "The next %(number)s action by its date.", "The next %(number)s actions by their dates.", len(shown)
        )
        plots.show(figure, _table(s, rows), session.current(), "timeline", alt)


def dated(s: Subject, items: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    """Give what is not closed and has a date, the first due first."""
    found = [pair for pair in items if _end(s, pair[1]) and follow_up(s, pair[1]).status not in CLOSED]
    return tuple(sorted(found, key=lambda pair: (_end(s, pair[1]) or date.max, pair[0])))


def _end(s: Subject, item: PlanItem) -> date | None:
    return follow_up(s, item).due or item.due


def span(s: Subject, item: PlanItem) -> tuple[date, date]:
    """Give from when to when: as long as the action takes, not before today; of what is overdue, since its date."""
    start, end = s.assessment.on, _end(s, item) or s.assessment.on
    if end < start:
        return end, start
    lead = s.questionnaire.action[item.action].lead_days if item.action else (end - start).days
    return max(start, end - timedelta(days=lead)), end


def _table(s: Subject, rows: tuple[Numbered, ...]) -> Table:
    _ = s.words.say
    cells = tuple(
        (
            Cell(s.words.number(number)),
            Cell(title_in_place(s, item)),
            Cell(who(s, item)),
            Cell(due_in_short(s, item)),
            Cell(_("overdue") if is_overdue(s, item) else status(s, follow_up(s, item).status)),
        )
        for number, item in rows
    )
    header = (_("No."), _("Action"), _("Who"), _("When"), _("How far"))
    return Table(header, cells, (0.6, 4, 2, 2, 1.5), compact=True)
