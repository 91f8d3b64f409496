"""Blocks of the report as HTML: the screen shows the same figures, words and pictures as the paper.

Everything is made of HTML, styled by server/pages.css, so that it is light, can be read aloud and follows the theme.
Each picture either is a table or carries its words in ``alt``.
"""

from __future__ import annotations

from collections.abc import Iterable

from reports.blocks import Bars, Block, Bullets, Cell, Heading, HeatMap, Paragraph, RangeBar, Table
from ui.palette import ACCENT, BANDS, KINDS, NEUTRAL, Shade
from ui.parts import listing, safe

MARKS = (("⊢", "end"), ("○", "stated"), ("●", "today"), ("⊣", "end"))  # best, stated, today, worst


def drawn(blocks: Iterable[Block]) -> str:
    """Give blocks as HTML; those that only paper has are left out."""
    return "".join(_drawn(block) for block in blocks)


def _drawn(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{safe(block.text)}</h{block.level + 1}>"
    if isinstance(block, Bullets):
        return listing(block.items)
    return table(block) if isinstance(block, Table) else ""


def _paragraph(block: Paragraph) -> str:
    text = f"<strong>{safe(block.text)}</strong>" if block.style == "strong" else safe(block.text)
    return f"<p>{text}</p>"


def table(block: Table) -> str:
    """Give a table; its first column names the row, and a row of one cell heads the rows after it.

    On a phone each row becomes a small card (server/pages.css), so each cell carries its column's name, and every part
    its role: a table that is laid out as blocks would not be read as one.
    """
    head = "".join(_head(text, place in block.numeric) for place, text in enumerate(block.header))
    rows = "".join(_row(row, block) for row in block.rows)
    caption = f"<caption>{safe(block.caption)}</caption>" if block.caption else ""
    body = f"<thead role='rowgroup'><tr role='row'>{head}</tr></thead><tbody role='rowgroup'>{rows}</tbody>"
    return f"<div class='scroll' tabindex='0'><table class='chart rows' role='table'>{caption}{body}</table></div>"


def _head(text: str, numeric: bool) -> str:
    number = " class='number'" if numeric else ""
    return f"<th scope='col' role='columnheader'{number}>{safe(text)}</th>"


def _row(row: tuple[Cell, ...], block: Table) -> str:
    if len(row) == 1:
        span = len(block.header)
        head = f"<th scope='colgroup' role='rowheader' colspan='{span}'>{_text(row[0])}</th>"
        return f"<tr class='group' role='row'>{head}</tr>"
    strong = " class='strong'" if all(cell.strong for cell in row) else ""
    number = [" class='number'" if place in block.numeric else "" for place in range(len(row))]
    cells = "".join(
        f"<td role='cell' data-label='{safe(block.header[place])}'{number[place]}>{_text(cell)}</td>"
        for place, cell in enumerate(row)
        if place
    )
    return f"<tr{strong} role='row'><th scope='row' role='rowheader'{number[0]}>{_text(row[0])}</th>{cells}</tr>"


def _text(cell: Cell) -> str:
    swatch = f"<span class='swatch' style='background:{_shade(cell.tone).area}'></span>" if cell.tone else ""
    return swatch + safe(cell.text)


def _shade(tone: str | None) -> Shade:
    return BANDS.get(tone or "", NEUTRAL)


def heat_map(block: HeatMap) -> str:
    """Give topics by sectors (a phone has more height than width); figure and band stand in each cell."""
    head = "<td></td>" + "".join(f"<th scope='col'>{safe(name)}</th>" for name in block.rows)
    rows = "".join(
        f"<tr><th scope='row'>{safe(name)}</th>{''.join(_heat(cells[place]) for cells in block.cells)}</tr>"
        for place, name in enumerate(block.columns)
    )
    body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f"<div class='scroll' tabindex='0'><table class='chart heat'>{body}</table></div>"


def _heat(cell: Cell | None) -> str:
    if cell is None:
        return "<td class='none'>–</td>"  # noqa: RUF001 - as on paper
    figure, _, band = cell.text.partition(" ")
    shade = _shade(cell.tone)
    return f"<td style='background:{shade.area};color:{shade.text}'><strong>{safe(figure)}</strong>{safe(band)}</td>"


def range_bar(block: RangeBar) -> str:
    """Give the four figures on one line over the bands, with their key below as text."""
    track = "".join(
        f"<span style='inline-size:{end - start}%;background:{_shade(tone).area}'></span>"
        for _, start, end, tone in block.bands
    )
    names = "".join(
        f"<span style='inline-size:{end - start}%'>{safe(name)}</span>" for name, start, end, _ in block.bands
    )
    places = [at for _, at, _ in block.marks]
    low, high = min(places), max(places)
    span = f"<span class='span' style='inset-inline-start:{low:.2f}%;inline-size:{high - low:.2f}%'></span>"
    marks = span + "".join(_mark(place, at) for place, at in enumerate(places))
    key = "".join(
        f"<div><dt><span aria-hidden='true'>{MARKS[place][0]}</span> {safe(label)}</dt><dd>{safe(text)}</dd></div>"
        for place, (label, _, text) in enumerate(block.marks)
    )
    picture = (
        f"<div class='range' role='img' aria-label='{safe(block.alt)}'>{marks}<div class='track'>{track}</div></div>"
    )
    return f"{picture}<div class='bands' aria-hidden='true'>{names}</div><dl class='key'>{key}</dl>"


def _mark(place: int, at: float) -> str:
    return f"<span class='mark {MARKS[place][1]}' style='inset-inline-start:{at:.2f}%'></span>"


def bars(block: Bars) -> str:
    """Give bars with their names and figures as text."""
    colours = [*KINDS.values()] if len(block.bars) <= len(KINDS) else [ACCENT] * len(block.bars)
    rows = "".join(
        f"<li><div class='name'><span>{safe(bar.label)}</span><strong>{safe(bar.text)}</strong></div>"
        f"<div class='rail'><span style='inline-size:{bar.value:.2f}%;background:{colour}'></span></div></li>"
        for bar, colour in zip(block.bars, colours, strict=False)
    )
    return f"<ul class='hbars'>{rows}</ul>"


def tiles(figures: Iterable[tuple[str, str]]) -> str:
    """Give a few figures, each as label and value."""
    return (
        "<dl class='tiles'>"
        + "".join(f"<div><dt>{safe(k)}</dt><dd>{safe(v)}</dd></div>" for k, v in figures)
        + "</dl>"
    )


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Give short facts in one line, each as label and value."""
    return (
        "<dl class='facts'>" + "".join(f"<div><dt>{safe(k)}</dt><dd>{safe(v)}</dd></div>" for k, v in pairs) + "</dl>"
    )
