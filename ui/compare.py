"""Two assessments of one organisation compared: the story, why the figure moved, and every question that differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from interchange import portable
from interchange.differences import differences
from interchange.problems import FileRefused, words_of
from questionnaires.loader import load
from questionnaires.responses import Response
from reports.blocks import Table
from reports.compared import Told, changes_table, shown_parts, step_labels, tenths, why_table
from reports.story import Chapter, in_short, story
from reports.subject import Subject
from scoring.assess import assess
from scoring.compare import STEPS, Side, compare
from scoring.exceptions import ProfileIncomplete
from storage import NotFound
from ui import charts, parts, plots, session, taken
from ui.differences import rows
from ui.entries import today

FILE = "file"
KEPT = "@"  # between an assessment's id and its snapshot's; no id holds it


@dataclass(frozen=True)
class Chosen:
    response: Response
    on: date


def page() -> None:
    held = session.current()
    _ = held.words.say
    parts.heading(_("Compare"), _("Two assessments of the same organisation: what changed, and why the figure moved."))
    with st.container(border=True, key="compare_choice"):
        file = taken.panel("compare_file")
        offered = choices(held, file)
        if len(offered) < 2:
            parts.note(
                _("There is only one to choose yet. Keep today's result on the results page, or take a file in.")
            )
            parts.steps(("results", _("The result")), None)
            return
        before, after = (_load(held, key, file) for key in _choose(held, offered, file))
    if before and after:
        _compared(held, before, after)
    parts.steps(("results", _("The result")), ("merge", _("Work with colleagues")))


# --- choosing --------------------------------------------------------------------------------------------------------


def choices(held: session.Current, file: Response | None) -> dict[str, str]:
    """Give everything that can be compared: saved assessments, each with its snapshots, and the file.

    What tells two of them apart stands first: on a phone the end of a long name is cut off.
    """
    _, offered, store = held.words.say, {}, session.store()
    for summary in store.list(held.owner):
        name = summary.name or _("Not named yet")
        offered[summary.id] = _("Changed %(when)s · %(name)s", name=name, when=summary.changed_at)
        for one in store.snapshots(summary.id, held.owner) if summary.finished else ():
            offered[f"{summary.id}{KEPT}{one.id}"] = _("Kept %(day)s · %(name)s", name=name, day=one.on)
    if file is not None:
        name = file.organisation.name or _("Not named yet")
        offered[FILE] = _("The file · %(name)s", name=name)
    return offered


def proposed(held: session.Current, offered: Mapping[str, str], file: Response | None) -> tuple[str, str]:
    """Propose the one in hand as the later, and what it most likely grew from as the earlier."""
    keys = list(offered)
    after = held.id if held.id in offered else keys[0]
    kept = [key for key in keys if key.startswith(f"{after}{KEPT}")]
    others = [key for key in keys if key != after]
    before = FILE if file is not None else kept[-1] if kept else others[0]
    return before, after


def _choose(held: session.Current, offered: Mapping[str, str], file: Response | None) -> tuple[str, str]:
    _, keys, found = held.words.say, list(offered), []
    names = ("compare_before", "compare_after")
    labels = (_("Earlier"), _("Later"))
    for column, name, label, key in zip(st.columns(2), names, labels, proposed(held, offered, file), strict=True):
        with column:
            place = f"{name}@{len(keys)}"
            found.append(st.selectbox(label, keys, keys.index(key), format_func=offered.__getitem__, key=place))
    return found[0], found[1]


def _load(held: session.Current, key: str, file: Response | None) -> Chosen | None:
    """Give what was chosen, or say why it cannot be read and give None."""
    whole, kept, snapshot = key.partition(KEPT)
    try:
        if key == FILE and file is not None:
            return Chosen(file, today())
        if not kept:
            return Chosen(session.store().load(whole, held.owner), today())
        one = next(one for one in session.store().snapshots(whole, held.owner) if one.id == snapshot)
        return Chosen(portable.read(one.document, load()).response, one.on)
    except FileRefused as refusal:
        title = held.words.say("It cannot be scored with this edition of the questionnaire.")
        parts.note(" ".join(words_of(problem, held.words) for problem in refusal.problems[:3]), "care", title)
    except (NotFound, StopIteration):
        parts.note(held.words.say("It was deleted in another tab. Choose another."), "care")
    return None


# --- the comparison --------------------------------------------------------------------------------------------------


def _compared(held: session.Current, before: Chosen, after: Chosen) -> None:
    _ = held.words.say
    try:
        sides = [Side(load(), one.response, assess(load(), one.response, one.on)) for one in (before, after)]
        found = compare(*sides)
    except ProfileIncomplete:
        parts.note(
            _("One of the two does not say yet what people do, in which country, or how many work there."), "care"
        )
        return
    subjects = [Subject(held.questionnaire, s.response, s.assessment, held.words, share=False) for s in sides]
    told = Told(subjects[0], subjects[1], found)
    _careful(held, before.response, after.response)
    if found.nothing:
        parts.note(_("The two say the same."), "calm")
        return
    parts.subheading(_("In short"))
    st.html("".join(f"<p>{parts.safe(line)}</p>" for line in in_short(told)))
    for chapter in story(told):
        _chapter(told, chapter)
    _why(held, told)
    _profile(held, before.response, after.response)
    _questions(held, told)


def _careful(held: session.Current, before: Response, after: Response) -> None:
    """Say what makes a comparison mean less than it seems."""
    _ = held.words.say
    names = before.organisation.name.strip(), after.organisation.name.strip()
    if names[0].casefold() != names[1].casefold():
        text = _("They are called “%(one)s” and “%(other)s”.", one=names[0], other=names[1])
        parts.note(text, "care", _("Is this the same organisation?"))
    editions = {response.questionnaire.version for response in (before, after)} - {load().version, ""}
    if editions:
        parts.note(
            _(
                "Answered in part on edition %(editions)s of the questionnaire. Both are scored with the edition and "
                "the data of today, so neither moves the figure here.",
                editions=held.words.joined(sorted(editions)),
            )
        )


def _chapter(told: Told, chapter: Chapter) -> None:
    if told.of("left_open") and chapter == story(told)[0]:
        with st.container(border=True, key="left_open"):
            parts.subheading(chapter.title, chapter.lead)
            st.html(parts.listing(chapter.lines))
            parts.link("help", told.after.questionnaire.referral.title)
        return
    parts.subheading(chapter.title, chapter.lead)
    st.html(parts.listing(chapter.lines))


def _why(held: session.Current, told: Told) -> None:
    """Draw the way from the earlier figure to the later; a step that moved nothing is in the table alone."""
    _, moved, w = held.words.say, told.comparison.moved, held.words
    if moved is None:
        return
    lead = _(
        "A fall is less risk. Each part is worked out with those before it; an answer that changed counts first with "
        "what the earlier one rested on, and then with its own evidence."
    )
    parts.subheading(_("Why the figure moved"), lead)
    labels, shown = step_labels(told), shown_parts(told)
    levels = [tenths(level) for level in moved.levels]
    steps = [at for at in range(len(STEPS)) if levels[at] != levels[at + 1]]
    values = [levels[0], *(levels[at + 1] - levels[at] for at in steps), levels[-1]]
    texts = [w.number(levels[0] / 10, 1), *(shown[STEPS[at]] for at in steps), w.number(levels[-1] / 10, 1)]
    names = [_("Before"), *(labels[STEPS[at]] for at in steps), _("After")]
    figure = plots.waterfall(names, [value / 10 for value in values], texts, totals=(0, len(values) - 1))
    alt = _("From %(before)s to %(after)s points.", before=texts[0], after=texts[-1])
    plots.show(figure, why_table(told), held, "why_it_moved", alt)


def _profile(held: session.Current, before: Response, after: Response) -> None:
    found = [one for one in differences(before, after) if one.part == "operation"]
    if found:
        _ = held.words.say
        parts.subheading(_("Where and with whom you work"), _("Shown apart: it is neither better nor worse."))
        st.html(charts.table(_headed(held, rows(held.questionnaire, held.words, found))))


def _headed(held: session.Current, table: Table) -> Table:
    _ = held.words.say
    return replace(table, header=(_("What"), _("Before"), _("After")))


def _questions(held: session.Current, told: Told) -> None:
    table, w = changes_table(told), held.words
    if table.rows:
        title = w.count("The question that differs", "All %(number)s questions that differ", len(table.rows))
        parts.subheading(w.say("Question by question"))
        st.html(parts.fold(title, charts.table(table)))
