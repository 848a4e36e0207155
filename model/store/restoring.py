"""Putting a copy in a database's place: at every moment either the old one or the new one lies there, whole.

The steps are functions of their own, in the order in which they are taken.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from model.errors import StorageError
from model.store.backup import free_name
from model.store.connecting import has_log, opened
from model.store.drivers import database_errors, operational_errors
from model.store.keys import (
    KEY_NAME,
    KeyState,
    carry_key,
    look_again,
    own_key_file,
    read_key_file,
    store_key_file,
)
from model.store.rekeying import Turn, export
from model.store.schema import LOGS
from model.store.storage_files import copy_verified
from model.store.synchronising import synchronise_folder

REPLACED_NAME = "replaced"
DRAFT = ".restoring-"
_KEPT_LOGS = ("-wal", "-journal")  # the shared memory is made anew from them


def make_draft(copy: Path, folder: Path) -> Path:
    """Copy a copy, with what its log holds, under a passing name into the ledger's folder; raises OSError."""
    handle, name = tempfile.mkstemp(prefix=DRAFT, suffix=".db", dir=folder)
    os.close(handle)
    draft = Path(name)
    try:
        carry_key(copy, draft)
        copy_verified(copy, draft)
        for suffix in _KEPT_LOGS:
            if (log := _beside(copy, suffix)).exists():
                copy_verified(log, _beside(draft, suffix))
    except BaseException:
        remove_draft(draft)
        raise
    return draft


def make_draft_anew(copy: Path, folder: Path, turn: Turn) -> Path:
    """As make_draft, under another key, or none: that of the ledger in the folder."""
    handle, name = tempfile.mkstemp(prefix=DRAFT, suffix=".db", dir=folder)
    os.close(handle)
    draft = Path(name)
    try:
        draft.unlink()
        export(copy, draft, turn)
    except BaseException:
        remove_draft(draft)
        raise
    return draft


def remove_draft(draft: Path) -> None:
    """Remove a draft with whatever was made beside it; one that cannot be removed stays."""
    for file in (*(_beside(draft, suffix) for suffix in ("", *LOGS)), own_key_file(draft)):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def clear_drafts(folder: Path) -> None:
    """Remove what killed programs left half-way; only for the program that holds the ledger."""
    for file in folder.glob(f"{DRAFT}*"):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def put_in_place(draft: Path, database: Path, now: datetime) -> Path | None:
    """Keep the database that lies there under another name and put the draft in its place; the name, if one was there.

    Both must be closed, and the ledger's lock held. Raises OSError and StorageError; the old database lies in its place
    then. A copy of a damaged database is complete with its log before the log is taken from beside it.
    """
    settle(draft)
    kept = None
    if database.exists():
        try:
            settle(database)
        except database_errors() as error:
            if "locked" in str(error):
                raise StorageError("ledger-open-elsewhere", where=str(database.parent)) from error
            # damaged: it is kept as it is, with its log
        except StorageError as error:
            if error.code != "ledger-key-damaged":
                raise
        kept = free_name(database.parent / REPLACED_NAME, f"ledger-{now:%Y%m%dT%H%M%S}-{REPLACED_NAME}")
        with suppress(StorageError):
            carry_key(database, kept)
        keep(database, kept)
    leave_no_log(database)
    own = own_key_file(draft)
    if not _has_key(database) and (file := read_key_file(own)) is not None:
        # A plain ledger is locked by a locked copy's taking its place: what is left of it is sealed when it is opened next.
        store_key_file(replace(file, path=database.with_name(KEY_NAME), state=KeyState.SETTING))
    swap(draft, database)
    look_again()
    return kept


def settle(database: Path) -> None:
    """Bring what the log holds into the database, so that it is one file.

    Raises sqlite3.DatabaseError when it is damaged, StorageError when it is in use or there is no room.
    """
    with closing(opened(database)) as connection:
        said = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
        if said != "ok":
            raise sqlite3.DatabaseError(said)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
        except operational_errors() as error:
            raise StorageError("ledger-open-elsewhere", where=str(database.parent)) from error
    if has_log(database):
        raise StorageError("ledger-open-elsewhere", where=str(database.parent))


def keep(database: Path, kept: Path) -> None:
    """Give a closed database a second name, and its log one too; raises OSError. The database's own comes last."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    synchronise_folder(database.parent)
    for suffix in (*_KEPT_LOGS, ""):
        file = _beside(database, suffix)
        if file.exists():
            _named_twice(file, _beside(kept, suffix))
    synchronise_folder(kept.parent)


def leave_no_log(database: Path) -> None:
    """Remove the log of the database that goes: the one that comes must not be given it. Raises OSError."""
    for suffix in LOGS:
        _beside(database, suffix).unlink(missing_ok=True)


def swap(draft: Path, database: Path) -> None:
    """Let the draft take the database's name; raises OSError."""
    draft.replace(database)
    synchronise_folder(database.parent)


def replaced_ledgers(folder: Path) -> list[Path]:
    """The databases that were replaced in a ledger's folder, the oldest first; the ledger's own is not among them, whose
    replacement may have been stopped half-way."""
    with suppress(OSError):
        return sorted(file for file in (folder / REPLACED_NAME).glob("ledger-*.db") if not _is_same(file, folder / "ledger.db"))
    return []


def _has_key(database: Path) -> bool:
    try:
        return read_key_file(database.with_name(KEY_NAME)) is not None
    except StorageError:
        return False


def _named_twice(file: Path, other: Path) -> None:
    """A hard link where the disk knows them, else a copy."""
    try:
        other.hardlink_to(file)
    except OSError:
        copy_verified(file, other)
        shutil.copystat(file, other)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _beside(database: Path, suffix: str) -> Path:
    return database.with_name(database.name + suffix)


