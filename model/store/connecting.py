"""How a ledger's database is opened, in plain sqlite3: which journal the folder can bear, what each connection is set to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from model.store.door import Place, Plain
from model.store.drivers import driver, driver_errors
from model.store.keys import LedgerKey, key_of
from model.store.room import hindrance_in

if TYPE_CHECKING:
    from sqlalchemy import Engine

BUSY_MILLISECONDS = 5000
CACHE_KIB = 2048  # several questions are asked at once, and what one scan leaves behind serves no other


class Access(Enum):
    """How a database is opened."""

    WRITE = "write"
    LOOK = "look"  # beside the program that holds it, or in a folder that cannot be written
    LOOK_ALONE = "look alone"  # this program holds it, but there is no room to write: no file may be made beside it


@dataclass(frozen=True, slots=True)
class Address:
    """A database and how to connect to it; `is_shared` when there may be several connections."""

    file: Path
    how: str  # the words of its URI: see sqlite.org/uri.html
    pragmas: tuple[str, ...]
    is_shared: bool
    begin: str = "BEGIN"
    key: LedgerKey | None = field(default=None, repr=False)

    @property
    def folder(self) -> Path:
        """Where the ledger lies."""
        return self.file.parent

    @property
    def where(self) -> str:
        """How it is named to the user."""
        return str(self.file)

    def connect_to_read(self) -> sqlite3.Connection:
        """A connection for questions."""
        connection = self.connect()
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        return connection

    def listen(self, told: Callable[[int], None], since: int) -> Callable[[], None]:
        """Who only looks is told of each change after one by the program that holds the ledger; whoever holds it, of none."""
        if "query_only = ON" not in self.pragmas or "immutable" in self.how or not self.is_shared:
            return lambda: None
        from model.store.looking_on import LookingOn

        return LookingOn(self.connect, told, since).stop

    def engine(self) -> Engine:
        """SQLAlchemy's engine on it."""
        from model.store.engine import sqlite_engine  # brings SQLAlchemy, for which no first row may wait

        return sqlite_engine(self)

    def is_kept(self, change: tuple[int, str]) -> bool:  # noqa: ARG002 - as the server's
        """Never: a file's commit is always answered."""
        return False

    def meaning_of(self, error: Exception, backups: Path, *, fault: Callable[[], str | None] = lambda: None) -> Exception:
        """What an error at work means to the user; one that is the program's own comes back as it is."""
        from model.store.storage_errors import meaning_of  # which looks for backups, opened as they are here

        return meaning_of(error, self.folder, backups, fault=fault)

    def connect(self) -> sqlite3.Connection:
        """A connection with its pragmas; the driver's own transaction handling is off. Raises sqlite3.Error."""
        connection = _connected(self.file.resolve().as_uri() + f"?{self.how}", self.key)
        try:
            for pragma in self.pragmas:
                connection.execute(f"PRAGMA {pragma}")
        except driver_errors():
            connection.close()
            raise
        return connection


def address_of(file: Path, access: Access) -> Address:
    """How to connect to a file: WAL where the folder bears it, full synchronising, foreign keys.

    Raises OSError when it is to be written and there is no room: a full disk is no reason for another journal.
    """
    has_wal = access is not Access.WRITE or bears_wal(file.parent)
    if not has_wal and (hindrance := hindrance_in(file.parent)) is not None:
        raise hindrance
    query = _query_of(file, access)
    pragmas, is_shared = _pragmas(access, bears_wal=has_wal)
    how = "&".join(f"{name}={value}" for name, value in query.items())
    return Address(file, how, pragmas, is_shared or "immutable" in query, key=key_of(file))


def _query_of(file: Path, access: Access) -> dict[str, str]:
    """The words of the file's URI that say how it is opened."""
    if access is Access.WRITE:
        return {"mode": "rwc"}
    if not has_log(file) and (access is Access.LOOK_ALONE or not _is_writable(file.parent)):
        return {"mode": "ro", "immutable": "1"}  # everything is in the one file, and nobody writes it
    # Alone, what the log holds is read without the shared memory there is no room for; that asks for a writer's lock.
    return {"mode": "ro" if access is Access.LOOK else "rw"}


