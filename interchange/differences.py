"""What differs between two responses, as a list a person can read before keeping one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from questionnaires.responses import Answer, Operation, Response

Part = Literal["profile", "operation", "answer", "follow_up"]
PROFILE = ("organisation", "prepared_by", "scope_note", "path", "local_contacts", "repayment")


@dataclass(frozen=True)
class Difference:
    """One thing that two responses say differently; None: one of them says nothing."""

    part: Part
    key: str  # the field, the question or the action
    operation: str | None  # id; None: for all
    mine: Any
    theirs: Any


def differences(mine: Response, theirs: Response) -> tuple[Difference, ...]:
    """Give what differs, in the order of the pages: profile, operations, answers, plan."""
    return (*_profile(mine, theirs), *_operations(mine, theirs), *_answers(mine, theirs), *_plans(mine, theirs))


def _profile(mine: Response, theirs: Response) -> Iterator[Difference]:
    for part in PROFILE:
        one, other = getattr(mine, part), getattr(theirs, part)
        if not hasattr(one, "model_dump"):
            yield from _one("profile", part, None, one, other)
            continue
        for name in type(one).model_fields:
            yield from _one("profile", f"{part}.{name}", None, getattr(one, name), getattr(other, name))


def _operations(mine: Response, theirs: Response) -> Iterator[Difference]:
    ours = {operation.id: operation for operation in mine.operations}
    others = {operation.id: operation for operation in theirs.operations}
    for key in dict.fromkeys((*ours, *others)):
        one, other = ours.get(key), others.get(key)
        if one is None or other is None:
            yield Difference("operation", "operation", key, one, other)
            continue
        for name in Operation.model_fields:
            yield from _one("operation", name, key, getattr(one, name), getattr(other, name))


def _answers(mine: Response, theirs: Response) -> Iterator[Difference]:
    operations = dict.fromkeys(operation.id for response in (mine, theirs) for operation in response.operations)
    for question in dict.fromkeys((*mine.answers, *theirs.answers)):
        if not mine.answered_by_operation(question) and not theirs.answered_by_operation(question):
            yield from _one("answer", question, None, mine.answers.get(question), theirs.answers.get(question))
            continue
        for key in operations:
            yield from _one("answer", question, key, mine.answer(question, key), theirs.answer(question, key))


def _plans(mine: Response, theirs: Response) -> Iterator[Difference]:
    for key in dict.fromkeys((*mine.follow_up, *theirs.follow_up)):
        action, _, operation = key.partition("@")
        yield from _one("follow_up", action, operation or None, mine.follow_up.get(key), theirs.follow_up.get(key))


def _one(part: Part, key: str, operation: str | None, mine: Any, theirs: Any) -> Iterator[Difference]:
    if _timeless(mine) != _timeless(theirs):
        yield Difference(part, key, operation, mine, theirs)


def _timeless(given: Any) -> Any:
    """Give an answer without its time: the same answer given twice is no difference."""
    return given.model_copy(update={"answered_at": None}) if isinstance(given, Answer) else given
