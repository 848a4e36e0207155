"""Disks that fill up, may not be written, or are taken away: everything says so, nothing is half-written, all works again.

A small file system of its own is mounted where the machine allows it (as root, or under `unshare -rm`); without one a limit
on the size of files stands for a full disk, and the other two faults are not tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from model.actions.accept_plan import accept_plan
from model.actions.backups import make_backup
from model.actions.close import close_measures, reopen_measures
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.errors import StorageError, TaizhangError, explain_error
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
from tests.faults.figures import Figures, Lost, Unclear

MEASURES = 30
JUNE = Month(2026, 6)
SIZE = "size=4m"
Act = Callable[[Ledger, Path], object]


@contextmanager
def small_disk(place: Path, size: str = SIZE) -> Iterator[Path | None]:
    """A file system of 4 MiB, or as told, mounted on a folder; None where this machine mounts none."""
    done = None
    with suppress(OSError):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", place], check=False, capture_output=True)
    if done is None or done.returncode != 0:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def made(disk: Path) -> Path:
    """A ledger's folder on the small disk."""
    with Ledger.open(disk / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan(*(a_measure(f"完成第{n}项整治。") for n in range(MEASURES))))
    return disk / "ledger"


def cleared(disk: Path) -> None:
    """Nothing lies on the disk any more."""
    for found in disk.iterdir():
        shutil.rmtree(found) if found.is_dir() else found.unlink()


def fill(disk: Path) -> None:
    """Use the room of the disk up to the last byte."""
    with suppress(OSError), (disk / "filler").open("ab", buffering=0) as filler:
        for size in (65_536, 4096, 1):
            with suppress(OSError):
                while filler.write(bytes(size)):
                    pass


def make_room(disk: Path) -> None:
    """Give the room back."""
    (disk / "filler").unlink()


def may_write(disk: Path, *, is_allowed: bool) -> None:
    """Whether the disk takes anything."""
    subprocess.run(["mount", "-o", f"remount,{'rw' if is_allowed else 'ro'},{SIZE}", disk], check=True, capture_output=True)


def shown(ledger: Ledger) -> int:
    """How many measures are listed."""
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


def tick(ledger: Ledger, outside: Path) -> object:
    reopen_measures(ledger, [4])
    return close_measures(ledger, [4], on=TODAY)


def note(ledger: Ledger, outside: Path) -> object:
    return note_progress(ledger, 2, JUNE, "完成了一部分。" * 10_000, today=TODAY)


def copy_all(ledger: Ledger, outside: Path) -> object:
    return back_up(ledger.database, ledger.folder / "backups", datetime(2026, 6, 15, tzinfo=UTC))


def copy_proven(ledger: Ledger, outside: Path) -> object:
    return make_backup(ledger)


def report_pdf(ledger: Ledger, outside: Path) -> object:
    content_of = quarterly_content(ledger, Quarter(2026, 2), today=TODAY)
    return write_quarterly(content_of, ledger.folder.parent / "report.pdf", printed_on=TODAY)


def report_book(ledger: Ledger, outside: Path) -> object:
    return write_submission(submission_content(ledger, JUNE, today=TODAY), ledger.folder.parent / "report.xlsx")


ACTS: tuple[Act, ...] = (tick, tick_all, note, attach, take_in, copy_all, copy_proven, report_pdf, report_book)
OUTSIDE = (report_pdf, report_book)  # these write beside the ledger


def files_of(disk: Path) -> set[str]:
    """What lies on the disk, but for the logs of the open database."""
    logs = {"ledger.db-wal", "ledger.db-shm", "filler"}
    return {str(file.relative_to(disk)) for file in disk.rglob("*") if file.is_file() and file.name not in logs}


def require_said(error: TaizhangError, *words: str) -> None:
    """Raise Unclear unless an error is told in Chinese sentences that name the thing and say what next."""
    said = explain_error(error)
    if not said.next or not any(word in str(said) for word in words) or any(word in str(said) for word in ("i/o", "error", "…")):
        raise Unclear(f"{error}: {said}")


