"""Noticing in a folder's ledger that is only looked at what the program that holds it changes: asked for every second."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing

AGAIN_AFTER = 1.0  # seconds between two looks

Connect = Callable[[], sqlite3.Connection]
_NEWEST = "SELECT coalesce(max(id), 0) FROM change"


class LookingOn:
    """A thread that looks for the newest change; while the ledger is away it goes on trying."""

    def __init__(self, connect: Connect, told: Callable[[int], None], since: int) -> None:
        self._connect, self._told, self._known = connect, told, since
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="looking on", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no longer."""
        self._is_over.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while not self._is_over.is_set():
            try:
                with closing(self._connect()) as connection:
                    self._look(connection)
            except sqlite3.Error:
                self._is_over.wait(AGAIN_AFTER)

    def _look(self, connection: sqlite3.Connection) -> None:
        while not self._is_over.wait(AGAIN_AFTER):
            (newest,) = connection.execute(_NEWEST).fetchone()
            if newest != self._known:
                self._known = newest
                self._told(newest)
