"""The program that is killed while it restores: at a named step, before or after it.

    python -m tests.faults.restore_child FOLDER STEP before|after
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from model.actions import restore
from model.store import restoring

# Where each step stands that may be the last one taken.
STEPS: dict[str, Any] = {
    "make_draft": restore, "check": restore, "put_in_place": restore, "clear_drafts": restore,
    "settle": restoring, "keep": restoring, "leave_no_log": restoring, "swap": restoring,
}  # fmt: skip


def killed_at(step: str, *, before: bool) -> None:
    """Let the program end without a word at this step."""
    taken: Callable[..., Any] = getattr(STEPS[step], step)

    def last(*args: Any, **facts: Any) -> Any:
        if not before:
            taken(*args, **facts)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(STEPS[step], step, last)


def main() -> None:
    """Restore the oldest copy."""
    folder, step, when = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    found = restore.found_backups(folder)[-1]
    killed_at(step, before=when == "before")
    restore.complete_restore(restore.prepare_restore(folder, found), clock=lambda: datetime(2026, 6, 16, tzinfo=UTC))


if __name__ == "__main__":
    main()
