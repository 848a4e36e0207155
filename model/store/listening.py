"""Being told by a PostgreSQL server, at once, that another program changed the ledger."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import psycopg

from model.store.postgres import PostgresPlace

CHANNEL = "taizhang_change"  # what the server calls after each change (migration 0001), with the change's number
LOOK_EVERY = 0.5  # seconds between two looks whether anybody still listens
MANY = 100  # changes that are told one by one
DIGITS = 19  # of a number of a row
AGAIN_AFTER = 1.0  # seconds until the server is tried again that went away

logger = logging.getLogger(__name__)


class Listener:
    """A thread that waits for the server's calls.

    It tells of what was changed since a change that is known, before it could hear; and once the server was away, of
    whatever happened meanwhile.
    """

    def __init__(self, place: PostgresPlace, told: Callable[[int], None], since: int) -> None:
        self._place, self._told, self._since = place, told, since
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
                    for number in (0,) if was_away else self._unheard(connection):
                        self._told(number)
                    self._hear(connection)
            except psycopg.Error:
                was_away = True
                logger.info("the server is away", exc_info=True)
                self._is_over.wait(AGAIN_AFTER)

    def _unheard(self, connection: psycopg.Connection[object]) -> tuple[int, ...]:
        """The changes that were made before anything was heard; 0 stands for many."""
        found = connection.execute("SELECT id FROM change WHERE id > %s ORDER BY id LIMIT %s", (self._since, MANY)).fetchall()
        numbers = tuple(row[0] for row in found if isinstance(row, tuple))
        return numbers if len(numbers) < MANY else (0,)

    def _hear(self, connection: psycopg.Connection[object]) -> None:
        while not self._is_over.is_set():
            for call in connection.notifies(timeout=LOOK_EVERY):
                if self._is_over.is_set():
                    return
                self._told(_number(call.payload))


def _number(payload: str) -> int:
    """The change that is called out; whoever may look may call as well, and call what is no change's number."""
    return int(payload) if payload.isdecimal() and len(payload) <= DIGITS else 0
