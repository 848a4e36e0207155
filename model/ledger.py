"""A ledger: one folder, opened to read or to write, that hands out sessions to queries and changes to actions."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_config_path, user_documents_path
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from model.errors import StorageError
from model.store.backup import back_up
from model.store.change_writer import ChangeWriter, RecordingSession
from model.store.engine import os_storage_error, sqlite_engine, storage_error
from model.store.evidence_files import EvidenceFiles, require_folder
from model.store.lock import FolderLock
from model.store.schema import SCHEMA, stored_schema, upgrade
from model.store.settings import IDENTITY, MYSELF, setting, store_setting

DATABASE_NAME = "ledger.db"
EVIDENCE_NAME = "evidence"
BACKUPS_NAME = "backups"


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def default_place() -> Path:
    """Where the ledger lies when nobody says otherwise: 台账 in the user's documents."""
    return user_documents_path() / "台账"


def installation_chain(file: Path | None = None) -> str:
    """The name of this installation's chain in histories: made once, kept in the user's configuration."""
    file = file or user_config_path("taizhang", appauthor=False) / "installation"
    try:
        if file.exists():
            return str(uuid.UUID(file.read_text(encoding="ascii").strip()))
    except (OSError, ValueError):
        pass  # unreadable or damaged: a new chain starts, old ones stay verifiable
    chain = str(uuid.uuid4())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(chain, encoding="ascii")
    except OSError:
        pass  # a machine where nothing may be kept: every run starts a chain of its own
    return chain


class Ledger:
    """An open ledger. Made by `Ledger.open`; several threads may read while one writes.

    Attributes:
        folder: where it lies.
        is_read_only: True when another program holds it, or the folder cannot be written.
        holder: who holds it, when that is another program; empty when none does.
        person: the name history rows are written under; the ledger's own when nobody says otherwise.
        identity: what tells this ledger from every other.
    """

    def __init__(
        self, folder: Path, engine: Engine, lock: FolderLock | None, *, chain: str, clock: Callable[[], datetime]
    ) -> None:
        self.folder = folder
        self.holder = ""
        self.person = ""
        self.identity = ""
        self.evidence_files = EvidenceFiles(folder / EVIDENCE_NAME)
        self._engine = engine
        self._writing = engine.execution_options(is_write=True)
        self._lock = lock
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

        Read-only when another program holds it or the folder cannot be written. Raises StorageError when it cannot
        be opened at all, belongs to a newer program, is damaged, or (`must_exist`) is not there.
        """
        folder = _folder_of(place)
        database = folder / DATABASE_NAME
        is_there = _is_there(database)
        if must_exist and not is_there:
            raise StorageError("ledger-missing", where=str(folder))
        if not is_there:
            require_folder(folder)
        lock, holder = _try_lock(folder, person, clock())
        try:
            return cls._opened(folder, lock, holder, chain=chain, clock=clock, person=person)
        except (DatabaseError, OSError) as error:
            _release(lock)
            raise storage_error(error, str(folder)) from error
        except BaseException:
            _release(lock)
            raise

    @classmethod
    def _opened(
        cls, folder: Path, lock: FolderLock | None, holder: str, *,
        chain: str | None, clock: Callable[[], datetime], person: str,
    ) -> Ledger:
        database = folder / DATABASE_NAME
        is_read_only = lock is None
        if is_read_only and not database.exists():
            raise StorageError("folder-not-writable", where=str(folder))
        engine = sqlite_engine(database, is_read_only=is_read_only)
        if is_read_only:
            _require_schema(engine)
        else:
            upgrade(engine, back_up=lambda: back_up(database, folder / BACKUPS_NAME, clock()))
        ledger = cls(folder, engine, lock, chain=chain or installation_chain(), clock=clock)
        ledger.holder = holder
        ledger.person = person
        ledger._name_it()
        if not is_read_only:
            ledger.evidence_files.clear_drafts()
        return ledger

    def _name_it(self) -> None:
        """Learn whose ledger it is; give a new one its identity, by which returned workbooks know where they belong."""
        with self.read() as session:
            self.identity = str(setting(session, IDENTITY).get("id", ""))
            self.person = self.person or str(setting(session, MYSELF).get("person", ""))
        if not self.identity and not self.is_read_only:
            self.identity = str(uuid.uuid4())
            with self.change("make-ledger") as change:
                store_setting(change.session, IDENTITY, {"id": self.identity})

    @property
    def is_read_only(self) -> bool:
        """True when this program may only look."""
        return self._lock is None

    def require_writable(self) -> None:
        """Raise StorageError ledger-held or ledger-read-only when this program may only look."""
        if self.is_read_only:
            raise StorageError("ledger-held" if self.holder else "ledger-read-only", holder=self.holder)

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / DATABASE_NAME

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for one query; raises StorageError when the database cannot be read."""
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                yield session
        except (DatabaseError, OSError) as error:
            raise storage_error(error, str(self.folder)) from error

    @contextmanager
    def change(
        self, action: str, *, reverts: int | None = None, **facts: object
    ) -> Iterator[ChangeWriter]:
        """One change: what its session writes is committed together with its history row, or not at all.

        After the block, `changed` of the yielded writer says what was touched. Raises StorageError, also when the
        ledger is read-only.
        """
        self.require_writable()
        try:
            with RecordingSession(self._writing, expire_on_commit=False) as session, session.begin():
                writer = ChangeWriter(session, action, {name: str(value) for name, value in facts.items()})
                yield writer
                writer.finish(chain=self._chain, at=self.now(), person=self.person, reverts=reverts)
        except (DatabaseError, OSError) as error:
            raise storage_error(error, str(self.folder)) from error

    def now(self) -> str:
        """The time now as it is stored: UTC, ISO 8601, to the second."""
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def close(self) -> None:
        """Let go of the database and the lock."""
        self._engine.dispose()
        _release(self._lock)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _folder_of(place: Path | str) -> Path:
    if "://" in str(place):
        raise StorageError("ledger-kind-unknown", where=str(place))
    folder = Path(place).expanduser()
    if folder.is_file():
        raise StorageError("ledger-is-a-file", where=str(folder))
    return folder


def _is_there(database: Path) -> bool:
    try:
        return database.exists()
    except OSError as error:  # a folder nobody may enter, a name too long for the disk
        raise os_storage_error(error, str(database.parent)) from error


def _try_lock(folder: Path, person: str, now: datetime) -> tuple[FolderLock | None, str]:
    lock = FolderLock(folder)
    try:
        is_held = lock.take(person=person, since=now.astimezone().strftime("%Y-%m-%d %H:%M"))
    except OSError:  # a folder that cannot be written cannot be locked: read it
        return None, ""
    return (lock, "") if is_held else (None, lock.holder() or "?")


def _release(lock: FolderLock | None) -> None:
    if lock is not None:
        lock.release()


def _require_schema(engine: Engine) -> None:
    with engine.connect() as connection:
        found = stored_schema(connection)
    if found != SCHEMA:
        code = "ledger-newer" if found is not None and found > SCHEMA else "ledger-older-read-only"
        raise StorageError(code, where=engine.url.database, found=found or "", known=SCHEMA)
