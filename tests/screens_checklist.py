"""Pictures of the checklist in its states: searched, empty, asking, with its filter panel, its detail scrolled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.dialogs.assign import AssignDialog
from gui.item_models.checklist_table import USUAL, Column
from gui.main_window import MainWindow
from gui.pages.checklist import ChecklistPage
from gui.pages.checklist_choice import Choice
from model.rows.checklist import ChecklistFilter, SortKey
from model.rows.handlers import HandlerRow

HANDLERS = (HandlerRow("填报人甲", 12, 14), HandlerRow("填报人乙", 3, 3))


def _page(window: MainWindow, kept: ChecklistFilter) -> ChecklistPage:
    window.open_page("checklist")
    page = window.pages["checklist"]
    if not isinstance(page, ChecklistPage):
        raise TypeError("the checklist is another page")
    _leave_year(window)
    page.open_place(kept)
    if window.frame is not None:
        window.frame.operations.runners.wait()
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
    """Annex, unit, handler, state and due date."""
    panel = _page(window, ChecklistFilter(is_mine=True)).filters.panel
    panel.show_handlers(HANDLERS, Choice(handler="填报人甲"))
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
    while page.year.later.is_busy:
        QCoreApplication.processEvents()
    for _ in range(3):  # the rows, their months, the painting
        if window.frame is not None:
            window.frame.operations.runners.wait()
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


def _settle(window: MainWindow) -> None:
    for _ in range(3):
        if window.frame is not None:
            window.frame.operations.runners.wait()
        QCoreApplication.processEvents()


def sorted_by_due(window: MainWindow) -> QWidget:
    """By date, with more columns, and several chosen."""
    page = _page(window, ChecklistFilter(is_mine=True))
    page.narrowing.order.choose(SortKey.DUE)
    page.view.columns.choose([*USUAL, Column.CODE, Column.STATE])
    _settle(window)
    page.view.go_to(1)
    flags = page.view.selectionModel().SelectionFlag
    for row in (2, 3):
        page.view.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)
    _settle(window)
    return window


def _plain(window: MainWindow) -> ChecklistPage:
    page = _page(window, ChecklistFilter(is_mine=True))
    page.narrowing.order.choose(None)
    page.view.columns.choose(USUAL)
    _settle(window)
    return page


def list_menu(window: MainWindow) -> QWidget:
    """All that can be done with the list."""
    menu = _plain(window).menu.menu
    menu.popup(window.mapToGlobal(window.rect().center()))
    return menu


def note_many(window: MainWindow) -> QWidget:
    """The same words for many."""
    page = _plain(window)
    page.view.selectAll()
    page.many.ask_note()
    return _dialog(page.many.asking)


def assigned(window: MainWindow) -> QWidget:
    """Whom what is chosen is given to."""
    page = _plain(window)
    page.view.selectAll()
    page.many.ask_handler()
    _settle(window)
    dialog = page.many.assigning.asking
    if isinstance(dialog, AssignDialog):
        dialog.set_handlers(HANDLERS, {})
        dialog.name.setEditText("填报人甲")
    return _dialog(dialog)


def given(window: MainWindow) -> QWidget:
    """Some measures given to colleagues: in the column, in the detail, and in a filter."""
    page = _plain(window)
    rows = [row for number in range(16) if (row := page.model.measure_at(number)) is not None]
    for start, name in enumerate(("填报人甲", "填报人乙")):
        page.many.assigning.assign([row.id for row in rows[start::3]], name)
    page.view.columns.choose([*USUAL, Column.HANDLER])
    _settle(window)
    page.view.go_to(next(number for number in range(16) if page.model.measure_at(number) is not None))
    _settle(window)
    return window


def pasted(window: MainWindow) -> QWidget:
    """Lines that need a look before they are written."""
    page = _plain(window)
    rows = [row for number in range(12) if (row := page.model.measure_at(number)) is not None]
    lines = [f"{rows[0].code}\t完成 3 处整改，已报照片。", f"{rows[1].code}\t", "9-99-9\t已完成台账核对。", f"{rows[2].code}\t召开推进会 1 次。"]
    QGuiApplication.clipboard().setText("\n".join(lines))
    page.view.selectAll()
    page.copying.paste_progress()
    _settle(window)
    return _dialog(page.copying.asking)


def columns(window: MainWindow) -> QWidget:
    """Which columns, in which order."""
    page = _plain(window)
    page.menu.choose_columns()
    return _dialog(page.menu.asking)


def filters_kept(window: MainWindow) -> QWidget:
    """The saved filters."""
    page = _plain(window)
    page.saved.edit()
    return _dialog(page.saved.asking)


def filter_named(window: MainWindow) -> QWidget:
    """The filter in force is given a name."""
    page = _plain(window)
    page.saved.ask_name()
    return _dialog(page.saved.asking)


def printed(window: MainWindow) -> QWidget:
    """The list's pages."""
    page = _plain(window)
    page.handing.print()
    _settle(window)
    dialog = _dialog(page.handing.files.asking)
    _settle(window)
    return dialog


def _dialog(dialog: QWidget | None) -> QWidget:
    if dialog is None:
        raise TypeError("there is no dialog")
    return dialog


CHECKLIST = {
    "checklist": listed,
    "checklist-searched": searched,
    "checklist-nothing-found": nothing_found,
    "checklist-asking": asking,
    "checklist-filters": filter_panel,
    "checklist-detail-below": detail_below,
    "checklist-year": year_grid,
    "checklist-sorted": sorted_by_due,
    "checklist-menu": list_menu,
    "checklist-note-many": note_many,
    "checklist-assign": assigned,
    "checklist-given": given,
    "checklist-pasted": pasted,
    "checklist-columns": columns,
    "checklist-saved-filters": filters_kept,
    "checklist-save-filter": filter_named,
    "checklist-printed": printed,
}
