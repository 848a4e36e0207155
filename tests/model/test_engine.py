"""The database as it is opened: pragmas, transactions, the journal a folder bears, errors in the user's words."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures, reopen_measures
from model.actions.evidence import attach_evidence
from model.actions.revert import revert
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.overview import overview
from model.store import connecting
from model.store.connecting import Access, address_of, bears_wal
from model.store.engine import sqlite_engine
from model.store.storage_errors import storage_error
from tests.builders import TODAY, a_plan, measure_ids, taken_in

pytestmark = pytest.mark.sqlite("pragmas, journals and damaged files of SQLite")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = sqlite_engine(address_of(tmp_path / "a.db", Access.WRITE))
    yield made
    made.dispose()


def pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar_one()


@pytest.mark.parametrize(("name", "value"), [
    ("foreign_keys", 1), ("synchronous", 2), ("journal_mode", "wal"), ("busy_timeout", 5000), ("trusted_schema", 0),
])
def test_every_connection_has_its_pragmas(name: str, value: object, engine: Engine) -> None:
    with engine.connect():  # a second connection of the pool is asked, not the first alone
        assert pragma(engine, name) == value


def test_a_table_is_gone_again_when_its_transaction_fails(engine: Engine) -> None:
    with suppress(KeyError), engine.begin() as connection:
        connection.execute(text("CREATE TABLE made (id INTEGER)"))
        raise KeyError

    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 0


def test_a_writing_transaction_holds_the_database_from_its_start(engine: Engine, tmp_path: Path) -> None:
    with engine.execution_options(is_write=True).begin():
        other = sqlite3.connect(tmp_path / "a.db", timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_nothing_can_be_written_through_a_read_only_engine(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE made (id INTEGER)"))
    reading = sqlite_engine(address_of(tmp_path / "a.db", Access.LOOK))
    with pytest.raises(OperationalError), reading.connect() as connection:
        connection.execute(text("INSERT INTO made VALUES (1)"))
    reading.dispose()


@pytest.mark.parametrize("name", ["带 空格", "a?b#c%20d", "O'Brien", "100%"])
def test_a_ledger_opens_whatever_its_folder_is_called(name: str, tmp_path: Path) -> None:
    for _ in range(2):
        with Ledger.open(tmp_path / name, chain="c") as ledger:
            assert ledger.identity
    assert (tmp_path / name / "ledger.db").is_file()


def test_the_probe_says_yes_here_and_leaves_nothing(tmp_path: Path) -> None:
    assert bears_wal(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_probe_says_no_when_nothing_can_be_opened(tmp_path: Path) -> None:
    assert not bears_wal(tmp_path / "absent")


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch, open_ledger: Callable[..., Ledger]) -> Ledger:
    """A ledger in a folder that bears no write-ahead log."""
    monkeypatch.setattr(connecting, "bears_wal", lambda folder: False)
    return open_ledger()


def test_a_folder_without_wal_gets_the_rollback_journal_held_alone(stick: Ledger) -> None:
    with stick.read() as session:
        said = [session.execute(text(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "locking_mode", "synchronous", "foreign_keys")]

    assert said == ["delete", "exclusive", 2, 1]


def test_all_work_goes_on_without_wal(stick: Ledger, tmp_path: Path) -> None:
    taken_in(stick, a_plan())
    photo = tmp_path / "a.txt"
    photo.write_text("a")
    attach_evidence(stick, measure_ids(stick), [photo])
    done = close_measures(stick, measure_ids(stick), on=TODAY)
    revert(stick, done.number or 0)
    reopen_measures(stick, measure_ids(stick))

    assert overview(stick, plan_id=None, is_mine=False, today=TODAY).measures == 3
    assert check(stick).faults == ()
    assert not (stick.folder / "ledger.db-wal").exists()


def test_a_ledger_goes_from_wal_to_a_stick_and_back(
    monkeypatch: pytest.MonkeyPatch, open_ledger: Callable[..., Ledger]
) -> None:
    taken_in(open_ledger(), a_plan()).close()
    with monkeypatch.context() as stick:
        stick.setattr(connecting, "bears_wal", lambda folder: False)
        other = open_ledger()
        accept_plan(other, a_plan(title="另一份", doc_no="x", year=2025), today=TODAY)
        other.close()

    assert len(measure_ids(open_ledger())) == 6


def wrapped(message: str) -> DatabaseError:
    return OperationalError("SELECT 1", {}, sqlite3.OperationalError(message))


@pytest.mark.parametrize(("error", "code"), [
    (wrapped("database or disk is full"), "disk-full"),
    (wrapped("attempt to write a readonly database"), "ledger-not-writable"),
    (DatabaseError("", {}, sqlite3.DatabaseError("database disk image is malformed")), "ledger-damaged"),
    (DatabaseError("", {}, sqlite3.DatabaseError("file is not a database")), "ledger-damaged"),
    (wrapped("database is locked"), "ledger-busy"),
    (wrapped("disk I/O error"), "ledger-not-reachable"),
    (wrapped("unable to open database file"), "ledger-not-reachable"),
    (OSError(errno.ENOSPC, "full"), "disk-full"),
    (OSError(errno.EDQUOT, "quota"), "disk-full"),
    (OSError(errno.EFBIG, "too big"), "disk-full"),
    (OSError(errno.EROFS, "read-only"), "folder-not-writable"),
    (PermissionError(errno.EACCES, "no"), "folder-not-writable"),
    (OSError(errno.EIO, "gone"), "ledger-not-reachable"),
    (OSError("no number"), "ledger-not-reachable"),
])
def test_an_error_of_the_disk_is_told_by_its_code(error: Exception, code: str) -> None:
    found = storage_error(error, "E:\\台账")

    assert (found.code, found.facts["where"]) == (code, "E:\\台账")


def test_a_fault_of_the_program_is_not_called_one_of_the_disk() -> None:
    with pytest.raises(IntegrityError):
        storage_error(IntegrityError("", {}, sqlite3.IntegrityError("FOREIGN KEY")), "x")


def test_a_change_waits_and_then_says_so_when_another_program_writes(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(ledger, a_plan())
    keys = measure_ids(ledger)
    with ledger.read() as session:  # what busy_timeout is set to, shortened for the test
        session.execute(text("PRAGMA busy_timeout = 1"))
    other = sqlite3.connect(ledger.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StorageError) as error:
            close_measures(ledger, keys, on=TODAY)
    finally:
        other.close()
    assert error.value.code == "ledger-busy"
    assert close_measures(ledger, keys, on=TODAY).number


@pytest.mark.parametrize("damage", ["head", "middle", "cut"])
def test_a_damaged_database_is_told_never_a_crash(damage: str, open_ledger: Callable[..., Ledger]) -> None:
    ledger = taken_in(open_ledger(), a_plan())
    ledger.close()
    content = bytearray(ledger.database.read_bytes())
    if damage == "head":
        content[:100] = b"x" * 100
    elif damage == "middle":
        for page in range(4096, len(content), 4096):
            content[page : page + 64] = b"\xff" * 64
    else:
        content = content[: len(content) // 2 // 4096 * 4096 + 100]
    ledger.database.write_bytes(content)

    try:
        told = {fault.kind.value for fault in check(open_ledger()).faults}
    except StorageError as error:
        told = {error.code}
    assert told & {"ledger-damaged-alone", "fault-database"}
