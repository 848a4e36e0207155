"""A ledger: one folder, opened to read or to write, that hands out sessions to queries and changes to actions."""

from __future__ import annotations

import os
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from model.errors import StorageError, UserError
from model.rows.server import REVIEWING, ServerRole
from model.rules.workdays import YearDays, learn_years
from model.store import opening
from model.store.called_off import called_off_when, heeding
from model.store.connecting import Access, Address, address_of
from model.store.door import Place, Plain
from model.store.drawer import Drawer
from model.store.evidence_files import EvidenceFiles
from model.store.installation import installation_chain
from model.store.opening import Hold, in_folder, on_server, release
from model.store.plain import HOLIDAYS, IDENTITY, MYSELF, Connections, stored_setting
from model.store.restoring import clear_drafts
from model.store.schema import upgrade
from model.store.storage_errors import meaning_of, told_plainly

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from model.store.change_writer import ChangeWriter

Answer = TypeVar("Answer")

DATABASE_NAME = opening.DATABASE_NAME
EVIDENCE_NAME = "evidence"
PAPERS_NAME = "papers"
BACKUPS_NAME = opening.BACKUPS_NAME
folder_of = opening.folder_of
REVIEWER = "server-reviewer"
OF_ROLE = (REVIEWER, "server-read-only")  # what keeps a login from writing is what it is granted


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def default_place() -> Path:
    """Where the ledger lies when nobody says otherwise: 台账 in the user's documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / "台账"


class Ledger(AbstractContextManager["Ledger"]):
    """An open ledger. Made by `Ledger.open`; several threads may read while one writes.

    Attributes:
        folder: where it lies.
        obstacle: the code that says why this program may only look: ledger-held, ledger-read-only, ledger-disk-full,
            server-read-only, server-reviewer, server-standby; empty when it may write.
        role: what the login may do in a ledger on a server; None in a folder, where nobody else can see to it.
        holder: who holds it, when that is another program; empty when none does.
        person: the name history rows are written under; the ledger's own when nobody says otherwise.
        identity: what tells this ledger from every other.
        was_changed: True once this program changed it.
        evidence_files: the files that prove something, by their content.
        papers: the files that were handed upward or came back, by their content.
        key: what it is locked with; None without a passphrase.
        patience: for how many seconds a change waits for its turn on a server before it is told as not saved.
        awaits_turn: whether one waits now, because another desk writes.
    """

    def __init__(
        self, address: Place, hold: Hold, *, chain: Callable[[], str], clock: Callable[[], datetime]
    ) -> None:
        self.folder = address.folder
        self.obstacle = hold.obstacle
        self.holder = hold.holder
        self.role = hold.role
        self.person = ""
        self.identity = ""
        self.was_changed = False
        self.patience = 30.0
        self.awaits_turn = False
        self.key = address.key if isinstance(address, Address) else None
        self.evidence_files = EvidenceFiles(self.folder / EVIDENCE_NAME, self.key)
        self.papers = EvidenceFiles(self.folder / PAPERS_NAME, self.key)
        self._address = address
        self._connections = Connections(address)
        self.own_changes: deque[int] = deque(maxlen=1000)  # changes of this program's: it is not told of them by others
        self._opened_at = 0  # the newest change then
        self._ends: list[Callable[[], None]] = []
        self._engine_made: Engine | None = None
        self._making = threading.Lock()
        self._is_closed = False
        self._lock = hold.lock
        self._chain = chain
        self._clock = clock

    @classmethod
    def open(
        cls,
        place: Path | str,
        *,
        person: str = "",
        chain: str | None = None,
        clock: Callable[[], datetime] = utc_now,
        must_exist: bool = False,
        passphrase: str = "",
    ) -> Ledger:
        """Open the ledger in a folder, making it when there is none.

        Read-only when another program holds it, the folder cannot be written, or the disk is full. Raises StorageError
        when it cannot be opened at all, belongs to a newer program, is damaged, or (`must_exist`) is not there; ledger-locked
        and ledger-passphrase-wrong before anything is written. Once opened, this program needs no passphrase for it again.
        """
        if "://" in str(place):
            address, hold = on_server(str(place), must_exist)
        else:
            address, hold = in_folder(place, passphrase, person=person, clock=clock, must_exist=must_exist)
        try:
            with told_plainly(lambda error: address.meaning_of(error, address.folder / BACKUPS_NAME)):
                ledger = cls(address, hold, chain=cache(lambda: chain or installation_chain()), clock=clock)
                ledger._name_it(person)
        except BaseException:
            release(hold.lock)
            raise
        return ledger

    @classmethod
    def beside(cls, database: Path, *, clock: Callable[[], datetime] = utc_now) -> Ledger:
        """Open a database that lies beside a ledger's own, with the same evidence: a copy before it takes its place.

        It is brought to this program's schema. No lock is taken. Raises StorageError, also when it is damaged.
        """
        folder = database.parent
        with told_plainly(lambda error: meaning_of(error, folder, folder / BACKUPS_NAME)):
            address = address_of(database, Access.WRITE)
            upgrade(address, back_up=lambda: None)  # what it is a copy of stays as it is
            return cls(address, Hold(None), chain=cache(installation_chain), clock=clock)

    def _name_it(self, person: str) -> None:
        """Learn whose ledger it is; give a new one its identity, by which returned workbooks know where they belong."""
        with self.look() as connection:
            self.identity = str(stored_setting(connection, IDENTITY).get("id", ""))
            self.person = person or str(stored_setting(connection, MYSELF).get("person", ""))
            self._opened_at = int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])
            _learn_holidays(connection)
        if self.is_read_only:
            return
        if not self.identity:
            from uuid import uuid4

            from model.store.settings import store_setting  # brings SQLAlchemy, which reading does not need

            with self.change("make-ledger") as change:  # another desk may have come to the same empty database meanwhile
                self.identity = str(stored_setting(change.plain, IDENTITY).get("id", "")) or str(uuid4())
                store_setting(change.session, IDENTITY, {"id": self.identity})
        if self._lock is not None:  # nobody else is at work in the folder
            self.evidence_files.clear_drafts()
            self.papers.clear_drafts()
            clear_drafts(self.folder)

    @property
    def is_read_only(self) -> bool:
        """True when this program may only look, or no more than review: then may() says what it may change all the same."""
        return bool(self.obstacle)

    def may(self, action: str) -> bool:
        """Whether this program may make changes of that name."""
        return not self.is_read_only or (self.role is ServerRole.REVIEWER and self.obstacle == REVIEWER and action in REVIEWING)

    def require_writable(self, action: str = "") -> None:
        """Raise the obstacle when changes of that name may not be made: UserError for what a login may not, else StorageError."""
        if not self.may(action):
            kind = UserError if self.obstacle in OF_ROLE else StorageError
            raise kind(self.obstacle, holder=self.holder, where=self.where if self.role else str(self.folder))

    @property
    def database(self) -> Path:
        """The database file; raises StorageError server-without-file for a ledger on a server."""
        return self._address.file

    @property
    def source(self) -> Path | Place:
        """What copies are made of: the database's file, or the server's place."""
        return self._address.file if isinstance(self._address, Address) else self._address

    @property
    def where(self) -> str:
        """The database as it is named to the user."""
        return self._address.where

    @property
    def _engine(self) -> Engine:
        """SQLAlchemy's engine, made when it is first asked for: loading it takes longer than showing the first rows."""
        with self._making:
            if self._engine_made is None:
                self._connections.close()  # where one connection is all there may be, it is the engine's
                self._engine_made = self._address.engine()
                if self._is_closed:  # a page that had not heard of it asks
                    _close_for_good(self._engine_made)
            return self._engine_made

    @staticmethod
    def asked(is_unwanted: Callable[[], bool], question: Callable[[], Answer]) -> Answer:
        """A question's answer; raises Cancelled once nobody wants it any more, also while SQLite is still counting."""
        with called_off_when(is_unwanted):
            return question()

    @contextmanager
    def look(self) -> Iterator[Plain]:
        """A plain connection for one query in SQL, in a transaction that only reads; raises StorageError, Cancelled."""
        with told_plainly(self._meaning_of):
            if self._address.is_shared or self._engine_made is None:
                with self._connections.reading() as connection, heeding(connection):
                    yield connection
            else:
                from model.store.engine import plain_of

                with self._engine.connect() as held, held.begin(), heeding(only := plain_of(held)):
                    yield only

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for one query; raises StorageError when the database cannot be read, Cancelled."""
        from sqlalchemy.orm import Session

        from model.store.engine import driver_connection

        with told_plainly(self._meaning_of), Session(self._engine, expire_on_commit=False) as session, heeding(driver_connection(session)):
            yield session

    @contextmanager
    def change(self, action: str, **facts: object) -> Iterator[ChangeWriter]:
        """One change: what its session writes is committed together with its history row, or not at all.

        After the block, `changed` of the yielded writer says what was touched. Raises StorageError, also when the
        ledger is read-only, and UserError for what a login on a server may not.
        """
        from model.store.change_writer import ChangeWriter, RecordingSession
        from model.store.unanswered import answered

        self.require_writable(action)
        writing = self._engine.execution_options(is_write=True, patience=self.patience)
        with (
            told_plainly(self._meaning_of),
            RecordingSession(writing, expire_on_commit=False) as session,
            answered(self._address, session),
            session.begin(),
        ):
            self.awaits_turn = True
            try:
                writer = ChangeWriter(session, action, {name: str(value) for name, value in facts.items()})
            finally:
                self.awaits_turn = False
            yield writer
            writer.finish(chain=self._chain(), at=self.now(), person=self.person)
            self.own_changes.extend(made.number for made in writer.made if made.number is not None)
        self.was_changed = self.was_changed or any(changed.number is not None for changed in writer.made)
        if any("setting" in changed.kinds for changed in writer.made):  # also when a change is taken back
            with self.look() as connection:
                _learn_holidays(connection)

    def _meaning_of(self, error: Exception) -> Exception:
        from model.store.soundness import first_fault  # after an error only

        return self._address.meaning_of(error, self.folder / BACKUPS_NAME, fault=lambda: first_fault(self._engine))

    def listen(self, told: Callable[[], None]) -> None:
        """Have somebody told, on a thread of its own, whenever another program changed the ledger, until it is closed."""
        self._ends.append(self._address.listen(lambda number: None if number in self.own_changes else told(), self._opened_at))

    def now(self) -> str:
        """The time now as it is stored: UTC, ISO 8601, to the second."""
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def close(self) -> None:
        """Let go of the database and the lock."""
        while self._ends:
            self._ends.pop()()
        self._connections.close()
        with self._making:
            self._is_closed = True
            if self._engine_made is not None:
                _close_for_good(self._engine_made)
        release(self._lock)

    def __exit__(self, *_: object) -> None:
        self.close()


def drawer_of(ledger: Ledger, name: str) -> Drawer:
    """A folder of files beside the database."""
    return Drawer(ledger.folder / name, ledger.key)


def passing_drawer_of(ledger: Ledger, name: str) -> Drawer:
    """A folder of files that can be made anew: beside the database when it may be written, else the system's temporary one."""
    is_beside = not ledger.is_read_only and os.access(ledger.folder, os.W_OK)
    return drawer_of(ledger, name) if is_beside else Drawer(Path(tempfile.gettempdir()) / f"taizhang-{name}", ledger.key)


def is_locked(place: Path | str) -> bool:
    """Whether a ledger has a passphrase that this program was not given; raises StorageError ledger-key-damaged."""
    return "://" not in str(place) and opening.is_locked_out(folder_of(place) / DATABASE_NAME)


def unlock(place: Path | str, passphrase: str) -> None:
    """Have this program know a ledger's passphrase; raises StorageError ledger-locked without one, ledger-passphrase-wrong."""
    opening.unlock_with(folder_of(place) / DATABASE_NAME, passphrase)


def _close_for_good(engine: Engine) -> None:
    from model.store.engine import close_for_good  # it is loaded by now

    close_for_good(engine)


def _learn_holidays(connection: Plain) -> None:
    """Reckon with the official holidays this ledger was told of, beside those the program was delivered with."""
    learn_years({
        int(year): YearDays(*(frozenset(map(date.fromisoformat, days[name])) for name in ("off", "worked")))
        for year, days in stored_setting(connection, HOLIDAYS).items()
    })  # fmt: skip
