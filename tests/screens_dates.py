"""Pictures of dates and of what comes back in the detail pane, and of the dialogs they open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.dialogs.due_date import DueDialog
from gui.dialogs.reason import ReasonDialog
from gui.main_window import MainWindow
from gui.pages.checklist import ChecklistPage
from model.rows.checklist import ChecklistFilter


def _found(window: MainWindow, words: str) -> ChecklistPage:
    window.open_page("checklist")
    page = window.pages["checklist"]
    if not isinstance(page, ChecklistPage):
        raise TypeError("the checklist is another page")
    page.open_place(ChecklistFilter(search=words))
    for _ in range(3):  # the rows, the detail, the painting
        if window.frame is not None:
            window.frame.operations.runners.wait()
        QCoreApplication.processEvents()
    page.detail.area.ensureWidgetVisible(page.detail.dates)
    return page


def coming_back(window: MainWindow) -> QWidget:
    """A duty of every month: what was missed, what is next."""
    _found(window, "每月")
    return window


def date_dialog(window: MainWindow) -> QWidget:
    """Setting a date."""
    page = _found(window, "每月")
    page.detail.dates.add.click()
    return page.detail.findChild(DueDialog) or window


def reason_dialog(window: MainWindow) -> QWidget:
    """Why something is not needed."""
    page = _found(window, "每月")
    next(iter(page.detail.dates.occurrences.not_needed.values())).click()
    return page.detail.findChild(ReasonDialog) or window


DATES = {"detail-coming-back": coming_back, "dialog-date": date_dialog, "dialog-reason": reason_dialog}
