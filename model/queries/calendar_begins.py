"""What begins on a day ("4月1日起"): it has no end by which the calendar could place it, and is never missed."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

from datetime import date
from functools import lru_cache

from model.queries.calendar_scope import Asked, Scope, asked_of
from model.rows.calendar import CalendarEntry, EntryKind, KindCount, Standing
from model.rows.words import State
from model.rules.date_standing import standing_of
from model.store.door import Plain

# A date may stand twice: as the measure's own and in its text. It is one entry.
_ONCE = (
    "NOT EXISTS (SELECT 1 FROM due AS twin WHERE twin.measure_id = due.measure_id AND twin.kind = due.kind "
    "AND twin.start IS due.start AND (twin.is_milestone < due.is_milestone "
    "OR (twin.is_milestone = due.is_milestone AND twin.id < due.id)))"
)
_BEGINS = f"due.\"end\" IS NULL AND due.kind = 'from' AND due.start IS NOT NULL AND {_ONCE}"


def begin_counts(connection: Plain, scope: Scope, first: date, last: date) -> dict[date, KindCount]:
    """How many dates begin on each day of a span; none of them waits for anything to be done on it."""
    if EntryKind.BEGIN not in scope.kinds:
        return {}
    found = _all_begins(asked_of(connection, scope))
    return {day: KindCount(EntryKind.BEGIN, entries, 0) for day, entries in found if first <= day <= last}


def first_begins(connection: Plain, scope: Scope, day: date, *, most: int, today: date) -> list[CalendarEntry]:
    """The first few things that begin on a day, in the order of taking in."""
    return day_begins(connection, scope, day, today=today, limit=most, offset=0)


def day_begins(
    connection: Plain, scope: Scope, day: date, *, today: date, limit: int, offset: int
) -> list[CalendarEntry]:
    """A page of what begins on a day, in the order of taking in."""
    rows = connection.execute(
        f"SELECT due.id, due.wording, due.met_on, measure.id, measure.code, measure.text, measure.deadline, measure.state "
        f"FROM {_tables(is_few=scope.is_few)} WHERE {_BEGINS} AND due.start = '{day}' AND {scope.where} "
        f"ORDER BY due.id LIMIT {int(limit)} OFFSET {int(offset)}"
    )
    return [
        CalendarEntry(
            kind=EntryKind.BEGIN, day=day, key=key, measure_id=measure_id, code=code, text=text, wording=wording or deadline,
            standing=_standing(State(state), day, today, is_met=met_on is not None), is_met=met_on is not None,
        )
        for key, wording, met_on, measure_id, code, text, deadline, state in rows
    ]  # fmt: skip


def _standing(state: State, day: date, today: date, *, is_met: bool) -> Standing:
    found = standing_of(state, day, today, is_met=is_met)
    return Standing.IDLE if found is Standing.MISSED else found


@lru_cache(maxsize=8)  # the few dates without an end stand among all that go on for ever: found once for all months
def _all_begins(asked: Asked) -> tuple[tuple[date, int], ...]:
    rows = asked.connection.execute(
        f"SELECT due.start, count(*) FROM {_tables(is_few=asked.is_few)} WHERE {_BEGINS} AND {asked.where} GROUP BY 1 ORDER BY 1"
    )
    return tuple((date.fromisoformat(day), entries) for day, entries in rows)


def _tables(*, is_few: bool) -> str:
    if is_few:
        return "measure CROSS JOIN due INDEXED BY ix_due_measure ON due.measure_id = measure.id"
    return "due INDEXED BY ix_due_end CROSS JOIN measure ON measure.id = due.measure_id"
