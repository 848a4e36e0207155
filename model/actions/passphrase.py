"""The passphrase of a ledger: set, changed and removed while nobody has the ledger open, copies and files with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model.actions.backups import folder_in
from model.errors import StorageError, TaizhangError, UserError
from model.ledger import DATABASE_NAME, Ledger, folder_of, utc_now
from model.rows.passphrase import Relocked
from model.store.drivers import driver, driver_errors
from model.store.keys import (
    KEY_NAME,
    LedgerKey,
    is_locked,
    known_key,
    look_again,
    new_key,
    read_key_file,
    unlock,
)
from model.store.lock import FolderLock
from model.store.rekeying import Turn
from model.store.relocking import change_passphrase as wrap_anew
from model.store.relocking import (
    count_in_form,
    finish_relocking,
    lock_folder,
    relock_place,
    renew_copies,
    unlock_folder,
    untold,
)
from model.store.settings import store_setting
from model.store.storage_errors import storage_error

LOCKED = "locked"  # {"at", "has_passphrase"}: the setting by which the history tells that it was set, changed or removed

Progress = Callable[[int, int], None]
Clock = Callable[[], datetime]


def has_passphrase(folder: Path) -> bool:
    """Whether the ledger in a folder has one; raises StorageError ledger-key-damaged."""
    return read_key_file(folder / KEY_NAME) is not None


def require_passphrase(folder: Path, passphrase: str) -> None:
    """Raise StorageError ledger-passphrase-wrong unless it is the ledger's, UserError passphrase-not-set where there is none."""
    file = read_key_file(folder / KEY_NAME)
    if file is None:
        raise UserError("passphrase-not-set", where=str(folder))
    unlock(file, passphrase)


def set_passphrase(
    place: Path | str, passphrase: str, *, second: Path | None = None, progress: Progress = untold, clock: Clock = utc_now
) -> Relocked:
    """Lock a ledger nobody has open: its database, files and copies, also those in the second place.

    Raises UserError passphrase-empty, passphrase-is-set; StorageError, the ledger then lying there as it was.
    """
    if not passphrase:
        raise UserError("passphrase-empty")
    driver(has_key=True)  # where there is none, nothing is begun
    folder, copies = _looked_over(place, second)
    if has_passphrase(folder):
        raise UserError("passphrase-is-set", where=str(folder))
    key = new_key()
    with _held(folder, clock, lambda: _has_key(folder)) as rest:
        lock_folder(folder, key, passphrase, progress)
    return _told(folder, "set-passphrase", copies, _copies_too(copies, folder, Turn(None, key)), rest)


def change_passphrase(place: Path | str, old: str, new: str, *, second: Path | None = None, clock: Clock = utc_now) -> Relocked:
    """Have a ledger open with another passphrase; nothing of it is written anew but the small file of its key.

    Raises as set_passphrase, StorageError ledger-passphrase-wrong.
    """
    if not new:
        raise UserError("passphrase-empty")
    require_passphrase(folder_of(place), old)
    folder, copies = _looked_over(place, second)
    key = _key_of(folder)
    with _held(folder, clock, lambda: _opens_with(folder, new)) as rest:
        wrap_anew(folder, key, new)
    return _told(folder, "change-passphrase", copies, _copies_too(copies, folder, Turn(key, key)), rest)


def remove_passphrase(
    place: Path | str, passphrase: str, *, second: Path | None = None, progress: Progress = untold, clock: Clock = utc_now
) -> Relocked:
    """Let a ledger be opened by anybody again, and its copies. Raises as set_passphrase, StorageError ledger-passphrase-wrong."""
    require_passphrase(folder_of(place), passphrase)
    folder, copies = _looked_over(place, second)
    key = _key_of(folder)
    with _held(folder, clock, lambda: not _has_key(folder)) as rest:
        unlock_folder(folder, key, progress)
    return _told(folder, "remove-passphrase", copies, _copies_too(copies, folder, Turn(key, None)), rest)


def _looked_over(place: Path | str, second: Path | None) -> tuple[Path, Path | None]:
    """The ledger's folder, and the folder of its copies in the second place; it is whole, of this program's schema, and not held."""
    with Ledger.open(place, must_exist=True) as ledger:
        ledger.require_writable()
        return folder_of(place), None if second is None else folder_in(ledger, second)


def _key_of(folder: Path) -> LedgerKey:
    file = read_key_file(folder / KEY_NAME)
    if file is None:
        raise UserError("passphrase-not-set", where=str(folder))
    return known_key(file)


def _has_key(folder: Path) -> bool:
    """Whether the database is a locked one, however far the files beside it are."""
    look_again()
    file = read_key_file(folder / KEY_NAME)
    return file is not None and is_locked(folder / DATABASE_NAME, file)


def _opens_with(folder: Path, passphrase: str) -> bool:
    try:
        require_passphrase(folder, passphrase)
    except StorageError:
        return False
    return True


@dataclass(slots=True)
class _Rest:
    """Whether anything is left to be done when the ledger is next opened."""

    is_left: bool = False


@contextmanager
def _held(folder: Path, clock: Clock, is_done: Callable[[], bool]) -> Iterator[_Rest]:
    """Nobody else works on the ledger meanwhile; what goes wrong is taken back, or brought to its end where it was done.

    What goes wrong after it was done is not told as if it were not: the rest waits for the next opening.
    """
    lock, rest = FolderLock(folder), _Rest()
    try:
        if not lock.take(person="", since=clock().astimezone().strftime("%Y-%m-%d %H:%M")):
            raise StorageError("ledger-held", holder=lock.holder() or "?", where=str(folder))
        try:
            yield rest
        except BaseException as error:
            try:
                finish_relocking(folder)
            except driver_errors(OSError, StorageError):
                rest.is_left = True
            if not isinstance(error, driver_errors(OSError, StorageError)) or not is_done():
                raise
    except driver_errors(OSError) as error:
        raise storage_error(error, str(folder)) from error
    finally:
        lock.release()


def _copies_too(copies: Path | None, folder: Path, turn: Turn) -> Path | None:
    """Bring the second place to the same form; gives the place where that could not be done."""
    if copies is None:
        return None
    if not copies.is_dir():  # the stick is elsewhere, or nothing lies there yet
        return None if copies.parent.is_dir() else copies
    try:
        if turn.old is turn.new and turn.new is not None:
            renew_copies(copies, folder / DATABASE_NAME, turn.new)
        else:
            relock_place(copies, folder / DATABASE_NAME, turn)
    except (OSError, TaizhangError):
        return copies
    return None


def _told(folder: Path, action: str, second: Path | None, left: Path | None, rest: _Rest) -> Relocked:
    """Let the history say it, where there is room for that; and count what follows."""
    try:
        with Ledger.open(folder, must_exist=True) as ledger, ledger.change(action) as change:
            store_setting(change.session, LOCKED, {"at": ledger.now(), "has_passphrase": _has_key(folder)})
    except StorageError:
        rest.is_left = True
    key = _key_of(folder) if _has_key(folder) else None
    copies, files = count_in_form(folder, key)
    if second is not None and left is None:
        copies += count_in_form(second, key)[0]
    return Relocked(folder, copies, files, left, rest.is_left)
