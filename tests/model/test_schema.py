"""The schema: what the migrations make, what they refuse, and that a failure leaves all as it was."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from model.actions.revert import revert
from model.errors import StorageError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.overview import plans
from model.store import schema
from model.store.connecting import Access, Address, address_of
from model.store.engine import sqlite_engine
from model.store.tables import Base
from tests.builders import a_plan, content, taken_in

pytestmark = pytest.mark.sqlite("files of SQLite with every schema there was")


def rewrite(ledger: Ledger, *statements: str) -> None:
    ledger.close()
    with closing(sqlite3.connect(ledger.database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(open_ledger: Callable[..., Ledger]) -> StorageError:
    with pytest.raises(StorageError) as error:
        open_ledger()
    return error.value


def test_the_migrations_make_what_the_mapped_classes_say(ledger: Ledger) -> None:
    engine = sqlite_engine(address_of(ledger.database, Access.LOOK))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={
            "compare_type": True, "include_name": lambda name, kind, _: not str(name).startswith("measure_search")})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()

    assert differences == []


def test_a_newer_ledger_is_refused_and_left_as_it_is(open_ledger: Callable[..., Ledger]) -> None:
    ledger = taken_in(open_ledger(), a_plan())
    rewrite(ledger, "UPDATE alembic_version SET version_num = '9999'")
    before = ledger.database.read_bytes()

    error = refused(open_ledger)

    assert (error.code, error.facts["found"]) == ("ledger-newer", "9999")
    assert ledger.database.read_bytes() == before
    assert not (ledger.folder / "backups").exists()


def test_a_newer_ledger_is_refused_also_when_another_program_holds_it(open_ledger: Callable[..., Ledger]) -> None:
    ledger = open_ledger()
    rewrite(ledger, "UPDATE alembic_version SET version_num = '9999'")
    lock = schema_lock(ledger.folder)
    try:
        assert refused(open_ledger).code == "ledger-newer"
    finally:
        lock.release()


def schema_lock(folder: Path):  # type: ignore[no-untyped-def]
    from model.store.lock import FolderLock

    lock = FolderLock(folder)
    assert lock.take(person="", since="")
    return lock


def test_an_older_ledger_is_refused_when_it_can_only_be_read(open_ledger: Callable[..., Ledger]) -> None:
    ledger = open_ledger()
    rewrite(ledger, "UPDATE alembic_version SET version_num = '0000'")
    lock = schema_lock(ledger.folder)
    try:
        assert refused(open_ledger).code == "ledger-older-read-only"
    finally:
        lock.release()


def test_a_database_of_something_else_is_no_ledger(tmp_path: Path, open_ledger: Callable[..., Ledger]) -> None:
    (tmp_path / "ledger").mkdir()
    with closing(sqlite3.connect(tmp_path / "ledger" / "ledger.db")) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")

    assert refused(open_ledger).code == "not-a-ledger"


def test_a_text_file_is_no_database(tmp_path: Path, open_ledger: Callable[..., Ledger]) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "ledger.db").write_text("这不是数据库" * 200, encoding="utf-8")

    assert refused(open_ledger).code == "ledger-damaged-alone"
    assert "这不是" in (tmp_path / "ledger" / "ledger.db").read_text(encoding="utf-8")


def test_an_empty_database_file_is_damaged_and_not_filled_anew(tmp_path: Path, open_ledger: Callable[..., Ledger]) -> None:
    """A new ledger's database is made beside its place and moved there, so an empty one was emptied."""
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "ledger.db").touch()

    assert refused(open_ledger).code == "ledger-damaged-alone"
    assert (tmp_path / "ledger" / "ledger.db").stat().st_size == 0


@pytest.mark.plain("looks at the database's file itself")
def test_a_ledger_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, open_ledger: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(address: Address) -> None:
        with closing(address.connect()) as connection:
            connection.execute("CREATE TABLE half (id INTEGER)")
        raise StorageError("disk-full", where="x")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "_run_migrations", fails)
        assert refused(open_ledger).code == "disk-full"

    assert [file.name for file in (tmp_path / "ledger").iterdir()] == ["ledger.lock"]
    assert open_ledger().identity


@pytest.mark.plain("looks at the database's file itself")
def test_a_log_whose_database_is_gone_is_not_mixed_with_a_new_one(
    tmp_path: Path, open_ledger: Callable[..., Ledger]
) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "ledger.db-wal").write_bytes(b"x" * 5000)

    assert refused(open_ledger).code == "ledger-damaged-alone"
    assert not (tmp_path / "ledger" / "ledger.db").exists()


