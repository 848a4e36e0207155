"""Who works on a ledger folder: one program writes, the others look on and are told who it is."""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = "ledger.lock"
HOLDER_NAME = "ledger.holder"
TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class FolderLock:
    """The lock on a ledger folder, held by the operating system and so released when the program dies.

    The holder's name stands in a file of its own, because the locked file cannot be read on Windows.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    def take(self, *, person: str, since: str) -> bool:
        """True when this program now holds the ledger; False when another one does. Raises OSError."""
        if self._file is not None:
            return True
        file = os.open(self._folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            is_held = _lock(file)
        except OSError:
            os.close(file)
            raise
        if not is_held:
            os.close(file)
            return False
        self._file = file
        holder = {"person": person or _login(), "computer": platform.node(), "process": os.getpid(), "since": since}
        with suppress(OSError):  # a full disk: the ledger is held all the same, only nobody is told by whom
            (self._folder / HOLDER_NAME).write_text(json.dumps(holder, ensure_ascii=False), encoding="utf-8")
        return True

    def holder(self) -> str:
        """The holder as it reads in a sentence, "name (computer, since time)"; empty when nobody said."""
        try:
            said = json.loads((self._folder / HOLDER_NAME).read_text(encoding="utf-8"))
            return f"{said['person']} ({said['computer']}, {said['since']})"
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def release(self) -> None:
        """Let others in; harmless when the lock is not held."""
        if self._file is not None:
            with suppress(OSError):  # the folder may be gone with the stick
                (self._folder / HOLDER_NAME).unlink(missing_ok=True)
            file, self._file = self._file, None
            os.close(file)  # which lets the lock go


def _lock(file: int) -> bool:
    """Lock an open file without waiting; False when another program has it locked. Raises OSError where none can be."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in TAKEN:
            return False
        raise
    return True


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
