"""Addresses of several servers: a primary, and those that may take its place."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from model.errors import StorageError
from model.store.server import server_place

LOCAL = {"host": "localhost,127.0.0.1", "port": "5432,5433"}


def _asked(address: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What libpq is given of the hosts."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(psycopg, "connect", lambda **words: given.update(words))
    server_place(address).connect()
    return {name: given[name] for name in ("host", "port", "target_session_attrs", "sslmode") if name in given}


@pytest.mark.parametrize(("address", "hosts"), [
    ("postgresql://u@localhost:5432,127.0.0.1:5433/db", LOCAL),
    ("postgresql+psycopg://u:p,w@localhost:5432,127.0.0.1:5433/db?files=/a", LOCAL),
    ("postgresql+psycopg://u@/db?host=localhost:5432&host=127.0.0.1:5433", LOCAL),
    ("postgresql+psycopg://u@/db?host=localhost,127.0.0.1&port=5432,5433", LOCAL),
    ("postgresql://u@localhost,127.0.0.1/db", {"host": "localhost,127.0.0.1"}),
    ("postgresql://u@[::1]:5432,localhost/db", {"host": "::1,localhost", "port": "5432,"}),
    ("postgresql://u@/db?host=/run/one,/run/two", {"host": "/run/one,/run/two"}),
])
def test_the_one_of_several_that_can_be_written_to_is_looked_for(
    address: str, hosts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _asked(address, monkeypatch) == hosts | {"target_session_attrs": "primary"}


def test_what_the_address_says_itself_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _asked("postgresql://u@localhost,127.0.0.1/db?target_session_attrs=read-write", monkeypatch)
    assert asked["target_session_attrs"] == "read-write"


def test_one_host_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "target_session_attrs" not in _asked("postgresql://u@localhost:5433/db", monkeypatch)


def test_one_host_elsewhere_is_enough_for_the_certificate_to_be_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _asked("postgresql://u@localhost:5432,db.example:5432/db", monkeypatch)["sslmode"] == "verify-full"


@pytest.mark.parametrize("address", ["postgresql://u@localhost:x/db", "postgresql://u@localhost:x,127.0.0.1/db"])
def test_a_port_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(StorageError, match="ledger-kind-unknown"):
        server_place(address)
