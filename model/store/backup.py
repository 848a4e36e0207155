"""Copies of the database, each verified after writing."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from model.errors import StorageError
from model.rows.words import BackupKind
from model.store.connecting import looked_at, opened, opened_with
from model.store.door import Place
from model.store.drivers import driver_errors
from model.store.keys import carry_key, key_of
from model.store.storage_errors import storage_error


def back_up(source: Path | Place, folder: Path, now: datetime, *, kind: BackupKind = BackupKind.DAILY) -> Path:
    """Copy a database and verify the copy; gives its path, whose name says when and why.

    A file is copied with SQLite's backup API, what is on a server row by row: the copy is always an SQLite database.

    Raises StorageError when it cannot be written or the copy does not hold what it should.
    """
    why = "" if kind is BackupKind.DAILY else f"-{kind}"
    target, making = folder / f"ledger-{now:%Y%m%dT%H%M%S}{why}.db", None
    key = key_of(source) if isinstance(source, Path) else None
    try:
        folder.mkdir(exist_ok=True)  # not what it lies in: a ledger that was taken away is not begun anew
        target, making = _claimed(folder, target.stem)
        draft = making / target.name
        if isinstance(source, Path):
            copy_database(source, draft)
        else:
            _copy_of_server(source, draft)
        with closing(opened_with(draft, key)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise StorageError("backup-failed", where=str(target), detail=said)
        if isinstance(source, Path):
            carry_key(source, target)
        draft.replace(target)
    except driver_errors(OSError) as error:
        raise storage_error(error, str(target)) from error
    finally:
        if making is not None:
            shutil.rmtree(making, ignore_errors=True)  # the folder may be what went wrong
    return target


def _claimed(folder: Path, name: str) -> tuple[Path, Path]:
    """A name no copy has, and the folder its copy is made in: desks of one ledger may begin copies in the same second."""
    for each in _names(name):
        target, making = folder / f"{each}.db", folder / f".{each}.making"
        with suppress(FileExistsError):
            making.mkdir()
            if not target.exists():
                return target, making
            making.rmdir()
    raise AssertionError("the names never end")


def copy_database(database: Path, target: Path) -> None:
    """Copy a database's file with SQLite's backup API, under the same key; raises the driver's errors."""
    with closing(opened(database)) as source, closing(opened_with(target, key_of(database), "mode=rwc")) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _copy_of_server(place: Place, draft: Path) -> None:
    from model.store.copying import write_copy  # brings SQLAlchemy

    with looked_at(place) as source:
        write_copy(source, draft)


def free_name(folder: Path, name: str) -> Path:
    """A file in the folder that is not there yet: two backups of one second are both kept."""
    return next(file for each in _names(name) if not (file := folder / f"{each}.db").exists())


def _names(name: str) -> Iterator[str]:
    return itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