@pytest.fixture
def older(open_ledger: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A closed ledger that this program must migrate."""
    ledger = taken_in(open_ledger(), a_plan())
    ledger.close()
    monkeypatch.setattr(schema, "SCHEMA", "9000")
    return ledger


@pytest.mark.plain("looks at the database's file itself")
def test_a_ledger_is_backed_up_before_it_is_migrated(
    older: Ledger, open_ledger: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(
        schema, "_run_migrations", lambda address: seen.append(len(list((older.folder / "backups").iterdir()))))

    assert len(plans(open_ledger())) == 1
    assert seen == [1]
    backup = next((older.folder / "backups").iterdir())
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM measure").fetchone() == (3,)


def test_no_backup_is_made_for_a_new_ledger(ledger: Ledger) -> None:
    assert not (ledger.folder / "backups").exists()


def test_a_migration_that_fails_is_rolled_back_whole(
    older: Ledger, open_ledger: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(address: Address) -> None:
        engine = sqlite_engine(address)
        with engine.execution_options(is_write=True).begin() as connection:
            connection.exec_driver_sql("CREATE TABLE fresh (id INTEGER)")
            connection.exec_driver_sql("ALTER TABLE plan ADD COLUMN fresh TEXT")
            connection.exec_driver_sql("DELETE FROM progress")
            connection.exec_driver_sql("SELECT * FROM nowhere")

    monkeypatch.setattr(schema, "_run_migrations", fails)
    assert refused(open_ledger).code == "ledger-not-reachable"
    monkeypatch.undo()

    with closing(sqlite3.connect(older.database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert "fresh" not in tables
    assert check(open_ledger()).faults == ()


def test_nothing_is_migrated_when_the_backup_fails(
    older: Ledger, open_ledger: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    (older.folder / "backups").write_text("in the way")
    monkeypatch.setattr(schema, "_run_migrations", lambda address: pytest.fail("migrated without a backup"))

    assert refused(open_ledger).code == "ledger-not-reachable"


LEDGERS = sorted((Path(__file__).resolve().parents[1] / "ledgers").glob("*.sql"))


def laid_out(script: Path, folder: Path) -> None:
    """A ledger's folder with the database that a script of tests/ledgers holds; made by make.py of that schema."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))


def test_a_small_ledger_is_kept_of_every_schema() -> None:
    assert [script.stem for script in LEDGERS] == [f"{number:04d}" for number in range(1, int(schema.SCHEMA) + 1)]


@pytest.mark.parametrize("script", LEDGERS, ids=lambda script: script.stem)
def test_a_ledger_of_every_schema_is_opened(script: Path, tmp_path: Path, open_ledger: Callable[..., Ledger]) -> None:
    laid_out(script, tmp_path / "ledger")
    ledger = open_ledger()

    assert {plan.title for plan in plans(ledger)} == {"示例区2026年行动计划"}
    assert len(content(ledger)["measure"]) == 3
    assert {fault.kind.value for fault in check(ledger).faults} == {"fault-evidence-missing"}  # the dump holds no files
    assert len(list((tmp_path / "ledger" / "backups").glob("*.db"))) == (script.stem != schema.SCHEMA)


def test_what_was_done_before_the_schema_changed_can_be_undone(tmp_path: Path, open_ledger: Callable[..., Ledger]) -> None:
    """The history of an older schema knows nothing of the columns that came later."""
    laid_out(LEDGERS[0], tmp_path / "ledger")
    ledger = open_ledger()
    noted = next(key for key, action in actions(ledger) if action == "note-progress")

    revert(ledger, noted)

    assert content(ledger)["progress"] == []
    assert {fault.kind.value for fault in check(ledger).faults} == {"fault-evidence-missing"}


def actions(ledger: Ledger) -> list[tuple[int, str]]:
    with ledger.look() as connection:
        return connection.execute("SELECT id, action FROM change ORDER BY id").fetchall()


def test_the_schema_is_the_same_whether_migrated_or_new(
    tmp_path: Path, open_ledger: Callable[..., Ledger], ledger: Ledger
) -> None:
    laid_out(LEDGERS[0], tmp_path / "old")
    old = open_ledger(tmp_path / "old")

    assert columns_of(old) == columns_of(ledger)


def columns_of(ledger: Ledger) -> dict[str, list[tuple[str, str, int]]]:
    with ledger.look() as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [(row[1], row[2], row[3]) for row in connection.execute(f"PRAGMA table_info('{name}')")]
            for name in tables if not name.startswith("measure_search")
        }


def test_databases_made_at_the_same_time_by_one_program_are_all_whole(tmp_path: Path) -> None:
    """As the day's copy of a ledger on a server and the one before merging are."""
    files = [tmp_path / str(number) / "copy.db" for number in range(3)]
    start = threading.Barrier(len(files))

    def make_one(file: Path) -> str | None:
        file.parent.mkdir()
        start.wait()
        schema.make(file)
        with closing(sqlite3.connect(file)) as connection:
            return schema.stored_schema(connection, file.name)

    with ThreadPoolExecutor(len(files)) as pool:
        assert set(pool.map(make_one, files)) == {schema.SCHEMA}
