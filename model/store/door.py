"""The one door to a ledger's database: what every statement in plain SQL goes through, whichever database is behind it.

The program's statements are written in SQLite's words, which reach SQLite as they are; PostgreSQL's door says the few it does
not know in its own (model.store.postgres_sql). What comes back is the same: days and JSON as text, ids as numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Interrupted(Exception):
    """A statement was given up because nobody wants its answer any more."""


class Violated(Exception):
    """What was to be written does not fit what is stored: something else hangs on it, or it is there already."""


class Rows(Protocol):
    """What a statement found; each row once."""

    @property
    def lastrowid(self) -> int | None:
        """The id of the row that was inserted."""

    def fetchone(self) -> Any:
        """The next row; None when there is none left."""

    def fetchall(self) -> list[Any]:
        """All that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Plain(Protocol):
    """A connection for plain SQL, as sqlite3 gives it; transactions are begun by whoever hands it out."""

    @property
    def in_transaction(self) -> bool:
        """Whether one is begun."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Rows:
        """Run a statement."""

    def executemany(self, sql: str, parameters: Any, /) -> Rows:
        """Run a statement for each of many parameters."""

    def set_progress_handler(self, handler: Callable[[], int | None] | None, n: int, /) -> None:
        """Have a long statement ask every now and then whether it shall be given up."""

    def rollback(self) -> None:
        """End the transaction; what it wrote is lost."""

    def close(self) -> None:
        """Let the connection go."""


class Place(Protocol):
    """A database and how to come to it."""

    @property
    def is_shared(self) -> bool:
        """Whether there may be more than one connection at a time."""

    @property
    def folder(self) -> Path:
        """Where the files lie that belong to the ledger."""

    @property
    def file(self) -> Path:
        """The database's file; raises StorageError server-without-file for one on a server."""

    @property
    def where(self) -> str:
        """How it is named to the user."""

    @property
    def begin(self) -> str:
        """The statement that begins a transaction in which all is read of one state of the ledger."""

    def connect_to_read(self) -> Plain:
        """A connection for questions."""

    def listen(self, told: Callable[[int], None], since: int) -> Callable[[], None]:
        """Have somebody told the number of each change after one, 0 for whatever was missed; gives what ends it."""

    def engine(self) -> Engine:
        """SQLAlchemy's engine on it."""

    def is_kept(self, change: tuple[int, str]) -> bool:
        """Whether a change is there whose commit was never answered, by its number and hash; raises StorageError if none can say."""

    def meaning_of(self, error: Exception, backups: Path, *, fault: Callable[[], str | None] = ...) -> Exception:
        """What an error at work means to the user; one that is the program's own comes back as it is."""
