"""Whether the stored rows are such as this program writes; asked when one of them could not be understood."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection, Engine, Table, func, select, text
from sqlalchemy.exc import DatabaseError

from model.store.drivers import database_errors
from model.store.storage_errors import DAMAGE_WORDS
from model.store.tables import Base
from model.store.tables.base import POSTGRES

GONE_WORDS = ("no such table", "no such column")
MISREAD = (ValueError, LookupError, ArithmeticError, TypeError, AttributeError)  # what a value turned to rubbish raises


def first_fault(engine: Engine) -> str | None:
    """The first thing found wrong with the database, in words for those who mend it; None when it is whole."""
    try:
        with engine.connect() as connection:
            said = str(connection.execute(text("PRAGMA integrity_check(1)")).scalar_one())
            if said != "ok":
                return said
            return next((fault for table in Base.metadata.sorted_tables for fault in _misread(connection, table)), None)
    except database_errors(DatabaseError) as error:
        said = str(getattr(error, "orig", error)).lower()
        return said if any(words in said for words in (*DAMAGE_WORDS, *GONE_WORDS)) else None
    except MISREAD as error:  # SQLite quotes the damaged bytes in what it says
        return str(error)


def faults_of_database(connection: Connection, most: int) -> Iterator[str]:
    """What the database itself finds wrong with how it is stored; a server is asked for every row of every table."""
    if connection.dialect.name == POSTGRES:
        yield from islice((fault for table in Base.metadata.sorted_tables for fault in _misread(connection, table)), most)
    else:
        yield from (str(said) for (said,) in connection.execute(text(f"PRAGMA integrity_check({most})")) if said != "ok")


def rows_without_parent(connection: Connection) -> Iterator[tuple[str, str]]:
    """The rows that refer to one that is not there, and its table; a server lets none come to be."""
    if connection.dialect.name != POSTGRES:
        for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"{table} {row}", str(parent)


def _misread(connection: Connection, table: Table) -> Iterator[str]:
    count = connection.execute(select(func.count()).select_from(table)).scalar_one()
    try:
        for number, row in enumerate(connection.execute(select(table))):
            for column, value in zip(table.columns, row, strict=True):
                if (value is None and not column.nullable) or not _fits(value, column.type.python_type):
                    yield f"{table.name}.{column.name}, row {number + 1} of {count}"
    except MISREAD as error:
        yield f"{table.name}: {error}"


def _fits(value: object, kind: type) -> bool:
    """JSON's declared kind is dict whatever it holds, so lists fit too."""
    return value is None or isinstance(value, kind) or (kind is dict and isinstance(value, list))
