"""SQLAlchemy's engine on a ledger's database: its transactions are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from model.store.connecting import Address
from model.store.door import Plain
from model.store.drivers import driver

if TYPE_CHECKING:
    import sqlite3

    import psycopg


def sqlite_engine(address: Address) -> Engine:
    """An engine on an SQLite file.

    The driver's own transaction handling is off and BEGIN is ours: DDL then rolls back like anything else, and a
    writing transaction takes its lock at once (BEGIN IMMEDIATE) instead of failing half-way. Raises OSError where the ledger's folder is no longer at its place.
    """
    options: dict[str, Any] = {} if address.is_shared else {"pool_size": 1, "max_overflow": 0}
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(address.file)), creator=address.connect, poolclass=QueuePool,
        module=driver(has_key=address.key is not None),
        **options,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        is_write = connection.get_execution_options().get("is_write", False)
        if is_write:  # an open file is written to wherever its folder was moved: what no question finds is not to be changed
            address.folder.stat()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")

    return engine


def close_for_good(engine: Engine) -> None:
    """Close an engine's connections; one that is still asked something, or was asked for only afterwards, when it is given back."""
    event.listen(engine, "checkin", lambda _connection, record: record.invalidate())
    engine.dispose()


def driver_connection(session: Session) -> Plain:
    """The connection under a session, in the session's transaction: for questions that are plain SQL."""
    return plain_of(session.connection())


def plain_of(connection: Connection) -> Plain:
    """The door for plain SQL over a connection of SQLAlchemy's; SQLite's own connection is one."""
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        return cast("sqlite3.Connection", driver)
    from model.store.postgres import PostgresPlain  # brings psycopg, which most ledgers never need

    return PostgresPlain(cast("psycopg.Connection[Any]", driver))
