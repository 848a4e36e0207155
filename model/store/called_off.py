"""Questions that nobody waits for any more: the database lets go of them while it is still counting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from model.errors import Cancelled
from model.store.door import Interrupted, Plain
from model.store.drivers import operational_errors

STEPS = 50_000  # of SQLite's own, between two looks: some milliseconds

_asking = threading.local()


@contextmanager
def called_off_when(is_unwanted: Callable[[], bool]) -> Iterator[None]:
    """What this thread asks within is given up, with Cancelled, as soon as nobody wants the answer."""
    before = getattr(_asking, "is_unwanted", None)
    _asking.is_unwanted = is_unwanted
    try:
        yield
    finally:
        _asking.is_unwanted = before


@contextmanager
def heeding(connection: Plain) -> Iterator[None]:
    """Have a connection look whether the question of this thread is still wanted."""
    is_unwanted: Callable[[], bool] | None = getattr(_asking, "is_unwanted", None)
    if is_unwanted is None:
        yield
        return
    if is_unwanted():
        raise Cancelled
    connection.set_progress_handler(is_unwanted, STEPS)
    try:
        yield
    except Exception as error:  # of whatever kind: naming SQLAlchemy's, which may stand around it, would import it
        cause = getattr(error, "orig", None) or error
        if isinstance(cause, operational_errors(Interrupted)) and is_unwanted():
            raise Cancelled from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def see_through(connection: Plain) -> None:
    """What is read from here on serves every question to come: it is not given up."""
    connection.set_progress_handler(None, 0)
