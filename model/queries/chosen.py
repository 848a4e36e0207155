"""The measures of a list by their ids alone: in the order of a column, or some stretches of it; a million take a second."""

# ruff: noqa: S608 - the statement is composed of this program's own words; what was typed is bound

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date

from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_sql import (
    DONE,
    Kept,
    Mine,
    in_list,
    kept_by,
    light,
    mine_in,
    order,
    progress_in,
    rank,
)
from model.rows.checklist import ChecklistFilter, MonthNotes, SortKey
from model.rows.words import Light, State
from model.store.door import Plain, Rows

LIGHTS = (Light.RED, Light.AMBER, Light.GREEN, Light.BLUE, Light.GREY)  # what presses most comes first
CHUNK = 500


def ids_in_runs(
    ledger: Ledger, kept: ChecklistFilter, runs: Sequence[tuple[int, int]], *, today: date
) -> tuple[int, ...]:
    """The ids of the measures in some runs of a list, each (how many stand before, how many)."""
    with ledger.look() as connection:
        found = kept_by(kept, mine_in(connection), today)
        ids: list[int] = []
        for offset, limit in runs:
            rows = connection.execute(
                f"SELECT measure.id FROM {found.tables} WHERE {found.where} ORDER BY {order(kept)} "
                f"LIMIT {int(limit)} OFFSET {int(offset)}",
                found.values,
            )
            ids += [key for (key,) in rows]
        return tuple(ids)


def sorted_ids(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> array[int]:
    """The ids of all measures a filter keeps, by the column it is sorted by; what has nothing there comes last."""
    with ledger.look() as connection:
        mine = mine_in(connection)
        found = kept_by(kept, mine, today)
        return array("q", (key for (key,) in _in_order(connection, found, kept, mine, today)))


def closed_among(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> int:
    """How many of the measures a filter keeps are done with."""
    with ledger.look() as connection:
        found = kept_by(kept, mine_in(connection), today)
        done = ", ".join(f"'{state}'" for state in DONE)
        sql = f"SELECT count(*) FROM {found.tables} WHERE ({found.where}) AND measure.state IN ({done})"
        return int(connection.execute(sql, found.values).fetchone()[0])


def month_notes(ledger: Ledger, measure_ids: Sequence[int], month: Month) -> MonthNotes:
    """What one's own office noted of a month, by measure; only those with words."""
    found: dict[int, str] = {}
    with ledger.look() as connection:
        for start in range(0, len(measure_ids), CHUNK):
            found |= dict(connection.execute(
                f"SELECT measure_id, text FROM progress WHERE measure_id IN {in_list(measure_ids[start : start + CHUNK])} "
                "AND unit_id IS NULL AND year = ? AND month = ? AND text != ''", (month.year, month.month),
            ).fetchall())  # fmt: skip
    return found


def _in_order(
    connection: Plain, found: Kept, kept: ChecklistFilter, mine: Mine, today: date
) -> Rows:
    way = "DESC" if kept.is_descending else "ASC"
    last = way if kept.sort is SortKey.CODE else "ASC"  # codes go by the order of the documents
    return connection.execute(
        f"SELECT id FROM (SELECT measure.id AS id, measure.plan_id AS plan_id, measure.position AS position, "
        f"{_column(kept.sort, mine, today)} AS sorted_by FROM {found.tables} WHERE {found.where}) AS kept "
        f"ORDER BY sorted_by IS NULL, sorted_by {way}, plan_id {last}, position {last}",
        found.values,
    )


def _shown_due(today: date) -> str:
    """The day model.rules.lights.next_due shows: one that is overdue, else the latest open one that is past, else the earliest to come."""
    day = f"(coalesce(due.\"end\", CASE WHEN due.start >= '{today}' THEN due.start END))"
    missed = f"max(CASE WHEN {day} < '{today}' THEN {day} END)"
    shown = f"(SELECT coalesce({missed}, min({day})) FROM due WHERE due.measure_id = measure.id AND due.met_on IS NULL)"
    return f"CASE WHEN measure.overdue_after < '{today}' THEN measure.overdue_after ELSE {shown} END"


def _column(sort: SortKey | None, mine: Mine, today: date) -> str:
    by_light = " ".join(f"WHEN '{each}' THEN {number}" for number, each in enumerate(LIGHTS))
    by_state = " ".join(f"WHEN '{each}' THEN {number}" for number, each in enumerate(State))
    return {
        SortKey.DUE: _shown_due(today),
        SortKey.LIGHT: f"CASE {light(today)} {by_light} END",
        SortKey.ROLE: rank(mine),
        SortKey.EVIDENCE: "(SELECT count(*) FROM evidence_link WHERE evidence_link.measure_id = measure.id)",
        SortKey.MONTH: progress_in(Month.of(today)),
        SortKey.STATE: f"CASE measure.state {by_state} END",
        SortKey.HANDLER: "nullif(measure.handler, '')",
    }.get(sort or SortKey.CODE, "0")
