"""Copies of the whole ledger: beside it every day, and in a second place (a stick, a share) where one is chosen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from model.errors import Cancelled, StorageError
from model.ledger import BACKUPS_NAME, Ledger
from model.rows.backup import BackupMade, BackupRow, BackupState
from model.rules.backups_kept import is_due
from model.store.backup import back_up
from model.store.backups import backup_files, last_proven, prove, remember_proven, thin_out
from model.store.keys import carry_key
from model.store.rehearsals import last_rehearsal
from model.store.room import hindrance_in
from model.store.storage_errors import os_storage_error
from model.store.storage_files import copy_verified


def make_backup(
    ledger: Ledger,
    second: Path | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> BackupMade:
    """Copy the database beside the ledger, prove the copy, and take it with the evidence and the papers to the second place too.

    Raises StorageError when the copy beside the ledger fails; what keeps the second place from getting its own is
    told in the answer, for the first copy stands all the same.
    """
    folder = ledger.folder / BACKUPS_NAME
    copy = back_up(ledger.source, folder, datetime.fromisoformat(ledger.now()))
    here = prove(copy, ledger.source)
    try:
        remember_proven(folder, here)
    except OSError as error:
        raise os_storage_error(error, str(folder)) from error
    thin_out(folder)
    if second is None:
        return BackupMade(here)
    try:
        there = _database_to_second(ledger, here, second)
        taken, altered = _files_to_second(ledger, second, progress=progress, cancelled=cancelled)
    except StorageError as error:
        return BackupMade(here, trouble=error)
    return BackupMade(here, there, taken, StorageError("backup-evidence-altered", count=altered) if altered else None)


def make_daily_backup(ledger: Ledger, today: date) -> BackupMade | None:
    """Make the copy of a day on which the ledger was changed, beside it; None when the day has one. Raises StorageError."""
    last = last_proven(ledger.folder / BACKUPS_NAME)
    return make_backup(ledger) if is_due(last.made_at if last else None, today) else None


def try_second_place(ledger: Ledger, place: Path) -> None:
    """Whether copies can be kept in a folder; raises StorageError backup-place-…."""
    if not place.is_dir():
        raise StorageError("backup-place-missing", where=str(place))
    ledger_folder = ledger.folder.resolve()
    if place.resolve() == ledger_folder or ledger_folder in place.resolve().parents:
        raise StorageError("backup-place-in-ledger", where=str(place))
    hindrance = hindrance_in(place)
    if hindrance is not None:
        raise StorageError("backup-place-refuses", where=str(place), detail=hindrance.strerror or str(hindrance))


def backup_state(ledger: Ledger, second: Path | None = None) -> BackupState:
    """The newest proven copies, and whether the second place can be written to now."""
    hindrance = ""
    if second is not None:
        try:
            try_second_place(ledger, second)
        except StorageError as error:
            hindrance = error.code
    folder = ledger.folder / BACKUPS_NAME
    return BackupState(
        last_proven(folder), last_proven(folder_in(ledger, second)) if second else None,
        second, hindrance, len(backup_files(folder)), last_rehearsal(folder),
    )  # fmt: skip


def folder_in(ledger: Ledger, second: Path) -> Path:
    """The folder of this ledger in a second place, which may be shared by several ledgers of one name."""
    return second / f"{ledger.folder.name}-{ledger.identity[:8]}"


def _database_to_second(ledger: Ledger, here: BackupRow, second: Path) -> BackupRow:
    try_second_place(ledger, second)
    folder = folder_in(ledger, second)
    with _place_errors(second):
        carry_key(here.path, folder / here.path.name)
        copy_verified(here.path, folder / here.path.name)
        there = prove(folder / here.path.name, ledger.source)
        remember_proven(folder, there)
        thin_out(folder)
    return there


def _files_to_second(
    ledger: Ledger, second: Path, *,
    progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None,
) -> tuple[int, int]:  # fmt: skip
    """Copy the files that are not there yet, evidence and papers: how many, and how many were left out because they are
    not as they were taken in."""
    place = folder_in(ledger, second)
    with _place_errors(second):
        wanted = [(files, file, sha256) for files in (ledger.evidence_files, ledger.papers)
                  for file, sha256 in files.stored() if not _is_there(file, place / files.folder.name)]  # fmt: skip
        taken = 0
        for number, (files, file, sha256) in enumerate(wanted, start=1):
            if cancelled is not None and cancelled():
                raise Cancelled
            taken += files.carry(file, sha256, place / files.folder.name)
            if progress is not None:
                progress(number, len(wanted))
    return taken, len(wanted) - taken


@contextlib.contextmanager
def _place_errors(second: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError("backup-place-refuses", where=str(second), detail=error.strerror or str(error)) from error


def _is_there(file: Path, folder: Path) -> bool:
    try:
        return (folder / file.parent.name / file.name).stat().st_size == file.stat().st_size
    except OSError:
        return False
