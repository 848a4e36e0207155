"""What comes back, day by day: computed once for each way of coming back, not once for each measure."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from model.queries.calendar_scope import Scope
from model.queries.measure_sql import IS_DONE
from model.rows.calendar import CalendarEntry, EntryKind, KindCount, Standing
from model.rows.due import RecurrencePlace
from model.rows.words import Every
from model.rules.recurrences import occurrences

_WAY = "recurrence.every, recurrence.day, recurrence.workday, recurrence.step, recurrence.months"
# The first and the last day a measure's recurrences are asked for, over its own dates; a test holds them together with
# model.rules.occurrences.span_of. Milestones do not bind, and before it was issued a plan bound nobody.
_FIRST = "max(coalesce(min(due.start), plan.year || '-01-01'), coalesce(plan.issued_on, ''))"
_LAST = (
    'CASE WHEN count(*) > 0 AND count(due."end") = count(*) THEN max(due."end") '
    "ELSE max(coalesce(max(due.\"end\"), ''), plan.year || '-12-31') END"
)
_OF_MEASURE = "FROM due WHERE due.measure_id = measure.id AND NOT due.is_milestone"
_SPAN = f"(SELECT {_FIRST} || {_LAST} {_OF_MEASURE})"
_DAY = 10  # letters of a day as it is stored

SELDOM_FIRST = tuple(reversed(Every))  # every year … every day

Way = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that has the same answer as long as the history is the same: its newest hash names the ledger's state."""

    newest: str
    where: str
    is_few: bool
    connection: sqlite3.Connection = field(compare=False)


def occurrence_counts(
    connection: sqlite3.Connection, scope: Scope, first: date, last: date
) -> dict[date, KindCount]:
    """How many occurrences of open measures each day has, and how many nobody has spoken about yet."""
    if EntryKind.OCCURRENCE not in scope.kinds:
        return {}
    newest = connection.execute("SELECT hash FROM change ORDER BY id DESC LIMIT 1").fetchone()
    rows = _ways_in(_Asked(newest[0] if newest else "", scope.where, scope.is_few, connection))
    entries: Counter[date] = Counter()
    for *way, span, number in rows:
        begun, ended = date.fromisoformat(span[:_DAY]), date.fromisoformat(span[_DAY:])
        for end in _ends(way, max(first, begun), min(last, ended)):
            entries[end] += number
    spoken = _spoken(connection, scope, first, last)
    return {
        day: KindCount(EntryKind.OCCURRENCE, number, max(0, number - spoken.get(day, 0)))
        for day, number in entries.items()
    }


def _spoken(connection: sqlite3.Connection, scope: Scope, first: date, last: date) -> dict[date, int]:
    rows = connection.execute(
        f"SELECT occurrence.due_on, count(*) FROM occurrence CROSS JOIN recurrence "
        f"ON recurrence.id = occurrence.recurrence_id CROSS JOIN measure ON measure.id = recurrence.measure_id "
        f"WHERE occurrence.due_on BETWEEN '{first}' AND '{last}' AND NOT {IS_DONE} AND {scope.where} GROUP BY 1"
    )
    return {date.fromisoformat(day): number for day, number in rows}


@lru_cache(maxsize=8)  # going through the months asks the same again; in a large ledger a second is saved each time
def _ways_in(asked: _Asked) -> tuple[Way, ...]:
    """The ways of coming back of open measures, each with its span and its number of recurrences."""
    rows = asked.connection.execute(
        f"SELECT {_WAY}, {_SPAN} AS span, count(*) FROM {_tables(is_few=asked.is_few)} "
        f"WHERE NOT {IS_DONE} AND {asked.where} GROUP BY {_WAY}, span"
    )
    return tuple(rows)


def _ends(way: Sequence[Any], first: date, last: date) -> Iterator[date]:
    every, day, workday, step, months = way
    place = RecurrencePlace(Every(every), day, "", tuple(json.loads(months)), workday, step)
    return (end for _, end in occurrences(place, first=first, last=last))


