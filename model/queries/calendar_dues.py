"""The dates of measures by the day they end on: how many, the first few, and a day's page by page."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from model.queries.calendar_scope import Scope
from model.queries.measure_sql import IS_DONE, in_list
from model.rows.calendar import CalendarEntry, EntryKind, KindCount
from model.rows.words import State
from model.rules.date_standing import standing_of
from model.store.door import Plain

SORTED = 20_000  # up to so many dates of a month are sorted at once; beyond, each day's first ones are looked for
KINDS = (EntryKind.MILESTONE, EntryKind.DUE)

_OPEN = f"(due.met_on IS NULL AND NOT {IS_DONE})"
# A date may stand twice: as the measure's own and in its text, or twice in the text. It is one entry, ticked as one.
_ONCE = (
    "NOT (due.is_milestone AND EXISTS (SELECT 1 FROM due AS twin WHERE twin.measure_id = due.measure_id "
    'AND twin.kind = due.kind AND twin.start IS due.start AND twin."end" IS due."end" '
    "AND (twin.is_milestone < due.is_milestone OR (twin.is_milestone = due.is_milestone AND twin.id < due.id))))"
)
# The last of a measure's own dates is its deadline: ticking it closes the measure.
_ENDS = (
    "(NOT due.is_milestone AND NOT EXISTS (SELECT 1 FROM due AS later WHERE later.measure_id = due.measure_id "
    'AND NOT later.is_milestone AND (later."end" IS NULL OR later."end" > due."end")))'
)


def due_counts(
    connection: Plain, scope: Scope, first: date, last: date
) -> dict[date, tuple[KindCount, ...]]:
    """How many dates end on each day of a span, by kind; days without any are not there."""
    kinds = _kinds(scope)
    if not kinds:
        return {}
    milestone, number = "due.is_milestone", "count(*) FILTER (WHERE {})".format
    counted = (number(milestone), number(f"{milestone} AND {_OPEN}"), "count(*)", number(_OPEN))
    rows = connection.execute(  # grouped by the index's own order, so that nothing is sorted
        f'SELECT due."end", {", ".join(counted)} FROM {_tables(scope)} '
        f'WHERE due."end" BETWEEN \'{first}\' AND \'{last}\' AND {_of_kinds(kinds)} AND {_ONCE} AND {scope.where} '
        "GROUP BY 1"
    )
    found: dict[date, tuple[KindCount, ...]] = {}
    for end, milestones, open_milestones, entries, still_open in rows:
        both = (
            KindCount(EntryKind.MILESTONE, milestones, open_milestones),
            KindCount(EntryKind.DUE, entries - milestones, still_open - open_milestones),
        )
        found[date.fromisoformat(end)] = tuple(count for count in both if count.entries)
    return found


def first_dues(
    connection: Plain, scope: Scope, counts: dict[date, tuple[KindCount, ...]], *, most: int, today: date
) -> dict[date, list[CalendarEntry]]:
    """The first few dates of each counted day: open ones before those that are done, milestones before deadlines."""
    if sum(count.entries for each in counts.values() for count in each) <= SORTED:
        keys = _sorted_keys(connection, scope, counts, most)
    else:
        keys = [key for day, each in counts.items() for key in _streamed_keys(connection, scope, day, each, most)]
    entries = {entry.key: entry for entry in _entries(connection, keys, today)}
    found: dict[date, list[CalendarEntry]] = defaultdict(list)
    for key in keys:
        found[entries[key].day].append(entries[key])
    return found


def day_dues(
    connection: Plain, scope: Scope, day: date, kind: EntryKind, *, today: date, limit: int, offset: int
) -> list[CalendarEntry]:
    """A page of the dates of one kind that end on a day, in the order of taking in."""
    rows = connection.execute(
        f"SELECT due.id FROM {_tables(scope)} WHERE due.\"end\" = '{day}' AND {_of_kinds((kind,))} AND {_ONCE} "
        f"AND {scope.where} ORDER BY due.id LIMIT {int(limit)} OFFSET {int(offset)}"
    )
    return _entries(connection, [key for (key,) in rows], today)


def _kinds(scope: Scope) -> tuple[EntryKind, ...]:
    return tuple(kind for kind in KINDS if kind in scope.kinds)


def _kind(is_milestone: int) -> EntryKind:
    return EntryKind.MILESTONE if is_milestone else EntryKind.DUE


def _of_kinds(kinds: Iterable[EntryKind]) -> str:
    wanted = {"due.is_milestone" if kind is EntryKind.MILESTONE else "NOT due.is_milestone" for kind in kinds}
    return wanted.pop() if len(wanted) == 1 else "TRUE" if wanted else "FALSE"


def _tables(scope: Scope) -> str:
    """Few measures lead to their dates; of many it is the days that lead to the measures."""
    if scope.is_few:
        return "measure CROSS JOIN due INDEXED BY ix_due_measure ON due.measure_id = measure.id"
    return "due INDEXED BY ix_due_end CROSS JOIN measure ON measure.id = due.measure_id"


def _sorted_keys(
    connection: Plain, scope: Scope, counts: dict[date, tuple[KindCount, ...]], most: int
) -> list[int]:
    if not counts:
        return []
    rows = connection.execute(
        f"""
        SELECT id FROM (SELECT due.id AS id, due."end" AS day, row_number() OVER (PARTITION BY due."end"
                ORDER BY {_OPEN} DESC, due.is_milestone DESC, due.id) AS place
            FROM {_tables(scope)} WHERE due."end" BETWEEN '{min(counts)}' AND '{max(counts)}'
                AND {_of_kinds(_kinds(scope))} AND {_ONCE} AND {scope.where}) AS placed
        WHERE place <= {int(most)} ORDER BY day, place
        """
    )
    return [key for (key,) in rows]


def _streamed_keys(
    connection: Plain, scope: Scope, day: date, counts: Sequence[KindCount], most: int
) -> Iterator[int]:
    for is_open in (True, False):
        for count in counts:
            there = count.open if is_open else count.entries - count.open
            if not there or most <= 0:
                continue
            rows = connection.execute(
                f"SELECT due.id FROM {_tables(scope)} WHERE due.\"end\" = '{day}' AND {_of_kinds((count.kind,))} "
                f"AND {_ONCE} AND {'' if is_open else 'NOT '}{_OPEN} AND {scope.where} ORDER BY due.id LIMIT {int(most)}"
            ).fetchall()
            most -= len(rows)
            yield from (key for (key,) in rows)


def _entries(connection: Plain, keys: Sequence[int], today: date) -> list[CalendarEntry]:
    rows = connection.execute(
        f'SELECT due.id, due."end", due.is_milestone, due.wording, due.met_on, measure.id, measure.code, measure.text, '
        f"measure.deadline, measure.state, {_ENDS} FROM due JOIN measure ON measure.id = due.measure_id "
        f"WHERE due.id IN {in_list(keys)} ORDER BY due.id"
    )
    return [_entry(row, today) for row in rows]


def _entry(row: tuple[Any, ...], today: date) -> CalendarEntry:
    key, end, is_milestone, wording, met_on, measure_id, code, text, deadline, state, ends_measure = row
    day = date.fromisoformat(end)
    return CalendarEntry(
        kind=_kind(is_milestone), day=day, key=key, measure_id=measure_id, code=code, text=text,
        wording=wording or deadline, standing=standing_of(State(state), day, today, is_met=met_on is not None),
        is_met=met_on is not None, ends_measure=bool(ends_measure),
    )
