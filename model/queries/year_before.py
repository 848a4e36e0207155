"""Last year's counterpart of one measure: which it was and how it ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from model.ledger import Ledger
from model.queries.checklist import day_of, rows_by_filter
from model.rows.checklist import ChecklistFilter
from model.rows.earlier import EarlierMeasure, EarlierWords
from model.rows.words import State
from model.rules.carrying import counterpart, without_numbers
from model.store.door import Plain
from model.store.plain import elsewhere

_WHOLE = 1000  # measures up to which a plan is read whole; of a larger one those the index finds
_FOUND, _LONGEST = 40, 12  # of them at most; characters that are looked for
_BREAK = re.compile(r"[\W\d_]+")
_WORDS = "SELECT measure.id, task.name, measure.text FROM measure JOIN task ON task.id = measure.task_id WHERE measure.plan_id = ?"


def year_before(ledger: Ledger, measure_id: int, *, today: date) -> EarlierMeasure | None:
    """The measure of the nearest earlier year's plan of the same area that this one goes on with; None where there is none.

    Of several plans of that year the one whose title is this one's but for its numbers is asked first.
    """
    with ledger.look() as connection:
        row = connection.execute(
            "SELECT measure.plan_id, task.name, measure.text FROM measure JOIN task ON task.id = measure.task_id WHERE measure.id = ?", (measure_id,)
        ).fetchone()
        if row is None:
            return None
        plan_id, task, text = row
        now = EarlierWords(measure_id, task, text)
        others = None
        for before_id in _plans_before(connection, plan_id):
            if others is None:
                others = [each.measure for each in _words(connection, plan_id, now, today) if each.id != measure_id]
            found = counterpart(now, _words(connection, before_id, now, today), others)
            if found is not None:
                return _earlier(connection, found)
    return None


def _plans_before(connection: Plain, plan_id: int) -> list[int]:
    areas = dict(elsewhere(connection).plans)
    plans = connection.execute("SELECT id, year, title FROM plan ORDER BY id DESC").fetchall()
    year, title = next((year, title) for key, year, title in plans if key == plan_id)
    before = [(key, when, name) for key, when, name in plans if when < year and areas.get(key) == areas.get(plan_id)]
    nearest = max((when for _, when, _ in before), default=0)
    of_year = [(without_numbers(name) != without_numbers(title), key) for key, when, name in before if when == nearest]
    return [key for _, key in sorted(of_year)]


def _words(connection: Plain, plan_id: int, now: EarlierWords, today: date) -> Sequence[EarlierWords]:
    """The words of a plan's measures; of a large plan those that share the longest run of words."""
    rows = connection.execute(f"{_WORDS} ORDER BY measure.position LIMIT {_WHOLE + 1}", (plan_id,)).fetchall()
    if len(rows) <= _WHOLE:
        return [EarlierWords(*row) for row in rows]
    said = max(_BREAK.split(now.measure), key=len)[:_LONGEST]
    if not said:
        return []
    kept = ChecklistFilter(plan_id=plan_id, search=said)
    return [EarlierWords(row.id, row.task, row.text) for row in rows_by_filter(connection, kept, today, limit=_FOUND)]


def _earlier(connection: Plain, measure_id: int) -> EarlierMeasure:
    key, plan_id, year, code, state, closed_on = connection.execute(
        "SELECT measure.id, plan.id, plan.year, measure.code, measure.state, measure.closed_on "
        "FROM measure JOIN plan ON plan.id = measure.plan_id WHERE measure.id = ?", (measure_id,),
    ).fetchone()  # fmt: skip
    return EarlierMeasure(key, plan_id, year, code, State(state), day_of(closed_on))