def _pragmas(access: Access, *, bears_wal: bool) -> tuple[tuple[str, ...], bool]:
    """What each connection is set to, and whether there may be more than one."""
    shared = ("foreign_keys = ON", f"busy_timeout = {BUSY_MILLISECONDS}", "trusted_schema = OFF",
              "recursive_triggers = ON")  # else REPLACE deletes without asking the triggers that guard the history
    if access is Access.LOOK:
        return (*shared, "query_only = ON"), True
    if access is Access.LOOK_ALONE:
        return (*shared, "locking_mode = EXCLUSIVE", "query_only = ON"), False
    journal = ("journal_mode = WAL",) if bears_wal else ("locking_mode = EXCLUSIVE", "journal_mode = DELETE")
    return (*shared, *journal, "synchronous = FULL", "cache_size = -16384"), bears_wal


def opened(file: Path, how: str = "mode=rw") -> sqlite3.Connection:
    """A connection to a database's file: the one door through which each is opened. Raises the driver's errors.

    One that is not there is made only by "mode=rwc". The driver's own transaction handling is off. One that has a key is
    opened with it; raises StorageError ledger-locked when its passphrase was not given.
    """
    return _connected(f"{file.resolve().as_uri()}?{how}", key_of(file))


def opened_with(file: Path, key: LedgerKey | None, how: str = "mode=rw") -> sqlite3.Connection:
    """As opened, for a file that lies where nothing tells its key: a draft."""
    return _connected(f"{file.resolve().as_uri()}?{how}", key)


def passing(key: LedgerKey | None = None) -> sqlite3.Connection:
    """A connection to a database of its own that is gone with it; with the key of the one that is copied into it."""
    return _connected("", key)  # SQLite's name of a temporary file


def _connected(uri: str, key: LedgerKey | None) -> sqlite3.Connection:
    connection: sqlite3.Connection = driver(has_key=key is not None).connect(
        uri, uri=True, check_same_thread=False, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000
    )
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else each damaged page is told on stderr; what is raised says enough
        connection.execute(f"PRAGMA key = \"x'{key.database.hex()}'\"")  # the key itself: nothing is derived for each connection
    return connection


@contextmanager
def looked_at(source: Path | Place) -> Iterator[Plain]:
    """A connection that reads a database, all of one state."""
    if isinstance(source, Path):
        with closing(opened(source)) as connection:
            yield connection
    else:
        with closing(source.connect_to_read()) as server:
            server.execute(source.begin)
            yield server


def has_log(file: Path) -> bool:
    """Whether a log beside the file holds what the file does not hold yet, or what it must be brought back to."""
    logs = (file.with_name(file.name + suffix) for suffix in ("-wal", "-journal"))
    return any(log.exists() and log.stat().st_size > 0 for log in logs)


def _is_writable(folder: Path) -> bool:
    try:
        probe = folder / ".taizhang-probe"
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def bears_wal(folder: Path) -> bool:
    """Whether two connections can share a write-ahead log in this folder; tried, not guessed.

    WAL needs shared memory, which network shares and some sticks do not give (sqlite.org/wal.html).
    """
    probe = folder / ".taizhang-probe.db"
    try:
        first, second = sqlite3.connect(probe), sqlite3.connect(probe)
        try:
            if first.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                return False
            first.execute("PRAGMA synchronous = OFF")
            first.execute("CREATE TABLE probe (value)")
            first.execute("INSERT INTO probe VALUES (1)")
            first.commit()
            return bool(second.execute("SELECT value FROM probe").fetchone() == (1,))
        finally:
            first.close()
            second.close()
    except sqlite3.Error:  # no ledger's
        return False
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            probe.with_name(probe.name + suffix).unlink(missing_ok=True)
