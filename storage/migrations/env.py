"""Run by Alembic: bring the database behind the given connection up to date, in one transaction."""

from __future__ import annotations

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # a migration that is cut off leaves nothing half done
)
with context.begin_transaction():
    context.run_migrations()
