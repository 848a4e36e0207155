"""The program that is killed while it sets, changes or removes a passphrase: at a named step, before or after it.

    python -m tests.faults.relock_child FOLDER ACT STEP before|after
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from model.actions import passphrase
from model.store import relocking
from tests.locked_scene import FIRST, SECOND

# The steps of each act, as they are taken.
_WRITTEN = ("settle", "write_files", "make_draft", "export", "leave_no_log", "swap", "put_in_place", "drop_files", "drop_made_anew",
            "rewrite_copies", "rewrite_copy")  # fmt: skip
STEPS = {
    "set": (*_WRITTEN, "write_key_file", "carry_key", "finish_locking", "say_state", "drop_drafts"),
    "change": ("write_key_file", "renew_copies", "carry_key", "say_state"),
    "remove": (*_WRITTEN, "finish_unlocking", "say_state", "drop_key", "drop_drafts"),
}


def killed_at(step: str, *, before: bool) -> None:
    """Let the program end without a word at this step."""
    taken = getattr(relocking, step)

    def last(*args: Any, **facts: Any) -> None:
        if not before:
            taken(*args, **facts)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(relocking, step, last)


def main() -> None:
    """Do it."""
    folder, act, step, when = Path(sys.argv[1]), *sys.argv[2:]
    if act != "set":
        passphrase.require_passphrase(folder, FIRST)
    killed_at(step, before=when == "before")
    if act == "set":
        passphrase.set_passphrase(folder, FIRST)
    elif act == "change":
        passphrase.change_passphrase(folder, FIRST, SECOND)
    else:
        passphrase.remove_passphrase(folder, FIRST)


if __name__ == "__main__":
    main()
