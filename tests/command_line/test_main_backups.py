"""Copies on the command line: made, listed, restored; and the day's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from model.errors import UserError
from model.ledger import Ledger
from tests.builders import a_plan, taken_in
from tests.command_line.typed import ended

Run = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path, run: Run) -> Path:
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan())
    return tmp_path / "ledger"


def copies(place: Path) -> list[str]:
    return sorted(file.name for file in (place / "backups").glob("*.db"))


def test_the_first_change_of_a_day_makes_a_copy_and_the_second_none(run: Run, place: Path) -> None:
    run("list")
    assert copies(place) == []
    run("close", "1-01-1")
    assert len(copies(place)) == 1
    run("reopen", "1-01-1")
    assert len(copies(place)) == 1


def test_a_change_is_kept_when_its_copy_cannot_be_made(place: Path) -> None:
    (place / "backups").write_text("in the way", encoding="utf-8")
    status, out, said = ended("close", "1-01-1", language="en")
    assert status == 0
    assert "1-01-1" in out
    assert "backup could not be made" in said


def test_backups_are_made_and_listed(run: Run, place: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert str(place / "backups") in run("backup", "--second", tmp_path / "stick").stdout

    listed = json.loads(run("backups", "--second", tmp_path / "stick", "--json").stdout)
    assert [(each["kind"], each["second"], each["proven"], each["holds"]["measures"]) for each in listed] == [
        ("daily", False, True, 3), ("daily", True, True, 3),
    ]  # fmt: skip
    assert len(run("backups").stdout.splitlines()) == 1


def test_restore_says_first_what_would_be_different(run: Run, place: Path) -> None:
    run("backup")
    run("close", "1-01-1")
    (copy,) = copies(place)

    told = run("restore", copy).stdout
    assert "--yes" in told
    assert json.loads(run("show", "1-01-1", "--json").stdout)["state"] == "closed"

    run("restore", copy, "--yes")
    assert json.loads(run("show", "1-01-1", "--json").stdout)["state"] == "not_started"
    (replaced,) = (place / "replaced").glob("*.db")
    run("restore", replaced.name, "--yes")
    assert json.loads(run("show", "1-01-1", "--json").stdout)["state"] == "closed"


def test_a_damaged_ledger_is_restored_by_what_its_error_names(run: Run, place: Path) -> None:
    run("backup")
    (place / "ledger.db").write_bytes(b"\xff" * 40_000)
    status, _, said = ended("list", language="en")
    assert status == 2
    (copy,) = copies(place)
    assert copy in said

    assert "cannot be read" in ended("restore", copy, "--yes", language="en")[1]
    assert json.loads(run("check", "--json").stdout)["ok"]


def test_a_copy_that_is_not_there_is_said(run: Run, place: Path) -> None:
    with pytest.raises(UserError) as raised:
        run("restore", "2020-01-01")
    assert raised.value.code == "backup-unknown"
