"""Whose measures the calendar is about, as a condition in SQL, and a question about them whose answer is worth keeping."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from model.queries.measure_sql import kept_by, mine_in
from model.rows.calendar import CalendarFilter, EntryKind
from model.rows.checklist import ChecklistFilter
from model.store.door import Plain


@dataclass(frozen=True, slots=True)
class Scope:
    """A condition on `measure`; `is_few` when it is best found by going from my few measures to what hangs on them."""

    where: str
    is_few: bool
    kinds: frozenset[EntryKind]
    plan_id: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that has the same answer as long as the history is the same: its newest hash names the ledger's state."""

    newest: str
    where: str
    is_few: bool
    connection: Plain = field(compare=False)


def asked_of(connection: Plain, scope: Scope) -> Asked:
    """The question about these measures as the ledger stands now."""
    newest = connection.execute("SELECT hash FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return Asked(newest[0] if newest else "", scope.where, scope.is_few, connection)


def scope_of(connection: Plain, kept: CalendarFilter, today: date) -> Scope:
    """The measures a filter keeps."""
    mine = mine_in(connection)
    plan_id = kept.plan_id
    if plan_id is not None and not _has_others(connection, plan_id):
        plan_id = None  # the only plan: nothing to tell apart
    found = kept_by(ChecklistFilter(plan_id=plan_id, is_mine=kept.is_mine), mine, today, is_page=True)
    return Scope(found.where, kept.is_mine and not mine.are_many, kept.kinds, kept.plan_id)


def _has_others(connection: Plain, plan_id: int) -> bool:
    return bool(connection.execute("SELECT 1 FROM plan WHERE id != ? LIMIT 1", (plan_id,)).fetchone())
