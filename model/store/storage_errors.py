"""What an error of the database or the disk means to the user."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import StorageError, TaizhangError
from model.store.backups import newest_good_backup
from model.store.drivers import driver_errors, program_faults
from model.store.room import hindrance_in

DISK_WORDS = ("disk is full", "database or disk is full")
READ_ONLY_WORDS = ("readonly", "read-only")
DAMAGE_WORDS = ("malformed", "not a database", "disk image", "file is encrypted", "decode to utf-8", "unsupported file format")
UNCLEAR_WORDS = ("disk i/o error", "unable to open database file")  # SQLite does not say why: the folder is tried


def storage_error(error: Exception, where: str) -> StorageError:
    """The StorageError a database or file error means to the user; a fault of the program itself is raised on."""
    cause = getattr(error, "orig", None) or error  # SQLAlchemy's errors wrap the driver's
    if isinstance(cause, program_faults()):
        raise error
    said = str(cause).lower()
    if isinstance(error, OSError) and error.errno is not None:
        return os_storage_error(error, where)
    if any(words in said for words in DISK_WORDS):
        return StorageError("disk-full", where=where)
    if any(words in said for words in READ_ONLY_WORDS):
        return StorageError("ledger-not-writable", where=where)
    if any(words in said for words in DAMAGE_WORDS):
        return StorageError("ledger-damaged", where=where, detail=said)
    if "locked" in said:
        return StorageError("ledger-busy", where=where)
    if any(words in said for words in UNCLEAR_WORDS) and (hindrance := hindrance_in(Path(where))) is not None:
        return os_storage_error(hindrance, where)
    return StorageError("ledger-not-reachable", where=where, detail=said)


def os_storage_error(error: OSError, where: str) -> StorageError:
    """The StorageError a file operation's failure means to the user."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StorageError("disk-full", where=where)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StorageError("folder-not-writable", where=where)
    return StorageError("ledger-not-reachable", where=where, detail=error.strerror or str(error))


def meaning_of(
    error: Exception, folder: Path, backups: Path, *, fault: Callable[[], str | None] = lambda: None
) -> Exception:
    """What an error at work on a ledger means to the user; one that is the program's own comes back as it is.

    Damage names the newest good backup. `fault` looks for damage where the error itself does not speak of it: a byte
    that turned may make a date no date.
    """
    told: Exception = error
    if isinstance(error, OSError) or isinstance(getattr(error, "orig", error), driver_errors()):
        told = _said_of(error, str(folder))
    elif isinstance(error, UnicodeDecodeError):  # SQLite quotes the damaged bytes in what it says
        told = StorageError("ledger-damaged", where=str(folder), detail=str(error))
    code = told.code if isinstance(told, TaizhangError) else ""
    if code not in ("", "ledger-damaged", "ledger-not-reachable", "not-a-ledger"):
        return told
    is_damage = isinstance(told, TaizhangError) and code in ("ledger-damaged", "not-a-ledger")
    detail = told.facts.get("detail", "") if isinstance(told, TaizhangError) and is_damage else fault()
    if detail is None:
        return told
    newest = newest_good_backup(backups)
    if newest is None:  # what has no backup either may never have been a ledger
        return told if code == "not-a-ledger" else StorageError("ledger-damaged-alone", where=str(folder), detail=detail)
    return StorageError("ledger-damaged-restore", where=str(folder), backup=str(newest), detail=detail)


@contextmanager
def told_plainly(meaning: Callable[[Exception], Exception]) -> Iterator[None]:
    """What goes wrong inside is told as what it means to the user; what means nothing to him goes on as it is."""
    try:
        yield
    except Exception as error:  # of whatever kind: naming SQLAlchemy's would import it, for which no first row may wait
        if (told := meaning(error)) is not error:
            raise told from error
        raise


def _said_of(error: Exception, where: str) -> Exception:
    cause = getattr(error, "orig", None) or error
    return error if isinstance(cause, program_faults()) else storage_error(error, where)
