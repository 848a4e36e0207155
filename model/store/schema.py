"""Bringing a database to the schema of this program: Alembic migrations, run on opening, after a backup."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable, Collection, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.errors import StorageError
from model.store.connecting import Access, Address, address_of, has_log
from model.store.synchronising import synchronise_folder

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA = "0006"
VERSION_TABLE = "alembic_version"
MAKING = ".making"
LOGS = ("-wal", "-shm", "-journal")

_migrating = threading.Lock()  # Alembic knows one migration at a time


def stored_schema(connection: sqlite3.Connection, where: str) -> str | None:
    """The schema a database has; None for an empty one. Raises StorageError for a database that is no ledger."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    version = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}") if VERSION_TABLE in tables else None  # noqa: S608 - constant
    return schema_found(tables, version.fetchone() if version is not None else None, where)


def schema_found(tables: Collection[str], found: Sequence[Any] | None, where: str) -> str | None:
    """What a database's tables and its row of the schema's version say; raises StorageError for one that is no ledger's."""
    if VERSION_TABLE not in tables:
        if tables:
            raise StorageError("not-a-ledger", where=where)
        return None
    if found is None or not re.fullmatch(r"\d{4}", str(found[0])):
        raise StorageError("ledger-damaged", where=where, detail="schema")
    return str(found[0])


def make(database: Path) -> None:
    """Make a new ledger's database, whole or not at all: a file that lies there and is empty is a damaged one.

    Raises StorageError, OSError and the errors of SQLAlchemy.
    """
    draft = database.with_name(database.name + MAKING)
    _remove(draft)
    try:
        address = address_of(draft, Access.WRITE)
        _run_migrations(address)
        with closing(address.connect()) as connection:  # the last one to close brings the log in
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if has_log(draft):
            raise StorageError("disk-full", where=str(database.parent))
        draft.replace(database)
        synchronise_folder(database.parent)
    finally:
        with suppress(OSError):
            _remove(draft)


def upgrade(address: Address, *, back_up: Callable[[], object]) -> bool:
    """Migrate to this program's schema; True when something had to be done.

    `back_up` is called before an existing ledger is migrated. Raises StorageError ledger-newer when a newer program
    made the ledger. One transaction: a migration that fails leaves the database as it was.
    """
    where = str(address.file)
    with closing(address.connect()) as connection:
        found = stored_schema(connection, where)
    if found == SCHEMA:
        return False
    if found is not None and found > SCHEMA:
        raise StorageError("ledger-newer", where=where, found=found, known=SCHEMA)
    if found is not None:
        back_up()
    _run_migrations(address)
    return True


def require_schema(address: Address) -> None:
    """Raise StorageError when a database that can only be read is not of this program's schema."""
    with closing(address.connect()) as connection:
        found = stored_schema(connection, str(address.file))
    if found != SCHEMA:
        code = "ledger-newer" if found is not None and found > SCHEMA else "ledger-older-read-only"
        raise StorageError(code, where=str(address.file), found=found or "", known=SCHEMA)


def _run_migrations(address: Address) -> None:
    engine = address.engine()
    try:
        with engine.execution_options(is_write=True).begin() as connection:
            migrate(connection)
    finally:
        engine.dispose()


def migrate(connection: Connection) -> None:
    """Run the migrations that are missing, in the connection's transaction."""
    from alembic import command  # needed once in a ledger's life: not at every start
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "model:store/migrations")
    config.attributes["connection"] = connection
    with _migrating:
        command.upgrade(config, "head")


def _remove(file: Path) -> None:
    for suffix in ("", *LOGS):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
