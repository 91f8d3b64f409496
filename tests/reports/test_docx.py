"""The document to edit: everything of the plan, in any template, and nothing private where it is to share."""

from __future__ import annotations

import io

import docx
import pytest

from questionnaires.responses import Response
from reports.docx import check
from reports.exceptions import TemplateRefused
from reports.make import make_document
from tests.reports.factory import ON, OWNER, QUESTIONNAIRE, factory


def opened(data: bytes) -> str:
    """Give all the text of a document, that of its tables too."""
    paper = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def made(response: Response | None = None, *, share: bool = False, template: bytes | None = None) -> str:
    return opened(make_document(response or factory(), "en", ON, share, template))


def test_it_holds_the_findings_and_the_first_actions_with_their_steps() -> None:
    text = made()

    assert "Petra Stitch" in text
    assert "Critical" in text
    assert all(step in text for step in QUESTIONNAIRE.action["stop_charges"].steps)
    assert QUESTIONNAIRE.report.texts["disclaimer"].strip() in text


def test_to_share_it_names_no_owner() -> None:
    assert OWNER in made()
    assert OWNER not in made(share=True)


def test_a_template_keeps_its_own_words_and_lacks_of_styles_do_no_harm() -> None:
    paper = docx.Document()
    paper.add_paragraph("Letterhead of Petra Stitch")
    for name in ("List Bullet", "Heading 2", "Table Grid"):
        paper.styles[name].element.getparent().remove(paper.styles[name].element)
    template = io.BytesIO()
    paper.save(template)

    text = made(template=template.getvalue())

    assert "Letterhead of Petra Stitch" in text
    assert "What to do first" in text


@pytest.mark.parametrize(
    "template", [b"", b"hello", b"PK\x03\x04broken", b"0" * 5_000_001], ids=["empty", "words", "broken", "large"]
)
def test_what_is_no_template_is_refused_with_the_way_out(template: bytes) -> None:
    with pytest.raises(TemplateRefused, match="choose"):
        make_document(factory(), "en", ON, False, template)  # noqa: FBT003


def test_a_template_in_which_nothing_can_be_written_is_refused_when_it_is_chosen() -> None:
    paper = docx.Document()
    for section in paper.element.body.findall(f"{{{paper.element.body.nsmap['w']}}}sectPr"):
        paper.element.body.remove(section)
    template = io.BytesIO()
    paper.save(template)

    with pytest.raises(TemplateRefused, match="choose a plainer one"):
        check(template.getvalue())
