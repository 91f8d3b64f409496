"""What a reader sees first: the cover, the contents and the page for a board."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.models import Severity
from reports.blocks import (
    Block,
    Bullets,
    Callout,
    Contents,
    Cover,
    Figure,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    RangeBar,
    Tone,
)
from reports.subject import Subject
from reports.tasks import due, title_of
from scoring.models import Figures

FIRST = 3  # actions on the page for a board
FLAGS = 5  # red flags on it; critical ones are all there


def cover(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield Cover(
        title=s.text("title"),
        organisation=s.response.organisation.name or _("Organisation without a name"),
        subtitle=_("Report to share") if s.share else _("Report for our files"),
        facts=tuple(_facts(s)),
        notice=s.text("share_notice") if s.share else s.text("files_notice"),
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


def summary(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield PageBreak()
    yield s.heading("summary", _("Summary for the board"))
    yield from _referral_first(s)
    yield _key_figures(s)
    yield range_bar(s, s.assessment.business)
    yield Paragraph(s.text("range"), "small")
    yield from _provisional(s)
    yield from _red_flags(s)
    yield from _first(s)
    yield Heading(_("What this is, and what it is not"), 3)
    yield Paragraph(" ".join(s.text(name) for name in ("is", "is_not")), "small")


def _referral_first(s: Subject) -> Iterator[Block]:
    if s.open("critical"):
        referral = s.questionnaire.referral.title
        text = s.text("referral_first", title=referral, number=s.number_of("referral"))
        yield Callout(s.words.say("First of all: keep people safe"), text, "very_high")


def _key_figures(s: Subject) -> KeyFigures:
    _, n = s.words.say, s.words.number
    business, found = s.assessment.business, s.assessment.business.open
    others = _(
        "%(major)s major, %(minor)s minor, %(unknown)s not verified",
        major=n(found.major),
        minor=n(found.minor),
        unknown=n(found.not_verified),
    )
    concerned = _("of %(workers)s in all", workers=n(s.all_workers))
    alarm: Tone = "very_high" if found.critical else "neutral"
    return KeyFigures(
        (
            Figure(
                _("Remaining risk, 0 to 100"),
                headline(s, business),
                bands(s, business),
                _tone(s, business),
            ),
            Figure(_("Open critical findings"), n(found.critical), others, alarm),
            Figure(_("Workers where something was found"), n(business.workers_concerned), concerned),
        )
    )


def _tone(s: Subject, figures: Figures) -> Tone:
    return s.tone(figures.worst_band if figures.provisional else figures.band)


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


def _provisional(s: Subject) -> Iterator[Block]:
    if s.assessment.business.provisional:
        why = " ".join(why_provisional(s))
        yield Paragraph(s.words.say("%(provisional)s %(why)s", provisional=s.text("provisional"), why=why))


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


def _red_flags(s: Subject) -> Iterator[Block]:
    yield Heading(s.words.say("Red flags"), 3)
    critical, major = tuple(_flag_lines(s, "critical")), tuple(_flag_lines(s, "major"))
    shown = major[: max(0, FLAGS - len(critical))]
    if critical or major:
        yield Bullets((*critical, *shown, *_more(s, len(major) - len(shown))))
    elif not s.assessment.business.open.minor:
        yield Paragraph(s.text("no_red_flags"))


def _more(s: Subject, left: int) -> Iterator[str]:
    if left:
        yield s.words.count(
            "%(number)s more major finding: see part %(part)s",
            "%(number)s more major findings: see part %(part)s",
            left,
            part=s.number_of("findings"),
        )


def _flag_lines(s: Subject, severity: Severity) -> Iterator[str]:
    """Say each open finding of a severity once, with the places where it was found."""
    for group in s.alike(s.open(severity)):
        facts = {"severity": s.severity(severity), "finding": s.finding(group[0]), "where": s.where(group)}
        yield s.words.say("%(severity)s: %(finding)s (%(where)s)", **facts)


def _first(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    items = s.assessment.plan.items[:FIRST]
    if items:
        yield Heading(_("First three actions") if len(items) == FIRST else _("First actions"), 3)
        lines = (_("%(action)s (%(due)s)", action=title_of(s, item), due=due(s, item)) for item in items)
        yield Bullets(tuple(lines), numbered=True)
