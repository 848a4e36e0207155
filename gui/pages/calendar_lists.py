"""The month and the day chosen as lists: each handed over as a file or on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from gui.page import Frame
from gui.pages.calendar_head import CalendarHead
from gui.pages.calendar_lines import calendar_content
from gui.pages.calendar_side import DaySide
from gui.pages.list_export import ListExport
from gui.widgets.calendar_grid import MonthGrid
from gui.wording import full_day_words, month_words
from model.periods import Month
from model.rows.calendar import CalendarFilter


class CalendarLists(QObject):
    """`month` stands in the head, `day` beside the day's date; Ctrl+E and Ctrl+P mean the one the keyboard is in.

    `kept` says what the calendar shows.
    """

    def __init__(self, frame: Frame, kept: Callable[[], CalendarFilter], *, head: CalendarHead, grid: MonthGrid, side: DaySide) -> None:
        super().__init__(head)
        self._head, self._grid = head, grid
        self.month = ListExport(frame, lambda: (grid, self.tr("Calendar {day}").format(day=month_words(self._shown_month))), grid)
        self.day = ListExport(frame, lambda: (side.list, self.tr("Calendar {day}").format(day=full_day_words(grid.day))), side)
        self.month.told = lambda title, note: calendar_content(kept(), self._month_span(), title, self._note(note))
        self.day.told = lambda title, note: calendar_content(kept(), (grid.day, grid.day), title, self._note(note))
        for export in (self.month, self.day):
            export.has_letter = False  # which the calendar file has
        for key in (self.month.key, self.month.print_key):
            head.addAction(key)  # what is chosen above the month is about the month
        head.ends.addWidget(self.month.part)
        side.ends.addWidget(self.day.part)
        side.has_entries_changed.connect(self.day.part.setVisible)

    def retranslate(self) -> None:
        """Set every text anew."""
        for export in (self.month, self.day):
            export.retranslate()
        self.month.button.setToolTip(self.tr("All dates of the month as an Excel workbook or CSV (Ctrl+E)"))
        self.month.print.setToolTip(self.tr("All dates of the month as a list on paper: looked at, printed, saved as PDF (Ctrl+P)"))

    @property
    def _shown_month(self) -> Month:
        return Month.of(self._grid.day)

    def _month_span(self) -> tuple[date, date]:
        return self._shown_month.first, self._shown_month.last

    def _note(self, note: str) -> str:
        return "  ".join(part for part in (note, self._head.words()) if part)
