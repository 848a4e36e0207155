"""What binds a measure and what was done about it: duties, dates, targets, progress."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from model.rows.words import Comparator, DueKind, Every, Role, State
from model.store.tables.base import Base

_NOTED = text("unit_id IS NULL AND text != ''")  # what one's own office wrote


class Duty(Base):
    """A unit or a group in a measure, by the wording it came from.

    `answer` is what a person said to "相关…": True my unit is meant, False it is not, None not yet asked.
    """

    __tablename__ = "duty"
    __table_args__ = (
        Index("ix_duty_measure", "measure_id", "role"),
        Index("ix_duty_unit", "unit_id", "measure_id", "role"),
        Index("ix_duty_group", "group_id", "measure_id", "role"),
        Index("ix_duty_wording", "wording", "measure_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    role: Mapped[Role]
    position: Mapped[int]
    wording: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("unit_group.id"))
    answer: Mapped[bool | None]


class Due(Base):
    """One date or span a measure is bound to; `met_on` is set when a milestone was ticked.

    `is_own` for a date that a person set or changed: a corrected edition of the plan does not take it away.
    """

    __tablename__ = "due"
    __table_args__ = (Index("ix_due_measure", "measure_id"), Index("ix_due_end", "end"))

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    kind: Mapped[DueKind]
    start: Mapped[date | None]
    end: Mapped[date | None]
    wording: Mapped[str]
    is_milestone: Mapped[bool] = mapped_column(default=False)
    met_on: Mapped[date | None]
    is_own: Mapped[bool] = mapped_column(default=False, server_default=false())


class DroppedDue(Base):
    """A date that the plan's words give and a person struck out; reading them again must not bring it back."""

    __tablename__ = "dropped_due"
    __table_args__ = (Index("ix_dropped_due_measure", "measure_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    kind: Mapped[DueKind]
    start: Mapped[date | None]
    end: Mapped[date | None]
    wording: Mapped[str]
    is_milestone: Mapped[bool] = mapped_column(default=False)


class Recurrence(Base):
    """A duty that comes back (定期事项)."""

    __tablename__ = "recurrence"

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    every: Mapped[Every]
    day: Mapped[int | None]
    workday: Mapped[int | None]
    step: Mapped[int] = mapped_column(default=1)
    months: Mapped[list[Any]] = mapped_column(default=list)
    wording: Mapped[str]


class Occurrence(Base):
    """One time a recurrence fell due, kept only once a person spoke about it.

    Done on `met_on`, or, without it, not needed for the reason in `note`. What nobody touched is computed, not stored.
    """

    __tablename__ = "occurrence"
    __table_args__ = (UniqueConstraint("recurrence_id", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    recurrence_id: Mapped[int] = mapped_column(ForeignKey("recurrence.id"))
    due_on: Mapped[date]
    met_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="", server_default="")


class Target(Base):
    """A number to reach, found in a measure's text.

    `course` says how its readings run: "cumulative" over the year, or a "level" of its own each month; None where
    nobody has said and the words are left to speak.
    """

    __tablename__ = "target"

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    subject: Mapped[str]
    comparator: Mapped[Comparator]
    value: Mapped[Decimal]
    value_high: Mapped[Decimal | None]
    unit: Mapped[str]
    wording: Mapped[str]
    course: Mapped[str | None]


class Reading(Base):
    """One month's value against a target."""

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("target_id", "year", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"))
    year: Mapped[int]
    month: Mapped[int]
    value: Mapped[Decimal]


class UnitReading(Base):
    """One month's value that another unit reported against a target; `returned_id` names the file it came in."""

    __tablename__ = "unit_reading"
    __table_args__ = (UniqueConstraint("target_id", "unit_id", "year", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int]
    month: Mapped[int]
    value: Mapped[Decimal]
    returned_id: Mapped[int] = mapped_column(ForeignKey("returned.id"), index=True)


class Progress(Base):
    """What was done in one month (进展情况); `unit_id` is None for one's own office.

    `trouble` is what stands in the way (存在问题), `proof` the evidence as a returned sheet names it, `reported_on` the
    day written on it; `returned_id` is the file all of it came in, None for what was written here.
    """

    __tablename__ = "progress"
    __table_args__ = (
        UniqueConstraint("measure_id", "unit_id", "year", "month"),
        Index("ix_progress_measure_month", "measure_id", "year", "month"),
        Index("ix_progress_returned", "returned_id"),
        Index("ix_progress_noted", "year", "month", "measure_id", sqlite_where=_NOTED, postgresql_where=_NOTED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int]
    month: Mapped[int]
    state: Mapped[State | None]
    text: Mapped[str]
    person: Mapped[str] = mapped_column(default="")
    written_at: Mapped[str]
    trouble: Mapped[str] = mapped_column(default="", server_default="")
    proof: Mapped[str] = mapped_column(default="", server_default="")
    reported_on: Mapped[date | None]
    returned_id: Mapped[int | None] = mapped_column(ForeignKey("returned.id"))
