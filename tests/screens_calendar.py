"""Pictures of the calendar: a full day in its list, the year's end of all measures, a year whose holidays are not known."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.main_window import MainWindow
from gui.pages.calendar import CalendarPage
from gui.pages.calendar_head import CalendarChoice


def _page(window: MainWindow, day: date, *, is_mine: bool = True) -> CalendarPage:
    window.open_page("calendar")
    page = window.pages["calendar"]
    if not isinstance(page, CalendarPage):
        raise TypeError("the calendar is another page")
    page.head.set_choice(CalendarChoice(is_mine=is_mine))
    page.go_to(day)
    page.refresh()
    for _ in range(2):  # the month, then the day's list
        if window.frame is not None:
            window.frame.operations.runners.wait()
        QCoreApplication.processEvents()
    return page


def full_day(window: MainWindow) -> QWidget:
    """The half-year's end, the keyboard in its list."""
    _page(window, date(2026, 6, 30)).side.take_keyboard()
    return window


def year_end(window: MainWindow) -> QWidget:
    """31 December of all measures."""
    _page(window, date(2026, 12, 31), is_mine=False)
    return window


def unknown_year(window: MainWindow) -> QWidget:
    """A month of a year whose holidays are not known."""
    _page(window, date(2028, 2, 29))
    return window


CALENDAR = {"calendar-day": full_day, "calendar-year-end": year_end, "calendar-unknown": unknown_year}
