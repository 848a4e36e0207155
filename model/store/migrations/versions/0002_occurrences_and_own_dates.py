"""Occurrences that were ticked, dates of a person's own, indicator readings, the course of a target, edited groups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _tables()
    _columns()


def _tables() -> None:
    op.create_table(
        "occurrence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recurrence_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["recurrence_id"], ["recurrence.id"], name="fk_occurrence_recurrence_id_recurrence"),
        sa.PrimaryKeyConstraint("id", name="pk_occurrence"),
        sa.UniqueConstraint("recurrence_id", "due_on", name="uq_occurrence_recurrence_id"),
    )
    op.create_table(
        "dropped_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("is_milestone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_dropped_due_measure_id_measure"),
        sa.PrimaryKeyConstraint("id", name="pk_dropped_due"),
    )
    op.create_index("ix_dropped_due_measure", "dropped_due", ["measure_id"])
    op.create_table(
        "indicator_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name="fk_indicator_reading_indicator_id_indicator"),
        sa.PrimaryKeyConstraint("id", name="pk_indicator_reading"),
        sa.UniqueConstraint("indicator_id", "year", "month", name="uq_indicator_reading_indicator_id"),
    )


def _columns() -> None:
    op.add_column("target", sa.Column("course", sa.String(), nullable=True))
    op.add_column("unit_group", sa.Column("is_edited", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("due", sa.Column("is_own", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("measure", sa.Column("open_occurrence", sa.Date(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("a ledger goes back to an older schema by its backup")
