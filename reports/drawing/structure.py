"""The tree a screen reader walks: headings, lists, tables, pictures, each pointing at its marks on the pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's stream, by its number on that page (from 0)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """A link's annotation, by its order on the page."""

    page: int
    annotation: int


@dataclass(slots=True, eq=False)
class Node:
    """One element; ``attributes`` by their owner, such as Table: {Scope: Column}."""

    kind: str
    alt: str = ""
    attributes: Mapping[str, Mapping[str, str | int | tuple[float, ...]]] = field(default_factory=dict)
    kids: list[Node | Mark | Place] = field(default_factory=list)

    def add(self, kind: str, alt: str = "", **attributes: Mapping[str, str | int | tuple[float, ...]]) -> Node:
        """Append a child and return it."""
        child = Node(kind, alt, attributes)
        self.kids.append(child)
        return child


def write(pdf: Pdf, root: Node) -> None:
    """Write the tree into a PDF whose pages carry the marks. Elements without content are left out."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    owners: dict[int, dict[int, Object]] = defaultdict(dict)
    links: list[tuple[Place, Object]] = []
    tree.K = _element(pdf, root, tree, owners, links)
    numbers = Array()
    for page in sorted(owners):
        pdf.pages[page].obj.StructParents = page
        pdf.pages[page].obj.Tabs = Name.S
        marks = owners[page]
        numbers.append(page)
        numbers.append(pdf.make_indirect(Array([marks[number] for number in range(len(marks))])))
    for key, (place, element) in enumerate(links, start=len(pdf.pages)):
        pdf.pages[place.page].obj.Annots[place.annotation].StructParent = key
        numbers.append(key)
        numbers.append(element)
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pdf.pages) + len(links)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(
    pdf: Pdf, node: Node, parent: Object, owners: dict[int, dict[int, Object]], links: list[tuple[Place, Object]]
) -> Object:
    element = pdf.make_indirect(Dictionary(S=Name("/" + node.kind), P=parent))
    pages = [kid.page for kid in node.kids if isinstance(kid, Mark)]
    if pages:
        element.Pg = pdf.pages[pages[0]].obj
    kids = Array()
    for kid in node.kids:
        if isinstance(kid, Node):
            if _has_content(kid):
                kids.append(_element(pdf, kid, element, owners, links))
        elif isinstance(kid, Mark):
            owners[kid.page][kid.number] = element
            kids.append(kid.number if kid.page == pages[0] else _reference(pdf, kid))
        else:
            links.append((kid, element))
            kids.append(_annotation(pdf, kid))
    element.K = kids
    if node.alt:
        element.Alt = String(node.alt)
    if node.attributes:
        element.A = Array([_attributes(owner, entries) for owner, entries in node.attributes.items()])
    return element


def _has_content(node: Node) -> bool:
    """Say whether an element is worth telling; an empty cell is, for its row would else be short of it."""
    return node.kind in {"TH", "TD"} or any(_has_content(kid) if isinstance(kid, Node) else True for kid in node.kids)


def _reference(pdf: Pdf, mark: Mark) -> Object:
    return Dictionary(Type=Name.MCR, Pg=pdf.pages[mark.page].obj, MCID=mark.number)


def _annotation(pdf: Pdf, place: Place) -> Object:
    page = pdf.pages[place.page].obj
    annotation = pdf.make_indirect(page.Annots[place.annotation])
    page.Annots[place.annotation] = annotation
    return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)


def _attributes(owner: str, entries: Mapping[str, str | int | tuple[float, ...]]) -> Object:
    found: dict[str, object] = {"/O": Name("/" + owner)}
    for key, value in entries.items():
        found["/" + key] = (
            Name("/" + value) if isinstance(value, str) else Array(list(value)) if isinstance(value, tuple) else value
        )
    return pikepdf.Dictionary(found)
