"""Clocks set back, changes of summer time, leap years, years without a holiday calendar: right dates, or a said doubt."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from model.actions.backups import make_backup
from model.actions.close import close_measures, reopen_measures
from model.actions.restore import found_backups
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.history import history
from model.rules.backups_kept import is_due
from model.rules.deadlines import dues_of
from model.rules.report_days import report_days
from model.rules.workdays import nth_workday, work_calendar, year_is_known
from tests import children
from tests.builders import TODAY, a_measure, a_plan, taken_in
from tests.faults.figures import Figures, Lost

RULE = "每月第二个工作日前向区生态环境局报送上月工作进展情况"


def set_back() -> None:
    """The clock goes back for years while the ledger is worked on: the chain holds, the order stays, copies are kept."""
    now = [datetime(2026, 6, 15, 8, tzinfo=UTC)]
    with tempfile.TemporaryDirectory() as name, Ledger.open(Path(name) / "ledger", chain="c", clock=lambda: now[0]) as ledger:
        taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(4))))
        first = make_backup(ledger).here
        numbers = []
        for years in (0, 7, -3, 1):
            now[0] = datetime(2026 - years, 6, 15, 8, tzinfo=UTC)
            numbers += [close_measures(ledger, [1], on=TODAY).number, reopen_measures(ledger, [1]).number]
            make_backup(ledger)
        if [row.id for row in reversed(history(ledger, limit=100))][-len(numbers):] != numbers:
            raise Lost("the order of changes")
        assert check(ledger).faults == ()
        assert first.path.exists()
        assert len(found_backups(ledger.folder)) >= 4


SUMMER = """
import os, sys, time
from datetime import UTC, datetime, timedelta
os.environ["TZ"] = sys.argv[1]
time.tzset()
from model.rules.backups_kept import is_due
for step in range(-30, 31):
    at = datetime(2026, 3, 29, 1, tzinfo=UTC) + timedelta(hours=step)
    day = at.astimezone().date()
    assert not is_due(at, day), at
    assert is_due(at, day + timedelta(days=1)), at
print("ok")
"""


def summer_time() -> None:
    """Where clocks change on a day: that day still asks for one copy and the next for another."""
    for zone in ("Europe/Berlin", "America/New_York", "Asia/Shanghai"):
        ended = children.run(SUMMER, zone)
        assert ended.stdout.strip() == "ok", ended.stderr


def leap_years() -> None:
    """二月底 in a leap year and in others."""
    for year, last in ((2023, 28), (2024, 29), (2025, 28), (2028, 29), (2100, 28)):
        (due,) = dues_of("2月底前", "完成整治。", year).dues
        assert due.end == date(year, 2, last), due
        assert nth_workday(Month(year, 2), 1).month == 2


def unknown_years() -> None:
    """Years whose holidays nobody has told: weekends alone, and every report day of them says that it is not sure."""
    last = max(work_calendar().years)
    for year in range(last + 1, last + 11):
        assert not year_is_known(year)
        days = report_days(RULE, first=date(year, 1, 1), last=date(year, 12, 31))
        assert len(days) == 12
        assert not any(day.year_is_known for day in days), days
        assert all(day.day.weekday() < 5 for day in days)
        assert all(day.year_is_known for day in report_days(RULE, first=date(last, 1, 1), last=date(last, 12, 31)))


def midnight() -> None:
    """A second before and after a local midnight are two days."""
    noon = datetime(2026, 6, 15, 12).astimezone()
    midnight_of = noon.replace(hour=0)
    before, after = midnight_of - timedelta(seconds=1), midnight_of + timedelta(seconds=1)
    assert is_due(before, after.date())
    assert not is_due(after, after.date())


TIMES: tuple[Callable[[], None], ...] = (set_back, summer_time, leap_years, unknown_years, midnight)


def tries() -> Figures:
    """Each of them once."""
    figures = Figures("clocks and calendars")
    for each in TIMES:
        with figures.attempt(each.__name__):
            each()
    figures.remark = ", ".join(each.__name__.replace("_", " ") for each in TIMES)
    return figures
