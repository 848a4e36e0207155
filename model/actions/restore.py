"""Putting a ledger back to one of its copies: found, looked at beforehand, checked as a copy, then put in place.

All of it works on a ledger's folder, for the ledger itself may be what does not open any more. What is replaced is
kept in the folder and is found among the copies afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from model.errors import Cancelled, StorageError, UserError
from model.ledger import BACKUPS_NAME, DATABASE_NAME, EVIDENCE_NAME, PAPERS_NAME, Ledger, utc_now
from model.queries.check import check
from model.rows.faults import CheckReport, FaultKind
from model.rows.kept_file import KeptFile
from model.rows.restore import BackupFound, Draft, Later, Restored, RestorePreview
from model.store.backups import backup_files, kind_of, made_at, newest_good_backup, proven_names
from model.store.door import Plain
from model.store.drivers import driver_errors, unreadable_passed_over
from model.store.evidence_files import found_in, has_size, require_folder
from model.store.holdings import (
    evidence_named,
    holdings,
    holdings_of,
    identity_of,
    last_shared,
    later_than,
    looked_into,
    papers_named,
)
from model.store.keys import KEY_NAME, LedgerKey, key_of, read_key_file
from model.store.lock import FolderLock
from model.store.opening import is_locked_out, unlock_with
from model.store.rekeying import Turn
from model.store.restoring import (
    clear_drafts,
    make_draft,
    make_draft_anew,
    put_in_place,
    remove_draft,
    replaced_ledgers,
)
from model.store.settings import store_setting
from model.store.storage_errors import storage_error

RESTORED = "restored"  # {"from", "at"}: the setting by which the history tells that a copy took the ledger's place
_BLOCKING = (FaultKind.DATABASE, FaultKind.FOREIGN_KEY, FaultKind.HISTORY)
_DAY = "%Y-%m-%d"

Progress = Callable[[int, int], None]


def found_backups(folder: Path, second: Path | None = None) -> tuple[BackupFound, ...]:
    """The copies a ledger can be put back to, the newest first: its own, those in the second place, replaced ledgers."""
    own = folder / BACKUPS_NAME
    found = [_found(file, proven_names(own)) for file in backup_files(own)]
    found += [_found(file) for file in replaced_ledgers(folder)]
    for place in _folders_in(second, folder):
        found += [_found(file, proven_names(place), is_second=True) for file in backup_files(place)]
    return tuple(sorted(found, key=lambda each: (each.made_at, not each.is_second), reverse=True))


def backup_named(folder: Path, name: str, second: Path | None = None) -> BackupFound:
    """The copy a person means: a file, the name of a copy, or a day, whose newest copy is meant.

    Raises UserError backup-unknown.
    """
    file = Path(name).expanduser()
    if file.is_file():
        return _found(file)
    for each in found_backups(folder, second):
        if name in (each.path.name, each.path.stem, each.made_at.astimezone().strftime(_DAY)):
            return each
    raise UserError("backup-unknown", name=name, where=str(folder / BACKUPS_NAME))


def preview_restore(folder: Path, found: BackupFound) -> RestorePreview:
    """What putting the ledger back to a copy would mean, in numbers; raises StorageError when the copy is none of this
    ledger that can be read."""
    _require_same_ledger(folder, found)
    with _reading(found.path) as copy:
        then, named = holdings(copy), evidence_named(copy)
        now, left_out, brought_back = None, Later(), Later()
        with unreadable_passed_over(), looked_into(folder / DATABASE_NAME) as ledger:
            shared = last_shared(copy, ledger)
            left_out, brought_back = later_than(ledger, shared), later_than(copy, shared)
            now = holdings(ledger)
    missing = len(_missing(folder, named) & _missing(found.path.parent, named))
    return RestorePreview(found, then, now, (folder / DATABASE_NAME).exists(), left_out, brought_back, missing)


def prepare_restore(
    folder: Path, found: BackupFound, *,
    progress: Progress | None = None, cancelled: Callable[[], bool] | None = None, clock: Callable[[], datetime] = utc_now,
) -> Draft:  # fmt: skip
    """Copy a copy into the ledger's folder and check the copy of it; the ledger itself is not touched.

    Evidence and papers that lie beside the copy and not in the folder are taken along. Raises StorageError restore-not-sound
    when the check finds the database or its history damaged.
    """

    def told(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, total)

    _require_same_ledger(folder, found)
    require_folder(folder)
    with _disk_errors(folder):
        draft = _drafted(found.path, folder)
    try:
        with _damage_is_the_copys(found), Ledger.beside(draft, clock=clock) as ledger:
            told(0, 1)
            _take_files_along(ledger, found.path.parent, told)
            report = check(ledger, progress=told)
            _require_sound(report, found)
            _write_down(ledger, found)
    except BaseException:
        remove_draft(draft)
        raise
    missing = sum(fault.kind is FaultKind.EVIDENCE_MISSING for fault in report.faults)
    return Draft(draft, folder, found, missing)


def _drafted(copy: Path, folder: Path) -> Path:
    """The copy under a passing name in the folder, locked as the ledger is that lies there, or else as the copy is: none that
    was locked is opened to all by being restored."""
    here, there = _key_here(folder, key_of(copy)), key_of(copy)
    if here != there:
        return make_draft_anew(copy, folder, Turn(there, here))
    return make_draft(copy, folder)


def _key_here(folder: Path, otherwise: LedgerKey | None) -> LedgerKey | None:
    """What the ledger in a folder is locked with; `otherwise` where it is plain or lost its key. Raises StorageError ledger-locked."""
    try:
        file = read_key_file(folder / KEY_NAME)
    except StorageError:
        return otherwise
    return otherwise if file is None else key_of(folder / DATABASE_NAME)


def complete_restore(draft: Draft, *, person: str = "", clock: Callable[[], datetime] = utc_now) -> Restored:
    """Put a checked copy in the ledger's place; the ledger must be closed, and what is replaced is kept.

    Raises StorageError ledger-held when another program works on it; nothing is changed then, and the draft is gone.
    """
    lock = FolderLock(draft.folder)
    try:
        with _disk_errors(draft.folder):
            if not lock.take(person=person, since=clock().astimezone().strftime("%Y-%m-%d %H:%M")):
                raise StorageError("ledger-held", holder=lock.holder() or "?", where=str(draft.folder))
            kept = put_in_place(draft.file, draft.folder / DATABASE_NAME, clock())
            clear_drafts(draft.folder)
    except BaseException:
        remove_draft(draft.file)
        raise
    finally:
        lock.release()
    return Restored(draft.found, kept, draft.missing_files)


def is_copy_locked(copy: Path) -> bool:
    """Whether a copy has a passphrase that this program was not given."""
    return is_locked_out(copy)


def unlock_copy(copy: Path, passphrase: str) -> None:
    """Have this program know a copy's passphrase; raises StorageError ledger-passphrase-wrong."""
    unlock_with(copy, passphrase)


