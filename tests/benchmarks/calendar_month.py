"""A month of the calendar, a page of its fullest day, and the year grid's rows, in ledgers of up to a million measures."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from model.ledger import DATABASE_NAME, Ledger
from model.queries.calendar import calendar_days, day_entries
from model.queries.year_grid import year_rows
from model.rows.calendar import CalendarFilter
from tests.benchmarks.big_ledger import CHAIN, TODAY, big_ledger
from tests.benchmarks.timing import compare

JUNE = (date(2026, 6, 1), date(2026, 7, 5))
DECEMBER = (date(2026, 11, 30), date(2027, 1, 3))
RUNS = 5
COUNT = (
    'SELECT "end", count(*) FROM due INDEXED BY ix_due_end CROSS JOIN measure ON measure.id = due.measure_id '
    'WHERE "end" BETWEEN ? AND ? GROUP BY 1'
)


def months(folder: Path, sizes: tuple[int, ...]) -> None:
    """June holds a twelfth of the dates, December more than half: every second measure falls due on its last day."""
    for size in sizes:
        place = big_ledger(folder / f"calendar{size}", size)
        _add_what_comes_back(place)
        with Ledger.open(place, chain=CHAIN) as ledger, closing(_plain(place)) as plain:
            for kept in (CalendarFilter(), CalendarFilter(is_mine=True)):
                whose = "mine" if kept.is_mine else "all"
                for name, span in (("June", JUNE), ("December", DECEMBER)):
                    compare(
                        f"calendar {name}, {whose}", f"{size} measures",
                        lambda kept=kept, span=span: calendar_days(ledger, kept, *span, today=TODAY),
                        peer="count its dates by day", other=_counting(plain, span),
                        limit="< 1 s at 1 000 000 where a day does not hold all", runs=RUNS,
                    )  # fmt: skip
            _pages(ledger, size)


def _plain(place: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{(place / DATABASE_NAME).as_uri()}?mode=ro", uri=True)


def _counting(connection: sqlite3.Connection, span: tuple[date, date]) -> Callable[[], object]:
    return lambda: connection.execute(COUNT, span).fetchall()


def _pages(ledger: Ledger, size: int) -> None:
    kept = CalendarFilter()
    day = max(calendar_days(ledger, kept, *DECEMBER, today=TODAY), key=lambda each: each.entries)
    for name, offset in (("first", 0), ("last", day.entries - 60)):
        compare(
            f"{name} page of a day of {day.entries}", f"{size} measures",
            lambda offset=offset: day_entries(ledger, kept, day.counts, day.day, today=TODAY, limit=60, offset=offset),
            runs=RUNS,
        )  # fmt: skip
    keys = range(size // 2, size // 2 + 200)
    compare("year grid, 200 measures", f"{size} measures", lambda: year_rows(ledger, keys, 2026, today=TODAY), runs=RUNS)


def _add_what_comes_back(place: Path) -> None:
    """Half of the measures are due on 31 December; a fifth come back: every half-year, quarter or month."""
    connection = sqlite3.connect(place / DATABASE_NAME)
    connection.execute("UPDATE due SET \"end\" = '2026-12-31' WHERE measure_id % 2 = 0")
    connection.execute(
        "INSERT INTO recurrence (measure_id, every, day, workday, step, months, wording) SELECT id, "
        "CASE id % 20 WHEN 0 THEN 'quarter' WHEN 5 THEN 'month' WHEN 10 THEN 'month' ELSE 'half' END, "
        "CASE id % 20 WHEN 10 THEN 26 END, NULL, 1, '[]', '每月26日' FROM measure WHERE id % 5 = 0"
    )
    connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def all_months(sizes: tuple[int, ...]) -> None:
    """Every figure of this module."""
    with tempfile.TemporaryDirectory() as name:
        months(Path(name), sizes)


if __name__ == "__main__":
    all_months((100_000, 1_000_000))
