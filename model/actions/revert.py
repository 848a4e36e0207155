"""Undoing a change by a new one; the history itself is never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select

from model.errors import UserError
from model.ledger import Ledger
from model.queries.in_the_way import standing_in_the_way
from model.rows.changed import Changed
from model.store.history import images_of_change
from model.store.tables import Change, ChangeMeasure
from model.store.told_changes import heads, last_in_chain

BEGINNING = "make-ledger"  # gives the ledger its identity, by which returned workbooks know where they belong
MOVING = {"revert": "redo", "redo": "revert"}


def revert(ledger: Ledger, change_number: int) -> Changed:
    """Bring back what stood before a change; reverting a revert does it again.

    Raises UserError change-unknown, change-already-reverted, evidence-cleaned when a file that would come back was
    deleted, or revert-conflict when later changes touched the same rows: nothing is written then.
    """
    with ledger.read() as session:
        undone = session.get(Change, change_number)
        if undone is None:
            raise UserError("change-unknown", number=change_number)
        if session.scalar(select(exists().where(Change.reverts == change_number))):
            raise UserError("change-already-reverted", number=change_number)
        images = [image.inverse() for image in reversed(images_of_change(undone))]
        for image in images:
            if image.table == "evidence" and image.before is None and image.after is not None:
                _require_file(ledger, image.after)
        action = MOVING.get(undone.action, "revert")
        touched = set(session.scalars(select(ChangeMeasure.measure_id).where(ChangeMeasure.change_id == change_number)))
    with ledger.change(action, reverts=change_number, of=undone.action) as change:
        change.measure_ids |= touched
        change.apply(images)
    return change.changed


def _require_file(ledger: Ledger, row: dict[str, Any]) -> None:
    if not ledger.evidence_files.path_of(str(row["sha256"])).exists():
        raise UserError("evidence-cleaned", name=row["name"])


def revert_chosen(ledger: Ledger, number: int, *, line: Sequence[int] = ()) -> Changed:
    """Take any change back, also an old one; `line` are the changes of its sitting, which are taken back with it.

    Raises UserError change-unknown, change-is-beginning, change-already-reverted, or revert-in-the-way with the number of the later change
    (`later`) that wrote the same or builds on it; revert-conflict when the rows are not as the change left them.
    """
    with ledger.look() as connection:
        found = heads(connection, [number])
        if not found:
            raise UserError("change-unknown", number=number)
        if found[0][3] == BEGINNING:
            raise UserError("change-is-beginning", number=number)
        tip, is_undone = last_in_chain(connection, number)
        if is_undone:
            raise UserError("change-already-reverted", number=number)
        obstacle = standing_in_the_way(connection, line or (number,))
    if obstacle is not None:
        raise UserError("revert-in-the-way", number=number, later=obstacle)
    return revert(ledger, tip)
