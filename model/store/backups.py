"""The copies that lie in a ledger's backup folder: which of them is good, what they hold, which may go."""

from __future__ import annotations

import json
import re
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from model.errors import StorageError
from model.rows.backup import BackupRow
from model.rows.words import BackupKind
from model.rules.backups_kept import kept
from model.store.connecting import looked_at, opened
from model.store.door import Place, Plain
from model.store.drivers import driver_errors
from model.store.keys import own_key_file
from model.store.storage_files import replace_text

PROVEN = "proven.json"
_ALONE = "mode=ro&immutable=1"  # nobody writes a copy: nothing is made beside it
_NAME = re.compile(r"ledger-(\d{8}T\d{6})(?:-([a-z]+))?(?:-\d+)?\.db")


def newest_good_backup(folder: Path) -> Path | None:
    """The newest backup in a folder that is whole; None when there is none."""
    return next((file for file in reversed(backup_files(folder)) if is_whole(file)), None)


def backup_files(folder: Path) -> list[Path]:
    """The copies in a folder, the oldest first; none when it cannot be reached."""
    try:
        return sorted((file for file in folder.glob("ledger-*.db")), key=lambda file: file.stem)
    except OSError:
        return []


def is_whole(file: Path) -> bool:
    """Whether a copy of a database is one, and of a ledger, with nothing missing in it; one nobody unlocked is taken for one."""
    try:
        with closing(opened(file, _ALONE)) as copy:
            _counted(copy)
            return bool(copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except StorageError as error:
        return error.code == "ledger-locked"
    except driver_errors(OSError):
        return False


def prove(copy: Path, source: Path | Place) -> BackupRow:
    """Open a copy as a ledger is opened and compare it with the ledger; raises StorageError backup-not-proven.

    It must be whole, every row must point to one that is there, and its last change must be one of the ledger's, by
    its hash: with the chain of hashes before it that is the ledger as it was then.
    """
    try:
        with closing(opened(copy, _ALONE)) as made, looked_at(source) as ledger:
            measures, changes = _counted(made)
            said = str(made.execute("PRAGMA integrity_check(1)").fetchone()[0])
            if said == "ok" and made.execute("PRAGMA foreign_key_check").fetchone() is not None:
                said = "foreign keys"
            last = made.execute("SELECT hash FROM change ORDER BY id DESC LIMIT 1").fetchone()
            if said == "ok" and last and not ledger.execute("SELECT 1 FROM change WHERE hash = ?", last).fetchone():
                said = "history"
    except driver_errors(OSError) as error:
        raise StorageError("backup-not-proven", where=str(copy), detail=str(error)) from error
    if said != "ok":
        raise StorageError("backup-not-proven", where=str(copy), detail=said)
    return BackupRow(copy, made_at(copy), measures, changes)


def made_at(file: Path) -> datetime:
    """When a copy was made, by its name; the beginning of time for a name of another kind."""
    found = _NAME.fullmatch(file.name)
    if found is None:
        return datetime.min.replace(tzinfo=UTC)
    return datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def kind_of(file: Path) -> BackupKind:
    """Why a copy was made, by its name."""
    found = _NAME.fullmatch(file.name)
    return BackupKind(found[2]) if found is not None and found[2] in list(BackupKind) else BackupKind.DAILY


def remember_proven(folder: Path, row: BackupRow) -> None:
    """Write down beside the copies which one was proven last, and that it was; raises OSError."""
    proven = sorted(name for name in proven_names(folder) | {row.path.name} if (folder / name).is_file())
    said = {"file": row.path.name, "measures": row.measures, "changes": row.changes, "proven": proven}
    replace_text(folder / PROVEN, json.dumps(said))


def proven_names(folder: Path) -> frozenset[str]:
    """The names of the copies that were proven when they were made."""
    try:
        said = _said(folder)
        return frozenset(map(str, said.get("proven", ()))) | {str(said["file"])}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return frozenset()


def last_proven(folder: Path) -> BackupRow | None:
    """The copy proven last, when it is still there."""
    try:
        said = _said(folder)
        file = folder / Path(str(said["file"])).name
        row = BackupRow(file, made_at(file), int(said["measures"]), int(said["changes"]))
        return row if file.is_file() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def thin_out(folder: Path) -> int:
    """Remove the copies that are not kept any more; how many. One that cannot be removed stays."""
    files = [file for file in backup_files(folder) if _NAME.fullmatch(file.name)]
    stay = kept(made_at(file) for file in files)
    gone = 0
    for file in files:
        if made_at(file) not in stay:
            with suppress(OSError):
                file.unlink()
                own_key_file(file).unlink(missing_ok=True)
                gone += 1
    return gone


def _said(folder: Path) -> Any:
    return json.loads((folder / PROVEN).read_text(encoding="utf-8"))


def _counted(copy: Plain) -> tuple[int, int]:
    row = copy.execute("SELECT (SELECT count(*) FROM measure), (SELECT count(*) FROM change)").fetchone()
    return int(row[0]), int(row[1])
