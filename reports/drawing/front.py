"""The first pages: cover and contents."""

from __future__ import annotations

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Anchor, Piece, stacked
from reports.drawing.prose import Setting, block, text
from reports.drawing.structure import Node
from reports.drawing.typesetting import cleaned
from reports.theme import Style

_TITLE = Style(30, 36, "strong", theme.PAPER, after=14)
_NAME = Style(17, 23, "strong", "#CFE6EB", after=5)
_SUBTITLE = Style(11.5, 17, colour="#CFE6EB")
_FACT = Style(10, 14.4)
_PANEL = 430.0
_PLACES = ((246, 74), (300, 46), (318, 122), (262, 158), (372, 64), (388, 172), (430, 88), (424, 40))


def cover(setting: Setting, given: blocks.Cover) -> list[Piece]:
    """Set the cover: a panel with the title, the facts below, what kind of report it is at the foot."""
    node = setting.root.add("Sect")
    words = stacked(
        [
            *text(setting, given.title, _TITLE, node.add("H1"), theme.WIDTH - 20, at_most=4),
            *text(setting, given.organisation, _NAME, node.add("P"), theme.WIDTH - 20, at_most=4),
            *text(setting, given.subtitle, _SUBTITLE, node.add("P"), theme.WIDTH - 60, at_most=4),
        ]
    )
    list_of_facts, kind = node.add("Div"), node.add("P")
    notice = block(setting, given.notice, Style(9, 13.4, colour=theme.DEEP), kind, theme.WIDTH - 30, at_most=8)
    room = theme.PAGE_HEIGHT - 125 - notice.height - _PANEL - 34
    tries = (_facts(setting, given, list_of_facts, at_most) for at_most in (3, 2, 1))
    facts = min(tries, key=lambda tried: (tried.height > room, -tried.height))

    def draw(canvas: Canvas, x: float, y: float) -> None:
        _panel(canvas, y, empty=words.height < 190)
        words.draw(canvas, x, y + _PANEL - 52 - words.height)
        facts.draw(canvas, x, y + _PANEL + 34)
        top = theme.PAGE_HEIGHT - 98 - notice.height
        canvas.rect(x, top - 13, theme.WIDTH, notice.height + 26, theme.TINT)
        canvas.rect(x, top - 13, 4, notice.height + 26, theme.ACCENT)
        notice.draw(canvas, x + 18, top)

    return [Piece(theme.PAGE_HEIGHT, draw, alone=True)]


def _panel(canvas: Canvas, y: float, *, empty: bool) -> None:
    """Paint the panel; where its upper part is empty, paths from many places to one workplace."""
    canvas.rect(0, y, theme.PAGE_WIDTH, _PANEL, theme.ACCENT)
    canvas.rect(0, y + _PANEL - 5, theme.PAGE_WIDTH, 5, theme.TONES["medium"].fill)
    if not empty:
        return
    goal_x, goal_y = theme.PAGE_WIDTH - theme.MARGIN - 24, y + 128
    for place_x, place_y in _PLACES:
        canvas.line(place_x, y + place_y, goal_x, goal_y, "#2F7888", width=0.9)
    for place_x, place_y in _PLACES:
        canvas.circle(place_x, y + place_y, 3, "#6FAAB7")
    canvas.circle(goal_x, goal_y, 24, theme.ACCENT)
    canvas.circle(goal_x, goal_y, 17, "#CFE6EB")
    canvas.circle(goal_x, goal_y, 11, theme.ACCENT)


def _facts(setting: Setting, given: blocks.Cover, parent: Node, at_most: int) -> Piece:
    """Set the facts in two columns, each value in as many lines."""
    wide = (theme.WIDTH - 24) / 2
    rows: list[Piece] = []
    for start in range(0, len(given.facts), 2):
        pair = [_fact(setting, fact, parent, wide, at_most) for fact in given.facts[start : start + 2]]
        rows.append(_beside(pair, wide + 24))
    return stacked(rows)


def _fact(setting: Setting, fact: tuple[str, str], parent: Node, wide: float, at_most: int) -> Piece:
    label, value = fact
    return stacked(
        [
            *text(setting, label, theme.LABEL, parent.add("P"), wide, at_most=1),
            *text(setting, value, _FACT, parent.add("P"), wide, at_most=at_most),
        ]
    )


def _beside(pieces: list[Piece], step: float) -> Piece:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        for place, piece in enumerate(pieces):
            canvas.line(x + place * step, y - 5, x + (place + 1) * step - 24, y - 5, theme.FAINT)
            piece.draw(canvas, x + place * step, y)

    return Piece(max(piece.height for piece in pieces), draw, before=13)


def contents(setting: Setting, given: blocks.Contents) -> list[Piece]:
    """Set the contents' title; the entries wait for the pages, so ``entries`` makes them."""
    return text(setting, given.title, theme.HEADINGS[1], setting.root.add("P"))


def entries(setting: Setting, anchors: list[Anchor], node: Node) -> list[Piece]:
    """Set one line a heading, with dots to the page's number, which leads there."""
    return [_entry(setting, anchor, node.add("TOCI")) for anchor in anchors]


def _entry(setting: Setting, anchor: Anchor, item: Node) -> Piece:
    top = anchor.level == 1
    style = Style(10.2, 15.5, "strong", theme.DEEP) if top else Style(9.4, 14.2, colour=theme.INK)
    indent = 0.0 if top else 14.0
    line = setting.typesetter.cut(anchor.text, style, theme.WIDTH - indent - 46)
    link = item.add("Reference").add("Link", alt=cleaned(anchor.text))
    page = item.add("Lbl")

    def draw(canvas: Canvas, x: float, y: float) -> None:
        number = setting.typesetter.cut(str(anchor.page), style, 30)
        canvas.text(line, x + indent, y, link)
        canvas.right(number, x + theme.WIDTH, y, page)
        low = y + style.leading / 2 + 0.3 * style.size
        canvas.line(
            x + indent + line.width + 6, low, x + theme.WIDTH - number.width - 6, low, theme.LINE, dash="0.8 3"
        )
        canvas.link(x, y, theme.WIDTH, style.leading, page=anchor.page, top=max(anchor.y - 12, 0), node=link)

    return Piece(style.leading, draw, before=9 if top else 1)
