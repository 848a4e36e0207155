"""A ledger: one folder, opened to read or to write, that hands out sessions to queries and changes to actions."""

from __future__ import annotations

import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from model.errors import StorageError, UserError
from model.rows.restore import BackupKind
from model.rows.server import REVIEWING, ServerRole
from model.rows.server_address import masked
from model.rules.workdays import YearDays, learn_years
from model.store.backup import back_up
from model.store.called_off import called_off_when, heeding
from model.store.connecting import Access, Address, address_of, has_log
from model.store.door import Place, Plain
from model.store.evidence_files import EvidenceFiles, require_folder
from model.store.installation import installation_chain
from model.store.lock import FolderLock
from model.store.plain import HOLIDAYS, IDENTITY, MYSELF, Connections, stored_setting
from model.store.restoring import clear_drafts
from model.store.schema import make, require_schema, upgrade
from model.store.storage_errors import meaning_of, os_storage_error, told_plainly

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from model.store.change_writer import ChangeWriter

Answer = TypeVar("Answer")

DATABASE_NAME = "ledger.db"
EVIDENCE_NAME = "evidence"
PAPERS_NAME = "papers"
BACKUPS_NAME = "backups"
REVIEWER = "server-reviewer"
OF_ROLE = (REVIEWER, "server-read-only")  # what keeps a login from writing is what it is granted


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def default_place() -> Path:
    """Where the ledger lies when nobody says otherwise: 台账 in the user's documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / "台账"


@dataclass(frozen=True, slots=True)
class Hold:
    """What taking a ledger's folder gave: the lock, or who has it; and the code of what keeps this program from writing.

    On a server `role` says what the login may do there.
    """

    lock: FolderLock | None
    holder: str = ""
    obstacle: str = ""
    role: ServerRole | None = None


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
        self.evidence_files = EvidenceFiles(self.folder / EVIDENCE_NAME)
        self.papers = EvidenceFiles(self.folder / PAPERS_NAME)
        self._address = address
        self._connections = Connections(address)
        self.own_changes: deque[int] = deque(maxlen=1000)  # changes of this program's: it is not told of them by others
        self._opened_at = 0  # the newest change then
        self._ends: list[Callable[[], None]] = []
        self._engine_made: Engine | None = None
        self._making = threading.Lock()
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
    ) -> Ledger:
        """Open the ledger in a folder, making it when there is none.

        Read-only when another program holds it, the folder cannot be written, or the disk is full. Raises StorageError
        when it cannot be opened at all, belongs to a newer program, is damaged, or (`must_exist`) is not there.
        """
        address, hold = _on_server(str(place), must_exist) if "://" in str(place) else _in_folder(place, person, clock, must_exist)
        try:
            with told_plainly(lambda error: address.meaning_of(error, address.folder / BACKUPS_NAME)):
                ledger = cls(address, hold, chain=cache(lambda: chain or installation_chain()), clock=clock)
                ledger._name_it(person)
        except BaseException:
            _release(hold.lock)
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
            from model.store.settings import store_setting  # brings SQLAlchemy, which reading does not need

            with self.change("make-ledger") as change:  # another desk may have come to the same empty database meanwhile
                self.identity = str(stored_setting(change.plain, IDENTITY).get("id", "")) or str(uuid.uuid4())
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
        """A session for one query; raises StorageError when the database cannot be read."""
        from sqlalchemy.orm import Session

        with told_plainly(self._meaning_of), Session(self._engine, expire_on_commit=False) as session:
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
        writing = self._engine.execution_options(is_write=True)
        with (
            told_plainly(self._meaning_of),
            RecordingSession(writing, expire_on_commit=False) as session,
            answered(self._address, session),
            session.begin(),
        ):
            writer = ChangeWriter(session, action, {name: str(value) for name, value in facts.items()})
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
        if self._engine_made is not None:
            self._engine_made.dispose()
        _release(self._lock)

    def __exit__(self, *_: object) -> None:
        self.close()


def _learn_holidays(connection: Plain) -> None:
    """Reckon with the official holidays this ledger was told of, beside those the program was delivered with."""
    learn_years({
        int(year): YearDays(*(frozenset(map(date.fromisoformat, days[name])) for name in ("off", "worked")))
        for year, days in stored_setting(connection, HOLIDAYS).items()
    })  # fmt: skip


def _on_server(address: str, must_exist: bool) -> tuple[Place, Hold]:  # noqa: FBT001 - from open alone
    """A ledger in a server's database: several programs write, each change waits for the one before it."""
    from model.store.server import opened_server  # brings SQLAlchemy and psycopg

    place, role, obstacle = opened_server(address, must_exist=must_exist)
    return place, Hold(None, obstacle=obstacle, role=role)


def _in_folder(
    place: Path | str, person: str, clock: Callable[[], datetime], must_exist: bool  # noqa: FBT001 - from open alone
) -> tuple[Place, Hold]:
    """A ledger in a folder, held by this program unless another holds it."""
    folder = folder_of(place)
    database = folder / DATABASE_NAME
    is_there = _is_there(database)
    if must_exist and not is_there:
        raise StorageError("ledger-missing", where=str(folder))
    if not is_there:
        require_folder(folder)
    hold = _try_lock(folder, person, clock())
    try:
        with told_plainly(lambda error: meaning_of(error, folder, folder / BACKUPS_NAME)):
            return _address(database, hold, clock)
    except BaseException:
        _release(hold.lock)
        raise


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


def _release(lock: FolderLock | None) -> None:
    if lock is not None:
        lock.release()
