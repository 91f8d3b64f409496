"""The blank questionnaire on paper: to read, to prepare, to collect answers where there is no screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from i18n import Words
from questionnaires.models import (
    EVIDENCE,
    AnswerTerm,
    Asked,
    Condition,
    FreeText,
    Numeric,
    Path,
    ProfileTerm,
    Questionnaire,
    ScoredQuestion,
    Section,
    SelectMultiple,
    options_of,
)
from questionnaires.relevance import asked_on
from reports.blocks import Block, Bullets, Callout, Choices, Cover, Document, Heading, PageBreak, Paragraph
from reports.closing import preparation, referral_page

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
        blocks=tuple(_blocks(questionnaire, w, path)),
    )


def _blocks(questionnaire: Questionnaire, w: Words, path: Path) -> Iterator[Block]:
    yield _cover(questionnaire, w, path)
    yield PageBreak()
    yield from _introduction(questionnaire, w)
    yield from _profile(questionnaire, w)
    numbers = _numbers(questionnaire, path)
    for section in questionnaire.sections:
        yield from _section(questionnaire, w, section, numbers)
    yield PageBreak()
    yield Heading(questionnaire.referral.title)
    yield from referral_page(questionnaire.referral, w)
    yield from preparation(questionnaire.referral, w)


def _numbers(questionnaire: Questionnaire, path: Path) -> dict[str, int]:
    """Number the questions of a path in the order asked."""
    asked = [name for name, question in questionnaire.by_name.items() if asked_on(question, path)]
    return {name: place for place, name in enumerate(asked, start=1)}


def _cover(questionnaire: Questionnaire, w: Words, path: Path) -> Cover:
    _ = w.say
    number = len(_numbers(questionnaire, path))
    facts = (
        (_("Questions asked"), _("Quick path") if path == "quick" else _("Full questionnaire")),
        (_("Questions"), _("%(number)s, some of them only where they apply", number=w.number(number))),
        (_("Version"), questionnaire.version),
    )
    text = questionnaire.report.texts
    return Cover(text["title"], _("Blank questionnaire"), questionnaire.title, facts, text["form_notice"])


def _introduction(questionnaire: Questionnaire, w: Words) -> Iterator[Block]:
    _, text, rubric = w.say, questionnaire.report.texts, questionnaire.rubric
    yield Heading(_("Before you begin"))
    yield Paragraph(text["form_introduction"], "lead")
    yield Paragraph(text["form_how"])
    yield Callout(_("Keep people safe"), text["form_privacy"], "very_high")
    yield Heading(_("What an answer rests on"), 2)
    yield Paragraph(text["form_evidence"])
    labels, hints = rubric.evidence_labels, rubric.evidence_hints
    yield Bullets(tuple(_("%(label)s: %(hint)s", label=labels[name], hint=hints[name]) for name in EVIDENCE))


def _profile(questionnaire: Questionnaire, w: Words) -> Iterator[Block]:
    _ = w.say
    yield PageBreak()
    yield Heading(_("About the organisation"))
    for label in (_("Name of the organisation"), _("Filled in by, and role"), _("Date")):
        yield _line(label)
    yield _line(_("Which sites and workers this covers, of all"))
    yield Paragraph(questionnaire.report.texts["form_profile"])
    sectors = tuple(sector.label for sector in questionnaire.sectors)
    for number in range(1, SITES + 1):
        yield Heading(_("Site or line of work %(number)s", number=w.number(number)), 2)
        yield _line(_("Name"))
        yield Choices("", _("Sector"), "", sectors, "")
        yield _line(_("Country of work"))
        yield _line(_("How many workers, all together"))
        yield _line(_("How many of them are migrants"))
        yield _line(_("How many of the migrants came through an agency or another third party"))
        yield _line(_("How many workers live in housing of the employer or a recruiter"))
        yield Choices("", _("Countries that migrants come from, with the number of workers"), "", (), "", lines=2)


def _line(label: str) -> Choices:
    return Choices("", label, "", (), "", lines=1)


def _section(questionnaire: Questionnaire, w: Words, section: Section, numbers: dict[str, int]) -> Iterator[Block]:
    questions = [question for question in section.questions if question.name in numbers]
    if questions:
        yield PageBreak()
        yield Heading(section.label)
        yield Paragraph(section.introduction)
        for question in questions:
            yield _question(questionnaire, w, question, numbers)
            if not isinstance(question, FreeText):
                yield _evidence(questionnaire, w)


def _question(
    questionnaire: Questionnaire, w: Words, question: ScoredQuestion | FreeText, numbers: dict[str, int]
) -> Choices:
    hints = [*_condition(questionnaire, w, question.relevant, numbers), *_hints(w, question)]
    scored = None if isinstance(question, FreeText) else question
    return Choices(
        number=w.number(numbers[question.name]),
        label=question.label,
        hint="\n".join(hints),
        options=tuple(_options(w, scored)) if scored else (),
        note=_who(questionnaire, w, question),
        lines=1 if isinstance(question, Numeric) else 0 if scored else 3,
    )


def _hints(w: Words, question: ScoredQuestion | FreeText) -> Iterator[str]:
    _ = w.say
    if question.hint:
        yield question.hint.strip()
    if isinstance(question, FreeText):
        return
    if question.criteria:
        yield _("What counts as yes: %(criteria)s", criteria=" ".join(question.criteria))
    if isinstance(question, SelectMultiple):
        yield _("Tick all that are true.")


def _options(w: Words, question: ScoredQuestion) -> Iterator[str]:
    _ = w.say
    if isinstance(question, Numeric):
        yield _("Number (%(unit)s), on the line below", unit=question.unit)
    else:
        yield from (option.label for option in options_of(question))
    yield _("Don't know")
    if question.not_applicable:
        yield _("Does not apply, because (write on the back)")


def _who(questionnaire: Questionnaire, w: Words, question: Asked) -> str:
    roles = w.joined([questionnaire.role[name].label for name in question.who])
    return w.say("Usually known by: %(roles)s", roles=roles)


def _evidence(questionnaire: Questionnaire, w: Words) -> Choices:
    labels = questionnaire.rubric.evidence_labels
    return Choices("", w.say("This rests on"), "", tuple(labels[name] for name in EVIDENCE), "")


def _condition(
    questionnaire: Questionnaire, w: Words, condition: Condition | None, numbers: dict[str, int]
) -> Iterator[str]:
    """Say when to answer a question, for a reader who has no program to decide it."""
    if condition is None:
        return
    yield from (_answer_term(questionnaire, w, t, numbers) for t in condition.terms if isinstance(t, AnswerTerm))
    _, told = w.say, [_profile_term(questionnaire, w, t) for t in condition.terms if isinstance(t, ProfileTerm)]
    if told and condition.all:
        yield _("Answer only if: %(terms)s", terms="; ".join(told))
    elif told:
        yield _("Answer only if one of these is true: %(terms)s", terms="; ".join(told))


def _answer_term(questionnaire: Questionnaire, w: Words, term: AnswerTerm, numbers: dict[str, int]) -> str:
    """Say which earlier answers let a reader skip the question; without a sure answer it is asked."""
    question = questionnaire.by_name[term.question]
    options = () if isinstance(question, FreeText) else options_of(question)
    others = " / ".join(option.label for option in options if option.name not in term.is_)
    number = w.number(numbers[term.question])
    return w.say("Skip this if the answer to question %(number)s is: %(answers)s", number=number, answers=others)


def _profile_term(questionnaire: Questionnaire, w: Words, term: ProfileTerm) -> str:
    _, above = w.say, term.above or 0
    share = w.percent(above)
    if term.is_ is not None:
        return _("the sector is %(sectors)s", sectors=" / ".join(questionnaire.sector[n].label for n in term.is_))
    if term.profile == "workers":
        return _("more than %(number)s people work there", number=w.number(above))
    if term.profile == "migrant_share":
        return _("more than %(share)s of the workers are migrants", share=share) if above else _("some are migrants")
    if term.profile == "agency_share":
        some = _("some of the migrants came through third parties")
        return _("more than %(share)s of the migrants came through third parties", share=share) if above else some
    some = _("some of the workers live in provided housing")
    return _("more than %(share)s of the workers live in provided housing", share=share) if above else some
