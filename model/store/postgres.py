"""A ledger on a PostgreSQL server: how it is come to, its door for plain SQL, and SQLAlchemy's engine on it."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from model.errors import StorageError
from model.rows.server_address import SECRET, readable
from model.store.door import Interrupted, Violated
from model.store.postgres_errors import meaning_of
from model.store.postgres_sql import bound_by_name, bound_by_place, in_postgres

Answer = TypeVar("Answer")

LOCK = 7_203_114  # of the one who writes: any number, as long as every program takes the same
WAIT = 30.0  # seconds, for the one who writes
LOOK_EVERY = 0.05  # seconds between two looks whether an answer is still wanted
PATIENCE = 30.0  # seconds until a server must be there that can be written to: another one takes its place in less
NEW_ROWS = re.compile(r"INSERT INTO ([\w\"]+ \([\w\", ]+\)) VALUES \([?, ]+\)")  # and nothing else
MANY = 50  # of them are sooner copied than inserted one by one
AGAIN = 0.3  # seconds between two looks whether it is
_SETTINGS = ("-c timezone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=600000 "
             "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3")  # a desk that is gone holds no lock
_KNOWN = {"connect_timeout": "10", "application_name": "taizhang", "options": _SETTINGS, "keepalives_idle": "10",
          "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "25000"}  # fmt: skip
# Who writes waits until nobody else does; what is acknowledged then is on the disk, of the standby too where there is one.
_TO_WRITE = """
    SELECT set_config('lock_timeout', '{wait}ms', true), pg_advisory_xact_lock({lock}),
        CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN set_config('synchronous_commit', 'on', true) END
"""


@dataclass(frozen=True, slots=True)
class PostgresPlace:
    """A database on a server, and the folder of the files that belong to the ledger."""

    url: URL
    folder: Path
    is_shared: bool = True
    begin: str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    @property
    def file(self) -> Path:
        """There is none: raises StorageError server-without-file."""
        raise StorageError("server-without-file", where=self.where)

    @property
    def where(self) -> str:
        """The address without its password, as it is shown to people."""
        return readable(self.url.difference_update_query(SECRET).render_as_string(hide_password=True))

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection[Any]:
        """A connection of psycopg's; raises psycopg.Error."""
        said = self.url.translate_connect_args(username="user", database="dbname")
        query = {name: value if isinstance(value, str) else ",".join(value) for name, value in self.url.query.items()}
        several = {"target_session_attrs": "primary"} if "," in query.get("host", "") else {}
        return psycopg.connect(**(_KNOWN | several | query | said), autocommit=autocommit)

    def connect_patiently(self) -> psycopg.Connection[Any]:
        """A connection as soon as there is a server; raises psycopg.Error when there is none for long."""
        return _patiently(self.connect)

    def connect_to_read(self) -> PostgresPlain:
        """A connection for questions."""
        return PostgresPlain(self.connect(autocommit=True))

    def listen(self, told: Callable[[int], None], since: int) -> Callable[[], None]:
        """Have somebody told the number of each change after one, 0 for whatever was missed; gives what ends it."""
        from model.store.listening import Listener

        return Listener(self, told, since).stop

    def engine(self) -> Engine:
        """SQLAlchemy's engine; who writes begins by waiting until nobody else does."""
        engine = create_engine(
            URL.create("postgresql+psycopg"), creator=self.connect_patiently, poolclass=QueuePool, pool_pre_ping=True,
        )
        event.listen(engine, "begin", _begin)
        event.listen(engine, "before_cursor_execute", _said_in_postgres, retval=True)
        return engine

    def is_kept(self, change: tuple[int, str]) -> bool:
        """Whether a change is there whose commit was never answered; raises StorageError server-unanswered if none can say.

        Whoever still commits it holds the lock; and what is found counts once the standby has it too, if there is one.
        """

        def looked_up() -> bool:
            with self.connect() as connection:
                connection.execute(_to_write(WAIT))
                if connection.execute("SELECT pg_is_in_recovery()").fetchone() == (True,):
                    raise psycopg.OperationalError("a standby does not know yet")
                found = connection.execute("SELECT id FROM change WHERE id = %s AND hash = %s", change).fetchone()
                if found is not None:
                    connection.execute("SELECT pg_logical_emit_message(true, 'taizhang', '')")
                return found is not None

        try:
            return _patiently(looked_up)
        except psycopg.OperationalError as error:
            raise StorageError("server-unanswered", where=self.where, detail=str(error).strip()) from error

    def meaning_of(self, error: Exception, backups: Path, *, fault: Callable[[], str | None] = lambda: None) -> Exception:  # noqa: ARG002 - as SQLite's
        """What an error at work means to the user; one that is the program's own comes back as it is."""
        return meaning_of(error, self.where, str(self.folder))


