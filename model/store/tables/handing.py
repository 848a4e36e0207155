"""What leaves the office and what comes back: submissions as they were sent, files as they were returned."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.store.tables.base import Base


class Submission(Base):
    """A month's workbook, sheet or package that was written to be handed upward (报送).

    `sent_at` is when somebody said that it was sent, empty until then; from then on nothing of it changes. `corrects_id`
    is the submission that this one corrects or completes (更正、补报) for the `reason`. `size` is 0 where the file
    itself was not kept (ledgers before schema 0004); a kept one lies among the papers by its hash.
    """

    __tablename__ = "submission"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    month: Mapped[int]
    made_at: Mapped[str]
    person: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str]
    sha256: Mapped[str]
    measures: Mapped[int]
    kind: Mapped[str] = mapped_column(default="workbook", server_default="workbook")
    size: Mapped[int] = mapped_column(default=0, server_default="0")
    receiver: Mapped[str] = mapped_column(default="", server_default="")
    sent_at: Mapped[str] = mapped_column(default="", server_default="")
    reason: Mapped[str] = mapped_column(default="", server_default="")
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))


class SubmissionLine(Base):
    """One row of a submission, every value in it as it was written; `values` by the names of workbook_layout.Column."""

    __tablename__ = "submission_line"
    __table_args__ = (
        UniqueConstraint("submission_id", "position"),
        Index("ix_submission_line_measure", "measure_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    position: Mapped[int]
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    code: Mapped[str]
    values: Mapped[dict[str, Any]]


class Returned(Base):
    """A workbook, sheet or package that came back from another unit (回收件); the file lies among the papers by its hash.

    `unit_words` is the sender as written, `unit_id` the unit a person or the words made of it. `merged_at` is empty
    until its values were taken in. `facts` are the file's own: ledger, plan, layout.
    """

    __tablename__ = "returned"
    __table_args__ = (Index("ix_returned_month", "plan_id", "year", "month"), Index("ix_returned_sha256", "sha256"))

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    year: Mapped[int]
    month: Mapped[int]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    unit_words: Mapped[str] = mapped_column(default="")
    sent_by: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    received_at: Mapped[str]
    merged_at: Mapped[str] = mapped_column(default="")
    person: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ReturnedLine(Base):
    """One row of a returned file as it came: where it stood, which measure it is and how that was known.

    `found_by` is id, fingerprint, text or person; empty with `measure_id` None where the row is nobody's. `values` by
    the names of workbook_layout.Column, without the empty cells.
    """

    __tablename__ = "returned_line"
    __table_args__ = (
        Index("ix_returned_line_returned", "returned_id"),
        Index("ix_returned_line_measure", "measure_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    returned_id: Mapped[int] = mapped_column(ForeignKey("returned.id"))
    sheet: Mapped[str]
    row: Mapped[int]
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    found_by: Mapped[str] = mapped_column(default="")
    values: Mapped[dict[str, Any]]


class Sender(Base):
    """Whether a unit is asked to report on a plan (应报单位); where nobody spoke, the plan's duties say."""

    __tablename__ = "sender"
    __table_args__ = (UniqueConstraint("plan_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    is_expected: Mapped[bool]


class SheetMapping(Base):
    """Which column of a bureau's own sheet holds what, remembered by the header's signature (表头对应)."""

    __tablename__ = "sheet_mapping"

    id: Mapped[int] = mapped_column(primary_key=True)
    signature: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    columns: Mapped[dict[str, Any]]
    used_at: Mapped[str]


class AcceptedFinding(Base):
    """A finding of the check before hand-in that a person let stand, with a word why (交前体检).

    `detail` is what was found, so that something else in the same place is found again.
    """

    __tablename__ = "accepted_finding"
    __table_args__ = (UniqueConstraint("code", "measure_id", "year", "month", "detail"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    year: Mapped[int]
    month: Mapped[int]
    detail: Mapped[str]
    word: Mapped[str]
    person: Mapped[str] = mapped_column(default="")
    accepted_at: Mapped[str]
