"""Who writes on a server waits for his turn as long as he can bear it, and what he has to write is there afterwards."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from model.actions.progress import note_progress
from model.errors import StorageError
from model.ledger import Ledger
from model.periods import Month
from model.store import postgres
from model.store.server import server_place
from tests import builders
from tests.server import Server

MONTH = Month(2026, 6)
_numbers = iter(range(10_000))


@pytest.fixture
def on_server(server: Server, tmp_path: Path) -> Iterator[Ledger]:
    name = f"turns{next(_numbers)}"
    server.ask(f"CREATE DATABASE {name} TEMPLATE template0")
    with Ledger.open(server.address(name, tmp_path / "files"), chain="desk-1") as ledger:
        yield builders.taken_in(ledger, builders.a_plan())


@pytest.fixture
def other_desk(server: Server, on_server: Ledger) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """Another desk that writes, and is not done."""
    with server_place(on_server.where).connect() as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (postgres.LOCK,))
        yield connection


def test_what_waits_too_long_is_told_as_not_saved(on_server: Ledger, other_desk: object) -> None:
    on_server.patience = 0.2

    with pytest.raises(StorageError) as told:
        note_progress(on_server, 1, MONTH, "写了一半", today=builders.TODAY)

    assert (told.value.code, other_desk is not None) == ("ledger-busy", True)
    assert builders.content(on_server)["progress"] == []


def test_who_bears_it_is_served_once_the_other_is_done(on_server: Ledger, other_desk: psycopg.Connection[tuple[object, ...]], server: Server) -> None:
    on_server.patience = 600.0
    waiting = threading.Thread(target=lambda: note_progress(on_server, 1, MONTH, "排队写的", today=builders.TODAY))
    waiting.start()
    while not server.ask("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"):
        assert waiting.is_alive()
    assert on_server.awaits_turn
    other_desk.rollback()
    waiting.join()

    assert not on_server.awaits_turn
    assert [row[6] for row in builders.content(on_server)["progress"]] == ["排队写的"]
