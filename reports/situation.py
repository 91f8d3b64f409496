"""What the situation brings along before anything the organisation does."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.models import Country
from questionnaires.responses import Operation
from reports.blocks import Block, Cell, Paragraph, Table
from reports.subject import NOTHING, Subject
from scoring.models import ExposureParts, OperationResult

WIDTHS = (2.3, 0.65, 5.4)
TIERS = {"1", "2", "2WL", "3", "SC"}


def exposure(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("exposure", _("What the situation brings along"))
    yield Paragraph(s.text("exposure"))
    yield Paragraph(s.text("exposure_use"), "strong")
    yield from explained(s)


def explained(s: Subject) -> Iterator[Block]:
    """Give the figures with what they rest on, for paper and screen."""
    _ = s.words.say
    header = (_("Part"), _("Figure"), _("Where it comes from"))
    rows = [row for name in s.assessment.sectors for row in _sector(s, name)]
    rows += [(Cell(_("Countries"), strong=True),), *_countries(s)]
    for result in s.assessment.operations:
        rows += [(Cell(s.place(result.id), strong=True),), *_rows(s, result)]
    yield Table(header, tuple(rows), WIDTHS, numeric=(1,), compact=True)
    yield Paragraph(s.text("exposure_sector"), "small")
    if any(result.exposure.listed_goods for result in s.assessment.operations):
        yield Paragraph(s.text("exposure_goods"), "small")
    yield Paragraph(s.text("exposure_country"), "small")
    if any(result.exposure.estimated for result in s.assessment.operations):
        yield Paragraph(s.text("exposure_estimated"), "small")


def _countries(s: Subject) -> Iterator[tuple[Cell, ...]]:
    """Give each country of work and of origin once, whatever the number of sites."""
    work = [operation.country for operation in s.response.operations]
    origins = [iso3 for operation in s.response.operations for iso3 in operation.corridors]
    for iso3 in dict.fromkeys([*work, *origins]):
        yield _row(s, s.words.country(iso3 or ""), _figure(s, iso3 or ""), _about(s, iso3))


def _rows(s: Subject, result: OperationResult) -> Iterator[tuple[Cell, ...]]:
    _, operation, parts = s.words.say, s.response.operation(result.id), result.exposure
    yield _row(s, _("Countries together"), parts.context, _from(s, operation))
    yield _row(s, _("How the workforce is made up"), parts.workforce, _workforce(s, operation))
    yield _goods(s, operation, parts)


def _from(s: Subject, operation: Operation) -> str:
    """Say where the people of one operation work and come from."""
    _, country = s.words.say, s.words.country(operation.country or "")
    if not operation.corridors:
        return _("%(country)s, the country of work", country=country)
    origins = s.words.joined(
        [f"{s.words.country(iso3)} ({s.words.number(workers)})" for iso3, workers in operation.corridors.items()]
    )
    return _("%(country)s, raised by where workers come from: %(origins)s", country=country, origins=origins)


def _row(s: Subject, label: str, figure: float, source: str) -> tuple[Cell, ...]:
    return Cell(label), Cell(s.words.number(figure * 100)), Cell(source)


def _figure(s: Subject, iso3: str) -> float:
    return s.questionnaire.tables.countries[iso3].exposure


def _sector(s: Subject, name: str) -> Iterator[tuple[Cell, ...]]:
    sector = s.questionnaire.sector[name]
    yield (Cell(sector.label, strong=True),)
    for topic in s.assessment.heat_map.get(name, {}):
        given = sector.exposure[topic]
        yield _row(s, s.questionnaire.section[topic].label, given.value, given.reason)


def _about(s: Subject, iso3: str | None) -> str:
    """Say what a country's figure rests on, with years, and whether it is estimated."""
    _ = s.words.say
    country = s.questionnaire.tables.countries[iso3 or ""]
    said = "; ".join(_parts(s, country))
    if country.basis == "data":
        return said
    return _("estimated in part: %(known)s", known=said) if said else _("estimated: no facts of its own")


def _parts(s: Subject, country: Country) -> Iterator[str]:
    _ = s.words.say
    if country.tip_tier in TIERS and country.tip_year:
        yield _("trafficking report %(year)s: %(tier)s", year=str(country.tip_year), tier=_tier(s, country.tip_tier))
    if country.rule_of_law is not None and country.wgi_year:
        rank = s.words.number(country.rule_of_law)
        yield _("rule of law %(year)s: better than %(rank)s %% of countries", year=str(country.wgi_year), rank=rank)
    if country.basis == "data":
        missing = sum(year in ("", "denounced") for year in country.conventions.values())
        total = s.words.number(len(country.conventions))
        yield _("%(missing)s of %(total)s conventions not in force", missing=s.words.number(missing), total=total)


def _tier(s: Subject, tier: str) -> str:
    _ = s.words.say
    names = {"2WL": _("tier 2, watch list"), "SC": _("special case")}
    return names.get(tier) or _("tier %(tier)s", tier=tier)


def _workforce(s: Subject, operation: Operation) -> str:
    percent = s.words.percent
    return s.words.say(
        "%(migrants)s migrants, %(agency)s of them through third parties; %(housing)s of workers in provided housing",
        migrants=percent(operation.migrant_share or 0),
        agency=percent(operation.agency_share or 0),
        housing=percent(operation.housing_share or 0),
    )


def _goods(s: Subject, operation: Operation, parts: ExposureParts) -> tuple[Cell, ...]:
    _ = s.words.say
    goods = s.questionnaire.tables.listed_goods.get(operation.country or "", {}).get(operation.sector or "", "")
    if not parts.listed_goods:
        return Cell(_("Listed goods")), Cell(NOTHING), Cell(_("none on the list for this sector and country"))
    return Cell(_("Listed goods")), Cell(s.words.say("yes")), Cell(goods)
