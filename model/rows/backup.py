"""What is known of a ledger's copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A copy that was opened again and compared with the ledger: when it was made (UTC) and what it holds."""

    path: Path
    made_at: datetime
    measures: int
    changes: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A copy that was restored on trial: which, when (UTC), and what was found in it; `faults` counts what was not right."""

    file: str
    at: datetime
    measures: int
    changes: int
    evidence: int
    faults: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BackupState:
    """The newest proven copy in each of the two places; None where there is none. `rehearsed` is the last restored on trial.

    `hindrance` is the code of what keeps the second place from being written to now, empty when nothing does or none
    is chosen; `files` counts the copies beside the ledger.
    """

    here: BackupRow | None = None
    there: BackupRow | None = None
    second: Path | None = None
    hindrance: str = ""
    files: int = 0
    rehearsed: Rehearsal | None = None


@dataclass(frozen=True, slots=True)
class BackupMade:
    """What one round of copying did: the copy beside the ledger, the one in the second place with how many files of
    evidence and papers went along, and the error that kept the second place from getting its own."""

    here: BackupRow
    there: BackupRow | None = None
    evidence: int = 0
    trouble: Exception | None = None


@dataclass(frozen=True, slots=True)
class LedgerCopy:
    """A ledger copied whole: where to, the hash of its content on both sides, its files and those that could not be copied."""

    where: str
    sha256: str
    files: int
    left_out: int
