"""Taizhang: opens the window; with words behind its name it does a command instead (gui.commands)."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.rows.server_address import LedgerPlace


def run() -> None:
    """The whole program. The window comes before anything of the commands is loaded: that would take half as long again."""
    place = os.environ.get("TAIZHANG_LEDGER")
    if sys.argv[1:] or place == "":
        from gui.commands import run as run_command

        run_command()
        return
    try:
        from gui.start import run as run_window

        sys.exit(run_window(_place(place) if place else None))
    except (ImportError, OSError, KeyboardInterrupt) as error:
        from gui.commands import end_with, not_loaded

        end_with(not_loaded(error) if isinstance(error, ImportError) else error)


def _place(said: str) -> LedgerPlace:
    from model.rows.server_address import as_place

    return as_place(said)


if __name__ == "__main__":
    os.umask(0o077)  # a ledger, its copies, logs and half-done work are for nobody else's eyes; reports.files opens up what is handed over
    run()
