"""A ledger on a server from the command line: the window's address, the test of a connection, and the roles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import main
from gui import start
from gui.command_line.words import ledger_word
from model.actions import servers
from model.errors import UserError
from model.rows.server import GIVEN, ServerFound, ServerRole
from tests.command_line.conftest import Run

ADDRESS = "postgresql+psycopg://officer@db.example/office"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the window is asked to open."""
    places: list[Any] = []

    def run(place: object = None) -> int:
        places.append(place)
        return 0

    monkeypatch.setattr(start, "run", run)
    return places


def test_the_window_opens_an_address_as_it_is_written(opened: list[Any], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("--ledger", ADDRESS)
    run("--ledger", "/data/台账")
    monkeypatch.setattr(sys, "argv", ["main.py"])
    monkeypatch.setenv("TAIZHANG_LEDGER", ADDRESS)
    with pytest.raises(SystemExit):
        main.run()

    assert opened == [ADDRESS, Path("/data/台账"), ADDRESS]


def test_what_an_address_leads_to_is_said_in_a_few_lines(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ServerFound(ADDRESS, "16.4", ServerRole.READER, is_verified=True, has_ledger=True, files="/share")
    monkeypatch.setattr(servers, "try_server", lambda _address: found)

    said = run("server", "test", ADDRESS).output.splitlines()

    assert len(said) == 3
    assert "16.4" in said[0]
    assert ledger_word(ServerRole.READER) in said[0]
    assert "/share" in said[2]


def test_roles_are_set_up_or_printed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def set_up(address: str, members: object) -> dict[ServerRole, str]:
        asked.append((address, members))
        return {role: f"office_{role.value}" for role in GIVEN}

    monkeypatch.setattr(servers, "set_up_roles", set_up)
    monkeypatch.setattr(servers, "roles_script", lambda _address, _members: "GRANT …;\n")

    said = run("server", "roles", ADDRESS, "--officer", "a", "--officer", "b", "--reader", "c").output
    assert asked == [(ADDRESS, {ServerRole.OFFICER: ("a", "b"), ServerRole.REVIEWER: (), ServerRole.READER: ("c",)})]
    assert all(f"office_{role.value}" in said for role in GIVEN)
    assert run("server", "roles", ADDRESS, "--script").output == "GRANT …;\n"
    assert len(asked) == 1


def test_a_refusal_is_a_users_mistake(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_address: str, _members: object) -> None:
        raise UserError("server-roles-not-owner", where=ADDRESS)

    monkeypatch.setattr(servers, "set_up_roles", refuse)

    assert isinstance(run("server", "roles", ADDRESS, fails=True).exception, UserError)
