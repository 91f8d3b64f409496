"""The plan as a working tracker: lists to choose from, real dates, and what is overdue in words and colour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from interchange.workbook.book import Book, Column, Placed, Value, numbered
from interchange.workbook.looks import BANDS, DONE
from interchange.workbook.told import Told
from questionnaires.models import EVIDENCE
from questionnaires.responses import FollowUp
from scoring.models import PlanItem

WIDTHS = (5, 15, 38, 15, 17, 13, 16, 12, 10, 30, 20, 8, 8, 13)
IN_WORDS = (5, 30, 40, 72, 36)
CLOSED = ("done", "dropped")
SMALLEST = 0.0005  # half of what one decimal of 0 to 100 can show
TONES: Mapping[int, str] = {1: "very_high", 3: "very_high", 4: "high"}


def plan(book: Book, told: Told) -> Any:
    _ = told.words.say
    sheet = book.sheet(_("Plan"), WIDTHS)
    lead = _(
        "Work with it: filter by role or status, set owners and dates, choose a status. Light yellow cells are yours "
        "to fill in, and the next sheet has the steps. What is entered here stays in this file: bring it to the tool "
        "when you assess again."
    )
    top = book.headed(sheet, _("The plan"), lead, 10, 190)
    rows = [_row(told, number, item) for number, item in numbered(told.assessment.plan.items)]
    placed = book.table(sheet, top, _columns(told), rows, "plan")
    _lists(book, sheet, placed)
    if rows:
        _colours(book, sheet, placed, told)
        _tags(book, sheet, placed, told)
    else:
        book.put(sheet, placed.first, 2, _("The answers call for no action."), "strong")
    sheet.autofilter(placed.header, 0, placed.last, len(WIDTHS) - 1)
    sheet.freeze_panes(placed.first, 3)
    sheet.repeat_rows(placed.header)
    return sheet


def _columns(told: Told) -> tuple[Column, ...]:
    _ = told.words.say
    done, dropped = (told.statuses[name].replace('"', "") for name in ("done", "dropped"))
    still = f'AND(ISNUMBER({{due}}),{{due}}<TODAY(),{{status}}<>"{done}",{{status}}<>"{dropped}")'
    overdue = f'IF({still},"{_("overdue").replace(chr(34), "")}","")'
    return (
        Column("number", _("No."), "ordinal"),
        Column("tag", _("What for"), "cell"),
        Column("action", _("Action"), "cell_strong"),
        Column("role", _("Who"), "cell"),
        Column("where", _("Where"), "cell"),
        Column("due", _("Due or review"), "date"),
        Column("owner", _("Owner"), "input"),
        Column("status", _("Status"), "input"),
        Column("late", _("Overdue?"), "cell_strong", overdue),
        Column("note", _("Note"), "input"),
        Column("evidence", _("What shows it"), "input"),
        Column("effort", _("Days of work"), "days"),
        Column("worth", _("Worth, points"), "tenths"),
        Column("together", _("Together with others"), "cell"),
    )


def _row(told: Told, number: int, item: PlanItem) -> dict[str, Value]:
    _, said = told.words.say, told.follow_up(item)
    due = said.due or item.due or item.review
    late = due is not None and due < told.assessment.on and said.status not in CLOSED
    return {
        "number": number,
        "tag": _tag(told, item),
        "action": _title(told, item),
        "role": told.questionnaire.role[item.role].label,
        "where": told.places((item.operation,) if item.operation else item.operations),
        "effort": item.effort_days,
        "worth": item.value * 100 if item.value >= SMALLEST else None,
        "together": _("yes: a date to review") if item.due is None and item.review else "",
        "due": due,
        "owner": "" if told.share else said.owner,
        "status": told.statuses[said.status],
        "late": _("overdue") if late else "",
        "note": "" if told.share else said.note,
        "evidence": _evidence(told, said),
    }


def in_words(book: Book, told: Told) -> Any:
    """Write the sheet with what each action of the plan means: why, how and when it is done."""
    _ = told.words.say
    sheet = book.sheet(_("Steps"), IN_WORDS)
    lead = _("What each action of the plan means, by its number there. Read the steps before you begin.")
    top = book.headed(sheet, _("The plan, step by step"), lead, len(IN_WORDS) - 1, 180)
    columns = (
        Column("number", _("No."), "ordinal"),
        Column("action", _("Action"), "cell_strong"),
        Column("why", _("Why"), "cell"),
        Column("steps", _("How"), "cell"),
        Column("done_when", _("Done when"), "cell"),
    )
    placed = book.table(sheet, top, columns, [_said(told, *one) for one in numbered(told.assessment.plan.items)])
    sheet.freeze_panes(placed.first, 2)
    sheet.repeat_rows(placed.header)
    return sheet


def _said(told: Told, number: int, item: PlanItem) -> dict[str, Value]:
    why, steps, done_when = _words(told, item)
    return {
        "number": number,
        "action": _title(told, item),
        "why": why,
        "steps": "\n".join(f"{place}. {step}" for place, step in numbered(steps)),
        "done_when": done_when,
    }


def _evidence(told: Told, said: FollowUp) -> str:
    """Give what shows that an action is done: the evidence's name in words, or the organisation's own words."""
    labels = told.questionnaire.rubric.evidence_labels
    known = {name: labels[name] for name in EVIDENCE}
    return next((label for name, label in known.items() if name == said.evidence), "" if told.share else said.evidence)


def _words(told: Told, item: PlanItem) -> tuple[str, tuple[str, ...], str]:
    _, q = told.words.say, told.questionnaire
    if item.action is not None:
        action = q.action[item.action]
        return action.why, action.steps, action.done_when
    why = _(
        "These questions may hide a red flag, and nobody could answer them. If anyone may be in danger, open the "
        "safe-referral page first and follow it. Then begin with papers and records. Do not "
        "question workers: what only they can tell is for someone independent to ask, in private."
    )
    asked = tuple(q.by_name[name] for name in item.questions)
    steps = tuple(f"{one.label}\n{one.find_out}" if one.find_out else one.label for one in asked)
    return why, steps, _("Each of these questions has an answer, and what it rests on is noted.")


def _title(told: Told, item: PlanItem) -> str:
    if item.action is not None:
        return told.questionnaire.action[item.action].label
    return told.words.count(
        "%(role)s: %(number)s thing to find out within %(days)s days",
        "%(role)s: %(number)s things to find out within %(days)s days",
        len(item.questions),
        role=told.questionnaire.role[item.role].label,
        days=told.words.number(told.questionnaire.rubric.due_days["find_out"]),
    )


def _tag(told: Told, item: PlanItem) -> str:
    _ = told.words.say
    if item.kind != "act":
        return _("Stop the harm") if item.kind == "contain" else _("Find out")
    tags = {1: _("End a critical finding"), 3: _("End a critical finding"), 4: _("End a major finding")}
    return tags.get(item.tier, _("Better practice"))


def _lists(book: Book, sheet: Any, placed: Placed) -> None:
    """Offer the statuses and the levels of evidence, and ask for a date where a date belongs."""
    book.list_from(sheet, placed, "status", "status_label")
    book.list_from(sheet, placed, "evidence", "evidence_offered", strict=False)
    column = placed.columns["due"]
    rule = {"validate": "date", "criteria": ">", "value": date(2000, 1, 1), "error_type": "stop"}
    sheet.data_validation(placed.first, column, placed.last, column, rule)


def _tags(book: Book, sheet: Any, placed: Placed, told: Told) -> None:
    for number, item in numbered(told.assessment.plan.items):
        if item.tier in TONES and item.kind != "find_out":
            book.put(
                sheet, placed.header + number, placed.columns["tag"], _tag(told, item), f"band_{TONES[item.tier]}"
            )


def _colours(book: Book, sheet: Any, placed: Placed, told: Told) -> None:
    """Colour what is overdue and what is done; the words for both stand in the row."""
    first, last = placed.first, placed.last
    area, text = BANDS["very_high"]
    late = book.workbook.add_format({"bg_color": area, "font_color": text, "bold": True})
    done = book.workbook.add_format({"bg_color": DONE, "font_color": "#4F616B"})
    status, overdue = (f"${chr(65 + placed.columns[key])}{first + 1}" for key in ("status", "late"))
    for key in ("due", "late"):
        place = placed.columns[key]
        rule = {"type": "formula", "criteria": f'={overdue}<>""', "format": late}
        sheet.conditional_format(first, place, last, place, rule)
    for name, label in told.statuses.items():
        if name not in CLOSED:
            continue
        words = label.replace('"', "")
        rule = {"type": "formula", "criteria": f'={status}="{words}"', "format": done}
        sheet.conditional_format(first, 0, last, len(WIDTHS) - 1, rule)
