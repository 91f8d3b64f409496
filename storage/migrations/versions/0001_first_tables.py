"""The first tables: assessments, their answers and history, follow-up, snapshots."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _text(
    name: str, type_: type[sa.String] = sa.String, *, key: bool = False, optional: bool = False
) -> sa.Column[str]:
    return sa.Column(name, type_, primary_key=key, nullable=optional)


def _of_an_assessment() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["owner", "assessment"], ["assessments.owner", "assessments.id"], ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "assessments",
        *(_text("owner", key=True), _text("id", key=True), _text("organisation_id"), _text("name", sa.Text)),
        *(_text("path"), _text("created_at", optional=True), _text("changed_at")),
        *(sa.Column("revision", sa.BigInteger, nullable=False), _text("profile", sa.Text)),
    )
    op.create_table(
        "answers",
        *(_text(name, key=True) for name in ("owner", "assessment", "question", "operation")),
        *(_text("organisation_id"), _text("value", sa.Text), _text("evidence")),
        *(_text("note", sa.Text), _text("reason", sa.Text), _text("answered_at", optional=True)),
        _of_an_assessment(),
    )
    op.create_table(
        "follow_up",
        *(_text(name, key=True) for name in ("owner", "assessment", "action")),
        *(_text("organisation_id"), _text("document", sa.Text)),
        _of_an_assessment(),
    )
    op.create_table(
        "answer_history",
        sa.Column("number", SERIAL, primary_key=True, autoincrement=True),
        *(_text(name) for name in ("owner", "assessment", "organisation_id", "question", "operation")),
        *(_text(name) for name in ("changed_by", "changed_at")),
        *(_text(name, sa.Text, optional=True) for name in ("before", "after")),
        _of_an_assessment(),
    )
    op.create_table(
        "snapshots",
        sa.Column("number", SERIAL, primary_key=True, autoincrement=True),
        *(_text(name) for name in ("owner", "assessment", "organisation_id", "taken_on")),
        sa.Column("document", sa.LargeBinary, nullable=False),
        _of_an_assessment(),
    )
    op.create_index("history_of_assessment", "answer_history", ["owner", "assessment"])
    op.create_index("snapshots_of_assessment", "snapshots", ["owner", "assessment"])
