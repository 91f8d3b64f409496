"""What a report is about, and how its parts say things: places, answers, bands, dates.

Every part takes one ``Subject`` and gives blocks; what two parts say alike is said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from i18n import Words
from questionnaires.answers import by_row, option_of, understood
from questionnaires.models import (
    DONT_KNOW,
    NOT_APPLICABLE,
    FreeText,
    Numeric,
    Questionnaire,
    ScoredQuestion,
    SelectMultiple,
    Severity,
    options_of,
)
from questionnaires.relevance import is_blank, relevance
from questionnaires.responses import Answer, Operation, Response
from reports.blocks import Heading, Tone
from scoring.models import Assessment, Finding

NOTHING = "–"  # noqa: RUF001 - the sign for "nothing to say here" in a table
UNNUMBERED = ("cover", "contents")
SEVERITY_TONE: Mapping[Severity, Tone] = {"critical": "very_high", "major": "high", "minor": "medium"}
ReportKind = Literal["full", "short", "document"]
BAND_TONES = ("low", "medium", "high", "very_high")


@dataclass(frozen=True)
class Subject:
    questionnaire: Questionnaire  # in the language of the words
    response: Response
    assessment: Assessment
    words: Words
    share: bool  # for others: nothing that was written for the organisation itself
    kind: ReportKind = "full"
    logo: bytes = b""

    @property
    def order(self) -> tuple[str, ...]:
        """Give the names of the report's parts."""
        texts = self.questionnaire.report
        if self.kind != "full":
            return texts.short_sections if self.kind == "short" else texts.document_sections
        return texts.quick_sections or texts.sections if self.quick else texts.sections

    @property
    def quick(self) -> bool:
        return self.response.path == "quick"

    @cached_property
    def applying(self) -> Mapping[str, tuple[str, ...]]:
        """Give the questions that apply, by operation."""
        return relevance(self.questionnaire, self.response)

    def text(self, name: str, **facts: str) -> str:
        """Give a fixed text of report.yaml."""
        text = self.questionnaire.report.texts[name].strip()
        return text % facts if facts else text

    def number_of(self, part: str) -> str:
        """Give a part's number; of one that this report leaves out, that in the full report."""
        order = self.order if part in self.order else self.questionnaire.report.sections
        parts = [name for name in order if name not in UNNUMBERED]
        return self.words.number(parts.index(part) + 1)

    def heading(self, part: str, title: str) -> Heading:
        return Heading(self.words.say("%(number)s. %(title)s", number=self.number_of(part), title=title))

    # --- places ---

    def place(self, operation: str | None) -> str:
        """Name an operation; None is all of them together."""
        _ = self.words.say
        if operation is None:
            return _("The whole organisation")
        return operation_name(self.words, self.response, operation)

    def places(self, operations: tuple[str, ...]) -> str:
        """Name several operations in one phrase."""
        if len(operations) == len(self.response.operations) > 1:
            return self.words.say("Everywhere")
        return self.words.joined([self.place(operation) for operation in operations])

    def sector(self, operation: Operation) -> str:
        return self.questionnaire.sector[operation.sector].label if operation.sector else NOTHING

    def workers(self, operations: tuple[str, ...]) -> int:
        return sum(operation.workers or 0 for operation in self.response.operations if operation.id in operations)

    @property
    def all_workers(self) -> int:
        return self.workers(tuple(operation.id for operation in self.response.operations))

    # --- levels ---

    def band(self, name: str) -> str:
        return next(band.label for band in self.questionnaire.rubric.bands if band.name == name)

    def tone(self, band: str) -> Tone:
        return cast("Tone", band) if band in BAND_TONES else "neutral"

    def severity(self, severity: Severity) -> str:
        return self.questionnaire.rubric.severity_labels[severity]

    # --- answers ---

    def answered(self, question: ScoredQuestion | FreeText, answer: Answer | None) -> str:
        """Say an answer in the words of its question."""
        return answer_in_words(self.words, question, answer)

    def chosen(self, question: ScoredQuestion, operation: str) -> tuple[str, ...]:
        """Name the options that were chosen in one operation; the band of a number."""
        answer = understood(question, self.response.answer(question.name, operation))
        if answer is None or is_blank(answer):
            return ()
        if isinstance(answer.value, tuple):
            return answer.value
        option = option_of(question, answer.value)
        return (option,) if option else ()

    def finding(self, finding: Finding) -> str:
        """Say what was found, of several choices each; or which question nobody could answer."""
        question = cast("ScoredQuestion", self.questionnaire.by_name[finding.question])
        if finding.choice is None:
            return question.label
        place = finding.operation or self.response.operations[0].id
        chosen = {finding.choice, *self.chosen(question, place)}
        said = [option.finding for option in options_of(question) if option.name in chosen and option.flag]
        return " ".join(text for text in said if text) or question.label

    def concerns(self, finding: Finding) -> tuple[str, ...]:
        """Name the operations that a finding concerns: for a company question, all in which it applies."""
        if finding.operation is not None:
            return (finding.operation,)
        return tuple(key for key, names in self.applying.items() if finding.question in names)

    def alike(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
        """Put together what was found alike in several operations."""
        groups: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            groups.setdefault((finding.question, self.finding(finding)), []).append(finding)
        return tuple(tuple(group) for group in groups.values())

    def where(self, group: tuple[Finding, ...]) -> str:
        return self.places(self.concerned(group))

    def concerned(self, group: tuple[Finding, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for finding in group for key in self.concerns(finding)))

    def open(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(f for f in self.assessment.findings if f.status == "open" and f.severity == severity)


def operation_name(w: Words, response: Response, operation: str) -> str:
    """Name an operation; one without a name by its number."""
    ids = [one.id for one in response.operations]
    name = response.operation(operation).name.strip()
    return name or w.say("Operation %(number)s", number=w.number(ids.index(operation) + 1))


def answer_in_words(w: Words, question: ScoredQuestion | FreeText, answer: Answer | None) -> str:
    """Say an answer in the words of its question."""
    _ = w.say
    known = understood(question, answer)
    if answer is not None and known is None:
        return _("Not answered: what was chosen is no longer offered")
    value = known.value if known else ()
    plain = {(): _("Not answered"), DONT_KNOW: _("Don't know"), NOT_APPLICABLE: _("Does not apply")}
    if value in plain:
        return plain[value]
    if isinstance(question, Numeric) and isinstance(value, int | float):
        return _("%(number)s %(unit)s", number=w.number(value, 2), unit=question.unit)
    return str(value) if isinstance(question, FreeText) else _chosen_in_words(w, question, known)


def _chosen_in_words(w: Words, question: ScoredQuestion, answer: Answer | None) -> str:
    rows = in_rows(question, answer)
    if rows:
        done = sum(said is not None for _row, said in rows)
        return w.say("%(answered)s of %(asked)s answered", answered=w.number(done), asked=w.number(len(rows)))
    labels = {option.name: option.label for option in options_of(question)}
    value = answer.value if answer else ()
    chosen = value if isinstance(value, tuple) else (str(value),)
    return "; ".join(labels.get(name, name) for name in chosen)


def in_rows(question: ScoredQuestion | FreeText, answer: Answer | None) -> tuple[tuple[str, str | None], ...]:
    """Give each row of a checklist with what was said in it; nothing where one choice answers all."""
    known = understood(question, answer)
    if known is None or not isinstance(question, SelectMultiple):
        return ()
    said = by_row(question, known.value)
    if not any(choice for _row, choice in said):
        return ()
    return tuple((row.label, choice.label if choice else None) for row, choice in said)
