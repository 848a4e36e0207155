"""Whom a measure is given to within the office; those that are given are found by the name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("measure", sa.Column("handler", sa.String(), nullable=False, server_default=""))
    op.create_index(
        "ix_measure_handler", "measure", ["handler"],
        sqlite_where=sa.text("handler != ''"), postgresql_where=sa.text("handler != ''"),
    )  # fmt: skip


def downgrade() -> None:
    raise NotImplementedError("a ledger goes back to an older schema by its backup")
