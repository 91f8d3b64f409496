"""Texts: short enough for a phone, and told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from questionnaires.models import ActionPlan, FreeText, Questionnaire, ScoredQuestion, SelectMultiple, options_of

LONGEST = {  # characters
    "label": 110,
    "choice": 80,
    "hint": 240,
    "why": 240,
    "find_out": 240,
    "example": 160,
    "meaning": 240,
    "row": 60,
    "criterion": 160,
    "finding": 220,
    "step": 240,
    "paragraph": 320,
}


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Give each text that is too long, and options of one question that read the same."""
    for place, rule, text in (*_texts(questionnaire), *_of_standards(questionnaire)):
        length = len((text or "").strip())
        if length > LONGEST[rule]:
            yield f"{place}: {length} characters, and at most {LONGEST[rule]} fit a phone: shorten it"
    for question in questionnaire.scored:
        labels = Counter(
            (getattr(option, "row", None), option.label.strip().casefold()) for option in options_of(question)
        )
        for (_, label), times in labels.items():
            if times > 1:
                yield f"{question.name}: {times} options read '{label}': tell them apart"


def all_texts(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Give every text of ours under a rule of length, with its place: names of laws are not ours."""
    yield from ((place, text) for place, _, text in _texts(questionnaire) if text)


Measured = tuple[str, str, str | None]  # place, rule, text


def _texts(questionnaire: Questionnaire) -> Iterator[Measured]:
    for section in questionnaire.sections:
        yield f"{section.name}.introduction", "paragraph", section.introduction
    for question in questionnaire.by_name.values():
        yield from _of_question(question)
    for action in questionnaire.actions():
        yield from _of_action(action)
    for rule in questionnaire.contradictions:
        yield f"contradictions.{rule.name}.text", "paragraph", rule.text
    for sector in questionnaire.sectors:
        yield f"sectors.{sector.name}.description", "paragraph", sector.description
        for topic, given in sector.exposure.items():
            yield f"sectors.{sector.name}.{topic}.reason", "paragraph", given.reason
        for name, multiplier in sector.multipliers.items():
            yield f"sectors.{sector.name}.multipliers.{name}", "paragraph", multiplier.reason
        for name, example in sector.examples.items():
            yield f"sectors.{sector.name}.examples.{name}", "example", example
    for entry in questionnaire.glossary:
        yield f"glossary.{entry.name}", "meaning", entry.meaning


def _of_standards(questionnaire: Questionnaire) -> Iterator[Measured]:
    for framework in questionnaire.frameworks:
        yield f"frameworks.{framework.name}.introduction", "paragraph", framework.introduction
        for clause in framework.clauses:
            yield f"frameworks.{framework.name}.{clause.name}", "label", clause.label
            yield f"frameworks.{framework.name}.{clause.name}.not_asked", "finding", clause.not_asked
    for law in questionnaire.laws:
        yield f"laws.{law.name}.note", "paragraph", law.note
        for statement in law.statements:
            yield f"laws.{law.name}.{statement.part}", "label", statement.label


def _of_question(question: ScoredQuestion | FreeText) -> Iterator[Measured]:
    yield f"{question.name}.label", "label", question.label
    yield f"{question.name}.hint", "hint", question.hint
    yield f"{question.name}.why", "why", question.why
    yield f"{question.name}.find_out", "find_out", question.find_out
    if isinstance(question, FreeText):
        return
    for at, text in enumerate(question.criteria):
        yield f"{question.name}.criteria.{at}", "criterion", text
    for row in question.rows if isinstance(question, SelectMultiple) else ():
        yield f"{question.name}.rows.{row.name}", "row", row.label
    for option in options_of(question):
        yield f"{question.name}.{option.name}.label", "choice", option.label
        yield f"{question.name}.{option.name}.finding", "finding", option.finding


def _of_action(action: ActionPlan) -> Iterator[Measured]:
    yield f"{action.name}.label", "label", action.label
    yield f"{action.name}.why", "why", action.why
    yield f"{action.name}.done_when", "step", action.done_when
    for at, text in enumerate(action.steps):
        yield f"{action.name}.steps.{at}", "step", text
