"""The first pages: cover and contents."""

from __future__ import annotations

from io import BytesIO
from math import inf

from PIL import Image

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Anchor, Piece, stacked, together
from reports.drawing.prose import Setting, block, text
from reports.drawing.structure import Node
from reports.drawing.typesetting import cleaned
from reports.theme import Style

_TITLE = Style(30, 36, "strong", theme.PAPER, after=14)
_NAME = Style(17, 23, "strong", "#CFE6EB", after=5)
_SUBTITLE = Style(11.5, 17, colour="#CFE6EB")
_FACT = Style(10, 14.4)
_PANEL = 392.0
_LOGO = (150.0, 60.0)  # points, at most
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
    tries = (_facts(setting, given, list_of_facts, at_most) for at_most in (5, 4, 3, 2, 1))
    facts = min(tries, key=lambda tried: (tried.height > room, -tried.height))

    def draw(canvas: Canvas, x: float, y: float) -> None:
        _panel(canvas, y, empty=words.height < 190)
        words.draw(canvas, x, y + _PANEL - 52 - words.height)
        if given.logo:
            _logo(canvas, given.logo, x, y + 46)
        facts.draw(canvas, x, y + _PANEL + 34)
        top = theme.PAGE_HEIGHT - 98 - notice.height
        canvas.rect(x, top - 13, theme.WIDTH, notice.height + 26, theme.TINT)
        canvas.rect(x, top - 13, 4, notice.height + 26, theme.ACCENT)
        notice.draw(canvas, x + 18, top)

    return [Piece(theme.PAGE_HEIGHT, draw, alone=True)]


def _logo(canvas: Canvas, data: bytes, x: float, y: float) -> None:
    """Draw the logo on a white plate, as large as its shape allows."""
    with Image.open(BytesIO(data)) as image:
        scale = min(_LOGO[0] / image.width, _LOGO[1] / image.height)
        wide, high = image.width * scale, image.height * scale
    canvas.rect(x - 8, y - 8, wide + 16, high + 16, theme.PAPER, radius=3)
    canvas.image(data, x, y, wide, high)


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


_GUTTER = 26.0
_MANY = 10  # parts, from which on their headings are left to the bookmarks
_PART = Style(9.8, 14.6, "strong", theme.DEEP)
_BELOW = Style(9, 13.2, colour=theme.INK)


def entries(setting: Setting, anchors: list[Anchor], node: Node) -> list[Piece]:
    """Set one line or two a heading in two columns, with dots to the page's number, which leads there."""
    wide = (theme.WIDTH - _GUTTER) / 2
    if sum(anchor.level == 1 for anchor in anchors) > _MANY:
        anchors = [anchor for anchor in anchors if anchor.level == 1]
    made = [_entry(setting, anchor, node.add("TOCI"), wide) for anchor in anchors]
    if together(made) > setting.room:
        return made
    turn = min(range(len(made) + 1), key=lambda place: _uneven(anchors, made, place))
    return [_side_by_side(stacked(made[:turn]), stacked(made[turn:]), wide + _GUTTER)] if made else []


def _uneven(anchors: list[Anchor], made: list[Piece], turn: int) -> float:
    """Say how ill two columns match that part here; infinitely where a part would part from its headings."""
    if turn < len(anchors) and anchors[turn].level > 1:
        return inf
    return abs(together(made[:turn]) - together(made[turn:]))


def _side_by_side(one: Piece, other: Piece, step: float) -> Piece:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        one.draw(canvas, x, y)
        other.draw(canvas, x + step, y)

    return Piece(max(one.height, other.height), draw, after=6)


def _entry(setting: Setting, anchor: Anchor, item: Node, wide: float) -> Piece:
    style, indent = (_PART, 0.0) if anchor.level == 1 else (_BELOW, 14.0)
    lines = setting.typesetter.lines(anchor.text, style, wide - indent - 40, 2)
    link = item.add("Reference").add("Link", alt=cleaned(anchor.text))
    page = item.add("Lbl")
    height = len(lines) * style.leading

    def draw(canvas: Canvas, x: float, y: float) -> None:
        number = setting.typesetter.cut(str(anchor.page), style, 30)
        for place, line in enumerate(lines):
            canvas.text(line, x + indent, y + place * style.leading, link)
        last = y + height - style.leading
        canvas.right(number, x + wide, last, page)
        low, left = last + style.leading / 2 + 0.3 * style.size, x + indent + lines[-1].width + 6
        canvas.line(left, low, x + wide - number.width - 6, low, theme.LINE, dash="0.8 3")
        canvas.link(x, y, wide, height, page=anchor.page, top=max(anchor.y - 12, 0), node=link)

    return Piece(height, draw, before=5 if anchor.level == 1 else 0)
