"""What is kept, as tables. Every row has its owner and organisation; JSON is kept as text, times as ISO 8601 in UTC.

A change here needs a new file in ``migrations/versions`` and its name in ``REVISION``; tests compare the two.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
)

REVISION = "0001"  # the newest migration: where a database says this, Alembic need not be imported (0.3 s)
ORGANISATION = "local"  # until organisations share a server

metadata = MetaData()
Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER


def _of_an_assessment() -> ForeignKeyConstraint:
    """Tie a row to its assessment, so that nothing of it outlives a delete."""
    return ForeignKeyConstraint(["owner", "assessment"], ["assessments.owner", "assessments.id"], ondelete="CASCADE")


class AssessmentColumns(TypedColumns):
    owner: Named[str] = Column(String, primary_key=True)
    id: Named[str] = Column(String, primary_key=True)
    organisation_id: Named[str] = Column(String)
    name: Named[str] = Column(Text)  # the organisation's, for the list; may be empty
    path: Named[str] = Column(String)
    created_at: Named[str | None] = Column(String)
    changed_at: Named[str] = Column(String)
    revision: Named[int] = Column(BigInteger)  # grows with each save, also over a delete and a new start
    profile: Named[str] = Column(Text)  # JSON: the response without its answers and follow-up


class AnswerColumns(TypedColumns):
    owner: Named[str] = Column(String, primary_key=True)
    assessment: Named[str] = Column(String, primary_key=True)
    question: Named[str] = Column(String, primary_key=True)
    operation: Named[str] = Column(String, primary_key=True)  # "": the same everywhere
    organisation_id: Named[str] = Column(String)
    value: Named[str] = Column(Text)  # JSON
    evidence: Named[str] = Column(String)
    note: Named[str] = Column(Text)
    reason: Named[str] = Column(Text)
    answered_at: Named[str | None] = Column(String)


class FollowUpColumns(TypedColumns):
    owner: Named[str] = Column(String, primary_key=True)
    assessment: Named[str] = Column(String, primary_key=True)
    action: Named[str] = Column(String, primary_key=True)  # "action" or "action@operation"
    organisation_id: Named[str] = Column(String)
    document: Named[str] = Column(Text)  # JSON


class HistoryColumns(TypedColumns):
    number: Named[int] = Column(Serial, primary_key=True, autoincrement=True)
    owner: Named[str] = Column(String)
    assessment: Named[str] = Column(String)
    organisation_id: Named[str] = Column(String)
    question: Named[str] = Column(String)
    operation: Named[str] = Column(String)
    changed_by: Named[str] = Column(String)
    changed_at: Named[str] = Column(String)
    before: Named[str | None] = Column(Text)  # JSON; null: no answer
    after: Named[str | None] = Column(Text)


class SnapshotColumns(TypedColumns):
    number: Named[int] = Column(Serial, primary_key=True, autoincrement=True)
    owner: Named[str] = Column(String)
    assessment: Named[str] = Column(String)
    organisation_id: Named[str] = Column(String)
    taken_on: Named[str] = Column(String)  # ISO date
    document: Named[bytes] = Column(LargeBinary)  # the portable file


assessments = Table("assessments", metadata, AssessmentColumns)
answers = Table("answers", metadata, AnswerColumns, _of_an_assessment())
follow_up = Table("follow_up", metadata, FollowUpColumns, _of_an_assessment())
history = Table("answer_history", metadata, HistoryColumns, _of_an_assessment())
snapshots = Table("snapshots", metadata, SnapshotColumns, _of_an_assessment())
Index("history_of_assessment", history.c.owner, history.c.assessment)
Index("snapshots_of_assessment", snapshots.c.owner, snapshots.c.assessment)
