"""Official holidays from a small table, for years this program was not delivered with (form: resources/holidays/README.md)."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from model.errors import UserError
from model.periods import day_of
from model.rules.workdays import WorkCalendar, YearDays

_LARGEST = 256 * 1024  # bytes; a year has some forty lines
_FIRST, _LAST = 2004, 2100
_LONGEST = 31  # days a holiday may last
_FEWEST = 12  # days off from Monday to Friday: every year since 2004 had 16 or more
_ENCODINGS = ("utf-8-sig", "gb18030")
_SEPARATORS = re.compile(r"[,，;；\t]")
_SPAN = re.compile(r"\s*(.+?)\s*(?:至|到|~|～|—+|\.\.|/(?=\d{4}-))\s*(.+?)\s*")
_OFF = {"休", "放假", "休息", "假", "off"}
_WORKED = {"班", "上班", "补班", "调休上班", "工作", "work"}


def read_holidays(file: Path, known: WorkCalendar) -> dict[int, YearDays]:
    """The days off and the moved working days of every year a table names; `known` is what is known of other years.

    Raises UserError: holidays-not-readable, holidays-line-unknown, holidays-contradictory, holidays-workday-wrong,
    holidays-incomplete. A table that is not right as a whole is not taken in part.
    """
    off: dict[int, set[date]] = defaultdict(set)
    worked: dict[int, set[date]] = defaultdict(set)
    for days, is_off in _lines(file):
        for day in days:
            (off if is_off else worked)[day.year].add(day)
    years = {year: YearDays(frozenset(off[year]), frozenset(worked[year])) for year in sorted({*off, *worked})}
    if not years:
        raise UserError("holidays-not-readable", name=file.name)
    for year, told in years.items():
        if all(day.month == 12 for day in told.off | told.worked) and year + 1 in years and year in known.years:
            years[year] = known.days_of(year).with_days(told)  # a New Year's holiday that begins in December
            continue
        _require_sound(file, year, told)
    return years


def _lines(file: Path) -> Iterator[tuple[list[date], bool]]:
    for number, line in enumerate(_text(file).splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([_SEPARATORS.sub(",", line)]), [])]
        if number == 1 and not re.search(r"\d", cells[0]):  # names of the columns
            continue
        days, kind = _days(cells[0]), cells[1].lower() if len(cells) > 1 else ""
        if not days or kind not in _OFF | _WORKED:
            raise UserError("holidays-line-unknown", name=file.name, line=number, text=line.strip()[:60])
        yield days, kind in _OFF


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UserError("holidays-not-readable", name=file.name) from error
    if len(content) > _LARGEST or b"\0" in content:  # a workbook or a picture, not a table of text
        raise UserError("holidays-not-readable", name=file.name)
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError("holidays-not-readable", name=file.name)


def _days(cell: str) -> list[date]:
    """The days a cell names, one or a span of them; none where it names no days or too many."""
    span = _SPAN.fullmatch(cell)
    try:
        first, last = (day_of(span[1]), day_of(span[2])) if span else (day_of(cell), day_of(cell))
    except UserError:
        return []
    count = (last - first).days + 1
    if not (1 <= count <= _LONGEST and first.year >= _FIRST and last.year <= _LAST):
        return []
    return [first + timedelta(days=step) for step in range(count)]


def _require_sound(file: Path, year: int, told: YearDays) -> None:
    both = told.off & told.worked
    if both:
        raise UserError("holidays-contradictory", name=file.name, day=min(both).isoformat())
    on_weekdays = [day for day in told.worked if day.weekday() < 5]
    if on_weekdays:
        raise UserError("holidays-workday-wrong", name=file.name, day=min(on_weekdays).isoformat())
    if date(year, 1, 1) not in told.off or sum(day.weekday() < 5 for day in told.off) < _FEWEST:
        raise UserError("holidays-incomplete", name=file.name, year=year)
