"""A commit whose answer never came: the change is looked up, and never made a second time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from model.store.door import Place

LAST = "last-change"  # of a session's info: number and hash of the last row it wrote into the history

logger = logging.getLogger(__name__)


@contextmanager
def answered(place: Place, session: Session) -> Iterator[None]:
    """Where the way to the server broke while a change was committed, the change stands if the history has it.

    All rows of a change are committed together, so that its last row in the history, which no other change can equal,
    speaks for the whole.
    """
    try:
        yield
    except DBAPIError as error:
        last = session.info.get(LAST)
        if last is None or not error.connection_invalidated or not place.is_kept(last):
            raise
        logger.info("change %d was committed, though nobody said so", last[0])
