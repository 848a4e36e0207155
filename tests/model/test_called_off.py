"""Questions nobody waits for any more."""

from __future__ import annotations

import threading
import time

import pytest
from sqlalchemy import text

from model.errors import Cancelled, StorageError
from model.ledger import Ledger

ENDLESS = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT count(*) FROM number"


def endless(ledger: Ledger) -> int:
    with ledger.look() as connection:
        return int(connection.execute(ENDLESS).fetchone()[0])


def few(ledger: Ledger) -> int:
    with ledger.look() as connection:
        return int(connection.execute("SELECT count(*) FROM (VALUES (1), (2)) AS both_of_them").fetchone()[0])


def test_a_question_under_way_is_called_off(ledger: Ledger) -> None:
    unwanted = threading.Event()
    threading.Timer(0.05, unwanted.set).start()

    with pytest.raises(Cancelled):
        ledger.asked(unwanted.is_set, lambda: endless(ledger))


def test_one_not_begun_is_not_asked(ledger: Ledger) -> None:
    with pytest.raises(Cancelled):
        ledger.asked(lambda: True, lambda: few(ledger))


def test_the_connection_serves_the_next_question(ledger: Ledger) -> None:
    began = time.monotonic()
    with pytest.raises(Cancelled):
        ledger.asked(lambda: time.monotonic() > began + 0.02, lambda: endless(ledger))

    assert few(ledger) == 2
    assert ledger.asked(lambda: False, lambda: few(ledger)) == 2


@pytest.mark.sqlite("a server's statements through SQLAlchemy are not given up half-way")
def test_a_question_in_a_session_is_called_off_and_the_next_one_is_answered(ledger: Ledger) -> None:
    def endlessly() -> object:
        with ledger.read() as session:
            return session.execute(text(ENDLESS)).scalar_one()

    began = time.monotonic()
    with pytest.raises(Cancelled):
        ledger.asked(lambda: time.monotonic() > began + 0.02, endlessly)

    with ledger.read() as session:
        assert session.execute(text("SELECT 2")).scalar_one() == 2
    assert few(ledger) == 2


@pytest.mark.sqlite("what SQLite itself says")
def test_an_error_of_its_own_is_told_as_ever(ledger: Ledger) -> None:
    def wrong() -> None:
        with ledger.look() as connection:
            connection.execute("SELECT 1 FROM nowhere")

    with pytest.raises(StorageError):
        ledger.asked(lambda: False, wrong)
