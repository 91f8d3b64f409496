"""The page for a board: the figure and how sure it is, the red flags, the first actions, what it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questionnaires.models import Severity
from reports.blocks import (
    Block,
    Bullets,
    Callout,
    Figure,
    Heading,
    KeyFigures,
    OnePage,
    PageBreak,
    Paragraph,
    RangeBar,
    Tone,
)
from reports.front import bands, headline, range_bar, why_provisional
from reports.subject import Subject
from reports.tasks import due, title_in_place
from scoring.models import Figures, Finding

FIRST = 3  # actions on the page
FLAGS, QUICK_FLAGS = 6, 3  # red flags on it at most, critical ones first; in the short report all follow right below
PLACES = 3  # named beside a red flag; more are counted


def summary(s: Subject) -> Iterator[Block]:
    """Give one page, with as many of the red flags as it holds."""
    most = QUICK_FLAGS if s.quick else FLAGS
    yield OnePage(tuple(tuple(_page(s, flags)) for flags in range(most, -1, -1)))
    if not s.quick:
        yield PageBreak()


def _page(s: Subject, flags: int) -> Iterator[Block]:
    yield s.heading("summary", s.words.say("Summary for the board"))
    yield from _referral_first(s)
    yield _key_figures(s)
    yield _marks_together(s, range_bar(s, s.assessment.business))
    yield _how_sure(s)
    yield from _red_flags(s, flags)
    yield from _first(s)
    yield Paragraph(s.text("is_not"), "small")


def _referral_first(s: Subject) -> Iterator[Block]:
    """Point to the safe-referral page where a harm is open that some action of ours would stop at once."""
    harms = {name for action in s.questionnaire.actions() for name in action.contains}
    if s.open("critical") or any(finding.question in harms for finding in s.open("major")):
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


def _how_sure(s: Subject) -> Paragraph:
    """Say why a rating is provisional; of one that is not, what its range means."""
    if not s.assessment.business.provisional:
        return Paragraph(s.text("range"), "small")
    why = " ".join(why_provisional(s))
    return Paragraph(s.words.say("%(provisional)s %(why)s", provisional=s.text("provisional"), why=why))


def _marks_together(s: Subject, drawn: RangeBar) -> RangeBar:
    """Say marks that show the same figure in one label."""
    alike: dict[str, list[tuple[str, float, str]]] = {}
    for mark in drawn.marks:
        alike.setdefault(mark[2], []).append(mark)
    marks = ((s.words.joined([mark[0] for mark in same]), same[-1][1], text) for text, same in alike.items())
    return replace(drawn, marks=tuple(marks))


def _red_flags(s: Subject, at_most: int) -> Iterator[Block]:
    yield Heading(s.words.say("Red flags"), 3)
    critical, major = tuple(_flag_lines(s, "critical")), tuple(_flag_lines(s, "major"))
    if critical or major:
        shown = (*critical, *major)[:at_most]
        yield Bullets((*shown, *_more(s, len(critical) + len(major) - len(shown), len(critical) > len(shown))))
    elif not s.assessment.business.open.minor:
        yield Paragraph(s.text("no_red_flags"))


def _more(s: Subject, left: int, critical: bool) -> Iterator[str]:
    """Say how many are left out, and where they are."""
    if left and critical:
        yield s.words.count(
            "%(number)s more red flag, a critical one: see part %(part)s",
            "%(number)s more red flags, critical ones among them: see part %(part)s",
            left,
            part=s.number_of("findings"),
        )
    elif left:
        yield s.words.count(
            "%(number)s more major finding: see part %(part)s",
            "%(number)s more major findings: see part %(part)s",
            left,
            part=s.number_of("findings"),
        )


def _flag_lines(s: Subject, severity: Severity) -> Iterator[str]:
    """Say each open finding of a severity once, with the places where it was found."""
    for group in s.alike(s.open(severity)):
        facts = {"severity": s.severity(severity), "finding": s.finding(group[0]), "where": _where(s, group)}
        yield s.words.say("%(severity)s: %(finding)s (%(where)s)", **facts)


def _where(s: Subject, group: tuple[Finding, ...]) -> str:
    places = s.concerned(group)
    if PLACES < len(places) < len(s.response.operations):
        return s.words.count("%(number)s site or line of work", "%(number)s sites or lines of work", len(places))
    return s.where(group)


def _first(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    items = s.assessment.plan.items[:FIRST]
    if items:
        yield Heading(_("First three actions") if len(items) == FIRST else _("First actions"), 3)
        lines = (_("%(action)s (%(due)s)", action=title_in_place(s, item), due=due(s, item)) for item in items)
        yield Bullets(tuple(lines), numbered=True)
