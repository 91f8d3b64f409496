"""Charts in plotly, each with its words and its table for those who cannot see it.

Streamlit's own script draws them: nothing is asked of anybody outside. They hold still under a finger, because every
figure stands written beside its bar; names stand above the bars, so that a phone has room for both. Plotly is loaded
when the first figure is made, on the pages that show one.

Values and texts come ready: translated, numbers formatted by ``Words``. ``show`` adds text colours and font of the
screen's theme; the bars' own colours can be told apart on both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import streamlit as st

from i18n import Words
from reports.blocks import Table
from ui import charts, parts, session
from ui.palette import FALL, MARK, RISE, TOTAL

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LINE, BAR, GAP, EDGE = 18, 16, 14, 10  # pixels: a line of a name, a bar, what parts two rows, the margin
LETTERS = 40  # that stand above a bar on a phone, beside its figure
ROW_OF_NONE = 40  # the height without any row
DAY = 24 * 3600 * 1000  # plotly's milliseconds
STILL = {"displayModeBar": False, "staticPlot": True, "responsive": True, "displaylogo": False}
# Streamlit's own tools speak English and would fetch a font; its texts are paler than ours.
STYLE = ".%(place)s [data-testid=stElementToolbar]{display:none}.%(place)s svg text{fill:currentColor!important}"


# --- showing ---------------------------------------------------------------------------------------------------------


def show(figure: Figure, table: Table, held: session.Current, key: str, alt: str = "") -> None:
    """Draw a figure, its words for those who cannot see it, and below it the table it was made from.

    ``alt`` says in a sentence what the picture shows; without it the table's caption does. ``key`` is one of our own
    codes, different for each figure of a page.
    """
    _ = held.words.say
    place = f"plot_{key}"
    figure.update_layout(separators=separators(held.words))
    with st.container(key=place):
        st.plotly_chart(figure, theme="streamlit", config=STILL, key=f"{place}_figure", width="stretch")
    said = parts.safe(alt or table.caption or _("The same figures stand in the table."))
    st.html(
        f"<style>{STYLE % {'place': f'st-key-{place}'}}</style><p class='hint' id='{place}_alt'>{said}</p>"
        f"{parts.fold(_('Show as a table'), charts.table(table))}{_labelled(place)}",
        unsafe_allow_javascript=True,
    )


def _labelled(place: str) -> str:
    """Give the script that makes the figure one picture with a name; it holds no text of anybody's."""
    orders = f"p.setAttribute('role','img');p.setAttribute('aria-labelledby','{place}_alt')"
    return f"<script>{{const p=document.querySelector('.st-key-{place}');if(p){{{orders}}}}}</script>"


def separators(w: Words) -> str:
    """Give the language's decimal and thousands signs, for what plotly itself may write."""
    figure = w.number(1234567.5, 1)
    return figure[-2] + (figure[1] if not figure[1].isdigit() else " ")


@cache
def _graphs() -> Any:
    """Load plotly with Streamlit's theme, which the start of the app left out (app.py)."""
    import plotly.graph_objects as go  # noqa: PLC0415  # long to load, and only charts need it
    from streamlit.elements.lib.streamlit_plotly_theme import configure_streamlit_plotly_theme  # noqa: PLC0415

    configure_streamlit_plotly_theme()
    return go


# --- makers ----------------------------------------------------------------------------------------------------------


def bars(
    labels: Sequence[str], values: Sequence[float], texts: Sequence[str], *, colours: Sequence[str] | None = None
) -> Figure:
    """Give lying bars from zero, the first at the top; ``texts`` are their values as written."""
    figure = _figure(_Rows.of(labels), values, None, colours, texts)
    ends = (0.0, *values)
    return _over(figure, min(ends), max(ends), zero=min(ends) < 0)


def waterfall(
    labels: Sequence[str], values: Sequence[float], texts: Sequence[str], *, totals: Sequence[int] = ()
) -> Figure:
    """Give lying steps from one figure to another, the first at the top; a rise of the risk is told from a fall.

    ``totals`` are the rows (from 0) that stand from zero and whose values are whole, as the first and the last mostly
    are; all others are changes.
    """
    base = _levels(values, totals)
    colours = [TOTAL if row in totals else RISE if value > 0 else FALL for row, value in enumerate(values)]
    figure = _figure(_Rows.of(labels), values, base, colours, texts)
    ends = (0.0, *base, *(start + value for start, value in zip(base, values, strict=True)))
    return _over(figure, min(ends), max(ends), zero=True)


