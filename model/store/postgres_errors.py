"""What an error of a PostgreSQL server, or of the way to it, means to the user."""

from __future__ import annotations

import psycopg
from psycopg import errors

from model.errors import StorageError, UserError
from model.store.server_refusals import refusal_of
from model.store.storage_errors import os_storage_error

PROGRAM_FAULTS = (psycopg.IntegrityError, psycopg.ProgrammingError, psycopg.DataError, psycopg.InterfaceError, psycopg.NotSupportedError)
BUSY = (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure)
FULL = (errors.DiskFull, errors.OutOfMemory)
REFUSED = (errors.ReadOnlySqlTransaction,)
DAMAGED = (errors.DataCorrupted, errors.IndexCorrupted)


def meaning_of(error: Exception, where: str, folder: str) -> Exception:
    """The error told to the user; one that is the program's own comes back as it is."""
    cause = getattr(error, "orig", None) or error  # SQLAlchemy's errors wrap the driver's
    if isinstance(cause, OSError):
        return os_storage_error(cause, folder)
    if not isinstance(cause, psycopg.Error):
        return error
    for kinds, code in ((BUSY, "ledger-busy"), (FULL, "disk-full"), (REFUSED, "ledger-not-writable")):
        if isinstance(cause, kinds):
            return StorageError(code, where=where)
    if isinstance(cause, errors.InsufficientPrivilege):  # the window keeps from it what a login may not; rights may have changed
        return UserError("server-role-refused", where=where)
    if isinstance(cause, DAMAGED):
        return StorageError("ledger-damaged-alone", where=where, detail=str(cause))
    if isinstance(cause, PROGRAM_FAULTS):
        return error
    return refusal_of(cause, where)
