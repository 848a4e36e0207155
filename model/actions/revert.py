"""Undoing a change by a new one; the history itself is never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from model.actions.watch import Asked, Told, Watch
from model.errors import UserError
from model.ledger import Ledger
from model.queries.in_the_way import standing_in_the_way
from model.rows.changed import Changed
from model.store.image_log import StoredImages
from model.store.tables import Change, ChangeMeasure
from model.store.told_changes import heads, last_in_chain

BEGINNING = "make-ledger"  # gives the ledger its identity, by which returned workbooks know where they belong
MOVING = {"revert": "redo", "redo": "revert"}


@dataclass(frozen=True, slots=True)
class _Step:
    """One change to be taken back: by what, and which rows are written."""

    number: int
    action: str
    of: str
    images: StoredImages
    measure_ids: frozenset[int]


def revert(ledger: Ledger, change_number: int, *, progress: Told | None = None, cancelled: Asked | None = None) -> Changed:
    """Bring back what stood before a change; reverting a revert does it again.

    Raises UserError change-unknown, change-already-reverted, evidence-cleaned when a file that would come back was
    deleted, or revert-conflict when later changes touched the same rows; Cancelled. Nothing is written then.
    """
    return revert_together(ledger, [change_number], progress=progress, cancelled=cancelled)[0]


def revert_together(
    ledger: Ledger, numbers: Sequence[int], *, progress: Told | None = None, cancelled: Asked | None = None
) -> tuple[Changed, ...]:
    """The same for several changes in this order, each by a change of its own: all are taken back, or none is."""
    watch = Watch(progress, cancelled)
    with ledger.change("revert") as change:
        steps = [_step(ledger, change.session, number) for number in numbers]
        total, done = sum(len(step.images) for step in steps), 0

        def tell(count: int) -> None:
            nonlocal done
            done += count
            watch.tell(done, total)

        change.look_up = partial(tell, 0)
        for step in steps:
            if step is not steps[0]:
                change.end_part()
            change.action, change.reverts = step.action, step.number
            change.facts["of"] = step.of
            change.measure_ids |= step.measure_ids
            change.apply(step.images.inverted(), tell)
    return change.made


def _step(ledger: Ledger, session: Session, number: int) -> _Step:
    undone = session.get(Change, number)
    if undone is None:
        raise UserError("change-unknown", number=number)
    if session.scalar(select(exists().where(Change.reverts == number))):
        raise UserError("change-already-reverted", number=number)
    images = StoredImages(undone.images)
    for image in images:
        if image.table == "evidence" and image.after is None and image.before is not None:
            _require_file(ledger, image.before)
    touched = frozenset(session.scalars(select(ChangeMeasure.measure_id).where(ChangeMeasure.change_id == number)))
    return _Step(number, MOVING.get(undone.action, "revert"), undone.action, images, touched)


def _require_file(ledger: Ledger, row: dict[str, Any]) -> None:
    if not ledger.evidence_files.content_of(str(row["sha256"])).is_file():
        raise UserError("evidence-cleaned", name=row["name"])


def revert_chosen(
    ledger: Ledger, number: int, *, line: Sequence[int] = (), progress: Told | None = None, cancelled: Asked | None = None
) -> Changed:
    """Take any change back, also an old one; `line` are the changes of its sitting, which are taken back with it.

    Raises UserError change-unknown, change-is-beginning, change-already-reverted, or revert-in-the-way with the number of the later change
    (`later`) that wrote the same or builds on it; revert-conflict when the rows are not as the change left them; Cancelled.
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
    return revert(ledger, tip, progress=progress, cancelled=cancelled)
