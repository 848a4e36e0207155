"""How far a reading is, and how it is broken off, on the command line."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gui.command_line.reading import progress_line
from gui.commands import INTERRUPTED
from tests.children import ROOT

HEADER = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"


class Terminal(io.StringIO):
    """A stream somebody looks at."""

    def isatty(self) -> bool:
        """True: it is one."""
        return True


def test_progress_is_shown_once_a_percent_and_erased() -> None:
    terminal = Terminal()
    with progress_line(terminal) as progress:
        assert progress is not None
        for done in range(0, 400, 200):
            progress(done, 40_000)
        progress(400, 40_000)
    assert [part for part in terminal.getvalue().split("\r\x1b[K") if part] == ["正在读 0%", "正在读 1%"]
    assert terminal.getvalue().endswith("\r\x1b[K")


def broken_off(terminal: Terminal) -> None:
    """Ctrl-C in the middle of a reading."""
    with progress_line(terminal) as progress:
        assert progress is not None
        progress(1, 2)
        raise KeyboardInterrupt


def test_progress_is_erased_when_the_reading_breaks_off() -> None:
    terminal = Terminal()
    with pytest.raises(KeyboardInterrupt):
        broken_off(terminal)
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_no_progress_goes_into_a_pipe() -> None:
    pipe = io.StringIO()
    with progress_line(pipe) as progress:
        assert progress is None
    assert pipe.getvalue() == ""


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal")
def test_a_long_reading_ends_with_one_line_after_ctrl_c(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    rows = (f"{n}\t清河行动\t清理第{n}段河道垃圾，开展岸线巡查。\t年底前\t区水务局\t各镇\n" for n in range(1, 60_001))
    plan.write_text("示例区行动计划\n" + HEADER + "".join(rows), encoding="utf-8")
    master, slave = os.openpty()
    child = subprocess.Popen([sys.executable, "main.py", "read", str(plan)], cwd=ROOT, stdout=subprocess.PIPE, stderr=slave)
    os.close(slave)
    shown = b""
    try:
        while b"%" not in shown:  # it has begun
            shown += os.read(master, 1024)
        child.send_signal(signal.SIGINT)
        assert child.wait(60) == INTERRUPTED
        shown += os.read(master, 4096)
    finally:
        child.kill()
        child.communicate()
        os.close(master)
    assert "Traceback" not in shown.decode()
    assert len(shown.decode().rsplit("\x1b[K", 1)[-1].strip().splitlines()) == 1
