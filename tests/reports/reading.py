"""How tests read a Document: its words, its parts, its blocks of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

from reports.blocks import Block, Document, Heading, OnePage, PageBreak

B = TypeVar("B")


def texts(value: object) -> Iterator[str]:
    """Give every string in a block, or in anything made of blocks."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def said(value: object) -> str:
    return "\n".join(texts(value))


def of(kind: type[B], blocks: tuple[Block, ...]) -> tuple[B, ...]:
    return tuple(block for block in laid_out(blocks) if isinstance(block, kind))


def laid_out(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give blocks in a row, of a page with several versions the fullest."""
    for block in blocks:
        if isinstance(block, OnePage):
            yield from block.versions[0]
        else:
            yield block


def part(document: Document, title: str) -> tuple[Block, ...]:
    """Give the blocks of the part whose heading ends with this title."""
    found: list[Block] = []
    inside = False
    for block in laid_out(document.blocks):
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text.endswith(title)
        if inside:
            found.append(block)
    assert found, f"no part '{title}'"
    return tuple(found[:-1] if isinstance(found[-1], PageBreak) else found)


def shape(document: Document) -> list[str]:
    """Give the kinds of blocks in order: what stays the same in every language."""
    return [type(block).__name__ for block in laid_out(document.blocks)]
