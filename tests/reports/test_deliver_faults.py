"""What is handed over is whole or not there: disks that are full, folders that refuse, processes that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from model.errors import StorageError
from reports import files
from reports.files import deliver
from tests import children

posix = pytest.mark.skipif(os.name != "posix", reason="file size limits and kill -9 are POSIX")

FULL = """
import resource, signal, sys
from datetime import date
from pathlib import Path
from model.errors import StorageError
from reports.fonts import FontBook
from reports.quarterly import write_quarterly
from reports.workbook import write_submission
from tests.reports.report_contents import PRINTED_ON, a_quarter, a_submission

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
target = Path(sys.argv[1])
try:
    if target.suffix == ".pdf":
        write_quarterly(a_quarter(6, 0), target, printed_on=PRINTED_ON, book=FontBook())
    else:
        write_submission(a_submission(60), target)
except StorageError as error:
    print(error.code)
"""

KILLED = """
import sys, time
from pathlib import Path
from reports.files import deliver

def write(file):
    file.write(b"half")
    file.flush()
    print("writing")
    time.sleep(60)

deliver(Path(sys.argv[1]), write, lambda file: None)
"""

REFUSED = """
import sys
from pathlib import Path
from model.errors import StorageError
from reports.files import deliver
try:
    deliver(Path(sys.argv[1]), lambda file: file.write(b"new"), lambda file: None)
except StorageError as error:
    print(error.code)
"""


@posix
@pytest.mark.parametrize("name", ["report.pdf", "month.xlsx"])
def test_a_full_disk_is_said_and_leaves_the_older_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"old")
    ended = children.run(FULL, tmp_path / name)

    assert (ended.stdout, ended.returncode) == ("report-disk-full\n", 0), ended.stderr
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(name, b"old")]


@posix
def test_killed_while_writing_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    child = children.start(KILLED, target)
    with child:
        assert child.stdout
        assert child.stdout.readline() == "writing\n"
        child.send_signal(signal.SIGKILL)
        child.wait(10)

    assert target.read_bytes() == b"old"


@posix
def test_killed_while_writing_leaves_no_target_where_there_was_none(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    child = children.start(KILLED, target)
    with child:
        assert child.stdout
        child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.wait(10)

    assert not target.exists()


@pytest.mark.skipif(not children.can_be_ordinary(), reason="permissions do not bind this user")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    tmp_path.chmod(0o500)
    bound = children.ORDINARY if os.geteuid() == 0 else []
    try:
        ended = subprocess.run([*bound, sys.executable, "-c", REFUSED, str(tmp_path / "a.pdf")], cwd=children.ROOT, text=True,
                               capture_output=True, timeout=60, check=False)
    finally:
        tmp_path.chmod(0o700)

    assert ended.stdout == "report-not-allowed\n", ended.stderr
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_proof_that_fails_leaves_the_older_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    def refuse(_file: Path) -> None:
        raise StorageError("report-not-proven", detail="x")

    with pytest.raises(StorageError):
        deliver(tmp_path / "a.pdf", lambda file: file.write(b"new"), refuse)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_a_writer_that_breaks_leaves_the_older_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    def breaks(_file: object) -> None:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        deliver(tmp_path / "a.pdf", breaks, lambda file: None)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_the_older_file_is_replaced_by_the_whole_new_one(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old, and longer than the new one")
    deliver(tmp_path / "a.pdf", lambda file: file.write(b"new"), lambda file: None)

    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"new"]


@posix
def test_others_may_read_what_was_handed_over(tmp_path: Path) -> None:
    deliver(tmp_path / "a.pdf", lambda file: file.write(b"new"), lambda file: None)

    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o644


def test_the_proof_sees_all_that_was_written(tmp_path: Path) -> None:
    seen = []
    deliver(tmp_path / "a.pdf", lambda file: file.write(b"x" * 300_000), lambda file: seen.append(file.stat().st_size))

    assert seen == [300_000]


@posix
def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def refuses(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112 - a link of the kernel's
            raise OSError("not here")
        real(handle)

    monkeypatch.setattr(files.os, "fsync", refuses)
    deliver(tmp_path / "a.pdf", lambda file: file.write(b"new"), lambda file: None)

    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_other_systems_have_no_folders_to_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.os, "name", "nt")
    files._sync_folder(tmp_path / "not even there")


def test_a_draft_that_cannot_be_removed_does_not_hide_what_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_self: Path, missing_ok: bool = False) -> None:
        raise OSError("the stick is gone")

    monkeypatch.setattr(Path, "unlink", refuses)
    with pytest.raises(StorageError) as caught:
        deliver(tmp_path / "a.pdf", _no_room, lambda file: None)
    assert caught.value.code == "report-disk-full"


def _no_room(_file: object) -> None:
    raise OSError(28, "No space left on device")


def test_what_the_disk_says_is_passed_on(tmp_path: Path) -> None:
    def breaks(_file: object) -> None:
        raise OSError("strange")

    with pytest.raises(StorageError) as caught:
        deliver(tmp_path / "a.pdf", breaks, lambda file: None)
    assert (caught.value.code, caught.value.facts["detail"]) == ("report-not-written", "strange")


def test_what_a_killed_process_left_is_removed_after_a_day(tmp_path: Path) -> None:
    for name, days in ((".taizhang-old.pdf", 2), (".taizhang-new.pdf", 0), ("report of another.pdf", 9)):
        (tmp_path / name).write_bytes(b"half")
        moment = (tmp_path / name).stat().st_mtime - days * 86_400
        os.utime(tmp_path / name, (moment, moment))
    deliver(tmp_path / "a.pdf", lambda file: file.write(b"new"), lambda file: None)

    assert {file.name for file in tmp_path.iterdir()} == {".taizhang-new.pdf", "report of another.pdf", "a.pdf"}


@posix
def test_a_draft_that_vanishes_meanwhile_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / ".taizhang-gone.pdf").symlink_to(tmp_path / "nowhere")
    deliver(tmp_path / "a.pdf", lambda file: file.write(b"new"), lambda file: None)

    assert (tmp_path / "a.pdf").read_bytes() == b"new"
