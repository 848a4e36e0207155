"""Pictures of the checklist in its states: searched, empty, asking, with its filter panel, its detail scrolled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.main_window import MainWindow
from gui.pages.checklist import ChecklistPage
from model.rows.checklist import ChecklistFilter


def _page(window: MainWindow, kept: ChecklistFilter) -> ChecklistPage:
    window.open_page("checklist")
    page = window.pages["checklist"]
    if not isinstance(page, ChecklistPage):
        raise TypeError("the checklist is another page")
    _leave_year(window)
    page.open_place(kept)
    if window.frame is not None:
        window.frame.operations.wait()
    QCoreApplication.processEvents()
    return page


def searched(window: MainWindow) -> QWidget:
    """Words lit where they were found."""
    _page(window, ChecklistFilter(search="治理"))
    return window


def nothing_found(window: MainWindow) -> QWidget:
    """A search that finds nothing, and the way out."""
    _page(window, ChecklistFilter(search="没有的词", is_mine=True))
    return window


def asking(window: MainWindow) -> QWidget:
    """A measure whose plan leaves open whether it is mine."""
    _page(window, ChecklistFilter(has_questions=True, is_mine=True))
    return window


def filter_panel(window: MainWindow) -> QWidget:
    """Annex, unit, state and due date."""
    panel = _page(window, ChecklistFilter(is_mine=True)).filters.panel
    panel.show()
    return panel


def detail_below(window: MainWindow) -> QWidget:
    """Evidence and history at the foot of the detail."""
    page = _page(window, ChecklistFilter(is_mine=True))
    bar = page.detail.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    return window


def year_grid(window: MainWindow) -> QWidget:
    """The measures by months."""
    page = _page(window, ChecklistFilter(is_mine=True))
    if not page.year.switch.is_year:
        page.year.toggle()
    for _ in range(3):  # the rows, their months, the painting
        if window.frame is not None:
            window.frame.operations.wait()
        QCoreApplication.processEvents()
    return window


def _leave_year(window: MainWindow) -> None:
    page = window.pages.get("checklist")
    if isinstance(page, ChecklistPage) and page.year.switch.is_year:
        page.year.toggle()


def listed(window: MainWindow) -> QWidget:
    """The list, whatever was looked at before."""
    window.open_page("checklist")
    _leave_year(window)
    return window


CHECKLIST = {
    "checklist": listed,
    "checklist-searched": searched,
    "checklist-nothing-found": nothing_found,
    "checklist-asking": asking,
    "checklist-filters": filter_panel,
    "checklist-detail-below": detail_below,
    "checklist-year": year_grid,
}
