"""SQLAlchemy's engine on a ledger's database: its transactions are ours."""

from __future__ import annotations

import sqlite3
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from model.store.connecting import Address


def sqlite_engine(address: Address) -> Engine:
    """An engine on an SQLite file.

    The driver's own transaction handling is off and BEGIN is ours: DDL then rolls back like anything else, and a
    writing transaction takes its lock at once (BEGIN IMMEDIATE) instead of failing half-way.
    """
    options: dict[str, Any] = {} if address.is_shared else {"pool_size": 1, "max_overflow": 0}
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(address.file)), creator=address.connect, poolclass=QueuePool,
        **options,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        is_write = connection.get_execution_options().get("is_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")

    return engine


def driver_connection(session: Session) -> sqlite3.Connection:
    """The driver's own connection under a session, in the session's transaction: for questions that are plain SQL."""
    return cast("sqlite3.Connection", session.connection().connection.driver_connection)
