"""Being told by a PostgreSQL server, at once, that another program changed the ledger."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import psycopg

from model.store.postgres import PostgresPlace

CHANNEL = "taizhang_change"  # what the server calls after each change (migration 0001), with the change's number
LOOK_EVERY = 0.5  # seconds between two looks whether anybody still listens
AGAIN_AFTER = 1.0  # seconds until the server is tried again that went away

logger = logging.getLogger(__name__)


class Listener:
    """A thread that waits for the server's calls; after the server was away, it tells of whatever happened meanwhile."""

    def __init__(self, place: PostgresPlace, told: Callable[[int], None]) -> None:
        self._place, self._told = place, told
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listening", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Wait for calls no longer."""
        self._is_over.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        was_away = False
        while not self._is_over.is_set():
            try:
                with self._place.connect(autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    if was_away:
                        self._told(0)
                    self._hear(connection)
            except psycopg.Error:
                was_away = True
                logger.info("the server is away", exc_info=True)
                self._is_over.wait(AGAIN_AFTER)

    def _hear(self, connection: psycopg.Connection[object]) -> None:
        while not self._is_over.is_set():
            for call in connection.notifies(timeout=LOOK_EVERY):
                if self._is_over.is_set():
                    return
                self._told(int(call.payload))
