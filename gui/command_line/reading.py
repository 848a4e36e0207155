"""Reading a plan from the command line: how far it is stands in the terminal's last line while somebody waits for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from gui.command_line.words import heading

if TYPE_CHECKING:
    from model.readers import ReadPlan

_ERASED = "\r\x1b[K"  # back to the line's beginning, and nothing behind it


def plan_read(file: Path, document: int | None) -> ReadPlan:
    """The plan in a file; a terminal shows how far it is, a pipe or a file does not. Raises PlanReadError."""
    from model.readers import read_plan

    with progress_line(sys.stderr) as progress:
        return read_plan(file, document=document, progress=progress)


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
