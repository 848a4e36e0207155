"""Which copies of a ledger are kept: all of the last days, then one a week, then one a month."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def is_due(newest: datetime | None, day: date) -> bool:
    """Whether a change made on a day asks for a copy: one is made on each day's first change, by the local clock."""
    return newest is None or newest.astimezone().date() != day


def is_rehearsal_due(last: datetime | None, day: date) -> bool:
    """Whether a copy is to be restored on trial: one is in each month, by the local clock."""
    return last is None or last.astimezone().date().replace(day=1) != day.replace(day=1)


def kept(times: Iterable[datetime]) -> frozenset[datetime]:
    """Of the times copies were made those to be kept: of the newest seven days on which copies were made every one,
    the newest of each of the newest four weeks, and the newest of each of the newest twelve months."""
    newest_first = sorted(times, reverse=True)
    days = set(_newest(newest_first, datetime.date, DAYS))
    stay = {time for time in newest_first if time.date() in days}
    stay.update(_newest(newest_first, _week, WEEKS).values(), _newest(newest_first, _month, MONTHS).values())
    return frozenset(stay)


def _newest(
    newest_first: list[datetime], span: Callable[[datetime], Hashable], count: int
) -> dict[Hashable, datetime]:
    """The newest time in each of the newest spans."""
    found: dict[Hashable, datetime] = {}
    for time in newest_first:
        found.setdefault(span(time), time)
    return dict(list(found.items())[:count])


def _week(time: datetime) -> tuple[int, int]:
    return time.isocalendar()[:2]


def _month(time: datetime) -> date:
    return time.date().replace(day=1)
