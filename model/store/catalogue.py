"""What a database says of itself: its tables, and how much room it takes."""

from __future__ import annotations

from model.store.door import Plain
from model.store.drivers import is_sqlite

_TABLES = {True: "SELECT name FROM sqlite_master WHERE type = 'table'",
           False: "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"}  # fmt: skip


def table_names(connection: Plain) -> frozenset[str]:
    """The names of its tables."""
    return frozenset(str(name) for (name,) in connection.execute(_TABLES[is_sqlite(connection)]))


def size_in_kib(connection: Plain) -> int:
    """How large the database is."""
    if not is_sqlite(connection):
        return int(connection.execute("SELECT pg_database_size(current_database())").fetchone()[0]) // 1024
    pages, size = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return pages * size // 1024
