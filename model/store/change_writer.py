"""The one way to write: a transaction that carries its own history row and hash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from model.rows.changed import Changed
from model.store.applying import apply_images, update_rows
from model.store.door import Plain
from model.store.engine import driver_connection
from model.store.history import ChangeEntry, append_change
from model.store.image_log import ImageLog
from model.store.images import Image, images_of_flush
from model.store.many_rows import make_rows
from model.store.tables import Base
from model.store.tables.base import POSTGRES
from model.store.unanswered import LAST
from model.store.words_of_measures import refresh_index


@dataclass(frozen=True, slots=True)
class Altered:
    """Columns of one row before and after, as they are stored; those that stay as they are, are left alone.

    `before` is what was read of the same columns in this change.
    """

    key: int
    before: dict[str, Any]
    after: dict[str, Any]
    measure_id: int | None


class RecordingSession(Session):
    """A session whose flushes are recorded as images, for the change that is being made."""


@event.listens_for(RecordingSession, "before_flush")
def _clean(session: Session, context: UOWTransaction, instances: object) -> None:  # noqa: ARG001 - signature
    for row in (*session.new, *session.dirty):
        for name, value in list(vars(row).items()):
            if (cleaned := _without_nul(value)) is not value:
                setattr(row, name, cleaned)


@event.listens_for(RecordingSession, "after_flush")
def _record(session: Session, context: UOWTransaction) -> None:  # noqa: ARG001 - signature
    log: ImageLog = session.info["images"]
    log.add(images_of_flush(session))


@dataclass(frozen=True, slots=True)
class _Part:
    """One row of the history that is complete, but for its place in the chain."""

    action: str
    facts: dict[str, str]
    reverts: int | None
    images: ImageLog
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
        self._images = ImageLog()
        session.info["images"] = self._images

    def apply(self, images: Iterable[Image], done: Callable[[int], None]) -> None:
        """Write rows by their images, as undoing does; `done` hears of each few. Raises UserError revert-conflict."""
        for some in apply_images(self.plain, images):
            self._images.add(some)
            done(len(some))

    def make(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write many new rows of a table, each by the values of all its columns but the id, without making objects of them."""
        self.session.flush()  # what they hang on
        on_server = self.session.get_bind().dialect.name == POSTGRES
        self._images.add(make_rows(self.plain, table, rows, on_server=on_server))

    def end_part(self) -> None:
        """What was written until now is a row of the history by itself; all rows are committed together."""
        self.session.flush()
        touched = frozenset(self.measure_ids | self._images.measure_ids)
        self._parts.append(_Part(self.action, self.facts, self.reverts, self._images, touched))
        self.facts, self.measure_ids, self._images = {}, set(), ImageLog()
        self.session.info["images"] = self._images

    def alter(self, table: str, key: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Give columns of one row other values, as they are stored, without loading it as an object."""
        self.alter_rows(table, [Altered(key, before, after, key if table == "measure" else None)])

    def alter_rows(self, table: str, rows: Iterable[Altered]) -> None:
        """The same for some rows of a table, each of which stands there once."""
        alike: dict[tuple[str, ...], list[Image]] = {}
        for row in rows:
            after = {name: _without_nul(value) for name, value in row.after.items()}
            names = tuple(name for name in after if after[name] != row.before[name])
            was, now = ({name: values[name] for name in names} for values in (row.before, after))
            alike.setdefault(names, []).append(Image(table, row.key, was, now, row.measure_id))
        alike.pop((), None)
        for images in alike.values():
            update_rows(self.plain, Base.metadata.tables[table], images)
            self._images.add(images)

    def finish(self, *, chain: str, at: str, person: str) -> Changed:
        """Flush, bring the search index along, append the history's rows; the caller commits."""
        self.end_part()
        if any(part.images.has_words for part in self._parts):
            refresh_index(self.session.connection(), frozenset().union(*(part.measure_ids for part in self._parts)), self.look_up)
        made = []
        for part in self._parts:
            facts = tuple(sorted(part.facts.items()))
            if not part.images:
                made.append(Changed(None, part.action, facts=facts))
                continue
            entry = ChangeEntry(chain, at, person, part.action, facts, part.reverts)
            number, own_hash = append_change(self.plain, entry, part.images.end(), part.measure_ids)
            self.session.info[LAST] = (number, own_hash)
            made.append(Changed(number, part.action, frozenset(part.images.tables), part.measure_ids, facts))
        self.made, self.changed = tuple(made), made[-1]
        return self.changed


def _without_nul(value: Any) -> Any:
    """U+0000 comes with what is pasted, shows nowhere, and a server takes no text that holds it."""
    return value.replace("\0", "") if isinstance(value, str) and "\0" in value else value


def _go_on() -> None:
    """Nobody wants to end the change."""
