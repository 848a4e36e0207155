"""What falls on a day, or on the days of a month, as a list for a file or paper: all that a filter keeps, not only what was scrolled to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.calendar_words import entry_cells, entry_heads
from gui.pages.list_files import Content
from gui.wording import full_day_words
from model.rows.calendar import CalendarDay, CalendarEntry, CalendarFilter
from model.rows.list_content import ListColumn, ListContent

if TYPE_CHECKING:
    from model.ledger import Ledger

AT_ONCE = 200
_DAY_WIDTH = 9
_WIDTHS = (8, 8, 36, 16, 8)  # of the cells of an entry


def calendar_content(kept: CalendarFilter, span: tuple[date, date], title: str, note: str) -> Content:
    """The entries of the days from the first to the last, fetched as they are written; of more than one day each names its own."""
    has_days = span[0] != span[1]
    columns = tuple(ListColumn(name, width) for name, width in zip(entry_heads(), _WIDTHS, strict=True))
    if has_days:
        columns = (ListColumn(QCoreApplication.translate("CalendarWords", "Day"), _DAY_WIDTH), *columns)

    def told(ledger: Ledger, today: date) -> ListContent:
        from model.queries.calendar import calendar_days  # SQLAlchemy is loaded after the window is painted

        days = calendar_days(ledger, kept, *span, today=today)
        entries = (entry for day in days for entry in _entries(ledger, kept, day, today))
        lines = ((full_day_words(entry.day), *entry_cells(entry)) if has_days else entry_cells(entry) for entry in entries)
        return ListContent(title, note, columns, lines, sum(day.entries for day in days))

    return told


def _entries(ledger: Ledger, kept: CalendarFilter, day: CalendarDay, today: date) -> Iterator[CalendarEntry]:
    from model.queries.calendar import day_entries  # as above

    for offset in range(0, day.entries, AT_ONCE):
        yield from day_entries(ledger, kept, day.counts, day.day, today=today, limit=AT_ONCE, offset=offset)
