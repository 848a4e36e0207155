"""Rows written by their images, as undoing does: many at a time, in the order in which the images stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import JSON, Table

from model.errors import UserError
from model.store.door import Plain, Violated
from model.store.drivers import integrity_errors
from model.store.images import VERSION, Image
from model.store.tables import Base

_OWN_NOTE = "SELECT id FROM progress WHERE measure_id = ? AND unit_id IS NULL AND year = ? AND month = ?"
CHUNK = 500  # rows read, compared and written at once


def apply_images(connection: Plain, images: Iterable[Image]) -> Iterator[list[Image]]:
    """Bring rows from their images' `before` to their `after`; gives again and again those that are done.

    Raises UserError revert-conflict when a row is no longer as `before` says, or when something else hangs on it.
    """
    for some in _alike(images):
        first = some[0]
        table = Base.metadata.tables[first.table]
        try:
            if first.before is not None:
                _require_unchanged(connection, table, some)
            if first.after is None:
                _delete(connection, table, some)
            elif first.before is None:
                _require_free(connection, table, some)
                _insert(connection, table, some, tuple(first.after))
            else:
                _update(connection, table, some, tuple(first.after))
        except integrity_errors(Violated) as error:
            raise UserError("revert-conflict", table=first.table) from error
        yield some


def _alike(images: Iterable[Image]) -> Iterator[list[Image]]:
    """Images that follow each other and write the same columns of one table the same way, each of another row."""
    run: dict[int, Image] = {}
    shape: object = None
    for image in images:
        its = (image.table, *(None if columns is None else tuple(columns) for columns in (image.before, image.after)))
        if run and (its != shape or image.key in run or len(run) == CHUNK):
            yield list(run.values())
            run = {}
        shape, run[image.key] = its, image
    if run:
        yield list(run.values())


def _require_unchanged(connection: Plain, table: Table, images: list[Image]) -> None:
    names = [name for name in images[0].before or () if name != VERSION]
    is_owned = "measure_id" in table.columns and "measure_id" not in names
    asked = names + ["measure_id"] * is_owned  # SQLite gives the id of a deleted row to another one
    held = {
        key: _as_imaged(table, asked, values)
        for key, *values in connection.execute(
            f"SELECT {_columns(table, ['id', *asked])} FROM {_name(table)} WHERE id IN ({_marks(images)})",  # noqa: S608 - names of our own tables
            [image.key for image in images],
        )
    }
    for image in images:
        found = held.get(image.key)
        is_its = not is_owned or found is None or image.measure_id in (None, found.pop())
        if not is_its or found != [(image.before or {})[name] for name in names]:
            raise UserError("revert-conflict", table=image.table)


def _require_free(connection: Plain, table: Table, images: list[Image]) -> None:
    """One's own office has one note of a month, which no constraint sees to: NULL, for its unit, is not the same as NULL."""
    if table.name != "progress":
        return
    for row in (image.after or {} for image in images):
        if row["unit_id"] is None and connection.execute(_OWN_NOTE, (row["measure_id"], row["year"], row["month"])).fetchone():
            raise UserError("revert-conflict", table=table.name)


def _delete(connection: Plain, table: Table, images: list[Image]) -> None:
    keys = [image.key for image in images]
    connection.execute(f"DELETE FROM {_name(table)} WHERE id IN ({_marks(images)})", keys)  # noqa: S608 - likewise


def insert_rows(connection: Plain, table: Table, images: Sequence[Image]) -> None:
    """Write new rows as their images say, all of them with the columns of the first."""
    if images:
        _insert(connection, table, images, tuple(images[0].after or ()))


def update_rows(connection: Plain, table: Table, images: Sequence[Image]) -> None:
    """Give rows the columns that their images say, all of them those of the first."""
    if images:
        _update(connection, table, images, tuple(images[0].after or ()))


def _insert(connection: Plain, table: Table, images: Sequence[Image], names: tuple[str, ...]) -> None:
    statement = f"INSERT INTO {_name(table)} ({_columns(table, names)}) VALUES ({_marks(names)})"  # noqa: S608 - likewise
    connection.executemany(statement, (_stored(table, names, image) for image in images))


def _update(connection: Plain, table: Table, images: Sequence[Image], names: tuple[str, ...]) -> None:
    written = [f"{_columns(table, [name])} = ?" for name in names]
    written += [f"{VERSION} = {VERSION} + 1"] * (VERSION in table.columns)
    statement = f"UPDATE {_name(table)} SET {', '.join(written)} WHERE id = ?"  # noqa: S608 - likewise
    connection.executemany(statement, ((*_stored(table, names, image), image.key) for image in images))


def _name(table: Table) -> str:
    return f'"{table.name}"'


def _columns(table: Table, names: Iterable[str]) -> str:
    return ", ".join(f'"{table.columns[name].name}"' for name in names)


def _marks(of: Iterable[object]) -> str:
    return ", ".join("?" for _ in of)


def _stored(table: Table, names: tuple[str, ...], image: Image) -> list[Any]:
    """Values as the database keeps them: but for lists and records, an image has them so."""
    values, noted = image.after or {}, _as_json(table)
    return [json.dumps(values[name]) if name in noted else values[name] for name in names]


def _as_imaged(table: Table, names: list[str], values: list[Any]) -> list[Any]:
    noted = _as_json(table)
    if not noted.intersection(names):
        return values
    return [json.loads(value) if name in noted else value for name, value in zip(names, values, strict=True)]


@cache
def _as_json(table: Table) -> frozenset[str]:
    """The columns that hold a list or a record."""
    return frozenset(column.name for column in table.columns if isinstance(column.type, JSON))
