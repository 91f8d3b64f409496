"""Why this number: the points of each question, adding up to the figure shown; what would make it surer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from questionnaires.loader import load
from reports.blocks import Block, Cell, Heading, Paragraph, Table
from reports.breakdown import digits, shown_points
from reports.subject import NOTHING, Subject
from scoring.certainty import Certainty, certainty
from scoring.narrowing import Narrowing
from scoring.sensitivity import Sensitivity, Weight


def reasons(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("reasons", _("Why this number"))
    yield Paragraph(s.text("reasons"))
    yield Paragraph(s.text("reasons_points"))
    yield topic_table(s)
    yield Paragraph(s.text("reasons_answers"), "small")
    untranslated = load()  # made ready for scoring already; a translation would have to be
    scored = untranslated if s.questionnaire.hash == untranslated.hash else s.questionnaire
    yield from how_sure(s, certainty(scored, s.response))


def reason_table(s: Subject) -> Table:
    """Give the points of each question, topic by topic, adding up to the headline as shown."""
    _ = s.words.say
    header = (_("Question"), _("Risk left"), _("Harm"), _("Points"))
    return Table(header, tuple(_rows(s)), widths=(8.7, 1.2, 0.95, 1.05), numeric=(1, 2, 3))


def topic_table(s: Subject) -> Table:
    """Give the points of each topic: those of its questions stand beside the answers."""
    _ = s.words.say
    header = (_("Topic"), _("Risk left"), _("Harm"), _("Points"))
    return Table(
        header, tuple(row for row in _rows(s) if row[0].strong), (8.7, 1.2, 0.95, 1.05), (1, 2, 3), compact=True
    )


def points_of(s: Subject) -> dict[str, str]:
    """Give the points of each question as shown, for the table of answers."""
    unit = 10 ** digits(s)
    return {name: _figure(s, sum(pair) / unit) for name, pair in shown_points(s).items()}


def _rows(s: Subject) -> Iterator[tuple[Cell, ...]]:
    shown = shown_points(s)
    for section in s.questionnaire.sections:
        rows = {name: pair for name, pair in shown.items() if s.questionnaire.topic_of[name] == section.name}
        if rows:
            yield _row(s, section.label, _sum(rows.values()), strong=True)
            for name, pair in rows.items():
                yield _row(s, s.questionnaire.by_name[name].label, pair)
    yield _row(s, s.words.say("All topics"), _sum(shown.values()), strong=True)


def _row(s: Subject, label: str, pair: tuple[int, int], strong: bool = False) -> tuple[Cell, ...]:
    unit = 10 ** digits(s)
    figures = (*pair, sum(pair))
    return Cell(label, strong=strong), *(Cell(_figure(s, figure / unit), strong=strong) for figure in figures)


def _figure(s: Subject, points: float) -> str:
    return s.words.number(points, 1) if points else NOTHING


def _sum(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    given = tuple(pairs)
    return sum(points for points, _ in given), sum(harm for _, harm in given)


# --- how sure the figure is ------------------------------------------------------------------------------------------


def how_sure(s: Subject, found: Certainty) -> Iterator[Block]:
    """Give the answers that would narrow the range, and whether other weights would tell another story, in short."""
    yield Heading(s.words.say("How sure is this figure?"), 3)
    if found.narrowing:
        yield Paragraph(why_narrower(s))
        yield narrowing_table(s, found.narrowing)
    yield Paragraph(" ".join(method_in_words(s, found.sensitivity)), "small")


def why_narrower(s: Subject) -> str:
    """Say what narrows the range from best to worst case."""
    _, score, figures = s.words.say, s.words.score, s.assessment.business
    return _(
        "Today the figure may lie anywhere from %(best)s to %(worst)s. These answers, given without a red flag and "
        "confirmed, would narrow that most.",
        best=score(figures.best),
        worst=score(figures.worst),
    )


def narrowing_table(s: Subject, found: Iterable[Narrowing]) -> Table:
    """Give each answer that would narrow the range, with where it is asked and by how much."""
    _ = s.words.say
    rows = tuple((Cell(asked(s, one)), Cell(narrows(s, one))) for one in found)
    return Table((_("Question"), _("Narrower by")), rows, (10.2, 1.7), (1,), compact=True)


def asked(s: Subject, one: Narrowing) -> str:
    """Give a question with the place it is asked of, where places differ."""
    label = s.questionnaire.by_name[one.question].label
    if one.operation is None or len(s.response.operations) == 1:
        return label
    return s.words.say("%(question)s (%(place)s)", question=label, place=s.place(one.operation))


def narrows(s: Subject, one: Narrowing) -> str:
    """Write by how many points of 100 an answer narrows the range."""
    points = 100 * one.narrows
    return s.words.number(points, 1) if points >= 0.05 else s.words.say("less than %(number)s", number=0.1)


def method_in_words(s: Subject, found: Sensitivity) -> Iterator[str]:
    """Say what became of the figure when the weights were moved, and whether one weight alone decides the band."""
    _, n = s.words.say, s.words.number
    yield _(
        "How much a question counts is a judgement: with all weights moved at random by up to a quarter, %(draws)s "
        "times, the band stayed the same in %(share)s of them, and nine in ten lay between %(low)s and %(high)s.",
        draws=n(found.draws),
        share=_share(s, found.same),
        low=n(100 * found.low, 1),
        high=n(100 * found.high, 1),
    )
    if not found.decisive:
        yield _("No single weight would change it alone.")
        return
    yield _alone(s, found.decisive[0])
    if len(found.decisive) > 1:
        more = len(found.decisive) - 1
        yield s.words.count("So would %(number)s other weight.", "So would %(number)s other weights.", more)


def _alone(s: Subject, one: Weight) -> str:
    """Say which weight changes the band alone, and which way."""
    _, facts = s.words.say, {"weight": weight(s, one), "band": s.band(one.band)}
    if one.factor > 1:
        return _(
            "One weight alone would change it: with a quarter more for %(weight)s it would be: %(band)s.", **facts
        )
    return _("One weight alone would change it: with a quarter less for %(weight)s it would be: %(band)s.", **facts)


def weight(s: Subject, one: Weight) -> str:
    """Name a weight by what it belongs to."""
    _ = s.words.say
    if one.question is None:
        return _("the topic \u201c%(topic)s\u201d", topic=s.questionnaire.section[one.topic].label)
    return _("the question \u201c%(question)s\u201d", question=s.questionnaire.by_name[one.question].label)


def _share(s: Subject, share: float) -> str:
    """Write a share in per cent; what is not all of them is never written as 100 %."""
    return s.words.percent(min(share, 0.99) if share < 1 else share)
