"""A second window on a folder's ledger learns within seconds what the first one changes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

import pytest

from model.actions.close import close_measures
from model.ledger import Ledger
from model.store import looking_on
from model.store.connecting import Access, address_of
from tests.builders import TODAY

pytestmark = pytest.mark.sqlite("a server tells by itself")


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_on, "AGAIN_AFTER", 0.01)


def test_who_only_looks_is_told_of_what_the_other_changes(town_ledger: Ledger) -> None:
    told = threading.Event()
    with Ledger.open(town_ledger.folder, must_exist=True) as other:
        assert other.is_read_only
        other.listen(told.set)
        assert not told.wait(0.1)
        close_measures(town_ledger, [1], on=TODAY)
        assert told.wait(10)
    assert not [each for each in threading.enumerate() if each.name == "looking on"]


def test_who_holds_the_ledger_is_told_of_nothing(town_ledger: Ledger) -> None:
    town_ledger.listen(lambda: None)
    assert not [each for each in threading.enumerate() if each.name == "looking on"]


def test_a_ledger_that_is_away_is_asked_for_again(town_ledger: Ledger) -> None:
    tries: list[int] = []
    connected: Callable[[], sqlite3.Connection] = address_of(town_ledger.database, Access.LOOK).connect

    def connect() -> sqlite3.Connection:
        tries.append(1)
        if len(tries) == 1:
            raise sqlite3.OperationalError("away")
        return connected()

    told = threading.Event()
    looker = looking_on.LookingOn(connect, lambda _number: told.set(), -1)
    assert told.wait(10)
    looker.stop()
    assert len(tries) == 2
