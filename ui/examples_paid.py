"""What workers elsewhere were found to have paid: examples with date and source, beside fields that stay empty."""

from __future__ import annotations

import re

import streamlit as st

from i18n import Words
from questionnaires.models import PublishedCost
from ui import parts, session

RANGE = re.compile(r"(\d+)-(\d+)")
OVER = re.compile(r"(?:over|more than) (\d+)")


def draw(held: session.Current, origin: str | None, destination: str | None) -> None:
    """Draw the published figures that name this corridor, if there are any, folded up."""
    w = held.words
    found = fitting(held.questionnaire.tables.published_costs, origin, destination)
    if not found:
        return
    items = "".join(_item(w, one) for one in found)
    care = parts.safe(w.say("Examples, not your figures: your own workers may have paid much more, or less."))
    st.html(parts.fold(w.say("What published surveys found"), f"<p>{care}</p><ul>{items}</ul>"))


def fitting(
    costs: tuple[PublishedCost, ...], origin: str | None, destination: str | None
) -> tuple[PublishedCost, ...]:
    """Give the figures of a corridor; failing these, those of one of its ends."""
    stated = [one for one in costs if one.amount]
    exact = tuple(one for one in stated if origin and (one.origin, one.destination) == (origin, destination))
    if exact:
        return exact
    ends = {(origin, ""), ("", destination)} - {(None, ""), ("", None)}
    return tuple(one for one in stated if (one.origin, one.destination) in ends)


def _item(w: Words, one: PublishedCost) -> str:
    """Give one figure as HTML; who was asked and by whom stands in English, as published."""
    where = w.say(
        "%(origin)s to %(destination)s, %(period)s:",
        origin=w.country(one.origin) if one.origin else w.say("all countries"),
        destination=w.country(one.destination) if one.destination else w.say("all countries"),
        period=one.period,
    )
    source = "; ".join(part for part in (one.who, one.source, one.note) if part)
    return (
        f"<li>{parts.safe(where)} <strong>{parts.safe(figure(w, one))}</strong> "
        f"<span class='hint' lang='en' dir='ltr'>{parts.safe(source)}</span></li>"
    )


def figure(w: Words, one: PublishedCost) -> str:
    """Write a published amount as it was published: one figure, from one to another, or more than one."""
    facts = {"currency": one.currency}
    if found := RANGE.fullmatch(one.amount):
        low, high = (w.number(float(text)) for text in found.groups())
        return w.say("%(low)s to %(high)s %(currency)s", low=low, high=high, **facts)
    if found := OVER.fullmatch(one.amount):
        return w.say("more than %(amount)s %(currency)s", amount=w.number(float(found[1])), **facts)
    return w.say("%(amount)s %(currency)s", amount=w.number(float(one.amount), 2), **facts)
