"""Undoing a change by a new one; the history itself is never rewritten."""

from __future__ import annotations

from sqlalchemy import exists, select

from model.errors import UserError
from model.ledger import Ledger
from model.rows.changed import Changed
from model.store.history import images_of_change
from model.store.tables import Change, ChangeMeasure

MOVING = {"revert": "redo", "redo": "revert"}


def revert(ledger: Ledger, change_number: int) -> Changed:
    """Bring back what stood before a change; reverting a revert does it again.

    Raises UserError change-unknown, change-already-reverted, or revert-conflict when later changes touched the same
    rows: nothing is written then.
    """
    with ledger.read() as session:
        undone = session.get(Change, change_number)
        if undone is None:
            raise UserError("change-unknown", number=change_number)
        if session.scalar(select(exists().where(Change.reverts == change_number))):
            raise UserError("change-already-reverted", number=change_number)
        images = [image.inverse() for image in reversed(images_of_change(undone))]
        action = MOVING.get(undone.action, "revert")
        touched = set(session.scalars(select(ChangeMeasure.measure_id).where(ChangeMeasure.change_id == change_number)))
    with ledger.change(action, reverts=change_number, of=undone.action) as change:
        change.measure_ids |= touched
        change.apply(images)
    return change.changed
