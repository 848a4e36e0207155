"""A disk without room, a real one: everything says so, nothing is half-written, and all works again once there is room."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.actions.close import close_measures
from model.errors import StorageError, TaizhangError
from model.ledger import Ledger
from model.periods import Quarter
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.queries.report_content import quarterly_content
from model.rows.checklist import ChecklistFilter
from reports.quarterly import write_quarterly
from tests import children
from tests.builders import TODAY, content
from tests.faults.disks import (
    ACTS,
    CAPPED,
    MEASURES,
    Act,
    attach,
    cleared,
    copy_proven,
    fill,
    filled_up,
    forbidden,
    made,
    make_room,
    note,
    shown,
    small_disk,
    take_in,
    taken_away,
    tick,
    tick_all,
)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file system of 4 MiB."""
    with small_disk(tmp_path_factory.mktemp("small")) as place:
        if place is None:
            pytest.skip("a small file system can only be mounted by root")
        yield place


@pytest.fixture
def folder(disk: Path) -> Iterator[Path]:
    """A ledger's folder on the small disk."""
    yield made(disk)
    cleared(disk)


@pytest.mark.parametrize("act", [act for act in ACTS if act is not tick], ids=lambda act: act.__name__)
def test_a_disk_that_fills_up_at_work_is_told_and_nothing_is_half_written(act: Act, folder: Path, tmp_path: Path) -> None:
    filled_up(act, folder, tmp_path)


@pytest.mark.parametrize("act", [tick, attach], ids=lambda act: act.__name__)
def test_a_disk_that_may_only_be_read_is_told_and_written_once_it_may(act: Act, folder: Path, tmp_path: Path) -> None:
    forbidden(act, folder, tmp_path)


@pytest.mark.parametrize("act", [tick, attach, copy_proven], ids=lambda act: act.__name__)
def test_nothing_is_begun_anew_where_a_folder_was_taken_away(act: Act, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    taken_away(act, made(tmp_path), tmp_path / "outside")


def test_a_file_is_not_taken_into_a_folder_that_is_gone(town_ledger: Ledger, tmp_path: Path) -> None:
    close_measures(town_ledger, [1], on=TODAY)
    before = content(town_ledger)
    town_ledger.folder.rename(tmp_path / "elsewhere")
    with pytest.raises(TaizhangError):
        attach(town_ledger, tmp_path)

    assert not town_ledger.folder.exists()
    (tmp_path / "elsewhere").rename(town_ledger.folder)
    assert content(town_ledger) == before


def test_a_ledger_on_a_full_disk_can_be_looked_at_and_says_why_no_more(folder: Path, disk: Path, tmp_path: Path) -> None:
    fill(disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert (ledger.obstacle, ledger.is_read_only, ledger.holder) == ("ledger-disk-full", True, "")
        assert shown(ledger) == MEASURES
        assert check(ledger).faults == ()
        for act in (tick_all, note, attach, take_in):
            with pytest.raises(StorageError) as error:
                act(ledger, tmp_path)
            assert error.value.code == "ledger-disk-full"
        write_quarterly(quarterly_content(ledger, Quarter(2026, 2), today=TODAY), tmp_path / "a.pdf", printed_on=TODAY)
    make_room(disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert not ledger.is_read_only
        assert close_measures(ledger, [1], on=TODAY).number


KILLED = """
import os, sys
from pathlib import Path
from model.actions.close import close_measures
from model.ledger import Ledger
from tests.builders import TODAY
ledger = Ledger.open(sys.argv[1], chain="c")
close_measures(ledger, [1, 2, 3], on=TODAY)
os.kill(os.getpid(), 9)
"""


def test_what_only_the_log_holds_is_shown_on_a_full_disk(folder: Path, disk: Path) -> None:
    """A program that was killed leaves its log; a database read without it would be an older one."""
    assert children.run(KILLED, folder).returncode == -9
    assert (folder / "ledger.db-wal").stat().st_size
    (folder / "ledger.db-shm").unlink()
    fill(disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert ledger.obstacle == "ledger-disk-full"
        states = [row.state for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)]
        assert states[:4] == ["closed", "closed", "closed", "not_started"]
        assert check(ledger).faults == ()
    make_room(disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert not ledger.is_read_only
        assert [row.state for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)] == states


def test_no_ledger_is_begun_where_there_is_no_room(folder: Path, disk: Path) -> None:
    fill(disk)
    with pytest.raises(StorageError) as error:
        Ledger.open(disk / "other", chain="c")

    assert error.value.code == "disk-full"
    assert not list((disk / "other").glob("ledger.db*"))
    make_room(disk)
    with Ledger.open(disk / "other", chain="c") as ledger:
        assert ledger.identity


def test_an_older_ledger_is_not_migrated_without_room_for_its_backup(
    folder: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model.store import schema

    with monkeypatch.context() as newer:
        newer.setattr(schema, "SCHEMA", "9000")
        newer.setattr(schema, "_run_migrations", lambda address: pytest.fail("migrated without a backup"))
        fill(disk)
        with pytest.raises(StorageError) as error:
            Ledger.open(folder, chain="c")
    assert error.value.code == "disk-full"
    make_room(disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert check(ledger).faults == ()


@pytest.mark.skipif(os.name != "posix", reason="needs resource limits")
def test_a_file_that_may_not_grow_is_told_as_a_full_disk_in_one_language(town_ledger: Ledger) -> None:
    town_ledger.close()
    ended = children.run(CAPPED, town_ledger.folder)

    assert ended.stdout.startswith("disk-full 磁盘已满"), ended.stdout + ended.stderr
    assert "i/o" not in ended.stdout.lower()


def test_the_command_line_lists_what_is_there_and_says_that_the_disk_is_full(folder: Path, disk: Path) -> None:
    fill(disk)
    listed = children.command("list", "--ledger", folder)

    assert (len(listed.stdout.splitlines()), listed.returncode) == (MEASURES, 0), listed.stderr
    assert listed.stderr.startswith("磁盘已满")
    closed = children.command("close", "1-01-1", "--ledger", folder)
    assert closed.returncode == 2
    assert "磁盘已满" in closed.stderr
