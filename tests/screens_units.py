"""Pictures of the units page: a search by initials, a group, open questions, names alike, the dialog that merges."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.main_window import MainWindow
from gui.pages.units import ALIKE, GROUPS, OPEN, UNITS, UnitsPage


def _page(window: MainWindow, side: int, *, search: str = "") -> UnitsPage:
    window.open_page("units", side)
    page = window.pages["units"]
    if not isinstance(page, UnitsPage):
        raise TypeError("the units page is another page")
    _settle(window)
    page.units.search.setText(search)
    page.units.search.searched.emit(search)
    _settle(window)
    return page


def _settle(window: MainWindow) -> None:
    for _ in range(3):
        if window.frame is not None:
            window.frame.operations.runners.wait()
        QCoreApplication.processEvents()


def found(window: MainWindow) -> QWidget:
    """A unit found by its initials."""
    _page(window, UNITS, search="sw")
    return window


def nobody_found(window: MainWindow) -> QWidget:
    """No unit of that name."""
    _page(window, UNITS, search="没有的单位")
    return window


def group(window: MainWindow) -> QWidget:
    """A group with its members and a unit being added."""
    page = _page(window, GROUPS)
    page.groups.table.choose(1)
    _settle(window)
    members = page.groups.members
    members.picker.field.setText("qs")
    members.picker.typed.emit("qs")
    _settle(window)
    return window


def open_questions(window: MainWindow) -> QWidget:
    """What the plan leaves open about my unit."""
    _page(window, OPEN)
    return window


def alike(window: MainWindow) -> QWidget:
    """Names that may be one unit's."""
    _page(window, ALIKE)
    return window


def merge(window: MainWindow) -> QWidget:
    """The dialog that asks which unit another one is."""
    page = _page(window, UNITS)
    page.units.table.choose(2)
    page.units.ask_merge()
    _settle(window)
    if page.units._dialog is None:
        raise TypeError("the dialog did not open")
    return page.units._dialog


UNITS_PAGE = {
    "units-found": found,
    "units-nobody": nobody_found,
    "units-group": group,
    "units-open": open_questions,
    "units-alike": alike,
    "units-merge": merge,
}
