"""Copies of the database, each verified after writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from model.errors import StorageError
from model.store.engine import storage_error


def back_up(database: Path, folder: Path, now: datetime) -> Path:
    """Copy a database with SQLite's backup API and verify the copy; gives its path.

    Raises StorageError when it cannot be written or the copy does not hold what it should.
    """
    name = f"ledger-{now:%Y%m%dT%H%M%S}.db"
    target, draft = folder / name, folder / f".{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise StorageError("backup-failed", where=str(target), detail=said)
        draft.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise storage_error(error, str(target)) from error
    finally:
        draft.unlink(missing_ok=True)
    return target
