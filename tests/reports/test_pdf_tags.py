"""The tree of tags: what a screen reader walks agrees with what is painted."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from reports import pdf
from reports.blocks import Heading, PageBreak, Paragraph
from tests.reports.samples import document

PAINTING = {
    "f",
    "F",
    "f*",
    "S",
    "s",
    "B",
    "B*",
    "b",
    "b*",
    "Tj",
    "TJ",
    "'",
    '"',
    "Do",
    "sh",
    "BI",
    "EI",
    "INLINE IMAGE",
}


@pytest.fixture(scope="module", params=["en", "es"])
def opened(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf.render(document(request.param)))) as found:
        yield found


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def tree(opened: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(elements(opened.Root.StructTreeRoot.K))


def owners(opened: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))


def test_everything_painted_is_tagged_or_decoration(opened: pikepdf.Pdf) -> None:
    outside = 0
    for page in opened.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            outside += name in PAINTING and depth == 0
            assert depth >= 0
        assert depth == 0

    assert outside == 0


def test_marks_agree_with_the_parent_tree(opened: pikepdf.Pdf) -> None:
    known = owners(opened)
    for page in opened.pages:
        marks = [
            (int(one.operands[1].MCID), str(one.operands[0]))
            for one in pikepdf.parse_content_stream(page)
            if isinstance(one, pikepdf.ContentStreamInstruction)
            and str(one.operator) == "BDC"
            and "/MCID" in one.operands[1]
        ]
        parents = known[int(page.StructParents)]
        assert [mark for mark, _ in marks] == list(range(len(parents)))
        for (mark, kind), parent in zip(marks, parents, strict=True):
            assert str(parent.S) == kind
            assert any(_is(kid, mark, page, parent) for kid in parent.K)


def _is(kid: object, mark: int, page: pikepdf.Page, parent: pikepdf.Object) -> bool:
    if isinstance(kid, pikepdf.Dictionary):
        return kid.get("/MCID") == mark and kid.Pg.objgen == page.objgen
    return kid == mark and parent.Pg.objgen == page.objgen


def test_every_element_knows_its_parent_and_holds_something(opened: pikepdf.Pdf) -> None:
    for element in tree(opened):
        assert len(element.K) > 0 or element.S in {"/TH", "/TD"}
        for kid in element.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen


def test_each_kind_of_block_has_its_tag(opened: pikepdf.Pdf) -> None:
    kinds = {str(element.S)[1:] for element in tree(opened)}

    prose = "Document Sect Div H1 H2 H3 P L LI Lbl LBody TOC TOCI Reference Link"
    assert kinds == set(f"{prose} Table Caption TR TH TD Figure".split())


def test_rows_hold_cells_and_headers_say_of_what(opened: pikepdf.Pdf) -> None:
    rows = [element for element in tree(opened) if element.S == "/TR"]
    headers = [kid for row in rows for kid in row.K if kid.S == "/TH"]

    assert {str(row.P.S) for row in rows} == {"/Table"}
    assert {str(kid.S) for row in rows for kid in row.K} == {"/TH", "/TD"}
    assert {str(header.A[0].Scope) for header in headers} == {"/Row", "/Column"}


def test_every_row_is_as_long_as_the_table_is_wide(opened: pikepdf.Pdf) -> None:
    for row in (element for element in tree(opened) if element.S == "/TR"):
        assert sum(int(kid.A[0].get("/ColSpan", 1)) if "/A" in kid else 1 for kid in row.K) == 4


def test_each_picture_has_words(opened: pikepdf.Pdf) -> None:
    pictures = [element for element in tree(opened) if element.S == "/Figure"]

    assert len(pictures) == 4
    assert all(str(picture.Alt) for picture in pictures)


def test_links_are_in_the_tree(opened: pikepdf.Pdf) -> None:
    known = owners(opened)
    annotations = [annotation for page in opened.pages for annotation in page.get("/Annots", [])]

    assert annotations
    for annotation in annotations:
        link = known[int(annotation.StructParent)]
        assert link.S == "/Link"
        assert any(kid.Obj.objgen == annotation.objgen for kid in link.K if isinstance(kid, pikepdf.Dictionary))


@pytest.mark.parametrize("language", ["en", "es"])
def test_header_is_decoration_and_disclaimer_is_read_once(language: str, tmp_path: Path) -> None:
    sample = document(language)
    short = (*sample.blocks[:2], *(Heading("One"), PageBreak(), Paragraph("Two")))
    path = tmp_path / "short.pdf"
    path.write_bytes(pdf.render(replace(sample, blocks=short)))

    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True)

    assert said.stderr == ""
    assert said.stdout.count(sample.disclaimer) == 1
    assert f"{sample.title} \u2013" not in said.stdout
    assert sample.page_label % {"page": 2, "pages": 3} not in said.stdout
