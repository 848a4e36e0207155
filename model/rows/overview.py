"""Figures of the first screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.periods import Month
from model.rows.words import Light, Role


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan in the ledger; `elsewhere` names its area when that is not my unit's. `measures` are counted up to a limit."""

    id: int
    year: int
    title: str
    doc_no: str
    issuer: str
    issued_on: date | None
    report_rule: str
    measures: int
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class MyselfRow:
    """Who works with this ledger: unit, its area, the person; empty before the first start ended."""

    unit: str = ""
    area: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class AnnexFigure:
    """One annex: measures and how many are closed."""

    annex: int
    title: str
    measures: int
    closed: int


@dataclass(frozen=True, slots=True)
class ClosingPoint:
    """How many measures were closed up to and including a month."""

    month: Month
    closed: int


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """All figures of the overview for one plan, mine or all.

    `lights` has every light; `roles` counts mine by strongest role; `due_soon` is open and has a date
    within 30 days or past, `past_date` of those one that is past: overdue, or a date on the way while a later one stands;
    `idle` has no progress in the current month; `missed` has an
    occurrence of what comes back that was not ticked in time; `unanswered` are measures that are mine only if "相关…" means me.
    """

    measures: int
    closed: int
    lights: tuple[tuple[Light, int], ...]
    roles: tuple[tuple[Role, int], ...]
    due_soon: int
    past_date: int
    idle: int
    without_evidence: int
    unanswered: int
    doubts: int
    annexes: tuple[AnnexFigure, ...]
    closings: tuple[ClosingPoint, ...]
    missed: int
    targets: int
    targets_met: int
    targets_read: int
    targets_behind: int = 0