def _patiently(attempt: Callable[[], Answer]) -> Answer:
    """What comes of trying, as often as a server that is away may need to come back."""
    late = time.monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except psycopg.OperationalError:
            if time.monotonic() > late:
                raise
        time.sleep(AGAIN)


def _to_write(wait: float) -> str:
    return _TO_WRITE.format(wait=max(1, round(wait * 1000)), lock=LOCK)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("is_write", False):
        connection.exec_driver_sql(_to_write(options.get("patience", WAIT)))
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _said_in_postgres(
    _connection: Connection, _cursor: object, statement: str, parameters: object, _context: object, _many: bool  # noqa: FBT001 - SQLAlchemy's
) -> tuple[str, object]:
    return in_postgres(statement), parameters


class Found:
    """The rows of a statement, all of them there; each is given once."""

    def __init__(self, rows: Sequence[Any], connection: psycopg.Connection[Any]) -> None:
        self._rows = iter(rows)
        self._connection = connection

    @property
    def lastrowid(self) -> int | None:
        """The id of the row that was inserted."""
        row = self._connection.execute("SELECT lastval()").fetchone()
        return int(row[0]) if row else None

    def fetchone(self) -> Any:
        """The next row; None when there is none left."""
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        """All that are left."""
        return list(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows


@contextmanager
def _fitting() -> Iterator[None]:
    try:
        yield
    except psycopg.IntegrityError as error:
        raise Violated(str(error)) from error


class PostgresPlain:
    """The door for plain SQL over a connection of psycopg's."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.driver = connection
        self._is_unwanted: Callable[[], int | None] | None = None

    @property
    def in_transaction(self) -> bool:
        """Whether one is begun."""
        return self.driver.info.transaction_status != TransactionStatus.IDLE

    def execute(self, sql: str, parameters: Any = (), /) -> Found:
        """Run a statement; raises psycopg.Error, Interrupted, Violated."""
        by_name = isinstance(parameters, Mapping)
        said = bound_by_name(sql) if by_name else bound_by_place(sql)
        with self._heeding(), _fitting():
            cursor = self.driver.execute(said, parameters)
            return Found(cursor.fetchall() if cursor.description else (), self.driver)

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Found:
        """Run a statement for each of many parameters, new rows all at once; raises psycopg.Error, Violated."""
        rows, new = list(parameters), NEW_ROWS.fullmatch(sql)
        with self.driver.cursor() as cursor, _fitting():
            if new is None or len(rows) < MANY:
                cursor.executemany(bound_by_place(sql), rows)
            else:
                with cursor.copy(f"COPY {new[1]} FROM STDIN") as into:
                    for row in rows:
                        into.write_row(row)
        return Found((), self.driver)

    def set_progress_handler(self, handler: Callable[[], int | None] | None, _steps: int, /) -> None:
        """Have a long statement given up once the handler says so."""
        self._is_unwanted = handler

    @contextmanager
    def _heeding(self) -> Iterator[None]:
        is_unwanted = self._is_unwanted
        if is_unwanted is None:
            yield
            return
        ended = threading.Event()
        watch = threading.Thread(target=self._watch, args=(ended, is_unwanted), daemon=True)
        watch.start()
        try:
            yield
        except psycopg.errors.QueryCanceled as error:
            raise Interrupted from error
        finally:
            ended.set()
            watch.join()

    def _watch(self, ended: threading.Event, is_unwanted: Callable[[], int | None]) -> None:
        while not ended.wait(LOOK_EVERY):
            if is_unwanted():
                self.driver.cancel_safe()
                return

    def rollback(self) -> None:
        """End the transaction; what it wrote is lost. A connection that broke is let go."""
        if not self.driver.closed:
            self.driver.rollback()

    def close(self) -> None:
        """Let the connection go."""
        self.driver.close()
