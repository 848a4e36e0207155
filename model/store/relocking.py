"""Giving a ledger a passphrase, or taking it away: at every moment the ledger opens as it was or as it is to be.

The steps are functions of their own, in the order in which they are taken. The database taking its place is the moment of change:
by its first bytes it is known, until the key's file says that all is done, on which side of it a program was stopped.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from model.errors import StorageError
from model.store.backups import backup_files
from model.store.connecting import opened_with
from model.store.door import Plain
from model.store.drawer import Kept, name_there
from model.store.drivers import driver_errors
from model.store.keys import (
    DRAFTS,
    KEY_NAME,
    KeyFile,
    KeyState,
    LedgerKey,
    carry_key,
    is_locked,
    known_key,
    look_again,
    own_key_file,
    read_key_file,
    store_key_file,
    write_key_file,
)
from model.store.rehearsals import last_rehearsal, remember_rehearsal
from model.store.rekeying import (
    KEPT_FOLDERS,
    Told,
    Turn,
    drop_files,
    export,
    files_in_form,
    write_file,
    write_files,
)
from model.store.restoring import REPLACED_NAME, leave_no_log, replaced_ledgers, settle, swap
from model.store.schema import LOGS
from model.store.sealed import ENDING, begins_with_key
from model.store.synchronising import synchronise_folder

DATABASE = "ledger.db"
BACKUPS, ASIDE = "backups", "put-aside"
MADE_ANEW = ("thumbnails",)
_PATIENCE, _REST = 50, 0.1  # times, seconds


def untold(_done: int, _total: int) -> None:
    """Nobody asks how far it is."""


def lock_folder(folder: Path, key: LedgerKey, passphrase: str, told: Told = untold) -> None:
    """Lock a plain ledger that nobody has open with a new key; its lock must be held.

    Raises OSError, StorageError and the driver's errors: the ledger is plain then, as it was.
    """
    turn = Turn(None, key)
    settle_soon(folder / DATABASE)
    write_key_file(folder / KEY_NAME, key, passphrase, KeyState.SETTING)
    write_files(folder, turn, told)
    put_in_place(make_draft(folder, turn), folder / DATABASE)
    finish_locking(folder, turn)


def unlock_folder(folder: Path, key: LedgerKey, told: Told = untold) -> None:
    """Take the passphrase from a ledger that nobody has open; its lock must be held.

    Raises OSError, StorageError and the driver's errors: the ledger is locked then, as it was.
    """
    turn = Turn(key, None)
    settle_soon(folder / DATABASE)
    say_state(folder, KeyState.REMOVING)
    write_files(folder, turn, told)
    put_in_place(make_draft(folder, turn), folder / DATABASE)
    finish_unlocking(folder, turn)


def change_passphrase(folder: Path, key: LedgerKey, passphrase: str) -> None:
    """Wrap a ledger's key anew, here and beside its copies; raises OSError."""
    write_key_file(folder / KEY_NAME, key, passphrase, KeyState.CHANGING)
    renew_copies(folder, folder / DATABASE, key)
    say_state(folder, KeyState.SET)


def settle_soon(database: Path) -> None:
    """Bring what the log holds into a database; what was asked before it was closed may be answered yet. Raises as settle."""
    for _ in range(_PATIENCE):
        try:
            settle(database)
        except StorageError as error:
            if error.code != "ledger-open-elsewhere":
                raise
            time.sleep(_REST)
        else:
            return
    settle(database)


def make_draft(folder: Path, turn: Turn) -> Path:
    """The database in its new form, proven to hold the same, rows and history alike."""
    drafts = folder / DRAFTS
    shutil.rmtree(drafts, ignore_errors=True)
    drafts.mkdir()
    draft = drafts / DATABASE
    export(folder / DATABASE, draft, turn)
    with closing(opened_with(folder / DATABASE, turn.old)) as before, closing(opened_with(draft, turn.new)) as after:
        require_same(before, after, str(folder))
    return draft


def require_same(before: Plain, after: Plain, where: str) -> None:
    """Raise StorageError copy-differs when two databases do not hold the same."""
    from model.store.copying import content_hash  # brings SQLAlchemy

    one, other = content_hash(before), content_hash(after)
    if one != other:
        raise StorageError("copy-differs", before=one[:12], after=other[:12], where=where)


def put_in_place(draft: Path, database: Path) -> None:
    """The moment of change; raises OSError."""
    leave_no_log(database)
    swap(draft, database)
    look_again()


def finish_locking(folder: Path, turn: Turn) -> None:
    """What is left once the database is locked: nothing stays in the form in which anybody could read it. Raises OSError."""
    write_files(folder, turn, untold)  # what a stopped program had not come to
    drop_files(folder, turn)
    drop_made_anew(folder)
    drop_leftovers(folder)
    rewrite_copies(folder, folder / DATABASE, turn)
    say_state(folder, KeyState.SET)
    drop_drafts(folder)


def finish_unlocking(folder: Path, turn: Turn) -> None:
    """What is left once the database is plain. Raises OSError."""
    drop_files(folder, turn)
    drop_made_anew(folder)
    rewrite_copies(folder, folder / DATABASE, turn)
    drop_key(folder)
    drop_drafts(folder)


