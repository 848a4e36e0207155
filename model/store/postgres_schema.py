"""A ledger's tables on a PostgreSQL server: made and brought up to date by the same migrations as SQLite's."""

from __future__ import annotations

from sqlalchemy import Connection, text

from model.errors import StorageError
from model.store.postgres import PostgresPlace
from model.store.schema import SCHEMA, VERSION_TABLE, migrate, schema_found
from model.store.server_roles import grant_again

# Text as SQLite compares it, days and JSON in the same words: then both databases answer alike, and hold the same bytes.
_OTHER_KINDS = """
    SELECT columns.table_name, columns.column_name, columns.data_type FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name != 'alembic_version' AND (
        (data_type IN ('character varying', 'text') AND collation_name IS DISTINCT FROM 'C')
        OR data_type IN ('date', 'json', 'jsonb') OR (column_name = 'size' AND data_type = 'integer'))
    ORDER BY columns.table_name, columns.ordinal_position
"""
# What is over in other units, a small part of ten million rows: who has reported is asked of it month after month. Without this
# index the planner goes through them all; SQLite goes by the measures.
_OVER = """
    CREATE INDEX IF NOT EXISTS ix_progress_over ON progress (measure_id, unit_id)
    WHERE unit_id IS NOT NULL AND state IN ('closed', 'not_applicable')
"""


def stored_schema(place: PostgresPlace) -> str | None:
    """The schema a database has; None for an empty one, also where it has the tables. Raises StorageError for one that is no ledger's."""
    with place.connect(autocommit=True) as connection:
        tables = {name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")}
        version = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}") if VERSION_TABLE in tables else None  # noqa: S608 - constant
        found = schema_found(tables, version.fetchone() if version is not None else None, place.where)
        if found == SCHEMA and connection.execute("SELECT 1 FROM change LIMIT 1").fetchone() is None:
            return None  # tables into which nothing was brought yet: a copy that was killed can be made anew
        return found


def upgrade(place: PostgresPlace, *, must_exist: bool, is_owner: bool) -> None:
    """Make the tables or bring them to this program's schema; one transaction, and one program at a time.

    Raises StorageError ledger-missing, ledger-newer, server-older, not-a-ledger.
    """
    found = stored_schema(place)
    if found == SCHEMA:
        return
    if found is None and (must_exist or not is_owner):
        raise StorageError("ledger-missing", where=place.where)
    if found is not None and (found > SCHEMA or not is_owner):
        code = "ledger-newer" if found > SCHEMA else "server-older"
        raise StorageError(code, where=place.where, found=found, known=SCHEMA)
    engine = place.engine()
    try:
        with engine.execution_options(is_write=True).begin() as connection:  # who comes second waits, and finds it done
            migrate(connection)
            _settle(connection)
            grant_again(connection)
    finally:
        engine.dispose()


def remembered_files(place: PostgresPlace, said: str, *, may_write: bool) -> tuple[str, bool]:
    """The folder of the files, and whether it is said for the first time.

    It is as said, for a desk may have a name of its own for it, else as it was said first.
    """
    with place.connect(autocommit=True) as connection:
        row = connection.execute("SELECT folder FROM server_files").fetchone()
        is_first = row is None and bool(said) and may_write
        if is_first:
            connection.execute("INSERT INTO server_files (folder) VALUES (%s) ON CONFLICT DO NOTHING", (said,))
        return said or (str(row[0]) if row else ""), is_first


def _settle(connection: Connection) -> None:
    """Give the columns their kinds, those that migrations made since the last time too.

    Where the files lie is no content of the ledger, which may be copied to another place: it has a table of its own.
    """
    connection.execute(text(_OVER))
    connection.execute(text("CREATE TABLE IF NOT EXISTS server_files (one boolean PRIMARY KEY DEFAULT TRUE CHECK (one), folder text NOT NULL)"))
    for table, column, kind in connection.execute(text(_OTHER_KINDS)).all():
        to = "bigint" if kind == "integer" else f'text COLLATE "C" USING "{column}"::text'
        connection.execute(text(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {to}'.replace(":", r"\:")))

