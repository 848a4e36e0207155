"""A server that goes away, and a commit whose answer never comes: what was saved is known, what was not is said."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.errors import StorageError
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.history import history
from model.store import listening, postgres
from tests import builders
from tests.server import Server

MONTH = Month(2026, 6)
GONE = "server closed the connection unexpectedly"
_numbers = iter(range(10_000))


@pytest.fixture(scope="session")
def filled_database(server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    server.ask("CREATE DATABASE filled TEMPLATE template0")
    with Ledger.open(server.address("filled", tmp_path_factory.mktemp("files")), chain="desk-1") as ledger:
        builders.taken_in(ledger, builders.a_plan())
    return "filled"


@pytest.fixture
def address(server: Server, filled_database: str, tmp_path: Path) -> str:
    name = f"away{next(_numbers)}"
    server.ask(f"CREATE DATABASE {name} TEMPLATE {filled_database}")
    return server.address(name, tmp_path / "files")


@pytest.fixture
def on_server(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(postgres, "PATIENCE", 0.3)
    monkeypatch.setattr(postgres, "AGAIN", 0.05)
    with Ledger.open(address, chain="desk-1", must_exist=True) as ledger:
        yield ledger


def _breaking(monkeypatch: pytest.MonkeyPatch, *, before: bool) -> list[str]:
    """The next commit is never answered: it reached the server, or (`before`) it did not."""
    real: Callable[[Any], None] = psycopg.Connection.commit
    broken: list[str] = []

    def commit(connection: psycopg.Connection[Any]) -> None:
        if broken:
            real(connection)
            return
        broken.append("commit")
        if not before:
            real(connection)
        connection.close()
        raise psycopg.OperationalError(GONE)

    monkeypatch.setattr(psycopg.Connection, "commit", commit)
    return broken


def test_a_change_that_was_saved_without_an_answer_stands_once(on_server: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = _breaking(monkeypatch, before=False)

    changed = note_progress(on_server, 1, MONTH, "已抽样 5 个。", today=builders.TODAY)

    assert broken
    assert [row.id for row in history(on_server) if row.action == "note-progress"] == [changed.number]
    assert check(on_server).faults == ()


def test_a_change_that_was_not_saved_is_said_to_be_not(on_server: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    _breaking(monkeypatch, before=True)

    with pytest.raises(StorageError, match="not-reachable"):
        note_progress(on_server, 1, MONTH, "已抽样 5 个。", today=builders.TODAY)

    assert not [row for row in history(on_server) if row.action == "note-progress"]
    assert note_progress(on_server, 1, MONTH, "已抽样 5 个。", today=builders.TODAY).number


def test_where_no_server_can_say_it_is_said_that_nobody_knows(on_server: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise psycopg.OperationalError("connection refused")

    note_progress(on_server, 1, MONTH, "已抽样 4 个。", today=builders.TODAY)  # a connection is there
    _breaking(monkeypatch, before=False)
    monkeypatch.setattr(psycopg, "connect", away)

    with pytest.raises(StorageError, match="server-unanswered"):
        note_progress(on_server, 1, MONTH, "已抽样 5 个。", today=builders.TODAY)


def test_a_change_waits_for_a_server_that_comes_back(
    on_server: Ledger, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "PATIENCE", 20.0)
    note_progress(on_server, 1, MONTH, "已抽样 4 个。", today=builders.TODAY)
    database = on_server.where.split("@/")[1].split("?")[0]
    server.ask(f"ALTER DATABASE {database} ALLOW_CONNECTIONS false")
    server.ask(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
    back = threading.Timer(0.5, server.ask, (f"ALTER DATABASE {database} ALLOW_CONNECTIONS true",))
    back.start()

    assert close_measures(on_server, [1], on=builders.TODAY).number
    back.join()


def test_a_change_is_on_the_disk_even_where_the_server_would_not_wait_for_it(on_server: Ledger) -> None:
    with on_server.change("close") as change:
        said = change.plain.execute("SELECT current_setting('synchronous_commit')").fetchone()
    assert said == ("on",)


def test_what_others_changed_before_the_first_call_is_told(on_server: Ledger, address: str) -> None:
    told = threading.Event()
    with Ledger.open(address, chain="desk-2") as other:
        close_measures(other, [3], on=builders.TODAY)

    on_server.listen(told.set)

    assert told.wait(10)


@pytest.mark.parametrize("most", [1, 100])
def test_own_changes_before_the_first_call_are_told_when_there_are_too_many_to_tell_apart(
    on_server: Ledger, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "MANY", most)
    told, heard = threading.Event(), threading.Event()
    real = listening.Listener._hear

    def hear(listener: listening.Listener, connection: psycopg.Connection[object]) -> None:
        heard.set()
        real(listener, connection)

    monkeypatch.setattr(listening.Listener, "_hear", hear)
    close_measures(on_server, [3], on=builders.TODAY)
    on_server.listen(told.set)

    assert heard.wait(10)
    assert told.is_set() is (most == 1)
