"""The plan and the summary as a document to edit: blocks to DOCX bytes, in a template of the organisation's own.

Styles are looked up by the names that every template of Word has; where a template lacks one, plain text stands in. A
picture becomes its words.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Cm, Pt

from reports import blocks
from reports.blocks import Block, Document
from reports.exceptions import TemplateRefused

if TYPE_CHECKING:
    from docx.document import Document as Paper

MARGIN = Cm(2)
LARGEST = 5_000_000  # bytes of a template
UNPACKED = 50_000_000  # bytes of what is inside
LEFT_OUT = (blocks.Cover, blocks.Contents, blocks.PageBreak, blocks.Choices)


def render(document: Document, template: bytes | None = None) -> bytes:
    """Give a document as DOCX. Raises TemplateRefused where nothing can be written in the template."""
    if template is None:
        return _rendered(document, None)
    try:
        return _rendered(document, template)
    except TemplateRefused:
        raise
    except Exception:  # noqa: BLE001 - a template may be broken in any way, and each is the same to whoever chose it
        raise TemplateRefused("Nothing can be written in this template: choose a plainer one.") from None


def _rendered(document: Document, template: bytes | None) -> bytes:
    paper = _opened(template)
    paper.core_properties.title, paper.core_properties.author = document.title, document.author
    paper.core_properties.language = document.language
    paper.core_properties.created = paper.core_properties.modified = datetime.combine(document.on, time())
    _add(paper, document.title, "Title")
    _add(paper, document.header)
    _write(paper, document.blocks)
    _add(paper, document.disclaimer)
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def check(template: bytes) -> None:
    """Raise TemplateRefused unless a document with one block of each common kind can be made in it."""
    row = (blocks.Cell("a"), blocks.Cell("b"))
    tried = (
        blocks.Heading("a"),
        blocks.Paragraph("a"),
        blocks.Bullets(("a",)),
        blocks.Table(("a", "b"), (row, row[:1]), (1, 2)),
    )
    render(Document("a", "a", "en", "ltr", date(2026, 1, 1), "a", "a", "a", tried), template)


def _opened(template: bytes | None) -> Paper:
    if template is None:
        return _plain()
    if len(template) > LARGEST:
        raise TemplateRefused("The template is larger than 5 MB: choose a smaller one.")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise TemplateRefused("The template is larger than it seems: choose a plainer one.")
        return docx.Document(io.BytesIO(template))
    except (PackageNotFoundError, zipfile.BadZipFile, ValueError, KeyError, OSError, SyntaxError):
        raise TemplateRefused(
            "The template is no Word document (.docx): save it as one and choose it again."
        ) from None


def _plain() -> Paper:
    """Give an empty page of our own: A4, narrow margins, a font that every office program has or replaces well."""
    paper = docx.Document()
    for section in paper.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    normal: Any = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    return paper


def _write(paper: Paper, given: Iterable[Block]) -> None:
    for block in given:
        if isinstance(block, blocks.OnePage):
            _write(paper, block.versions[0])
        elif not isinstance(block, LEFT_OUT):
            WRITERS[type(block)](paper, block)


def _add(paper: Paper, text: str, style: str = "Normal", *, strong: bool = False) -> None:
    """Add a paragraph in a style, or in plain text where the template has no such style."""
    known = {one.name for one in paper.styles}
    paragraph = paper.add_paragraph(style=style if style in known else None)
    run = paragraph.add_run(text)
    run.bold = strong or None


def _heading(paper: Paper, block: blocks.Heading) -> None:
    _add(paper, block.text, f"Heading {block.level}")


def _paragraph(paper: Paper, block: blocks.Paragraph) -> None:
    _add(paper, block.text, strong=block.style == "strong")


def _bullets(paper: Paper, block: blocks.Bullets) -> None:
    for item in block.items:
        _add(paper, item, "List Number" if block.numbered else "List Bullet")


def _callout(paper: Paper, block: blocks.Callout) -> None:
    _add(paper, block.title, strong=True)
    _add(paper, block.text)


def _key_figures(paper: Paper, block: blocks.KeyFigures) -> None:
    _grid(paper, (), [(one.label, " ".join(filter(None, (one.value, one.note)))) for one in block.figures])


def _table(paper: Paper, block: blocks.Table) -> None:
    if block.caption:
        _add(paper, block.caption)
    rows = [tuple(cell.text for cell in row) for row in block.rows]
    _grid(paper, block.header, rows, block.widths)


def _grid(paper: Paper, header: tuple[str, ...], rows: list[tuple[str, ...]], widths: tuple[float, ...] = ()) -> None:
    """Add a table, its columns in proportion to ``widths``; a row of one cell spans it."""
    wide = max([len(header), *(len(row) for row in rows)], default=0)
    if not wide:
        return
    table = paper.add_table(rows=0, cols=wide)
    if "Table Grid" in {one.name for one in paper.styles}:
        table.style = "Table Grid"
    table.autofit = False
    shares = widths if len(widths) == wide else (1.0,) * wide
    section = paper.sections[-1]
    room = (section.page_width or Cm(21)) - (section.left_margin or MARGIN) - (section.right_margin or MARGIN)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = int(room * share / sum(shares))
    for row in ((header,) if header else ()) + tuple(rows):
        cells = table.add_row().cells
        if len(row) == 1 < wide:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, row, strict=False):
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            run = cell.paragraphs[0].add_run(text)
            run.bold = row is header or len(row) == 1 < wide or None
            run.font.size = Pt(9)
    _add(paper, "")


def _alternative(paper: Paper, block: Any) -> None:
    _add(paper, block.alt)


def _card(paper: Paper, block: blocks.ActionCard) -> None:
    _add(paper, f"{block.number}. {block.title}", "Heading 3")
    _add(paper, block.tag, strong=True)
    _grid(paper, tuple(label for label, _ in block.facts), [tuple(value for _, value in block.facts)])
    _steps(paper, block)


def _brief(paper: Paper, block: blocks.ActionBrief) -> None:
    _add(paper, f"{block.number}. {block.title}", "Heading 3")
    _add(paper, " · ".join((block.tag, *block.facts)))
    _steps(paper, block)


def _steps(paper: Paper, block: blocks.ActionCard | blocks.ActionBrief) -> None:
    _add(paper, block.why)
    for step in block.steps:
        _add(paper, step, "List Bullet")
    _add(paper, f"{block.done_title}: {block.done_when}", strong=True)


WRITERS: dict[type, Callable[[Paper, Any], None]] = {
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Bullets: _bullets,
    blocks.Callout: _callout,
    blocks.KeyFigures: _key_figures,
    blocks.Table: _table,
    blocks.RangeBar: _alternative,
    blocks.Bars: _alternative,
    blocks.HeatMap: _alternative,
    blocks.Timeline: _alternative,
    blocks.ActionCard: _card,
    blocks.ActionBrief: _brief,
}
