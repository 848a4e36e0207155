"""Which SQLite a database is opened with: Python's own, or SQLCipher's for one with a key; and what their errors are."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from model.errors import StorageError

_CIPHER = "sqlcipher3.dbapi2"
_PROGRAM_FAULTS = ("IntegrityError", "ProgrammingError", "DataError", "InterfaceError", "NotSupportedError")


def driver(*, has_key: bool) -> ModuleType:
    """The module of DB-API 2.0 (PEP 249) that opens a database; raises StorageError ledger-cipher-missing."""
    if not has_key:
        return sqlite3
    try:
        return import_module(_CIPHER)
    except ImportError as error:  # there is none for this system (musl, an old glibc)
        raise StorageError("ledger-cipher-missing", detail=str(error)) from error


def is_sqlite(connection: object) -> bool:
    """Whether a connection leads to an SQLite database, with a key or without."""
    return any(isinstance(connection, module.Connection) for module in _loaded())


def driver_errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What a database's driver raises, and more. To be asked where an error is caught: a driver may have been loaded just before."""
    return (*more, *(module.Error for module in _loaded()))


def database_errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What a driver raises of the database itself."""
    return (*more, *(module.DatabaseError for module in _loaded()))


def operational_errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What a driver raises where it is stopped, locked out or has no room."""
    return (*more, *(module.OperationalError for module in _loaded()))


def integrity_errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What a driver raises where a row does not fit what is stored."""
    return (*more, *(module.IntegrityError for module in _loaded()))


def program_faults() -> tuple[type[Exception], ...]:
    """What a driver raises for mistakes of the program's own."""
    return tuple(getattr(module, name) for module in _loaded() for name in _PROGRAM_FAULTS)


@contextmanager
def unreadable_passed_over() -> Iterator[None]:
    """What cannot be read inside is left as it is: no database, a damaged one, one without its passphrase."""
    try:
        yield
    except driver_errors(OSError, ValueError, StorageError):
        pass


def _loaded() -> list[ModuleType]:
    return [sqlite3, *([sys.modules[_CIPHER]] if _CIPHER in sys.modules else [])]
