"""Who works on a ledger folder: one program writes, the others look on and are told who it is."""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

LOCK_NAME = "ledger.lock"
HOLDER_NAME = "ledger.holder"


class FolderLock:
    """The lock on a ledger folder, held by the operating system and so released when the program dies.

    The holder's name stands in a file of its own, because the locked file cannot be read on Windows.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK_NAME, blocking=False, thread_local=False)

    def take(self, *, person: str, since: str) -> bool:
        """True when this program now holds the ledger; False when another one does. Raises OSError."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
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
        if self._lock.is_locked:
            (self._folder / HOLDER_NAME).unlink(missing_ok=True)
            self._lock.release()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
