"""A colleague's file into mine: what theirs says otherwise, what to take of it, and the response that comes out.

Nothing that I have is lost: what only I have stays, whatever is chosen. Taking theirs keeps my note under their note
and my contacts beside theirs; a note that does not fit is given back in ``left_out``. Operations are never taken away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from interchange.differences import PROFILE, Difference, differences
from questionnaires.relevance import is_blank
from questionnaires.responses import (
    MOST_CONTACTS,
    NOTE_LENGTH,
    Answer,
    AnswersByOperation,
    FollowUp,
    LocalContact,
    Operation,
    Response,
)

Choice = Literal["mine", "theirs"]
Place = tuple[str, str, str | None]  # part, key and operation of a difference
M = TypeVar("M", Answer, FollowUp)
OWN = {"format", "id", "created_at", "changed_at", "questionnaire", "language", "operations", "answers", "follow_up"}


@dataclass(frozen=True)
class Merged:
    """What came out, and the notes of mine that did not fit under theirs (by difference)."""

    response: Response
    left_out: tuple[tuple[Place, str], ...] = ()


def place(one: Difference) -> Place:
    return one.part, one.key, one.operation


def offered(mine: Response, theirs: Response) -> tuple[Difference, ...]:
    """Give what could be taken: all that theirs says and mine says otherwise or not at all."""
    return tuple(one for one in differences(mine, theirs) if not is_nothing(one.theirs))


def is_nothing(said: Any) -> bool:
    """Tell whether nothing is said: no value, an empty one, or no word about an action."""
    if isinstance(said, Answer):
        return said.value == () and not said.note
    return said in (None, "", {}, ()) or said == FollowUp()


def proposed(one: Difference) -> Choice:
    """Give theirs where mine is blank or "don't know", else mine."""
    unknown = isinstance(one.mine, Answer) and is_blank(one.mine)
    return "theirs" if unknown or is_nothing(one.mine) else "mine"


def merged(mine: Response, theirs: Response, choices: Mapping[Place, Choice]) -> Merged:
    """Give mine with what was chosen of theirs; what is not chosen stays mine."""
    taken = [one for one in offered(mine, theirs) if choices.get(place(one)) == "theirs"]
    out = Merged(_with_what_has_no_place(mine, theirs))
    for one in sorted(taken, key=lambda one: one.key != "operation"):  # an answer needs its operation
        out = TAKING[one.part](out, one)
    return out


def _with_what_has_no_place(mine: Response, theirs: Response) -> Response:
    """Take over what no difference tells of and only theirs has."""
    update = {}
    for name, field in Response.model_fields.items():
        if name not in OWN and name not in PROFILE:
            blank = field.get_default(call_default_factory=True)
            if getattr(mine, name) == blank != getattr(theirs, name):
                update[name] = getattr(theirs, name)
    return mine.model_copy(update=update)


# --- taking one thing ------------------------------------------------------------------------------------------------


def _profile(out: Merged, one: Difference) -> Merged:
    part, _, field = one.key.partition(".")
    value = one.theirs
    if part == "local_contacts":
        return _contacts(out, one)
    if part == "repayment" and isinstance(value, tuple):  # groups and routes of both, as with contacts
        mine = getattr(out.response.repayment, field)
        value = (*mine, *(one for one in value if one not in mine))
    if field:
        value = getattr(out.response, part).model_copy(update={field: value})
    return replace(out, response=out.response.model_copy(update={part: value}))


def _contacts(out: Merged, one: Difference) -> Merged:
    """Put theirs after mine; what is more than can be kept is left out."""
    mine: tuple[LocalContact, ...] = out.response.local_contacts
    both = (*mine, *(contact for contact in one.theirs if contact not in mine))
    names = ((place(one), contact.name or contact.contact) for contact in both[MOST_CONTACTS:])
    response = out.response.model_copy(update={"local_contacts": both[:MOST_CONTACTS]})
    return Merged(response, (*out.left_out, *names))


def _operation(out: Merged, one: Difference) -> Merged:
    operations = out.response.operations
    if isinstance(one.theirs, Operation):
        operations = (*operations, one.theirs)
    else:
        changed = {one.key: one.theirs}
        operations = tuple(o.model_copy(update=changed) if o.id == one.operation else o for o in operations)
    return replace(out, response=out.response.model_copy(update={"operations": operations}))


def _answer(out: Merged, one: Difference) -> Merged:
    """Take an answer; one for an operation that was not taken has no place."""
    response = out.response
    if one.operation is None:
        answer, more = _with_notes(one, response.answers.get(one.key), one.theirs, ("note", "reason"))
        return Merged(response.with_answer(one.key, answer), (*out.left_out, *more))
    if one.operation not in {operation.id for operation in response.operations}:
        return out
    answer, more = _with_notes(one, response.answer(one.key, one.operation), one.theirs, ("note", "reason"))
    return Merged(_parted(response, one.key).with_answer(one.key, answer, one.operation), (*out.left_out, *more))


def _parted(response: Response, question: str) -> Response:
    """Give a response that answers a question operation by operation, with the same answers."""
    given = response.answers.get(question)
    if not isinstance(given, Answer):
        return response
    each = AnswersByOperation(by_operation={operation.id: given for operation in response.operations})
    return response.model_copy(update={"answers": {**response.answers, question: each}})


def _follow_up(out: Merged, one: Difference) -> Merged:
    key = f"{one.key}@{one.operation}" if one.operation else one.key
    said, more = _with_notes(one, out.response.follow_up.get(key), one.theirs, ("note", "evidence"))
    return Merged(out.response.with_follow_up(key, said), (*out.left_out, *more))


TAKING = {"profile": _profile, "operation": _operation, "answer": _answer, "follow_up": _follow_up}


def _with_notes(
    one: Difference, mine: M | AnswersByOperation | None, theirs: M, fields: tuple[str, ...]
) -> tuple[M, tuple[tuple[Place, str], ...]]:
    """Give theirs with my notes under theirs, and those of mine for which there is no room."""
    update, left = {}, []
    for field in fields:
        ours, others = getattr(mine, field, ""), getattr(theirs, field)
        parts = (ours,) if others in ours else (others,) if ours in others else (others, ours)
        both = "\n\n".join(parts)
        if len(both) <= NOTE_LENGTH:
            update[field] = both
        else:
            left.append((place(one), ours))
    return theirs.model_copy(update=update), tuple(left)