def _levels(values: Sequence[float], totals: Sequence[int]) -> list[float]:
    """Give where each step begins."""
    base, level = [], 0.0
    for row, value in enumerate(values):
        base.append(0.0 if row in totals else level)
        level = value if row in totals else level + value
    return base


def gantt(
    w: Words,
    labels: Sequence[str],
    spans: Sequence[tuple[date, date]],
    texts: Sequence[str],
    *,
    colours: Sequence[str] | None = None,
    today: date | None = None,
) -> Figure:
    """Give a bar for each span of days, the first at the top, over a line of months; ``today`` is a dotted line."""
    lasting = [max((end - start).days, 1) * DAY for start, end in spans]
    starts = [_midnight(start) for start, _end in spans]
    figure = _figure(_Rows.of(labels, above=2 * LINE), lasting, starts, colours, texts)
    days = [day for span in spans for day in span] + ([today] if today else [])
    if not days:
        return figure
    marks = _months(min(days), max(days))
    figure.update_xaxes(
        type="date",
        visible=True,
        side="top",
        showticklabels=True,
        tickvals=[_midnight(day) for day in marks],
        ticktext=[w.month(day) for day in marks],
        range=[_midnight(min(days)), _midnight(max(days) + timedelta(days=1))],
    )
    if today:
        figure.add_vline(x=_midnight(today), line={"dash": "dot", "width": 2, "color": TOTAL}, layer="below")
    return figure


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day of the calendar, in no zone


def _months(first: date, last: date, most: int = 4) -> tuple[date, ...]:
    """Give the first days of months between two days, evenly spaced and at most so many; or the first day alone."""
    count = (last.year - first.year) * 12 + last.month - first.month
    months = [first.year * 12 + first.month + number for number in range(count)]
    starts = [date(month // 12, month % 12 + 1, 1) for month in months]
    return tuple(starts[:: -(-len(starts) // most) or 1]) or (first,)


# --- parts of a figure -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Rows:
    """Where each row stands, in pixels from the top; a long name takes more lines above its bar."""

    names: tuple[str, ...]
    tops: tuple[int, ...]  # of the bars
    height: int
    above: int  # room for a line of dates

    @classmethod
    def of(cls, labels: Sequence[str], above: int = 0) -> _Rows:
        wrapped = [wrap(label, LETTERS) or [""] for label in labels]
        tops, here = [], 0
        for lines in wrapped:
            here += len(lines) * LINE + 4
            tops.append(here)
            here += BAR + GAP
        names = tuple("<br>".join(escape(line, quote=False) for line in lines) for lines in wrapped)
        return cls(names, tuple(tops), max(here, ROW_OF_NONE), above)


def _figure(
    rows: _Rows,
    values: Sequence[float],
    base: Sequence[Any] | None,
    colours: Sequence[str] | None,
    texts: Sequence[str],
) -> Figure:
    """Give a figure of one bar a row, each row's name and figure above its bar."""
    go = _graphs()

    shades = [*(colours or [MARK] * len(values))]
    marker = {"color": shades, "line": {"width": 1, "color": shades}, "cornerradius": 3}
    places = [top + BAR / 2 for top in rows.tops]
    figure = go.Figure(go.Bar(x=[*values], y=places, base=base, orientation="h", marker=marker, width=BAR))
    figure.update_layout(
        height=rows.height + 2 * EDGE + rows.above,
        margin={"l": 2, "r": 2, "t": EDGE + rows.above, "b": EDGE},
        showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_yaxes(visible=False, range=[rows.height, 0], fixedrange=True)
    figure.update_xaxes(visible=False, showticklabels=False, showgrid=False, fixedrange=True, title=None)
    for name, text, top in zip(rows.names, texts, rows.tops, strict=True):
        figure.add_annotation(_written(name, top, 0, "left"))
        figure.add_annotation(_written(f"<b>{escape(text, quote=False)}</b>", top, 1, "right"))
    return figure


def _over(figure: Figure, low: float, high: float, *, zero: bool) -> Figure:
    """Let the bars reach from edge to edge, with a line at zero where they may stand on both sides of it."""
    figure.update_xaxes(range=[low, high if high > low else low + 1], visible=zero, zeroline=zero)
    return figure


def _written(text: str, top: int, x: int, side: str) -> dict[str, Any]:
    """Give a text just above a row's bar, at one side of the figure."""
    return {
        "text": text,
        "xref": "paper",
        "x": x,
        "xanchor": side,
        "y": top - 2,
        "yanchor": "bottom",
        "align": side,
        "showarrow": False,
        "font": {"size": 14},
        "borderpad": 0,
    }
