"""Restoring a copy on trial: into a folder of its own, opened as a ledger, looked through and counted against the ledger."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from model.actions.backups import folder_in
from model.errors import Cancelled, StorageError
from model.ledger import BACKUPS_NAME, DATABASE_NAME, Ledger
from model.queries.check import check
from model.rows.backup import BackupRow, Rehearsal
from model.rows.faults import Fault, FaultKind
from model.rules.backups_kept import is_rehearsal_due
from model.store.backups import last_proven
from model.store.door import Plain
from model.store.drivers import driver_errors
from model.store.holdings import holdings, last_shared
from model.store.keys import carry_key
from model.store.rehearsals import last_rehearsal, remember_rehearsal
from model.store.storage_errors import storage_error
from model.store.storage_files import copy_verified

SCRATCH = "taizhang-rehearsal-"
_OF_FILES = frozenset({FaultKind.EVIDENCE_MISSING, FaultKind.EVIDENCE_ALTERED})

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]


def rehearse_when_due(
    ledger: Ledger, second: Path | None, today: date, *, progress: Progress | None = None, cancelled: Asked | None = None
) -> Rehearsal | None:
    """Once a month restore the newest proven copy on trial; None when this month has had its trial or there is no copy."""
    last = last_rehearsal(ledger.folder / BACKUPS_NAME)
    if ledger.is_read_only or not is_rehearsal_due(last.at if last else None, today):
        return None
    return rehearse(ledger, second, progress=progress, cancelled=cancelled)


def rehearse(
    ledger: Ledger, second: Path | None = None, *, progress: Progress | None = None, cancelled: Asked | None = None
) -> Rehearsal | None:
    """Restore the newest proven copy, of the second place where there is one, into a scratch folder; None without a copy.

    The copy is opened as any ledger is, looked through with the ledger's own files, and counted: its history must be the
    beginning of the ledger's. What is wrong is told in the answer and remembered. Raises Cancelled, and StorageError when
    there is no room for the trial.
    """

    def told(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, total)

    own = ledger.folder / BACKUPS_NAME
    proven = (second and last_proven(folder_in(ledger, second))) or last_proven(own)
    if proven is None:
        return None
    try:
        with tempfile.TemporaryDirectory(prefix=SCRATCH) as name:
            row = _tried(ledger, proven, Path(name), told)
        remember_rehearsal(own, row if ledger.key is None else replace(row, detail=""))  # it may be a file's name
    except driver_errors(OSError) as error:
        raise storage_error(error, str(ledger.folder)) from error
    return row


def _tried(ledger: Ledger, proven: BackupRow, scratch: Path, told: Progress) -> Rehearsal:
    at = datetime.fromisoformat(ledger.now())
    place = scratch / "ledger"
    copy_verified(proven.path, place / DATABASE_NAME)
    carry_key(proven.path, place / DATABASE_NAME)
    try:
        with Ledger.open(place, must_exist=True) as restored:
            restored.evidence_files, restored.papers = ledger.evidence_files, ledger.papers
            report = check(restored, progress=told)
            with restored.look() as copy, ledger.look() as now:
                held = holdings(copy)
                differs = last_shared(copy, now) != _newest(copy) or (held.measures, held.changes) != (proven.measures, proven.changes)
    except StorageError as error:
        return Rehearsal(proven.path.name, at, 0, 0, 0, 1, str(error.facts.get("detail", error.code)))
    detail = "history" if differs else _said(report.faults[0]) if report.faults else ""
    return Rehearsal(proven.path.name, at, held.measures, held.changes, held.evidence, len(report.faults) + differs, detail)


def _said(fault: Fault) -> str:
    """What a person is told of a fault: a file by its name, for nobody knows it by its digest."""
    return fault.where if fault.kind in _OF_FILES else fault.detail


def _newest(connection: Plain) -> int:
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])
