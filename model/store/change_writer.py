"""The one way to write: a transaction that carries its own history row and hash."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from model.rows.changed import Changed
from model.store.engine import driver_connection
from model.store.history import ChangeEntry, append_change
from model.store.images import VERSION, Image, apply_image, images_of_flush
from model.store.tables import Base
from model.store.words_of_measures import SEARCHED, refresh_index


class RecordingSession(Session):
    """A session whose flushes are recorded as images, for the change that is being made."""


@event.listens_for(RecordingSession, "after_flush")
def _record(session: Session, context: UOWTransaction) -> None:  # noqa: ARG001 - signature
    session.info["images"] += images_of_flush(session)


class ChangeWriter:
    """One change while it is being made; what the session flushes is recorded by itself.

    Attributes:
        session: rows added, altered or deleted through it become images of the change.
        plain: the driver's connection in the change's transaction, to read on; rows are altered with alter().
        facts: what the change's sentence needs; filled by the action.
        measure_ids: measures whose line may look different; those of touched rows are added by themselves.
    """

    def __init__(self, session: Session, action: str, facts: dict[str, str]) -> None:
        self.session = session
        self.plain: sqlite3.Connection = driver_connection(session)
        self.action = action
        self.facts = facts
        self.measure_ids: set[int] = set()
        self.changed = Changed(None, action)
        self._images: list[Image] = []
        session.info["images"] = self._images

    def apply(self, images: Iterable[Image]) -> None:
        """Write rows by their images, as undoing does; raises UserError revert-conflict."""
        connection = self.session.connection()
        for image in images:
            apply_image(connection, image)
            self._images.append(image)

    def alter(self, table: str, key: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Give columns of one row other values, as they are stored, without loading it as an object.

        `before` is what was read of the same columns in this change; those that stay as they are, are left alone.
        """
        names = [name for name in after if after[name] != before[name]]
        if not names:
            return
        known = Base.metadata.tables[table].columns
        written = ", ".join([f"{known[name].name} = ?" for name in names] + [f"{VERSION} = {VERSION} + 1"] * (VERSION in known))
        statement = f"UPDATE {known[names[0]].table.name} SET {written} WHERE id = ?"  # noqa: S608 - names of our own tables
        self.plain.execute(statement, (*(after[name] for name in names), key))
        was, now = ({name: values[name] for name in names} for values in (before, after))
        self._images.append(Image(table, key, was, now, key if table == "measure" else None))

    def finish(self, *, chain: str, at: str, person: str, reverts: int | None) -> Changed:
        """Flush, bring the search index along, append the history row; the caller commits."""
        self.session.flush()
        facts = tuple(sorted(self.facts.items()))
        if not self._images:
            self.changed = Changed(None, self.action, facts=facts)
            return self.changed
        kinds = frozenset(image.table for image in self._images)
        touched = frozenset(self.measure_ids | {i.measure_id for i in self._images if i.measure_id is not None})
        if kinds & SEARCHED and self._words_touched():
            refresh_index(self.session.connection(), touched)
        entry = ChangeEntry(chain, at, person, self.action, facts, reverts)
        number = append_change(self.plain, entry, self._images, touched)
        self.changed = Changed(number, self.action, kinds, touched, facts)
        return self.changed

    def _words_touched(self) -> bool:
        """Whether a searched column changed; ticking a measure touches its row but none of its words."""
        searched = {"code", "text", "deadline", "name", "section", "wording", "note", "task_id"}
        for image in self._images:
            is_whole = image.before is None or image.after is None
            if image.table in SEARCHED and (is_whole or searched & set(image.after or ())):
                return True
        return False
