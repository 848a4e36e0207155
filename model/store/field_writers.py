"""Who wrote a field of the ledger, newest first: read from the history, where every change keeps what it touched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from model.store.door import Plain

_OF_MEASURE = (
    "SELECT change.id FROM change_measure CROSS JOIN change ON change.id = change_measure.change_id "
    "WHERE change_measure.measure_id = ? AND instr(change.images, ?) > 0 ORDER BY change.id DESC"
)
_OF_ALL = "SELECT id FROM change WHERE instr(images, ?) > 0 ORDER BY id DESC"
_ONE = "SELECT person, at, images FROM change WHERE id = ?"


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field is stored: columns of the one row that `identity` tells from the others of its table, as stored.

    `row_id` is that row's id now and `values` its columns as the history keeps them, both None while there is no such row.
    `measure_id` is the measure whose changes are looked through; None where those of all are. Where `is_either`, the
    field's value is that of the column that has one; where it `is_number`, it is one that is kept as text.
    """

    table: str
    columns: tuple[str, ...]
    identity: Mapping[str, Any]
    row_id: int | None
    values: tuple[Any, ...] | None
    measure_id: int | None = None
    is_either: bool = False
    is_number: bool = False

    def value_of(self, values: tuple[Any, ...] | None) -> Any:
        """The field's value in columns as they are stored: of one column what it holds, of several a list."""
        if values is None:
            return None
        if self.is_either:
            return next(filter(None, values), None)
        if self.is_number and values[0] is not None:
            return Decimal(values[0])
        return values[0] if len(values) == 1 else list(values)


@dataclass(frozen=True, slots=True)
class Written:
    """One change that wrote the field, and what stood there before it; None for no such row."""

    number: int
    person: str
    at: str
    before: tuple[Any, ...] | None


def writers(connection: Plain, place: FieldPlace) -> Iterator[Written]:
    """The changes that wrote a field, newest first, also those of rows that stood in its place before."""
    row_id, values = place.row_id, place.values
    for number in _changes(connection, place):
        person, at, images = connection.execute(_ONE, (number,)).fetchone()
        is_touched = False
        for table, key, before, after, _ in reversed(json.loads(images)):
            if table != place.table:
                continue
            if after is None:
                is_its = row_id is None and all(before.get(name) == value for name, value in place.identity.items())
                if is_its:
                    row_id, values = key, tuple(before[name] for name in place.columns)
            elif before is None:
                is_its = key == row_id
                if is_its:
                    row_id = values = None
            else:
                is_its = key == row_id and any(name in after for name in place.columns)
                if is_its:
                    held = dict(zip(place.columns, values or (), strict=False)) | before
                    values = tuple(held.get(name) for name in place.columns)
            is_touched = is_touched or is_its
        if is_touched:
            yield Written(number, person, at, values)


def _changes(connection: Plain, place: FieldPlace) -> list[int]:
    if place.measure_id is not None:
        found = connection.execute(_OF_MEASURE, (place.measure_id, f'["{place.table}",'))
    else:
        found = connection.execute(_OF_ALL, (f'["{place.table}",',))
    return [number for (number,) in found.fetchall()]
