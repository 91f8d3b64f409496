"""The story of two assessments of one organisation: what got better or worse, what is new, what was left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from i18n import translated, words
from reports.compared import Told, label, shown_parts, sides
from reports.front import bands, headline
from reports.subject import Subject
from scoring.compare import Comparison, Side
from scoring.fates import Fate

LISTED = 8  # answers in a chapter before "and so many more": the table has all


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    lines: tuple[str, ...]
    lead: str = ""


def told_in(language: str, comparison: Comparison, before: Side, after: Side) -> dict[str, list[str]]:
    """Give the whole story in a language, chapter by chapter; "" is the chapter before the first."""
    w = words(language)
    subjects = [
        Subject(translated(side.questionnaire, language), side.response, side.assessment, w, share=False)
        for side in (before, after)
    ]
    told = Told(subjects[0], subjects[1], comparison)
    return {"": list(in_short(told)), **{chapter.title: list(chapter.lines) for chapter in story(told)}}


# --- in short --------------------------------------------------------------------------------------------------------


def in_short(told: Told) -> Iterator[str]:
    """Say in a few sentences how the figure moved and whose doing that is."""
    _, moved = told.after.words.say, told.comparison.moved
    if moved is None:
        yield _(
            "One of the two took the quick path and the other did not. They ask different questions, so their figures "
            "are not compared."
        )
        return
    was, now = told.before.assessment.business, told.after.assessment.business
    yield _(
        "The remaining risk was %(was)s (%(was_band)s) and is %(now)s (%(now_band)s).",
        was=headline(told.before, was),
        was_band=bands(told.before, was),
        now=headline(told.after, now),
        now_band=bands(told.after, now),
    )
    shown = shown_parts(told)
    yield _(
        "Points from your answers: %(answers)s. From what they rest on: %(evidence)s.",
        answers=shown["answers"],
        evidence=shown["evidence"],
    )
    if told.comparison.profile:
        yield _(
            "Points from changes in where and with whom you work: %(points)s. This is shown apart: it is neither an "
            "improvement nor a decline.",
            points=shown["profile"],
        )


# --- the story -------------------------------------------------------------------------------------------------------


def story(told: Told) -> tuple[Chapter, ...]:
    """Give the chapters that have something to say."""
    _ = told.after.words.say
    chapters = (
        Chapter(
            _("What was left open"),
            tuple(_left_open(told)),
            _("The place is no longer in the assessment. The people may still be owed something."),
        ),
        Chapter(_("What got better"), tuple(_better(told))),
        Chapter(_("What got worse"), tuple(_worse(told))),
        Chapter(_("What is new"), tuple(_new(told))),
        Chapter(_("What is still open"), tuple(_named(told, fate) for fate in told.of("still"))),
        Chapter(
            _("What is no longer asked"),
            tuple(_named(told, fate) for fate in told.of("not_asked")),
            _(
                "These were found before. Another answer, or what you say of your organisation, now leaves their "
                "questions out. That alone does not show that they ended."
            ),
        ),
    )
    return tuple(chapter for chapter in chapters if chapter.lines)


def _side(told: Told, fate: Fate) -> Subject:
    return told.before if fate.after is None else told.after


def _named(told: Told, fate: Fate) -> str:
    """Say a finding, with its severity and place."""
    s, finding = _side(told, fate), fate.finding
    if finding.choice is None and fate.before:
        s, finding = told.before, fate.before
    return s.words.say(
        "%(finding)s (%(severity)s, %(place)s)",
        finding=s.finding(finding).strip(),
        severity=s.severity(finding.severity),
        place=s.place(finding.operation),
    )


def _left_open(told: Told) -> Iterator[str]:
    """Say what was left open place by place, each begun with the question that nobody has answered."""
    s, w = told.before, told.before.words
    by_place: dict[tuple[str, ...], list[Fate]] = {}
    for fate in told.of("left_open"):
        by_place.setdefault(s.concerns(fate.finding), []).append(fate)
    for operations, found in by_place.items():
        yield w.count(
            "%(place)s: what happened to the worker there?",
            "%(place)s: what happened to the %(number)s workers there?",
            s.workers(operations),
            place=w.joined(s.place(operation) for operation in operations),
        )
        yield from (_named(told, fate) for fate in found)


def _better(told: Told) -> Iterator[str]:
    _ = told.after.words.say
    for fate in told.of("ended", "remedied", "lighter"):
        rule = {
            "ended": _("No longer found: %(finding)s"),
            "remedied": _("Put right, keep watching: %(finding)s"),
            "lighter": _("Less grave than before: %(finding)s"),
        }[fate.kind]
        yield rule % {"finding": _named(told, Fate(fate.kind, fate.before, None))}
    cleared = len(told.of("cleared"))
    if cleared:
        yield told.after.words.count(
            "%(number)s question that nobody could answer before now has an answer without a red flag.",
            "%(number)s questions that nobody could answer before now have an answer without a red flag.",
            cleared,
        )
    yield from _answers(told, "better")


def _worse(told: Told) -> Iterator[str]:
    _ = told.after.words.say
    for fate in told.of("graver", "new"):
        rule = _("Graver than before: %(finding)s") if fate.kind == "graver" else _("Found now: %(finding)s")
        yield rule % {"finding": _named(told, fate)}
    for fate in told.of("unknown"):
        yield _("Found before, and now nobody can say: %(finding)s", finding=_named(told, fate))
    yield from _answers(told, "worse")


def _new(told: Told) -> Iterator[str]:
    _ = told.after.words.say
    for fate in told.of("found"):
        yield _("Nobody knew before, and now it is known: %(finding)s", finding=_named(told, fate))
    for change in told.comparison.profile:
        if change.field == "operation" and change.before is None:
            yield _("New in the assessment: %(place)s", place=told.after.place(change.operation))
    for fate in told.of("arrived"):
        yield _("Found there: %(finding)s", finding=_named(told, fate))
    asked = sum(one.kind in ("added", "asked") for one in told.comparison.changes)
    if asked:
        w = told.after.words
        yield w.count(
            "%(number)s question is asked that was not asked before.",
            "%(number)s questions are asked that were not asked before.",
            asked,
        )


def _answers(told: Told, direction: str) -> Iterator[str]:
    """Say the answers that changed in one direction, but for those of which a finding tells already."""
    w = told.after.words
    told_of = {fate.finding.question for fate in told.comparison.findings if fate.kind != "still"}
    found = [one for one in told.comparison.changes if one.direction == direction and one.question not in told_of]
    for one in found[:LISTED]:
        yield w.say("%(question)s %(before)s → %(after)s", question=label(told, one), **sides(told, one))
    if len(found) > LISTED:
        yield w.count("and %(number)s more", "and %(number)s more", len(found) - LISTED)
