"""Duties found by the plan's words for a unit, and what one's own office noted of a month, without going through all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_duty_wording", "duty", ["wording", "measure_id"])
    op.create_index(
        "ix_progress_noted", "progress", ["year", "month", "measure_id"],
        sqlite_where=sa.text("unit_id IS NULL AND text != ''"), postgresql_where=sa.text("unit_id IS NULL AND text != ''"),
    )  # fmt: skip


def downgrade() -> None:
    raise NotImplementedError("a ledger goes back to an older schema by its backup")
