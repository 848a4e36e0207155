"""A disk without room, a real one: everything says so, nothing is half-written, and all works again once there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures, reopen_measures
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.errors import StorageError, explain_error
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.queries.report_content import quarterly_content, submission_content
from model.rows.checklist import ChecklistFilter
from model.store.backup import back_up
from reports.quarterly import write_quarterly
from reports.workbook import write_submission
from tests import children
from tests.builders import TODAY, a_measure, a_plan, content, taken_in

MEASURES = 30
JUNE = Month(2026, 6)
Act = Callable[[Ledger, Path], object]


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file system of 4 MiB."""
    place = tmp_path_factory.mktemp("small")
    with suppress(OSError):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], check=False, capture_output=True)
        if done.returncode == 0:
            yield place
            subprocess.run(["umount", place], check=True)
            return
    pytest.skip("a small file system can only be mounted by root")


@pytest.fixture
def folder(small_disk: Path) -> Iterator[Path]:
    """A ledger's folder on the small disk."""
    with Ledger.open(small_disk / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan(*(a_measure(f"完成第{n}项整治。") for n in range(MEASURES))))
    yield small_disk / "ledger"
    for found in small_disk.iterdir():
        shutil.rmtree(found) if found.is_dir() else found.unlink()


def fill(disk: Path) -> None:
    """Use the room of the disk up to the last byte."""
    with suppress(OSError), (disk / "filler").open("ab", buffering=0) as filler:
        for size in (65_536, 4096, 1):
            with suppress(OSError):
                while filler.write(bytes(size)):
                    pass


def make_room(disk: Path) -> None:
    (disk / "filler").unlink()


def shown(ledger: Ledger) -> int:
    return len(checklist_rows(ledger, ChecklistFilter(), today=TODAY))


def attach(ledger: Ledger, outside: Path) -> object:
    (outside / "photo.bin").write_bytes(os.urandom(300_000))
    return attach_evidence(ledger, [1], [outside / "photo.bin"])


def take_in(ledger: Ledger, outside: Path) -> object:
    plan = a_plan(*(a_measure("整治。" * 40, task_no=n) for n in range(400)), title="另一份", doc_no="x", year=2025)
    return accept_plan(ledger, plan, today=TODAY)


def tick_all(ledger: Ledger, outside: Path) -> object:
    for _ in range(200):  # what the log still had room for is used up
        reopen_measures(ledger, list(range(1, MEASURES + 1)))
        close_measures(ledger, list(range(1, MEASURES + 1)), on=TODAY)
    return None


def note(ledger: Ledger, outside: Path) -> object:
    return note_progress(ledger, 2, JUNE, "完成了一部分。" * 10_000, today=TODAY)


def copy_all(ledger: Ledger, outside: Path) -> object:
    return back_up(ledger.database, ledger.folder / "backups", datetime(2026, 6, 15, tzinfo=UTC))


def report_pdf(ledger: Ledger, outside: Path) -> object:
    content_of = quarterly_content(ledger, Quarter(2026, 2), today=TODAY)
    return write_quarterly(content_of, ledger.folder.parent / "report.pdf", printed_on=TODAY)


def report_book(ledger: Ledger, outside: Path) -> object:
    return write_submission(submission_content(ledger, JUNE, today=TODAY), ledger.folder.parent / "report.xlsx")


ACTS: tuple[Act, ...] = (tick_all, note, attach, take_in, copy_all, report_pdf, report_book)


def files_of(disk: Path) -> set[str]:
    """What lies on the disk, but for the logs of the open database."""
    logs = {"ledger.db-wal", "ledger.db-shm", "filler"}
    return {str(file.relative_to(disk)) for file in disk.rglob("*") if file.is_file() and file.name not in logs}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_a_disk_that_fills_up_at_work_is_told_and_nothing_is_half_written(
    act: Act, folder: Path, small_disk: Path, tmp_path: Path
) -> None:
    with Ledger.open(folder, chain="c") as ledger:
        before, lying = content(ledger), files_of(small_disk)
        fill(small_disk)
        with pytest.raises(StorageError) as error:
            act(ledger, tmp_path)

        assert error.value.code in {"disk-full", "report-disk-full"}
        said = str(explain_error(error.value))
        assert "磁盘" in said
        assert not any(word in said for word in ("disk ", "i/o", "error", "…"))
        if act is not tick_all:  # the ticks there was room for are kept
            assert content(ledger) == before
        assert files_of(small_disk) == lying
        assert shown(ledger) == MEASURES
        make_room(small_disk)
        if act is tick_all:
            close_measures(ledger, [3], on=TODAY)
            reopen_measures(ledger, [3])
        else:
            act(ledger, tmp_path)
        assert check(ledger).faults == ()


