"""Assessments, kept: each change is on the disk before its call returns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from time import time_ns

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from questionnaires.responses import Answer, FollowUp, Response
from settings import settings
from storage.changes import ANSWERS, FOLLOW_UP, Save, switched
from storage.database import Database
from storage.engine import default_url, opened
from storage.exceptions import AlreadyHere, NotFound
from storage.records import Change, Snapshot, Summary
from storage.rows import answers_of, moment, optional_moment, owned, profile_row, response_in
from storage.tables import ORGANISATION, answers, assessments, history, snapshots

_HEADER = select(assessments).where(
    assessments.c.owner == bindparam("owner"), assessments.c.id == bindparam("assessment")
)
_REVISION = _HEADER.with_only_columns(assessments.c.revision)
_HISTORY = (
    select(history)
    .where(history.c.owner == bindparam("owner"), history.c.assessment == bindparam("assessment"))
    .order_by(history.c.number)
)
_SNAPSHOTS = (
    select(snapshots)
    .where(snapshots.c.owner == bindparam("owner"), snapshots.c.assessment == bindparam("assessment"))
    .order_by(snapshots.c.number)
)
_ANSWERED = (
    select(func.count(answers.c.question.distinct()))
    .where(answers.c.owner == assessments.c.owner, answers.c.assessment == assessments.c.id)
    .scalar_subquery()
)
_FINISHED = (
    select(func.max(snapshots.c.taken_on))
    .where(snapshots.c.owner == assessments.c.owner, snapshots.c.assessment == assessments.c.id)
    .scalar_subquery()
)
_LIST = (
    select(assessments, _ANSWERED.label("answered"), _FINISHED.label("finished"))
    .where(assessments.c.owner == bindparam("owner"))
    .order_by(assessments.c.changed_at.desc())
)


class Store:
    """All assessments of one database, each owner's apart. Every method commits before it returns.

    Saving raises NotSaved, an assessment that this owner does not have NotFound, reading a broken database CannotOpen.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str | None = None) -> Store:
        """Open the database at that address (None: as the settings say), new or old. Raises CannotOpen."""
        database = Database(opened(url or settings().database_url or default_url()))
        database.empty_log()
        return cls(database)

    def close(self) -> None:
        self._database.close()

    # --- reading -------------------------------------------------------------------------------------------------

    def load(self, key: str, owner: str) -> Response:
        given = owned(key, owner)
        with self._database.reading() as connection:
            header = connection.execute(_HEADER, given).mappings().one_or_none()
            if header is None:
                raise NotFound(key)
            answered = connection.execute(ANSWERS, given).mappings().all()
            said = connection.execute(FOLLOW_UP, given).mappings().all()
        return response_in(header, answered, said)

    def revision(self, key: str, owner: str) -> int:
        """Give a number that grows by one with each save, and never returns to an old value."""
        with self._database.reading() as connection:
            found = connection.scalar(_REVISION, owned(key, owner))
        if found is None:
            raise NotFound(key)
        return int(found)

    def list(self, owner: str) -> tuple[Summary, ...]:
        """Give what an owner has, the last changed first."""
        with self._database.reading() as connection:
            rows = connection.execute(_LIST, {"owner": owner}).all()
        return tuple(
            Summary(
                id=row.id,
                name=row.name,
                changed_at=datetime.fromisoformat(row.changed_at),
                path=row.path,
                answered=row.answered,
                finished=date.fromisoformat(row.finished) if row.finished else None,
            )
            for row in rows
        )

    def history(self, key: str, owner: str) -> tuple[Change, ...]:
        """Give every change of an answer, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_HISTORY, owned(key, owner)).all()
        return tuple(
            Change(
                question=row.question,
                operation=row.operation or None,
                by=row.changed_by,
                at=datetime.fromisoformat(row.changed_at),
                before=None if row.before is None else Answer.model_validate_json(row.before),
                after=None if row.after is None else Answer.model_validate_json(row.after),
            )
            for row in rows
        )

    def snapshots(self, key: str, owner: str) -> tuple[Snapshot, ...]:
        """Give what was frozen, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_SNAPSHOTS, owned(key, owner)).all()
        return tuple(Snapshot(str(row.number), date.fromisoformat(row.taken_on), row.document) for row in rows)

    # --- saving --------------------------------------------------------------------------------------------------

    @contextmanager
    def _saving(self, key: str, owner: str, by: str = "") -> Iterator[Save]:
        with self._database.writing() as connection:
            yield Save(connection, key, owner, by, moment(datetime.now(UTC)))

    def create(self, response: Response, owner: str, *, by: str = "") -> None:
        """Keep a new response, its times as they are. Raises AlreadyHere if the owner has its id already."""
        with self._saving(response.id, owner, by) as save:
            row = {
                "owner": owner,
                "id": response.id,
                "organisation_id": ORGANISATION,
                "created_at": optional_moment(response.created_at),
                "changed_at": optional_moment(response.changed_at) or save.now,
                "revision": time_ns() // 1_000_000,  # later than any earlier assessment of this id reached
                **profile_row(response),
            }
            try:
                save.connection.execute(insert(assessments), row)
            except IntegrityError:
                raise AlreadyHere(response.id) from None
            save.put_answers({}, answers_of(response))
            save.put_follow_up(response.follow_up)

    def save_answer(
        self, key: str, owner: str, question: str, answer: Answer | None, operation: str | None = None, *, by: str = ""
    ) -> None:
        """Keep one answer, the same everywhere or of one operation; None takes it back. Nothing else is touched."""
        with self._saving(key, owner, by) as save:
            save.touch()
            before = save.answers_to(question)
            save.put_answers(before, switched(before, question, operation, answer))

    def save_profile(self, key: str, owner: str, response: Response, *, by: str = "") -> None:
        """Keep everything but answers and follow-up; only what belongs to an operation no longer there goes with it.

        Make ``response`` from the one just loaded, so that a change made in another tab is in it.
        """
        there = {operation.id for operation in response.operations}
        with self._saving(key, owner, by) as save:
            save.touch(profile_row(response))
            before = save.answers()
            save.put_answers(before, {place: given for place, given in before.items() if place[1] in {"", *there}})
            save.drop_follow_up(
                frozenset(name for name in save.follow_up() if "@" in name and name.split("@")[1] not in there)
            )

    def save_follow_up(self, key: str, owner: str, action: str, follow_up: FollowUp) -> None:
        """Keep what was said about one action: "action", or "action@operation"."""
        with self._saving(key, owner) as save:
            save.touch()
            save.put_follow_up({action: follow_up})

    def replace(self, key: str, owner: str, response: Response, *, by: str = "") -> None:
        """Put another response in this one's place; it counts as changed now. History and snapshots stay."""
        with self._saving(key, owner, by) as save:
            save.touch({**profile_row(response), "created_at": optional_moment(response.created_at)})
            save.put_answers(save.answers(), answers_of(response))
            save.drop_follow_up(save.follow_up())
            save.put_follow_up(response.follow_up)

    def add_snapshot(self, key: str, owner: str, on: date, document: bytes) -> None:
        """Freeze the portable file as it is today, with the date to score it on."""
        with self._saving(key, owner) as save:
            save.touch()
            save.connection.execute(
                insert(snapshots), {**owned(key, owner), "taken_on": on.isoformat(), "document": document}
            )

    def delete(self, key: str, owner: str) -> None:
        """Delete an assessment with its history and snapshots, and every trace of it in the files.

        Raises NotErased if it is gone but traces may be left.
        """
        with self._saving(key, owner) as save:
            mine = delete(assessments).where(assessments.c.owner == owner, assessments.c.id == key)
            if not save.connection.execute(mine).rowcount:
                raise NotFound(key)
        self._database.erase_traces()