def finish_relocking(folder: Path) -> None:
    """Bring to its end, or take back, what a stopped program began; to be called with the ledger's lock, before it is opened.

    Raises OSError, StorageError.
    """
    file = read_key_file(folder / KEY_NAME)
    if file is None or file.state is KeyState.SET:
        drop_drafts(folder)
        return
    if not is_locked(folder / DATABASE, file):
        drop_sealed(folder, file)
        drop_made_anew(folder)
        drop_key(folder)
    elif file.state is KeyState.SETTING:
        finish_locking(folder, Turn(None, known_key(file)))
    elif file.state is KeyState.REMOVING:
        drop_files(folder, Turn(None, known_key(file)))
        say_state(folder, KeyState.SET)
    else:
        renew_copies(folder, folder / DATABASE, known_key(file))
        say_state(folder, KeyState.SET)
    drop_drafts(folder)
    look_again()


def say_state(folder: Path, state: KeyState) -> None:
    """Have the key's file say how far the files beside it are; raises OSError."""
    _say(folder / KEY_NAME, state)


def rewrite_copies(place: Path, database: Path, turn: Turn) -> None:
    """Write the copies of a ledger that lie in its old form in the new one; raises OSError, StorageError.

    One of another key stays as it is; of a damaged one nothing stays readable.
    """
    for copy in _copies(place):
        file = read_key_file(own_key_file(copy))
        key_id = file.id if file is not None and is_locked(copy, file) else ""
        if key_id == (turn.old.id if turn.old is not None else ""):
            rewrite_copy(copy, database, turn)
        elif file is not None and file.state is KeyState.SETTING:
            store_key_file(replace(file, state=KeyState.SET))


def rewrite_copy(copy: Path, database: Path, turn: Turn) -> None:
    """One copy in the new form in the place of the old one; its key's file says until it is done that its first bytes decide."""
    drafts = copy.with_name(DRAFTS)
    drafts.mkdir(exist_ok=True)
    draft = drafts / copy.name
    draft.unlink(missing_ok=True)
    try:
        export(copy, draft, turn)
    except driver_errors(StorageError):  # no copy that could be restored
        shutil.rmtree(drafts, ignore_errors=True)
        if turn.new is not None:
            put_aside(copy, database.parent, turn.new)
        return
    shutil.copystat(copy, draft)
    if turn.new is not None:
        carry_key(database, copy, KeyState.SETTING)
    else:
        _say(own_key_file(copy), KeyState.REMOVING)
    leave_no_log(copy)
    swap(draft, copy)
    look_again()
    if turn.new is not None:
        _say(own_key_file(copy), KeyState.SET)
    else:
        own_key_file(copy).unlink(missing_ok=True)
    shutil.rmtree(drafts, ignore_errors=True)


def put_aside(copy: Path, folder: Path, key: LedgerKey) -> None:
    """Seal a damaged copy, with its log, among what was put aside; raises OSError, StorageError."""
    for suffix in ("", *LOGS):
        file = copy.with_name(copy.name + suffix)
        if file.is_file():
            target = folder / ASIDE / copy.parent.name / name_there(file.name, key)
            write_file(Kept(file.name, file), target, key)
            file.unlink()


def relock_place(place: Path, database: Path, turn: Turn, told: Told = untold) -> None:
    """Bring the copies and files in a second place to the form the ledger has now; raises OSError, StorageError."""
    write_files(place, turn, told)
    drop_files(place, turn)
    rewrite_copies(place, database, turn)


def renew_copies(place: Path, database: Path, key: LedgerKey) -> None:
    """Have the copies under a ledger's key open with the ledger's passphrase; raises OSError."""
    for copy in _copies(place):
        with suppress(StorageError):
            file = read_key_file(own_key_file(copy))
            if file is not None and file.id == key.id:
                carry_key(database, copy)


def count_in_form(place: Path, key: LedgerKey | None) -> tuple[int, int]:
    """How many copies and how many files of a place are under a key, or without one; raises OSError, StorageError."""
    ids = (file.id if (file := read_key_file(own_key_file(copy))) is not None else "" for copy in _copies(place))
    return sum(1 for each in ids if each == (key.id if key is not None else "")), sum(1 for _ in files_in_form(place, key))


def drop_sealed(folder: Path, file: KeyFile) -> None:
    """Remove the files under a key of which the ledger has no more use; raises OSError."""
    for sealed in _sealed(folder):
        if begins_with_key(sealed, file.id):
            sealed.unlink(missing_ok=True)


def drop_made_anew(folder: Path) -> None:
    """Remove what is made again from the files."""
    for name in MADE_ANEW:
        shutil.rmtree(folder / name, ignore_errors=True)


def drop_leftovers(folder: Path) -> None:
    """Remove what stopped programs left half-way, and the name of a file that a trial of a copy may have noted; raises OSError."""
    for part in (*KEPT_FOLDERS, BACKUPS, REPLACED_NAME):
        for left in sorted((folder / part).rglob(".*")):
            if left.is_dir():  # a copy was being made in it
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
    tried = last_rehearsal(folder / BACKUPS)
    if tried is not None and tried.detail:
        remember_rehearsal(folder / BACKUPS, replace(tried, detail=""))


def drop_key(folder: Path) -> None:
    """The ledger has no passphrase any more; raises OSError."""
    (folder / KEY_NAME).unlink(missing_ok=True)
    synchronise_folder(folder)


def drop_drafts(folder: Path) -> None:
    """Remove what was being made."""
    shutil.rmtree(folder / DRAFTS, ignore_errors=True)


def _say(path: Path, state: KeyState) -> None:
    file = read_key_file(path)
    if file is not None:
        store_key_file(replace(file, state=state))


def _copies(folder: Path) -> Iterable[Path]:
    return (*backup_files(folder / BACKUPS), *replaced_ledgers(folder), *backup_files(folder))


def _sealed(folder: Path) -> Iterator[Path]:
    for part in KEPT_FOLDERS:
        yield from sorted((folder / part).rglob(f"*{ENDING}"))