def test_a_ledger_on_a_full_disk_can_be_looked_at_and_says_why_no_more(folder: Path, small_disk: Path, tmp_path: Path) -> None:
    fill(small_disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert (ledger.obstacle, ledger.is_read_only, ledger.holder) == ("ledger-disk-full", True, "")
        assert shown(ledger) == MEASURES
        assert check(ledger).faults == ()
        for act in (tick_all, note, attach, take_in):
            with pytest.raises(StorageError) as error:
                act(ledger, tmp_path)
            assert error.value.code == "ledger-disk-full"
        write_quarterly(quarterly_content(ledger, Quarter(2026, 2), today=TODAY), tmp_path / "a.pdf", printed_on=TODAY)
    make_room(small_disk)
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


def test_what_only_the_log_holds_is_shown_on_a_full_disk(folder: Path, small_disk: Path) -> None:
    """A program that was killed leaves its log; a database read without it would be an older one."""
    assert children.run(KILLED, folder).returncode == -9
    assert (folder / "ledger.db-wal").stat().st_size
    (folder / "ledger.db-shm").unlink()
    fill(small_disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert ledger.obstacle == "ledger-disk-full"
        states = [row.state for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)]
        assert states[:4] == ["closed", "closed", "closed", "not_started"]
        assert check(ledger).faults == ()
    make_room(small_disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert not ledger.is_read_only
        assert [row.state for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)] == states


def test_no_ledger_is_begun_where_there_is_no_room(folder: Path, small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises(StorageError) as error:
        Ledger.open(small_disk / "other", chain="c")

    assert error.value.code == "disk-full"
    assert not list((small_disk / "other").glob("ledger.db*"))
    make_room(small_disk)
    with Ledger.open(small_disk / "other", chain="c") as ledger:
        assert ledger.identity


def test_an_older_ledger_is_not_migrated_without_room_for_its_backup(
    folder: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model.store import schema

    with monkeypatch.context() as newer:
        newer.setattr(schema, "SCHEMA", "9000")
        newer.setattr(schema, "_run_migrations", lambda address: pytest.fail("migrated without a backup"))
        fill(small_disk)
        with pytest.raises(StorageError) as error:
            Ledger.open(folder, chain="c")
    assert error.value.code == "disk-full"
    make_room(small_disk)
    with Ledger.open(folder, chain="c") as ledger:
        assert check(ledger).faults == ()


CAPPED = """
import resource, sys
from datetime import date
from model.actions.progress import note_progress
from model.errors import TaizhangError, explain_error
from model.ledger import Ledger
from model.periods import Month
with Ledger.open(sys.argv[1], chain="c") as ledger:
    size = ledger.database.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        for n in range(9):
            note_progress(ledger, 1, Month(2026, 6), "长" * 500_000 + str(n), today=date(2026, 6, 1))
    except TaizhangError as error:
        print(error.code, explain_error(error))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs resource limits")
def test_a_file_that_may_not_grow_is_told_as_a_full_disk_in_one_language(town_ledger: Ledger) -> None:
    town_ledger.close()
    ended = children.run(CAPPED, town_ledger.folder)

    assert ended.stdout.startswith("disk-full 磁盘已满"), ended.stdout + ended.stderr
    assert "i/o" not in ended.stdout.lower()


def test_the_command_line_lists_what_is_there_and_says_that_the_disk_is_full(folder: Path, small_disk: Path) -> None:
    fill(small_disk)
    listed = children.command("list", "--ledger", folder)

    assert (len(listed.stdout.splitlines()), listed.returncode) == (MEASURES, 0), listed.stderr
    assert listed.stderr.startswith("磁盘已满")
    closed = children.command("close", "1-01-1", "--ledger", folder)
    assert closed.returncode == 2
    assert "磁盘已满" in closed.stderr
