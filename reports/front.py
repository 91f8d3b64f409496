"""The cover, the contents, and how a figure is said: with its band, its range, and why it is provisional."""

from __future__ import annotations

from collections.abc import Iterator

from reports.blocks import Block, Contents, Cover, RangeBar
from reports.subject import Subject
from scoring.models import Figures


def cover(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield Cover(
        title=s.text("title"),
        organisation=s.response.organisation.name or _("Organisation without a name"),
        subtitle=_("Report to share") if s.share else _("Report for our files"),
        facts=tuple(_facts(s)),
        notice=s.text("share_notice") if s.share else s.text("files_notice"),
        logo=s.logo,
    )


def _facts(s: Subject) -> Iterator[tuple[str, str]]:
    _ = s.words.say
    response = s.response
    yield _("Date"), s.words.date(s.assessment.on)
    if response.prepared_by.name:
        yield _("Prepared by"), _name_and_role(s)
    if response.organisation.contact and not s.share:
        yield _("Contact"), response.organisation.contact
    yield _("Covered"), _covered(s)
    if response.scope_note:
        yield _("Of all sites and workers"), response.scope_note
    yield _("Questions asked"), s.text("quick_notice") if s.quick else _("Full questionnaire")
    share = s.words.percent(s.assessment.stated_only)
    yield _("What the answers rest on"), _("%(share)s of the answers rest on our word alone", share=share)
    yield _("Were workers asked?"), _workers_asked(s)


def _name_and_role(s: Subject) -> str:
    by = s.response.prepared_by
    return s.words.say("%(name)s (%(role)s)", name=by.name, role=by.role) if by.role else by.name


def _workers_asked(s: Subject) -> str:
    _ = s.words.say
    return (
        _("yes, in private, or an independent check was made, for at least one answer")
        if s.assessment.workers_asked
        else _("no: not one answer is confirmed by workers or by an independent check")
    )


def _covered(s: Subject) -> str:
    count = s.words.count
    sites = count("%(number)s site or line of work", "%(number)s sites or lines of work", len(s.response.operations))
    workers = count("%(number)s worker", "%(number)s workers", s.all_workers)
    return s.words.say("%(sites)s with %(workers)s", sites=sites, workers=workers)


def contents(s: Subject) -> Iterator[Block]:
    yield Contents(s.words.say("Contents"))


def headline(s: Subject, figures: Figures) -> str:
    """Give the figure of 0 to 100; of a provisional one, where it is and where it may be."""
    today, worst = s.words.score(figures.headline), s.words.score(figures.worst)
    if not figures.provisional or today == worst:
        return today
    return s.words.say("%(today)s to %(worst)s", today=today, worst=worst)


def bands(s: Subject, figures: Figures) -> str:
    """Name the band; of a provisional figure both, and never one alone."""
    _ = s.words.say
    if not figures.provisional:
        return s.band(figures.band)
    today, worst = s.band(figures.band), s.band(figures.worst_band)
    if today == worst:
        return _("%(band)s, provisional", band=today)
    return _("%(today)s to %(worst)s, provisional", today=today, worst=worst)


def why_provisional(s: Subject) -> Iterator[str]:
    """Say what is missing for a rating that is not provisional."""
    _, count, left = s.words.say, s.words.count, s.assessment.unanswered
    if s.quick:
        yield _("The quick path asks only a few questions.")
    if left.flagged:
        yield count(
            "%(number)s question that may hide a red flag has no answer yet.",
            "%(number)s questions that may hide a red flag have no answer yet.",
            len(left.flagged),
        )
    if left.answered < s.questionnaire.rubric.answered_share * left.applying:
        yield _(
            "%(answered)s of %(applying)s answers are given.",
            answered=s.words.number(left.answered),
            applying=s.words.number(left.applying),
        )
    if left.contradictions:
        yield count(
            "%(number)s contradiction about a critical matter is not solved.",
            "%(number)s contradictions about critical matters are not solved.",
            len(left.contradictions),
        )


def range_bar(s: Subject, figures: Figures) -> RangeBar:
    _, score = s.words.say, s.words.score
    marks = (
        (_("Best"), figures.best),
        (_("Stated"), figures.stated),
        (_("Today"), figures.headline),
        (_("Worst"), figures.worst),
    )
    alt = _(
        "Best case %(best)s, as stated %(stated)s, today %(today)s, worst case %(worst)s, from 0 to 100.",
        best=score(figures.best),
        stated=score(figures.stated),
        today=score(figures.headline),
        worst=score(figures.worst),
    )
    limits = [0.0, *(band.below * 100 for band in s.questionnaire.rubric.bands if band.below is not None), 100.0]
    drawn = tuple(
        (band.label, limits[place], limits[place + 1], s.tone(band.name))
        for place, band in enumerate(s.questionnaire.rubric.bands)
    )
    return RangeBar(tuple((label, risk * 100, score(risk)) for label, risk in marks), drawn, alt)
