"""Submissions frozen as sent, files that came back, what other units reported, sheets known by their header."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _returned()
    _lines()
    _reported()
    _remembered()
    _columns()


def _key() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _to(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _returned() -> None:
    op.create_table(
        "returned",
        _key(), _number("plan_id"), _number("year"), _number("month"), _number("unit_id", nullable=True),
        _text("unit_words"), _text("sent_by"), _text("kind"), _text("file_name"), _text("sha256"), _number("size"),
        _text("received_at"), _text("merged_at"), _text("person"), sa.Column("facts", sa.JSON(), nullable=False),
        _to("returned", "plan_id", to="plan"), _to("returned", "unit_id", to="unit"),
        sa.PrimaryKeyConstraint("id", name="pk_returned"),
    )
    op.create_index("ix_returned_month", "returned", ["plan_id", "year", "month"])
    op.create_index("ix_returned_sha256", "returned", ["sha256"])


def _lines() -> None:
    op.create_table(
        "submission_line",
        _key(), _number("submission_id"), _number("position"), _number("measure_id"), _text("code"),
        sa.Column("values", sa.JSON(), nullable=False),
        _to("submission_line", "submission_id", to="submission"), _to("submission_line", "measure_id", to="measure"),
        sa.PrimaryKeyConstraint("id", name="pk_submission_line"),
        sa.UniqueConstraint("submission_id", "position", name="uq_submission_line_submission_id"),
    )
    op.create_index("ix_submission_line_measure", "submission_line", ["measure_id"])
    op.create_table(
        "returned_line",
        _key(), _number("returned_id"), _text("sheet"), _number("row"), _number("measure_id", nullable=True),
        _text("found_by"), sa.Column("values", sa.JSON(), nullable=False),
        _to("returned_line", "returned_id", to="returned"), _to("returned_line", "measure_id", to="measure"),
        sa.PrimaryKeyConstraint("id", name="pk_returned_line"),
    )
    op.create_index("ix_returned_line_returned", "returned_line", ["returned_id"])
    op.create_index("ix_returned_line_measure", "returned_line", ["measure_id"])


def _reported() -> None:
    op.create_table(
        "unit_reading",
        _key(), _number("target_id"), _number("unit_id"), _number("year"), _number("month"),
        sa.Column("value", sa.String(40), nullable=False), _number("returned_id"),
        _to("unit_reading", "target_id", to="target"), _to("unit_reading", "unit_id", to="unit"),
        _to("unit_reading", "returned_id", to="returned"),
        sa.PrimaryKeyConstraint("id", name="pk_unit_reading"),
        sa.UniqueConstraint("target_id", "unit_id", "year", "month", name="uq_unit_reading_target_id"),
    )
    op.create_index("ix_unit_reading_returned_id", "unit_reading", ["returned_id"])
    op.create_table(
        "sender",
        _key(), _number("plan_id"), _number("unit_id"), sa.Column("is_expected", sa.Boolean(), nullable=False),
        _to("sender", "plan_id", to="plan"), _to("sender", "unit_id", to="unit"),
        sa.PrimaryKeyConstraint("id", name="pk_sender"),
        sa.UniqueConstraint("plan_id", "unit_id", name="uq_sender_plan_id"),
    )


def _remembered() -> None:
    op.create_table(
        "sheet_mapping",
        _key(), _text("signature"), _text("name"), sa.Column("columns", sa.JSON(), nullable=False), _text("used_at"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_mapping"),
        sa.UniqueConstraint("signature", name="uq_sheet_mapping_signature"),
    )
    op.create_table(
        "accepted_finding",
        _key(), _text("code"), _number("measure_id"), _number("year"), _number("month"), _text("detail"), _text("word"),
        _text("person"), _text("accepted_at"),
        _to("accepted_finding", "measure_id", to="measure"),
        sa.PrimaryKeyConstraint("id", name="pk_accepted_finding"),
        sa.UniqueConstraint("code", "measure_id", "year", "month", "detail", name="uq_accepted_finding_code"),
    )


def _columns() -> None:
    op.add_column("submission", sa.Column("kind", sa.String(), nullable=False, server_default="workbook"))
    op.add_column("submission", sa.Column("size", sa.Integer(), nullable=False, server_default="0"))
    for name in ("receiver", "sent_at", "reason"):
        op.add_column("submission", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in ("trouble", "proof"):
        op.add_column("progress", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("progress", sa.Column("reported_on", sa.Date(), nullable=True))
    # Alembic would copy a whole table to bring a key in; SQLite and PostgreSQL both take it with its column.
    for table, column, to in (
        ("submission", "plan_id", "plan"), ("submission", "corrects_id", "submission"), ("progress", "returned_id", "returned"),
    ):
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} INTEGER CONSTRAINT fk_{table}_{column}_{to} REFERENCES {to} (id)"
        )
    op.create_index("ix_progress_returned", "progress", ["returned_id"])


def downgrade() -> None:
    raise NotImplementedError("a ledger goes back to an older schema by its backup")
