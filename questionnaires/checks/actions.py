"""Actions: each reaches something that is there, and each gap has one that mends it."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.checks.names import option_names, unknown
from questionnaires.models import FIND_OUT, ActionPlan, Questionnaire, ScoredQuestion, gravest_flag, options_of

MOST = 3  # actions of one question


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Give each action that reaches nothing, and each gap that none mends."""
    for question in questionnaire.scored:
        for action in question.actions:
            place = f"{question.name}.actions.{action.name}"
            yield from _action(questionnaire, place, action)
            yield from _required(questionnaire, place, action)
        yield from _remedies(questionnaire, question)


def _action(questionnaire: Questionnaire, place: str, action: ActionPlan) -> Iterator[str]:
    if action.name.startswith(FIND_OUT):
        yield f"{place}: names that begin with {FIND_OUT} are the plan's own: choose another"
    yield from unknown(place, "role", [action.role], questionnaire.role)
    for name, reached in action.closes.items():
        if reached not in option_names(questionnaire, name):
            yield f"{place}: closes '{name}' at '{reached}', which it does not offer: name one of its options"
    flagged = {question.name for question in questionnaire.scored if gravest_flag(question)}
    yield from unknown(f"{place}.contains", "question with a flag", action.contains, flagged)


def _required(questionnaire: Questionnaire, place: str, action: ActionPlan) -> Iterator[str]:
    yield from unknown(f"{place}.requires", "action", action.requires, questionnaire.action)
    for name in action.requires:
        if name in questionnaire.action and questionnaire.action[name].contains:
            yield f"{place}: requires '{name}', which contains a harm and so stands first anyway: take it out"
    if action.name in _needed(questionnaire, action):
        yield f"{place}: requires itself in a circle: take one 'requires' out"


def _needed(questionnaire: Questionnaire, action: ActionPlan) -> set[str]:
    """Name everything that an action requires, and what that requires in turn."""
    waiting, found = list(action.requires), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found and name in questionnaire.action:
            found.add(name)
            waiting.extend(questionnaire.action[name].requires)
    return found


def _remedies(questionnaire: Questionnaire, question: ScoredQuestion) -> Iterator[str]:
    """Check that each gap has an action that reaches a better option, and a critical one a containment."""
    if not 1 <= len(question.actions) <= MOST:
        yield f"{question.name}: has {len(question.actions)} actions: give it one to {MOST}"
    options = {option.name: option for option in options_of(question)}
    closing = {action.closes.get(question.name) for action in questionnaire.actions()}
    best = max(
        (option.credit or 0 for name, option in options.items() if name in closing and option.flag is None), default=0
    )
    for option in options.values():
        gap = option.credit is not None and (option.credit < 1 or option.flag is not None)
        if gap and best <= (option.credit or 0):
            yield f"{question.name}.{option.name}: no action reaches a better option without a flag: add one"
    contained = any(question.name in action.contains for action in questionnaire.actions())
    if gravest_flag(question) == "critical" and not contained:
        yield f"{question.name}: has a critical flag and no action that contains it: add one"
