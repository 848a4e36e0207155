"""Rows as the history keeps them: the touched columns before and after, as plain JSON values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy import inspect as inspected
from sqlalchemy.orm import Mapper, Session

from model.store.tables import Base

UNRECORDED = frozenset({"change", "change_measure", "measure_words"})
VERSION = "version"  # counts writes for optimistic locking; no content of the row


@dataclass(frozen=True, slots=True)
class Image:
    """One row's touched columns: `before` is None for a new row, `after` None for a deleted one."""

    table: str
    key: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    measure_id: int | None = None

    def as_json(self) -> list[Any]:
        """The form that is stored and hashed."""
        return [self.table, self.key, self.before, self.after, self.measure_id]

    def inverse(self) -> Image:
        """The image of undoing this one."""
        return Image(self.table, self.key, self.after, self.before, self.measure_id)


def images_of_flush(session: Session) -> list[Image]:
    """Images of everything the session is writing now; to be called in its after_flush event.

    They stand in an order in which they can be written again: what others hang on comes first and goes last.
    """
    made = [_whole(row, is_new=True) for row in session.new]
    altered = [image for row in session.dirty if (image := _difference(row)) is not None]
    gone = [_whole(row, is_new=False) for row in session.deleted]
    made.sort(key=_depth)
    gone.sort(key=_depth, reverse=True)
    return [image for image in (*made, *altered, *gone) if image.table not in UNRECORDED]


@cache
def _depths() -> dict[str, int]:
    return {table.name: depth for depth, table in enumerate(Base.metadata.sorted_tables)}


def _depth(image: Image) -> int:
    return _depths()[image.table]


def _whole(row: Any, *, is_new: bool) -> Image:
    state = inspected(row)
    table, names = _columns_of(state.mapper)
    held = state.dict  # what is loaded is taken as it lies there: a merge makes thousands of rows
    values = {name: as_plain(held[key] if key in held else state.attrs[key].value) for name, key in names}
    key = int(values.get("id") or 0)
    measure_id = _measure_id(table, values)
    return Image(table.name, key, None, values, measure_id) if is_new else Image(table.name, key, values, None, measure_id)


@cache
def _columns_of(mapper: Mapper[Any]) -> tuple[Table, tuple[tuple[str, str], ...]]:
    """The table of a mapped class, and its columns with the attributes that hold them."""
    table = mapper.local_table
    if not isinstance(table, Table):
        raise TypeError(f"{mapper!r} is not mapped to a table")
    return table, tuple((column.name, mapper.get_property_by_column(column).key) for column in table.columns)


def _difference(row: Any) -> Image | None:
    state = inspected(row)
    table, names = _columns_of(state.mapper)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, key in names:
        changed = state.attrs[key].history
        if name == VERSION or not changed.has_changes() or not changed.deleted:
            continue
        old, new = as_plain(changed.deleted[0]), as_plain(changed.added[0])
        if old != new:
            before[name], after[name] = old, new
    if not before:
        return None
    whole = {"id": state.attrs["id"].value}
    if "measure_id" in table.columns:
        whole["measure_id"] = state.attrs["measure_id"].value
    return Image(table.name, int(whole["id"]), before, after, _measure_id(table, whole))


def _measure_id(table: Table, values: dict[str, Any]) -> int | None:
    if table.name == "measure":
        return int(values["id"])
    found = values.get("measure_id")
    return None if found is None else int(found)


def as_plain(value: object) -> Any:
    """A column's value as JSON knows it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
