"""Engines for a ledger's database: pragmas, transactions, and which journal the folder can bear."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from model.errors import StorageError

BUSY_MILLISECONDS = 5000
DISK_WORDS = ("disk is full", "database or disk is full")
READ_ONLY_WORDS = ("readonly", "read-only")
DAMAGE_WORDS = ("malformed", "not a database", "disk image", "file is encrypted")


def sqlite_engine(file: Path, *, is_read_only: bool) -> Engine:
    """An engine on an SQLite file, with foreign keys, WAL where the folder bears it, and full synchronising.

    The driver's own transaction handling is off and BEGIN is ours: DDL then rolls back like anything else, and a
    writing transaction takes its lock at once (BEGIN IMMEDIATE) instead of failing half-way. Raises StorageError.
    """
    query = {"mode": "ro" if is_read_only else "rwc"}
    if is_read_only and not _has_sidecar(file) and not _is_writable(file.parent):
        query["immutable"] = "1"  # a folder that cannot be written holds no WAL to share
    uses_wal = is_read_only or bears_wal(file.parent)
    options: dict[str, Any] = {} if uses_wal else {"pool_size": 1, "max_overflow": 0}
    uri = file.resolve().as_uri() + "?" + "&".join(f"{name}={value}" for name, value in query.items())
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(file)),
        creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000),
        poolclass=QueuePool,
        **options,
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:  # noqa: ARG001 - signature
        connection.isolation_level = None
        for pragma in _pragmas(is_read_only=is_read_only, uses_wal=uses_wal):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        is_write = connection.get_execution_options().get("is_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")

    return engine


def _pragmas(*, is_read_only: bool, uses_wal: bool) -> tuple[str, ...]:
    shared = ("foreign_keys = ON", f"busy_timeout = {BUSY_MILLISECONDS}", "trusted_schema = OFF",
              "recursive_triggers = ON")  # else REPLACE deletes without asking the triggers that guard the history
    if is_read_only:
        return (*shared, "query_only = ON")
    journal = ("journal_mode = WAL",) if uses_wal else ("locking_mode = EXCLUSIVE", "journal_mode = DELETE")
    return (*shared, *journal, "synchronous = FULL", "cache_size = -16384")


def _has_sidecar(file: Path) -> bool:
    return file.with_name(file.name + "-wal").exists()


def _is_writable(folder: Path) -> bool:
    try:
        probe = folder / ".taizhang-probe"
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def bears_wal(folder: Path) -> bool:
    """Whether two connections can share a write-ahead log in this folder; tried, not guessed.

    WAL needs shared memory, which network shares and some sticks do not give (sqlite.org/wal.html).
    """
    probe = folder / ".taizhang-probe.db"
    try:
        first, second = sqlite3.connect(probe), sqlite3.connect(probe)
        try:
            if first.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                return False
            first.execute("PRAGMA synchronous = OFF")
            first.execute("CREATE TABLE probe (value)")
            first.execute("INSERT INTO probe VALUES (1)")
            first.commit()
            return bool(second.execute("SELECT value FROM probe").fetchone() == (1,))
        finally:
            first.close()
            second.close()
    except sqlite3.Error:
        return False
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            probe.with_name(probe.name + suffix).unlink(missing_ok=True)


def storage_error(error: Exception, where: str) -> StorageError:
    """The StorageError a database or file error means to the user; a fault of the program itself is raised on."""
    if isinstance(error, (IntegrityError, ProgrammingError, DataError)):
        raise error
    said = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    if isinstance(error, OSError) and error.errno is not None:
        return os_storage_error(error, where)
    if any(words in said for words in DISK_WORDS):
        return StorageError("disk-full", where=where)
    if any(words in said for words in READ_ONLY_WORDS):
        return StorageError("ledger-not-writable", where=where)
    if any(words in said for words in DAMAGE_WORDS):
        return StorageError("ledger-damaged", where=where, detail=said)
    if "locked" in said:
        return StorageError("ledger-busy", where=where)
    return StorageError("ledger-not-reachable", where=where, detail=said)


def os_storage_error(error: OSError, where: str) -> StorageError:
    """The StorageError a file operation's failure means to the user."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StorageError("disk-full", where=where)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StorageError("folder-not-writable", where=where)
    return StorageError("ledger-not-reachable", where=where, detail=error.strerror or str(error))
