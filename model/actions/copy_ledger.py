"""Copying a whole ledger (复制台账): from a folder to a server's database and back, with its evidence, proven to be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from model.errors import StorageError
from model.ledger import DATABASE_NAME, EVIDENCE_NAME, PAPERS_NAME, Ledger, folder_of
from model.rows.backup import LedgerCopy
from model.store.copying import copy_rows, untold, write_copy
from model.store.door import Plain
from model.store.evidence_files import EvidenceFiles, require_folder
from model.store.holdings import evidence_named, papers_named
from model.store.keys import KEY_NAME, KeyState, LedgerKey, key_file_beside, store_key_file
from model.store.restoring import swap
from model.store.storage_errors import os_storage_error

DRAFT = ".copying"
Progress = Callable[[int, int], None]


def copy_ledger(source: Ledger, to: str, *, may_be_read: bool = False, progress: Progress = untold) -> LedgerCopy:
    """Copy a ledger to where none is yet: a folder, or an empty database on a server.

    A server keeps no passphrase: one that has a passphrase goes there only where it `may_be_read` by whoever reads the server's
    disks, else StorageError copy-locked-to-server is raised. Files go first, so that no row names one that is not there. The copy holds the same rows by their hash, or nothing
    is kept of it. Raises StorageError copy-place-taken, copy-differs and what either side has against it.
    """
    with source.look() as connection:
        if "://" in to:
            if source.key is not None and not may_be_read:
                raise StorageError("copy-locked-to-server", where=str(source.folder))
            return _to_server(source, connection, to, progress)
        return _to_folder(source, connection, to, progress)


def _to_folder(source: Ledger, connection: Plain, to: str, told: Progress) -> LedgerCopy:
    folder = folder_of(to)
    database = folder / DATABASE_NAME
    if database.exists():
        raise StorageError("copy-place-taken", where=str(folder))
    require_folder(folder)
    key = source.key  # the copy opens with the same passphrase
    if key is not None:
        _carry_key(source, folder)
    files, left_out = _copy_files(source, connection, folder, key)
    try:
        draft = database.with_name(database.name + DRAFT)
        sha256 = write_copy(connection, draft, told)
        swap(draft, database)
    except OSError as error:
        raise os_storage_error(error, str(folder)) from error
    return LedgerCopy(str(folder), sha256, files, left_out)


def _carry_key(source: Ledger, folder: Path) -> None:
    file = key_file_beside(source.database)
    try:
        if file is not None:
            store_key_file(replace(file, path=folder / KEY_NAME, state=KeyState.SET))
    except OSError as error:
        raise os_storage_error(error, str(folder)) from error


def _to_server(source: Ledger, connection: Plain, to: str, told: Progress) -> LedgerCopy:
    from model.store.server import opened_server  # brings psycopg

    place, _, obstacle = opened_server(to, must_exist=False)
    if obstacle:
        raise StorageError(obstacle, where=place.where)
    files, left_out = _copy_files(source, connection, place.folder)
    engine = place.engine()
    try:
        with engine.execution_options(is_write=True).begin() as target:
            sha256 = copy_rows(connection, target, told, where=place.where)
    except Exception as error:
        raise place.meaning_of(error, place.folder) from error
    finally:
        engine.dispose()
    return LedgerCopy(place.where, sha256, files, left_out)


def _copy_files(source: Ledger, connection: Plain, folder: Path, key: LedgerKey | None = None) -> tuple[int, int]:
    """Copy the files the ledger names; how many, and how many could not be because they are gone or were altered."""
    done = left_out = 0
    try:
        for there, here, sha256 in _named(source, connection, folder, key):
            is_copied = there.bring(here.content_of(sha256), sha256)
            done, left_out = done + is_copied, left_out + (not is_copied)
    except OSError as error:
        raise os_storage_error(error, str(folder)) from error
    return done, left_out


def _named(source: Ledger, connection: Plain, folder: Path, key: LedgerKey | None) -> Iterator[tuple[EvidenceFiles, EvidenceFiles, str]]:
    kinds = ((source.evidence_files, EVIDENCE_NAME, evidence_named(connection)), (source.papers, PAPERS_NAME, papers_named(connection)))
    for files, name, named in kinds:
        for sha256 in named:
            yield EvidenceFiles(folder / name, key), files, sha256
