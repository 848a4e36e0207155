"""The months of a year for some measures: progress, ticks, deadlines and milestones; in plain SQL, as the checklist's rows."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import day_of
from model.queries.measure_sql import in_list
from model.rows.calendar import Standing
from model.rows.words import State
from model.rows.year_grid import MonthCell, MonthMark, YearRow
from model.rules.date_standing import standing_of
from model.store.door import Plain

CHUNK = 500
WORST = (Standing.MISSED, Standing.AHEAD, Standing.DONE, Standing.IDLE)

Dates = dict[int, list[tuple[date, Standing]]]  # by month


@dataclass(slots=True)
class _Told:
    """What is stored of one measure in a year."""

    state: State
    closed_on: date | None
    begins_on: date
    notes: dict[int, tuple[State | None, str]] = field(default_factory=dict)
    dues: Dates = field(default_factory=lambda: defaultdict(list))
    milestones: Dates = field(default_factory=lambda: defaultdict(list))


def year_rows(ledger: Ledger, measure_ids: Iterable[int], year: int, *, today: date) -> tuple[YearRow, ...]:
    """The twelve months of each measure that is there, in no particular order."""
    wanted = sorted(set(measure_ids))
    found: dict[int, _Told] = {}
    with ledger.look() as connection:
        for start in range(0, len(wanted), CHUNK):
            some = wanted[start : start + CHUNK]
            found |= _measures(connection, some)
            _add_notes(connection, some, year, found)
            _add_dates(connection, some, year, found, today)
    months = [Month(year, number) for number in range(1, 13)]
    return tuple(
        YearRow(key, tuple(_cell(told, month, today) for month in months)) for key, told in found.items()
    )


def _measures(connection: Plain, keys: Sequence[int]) -> dict[int, _Told]:
    """A measure is worked on from the day its plan was issued, and from its own first day."""
    rows = connection.execute(
        "SELECT measure.id, measure.state, measure.closed_on, max(coalesce(plan.issued_on, plan.year || '-01-01'), "
        "coalesce(measure.starts_on, '')) FROM measure JOIN plan ON plan.id = measure.plan_id "
        f"WHERE measure.id IN {in_list(keys)}"
    )
    return {key: _Told(State(state), day_of(closed), date.fromisoformat(begins)) for key, state, closed, begins in rows}


def _add_notes(connection: Plain, keys: Sequence[int], year: int, found: dict[int, _Told]) -> None:
    for key, month, state, text in connection.execute(
        f"SELECT measure_id, month, state, text FROM progress WHERE measure_id IN {in_list(keys)} "
        f"AND unit_id IS NULL AND year = {int(year)}"
    ):
        if key in found and (text or state):
            found[key].notes[month] = (State(state) if state else None, text)


def _add_dates(
    connection: Plain, keys: Sequence[int], year: int, found: dict[int, _Told], today: date
) -> None:
    rows: Iterable[tuple[Any, ...]] = connection.execute(
        f'SELECT measure_id, "end", is_milestone, met_on FROM due WHERE measure_id IN {in_list(keys)} '
        f"AND \"end\" BETWEEN '{year:04d}-01-01' AND '{year:04d}-12-31'"
    )
    for key, end, is_milestone, met_on in rows:
        if key in found:
            told, day = found[key], date.fromisoformat(end)
            dates = told.milestones if is_milestone else told.dues
            dates[day.month].append((day, standing_of(told.state, day, today, is_met=met_on is not None)))


def _cell(told: _Told, month: Month, today: date) -> MonthCell:
    _, note = told.notes.get(month.month, (None, ""))
    due_on, due = _worst(told.dues.get(month.month, ()))
    milestone_on, milestone = _worst(told.milestones.get(month.month, ()))
    if milestone_on == due_on:
        milestone_on = milestone = None  # the deadline said a second time, in the text
    return MonthCell(month, _mark(told, month, today), note, due, due_on, milestone, milestone_on)


def _worst(dates: Sequence[tuple[date, Standing]]) -> tuple[date | None, Standing | None]:
    return min(dates, key=lambda each: (WORST.index(each[1]), each[0]), default=(None, None))


def _mark(told: _Told, month: Month, today: date) -> MonthMark:
    if told.state is State.CLOSED and told.closed_on is not None and Month.of(told.closed_on) == month:
        return MonthMark.CLOSED
    if month.month in told.notes:
        return MonthMark.BLOCKED if told.notes[month.month][0] is State.BLOCKED else MonthMark.NOTED
    is_over = told.state is State.NOT_APPLICABLE or (told.closed_on is not None and told.closed_on < month.first)
    runs = told.begins_on <= month.last and month.first <= today
    return MonthMark.MISSING if runs and not is_over else MonthMark.NOTHING
