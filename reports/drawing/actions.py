"""Actions of the plan: a card for the first ones, the same words closer together for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports import blocks, theme
from reports.drawing.canvas import Canvas
from reports.drawing.flow import Piece, framed, stacked
from reports.drawing.prose import Setting, block, bullets, spaced, text
from reports.drawing.structure import Node
from reports.drawing.typesetting import Line
from reports.theme import Style

_CARD = Style(8.8, 11.9, after=3)
_BRIEF = Style(8.5, 11.3, after=2)
_BRIEF_FACTS = Style(8.5, 11.4, colour=theme.SOFT_INK, after=2)
_VALUE = Style(8.6, 11.4, "strong")
_WANTED = (66.0, 128.0)  # the least and the most that a fact's column asks for
_LABEL = Style(8.4, 12.2, "strong", theme.ACCENT)
_FIRST, _LAST = 3, 3  # lines that a cut action keeps with its title, and before its last line
_WHOLE = 0.2  # an action higher than this share of a page may be cut where else much of the page stayed empty


def action_card(setting: Setting, given: blocks.ActionCard) -> list[Piece]:
    """Set an action in its box: number and title, its facts, why, how, and when it is done."""
    tone = theme.TONES[given.tone]
    node = setting.root.add("Sect")
    inner = theme.WIDTH - 40
    pieces = [_title(setting, given, node, inner, small=False), *_fact_grid(setting, given.facts, node, inner)]
    pieces += _kept(_words(setting, given, _CARD, node, inner))

    def paint(canvas: Canvas, x: float, y: float, height: float) -> None:
        canvas.rect(x, y, theme.WIDTH, height, theme.SHADE)
        canvas.rect(x, y, 4, height, tone.fill)

    return spaced(framed(pieces, paint, setting.room * _WHOLE, 9), 7, 8)


def action_brief(setting: Setting, given: blocks.ActionBrief) -> list[Piece]:
    """Set an action without a box, a bar in its tone beside it."""
    tone = theme.TONES[given.tone]
    node = setting.root.add("Sect")
    inner = theme.WIDTH - 20
    facts = text(setting, "  \u00b7  ".join(given.facts), _BRIEF_FACTS, node.add("P"), inner, x=20)
    pieces = [_title(setting, given, node, inner, small=True), *[replace(piece, keep=True) for piece in facts]]
    pieces += _kept(_words(setting, given, _BRIEF, node, inner))

    def paint(canvas: Canvas, x: float, y: float, height: float) -> None:
        canvas.rect(x, y, 4, height, tone.fill)

    return spaced(framed(pieces, paint, setting.room * _WHOLE, 2), 5, 8)


def _title(
    setting: Setting, given: blocks.ActionCard | blocks.ActionBrief, parent: Node, wide: float, *, small: bool
) -> Piece:
    """Set the number in its disc, the title beside it, the tag at the far end."""
    tone = theme.TONES[given.tone]
    heading = parent.add(setting.nested())
    high = 17.0 if small else 22.0
    number = setting.typesetter.cut(given.number, Style(8.6 if small else 10, 12, "strong", tone.on), 30)
    disc = max(high, number.width + 10)
    tag = setting.typesetter.cut(given.tag, Style(7.6, 10, "strong", tone.ink), wide / 3)
    chip = tag.width + 14 if given.tag else 0
    style = Style(10, 13.4, "strong", theme.INK) if small else Style(11, 14.4, "strong", theme.INK)
    title = block(setting, given.title, style, heading, wide - disc - chip - 18, x=20 + disc + 8, at_most=8)
    label = parent.add("P")

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.rect(x + 20, y, disc, high, tone.fill, radius=high / 2)
        canvas.centred(number, x + 20 + disc / 2, y + (high - 12) / 2, heading)
        title.draw(canvas, x, y + max(0, (high - title.height) / 2))
        if given.tag:
            _chip(canvas, tag, x + 20 + wide - chip, y + (high - 14) / 2, tone=given.tone, node=label)

    return Piece(max(high, title.height), draw, after=3 if small else 5, keep=True)


def _chip(canvas: Canvas, words: Line, x: float, y: float, *, tone: blocks.Tone, node: Node) -> None:
    paint = theme.TONES[tone]
    canvas.rect(x, y, words.width + 14, 14, paint.tint, radius=7)
    canvas.frame(x, y, words.width + 14, 14, paint.fill, radius=7)
    canvas.text(words, x + 7, y + 2, node)


def _words(
    setting: Setting, given: blocks.ActionCard | blocks.ActionBrief, style: Style, parent: Node, wide: float
) -> list[Piece]:
    """Set why, how, and beside its title when it is done; of several steps make a numbered list."""
    pieces = text(setting, given.why, style, parent.add("P"), wide, x=20)
    if isinstance(given, blocks.ActionCard) and given.steps:
        how = text(setting, given.steps_title, replace(_LABEL, after=1), parent.add("P"), wide, x=20)
        pieces += [replace(piece, keep=True) for piece in how]
    if len(given.steps) > 1:
        pieces += bullets(setting, given.steps, numbered=True, style=style, width=wide, x=20, parent=parent)
    else:
        pieces += text(setting, "".join(given.steps), style, parent.add("P"), wide, x=20)
    return pieces + _done(setting, given, style, parent, wide)


def _kept(pieces: list[Piece]) -> list[Piece]:
    """Keep what stands first together, and what stands last: no part of a cut action is a line or two."""
    last = len(pieces) - 1
    ends = {*range(_FIRST), *range(last - _LAST, last)}
    return [replace(piece, keep=piece.keep or (place in ends and place < last)) for place, piece in enumerate(pieces)]


def _done(
    setting: Setting, given: blocks.ActionCard | blocks.ActionBrief, style: Style, parent: Node, wide: float
) -> list[Piece]:
    label, node = (
        setting.typesetter.cut(given.done_title, replace(_LABEL, leading=style.leading), 110),
        parent.add("P"),
    )
    indent = label.width + 8 if given.done_title else 0
    pieces = text(setting, given.done_when, replace(style, after=0), parent.add("P"), wide - indent, x=20 + indent)
    return [_titled(pieces[0], label, node), *pieces[1:]] if pieces else []


def _titled(piece: Piece, sign: Line, node: Node) -> Piece:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.text(sign, x + 20, y, node)
        piece.draw(canvas, x, y)

    return replace(piece, draw=draw)


def _fact_grid(setting: Setting, facts: Sequence[tuple[str, str]], parent: Node, wide: float) -> list[Piece]:
    """Set label over value, four a row; five facts stand in one. Long values get more room."""
    columns = 5 if len(facts) == 5 else 4
    found: list[Piece] = []
    for start in range(0, len(facts), columns):
        row = facts[start : start + columns]
        shares = [_wanted(setting, fact) for fact in row]
        steps = [wide * share / max(sum(shares), _WANTED[1] * columns / 2) for share in shares]
        pieces = [_fact(setting, fact, parent, step - 10) for fact, step in zip(row, steps, strict=True)]
        found.append(_fact_row(pieces, steps, wide))
    if found:
        found[-1] = replace(found[-1], after=5)
    return found


def _wanted(setting: Setting, fact: tuple[str, str]) -> float:
    """Return the width a fact would like, within bounds so that none is squeezed."""
    label, value = fact
    natural = max(
        setting.typesetter.cut(value, _VALUE, 400).width, setting.typesetter.cut(label, theme.LABEL, 400).width
    )
    return min(max(natural, _WANTED[0]), _WANTED[1])


def _fact(setting: Setting, fact: tuple[str, str], parent: Node, wide: float) -> Piece:
    label, value = fact
    return stacked(
        [
            *text(setting, label, theme.LABEL, parent.add("P"), wide, at_most=2),
            *text(setting, value or "\u2013", _VALUE, parent.add("P"), wide, at_most=4),
        ]
    )


def _fact_row(row: Sequence[Piece], steps: Sequence[float], wide: float) -> Piece:
    height = max(piece.height for piece in row) + 4

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.line(x + 20, y, x + 20 + wide, y, theme.LINE, width=0.5)
        left = x + 20
        for piece, step in zip(row, steps, strict=True):
            piece.draw(canvas, left, y + 4)
            left += step

    return Piece(height, draw, after=3, keep=True)
