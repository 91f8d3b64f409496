"""What a save does to the rows, within one transaction: the answers that differ, and a line of history for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from questionnaires.responses import Answer, FollowUp
from storage.exceptions import NotFound
from storage.rows import EVERYWHERE, Place, answer_row, answers_in, owned
from storage.tables import answers, assessments, follow_up, history

Answers = Mapping[Place, Answer]

_TOUCH = (
    update(assessments)
    .where(assessments.c.owner == bindparam("of_owner"), assessments.c.id == bindparam("of_id"))
    .values(revision=assessments.c.revision + 1)
)
ANSWERS = select(answers).where(answers.c.owner == bindparam("owner"), answers.c.assessment == bindparam("assessment"))
_ANSWERS_TO_ONE = ANSWERS.where(answers.c.question == bindparam("question"))
_TAKE_BACK = delete(answers).where(
    answers.c.owner == bindparam("owner"),
    answers.c.assessment == bindparam("assessment"),
    answers.c.question == bindparam("question"),
    answers.c.operation == bindparam("operation"),
)
FOLLOW_UP = select(follow_up).where(
    follow_up.c.owner == bindparam("owner"), follow_up.c.assessment == bindparam("assessment")
)
_DROP_FOLLOW_UP = delete(follow_up).where(
    follow_up.c.owner == bindparam("owner"),
    follow_up.c.assessment == bindparam("assessment"),
    follow_up.c.action == bindparam("action"),
)


@dataclass(frozen=True, slots=True)
class Save:
    """One save under way: on which assessment, by whom, when."""

    connection: Connection
    key: str
    owner: str
    by: str
    now: str

    @property
    def _owned(self) -> dict[str, str]:
        return owned(self.key, self.owner)

    def touch(self, columns: Mapping[str, str | None] | None = None) -> None:
        """Mark the assessment as changed and set columns of it. Raises NotFound. Comes first: it takes the lock."""
        given = {"changed_at": self.now, **(columns or {}), "of_owner": self.owner, "of_id": self.key}
        if not self.connection.execute(_TOUCH, given).rowcount:
            raise NotFound(self.key)

    def answers(self) -> Answers:
        return answers_in(self.connection.execute(ANSWERS, self._owned).mappings())

    def answers_to(self, question: str) -> Answers:
        return answers_in(self.connection.execute(_ANSWERS_TO_ONE, {**self._owned, "question": question}).mappings())

    def put_answers(self, before: Answers, after: Answers) -> None:
        """Turn the answers from one state to another, touching only what differs."""
        places = [place for place in {**before, **after} if before.get(place) != after.get(place)]
        replaced = [{**self._owned, "question": q, "operation": o} for q, o in places if (q, o) in before]
        written = [{**self._owned, **answer_row(place, after[place])} for place in places if place in after]
        if replaced:
            self.connection.execute(_TAKE_BACK, replaced)
        if written:
            self.connection.execute(insert(answers), written)
        if places:
            self.connection.execute(insert(history), [self._change(p, before.get(p), after.get(p)) for p in places])

    def _change(self, place: Place, before: Answer | None, after: Answer | None) -> dict[str, str | None]:
        return {
            **self._owned,
            "question": place[0],
            "operation": place[1],
            "changed_by": self.by,
            "changed_at": self.now,
            "before": None if before is None else before.model_dump_json(),
            "after": None if after is None else after.model_dump_json(),
        }

    def follow_up(self) -> frozenset[str]:
        """Name the actions that something was said about."""
        return frozenset(row.action for row in self.connection.execute(FOLLOW_UP, self._owned))

    def drop_follow_up(self, actions: frozenset[str]) -> None:
        if actions:
            self.connection.execute(_DROP_FOLLOW_UP, [{**self._owned, "action": name} for name in sorted(actions)])

    def put_follow_up(self, given: Mapping[str, FollowUp]) -> None:
        """Write what was said about these actions over what was said before."""
        self.drop_follow_up(frozenset(given))
        rows = [{**self._owned, "action": name, "document": said.model_dump_json()} for name, said in given.items()]
        if rows:
            self.connection.execute(insert(follow_up), rows)


def switched(before: Answers, question: str, operation: str | None, answer: Answer | None) -> Answers:
    """Give the answers to one question after a new one: either the same everywhere, or one per operation."""
    place = (question, operation or EVERYWHERE)
    kept = {} if operation is None else {p: given for p, given in before.items() if p[1] != EVERYWHERE}
    kept.pop(place, None)
    return kept if answer is None else {**kept, place: answer}
