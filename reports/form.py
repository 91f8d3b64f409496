"""The blank questionnaire on paper: to read, to prepare, to collect answers where there is no screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from i18n import Words
from questionnaires.models import (
    EVIDENCE,
    FreeText,
    Numeric,
    Path,
    Questionnaire,
    ScoredQuestion,
    Section,
    SelectMultiple,
)
from reports.blocks import Block, Bullets, Callout, Choices, Cover, Document, Heading, PageBreak, Paragraph
from reports.closing import preparation, referral_page
from reports.conditions import Blank, condition

SITES = 2  # blocks to fill in, one for each site


def form(questionnaire: Questionnaire, w: Words, path: Path) -> Document:
    """Give the blank questionnaire of a path, in the language of the questionnaire and the words."""
    text = questionnaire.report.texts
    return Document(
        title=text["form_title"],
        author=questionnaire.title,
        language=w.language,
        direction=w.direction,
        on=date.fromisoformat(questionnaire.tables.version),
        header=text["form_title"],
        disclaimer=text["disclaimer"],
        page_label=w.say("Page %(page)s of %(pages)s"),
        blocks=tuple(_blocks(Blank(questionnaire, w, path))),
    )


def _blocks(blank: Blank) -> Iterator[Block]:
    yield _cover(blank)
    yield PageBreak()
    yield from _introduction(blank)
    yield from _profile(blank)
    for section in blank.questionnaire.sections:
        yield from _section(blank, section)
    yield from _sectors(blank)
    yield PageBreak()
    yield Heading(blank.questionnaire.referral.title)
    yield Paragraph(blank.questionnaire.referral.introduction)
    yield from referral_page(blank.questionnaire.referral, blank.words)
    yield from preparation(blank.questionnaire.referral, blank.words)


def _cover(blank: Blank) -> Cover:
    _, text = blank.words.say, blank.questionnaire.report.texts
    number = blank.words.number(len(blank.numbers))
    facts = (
        (_("Questions asked"), _("Quick path") if blank.path == "quick" else _("Full questionnaire")),
        (_("Questions"), _("%(number)s, some of them only where they apply", number=number)),
        (_("Version"), blank.questionnaire.version),
    )
    return Cover(text["title"], _("Blank questionnaire"), "", facts, text["form_notice"])


def _introduction(blank: Blank) -> Iterator[Block]:
    _, text, rubric = blank.words.say, blank.questionnaire.report.texts, blank.questionnaire.rubric
    yield Heading(_("Before you begin"))
    yield Paragraph(text["form_introduction"], "lead")
    yield Paragraph(text["form_how"])
    yield Callout(_("Keep people safe"), text["form_privacy"], "very_high")
    yield Heading(_("What an answer rests on"), 2)
    yield Paragraph(text["form_evidence"])
    labels, hints = rubric.evidence_labels, rubric.evidence_hints
    yield Bullets(tuple(_("%(label)s: %(hint)s", label=labels[name], hint=hints[name]) for name in EVIDENCE))


def _profile(blank: Blank) -> Iterator[Block]:
    _ = blank.words.say
    yield PageBreak()
    yield Heading(_("About the organisation"))
    for label in (_("Name of the organisation"), _("Filled in by, and role"), _("Date")):
        yield _line(label)
    yield _line(_("Which sites and workers this covers, of all"))
    yield Paragraph(blank.questionnaire.report.texts["form_profile"])
    for number in range(1, SITES + 1):
        yield Heading(_("Site or line of work %(number)s", number=blank.words.number(number)), 2)
        yield from _site(blank)


def _site(blank: Blank) -> Iterator[Block]:
    _ = blank.words.say
    yield _line(_("Name"))
    sectors = tuple(sector.label for sector in blank.questionnaire.sectors)
    yield Choices("", _("Sector"), "", (), "", row=sectors)
    yield _line(_("Country of work"))
    yield _line(_("How many workers, all together"))
    yield _line(_("How many of them are migrants"))
    yield _line(_("How many of the migrants came through an agency or another third party"))
    yield _line(_("How many workers live in housing of the employer or a recruiter"))
    yield Choices("", _("Countries that migrants come from, with the number of workers"), "", (), "", lines=2)


def _line(label: str) -> Choices:
    return Choices("", label, "", (), "", lines=1)


def _section(blank: Blank, section: Section) -> Iterator[Block]:
    questions = [q for q in section.questions if q.name in blank.numbers and not q.sectors]
    if questions:
        yield PageBreak()
        yield Heading(section.label)
        yield Paragraph(section.introduction)
    yield from _asked(blank, questions)


def _sectors(blank: Blank) -> Iterator[Block]:
    """Give what single sectors are asked besides, each question under the first sector that it is for."""
    by_sector: dict[str, list[ScoredQuestion | FreeText]] = {}
    for name in blank.numbers:
        question = blank.questionnaire.by_name[name]
        if question.sectors:
            by_sector.setdefault(question.sectors[0], []).append(question)
    if by_sector:
        yield PageBreak()
        yield Heading(blank.words.say("Questions of single sectors"))
        yield Paragraph(blank.words.say("Answer only those of your sector."))
    for sector, questions in by_sector.items():
        yield Heading(blank.questionnaire.sector[sector].label, 2)
        yield from _asked(blank, questions)


def _asked(blank: Blank, questions: Iterable[ScoredQuestion | FreeText]) -> Iterator[Block]:
    for question in questions:
        yield from (Paragraph(told, "strong") for told in condition(blank, question))
        yield _question(blank, question)


def _question(blank: Blank, question: ScoredQuestion | FreeText) -> Choices:
    scored = None if isinstance(question, FreeText) else question
    labels = blank.questionnaire.rubric.evidence_labels
    return Choices(
        number=blank.number(question.name),
        label=question.label,
        hint="\n".join(_hints(blank, question)),
        options=tuple(_options(blank, scored)) if scored else (),
        grid=tuple(_grid(scored)) if isinstance(scored, SelectMultiple) else (),
        note=_who(blank, question),
        lines=1 if isinstance(question, Numeric) else 0 if scored else 3,
        row_title=blank.words.say("This rests on") if scored else "",
        row=tuple(labels[name] for name in EVIDENCE) if scored else (),
    )


def _hints(blank: Blank, question: ScoredQuestion | FreeText) -> Iterator[str]:
    _ = blank.words.say
    if question.hint:
        yield question.hint.strip()
    if not isinstance(question, FreeText) and question.criteria:
        yield _("What counts as yes: %(criteria)s", criteria=" ".join(question.criteria))
    if isinstance(question, SelectMultiple):
        yield _("Tick one box in each row.") if question.rows else _("Tick all that are true.")


def _options(blank: Blank, question: ScoredQuestion) -> Iterator[str]:
    _ = blank.words.say
    if isinstance(question, Numeric):
        yield _("Number (%(unit)s), on the line below", unit=question.unit)
    else:
        yield from (choice.label for choice in question.choices if choice.row is None)
    yield _("Don't know")
    if question.not_applicable:
        yield _("Does not apply, because (write on the back)")


def _grid(question: SelectMultiple) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each row of a checklist with the choices that answer it."""
    for row in question.rows:
        yield row.label, tuple(choice.label for choice in question.choices if choice.row == row.name)


def _who(blank: Blank, question: ScoredQuestion | FreeText) -> str:
    roles = blank.words.joined([blank.questionnaire.role[name].label for name in question.who])
    return blank.words.say("Usually known by: %(roles)s", roles=roles)