def drop_draft(draft: Draft) -> None:
    """Let a prepared copy go: the person thought better of it."""
    remove_draft(draft.file)


def _found(file: Path, proven: frozenset[str] = frozenset(), *, is_second: bool = False) -> BackupFound:
    held = holdings_of(file)
    at = made_at(file)
    if at.year == 1:  # a file of another name: by its own time
        with suppress(OSError):
            at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return BackupFound(file, kind_of(file), at, held, file.name in proven, is_second)


def _folders_in(second: Path | None, folder: Path) -> list[Path]:
    """The folders of this ledger in a second place: the one of its identity, or all of its name when it has none left."""
    if second is None:
        return []
    identity = _identity(folder)
    with suppress(OSError):
        return sorted(place for place in second.glob(f"{folder.name}-{identity[:8] or '?' * 8}") if place.is_dir())
    return []


def _identity(folder: Path) -> str:
    """Which ledger lies, or lay, in a folder: its database says, else its newest good copy; empty when none does."""
    said = identity_of(folder / DATABASE_NAME)
    if said:
        return said
    newest = newest_good_backup(folder / BACKUPS_NAME)
    return identity_of(newest) if newest is not None else ""


def _require_same_ledger(folder: Path, found: BackupFound) -> None:
    known, offered = _identity(folder), identity_of(found.path)
    if known and offered and known != offered:
        raise StorageError("restore-other-ledger", backup=str(found.path), where=str(folder))


def _missing(folder: Path, named: dict[str, int], name: str = EVIDENCE_NAME) -> set[str]:
    """The files that do not lie in a folder's evidence, or among its papers, by hash."""
    return {sha256 for sha256, size in named.items() if not has_size(found_in(folder / name, sha256), size)}


def _take_files_along(ledger: Ledger, place: Path, told: Progress) -> None:
    """Copy the files that lie beside the copy and not in the ledger's folder, each proven by its hash."""
    with ledger.look() as connection:
        named = {EVIDENCE_NAME: evidence_named(connection), PAPERS_NAME: papers_named(connection)}
    kept = {EVIDENCE_NAME: ledger.evidence_files, PAPERS_NAME: ledger.papers}
    wanted = [
        (there, kept[name], sha256)
        for name, files in named.items() for sha256, size in sorted(files.items())
        if not has_size(kept[name].content_of(sha256), size) and (there := _kept_somewhere((ledger.folder, place), name, sha256)).is_file()
    ]  # fmt: skip
    with _disk_errors(ledger.folder):
        for number, (there, files, sha256) in enumerate(wanted):
            told(number, len(wanted))
            files.bring(there, sha256)


def _kept_somewhere(places: tuple[Path, ...], name: str, sha256: str) -> KeptFile:
    found = [found_in(place / name, sha256) for place in places]
    return next((file for file in found if file.is_file()), found[-1])


def _require_sound(report: CheckReport, found: BackupFound) -> None:
    blocking = [fault for fault in report.faults if fault.kind in _BLOCKING]
    if blocking:
        raise StorageError("restore-not-sound", backup=str(found.path), count=len(blocking), detail=blocking[0].detail)


def _write_down(ledger: Ledger, found: BackupFound) -> None:
    """Let the history of the restored ledger say that it was restored, from which copy."""
    with ledger.change("restore-backup", name=found.path.name, at=found.made_at.strftime("%Y-%m-%dT%H:%M:%SZ")) as change:
        store_setting(change.session, RESTORED, {"from": found.path.name, "at": ledger.now()})


@contextmanager
def _damage_is_the_copys(found: BackupFound) -> Iterator[None]:
    """Say of the copy what opening it would say of the ledger."""
    try:
        yield
    except StorageError as error:
        if error.code.startswith("ledger-damaged") or error.code == "not-a-ledger":
            detail = error.facts.get("detail", error.code)
            raise StorageError("restore-not-sound", backup=str(found.path), count=1, detail=detail) from error
        raise


@contextmanager
def _reading(file: Path) -> Iterator[Plain]:
    try:
        with looked_into(file) as connection:
            yield connection
    except driver_errors(OSError, ValueError) as error:
        raise StorageError("restore-not-sound", backup=str(file), count=1, detail=str(error)) from error


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except driver_errors(OSError) as error:
        raise storage_error(error, str(folder)) from error
