"""The copies that lie in a ledger's backup folder, and which of them is good."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def newest_good_backup(folder: Path) -> Path | None:
    """The newest backup in a folder that is whole; None when there is none."""
    try:
        files = sorted(folder.glob("ledger-*.db"), key=lambda file: file.stem, reverse=True)
    except OSError:
        return None
    return next((file for file in files if is_whole(file)), None)


def is_whole(file: Path) -> bool:
    """Whether a copy of a database is one, and of a ledger, with nothing missing in it."""
    try:
        with closing(sqlite3.connect(file.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)) as copy:
            copy.execute("SELECT (SELECT count(*) FROM measure), (SELECT count(*) FROM change)").fetchone()
            return bool(copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except (sqlite3.Error, OSError):
        return False
