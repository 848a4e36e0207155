"""Plans and what they hold: annexes, tasks, measures, indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql_text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.rows.words import State
from model.store.tables.base import Base

_IS_GIVEN = sql_text("handler != ''")


class Plan(Base):
    """One issued document (行动计划)."""

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    title: Mapped[str]
    doc_no: Mapped[str] = mapped_column(default="")
    issuer: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    report_rule: Mapped[str] = mapped_column(default="")
    source_name: Mapped[str] = mapped_column(default="")
    source_sha256: Mapped[str] = mapped_column(default="")
    accepted_at: Mapped[str]

    annexes: Mapped[list[Annex]] = relationship(back_populates="plan", cascade="all, delete-orphan")
    indicators: Mapped[list[Indicator]] = relationship(back_populates="plan", cascade="all, delete-orphan")


class Annex(Base):
    """One table of a plan (附件)."""

    __tablename__ = "annex"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    number: Mapped[int]
    title: Mapped[str]

    plan: Mapped[Plan] = relationship(back_populates="annexes")
    tasks: Mapped[list[Task]] = relationship(back_populates="annex", cascade="all, delete-orphan")


class Task(Base):
    """A numbered item of an annex (重点任务) in its section."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_annex_position", "annex_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    annex_id: Mapped[int] = mapped_column(ForeignKey("annex.id"))
    position: Mapped[int]
    number: Mapped[int]
    name: Mapped[str]
    section: Mapped[str] = mapped_column(default="")

    annex: Mapped[Annex] = relationship(back_populates="tasks")
    measures: Mapped[list[Measure]] = relationship(back_populates="task", cascade="all, delete-orphan")


class Measure(Base):
    """The unit of work (工作措施); what gets ticked off.

    `position` orders the measures of a plan as in the document. `next_due` to `starts_on` are the summary of its open
    dates (model.rules.due_summary): copies kept by the actions, because filters and order need them in an index. So is
    `open_occurrence`, the first day on which something that comes back is neither done nor said to be not needed.
    `handler` is the colleague who carries it out, by name; empty for nobody.
    """

    __tablename__ = "measure"
    __table_args__ = (
        Index("ix_measure_plan_position", "plan_id", "position"),
        Index("ix_measure_task_position", "task_id", "position"),
        Index("ix_measure_plan_state_due", "plan_id", "state", "next_due"),
        Index("ix_measure_code", "code"),
        Index("ix_measure_handler", "handler", sqlite_where=_IS_GIVEN, postgresql_where=_IS_GIVEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    position: Mapped[int]
    code: Mapped[str]
    text: Mapped[str]
    deadline: Mapped[str] = mapped_column(default="")
    page: Mapped[int | None]
    line: Mapped[int | None]
    doubts: Mapped[list[Any]] = mapped_column(default=list)
    doubt_count: Mapped[int] = mapped_column(default=0)
    questions: Mapped[list[Any]] = mapped_column(default=list)
    question_count: Mapped[int] = mapped_column(default=0)
    state: Mapped[State] = mapped_column(default=State.NOT_STARTED)
    closed_on: Mapped[date | None]
    closed_note: Mapped[str] = mapped_column(default="")
    next_due: Mapped[date | None]
    overdue_after: Mapped[date | None]
    endless_from: Mapped[date | None]
    starts_on: Mapped[date | None]
    open_occurrence: Mapped[date | None]
    handler: Mapped[str] = mapped_column(default="", server_default="")
    version: Mapped[int] = mapped_column(default=1)

    task: Mapped[Task] = relationship(back_populates="measures")

    __mapper_args__ = {"version_id_col": version}


class Indicator(Base):
    """One cell of a district table: a number a district must reach, as written."""

    __tablename__ = "indicator"
    __table_args__ = (Index("ix_indicator_plan_district", "plan_id", "district"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    district: Mapped[str]
    name: Mapped[str]
    value: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")

    plan: Mapped[Plan] = relationship(back_populates="indicators")


class IndicatorReading(Base):
    """One month's value against an indicator of a district table."""

    __tablename__ = "indicator_reading"
    __table_args__ = (UniqueConstraint("indicator_id", "year", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    year: Mapped[int]
    month: Mapped[int]
    value: Mapped[Decimal]
