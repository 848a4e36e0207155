"""What comes back, day by day: computed once for each way of coming back, not once for each measure."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from model.queries.calendar_scope import Asked, Scope, asked_of
from model.queries.measure_sql import IS_DONE
from model.rows.calendar import CalendarEntry, EntryKind, KindCount, Standing
from model.rows.due import RecurrencePlace
from model.rows.words import Every
from model.rules.occurrences import span_with_season
from model.rules.recurrences import occurrences
from model.store.door import Plain, Rows

_WAY = "recurrence.every, recurrence.day, recurrence.workday, recurrence.step, recurrence.months"
# The first and the last day a measure's recurrences are asked for, over its own dates; a test holds them together with
# model.rules.occurrences.span_of. Milestones do not bind, and before it was issued a plan bound nobody.
_FIRST = "max(coalesce(min(due.start), plan.year || '-01-01'), coalesce(plan.issued_on, ''))"
_LAST = (
    'CASE WHEN count(*) > 0 AND count(due."end") = count(*) THEN max(due."end") '
    "ELSE max(coalesce(max(due.\"end\"), ''), plan.year || '-12-31') END"
)
_OF_MEASURE = "FROM due WHERE due.measure_id = measure.id AND NOT due.is_milestone"
_SPAN = f"(SELECT {_FIRST} || {_LAST} || plan.year {_OF_MEASURE})"  # the year says where a season after the last day ends
_DAY = 10  # letters of a day as it is stored

SELDOM_FIRST = tuple(reversed(Every))  # every year … every day

Way = tuple[Any, ...]
Kept = tuple[str, tuple[Any, ...]]  # a condition, and the values it is bound to
_SHOWN = "recurrence.id, recurrence.wording, measure.id, measure.code, measure.text, occurrence.id, occurrence.met_on"
_OF_SPOKEN = (
    "occurrence CROSS JOIN recurrence ON recurrence.id = occurrence.recurrence_id CROSS JOIN measure "
    "ON measure.id = recurrence.measure_id CROSS JOIN plan ON plan.id = measure.plan_id"
)


def occurrence_counts(
    connection: Plain, scope: Scope, first: date, last: date
) -> dict[date, KindCount]:
    """How many occurrences each day has, and how many nobody has spoken about yet.

    Those of open measures, and of a closed one what was ticked or set aside while it was open.
    """
    if EntryKind.OCCURRENCE not in scope.kinds:
        return {}
    entries: Counter[date] = Counter()
    settled: Counter[date] = Counter()
    for *way, span, number in _ways_in(asked_of(connection, scope)):
        begun, ended = _days_asked(way, span)
        for end in _ends(way, max(first, begun), min(last, ended)):
            entries[end] += number
    for *way, span, day, is_done, number in _spoken(connection, scope, first, last):
        if is_done or not _falls(way, span, day):
            entries[day] += number
        settled[day] += number
    return {
        day: KindCount(EntryKind.OCCURRENCE, number, max(0, number - settled[day])) for day, number in entries.items()
    }


def _spoken(connection: Plain, scope: Scope, first: date, last: date) -> Iterator[Way]:
    """What people have spoken of in these days, with how its recurrence comes back."""
    rows = connection.execute(
        f"SELECT {_WAY}, {_SPAN} AS span, occurrence.due_on, {IS_DONE} AS is_done, count(*) "
        f"FROM {_OF_SPOKEN} WHERE occurrence.due_on BETWEEN '{first}' AND '{last}' AND {scope.where} "
        f"GROUP BY {_WAY}, span, occurrence.due_on, is_done"
    )
    return ((*way, date.fromisoformat(day), is_done, number) for *way, day, is_done, number in rows)


@lru_cache(maxsize=8)  # going through the months asks the same again; in a large ledger a second is saved each time
def _ways_in(asked: Asked) -> tuple[Way, ...]:
    """The ways of coming back of open measures, each with its span and its number of recurrences."""
    rows = asked.connection.execute(
        f"SELECT {_WAY}, {_SPAN} AS span, count(*) FROM {_tables(is_few=asked.is_few)} "
        f"WHERE NOT {IS_DONE} AND {asked.where} GROUP BY {_WAY}, span"
    )
    return tuple(rows)


def _place(way: Sequence[Any]) -> RecurrencePlace:
    every, day, workday, step, months = way
    return RecurrencePlace(Every(every), day, "", tuple(json.loads(months)), workday, step)


def _days_asked(way: Sequence[Any], span: str) -> tuple[date, date]:
    """The first and the last day of a span as SQL gives it; a season that comes after it belongs to it."""
    days = date.fromisoformat(span[:_DAY]), date.fromisoformat(span[_DAY : 2 * _DAY])
    return span_with_season(_place(way), days, plan_year=int(span[2 * _DAY :]))


def _ends(way: Sequence[Any], first: date, last: date) -> Iterator[date]:
    return (end for _, end in occurrences(_place(way), first=first, last=last))


def _falls(way: Sequence[Any], span: str, day: date) -> bool:
    first, last = _days_asked(way, span)
    return first <= day <= last and any(_ends(way, day, day))


def _ways_on(connection: Plain, day: date) -> tuple[Way, ...]:
    """The ways of coming back that fall on a day, whatever measures they are of."""
    rows = connection.execute(f"SELECT DISTINCT {_WAY} FROM recurrence").fetchall()
    return tuple(way for way in rows if any(_ends(way, day, day)))


def first_occurrences(
    connection: Plain, scope: Scope, day: date, *, most: int, today: date
) -> list[CalendarEntry]:
    """The first few occurrences of a day: open ones before those that are done, what comes back seldom before the daily."""
    found: list[CalendarEntry] = []
    ways = _ways_on(connection, day)
    for every in SELDOM_FIRST:
        some = [way for way in ways if way[0] == every.value]
        if some and len(found) < most:
            falls, values = _falls_on(connection, scope, some, day)
            where = f"NOT {IS_DONE} AND {falls} AND occurrence.id IS NULL"
            found += _page(connection, scope, day, (where, values), span=(most - len(found), 0), today=today)
    if len(found) < most:
        found += _first_spoken(connection, scope, day, most=most - len(found), today=today)
    return found


def _first_spoken(
    connection: Plain, scope: Scope, day: date, *, most: int, today: date
) -> list[CalendarEntry]:
    """The first few that somebody has spoken about: they are found by what was said, which is little."""
    rank = " ".join(f"WHEN '{every.value}' THEN {place}" for place, every in enumerate(SELDOM_FIRST))
    rows = connection.execute(
        f"SELECT {_SHOWN} FROM {_OF_SPOKEN} WHERE occurrence.due_on = '{day}' AND {scope.where} "
        f"ORDER BY CASE recurrence.every {rank} END, recurrence.id LIMIT {int(most)}"
    )
    return list(_entries(rows, day, today))


def day_occurrences(
    connection: Plain, scope: Scope, day: date, *, today: date, limit: int, offset: int
) -> list[CalendarEntry]:
    """A page of the occurrences of a day, in the order of taking in."""
    falls, values = _falls_on(connection, scope, _ways_on(connection, day), day)
    where = f"((NOT {IS_DONE} AND {falls}) OR occurrence.id IS NOT NULL)"
    return _page(connection, scope, day, (where, values), span=(limit, offset), today=today)


def _page(
    connection: Plain, scope: Scope, day: date, kept: Kept, *, span: tuple[int, int], today: date
) -> list[CalendarEntry]:
    (where, values), (limit, offset) = kept, span
    rows = connection.execute(
        f"SELECT {_SHOWN} FROM {_tables(is_few=scope.is_few)} LEFT JOIN occurrence "
        f"ON occurrence.recurrence_id = recurrence.id AND occurrence.due_on = '{day}' WHERE {where} AND {scope.where} "
        f"ORDER BY recurrence.id LIMIT {int(limit)} OFFSET {int(offset)}",
        values,
    )
    return list(_entries(rows, day, today))


def _falls_on(connection: Plain, scope: Scope, ways: Sequence[Way], day: date) -> Kept:
    """Whether a recurrence comes back in one of some ways, and its measure asks for it on that day."""
    one = "(" + " AND ".join(f"{column} IS ?" for column in _WAY.split(", ")) + ")"
    in_one = " OR ".join(one for _ in ways) or "FALSE"
    is_asked = f"(SELECT {_FIRST} <= '{day}' AND {_LAST} >= '{day}' {_OF_MEASURE})"
    later = list(_seasons_after(connection, scope, ways, day))
    in_season = "".join(f" OR ({one} AND {_SPAN} = ?)" for _ in later)
    values = (value for group in (*ways, *later) for value in group)
    return f"((({in_one}) AND {is_asked}){in_season})", tuple(values)


def _seasons_after(connection: Plain, scope: Scope, ways: Sequence[Way], day: date) -> Iterator[Way]:
    """The ways limited to a season, with the spans after whose last day the season brings them on this day."""
    seasonal = {way for way in ways if json.loads(way[-1])}
    for *way, span, _ in _ways_in(asked_of(connection, scope)) if seasonal else ():
        if tuple(way) in seasonal and span[_DAY : 2 * _DAY] < day.isoformat() and _falls(way, span, day):
            yield (*way, span)


def _entries(rows: Iterator[tuple[Any, ...]] | Rows, day: date, today: date) -> Iterator[CalendarEntry]:
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
