"""The checklist's filter for statements of SQLAlchemy; what it says stands in model.queries.measure_sql."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Boolean, ColumnElement, Select, String, column, literal_column, table, text

from model.periods import Month
from model.queries import measure_sql
from model.queries.measure_sql import DONE, Mine, conditions, is_search
from model.rows.checklist import ChecklistFilter
from model.store.tables import Measure

__all__ = ["DONE", "AnySelect", "filtered", "has_progress_in", "in_order", "light_expression"]

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
_search = table("measure_search", column("rowid"), column("measure_search"))


def has_progress_in(month: Month) -> ColumnElement[bool]:
    """Whether one's own office noted progress of the measure in a month."""
    return literal_column(measure_sql.progress_in(month), Boolean)


def light_expression(today: date) -> ColumnElement[Any]:
    """The light of a measure as a column."""
    return literal_column(measure_sql.light(today), String)


def filtered(statement: AnySelect, kept: ChecklistFilter, mine: Mine, today: date) -> AnySelect:
    """Restrict a statement over Measure to what the filter keeps."""
    if is_search(kept):
        statement = statement.select_from(_search.join(Measure, Measure.id == _search.c.rowid))
    for condition in conditions(kept, mine, today):
        statement = statement.where(text(f"({condition.sql})").bindparams(**dict(condition.values)))
    return statement


def in_order(statement: AnySelect, kept: ChecklistFilter) -> AnySelect:
    """In the order of the documents; what a search found, in the order of its index."""
    if is_search(kept):
        return statement.order_by(_search.c.rowid)
    return statement.order_by(Measure.plan_id, Measure.position)
