"""Bringing a database to the schema of this program: Alembic migrations, run on opening, after a backup."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, text

from model.errors import StorageError

SCHEMA = "0001"
VERSION_TABLE = "alembic_version"


def stored_schema(connection: Connection) -> str | None:
    """The schema a database has; None for an empty one. Raises StorageError for a database that is no ledger."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if tables:
            raise StorageError("not-a-ledger", where=connection.engine.url.database)
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one_or_none()  # noqa: S608 - constant
    return None if found is None else str(found)


def upgrade(engine: Engine, *, back_up: Callable[[], object]) -> bool:
    """Migrate to this program's schema; True when something had to be done.

    `back_up` is called before an existing ledger is migrated. Raises StorageError ledger-newer when a newer program
    made the ledger. One transaction: a migration that fails leaves the database as it was.
    """
    with engine.connect() as connection:
        found = stored_schema(connection)
    if found == SCHEMA:
        return False
    if found is not None and found > SCHEMA:
        raise StorageError("ledger-newer", where=engine.url.database, found=found, known=SCHEMA)
    if found is not None:
        back_up()
    _run_migrations(engine)
    return True


def _run_migrations(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "model:store/migrations")
    with engine.execution_options(is_write=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
