"""Where the risk is: by sector and topic, on paper and in practice, by site."""

from __future__ import annotations

from collections.abc import Iterator

from reports.blocks import Bar, Bars, Block, Cell, Heading, HeatMap, Paragraph, Table
from reports.front import bands, headline
from reports.subject import Subject


def picture(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("picture", _("Where the risk is"))
    yield Heading(_("By sector and topic"), 2)
    yield Paragraph(s.text("picture"))
    yield heat_map(s)
    yield Heading(_("On paper, in practice, for workers"), 2)
    yield Paragraph(s.text("kinds"))
    yield kinds(s)
    yield Heading(_("By site or line of work"), 2)
    yield Paragraph(s.text("operations"))
    yield operations(s)


def heat_map(s: Subject) -> HeatMap:
    topics = [section for section in s.questionnaire.sections if section.name in s.assessment.topics]
    rows = tuple(s.questionnaire.sector[name].label for name in s.assessment.heat_map)
    cells = tuple(tuple(_cell(s, name, section.name) for section in topics) for name in s.assessment.heat_map)
    return HeatMap(rows, tuple(section.label for section in topics), cells, _alt(s))


def _cell(s: Subject, sector: str, topic: str) -> Cell | None:
    risk = s.assessment.heat_map[sector].get(topic)
    if risk is None:
        return None
    text = s.words.say("%(figure)s %(band)s", figure=s.words.score(risk.headline), band=s.band(risk.band))
    return Cell(text, s.tone(risk.band))


def _alt(s: Subject) -> str:
    said = [
        s.words.say(
            "%(sector)s, %(topic)s: %(figure)s, %(band)s.",
            sector=s.questionnaire.sector[sector].label,
            topic=s.questionnaire.section[topic].label,
            figure=s.words.score(risk.headline),
            band=s.band(risk.band),
        )
        for sector, row in s.assessment.heat_map.items()
        for topic, risk in row.items()
    ]
    return " ".join(said)


def kinds(s: Subject) -> Bars:
    labels, control = s.questionnaire.rubric.kind_labels, s.assessment.kinds
    bars = tuple(
        Bar(labels[kind], share * 100, s.words.percent(share)) for kind, share in control.items() if share is not None
    )
    said = [s.words.say("%(kind)s: %(share)s.", kind=bar.label, share=bar.text) for bar in bars]
    return Bars(bars, " ".join(said))


def operations(s: Subject) -> Table:
    _ = s.words.say
    header = (
        _("Site or line of work"),
        _("Sector and country"),
        _("Workers"),
        _("Remaining risk"),
        _("Open findings"),
    )
    rows = tuple(_operation(s, place) for place in range(len(s.assessment.operations)))
    return Table(header, rows, widths=(2.2, 2, 1, 2.5, 2.4), numeric=(2,))


def _operation(s: Subject, place: int) -> tuple[Cell, ...]:
    _, n, result = s.words.say, s.words.number, s.assessment.operations[place]
    operation, figures, found = s.response.operation(result.id), result.figures, result.figures.open
    country = s.words.country(operation.country or "")
    return (
        Cell(s.place(result.id), strong=True),
        Cell(_("%(sector)s, %(country)s", sector=s.sector(operation), country=country)),
        Cell(n(operation.workers or 0)),
        Cell(
            _("%(figure)s, %(band)s", figure=headline(s, figures), band=bands(s, figures)),
            s.tone(figures.worst_band if figures.provisional else figures.band),
        ),
        Cell(
            _(
                "%(critical)s critical, %(major)s major, %(minor)s minor, %(unknown)s not verified",
                critical=n(found.critical),
                major=n(found.major),
                minor=n(found.minor),
                unknown=n(found.not_verified),
            )
        ),
    )
