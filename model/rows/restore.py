"""What is known before and after a ledger is put back to one of its copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model.rows.words import BackupKind


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a database holds: measures, the months' notes, evidence files, changes, and when it was changed last (UTC)."""

    measures: int
    notes: int
    evidence: int
    changes: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class BackupFound:
    """A copy that can be restored: where it lies, and what it holds, None when it cannot be read.

    `is_proven` when it was opened again and compared with the ledger on the day it was made; `is_second` when it lies
    in the second place.
    """

    path: Path
    kind: BackupKind
    made_at: datetime
    holds: Holdings | None
    is_proven: bool = False
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """What was done after a moment: changes, the measures they touched, and of these the ones whose state changed,
    that were given notes, and that were given files."""

    changes: int = 0
    measures: int = 0
    states: int = 0
    notes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What restoring a copy would mean.

    `then` is what the copy holds and `now` what the ledger holds, None when it cannot be read, or when there `is_there`
    none. `left_out` was done in the ledger and is not in the copy, `brought_back` the other way round. `missing_files`
    counts the copy's evidence files that lie neither in the ledger's folder nor beside the copy.
    """

    found: BackupFound
    then: Holdings
    now: Holdings | None
    is_there: bool
    left_out: Later
    brought_back: Later
    missing_files: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy that was brought to this program's schema and checked; it can take the ledger's place."""

    file: Path
    folder: Path
    found: BackupFound
    missing_files: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A ledger that was put back: to which copy, and where the replaced one lies (None when there was none)."""

    found: BackupFound
    replaced: Path | None
    missing_files: int