def filled_up(act: Act, folder: Path, outside: Path) -> None:
    """An act on a disk without room is told, leaves nothing half-written, and is done once there is room."""
    disk = folder.parent
    with Ledger.open(folder, chain="c") as ledger:
        before, lying = content(ledger), files_of(disk)
        fill(disk)
        try:
            act(ledger, outside)
        except StorageError as error:
            if error.code not in {"disk-full", "report-disk-full"}:
                raise Unclear(str(error)) from error
            require_said(error, "磁盘")
        else:
            raise Lost("there was no room and nothing was said")
        if act is not tick_all:  # the ticks there was room for are kept
            assert content(ledger) == before
        assert files_of(disk) == lying
        assert shown(ledger) == MEASURES
        make_room(disk)
        if act is tick_all:
            close_measures(ledger, [3], on=TODAY)
            reopen_measures(ledger, [3])
        else:
            act(ledger, outside)
        assert check(ledger).faults == ()


def forbidden(act: Act, folder: Path, outside: Path) -> None:
    """An act on a disk that may only be read is told, and is done once it may be written."""
    disk = folder.parent
    with Ledger.open(folder, chain="c") as ledger:
        before = content(ledger)
    lying = files_of(disk)
    may_write(disk, is_allowed=False)
    try:
        with Ledger.open(folder, chain="c") as ledger:
            assert ledger.is_read_only
            assert shown(ledger) == MEASURES
            try:
                act(ledger, outside)
            except StorageError as error:
                require_said(error, "只读", "不能写", "写入", "权限", "不可写", "无法写")
            else:
                raise Lost("nothing can be written and nothing was said")
            assert content(ledger) == before
    finally:
        may_write(disk, is_allowed=True)
    assert files_of(disk) == lying
    with Ledger.open(folder, chain="c") as ledger:
        act(ledger, outside)
        assert check(ledger).faults == ()


def taken_away(act: Act, folder: Path, outside: Path) -> None:
    """The folder is gone while the ledger is open: an act is told of, or what it says is done is there when it is back."""
    gone = folder.with_name("elsewhere")
    with Ledger.open(folder, chain="c") as ledger:
        close_measures(ledger, [5], on=TODAY)  # as in a morning's work: the connections are made
        folder.rename(gone)
        try:
            act(ledger, outside)
        except TaizhangError as error:
            require_said(error, "文件夹", "台账", "找不到", "磁盘")
        assert act in OUTSIDE or not folder.exists(), sorted(map(str, folder.rglob("*")))
        if not folder.exists():
            gone.rename(folder)
    with Ledger.open(folder, chain="c") as ledger:
        assert shown(ledger) in (MEASURES, MEASURES + 400)
        assert check(ledger).faults == ()
        if act is not take_in:  # which the second time is told that the plan is there
            act(ledger, outside)
        assert check(ledger).faults == ()


WAYS: dict[str, Callable[[Act, Path, Path], None]] = {
    "no space left": filled_up, "read-only disk": forbidden, "folder taken away": taken_away,
}  # fmt: skip


def tries(count: int = 1) -> list[Figures]:
    """Every act under every fault, so many times; one line of the table for each fault."""
    table = [Figures(name) for name in WAYS]
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as outside, small_disk(Path(name)) as disk:
        if disk is None:
            return [capped(), *(Figures(name, remark="not tried: this machine mounts no small disk") for name in list(WAYS)[1:])]
        for figures, way in zip(table, WAYS.values(), strict=True):
            figures.remark = "a mounted file system of 4 MiB (tmpfs)"
            for act in [act for act in ACTS if act is not (tick if way is filled_up else tick_all)] * count:
                cleared(disk)
                with figures.attempt(act.__name__):
                    way(act, made(disk), Path(outside))
    return table


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


def capped() -> Figures:
    """Files that may not grow, where no small disk can be had."""
    figures = Figures("no space left", remark="RLIMIT_FSIZE: this machine mounts no small disk")
    with tempfile.TemporaryDirectory() as name, figures.attempt("note"):
        folder = made(Path(name))
        ended = children.run(CAPPED, folder)
        if not ended.stdout.startswith("disk-full 磁盘已满"):
            raise Unclear(ended.stdout + ended.stderr)
        with Ledger.open(folder, chain="c") as ledger:
            assert check(ledger).faults == ()
    return figures
