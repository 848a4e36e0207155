"""A whole ledger from one database into another, of whichever kind; and the hash by which the two are known to hold the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer, Table, text

from model.errors import StorageError
from model.store.connecting import Access, address_of
from model.store.door import Plain
from model.store.engine import plain_of
from model.store.restoring import remove_draft, settle
from model.store.schema import make
from model.store.search import index_words
from model.store.tables import Base, measure_words
from model.store.tables.base import POSTGRES

AT_ONCE = 2_000
Told = Callable[[int, int], None]


def untold(_done: int, _total: int) -> None:
    """Nobody asks how far it is."""


def content_hash(connection: Plain) -> str:
    """SHA-256 over every row of every table, history and all, the same for the same content in any database."""
    digest = hashlib.sha256()
    for table in _tables():
        digest.update(f"{table.name}\n".encode())
        truths = _truths(table)
        for rows in _pages(connection, table):
            for row in rows:
                plain = [bool(value) if place in truths and value is not None else value for place, value in enumerate(row)]
                digest.update(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def copy_rows(source: Plain, target: Connection, told: Told = untold, *, where: str = "") -> str:
    """Copy every row of a ledger into the empty tables of another database; the hash that both have.

    To be called in a transaction of each. Raises StorageError copy-place-taken, copy-differs.
    """
    into, tables = plain_of(target), _tables()
    if into.execute("SELECT 1 FROM change LIMIT 1").fetchone() is not None:
        raise StorageError("copy-place-taken", where=where)
    for number, table in enumerate(tables):
        told(number, len(tables) + 1)
        for rows in _pages(source, table):
            if table is measure_words:
                index_words(target, ((key, words) for key, words in rows))
            else:
                _insert(into, table, rows)
    if target.dialect.name == POSTGRES:
        _count_on(target)
    told(len(tables), len(tables) + 1)
    before, after = content_hash(source), content_hash(into)
    if before != after:
        raise StorageError("copy-differs", before=before[:12], after=after[:12])
    return after


def write_copy(source: Plain, file: Path, told: Told = untold) -> str:
    """Write a ledger as an SQLite database, whole, of one file; its content's hash. Raises StorageError, OSError."""
    try:
        make(file)
        engine = address_of(file, Access.WRITE).engine()
        try:
            with engine.execution_options(is_write=True).begin() as connection:
                made = copy_rows(source, connection, told, where=str(file))
        finally:
            engine.dispose()
        settle(file)
    except BaseException:
        remove_draft(file)
        raise
    return made


def _tables() -> list[Table]:
    """All tables, those that others refer to first."""
    return list(Base.metadata.sorted_tables)


def _truths(table: Table) -> frozenset[int]:
    """Where the columns stand that are true or false: SQLite keeps them as 1 and 0."""
    return frozenset(place for place, column in enumerate(table.columns) if isinstance(column.type, Boolean))


def _pages(connection: Plain, table: Table) -> Iterator[list[Any]]:
    """The rows of a table in the order of its key, some at a time, their columns as the program knows them."""
    keys = [column for column in table.columns if column.primary_key]
    places = [list(table.columns).index(key) for key in keys]
    names, order = _names(table.columns), _names(keys)
    marks = ", ".join("?" * len(keys))
    last: tuple[Any, ...] | None = None
    while True:
        after = f"WHERE ({order}) > ({marks}) " if last is not None else ""
        statement = f'SELECT {names} FROM "{table.name}" {after}ORDER BY {order} LIMIT {AT_ONCE}'  # noqa: S608 - names of our own tables
        rows = connection.execute(statement, last or ()).fetchall()
        if rows:
            yield rows
        if len(rows) < AT_ONCE:
            return
        last = tuple(rows[-1][place] for place in places)


def _insert(into: Plain, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    truths = _truths(table)
    marks = ", ".join("?" * len(table.columns))
    values = [
        tuple(bool(value) if place in truths and value is not None else value for place, value in enumerate(row)) for row in rows
    ]
    into.executemany(f'INSERT INTO "{table.name}" ({_names(table.columns)}) VALUES ({marks})', values)  # noqa: S608 - likewise


def _names(columns: Sequence[Column[Any]] | Any) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def _count_on(target: Connection) -> None:
    """Have a server number the next rows after those that were brought."""
    for table in _tables():
        key = table.columns.get("id")
        if key is not None and isinstance(key.type, Integer):
            target.execute(text(f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), greatest(max(id), 1), max(id) IS NOT NULL) "  # noqa: S608 - likewise
                                f'FROM "{table.name}"'))
