"""What is remembered of the last copy that was restored on trial, beside the copies."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from model.rows.backup import Rehearsal
from model.store.storage_files import replace_text

REHEARSED = "rehearsed.json"


def remember_rehearsal(folder: Path, row: Rehearsal) -> None:
    """Write down how the trial ended; raises OSError."""
    replace_text(folder / REHEARSED, json.dumps(asdict(row) | {"at": row.at.isoformat()}, ensure_ascii=False))


def last_rehearsal(folder: Path) -> Rehearsal | None:
    """The last trial; None when there was none, or nobody can tell any more."""
    try:
        said = json.loads((folder / REHEARSED).read_text(encoding="utf-8"))
        measures, changes, evidence, faults = (int(said[name]) for name in ("measures", "changes", "evidence", "faults"))
        at = datetime.fromisoformat(said["at"])
        return Rehearsal(str(said["file"]), at, measures, changes, evidence, faults, str(said["detail"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
