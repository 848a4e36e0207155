"""The dates of a ledger as an iCalendar file (.ics, RFC 5545), which Outlook, phones and desk calendars take in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import IO

from icalendar import Alarm, Calendar, Event, vRecur

from model.actions.watch import Asked, Told, Watch
from model.errors import StorageError
from model.rows.calendar_file import CalendarFileContent, EventContent, EventKind
from model.rows.due import RecurrencePlace
from model.rows.report import FileKind, WrittenFile
from model.rows.words import Every
from model.rules.workdays import is_workday
from reports.calendar_wording import EVENT_KINDS, calendar_name, event_text, event_title
from reports.files import deliver, require_ending

_FOOT = b"END:VCALENDAR\r\n"
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127), "")  # what a text must not hold, RFC 5545 3.3.11
_DAY = timedelta(days=1)
_AT = timedelta(hours=9)  # when offices have opened
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = 31  # stands for a month's last day
_SURE = 28  # a day that every month has
_LONGEST = 60  # signs of a measure's text in an event's title


def write_calendar_file(
    content: CalendarFileContent, target: Path, *, printed_on: date,
    progress: Told | None = None, cancelled: Asked | None = None,
) -> WrittenFile:  # fmt: skip
    """Write the .ics file; its events are counted again before it is put in place.

    An event keeps its UID from file to file, so that taking a later file in replaces what the earlier one brought.
    Raises StorageError when it cannot be written (see reports.files.deliver), or Cancelled; an older file of that name
    then stays.
    """
    require_ending(target, ".ics")
    written = 0

    def write(file: IO[bytes]) -> None:
        nonlocal written
        file.write(_calendar(content).to_ical().removesuffix(_FOOT))
        for content_of in Watch(progress, cancelled).over(content.events):
            for key, event in _events(content_of):
                event.add("uid", f"{key}@{content.ledger}")
                event.add("dtstamp", datetime.combine(printed_on, time(), UTC))
                event.add("sequence", content.changes)
                file.write(event.to_ical(sorted=False))  # one by one: ten thousand are never in memory at once
                written += 1
        file.write(_FOOT)

    def verify(file: Path) -> None:
        if (found := _whole_events(file)) != written:
            raise StorageError("report-not-proven", path=str(target), detail=f"{found} / {written}")

    digest = deliver(target, write, verify)
    return WrittenFile(target, FileKind.CALENDAR, pages=1, rows=written, sha256=digest)


def _calendar(content: CalendarFileContent) -> Calendar:
    calendar = Calendar()
    for name, value in (
        ("version", "2.0"), ("prodid", "-//Taizhang//Taizhang//ZH"), ("calscale", "GREGORIAN"), ("method", "PUBLISH"),
        ("x-wr-calname", _kept(calendar_name(content.name))), ("x-wr-timezone", "Asia/Shanghai"),
    ):  # fmt: skip
        calendar.add(name, value)
    return calendar


def _whole_events(file: Path) -> int | None:
    """How many events a written file holds; None when it is cut off or holds one that is not closed."""
    begun = ended = 0
    last = b""
    with file.open("rb") as lines:
        for last in lines:
            begun += last == b"BEGIN:VEVENT\r\n"
            ended += last == b"END:VEVENT\r\n"
    return begun if begun == ended and last == _FOOT else None


def _events(content: EventContent) -> Iterator[tuple[str, Event]]:
    """Each event under its key: one that comes back by a rule where a rule says exactly these days, else one for each day.

    Which of the two does not depend on what was ticked: a day that was, stands beside the rule as an exception to it.
    """
    rule = _rule(content)
    if rule is None:
        for day in content.days:
            key = content.key if content.rhythm is None else f"{content.key}-{day:%Y%m%d}"
            yield key, _event(content, day, is_settled=day in content.settled)
        return
    main = _event(content, content.days[0], is_settled=content.settled.issuperset(content.days))
    main.add("rrule", vRecur.from_ical(rule))
    yield content.key, main
    for day in sorted(content.settled.intersection(content.days)):
        exception = _event(content, day, is_settled=True)
        exception.add("recurrence-id", day)
        yield content.key, exception


def _event(content: EventContent, day: date, *, is_settled: bool) -> Event:
    title = _kept(event_title(content, _LONGEST, is_settled=is_settled))
    event = Event()
    event.add("summary", title)
    event.add("description", _kept(event_text(content)))
    event.add("categories", [EVENT_KINDS[content.kind]])
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("transp", "TRANSPARENT")  # a date to keep in mind, not an hour that is taken
    is_daily = content.rhythm is not None and content.rhythm.every is Every.DAY
    if not is_settled and not is_daily:  # what is done every day needs no bell
        event.add_component(_alarm(title, day, content.kind))
    return event


def _alarm(title: str, day: date, kind: EventKind) -> Alarm:
    """At nine on the working day before; what comes back is called to mind on its own day."""
    called = day
    if kind is not EventKind.OCCURRENCE:
        called -= _DAY
        while not is_workday(called):
            called -= _DAY
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", (called - day) + _AT)
    return alarm


def _kept(text: str) -> str:
    """A text without the controls that it must not hold."""
    return text.translate(_CONTROLS)


def _rule(content: EventContent) -> str | None:
    """The RFC 5545 rule of a rhythm, where one gives exactly the days that were reckoned."""
    parts = _parts(content.rhythm) if content.rhythm is not None and len(content.days) > 1 else None
    return f"{parts};COUNT={len(content.days)}" if parts else None


def _parts(place: RecurrencePlace) -> str | None:
    if place.workday or place.step != 1:  # working days are no matter of rules, nor is from where every second one counts
        return None
    months = f";BYMONTH={','.join(map(str, place.months))}" if place.months else ""
    match place.every:
        case Every.DAY:
            return "FREQ=DAILY" + months
        case Every.WEEK:
            return f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[(place.day or 7) - 1]}{months}"
        case Every.MONTH:
            spaced = months
        case _:
            last = {Every.QUARTER: (3, 6, 9, 12), Every.HALF: (6, 12), Every.YEAR: (12,)}[place.every]
            named = place.months[-1:] if place.every is Every.YEAR else place.months if place.every is Every.QUARTER else ()
            spaced = f";BYMONTH={','.join(map(str, named or last))}"
    day = place.day or _LAST
    if _SURE < day < _LAST:  # a rule would leave out the months that have no such day
        return None
    return f"FREQ=MONTHLY{spaced};BYMONTHDAY={-1 if day == _LAST else day}"

