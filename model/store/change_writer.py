"""The one way to write: a transaction that carries its own history row and hash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from model.rows.changed import Changed
from model.store.applying import apply_images
from model.store.door import Plain
from model.store.engine import driver_connection
from model.store.history import ChangeEntry, append_change
from model.store.images import VERSION, Image, images_of_flush
from model.store.tables import Base
from model.store.unanswered import LAST
from model.store.words_of_measures import SEARCHED, refresh_index


class RecordingSession(Session):
    """A session whose flushes are recorded as images, for the change that is being made."""


@event.listens_for(RecordingSession, "before_flush")
def _without_nul(session: Session, context: UOWTransaction, instances: object) -> None:  # noqa: ARG001 - signature
    """U+0000 comes with what is pasted, shows nowhere, and a server takes no text that holds it."""
    for row in (*session.new, *session.dirty):
        for name, value in list(vars(row).items()):
            if isinstance(value, str) and "\0" in value:
                setattr(row, name, value.replace("\0", ""))


@event.listens_for(RecordingSession, "after_flush")
def _record(session: Session, context: UOWTransaction) -> None:  # noqa: ARG001 - signature
    session.info["images"] += images_of_flush(session)


@dataclass(frozen=True, slots=True)
class _Part:
    """One row of the history that is complete, but for its place in the chain."""

    action: str
    facts: dict[str, str]
    reverts: int | None
    images: list[Image]
    measure_ids: frozenset[int]


class ChangeWriter:
    """One change while it is being made; what the session flushes is recorded by itself.

    Attributes:
        session: rows added, altered or deleted through it become images of the change.
        plain: the driver's connection in the change's transaction, to read on; rows are altered with alter().
        facts: what the change's sentence needs; filled by the action.
        reverts: the number of the change that is taken back, None when none is.
        measure_ids: measures whose line may look different; those of touched rows are added by themselves.
        look_up: called now and then while the search index is brought along; what it raises ends the change.
    """

    def __init__(self, session: Session, action: str, facts: dict[str, str]) -> None:
        self.session = session
        self.plain: Plain = driver_connection(session)
        self.action = action
        self.facts = facts
        self.reverts: int | None = None
        self.measure_ids: set[int] = set()
        self.changed = Changed(None, action)
        self.made: tuple[Changed, ...] = ()
        self.look_up: Callable[[], None] = _go_on
        self._parts: list[_Part] = []
        self._images: list[Image] = []
        session.info["images"] = self._images

    def apply(self, images: Sequence[Image], done: Callable[[int], None]) -> None:
        """Write rows by their images, as undoing does; `done` hears of each few. Raises UserError revert-conflict."""
        for count in apply_images(self.plain, images):
            done(count)
        self._images += images

    def end_part(self) -> None:
        """What was written until now is a row of the history by itself; all rows are committed together."""
        self.session.flush()
        touched = frozenset(self.measure_ids | {i.measure_id for i in self._images if i.measure_id is not None})
        self._parts.append(_Part(self.action, self.facts, self.reverts, self._images, touched))
        self.facts, self.measure_ids, self._images = {}, set(), []
        self.session.info["images"] = self._images

    def alter(self, table: str, key: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Give columns of one row other values, as they are stored, without loading it as an object.

        `before` is what was read of the same columns in this change; those that stay as they are, are left alone.
        """
        names = [name for name in after if after[name] != before[name]]
        if not names:
            return
        known = Base.metadata.tables[table].columns
        written = ", ".join([f'"{known[name].name}" = ?' for name in names] + [f"{VERSION} = {VERSION} + 1"] * (VERSION in known))
        statement = f"UPDATE {known[names[0]].table.name} SET {written} WHERE id = ?"  # noqa: S608 - names of our own tables
        self.plain.execute(statement, (*(after[name] for name in names), key))
        was, now = ({name: values[name] for name in names} for values in (before, after))
        self._images.append(Image(table, key, was, now, key if table == "measure" else None))

    def finish(self, *, chain: str, at: str, person: str) -> Changed:
        """Flush, bring the search index along, append the history's rows; the caller commits."""
        self.end_part()
        images = [image for part in self._parts for image in part.images]
        if self._words_touched(images):
            refresh_index(self.session.connection(), frozenset().union(*(part.measure_ids for part in self._parts)), self.look_up)
        made = []
        for part in self._parts:
            facts = tuple(sorted(part.facts.items()))
            if not part.images:
                made.append(Changed(None, part.action, facts=facts))
                continue
            entry = ChangeEntry(chain, at, person, part.action, facts, part.reverts)
            number, own_hash = append_change(self.plain, entry, part.images, part.measure_ids)
            self.session.info[LAST] = (number, own_hash)
            made.append(Changed(number, part.action, frozenset(image.table for image in part.images), part.measure_ids, facts))
        self.made, self.changed = tuple(made), made[-1]
        return self.changed

    def _words_touched(self, images: Iterable[Image]) -> bool:
        """Whether a searched column changed; ticking a measure touches its row but none of its words."""
        searched = {"code", "text", "deadline", "name", "section", "wording", "note", "task_id"}
        return any(
            image.table in SEARCHED
            and (image.before is None or image.after is None or not searched.isdisjoint(image.after))
            for image in images
        )


def _go_on() -> None:
    """Nobody wants to end the change."""
