"""Never the last writer silently: a field is compared with what its editor had seen, inside the change that would write it.

The value itself is compared, not a count of writes: a note, a reading or a date that is not there yet has no row to count on,
ids of deleted rows come back in SQLite, and what somebody else did to another field of the row is no conflict. Where the value
is another one, the history says whether only this program wrote in between: what a person typed on while the words before
were still on their way, or took back, is their own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from model.rows.clash import Choice, Clash, EditClash, FieldKey, FieldKind, Seen, joined
from model.rows.due import DuePlace
from model.store.change_writer import ChangeWriter
from model.store.field_writers import FieldPlace, writers
from model.store.images import as_plain
from model.store.tables import Progress

Value = TypeVar("Value")


class Clashes:
    """The fields of one change that somebody else wrote since they were seen; `end` raises EditClash for those not settled."""

    def __init__(self, ledger: Ledger, change: ChangeWriter, seen: Seen | None) -> None:
        self._own, self._change, self._seen = ledger.own_changes, change, seen or Seen()
        self._news = self._foreign_changes()
        self._open: list[Clash] = []
        self._stands: list[tuple[FieldKey, object]] = []

    @property
    def is_watching(self) -> bool:
        """Whether anybody said what was seen."""
        return bool(self._seen.values or self._news)

    def settle(self, key: FieldKey, place: FieldPlace, *, about: str, now: Value, mine: Value) -> Value:
        """What is to stand in a field: mine, unless somebody else wrote it since it was seen; then what a person chose."""
        last = None if plain_of(now) == plain_of(mine) else self._last(key, place, plain_of(now))
        if last is None:
            return mine
        for said in self._seen.settled:
            if said.key == key and plain_of(said.theirs) == plain_of(now):
                chosen = _chosen(said.choice, now, mine)
                self._stands.append((key, chosen))
                return chosen
        self._open.append(Clash(key, about, now, mine, *last))
        return now

    def end(self) -> None:
        """Raise EditClash where a person has not chosen yet: the change is given up, nothing is written."""
        if self._open:
            first = self._open[0]
            raise EditClash("edit-clash", clashes=tuple(self._open), about=first.about, person=first.person, count=len(self._open))

    def _foreign_changes(self) -> frozenset[int]:
        """What others changed since a person began; mostly nothing, and then no field need be looked at."""
        if self._seen.since is None:
            return frozenset()
        found = self._change.plain.execute("SELECT id FROM change WHERE id > ?", (self._seen.since,)).fetchall()
        return frozenset(number for (number,) in found) - frozenset(self._own)

    def _last(self, key: FieldKey, place: FieldPlace, now: Any) -> tuple[str, str] | None:
        """The person and time of the newest change to a field that was not seen; None where all of it was, or is one's own."""
        if key in self._seen.values:
            seen = plain_of(self._seen.values[key])
            return None if now == seen else _foreign(self._change, place, seen, self._own)
        for written in writers(self._change.plain, place) if self._news else ():
            if written.number in self._news:
                return written.person, written.at
            if written.number <= (self._seen.since or 0):
                break
        return None

    def told(self) -> Changed:
        """The change as it became, with what stands in the fields that a person chose about."""
        return replace(self._change.changed, settled=tuple(self._stands))


def plain_of(value: object) -> Any:
    """A field's value as two of them are compared: text without the blanks around it, nothing for an empty one,
    and a number however it was written."""
    if isinstance(value, DuePlace):
        return [as_plain(value.kind), as_plain(value.start), as_plain(value.end)]
    plain = f"{value.normalize():f}" if isinstance(value, Decimal) else as_plain(value)
    return (plain.strip() or None) if isinstance(plain, str) else plain


def _chosen(choice: Choice, theirs: Value, mine: Value) -> Value:
    if choice is Choice.BOTH and isinstance(theirs, str) and isinstance(mine, str):
        return joined(theirs, mine)  # type: ignore[return-value]  # a str again, which a TypeVar cannot say
    return theirs if choice is Choice.THEIRS else mine


def _foreign(change: ChangeWriter, place: FieldPlace, seen: Any, own: Any) -> tuple[str, str] | None:
    """The person and time of the newest change by another program since the field was as it was seen; None for no such change."""
    for written in writers(change.plain, place):
        if written.number not in own:
            return written.person, written.at
        if plain_of(place.value_of(written.before)) == seen:
            return None
    return "", ""  # nobody is known to have written it: it differs all the same


def field_of_row(table: str, columns: tuple[str, ...], row: Any, measure_id: int | None = None) -> FieldPlace:
    """Where columns of a row are stored that is there; `row` is a mapped one."""
    values = tuple(as_plain(getattr(row, column)) for column in columns)
    return FieldPlace(table, columns, {"id": row.id}, row.id, values, measure_id)


def field_of_month(table: str, owner: tuple[str, int], month: Month, row: Any, *, column: str, measure_id: int | None) -> FieldPlace:
    """Where one month's value of an owner (its column and id) is stored, or would be while there is no row."""
    identity: dict[str, Any] = {owner[0]: owner[1], "year": month.year, "month": month.month}
    if table == Progress.__tablename__:
        identity["unit_id"] = None
    values = None if row is None else (as_plain(getattr(row, column)),)
    key = None if row is None else row.id
    return FieldPlace(table, (column,), identity, key, values, measure_id, is_number=column == "value")


def note_key(measure_id: int, month: Month) -> FieldKey:
    """The key of a measure's progress of a month."""
    return FieldKey(FieldKind.NOTE, measure_id, month)


def settle_note(clashes: Clashes, measure: Any, month: Month, row: Any, text: str) -> str:
    """What one's own office's note of a month is to say."""
    place = field_of_month("progress", ("measure_id", measure.id), month, row, column="text", measure_id=measure.id)
    return clashes.settle(note_key(measure.id, month), place, about=measure.code, now=row.text if row else "", mine=text)


def bare(due: Any) -> DuePlace:
    """When a date is, without its words."""
    return DuePlace(due.kind, due.start, due.end, "", is_milestone=False)


def day_place(due: Any) -> FieldPlace:
    """Where a date stands."""
    return field_of_row("due", ("kind", "start", "end"), due, due.measure_id)


def met_of(row: Any) -> date | None:
    """The day a date was met."""
    return row.met_on if isinstance(row.met_on, date) else None
