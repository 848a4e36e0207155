"""SQLAlchemy's engine on a ledger's database: its transactions are ours."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
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
