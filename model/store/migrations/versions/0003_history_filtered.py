"""The history by person, day and kind without reading what each change holds."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_change_told", "change", ["id", "at", "person", "action"])


def downgrade() -> None:
    raise NotImplementedError("a ledger goes back to an older schema by its backup")
