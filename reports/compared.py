"""Two assessments of one organisation side by side: why the figure moved, and what was answered otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from questionnaires.responses import Answer
from reports.blocks import Cell, Table
from reports.subject import NOTHING, Subject, answer_in_words
from scoring.changes import Change, Kind, ProfileChange
from scoring.compare import STEPS, Comparison, Step
from scoring.fates import Fate, FateKind


@dataclass(frozen=True)
class Told:
    """A comparison with both its sides, in the language of their words."""

    before: Subject
    after: Subject
    comparison: Comparison

    def of(self, *kinds: FateKind) -> tuple[Fate, ...]:
        return tuple(fate for fate in self.comparison.findings if fate.kind in kinds)


# --- why the figure moved --------------------------------------------------------------------------------------------


def step_labels(told: Told) -> Mapping[Step, str]:
    _ = told.after.words.say
    return {
        "tables": _("Data about countries and goods"),
        "questionnaire": _("Edition of the questionnaire"),
        "profile": _("Where and with whom you work"),
        "answers": _("Your answers"),
        "evidence": _("What the answers rest on"),
    }


def why_table(told: Told) -> Table:
    """Give the parts of the difference between the two figures, in the order in which they were taken."""
    _, moved, w = told.after.words.say, told.comparison.moved, told.after.words
    if moved is None:
        return Table((), (), ())
    labels, shown = step_labels(told), shown_parts(told)
    steps = [(Cell(labels[step]), Cell(shown[step])) for step in STEPS]
    ends = [w.number(tenths(level) / 10, 1) for level in (moved.before, moved.after)]
    rows = (
        (Cell(_("Before"), strong=True), Cell(ends[0], strong=True)),
        *steps,
        (Cell(_("After"), strong=True), Cell(ends[1], strong=True)),
    )
    return Table((_("What changed"), _("Points")), rows, (5, 1), (1,), _("Why the figure moved"))


def shown_parts(told: Told) -> Mapping[Step, str]:
    """Give what each step added in points with one decimal; they add up to the difference of the levels shown."""
    moved = told.comparison.moved
    if moved is None:
        return {}
    levels = [tenths(level) for level in moved.levels]
    pairs = zip(STEPS, levels[:-1], levels[1:], strict=True)
    return {step: signed(told, later - earlier) for step, earlier, later in pairs}


def tenths(level: float) -> int:
    """Give a risk of 0 to 1 in tenths of a point, rounded half up."""
    return int(Decimal(repr(round(level * 1000, 9))).quantize(Decimal(1), ROUND_HALF_UP))


def signed(told: Told, points: int) -> str:
    figure = told.after.words.number(points / 10, 1)
    return f"+{figure}" if points > 0 else figure


# --- question by question --------------------------------------------------------------------------------------------


def changes_table(told: Told) -> Table:
    """Give every question that differs: where, before, after, how."""
    _, kinds = told.after.words.say, _kinds(told)
    several = len(told.after.response.operations) > 1
    rows = []
    for one in told.comparison.changes:
        said = sides(told, one)
        where = f" · {told.after.place(one.operation)}" if one.operation and several else ""
        rows.append(
            (Cell(f"{label(told, one)}{where}"), Cell(said["before"]), Cell(said["after"]), Cell(kinds[one.kind]))
        )
    return Table((_("Question"), _("Before"), _("After"), _("How")), tuple(rows), (3, 2, 2, 1.4))


def _kinds(told: Told) -> Mapping[Kind, str]:
    _ = told.after.words.say
    return {
        "added": _("New in the questionnaire"),
        "retired": _("No longer in the questionnaire"),
        "asked": _("Applies now"),
        "not_asked": _("Does not apply any more"),
        "answer": _("Another answer"),
        "evidence": _("Rests on something else"),
    }


def label(told: Told, one: Change) -> str:
    for s in (told.after, told.before):
        if one.question in s.questionnaire.by_name:
            return s.questionnaire.by_name[one.question].label
    return one.question


def sides(told: Told, one: Change) -> Mapping[str, str]:
    """Say both answers, by "before" and "after"."""
    before, after = (said(s, one.question, given) for s, given in ((told.before, one.before), (told.after, one.after)))
    return {"before": before, "after": after}


def said(s: Subject, question: str, answer: Answer | None) -> str:
    """Say an answer with what it rests on."""
    asked = s.questionnaire.by_name.get(question)
    if asked is None or answer is None:
        return NOTHING if asked is None else s.words.say("Not answered")
    evidence = s.questionnaire.rubric.evidence_labels[answer.evidence]
    return s.words.say("%(answer)s (%(evidence)s)", answer=answer_in_words(s.words, asked, answer), evidence=evidence)


# --- the profile -----------------------------------------------------------------------------------------------------


def gone(told: Told) -> tuple[str, ...]:
    """Name the operations that are no longer in the assessment."""
    left = (one for one in told.comparison.profile if one.field == "operation" and one.after is None)
    return tuple(told.before.place(one.operation) for one in left)


def fields_changed(told: Told) -> tuple[ProfileChange, ...]:
    return tuple(one for one in told.comparison.profile if one.field != "operation")