def _ways_on(connection: sqlite3.Connection, day: date) -> tuple[Way, ...]:
    """The ways of coming back that fall on a day, whatever measures they are of."""
    rows = connection.execute(f"SELECT DISTINCT {_WAY} FROM recurrence").fetchall()
    return tuple(way for way in rows if any(_ends(way, day, day)))


def first_occurrences(
    connection: sqlite3.Connection, scope: Scope, day: date, *, most: int, today: date
) -> list[CalendarEntry]:
    """The first few occurrences of a day: open ones before those that are done, what comes back seldom before the daily."""
    found: list[CalendarEntry] = []
    ways = _ways_on(connection, day)
    for is_open in (True, False):
        spoken = f"AND occurrence.id IS {'NULL' if is_open else 'NOT NULL'}"
        for every in SELDOM_FIRST:
            some = [way for way in ways if way[0] == every.value]
            if some and len(found) < most:
                found += _asked(connection, scope, some, day, tail=(spoken, most - len(found), 0), today=today)
    return found


def day_occurrences(
    connection: sqlite3.Connection, scope: Scope, day: date, *, today: date, limit: int, offset: int
) -> list[CalendarEntry]:
    """A page of the occurrences of a day, in the order of taking in."""
    ways = _ways_on(connection, day)
    return _asked(connection, scope, ways, day, tail=("", limit, offset), today=today)


def _asked(
    connection: sqlite3.Connection, scope: Scope, ways: Sequence[Way], day: date, *, tail: tuple[str, int, int], today: date
) -> list[CalendarEntry]:
    spoken, limit, offset = tail
    falls, values = _falls_on(ways, day)
    rows = connection.execute(
        f"SELECT recurrence.id, recurrence.wording, measure.id, measure.code, measure.text, occurrence.id, "
        f"occurrence.met_on FROM {_tables(is_few=scope.is_few)} LEFT JOIN occurrence ON occurrence.recurrence_id = recurrence.id "
        f"AND occurrence.due_on = '{day}' WHERE NOT {IS_DONE} AND {falls} AND {scope.where} {spoken} "
        f"ORDER BY recurrence.id LIMIT {int(limit)} OFFSET {int(offset)}",
        values,
    )
    return list(_entries(rows, day, today))


def _falls_on(ways: Sequence[Way], day: date) -> tuple[str, tuple[Any, ...]]:
    """Whether a recurrence comes back in one of some ways, and its measure asks for it on that day."""
    one = " AND ".join(f"{column} IS ?" for column in _WAY.split(", "))
    in_one = " OR ".join(f"({one})" for _ in ways) or "0"
    is_asked = f"(SELECT {_FIRST} <= '{day}' AND {_LAST} >= '{day}' {_OF_MEASURE})"
    return f"({in_one}) AND {is_asked}", tuple(value for way in ways for value in way)


def _entries(rows: Iterator[tuple[Any, ...]] | sqlite3.Cursor, day: date, today: date) -> Iterator[CalendarEntry]:
    for key, wording, measure_id, code, text, spoken, met_on in rows:
        if spoken is not None:
            standing = Standing.IDLE if met_on is None else Standing.DONE
        else:
            standing = Standing.MISSED if day < today else Standing.AHEAD
        yield CalendarEntry(
            kind=EntryKind.OCCURRENCE, day=day, key=key, measure_id=measure_id, code=code, text=text, wording=wording,
            standing=standing, is_met=spoken is not None,
        )


def _tables(*, is_few: bool) -> str:
    if is_few:
        measures = "measure CROSS JOIN recurrence INDEXED BY ix_recurrence_measure_id ON recurrence.measure_id = measure.id"
    else:
        measures = "recurrence CROSS JOIN measure ON measure.id = recurrence.measure_id"
    return f"{measures} CROSS JOIN plan ON plan.id = measure.plan_id"
