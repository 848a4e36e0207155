"""How a ledger's folder is opened: unlocked where it has a passphrase, held, and brought to this program's schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from model.errors import StorageError
from model.rows.server import ServerRole
from model.rows.server_address import masked
from model.rows.words import BackupKind
from model.store.backup import back_up
from model.store.connecting import Access, Address, address_of, has_log
from model.store.door import Place
from model.store.drivers import driver_errors
from model.store.evidence_files import require_folder
from model.store.keys import DRAFTS, KEY_NAME, is_known, is_locked, key_file_beside, unlock
from model.store.lock import FolderLock
from model.store.schema import make, require_schema, upgrade
from model.store.storage_errors import meaning_of, os_storage_error, storage_error, told_plainly

DATABASE_NAME = "ledger.db"
BACKUPS_NAME = "backups"


@dataclass(frozen=True, slots=True)
class Hold:
    """What taking a ledger's folder gave: the lock, or who has it; and the code of what keeps this program from writing.

    On a server `role` says what the login may do there.
    """

    lock: FolderLock | None
    holder: str = ""
    obstacle: str = ""
    role: ServerRole | None = None


def on_server(address: str, must_exist: bool) -> tuple[Place, Hold]:  # noqa: FBT001 - from open alone
    """A ledger in a server's database: several programs write, each change waits for the one before it."""
    from model.store.server import opened_server  # brings SQLAlchemy and psycopg

    place, role, obstacle = opened_server(address, must_exist=must_exist)
    return place, Hold(None, obstacle=obstacle, role=role)


def in_folder(
    place: Path | str, passphrase: str, *, person: str, clock: Callable[[], datetime], must_exist: bool
) -> tuple[Place, Hold]:
    """A ledger in a folder, held by this program unless another holds it."""
    folder = folder_of(place)
    database = folder / DATABASE_NAME
    is_there = _is_there(database)
    if must_exist and not is_there:
        raise StorageError("ledger-missing", where=str(folder))
    if not is_there:
        require_folder(folder)
    unlock_with(database, passphrase)  # before anything is written into the folder
    hold = _try_lock(folder, person, clock())
    try:
        with told_plainly(lambda error: meaning_of(error, folder, folder / BACKUPS_NAME)):
            if hold.lock is not None and any((folder / name).exists() for name in (KEY_NAME, DRAFTS)):
                hold = _with_relocking_finished(folder, hold)
            return _address(database, hold, clock)
    except BaseException:
        release(hold.lock)
        raise


def _with_relocking_finished(folder: Path, hold: Hold) -> Hold:
    """What a stopped program began with the passphrase is brought to its end; without room for that the ledger is only looked at."""
    from model.store.relocking import (
        finish_relocking,  # no first row of a plain ledger waits for it
    )

    try:
        finish_relocking(folder)
    except driver_errors(OSError) as error:
        if storage_error(error, str(folder)).code != "disk-full":
            raise
        return replace(hold, obstacle="ledger-disk-full")
    return hold


def unlock_with(database: Path, passphrase: str) -> None:
    """Have a ledger's key known; nothing happens where there is none or it is known already.

    Raises StorageError ledger-locked when there is no passphrase, ledger-passphrase-wrong, ledger-key-damaged.
    """
    file = key_file_beside(database)
    if file is None or is_known(file) or not is_locked(database, file):
        return
    if not passphrase:
        raise StorageError("ledger-locked", where=str(database.parent))
    unlock(file, passphrase)


def is_locked_out(database: Path) -> bool:
    """Whether a database has a key this program does not know."""
    file = key_file_beside(database)
    return file is not None and not is_known(file) and is_locked(database, file)


def folder_of(place: Path | str) -> Path:
    """The folder a ledger lies in, or would; raises StorageError for what can be none."""
    if "://" in str(place):
        raise StorageError("ledger-kind-unknown", where=masked(str(place)))
    folder = Path(place).expanduser()
    if folder.is_file():
        raise StorageError("ledger-is-a-file", where=str(folder))
    return folder


def _is_there(database: Path) -> bool:
    try:
        return database.exists()
    except OSError as error:  # a folder nobody may enter, a name too long for the disk
        raise os_storage_error(error, str(database.parent)) from error


def _try_lock(folder: Path, person: str, now: datetime) -> Hold:
    lock = FolderLock(folder)
    try:
        is_held = lock.take(person=person, since=now.astimezone().strftime("%Y-%m-%d %H:%M"))
    except OSError as error:  # a folder that cannot be written cannot be locked: read it
        is_full = os_storage_error(error, str(folder)).code == "disk-full"
        return Hold(None, obstacle="ledger-disk-full" if is_full else "ledger-read-only")
    return Hold(lock) if is_held else Hold(None, lock.holder() or "?", "ledger-held")


def _address(database: Path, hold: Hold, clock: Callable[[], datetime]) -> tuple[Address, Hold]:
    """How the database is opened, brought to this program's schema when it may be written."""
    if hold.lock is None:
        if not database.exists():
            raise StorageError("folder-not-writable", where=str(database.parent))
        return _to_look_at(database, Access.LOOK), hold
    if hold.obstacle:
        return _to_look_at(database, Access.LOOK_ALONE), hold
    told = partial(meaning_of, folder=database.parent, backups=database.parent / BACKUPS_NAME)
    try:
        with told_plainly(told):
            return _to_write(database, clock), hold
    except StorageError as error:
        if error.code != "disk-full" or not database.exists():
            raise
        full = error
    # An old ledger cannot be brought up to date without room either: then the disk is what is told.
    with told_plainly(lambda _: full):
        return _to_look_at(database, Access.LOOK_ALONE), replace(hold, obstacle="ledger-disk-full")


def _to_look_at(database: Path, access: Access) -> Address:
    _require_content(database)
    address = address_of(database, access)
    require_schema(address)
    return address


def _to_write(database: Path, clock: Callable[[], datetime]) -> Address:
    if not database.exists():
        if has_log(database):
            raise StorageError("ledger-damaged", where=str(database.parent), detail="log without database")
        make(database)
    _require_content(database)
    address = address_of(database, Access.WRITE)
    upgrade(address, back_up=lambda: back_up(
        database, database.parent / BACKUPS_NAME, clock(), kind=BackupKind.UPGRADE
    ))  # fmt: skip
    return address


def _require_content(database: Path) -> None:
    if database.stat().st_size == 0:
        raise StorageError("ledger-damaged", where=str(database.parent), detail="empty file")


def release(lock: FolderLock | None) -> None:
    """Let go of a folder."""
    if lock is not None:
        lock.release()
