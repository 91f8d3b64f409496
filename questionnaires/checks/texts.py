"""Texts: short enough for a phone, and told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from questionnaires.models import ActionPlan, FreeText, Questionnaire, ScoredQuestion, options_of

LONGEST = {  # characters
    "label": 110,
    "choice": 80,
    "hint": 240,
    "why": 240,
    "criterion": 160,
    "finding": 220,
    "step": 240,
    "paragraph": 320,
}


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Give each text that is too long, and options of one question that read the same."""
    for place, rule, text in _texts(questionnaire):
        length = len((text or "").strip())
        if length > LONGEST[rule]:
            yield f"{place}: {length} characters, and at most {LONGEST[rule]} fit a phone: shorten it"
    for question in questionnaire.scored:
        labels = Counter(option.label.strip().casefold() for option in options_of(question))
        for label, times in labels.items():
            if times > 1:
                yield f"{question.name}: {times} options read '{label}': tell them apart"


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


def _of_question(question: ScoredQuestion | FreeText) -> Iterator[Measured]:
    yield f"{question.name}.label", "label", question.label
    yield f"{question.name}.hint", "hint", question.hint
    yield f"{question.name}.why", "why", question.why
    if isinstance(question, FreeText):
        return
    for at, text in enumerate(question.criteria):
        yield f"{question.name}.criteria.{at}", "criterion", text
    for option in options_of(question):
        yield f"{question.name}.{option.name}.label", "choice", option.label
        yield f"{question.name}.{option.name}.finding", "finding", option.finding


def _of_action(action: ActionPlan) -> Iterator[Measured]:
    yield f"{action.name}.label", "label", action.label
    yield f"{action.name}.why", "why", action.why
    yield f"{action.name}.done_when", "step", action.done_when
    for at, text in enumerate(action.steps):
        yield f"{action.name}.steps.{at}", "step", text
