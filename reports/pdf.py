"""Blocks to the bytes of a PDF: A4, tagged, PDF/A-3U, the same bytes for the same document.

``drawing`` turns blocks into pieces and pieces into pages; here pages get header and footer, and the file its data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fpdf import FPDF, ViewerPreferences
from fpdf.fonts import TTFFont

from reports import blocks, metadata, theme
from reports.blocks import Block, Document
from reports.drawing import actions, cards, charts, front, heat, prose, tables, timeline
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Piece, pages, together
from reports.drawing.prose import Setting
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line, Typesetter, cleaned


def render(document: Document) -> bytes:
    """Draw a document. Characters that no font has are shown as boxes and logged."""
    pdf = FPDF(unit="pt", format="A4", enforce_compliance="PDF/A-3U")
    try:
        return _rendered(pdf, document)
    finally:
        close_fonts(pdf)


def close_fonts(pdf: FPDF) -> None:
    """Close the files of the fonts: else they stay open until the garbage is collected."""
    for font in pdf.fonts.values():
        if isinstance(font, TTFFont):
            font.close()


def _rendered(pdf: FPDF, document: Document) -> bytes:
    pdf.set_auto_page_break(auto=False)
    typesetter = Typesetter(pdf, document.direction)
    footer = typesetter.lines(document.disclaimer, theme.RUNNING, theme.WIDTH - 96, 4) if document.disclaimer else ()
    bottom = _foot(footer) - 16
    root = Node("Document")
    made = pages(_pieces(Setting(typesetter, root, bottom - theme.TOP), document.blocks), theme.TOP, bottom)
    canvas = Canvas(pdf, typesetter, mirrored=document.direction == "rtl")
    for number, page in enumerate(made, start=1):
        canvas.begin_page()
        for placed in page.pieces:
            placed.piece.draw(canvas, theme.MARGIN, placed.y)
        if not page.bare:
            _header(canvas, typesetter.cut(document.header, theme.RUNNING, theme.WIDTH))
            label = document.page_label % {"page": number, "pages": len(made)}
            _page_label(canvas, typesetter.cut(label, theme.RUNNING, 90), footer)
        _footer(canvas, footer, root.add("P") if number == 1 else None)
    canvas.end_page()
    return _bytes(pdf, document, root)


def _pieces(setting: Setting, given: Sequence[Block]) -> list[Piece]:
    """Turn all blocks into pieces; the contents last, when all headings are known."""
    found: list[Piece] = []
    waiting: list[tuple[int, Node]] = []
    opens, lead = False, None
    for block in given:
        if isinstance(block, blocks.PageBreak):
            opens = True
            continue
        pieces = _of(setting, block)
        if (opens or isinstance(block, blocks.OnePage)) and pieces:
            pieces = [replace(pieces[0], opens=True), *pieces[1:]]
            opens = False
        if isinstance(block, blocks.Heading):
            lead = len(found)
        elif lead is not None and not isinstance(block, blocks.Paragraph):
            found[lead:] = [replace(piece, rather=True) for piece in found[lead:]]
            lead = None
        found += pieces
        if isinstance(block, blocks.Contents):
            waiting.append((len(found), setting.root.add("TOC")))
    for place, node in reversed(waiting):
        found[place:place] = front.entries(setting, setting.anchors, node)
    return found


def _one_page(setting: Setting, given: blocks.OnePage) -> list[Piece]:
    """Set the first version that fits on a page; the tags, bookmarks and entries of the others are dropped."""
    for version in given.versions:
        trial = Setting(setting.typesetter, Node("Sect"), setting.room)
        pieces = _pieces(trial, version)
        if together(pieces) <= setting.room:
            break
    setting.root.kids.append(trial.root)
    setting.anchors += trial.anchors
    setting.level = trial.level
    return pieces


def _of(setting: Setting, block: Block) -> list[Piece]:  # noqa: C901, PLR0911, PLR0912 - one line for each kind of block
    match block:
        case blocks.Cover():
            return front.cover(setting, block)
        case blocks.Contents():
            return front.contents(setting, block)
        case blocks.Heading():
            return prose.heading(setting, block)
        case blocks.Paragraph():
            return prose.paragraph(setting, block)
        case blocks.Bullets():
            return (
                prose.two_columns(setting, block.items)
                if block.compact
                else prose.bullets(setting, block.items, numbered=block.numbered)
            )
        case blocks.Callout():
            return prose.callout(setting, block)
        case blocks.KeyFigures():
            return cards.key_figures(setting, block)
        case blocks.Table():
            return tables.table(setting, block)
        case blocks.RangeBar():
            return charts.range_bar(setting, block)
        case blocks.Bars():
            return charts.bars(setting, block)
        case blocks.HeatMap():
            return heat.heat_map(setting, block)
        case blocks.Timeline():
            return timeline.timeline(setting, block)
        case blocks.ActionCard():
            return actions.action_card(setting, block)
        case blocks.ActionBrief():
            return actions.action_brief(setting, block)
        case blocks.Choices():
            return cards.choices(setting, block)
        case blocks.OnePage():
            return _one_page(setting, block)
        case blocks.PageBreak():
            return []


def _header(canvas: Canvas, line: Line) -> None:
    canvas.text(line, theme.MARGIN, theme.TOP - 27)
    y = theme.TOP - 12
    canvas.line(theme.MARGIN, y, theme.MARGIN + theme.WIDTH, y, theme.LINE, width=0.5)


def _foot(footer: Sequence[Line]) -> float:
    return theme.PAGE_HEIGHT - theme.FOOT - max(len(footer), 1) * theme.RUNNING.leading


def _page_label(canvas: Canvas, line: Line, footer: Sequence[Line]) -> None:
    canvas.right(line, theme.MARGIN + theme.WIDTH, _foot(footer))


def _footer(canvas: Canvas, footer: Sequence[Line], node: Node | None) -> None:
    """Draw the disclaimer: read aloud once, on the first page; from there on it is decoration."""
    y = _foot(footer)
    canvas.line(theme.MARGIN, y - 7, theme.MARGIN + theme.WIDTH, y - 7, theme.LINE, width=0.5)
    for place, line in enumerate(footer):
        canvas.text(line, theme.MARGIN, y + place * theme.RUNNING.leading, node)


def _bytes(pdf: FPDF, document: Document, root: Node) -> bytes:
    when = metadata.moment(document)
    pdf.set_creation_date(when)
    pdf.set_lang(document.language)
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.set_xmp_metadata(metadata.xmp(document))
    if document.attachment:
        pdf.embed_file(
            bytes=document.attachment.data,
            basename=cleaned(document.attachment.name),
            desc=cleaned(document.attachment.description),
            modification_date=when,
            creation_date=when,
            mime_type="application/json",
            associated_file_relationship="Source",
            compress=True,
        )
    return metadata.finished(bytes(pdf.output()), root)
