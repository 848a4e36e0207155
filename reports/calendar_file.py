"""The dates of a ledger as an iCalendar file (.ics, RFC 5545), which Outlook, phones and desk calendars take in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import IO

from model.errors import StorageError
from model.rows.calendar_file import CalendarFileContent, EventContent, EventKind
from model.rows.due import RecurrencePlace
from model.rows.report import FileKind, WrittenFile
from model.rows.words import Every
from model.rules.workdays import is_workday
from reports import wording
from reports.calendar_lines import after_line, component, day_line, folded, text_line, whole_components
from reports.files import deliver, require_ending

_EVENT = "VEVENT"
_DAY = timedelta(days=1)
_AT = timedelta(hours=9)  # when offices have opened
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = 31  # stands for a month's last day
_SURE = 28  # a day that every month has
_LONGEST = 60  # signs of a measure's text in an event's title


def write_calendar_file(content: CalendarFileContent, target: Path, *, printed_on: date) -> WrittenFile:
    """Write the .ics file; opened again and counted before it is put in place.

    An event keeps its UID from file to file, so that taking a later file in replaces what the earlier one brought.
    Raises StorageError when it cannot be written (see reports.files.deliver); an older file of that name then stays.
    """
    require_ending(target, ".ics")
    lines = _calendar(content, printed_on)
    written = lines.count(f"BEGIN:{_EVENT}")

    def write(file: IO[bytes]) -> None:
        file.write(folded(lines))

    def verify(file: Path) -> None:
        if (found := whole_components(file, _EVENT)) != written:
            raise StorageError("report-not-proven", path=str(target), detail=f"{found} / {written}")

    digest = deliver(target, write, verify)
    return WrittenFile(target, FileKind.CALENDAR, pages=1, rows=written, sha256=digest)


def _calendar(content: CalendarFileContent, printed_on: date) -> list[str]:
    lines = ["VERSION:2.0", "PRODID:-//Taizhang//Taizhang//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
             text_line("X-WR-CALNAME", wording.calendar_name(content.name)), "X-WR-TIMEZONE:Asia/Shanghai"]  # fmt: skip
    same = (f"DTSTAMP:{printed_on:%Y%m%d}T000000Z", f"SEQUENCE:{content.changes}")
    for content_of in content.events:
        for key, event in _events(content_of):
            lines += component(_EVENT, (text_line("UID", f"{key}@{content.ledger}"), *same, *event))
    return component("VCALENDAR", lines)


def _events(content: EventContent) -> Iterator[tuple[str, list[str]]]:
    """Each event under its key: one that comes back by a rule where a rule says exactly these days, else one for each day.

    Which of the two does not depend on what was ticked: a day that was, stands beside the rule as an exception to it.
    """
    rule = _rule(content)
    if rule is None:
        for day in content.days:
            key = content.key if content.rhythm is None else f"{content.key}-{day:%Y%m%d}"
            yield key, _event(content, day, is_settled=day in content.settled)
        return
    is_settled = content.settled.issuperset(content.days)
    yield content.key, [f"RRULE:{rule}", *_event(content, content.days[0], is_settled=is_settled)]
    for day in sorted(content.settled.intersection(content.days)):
        yield content.key, [day_line("RECURRENCE-ID", day), *_event(content, day, is_settled=True)]


def _event(content: EventContent, day: date, *, is_settled: bool) -> list[str]:
    title = wording.event_title(content, _LONGEST, is_settled=is_settled)
    lines = [
        text_line("SUMMARY", title),
        text_line("DESCRIPTION", wording.event_text(content)),
        text_line("CATEGORIES", wording.EVENT_KINDS[content.kind]),
        day_line("DTSTART", day),
        day_line("DTEND", day + _DAY),
        "TRANSP:TRANSPARENT",  # a date to keep in mind, not an hour that is taken
    ]
    is_daily = content.rhythm is not None and content.rhythm.every is Every.DAY
    if not is_settled and not is_daily:  # what is done every day needs no bell
        lines += _alarm(title, day, content.kind)
    return lines


def _alarm(title: str, day: date, kind: EventKind) -> list[str]:
    """At nine on the working day before; what comes back is called to mind on its own day."""
    called = day
    if kind is not EventKind.OCCURRENCE:
        called -= _DAY
        while not is_workday(called):
            called -= _DAY
    bell = after_line("TRIGGER", (called - day) + _AT)
    return component("VALARM", ("ACTION:DISPLAY", text_line("DESCRIPTION", title), bell))


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

