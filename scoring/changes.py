"""What was answered otherwise, question by question, and what the profile says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from questionnaires.answers import understood
from questionnaires.models import Questionnaire
from questionnaires.relevance import is_blank, relevance
from questionnaires.responses import Answer, Operation, Response
from scoring.cells import BLANK, LEFT_OUT, LEVELS, UNKNOWN
from scoring.compiled import Compiled, compiled
from scoring.tables import FOUND

Kind = Literal["added", "retired", "asked", "not_asked", "answer", "evidence"]
Direction = Literal["better", "worse", "other"]


@dataclass(frozen=True, slots=True)
class Change:
    """One question that was asked or answered otherwise.

    ``added`` and ``retired``: by the questionnaire; ``asked`` and ``not_asked``: because of the profile or of other
    answers. ``direction`` is that of the answer alone: a lighter flag, or as light a one and more control, is better;
    "other" where one of the two says nothing of it, as where a blank turns out to be a red flag.
    """

    question: str
    operation: str | None  # None: the same everywhere
    kind: Kind
    before: Answer | None
    after: Answer | None
    direction: Direction


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """One field of an operation, or ("operation") one that is new or gone."""

    operation: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class _Said:
    """A response with the questions that apply in each operation."""

    questionnaire: Questionnaire
    response: Response
    applies: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(questionnaire: Questionnaire, response: Response) -> _Said:
        return _Said(questionnaire, response, relevance(questionnaire, response))

    def asked(self, question: str, operation: str | None) -> bool:
        places = self.applies if operation is None else (operation,)
        return any(question in self.applies[place] for place in places)

    def answer(self, question: str, operation: str | None) -> Answer | None:
        """Give the answer that counts: one to a question that does not apply is none."""
        known = self.questionnaire.by_name.get(question)
        if known is None or not self.asked(question, operation):
            return None
        given = self.response.answer(question, operation or self.response.operations[0].id)
        return understood(known, given)


def changes(asked: Questionnaire, before: Response, asks: Questionnaire, after: Response) -> tuple[Change, ...]:
    """Give what changed in the order asked, first by the earlier questionnaire (``asked``) what the later dropped.

    Answers of operations that are new or gone are left to the profile.
    """
    was, now = _Said.of(asked, before), _Said.of(asks, after)
    names = dict.fromkeys((*(name for name in asked.by_name if name not in asks.by_name), *asks.by_name))
    return tuple(change for name in names for change in _of_question(was, now, name))


def _of_question(was: _Said, now: _Said, name: str) -> Iterator[Change]:
    arrays = compiled(now.questionnaire)
    for place in _places(was, now, name):
        kind = _kind(was, now, name, place)
        if kind is None:
            continue
        before, after = was.answer(name, place), now.answer(name, place)
        asked_both_times = kind in ("answer", "evidence")
        direction = _direction(arrays, name, before, after) if asked_both_times else "other"
        yield Change(name, place, kind, before, after, direction)


def _places(was: _Said, now: _Said, name: str) -> tuple[str | None, ...]:
    """Give the operations in both where the answers are by operation, else None."""
    if not was.response.answered_by_operation(name) and not now.response.answered_by_operation(name):
        return (None,)
    there = {operation.id for operation in now.response.operations}
    return tuple(operation.id for operation in was.response.operations if operation.id in there)


def _kind(was: _Said, now: _Said, name: str, place: str | None) -> Kind | None:
    """Say how a question differs, or None where it does not; what was asked nowhere does not."""
    asked, asks = was.asked(name, place), now.asked(name, place)
    if asked != asks:
        if name not in was.questionnaire.by_name:
            return "added"
        if name not in now.questionnaire.by_name:
            return "retired"
        return "asked" if asks else "not_asked"
    before, after = was.answer(name, place), now.answer(name, place)
    if _value(before) != _value(after):
        return "answer"
    if before and after and not is_blank(before) and before.evidence != after.evidence:
        return "evidence"
    return None


def _value(answer: Answer | None) -> Any:
    """Give what was chosen; the order of several says nothing, and an empty list is no answer."""
    if answer is None or answer.value == ():
        return None
    return frozenset(answer.value) if isinstance(answer.value, tuple) else answer.value


def _direction(arrays: Compiled, name: str, before: Answer | None, after: Answer | None) -> Direction:
    """Compare two answers by what the later questionnaire makes of them."""
    if name not in arrays.index:
        return "other"
    question = arrays.questions[arrays.index[name]]
    cells = [question.first if given is None else question.cell_today(given) for given in (before, after)]
    codes = [(cell - question.first) // LEVELS for cell in cells]
    flags = [int(arrays.facts[cell]) >> FOUND & 3 for cell in cells]
    blank = [code in (BLANK, UNKNOWN) for code in codes]
    if LEFT_OUT in codes or (any(blank) and any(flags)) or all(blank):
        return "other"
    was, now = ((-flag, float(arrays.worth.headline[cell])) for flag, cell in zip(flags, cells, strict=True))
    return "other" if was == now else "better" if now > was else "worse"


# --- the profile -----------------------------------------------------------------------------------------------------


def profile_changes(before: Response, after: Response) -> tuple[ProfileChange, ...]:
    """Give what the profile says otherwise, operation by operation; a name moves no figure and is left out."""
    was = {operation.id: operation for operation in before.operations}
    now = {operation.id: operation for operation in after.operations}
    return tuple(
        change for key in dict.fromkeys((*was, *now)) for change in _of_operation(key, was.get(key), now.get(key))
    )


def _of_operation(key: str, before: Operation | None, after: Operation | None) -> Iterator[ProfileChange]:
    if before is None or after is None:
        yield ProfileChange(key, "operation", before, after)
        return
    for field in Operation.model_fields:
        pair = getattr(before, field), getattr(after, field)
        if field not in ("id", "name") and pair[0] != pair[1]:
            yield ProfileChange(key, field, *pair)
