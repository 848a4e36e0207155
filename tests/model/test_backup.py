from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.errors import StorageError
from model.ledger import Ledger
from model.queries.check import check
from model.store import backup
from model.store.backup import back_up
from model.store.backups import is_whole
from tests.builders import content

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)


@pytest.mark.plain("a copy has its key beside it")
def test_a_backup_opens_as_the_ledger_it_was(town_ledger: Ledger, tmp_path: Path) -> None:
    copy = back_up(town_ledger.database, tmp_path / "backups", NOW)
    (tmp_path / "restored").mkdir()
    copy.rename(tmp_path / "restored" / "ledger.db")

    with Ledger.open(tmp_path / "restored", chain="c") as restored:
        assert content(restored) == content(town_ledger)
        assert check(restored).faults == ()


@pytest.mark.plain("a copy has its key beside it")
def test_a_backup_is_one_file_named_by_its_time(town_ledger: Ledger, tmp_path: Path) -> None:
    copy = back_up(town_ledger.database, tmp_path / "backups", NOW)

    assert copy.name == "ledger-20260615T013000.db"
    assert list((tmp_path / "backups").iterdir()) == [copy]
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_holds_what_was_committed_while_the_ledger_is_open(town_ledger: Ledger, tmp_path: Path) -> None:
    with town_ledger.change("half") as change:
        change.session.flush()
        copy = back_up(town_ledger.database, tmp_path / "backups", NOW)
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT count(*) FROM measure").fetchone() == (3,)


@pytest.mark.plain("a copy has its key beside it")
def test_two_backups_of_one_second_are_both_kept(town_ledger: Ledger, tmp_path: Path) -> None:
    first = back_up(town_ledger.database, tmp_path / "backups", NOW)
    second = back_up(town_ledger.database, tmp_path / "backups", NOW)

    assert first != second
    assert {first, second} == set((tmp_path / "backups").iterdir())


@pytest.mark.plain("a copy has its key beside it")
def test_two_desks_that_copy_in_the_same_second_do_not_spoil_each_others_copy(
    town_ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, copy_file = tmp_path / "backups", backup.copy_database
    made: list[Path] = []

    def another_desk_comes_in(database: Path, draft: Path) -> None:
        copy_file(database, draft)
        monkeypatch.setattr(backup, "copy_database", copy_file)
        made.append(back_up(town_ledger.database, folder, NOW))

    monkeypatch.setattr(backup, "copy_database", another_desk_comes_in)
    made.append(back_up(town_ledger.database, folder, NOW))

    assert sorted(folder.iterdir()) == sorted(made)
    assert len(made) == 2
    assert all(is_whole(copy) for copy in made)


def test_a_damaged_database_gives_no_backup(town_ledger: Ledger, tmp_path: Path) -> None:
    town_ledger.close()
    stored = bytearray(town_ledger.database.read_bytes())
    for page in range(8192, len(stored), 4096):
        stored[page : page + 200] = os.urandom(200)
    town_ledger.database.write_bytes(stored)

    with pytest.raises(StorageError) as error:
        back_up(town_ledger.database, tmp_path / "backups", NOW)
    assert error.value.code in {"backup-failed", "ledger-damaged"}
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_that_cannot_be_written_is_told(town_ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "backups").touch()

    with pytest.raises(StorageError) as error:
        back_up(town_ledger.source, tmp_path / "backups", NOW)
    assert error.value.code == "ledger-not-reachable"


def test_no_backup_is_made_of_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        back_up(tmp_path / "absent" / "ledger.db", tmp_path / "backups", NOW)
    assert list((tmp_path / "backups").iterdir()) == []
