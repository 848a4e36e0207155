"""Alembic's way in: the connection is handed over by model.store.schema, inside its transaction."""

from __future__ import annotations

from alembic import context

from model.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
    render_as_batch=True,
)
context.run_migrations()
