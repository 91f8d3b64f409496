"""Why this number: from the headline to operation, topic and question, each level adding up; then how sure it is.

Which part is looked into stands in the address, so that the browser's way back works. Red flags stand apart, as what
they add. The range and the judgement on the weights are the report's, in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from questionnaires.loader import load
from reports import front, reasons
from reports.blocks import Cell, Table
from reports.breakdown import Part, breakdown, figure
from reports.subject import NOTHING, Subject
from scoring.certainty import Certainty, certainty
from ui import address, assessed, charts, parts, plots, session
from ui.palette import BANDS, MARK, RISE, TOTAL

OPERATION, TOPIC = "in", "topic"  # what the address calls the part that is looked into
LISTED = 5  # weights that would change the band


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(
        _("Why this number"),
        _("Open a part to see what it is made of. At every step, the parts add up to the figure above them."),
    )
    s = assessed.subject(held)
    if s is None:
        return
    way = _looked_into(s)
    st.query_params.from_dict(session.query(**way[-1].query))  # links within one page leave the browser's address
    _headline(s, explained=len(way) == 1)
    _level(s, held, way)
    if len(way) == 1:
        sure = certainty(load(), held.response)
        _range(s, sure)
        _method(s, sure)
    parts.steps(("results", _("The result")), ("plan", _("To the plan")))


def _headline(s: Subject, *, explained: bool) -> None:
    figures = s.assessment.business
    band = BANDS[figures.worst_band if figures.provisional else figures.band]
    words = f"<p>{parts.safe(s.text('reasons'))} {parts.safe(s.text('reasons_points'))}</p>"
    st.html(
        f"<div class='figure'><span class='big'>{parts.safe(s.words.score(figures.headline))}</span>"
        f"{parts.badge(front.bands(s, figures), band)}</div>{words if explained else ''}"
    )


# --- the parts -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Looked:
    """Which part of the headline is looked into: its operation and topic, "" for all of them."""

    part: Part
    operation: str = ""
    topic: str = ""

    def into(self, part: Part) -> Looked:
        """Look into one of its parts."""
        return Looked(part, self.operation, self.topic or part.name) if self.operation else Looked(part, part.name)

    @property
    def query(self) -> dict[str, str]:
        return {key: name for key, name in ((OPERATION, self.operation), (TOPIC, self.topic)) if name}


def _looked_into(s: Subject) -> tuple[Looked, ...]:
    """Give the way from the whole to what the address names; a single operation is passed by."""
    way = [Looked(breakdown(s))]
    names = [address.asked(OPERATION), address.asked(TOPIC)]
    if len(s.response.operations) == 1:
        way, names = [way[0].into(way[0].part.parts[0])], names[1:]
    for name in names:
        part = way[-1].part.part(name)
        if part is None:
            break
        way.append(way[-1].into(part))
    return tuple(way)


def _level(s: Subject, held: session.Current, way: tuple[Looked, ...]) -> None:
    """Draw what one part is made of, the way back up, and the ways further down."""
    _, here = s.words.say, way[-1]
    title = _name(s, here) if len(way) > 1 else _("The whole figure")
    parts.subheading(_("%(part)s: %(points)s", part=title, points=figure(s, here.part.both)))
    for above in way[:-1]:
        points = figure(s, above.part.both)
        label = _("Back to the whole figure: %(points)s", points=points)
        if above is not way[0]:
            label = _("Back to %(part)s: %(points)s", part=_name(s, above), points=points)
        parts.link("why", parts.plain(label), icon=":material/arrow_upward:", wide=False, **above.query)
    _picture(s, held, here)
    _onward(s, here)


def _picture(s: Subject, held: session.Current, here: Looked) -> None:
    """Draw the parts one after the other up to their sum, with their table; of nothing the table alone."""
    rows = tuple(_rows(s, here))
    if not rows:
        st.html(charts.table(_table(s, here)))
        return
    labels = [*(label for label, _units in rows), s.words.say("Together")]
    values = [*(units for _label, units in rows), here.part.both]
    drawn = plots.waterfall(labels, values, [figure(s, units) for units in values], totals=(len(rows),))
    flags = sum(1 for part in here.part.parts if part.harm)
    colours = [*[MARK] * (len(rows) - flags), *[RISE] * flags, TOTAL]
    drawn.update_traces(marker={"color": colours, "line": {"color": colours}})
    plots.show(drawn, _table(s, here), held, key="why", alt=_alt(s, here))


def _rows(s: Subject, here: Looked) -> Iterator[tuple[str, int]]:
    """Give what adds up: of each part the risk that is left, then of each what its red flags add."""
    for part in here.part.parts:
        if part.points:
            yield _name(s, here.into(part)), part.points
    for part in here.part.parts:
        if part.harm:
            yield s.words.say("Red flags: %(part)s", part=_name(s, here.into(part))), part.harm


def _alt(s: Subject, here: Looked) -> str:
    number, points = sum(1 for part in here.part.parts if part.both), figure(s, here.part.both)
    return s.words.count(
        "%(number)s part adds up to %(points)s.", "%(number)s parts add up to %(points)s.", number, points=points
    )


def _name(s: Subject, looked: Looked) -> str:
    """Name a part: a question, a topic or an operation."""
    if looked.topic and looked.part.name != looked.topic:
        return s.questionnaire.by_name[looked.part.name].label
    return s.questionnaire.section[looked.topic].label if looked.topic else s.place(looked.operation or None)


def _table(s: Subject, here: Looked) -> Table:
    """Give the same as a table; of questions with their answers."""
    _ = s.words.say
    first = _("Question") if here.topic else _("Topic") if here.operation else _("Where")
    rows = tuple(_row(s, _labelled(s, here, part), part) for part in here.part.parts)
    total = _row(s, _("Together"), here.part, strong=True)
    return Table((first, _("Risk left"), _("Red flags"), _("Points")), (*rows, total), (6, 1, 1, 1), (1, 2, 3))


def _labelled(s: Subject, here: Looked, part: Part) -> str:
    label = _name(s, here.into(part))
    if not here.topic:
        return label
    question = s.questionnaire.by_name[part.name]
    said = s.answered(question, s.response.answer(part.name, here.operation))
    return s.words.say("%(question)s – %(answer)s", question=label, answer=said)  # noqa: RUF001 - a dash between them


def _row(s: Subject, label: str, part: Part, *, strong: bool = False) -> tuple[Cell, ...]:
    figures = (figure(s, units) if units else NOTHING for units in (part.points, part.harm, part.both))
    return Cell(label, strong=strong), *(Cell(text, strong=strong) for text in figures)


def _onward(s: Subject, here: Looked) -> None:
    """Link to what each part is made of; of a question, to where it is asked."""
    _ = s.words.say
    st.html(f"<h3>{parts.safe(_('To the questions') if here.topic else _('Look into a part'))}</h3>")
    for part in sorted(here.part.parts, key=lambda part: -part.both):
        label = parts.plain(_("%(part)s · %(points)s", part=_name(s, here.into(part)), points=figure(s, part.both)))
        if here.topic:
            parts.question_link(here.topic, part.name, label)
        else:
            parts.link("why", label, icon=None, wide=False, **here.into(part).query)


# --- how sure it is --------------------------------------------------------------------------------------------------


def _range(s: Subject, sure: Certainty) -> None:
    _ = s.words.say
    parts.subheading(_("How far it may be off"), s.text("range"))
    st.html(charts.range_bar(front.range_bar(s, s.assessment.business)))
    if not sure.narrowing:
        parts.note(_("Nothing is open, and nothing rests on our word alone: no answer would narrow this."), "good")
        return
    st.html(f"<p>{parts.safe(reasons.why_narrower(s))}</p>")
    for one in sure.narrowing:
        label = _(
            "%(question)s · narrower by %(points)s", question=reasons.asked(s, one), points=reasons.narrows(s, one)
        )
        parts.question_link(s.questionnaire.topic_of[one.question], one.question, parts.plain(label))


def _method(s: Subject, sure: Certainty) -> None:
    _ = s.words.say
    parts.subheading(_("How sure is the method?"))
    st.html(f"<p>{parts.safe(' '.join(reasons.method_in_words(s, sure.sensitivity)))}</p>")
    decisive = sure.sensitivity.decisive[:LISTED]
    if len(decisive) > 1:
        rows = tuple(
            (Cell(reasons.weight(s, one)), Cell(s.words.score(one.headline)), Cell(s.band(one.band), s.tone(one.band)))
            for one in decisive
        )
        table = Table((_("If this weighed a quarter more or less"), _("Figure"), _("Band")), rows, (6, 1, 2), (1,))
        st.html(parts.fold(_("The weights that would change the band"), charts.table(table)))
