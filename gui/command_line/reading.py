"""Reading a plan from the command line: how far it is stands in the terminal's last line while somebody waits for it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from gui.command_line.words import heading
from model.errors import Cancelled

if TYPE_CHECKING:
    from model.readers import ReadPlan

_ERASED = "\r\x1b[K"  # back to the line's beginning, and nothing behind it


def plan_read(file: Path, document: int | None) -> ReadPlan:
    """The plan in a file; a terminal shows how far it is, a pipe or a file does not. Raises PlanReadError, KeyboardInterrupt."""
    from model.readers import read_plan

    with progress_line(sys.stderr) as progress, stopped_by_ctrl_c() as cancelled:
        return read_plan(file, document=document, progress=progress, cancelled=cancelled)


@contextmanager
def stopped_by_ctrl_c() -> Iterator[Callable[[], bool]]:
    """What long work asks whether to stop: Ctrl-C says so, a second one does not wait. KeyboardInterrupt follows.

    Raised wherever the program just is, the exception would be lost in a place that tells nobody (PyErr_WriteUnraisable).
    """
    is_asked = False

    def ask(_number: int, _frame: object) -> None:
        nonlocal is_asked
        if is_asked:
            raise KeyboardInterrupt
        is_asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: is_asked
    except Cancelled as stopped:
        raise KeyboardInterrupt from stopped
    finally:
        signal.signal(signal.SIGINT, before)
    if is_asked:  # the work was done before it was asked again
        raise KeyboardInterrupt


@contextmanager
def progress_line(stream: TextIO) -> Iterator[Callable[[int, int], None] | None]:
    """What to call with how much is done of how much; the line is gone afterwards, also after Ctrl-C. None for no terminal."""
    if not stream.isatty():
        yield None
        return
    said = ""

    def say(done: int, total: int) -> None:
        nonlocal said
        line = heading("reading").format(percent=100 * done // max(1, total))
        if line != said:
            said = line
            with suppress(OSError):  # nobody looks any more
                stream.write(_ERASED + line)
                stream.flush()

    try:
        yield say
    finally:
        if said:
            with suppress(OSError):
                stream.write(_ERASED)
                stream.flush()
