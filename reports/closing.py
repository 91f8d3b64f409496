"""What every report ends with: the safe-referral page, and how the figures were made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from i18n import Words
from questionnaires.models import EVIDENCE, Referral, Source
from questionnaires.responses import Response
from reports.blocks import Block, Bullets, Callout, Cell, Heading, Paragraph, Table
from reports.subject import NOTHING, Subject


def referral(s: Subject) -> Iterator[Block]:
    page = s.questionnaire.referral
    yield s.heading("referral", page.title)
    yield Paragraph(page.introduction, "small" if s.quick else "body")
    yield from referral_page(page, s.words, compact=True)
    yield Heading(s.words.say("Who can help"), 2)
    yield from hotlines(s)
    yield from local_contacts(s)
    if not s.quick:
        yield from preparation(page, s.words)


def referral_page(page: Referral, w: Words, *, compact: bool = False) -> Iterator[Block]:
    """Give what holds everywhere, below the introduction: what to do, and what never to do."""
    _ = w.say
    yield Bullets(page.principles, compact=True)
    header = (_("Step"), _("Do"), _("Do not"))
    rows = tuple((Cell(step.title, strong=True), Cell(step.do), Cell(step.do_not)) for step in page.steps)
    yield Table(header, rows, widths=(1.1, 4.4, 2.65), compact=compact)
    yield Callout(_("Never"), "; ".join(page.never), "very_high")


def preparation(page: Referral, w: Words) -> Iterator[Block]:
    yield Heading(w.say("Prepare before it happens"), 2)
    yield Bullets(page.prepare, compact=True)


def countries_concerned(response: Response) -> tuple[str, ...]:
    """Give the countries of work, then those that workers come from."""
    work = [operation.country for operation in response.operations if operation.country]
    origins = [iso3 for operation in response.operations for iso3 in operation.corridors]
    return tuple(dict.fromkeys([*work, *origins]))


def hotlines(s: Subject) -> Iterator[Block]:
    _, concerned = s.words.say, countries_concerned(s.response)
    lines = [line for iso3 in concerned for line in s.questionnaire.tables.hotlines if line.iso3 == iso3]
    confirmed = {line.iso3 for line in lines if line.contact}
    if confirmed:
        header = (_("Country"), _("Who answers"), _("Number"), _("Read on"))
        rows = tuple(
            (
                Cell(s.words.country(line.iso3), strong=True),
                Cell(line.organisation),
                Cell(line.contact),
                Cell(s.words.date(date.fromisoformat(line.read_on))),
            )
            for line in lines
            if line.contact
        )
        yield Table(header, rows, widths=(1.5, 2.6, 3, 1.6))
    ask = [
        _("%(country)s: %(organisation)s", country=s.words.country(line.iso3), organisation=line.organisation)
        for line in lines
        if not line.contact
    ]
    if ask:
        yield Paragraph(_("Ask for the current number: %(lines)s.", lines="; ".join(ask)), "strong")
    without = [s.words.country(iso3) for iso3 in concerned if iso3 not in confirmed]
    if without:
        yield Paragraph(_("No confirmed number: %(countries)s.", countries=s.words.joined(without)), "strong")
    yield Paragraph(s.questionnaire.referral.hotlines_note, "small" if s.quick else "body")


def local_contacts(s: Subject) -> Iterator[Block]:
    """Give whom the organisation itself found: organisations, so they stand in a report to share too."""
    _ = s.words.say
    found = [one for one in s.response.local_contacts if one.name.strip() or one.contact.strip()]
    if not found:
        return
    noted = not s.share and any(one.note.strip() for one in found)
    yield Heading(_("Local contacts"), 2)
    header = (_("Who"), _("Contact"), _("Languages"), _("Checked on"), *((_("Note"),) if noted else ()))
    rows = tuple(
        (
            Cell(one.name, strong=True),
            Cell(one.contact),
            Cell(one.languages),
            Cell(s.words.date(one.checked_on) if one.checked_on else NOTHING),
            *((Cell(one.note),) if noted else ()),
        )
        for one in found
    )
    yield Table(header, rows, widths=(2.4, 2.6, 1.8, 1.5, *((2.4,) if noted else ())))


def method(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("method", _("Method"))
    for name in ("method", "method_control", "method_harm", "method_range"):
        yield Paragraph(s.text(name))
    yield _bands(s)
    yield _evidence(s)


def glossary(s: Subject) -> Iterator[Block]:
    """Explain the words of the questions in which something was found; all others stand in the tool."""
    _ = s.words.say
    yield s.heading("words", _("Words used"))
    found = {finding.question for finding in s.assessment.findings}
    used = {term for name in found for term in s.questionnaire.by_name[name].terms}
    entries = [entry for entry in s.questionnaire.glossary if entry.name in used]
    if entries:
        rows = tuple((Cell(entry.label, strong=True), Cell(entry.meaning)) for entry in entries)
        yield Table((_("Word"), _("That means")), rows, widths=(1.5, 6), compact=True)
    else:
        yield Paragraph(_("What was found needs no word explained."))


def sources(s: Subject) -> Iterator[Block]:
    yield s.heading("sources", s.words.say("Sources"))
    yield Paragraph(s.text("sources"), "small")
    yield from _sources(s)


def versions(s: Subject) -> Iterator[Block]:
    """Give what the figures were made with."""
    _, facts = s.words.say, tuple(_versions(s))
    data = tuple(s.text(name) for name in ("data_countries", "data_goods", "data_hotlines"))
    yield s.heading("versions", _("Data and versions"))
    made_with = "; ".join(_("%(what)s: %(version)s", what=a, version=b) for a, b in facts)
    yield Paragraph(made_with if s.quick else " ".join((s.text("tables"), *data, made_with)), "small")


def _bands(s: Subject) -> Table:
    _, n = s.words.say, s.words.number
    names: list[Cell] = []
    limits: list[Cell] = []
    low = 0.0
    for band in s.questionnaire.rubric.bands:
        high = 1.0 if band.below is None else band.below
        names.append(Cell(band.label, s.tone(band.name)))
        limits.append(
            Cell(
                _("%(low)s to 100", low=n(low * 100))
                if band.below is None
                else _("%(low)s to below %(high)s", low=n(low * 100), high=n(high * 100))
            )
        )
        low = high
    rows = ((Cell(_("Band"), strong=True), *names), (Cell(_("Remaining risk"), strong=True), *limits))
    return Table((), rows, widths=(1.3, *(1 for _band in names)))


def _evidence(s: Subject) -> Table:
    _, rubric = s.words.say, s.questionnaire.rubric
    rows = tuple(
        (
            Cell(rubric.evidence_labels[name]),
            Cell(s.words.percent(rubric.evidence[name])),
            Cell(rubric.evidence_hints[name]),
        )
        for name in EVIDENCE
    )
    return Table(
        (_("The answer rests on"), _("Counts"), _("That means")),
        rows,
        widths=(1.7, 0.7, 5),
        numeric=(1,),
        compact=True,
    )


def cited(s: Subject) -> tuple[str, ...]:
    """Name the sources that the questions asked, the sectors and the safe-referral page cite, in their order."""
    asked = {name for names in s.applying.values() for name in names}
    given = [question.references for question in s.questionnaire.scored if question.name in asked]
    for operation in s.response.operations:
        sector = s.questionnaire.sector[operation.sector or ""]
        given += [sector.exposure[topic].references for topic in s.assessment.topics]
    named = {name for references in [*given, s.questionnaire.referral.references] for name in references}
    return tuple(source.name for source in s.questionnaire.sources if source.name in named)


def _sources(s: Subject) -> Iterator[Block]:
    """Give the texts cited by whether a person has compared the clauses with the original."""
    _ = s.words.say
    titles = {"checked": _("Checked against the original"), "to be checked": _("To be checked")}
    for status, title in titles.items():
        found = [name for name in cited(s) if s.questionnaire.source[name].status == status]
        if found:
            given = "; ".join(_source(s, s.questionnaire.source[name]) for name in found)
            yield Paragraph(_("%(status)s: %(sources)s.", status=title, sources=given), "small")


def _source(s: Subject, source: Source) -> str:
    if source.year is None or str(source.year) in source.title:
        return source.title
    return s.words.say("%(title)s (%(year)s)", title=source.title, year=str(source.year))


def _versions(s: Subject) -> Iterator[tuple[str, str]]:
    _, result, asked = s.words.say, s.assessment, s.assessment.questionnaire
    yield _("Questionnaire"), _("%(name)s, version %(version)s", name=asked["id"], version=asked["version"])
    yield _("Its content (SHA-256)"), asked["hash"]
    yield _("Method"), result.method
    yield _("Data tables"), result.data_version
    yield _("Their content (SHA-256)"), result.data_hash
    yield _("Assessment"), result.response
    yield _("Date"), s.words.date(result.on)
