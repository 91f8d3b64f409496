"""Every answer as it was given, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.answers import understood
from questionnaires.models import NOT_APPLICABLE, FreeText, ScoredQuestion, Section
from questionnaires.relevance import is_blank
from questionnaires.responses import Answer, AnswersByOperation
from reports.blocks import Block, Bullets, Cell, Heading, Paragraph, Table
from reports.conditions import Blank
from reports.reasons import points_of
from reports.subject import NOTHING, Subject, in_rows

Given = tuple[Answer | None, tuple[str, ...]]  # an answer and the operations where it was given


def answers(s: Subject) -> Iterator[Block]:
    _ = s.words.say
    yield s.heading("answers", _("The answers"))
    yield Paragraph(s.text("answers"), "small" if s.quick else "body")
    if s.share:
        yield Paragraph(s.text("answers_no_notes"), "small")
    yield _table(s)
    notes = (
        () if s.share else tuple(note for question in s.questionnaire.by_name.values() for note in _notes(s, question))
    )
    if notes:
        yield Heading(_("Notes"), 3)
        yield Bullets(notes)
    yield from _not_asked(s)


def _table(s: Subject) -> Table:
    """Give every question with its number in the blank form, its answer and its points."""
    _, blank = s.words.say, Blank(s.questionnaire, s.words, s.response.path)
    points = points_of(s)
    rows = tuple(row for section in s.questionnaire.sections for row in _topic(s, section, blank, points))
    if s.quick:
        short = tuple(row[1:4] for row in rows if len(row) > 1)
        return Table((_("Question"), _("Answer"), _("Rests on")), short, widths=(4, 3.2, 1.8), compact=True)
    header = (_("No."), _("Question"), _("Answer"), _("Rests on"), _("Points"))
    return Table(header, rows, widths=(0.6, 3.8, 2.9, 1.85, 0.8), numeric=(4,), compact=True)


def _topic(s: Subject, section: Section, blank: Blank, points: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    asked = [q for q in section.questions if any(q.name in names for names in s.applying.values())]
    if asked:
        yield (Cell(section.label, strong=True),)
    for question in asked:
        number, given = blank.number(question.name), points.get(question.name, "")
        for label, text, evidence in _rows(s, question):
            yield Cell(number), label, text, evidence, Cell(given)
            number = given = ""


def _rows(s: Subject, question: ScoredQuestion | FreeText) -> Iterator[tuple[Cell, Cell, Cell]]:
    """Give one row for each different answer, the question said once."""
    label, everywhere = question.label, _everywhere(s, question.name)
    for stored, operations in _given(s, question.name):
        text, answer = s.answered(question, stored), understood(question, stored)
        if not everywhere:
            text = s.words.say("%(place)s: %(answer)s", place=s.places(operations), answer=text)
        yield Cell(label), Cell(text, strong=is_blank(answer)), Cell(_evidence(s, question, answer))
        label = ""
        for row, said in in_rows(question, answer):
            yield Cell(f"\u2022 {row}"), Cell(said or s.words.say("Not answered"), strong=said is None), Cell("")


def _everywhere(s: Subject, name: str) -> bool:
    return len(s.response.operations) == 1 or not s.response.answered_by_operation(name)


def _given(s: Subject, name: str) -> tuple[Given, ...]:
    groups: list[tuple[Answer | None, list[str]]] = []
    for operation, names in s.applying.items():
        if name not in names:
            continue
        answer = s.response.answer(name, operation)
        alike = next((places for other, places in groups if _same(other, answer)), None)
        if alike is None:
            groups.append((answer, [operation]))
        else:
            alike.append(operation)
    return tuple((answer, tuple(places)) for answer, places in groups)


def _same(one: Answer | None, other: Answer | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.value, one.evidence) == (other.value, other.evidence)


def _evidence(s: Subject, question: ScoredQuestion | FreeText, answer: Answer | None) -> str:
    if answer is None or is_blank(answer) or isinstance(question, FreeText) or answer.value == NOT_APPLICABLE:
        return NOTHING
    return s.questionnaire.rubric.evidence_labels[answer.evidence]


def _notes(s: Subject, question: ScoredQuestion | FreeText) -> Iterator[str]:
    """Give what was written beside an answer: its note, and why it does not apply."""
    given = s.response.answers.get(question.name)
    told = given.by_operation.values() if isinstance(given, AnswersByOperation) else [given] if given else []
    for answer in told:
        for words in (answer.note, answer.reason if answer.value == NOT_APPLICABLE else ""):
            if words.strip():
                yield s.words.say("%(question)s %(note)s", question=question.label, note=words.strip())


def _not_asked(s: Subject) -> Iterator[Block]:
    """Name the answers that are kept and count for nothing."""
    asked = {name for names in s.applying.values() for name in names}
    known = s.questionnaire.by_name
    kept = [name for name in s.response.answers if name not in asked]
    if s.quick and kept:
        yield Paragraph(
            s.words.count(
                "%(number)s answer outside the quick path is kept and changes nothing here.",
                "%(number)s answers outside the quick path are kept and change nothing here.",
                len(kept),
            ),
            "small",
        )
    elif kept:
        yield Heading(s.words.say("No longer asked"), 2)
        yield Paragraph(s.text("answers_not_asked"))
        yield Paragraph("; ".join(known[name].label if name in known else name for name in kept), "small")
