"""The year grid beside the list: the same rows, twelve months, walked through by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.year_table import MEASURE, YearTable
from gui.operations import Operations
from gui.page import Frame
from gui.pages.checklist import ChecklistPage
from gui.pages.checklist_year import YEAR
from gui.widgets.year_view import YearView
from gui.year_words import MARK_SHAPES, legend, month_tip, shapes, spoken_month
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.rows.calendar import Standing
from model.rows.checklist import ChecklistFilter, MeasureRow
from model.rows.words import State
from model.rows.year_grid import MonthCell, MonthMark
from tests.gui.checklist_scene import DAY, key, show_all, states

JUNE = 6
Key = Qt.Key
Role = Qt.ItemDataRole


@pytest.fixture
def grid(page: ChecklistPage, qtbot: QtBot) -> YearView:
    """The page's grid, shown, on the first measure."""
    show_all(page)
    page.view.go_to(first_measure(page.model))
    page.year.toggle()
    rest(page, qtbot)
    assert page.year.grid is not None
    return page.year.grid


def rest(page: ChecklistPage, qtbot: QtBot) -> None:
    """Let list and grid come to the same row, and the months asked for arrive."""
    qtbot.waitUntil(lambda: not page.year.later.is_busy)
    table = page.year.table
    qtbot.waitUntil(lambda: not page.year._soon.isActive() and (table is None or not table._soon.isActive()))


def first_measure(model: ChecklistModel) -> int:
    return next(row for row in range(model.rowCount()) if model.measure_at(row) is not None)


def cell(page: ChecklistPage, qtbot: QtBot, row: int, month: int) -> MonthCell:
    table = page.year.table
    assert table is not None
    table.cell_at(row, month)
    qtbot.waitUntil(lambda: table.cell_at(row, month) is not None)
    found = table.cell_at(row, month)
    assert found is not None
    return found


def test_it_has_the_lists_rows_and_starts_where_the_list_was(page: ChecklistPage, grid: YearView) -> None:
    assert page.places.currentWidget() is grid
    assert page.year.table is not None
    assert page.year.table.rowCount() == page.model.rowCount()
    assert grid.row == page.view.currentIndex().row()
    assert grid.months.currentIndex().column() == JUNE
    assert grid.months.hasFocus()


def test_keys_walk_through_months_and_measures(page: ChecklistPage, grid: YearView, qtbot: QtBot) -> None:
    first = grid.row
    key(grid.months, Key.Key_Right)
    key(grid.months, Key.Key_Down)
    rest(page, qtbot)
    assert grid.months.currentIndex().column() == JUNE + 1
    assert isinstance(page.model.measure_at(grid.row), MeasureRow)
    assert grid.row > first
    assert page.view.currentIndex().row() == grid.row
    assert page.detail.measure_id == 2
    for _ in range(14):
        key(grid.months, Key.Key_Left)
    assert grid.months.currentIndex().column() == 1


def test_enter_opens_the_detail_at_the_month(page: ChecklistPage, grid: YearView) -> None:
    grid.go_to(grid.row, 3)
    key(grid.months, Key.Key_Return)
    assert page.detail.progress.month == Month(2026, 3)
    assert page.detail.progress.editor.hasFocus()
    key(page.detail.progress.editor, Key.Key_Escape)
    assert grid.months.hasFocus()


def test_a_month_to_come_opens_the_month_it_is(page: ChecklistPage, grid: YearView) -> None:
    grid.go_to(grid.row, 11)
    key(grid.months, Key.Key_Return)
    assert page.detail.progress.month == Month.of(DAY)


def test_space_ticks_the_measure(page: ChecklistPage, grid: YearView, ledger: Ledger, qtbot: QtBot) -> None:
    key(grid.months, Key.Key_Space)
    assert states(ledger)[0] is State.CLOSED
    qtbot.waitUntil(lambda: cell(page, qtbot, grid.row, JUNE).mark is MonthMark.CLOSED)
    key(grid.months, Key.Key_Space)
    assert states(ledger)[0] is State.NOT_STARTED


def test_headings_fold_by_key_and_take_their_rows_along(page: ChecklistPage, grid: YearView) -> None:
    before = page.model.rowCount()
    grid.go_to(0)
    key(grid.months, Key.Key_Left)
    assert page.year.table is not None
    assert page.year.table.rowCount() == page.model.rowCount() < before
    key(grid.months, Key.Key_Right)
    assert page.year.table.rowCount() == before
    key(grid.months, Key.Key_Return)
    key(grid.months, Key.Key_Space)
    assert page.year.table.rowCount() == before


def test_a_note_shows_in_its_month_at_once(page: ChecklistPage, grid: YearView, frame: Frame, qtbot: QtBot) -> None:
    assert cell(page, qtbot, grid.row, 4).mark is MonthMark.MISSING
    frame.operations.write(None, "note", note_progress, 1, Month(2026, 4), "完成方案。", today=DAY)
    qtbot.waitUntil(lambda: cell(page, qtbot, grid.row, 4).mark is MonthMark.NOTED)
    assert cell(page, qtbot, grid.row, 4).note == "完成方案。"


def test_another_year_is_asked_for(page: ChecklistPage, grid: YearView, qtbot: QtBot) -> None:
    assert page.year.switch.label.text() == "2026"
    page.year.switch.before.click()
    assert cell(page, qtbot, grid.row, 12).month == Month(2025, 12)
    page.year.switch.after.click()
    assert cell(page, qtbot, grid.row, 12).due is Standing.AHEAD


def test_the_filter_narrows_the_grid_too(page: ChecklistPage, grid: YearView, qtbot: QtBot) -> None:
    assert page.year.table is not None
    whole = page.year.table.rowCount()
    page.open_place(ChecklistFilter(annex=2))
    rest(page, qtbot)
    assert page.year.table.rowCount() == page.model.rowCount() < whole
    assert page.places.currentWidget() is grid


def test_an_empty_filter_leaves_the_grid_and_comes_back_to_it(page: ChecklistPage, grid: YearView) -> None:
    page.search("没有的词")
    assert page.places.currentWidget() is page.empty
    page.search("")
    assert page.places.currentWidget() is grid


def test_a_measure_asked_for_is_shown_in_the_grid(page: ChecklistPage, grid: YearView, qtbot: QtBot) -> None:
    page.open_place(5)
    rest(page, qtbot)
    measure = page.model.measure_at(grid.row)
    assert measure is not None
    assert measure.id == 5


def test_back_in_the_list_the_keyboard_is_on_the_same_measure(page: ChecklistPage, grid: YearView, qtbot: QtBot) -> None:
    key(grid.months, Key.Key_Down)
    rest(page, qtbot)
    row = grid.row
    page.year.toggle()
    assert page.places.currentWidget() is page.view
    assert page.view.currentIndex().row() == row


def test_the_choice_is_remembered(page: ChecklistPage, grid: YearView, frame: Frame, qtbot: QtBot) -> None:
    assert frame.settings.saved_text("checklist-view") == YEAR
    again = ChecklistPage(frame)
    qtbot.addWidget(again)
    show_all(again)
    assert again.places.currentWidget() is again.year.grid


def test_columns_speak(page: ChecklistPage, grid: YearView, qtbot: QtBot) -> None:
    table = page.year.table
    assert table is not None
    cell(page, qtbot, grid.row, 12)
    assert "December 2026" in table.data(table.index(grid.row, 12), Role.AccessibleTextRole)
    assert "1-01-1" in table.data(table.index(grid.row, MEASURE), Role.AccessibleTextRole)
    assert table.headerData(JUNE, Qt.Orientation.Horizontal) == "Jun"


@pytest.mark.parametrize("mark", MonthMark)
def test_every_mark_but_nothing_has_a_shape_and_a_word(mark: MonthMark, qapp: object) -> None:
    one = MonthCell(Month(2026, 6), mark, "完成方案。")
    assert bool(shapes(one)) is (mark is not MonthMark.NOTHING)
    assert spoken_month(one).startswith("June 2026, ")
    assert spoken_month(one).endswith("完成方案。")
    assert month_tip(one).splitlines()[0] == "June 2026"


def test_shapes_differ_without_their_colours(qapp: object) -> None:
    drawn = [shape for (shape, _), _ in legend()]
    assert len(drawn) == len(set(drawn)) == len(MARK_SHAPES) + 3


@pytest.mark.parametrize(("cell", "words"), [
    (MonthCell(Month(2026, 6), MonthMark.NOTHING, due=Standing.MISSED, due_on=date(2026, 6, 30)), "Due 30 June (Overdue)"),
    (MonthCell(Month(2026, 6), MonthMark.NOTHING, due=Standing.AHEAD, due_on=date(2026, 6, 30)), "Due 30 June"),
    (MonthCell(Month(2026, 6), MonthMark.NOTHING, milestone=Standing.DONE, milestone_on=date(2026, 6, 1)),
     "Milestone 1 June (done)"),
    (MonthCell(Month(2026, 6), MonthMark.NOTHING), "nothing"),
])  # fmt: skip
def test_dates_are_said_with_how_they_stand(cell: MonthCell, words: str, qapp: object) -> None:
    assert spoken_month(cell).split(", ")[1] == words


def test_the_table_keeps_qts_rules(model: ChecklistModel, operations: Operations) -> None:
    table = YearTable(model, operations.ask, lambda: DAY)
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(ChecklistFilter())
    model.set_open(0, is_open=False)
    model.set_open(0, is_open=True)
    model.show(ChecklistFilter(annex=2))
    assert tester.model() is table
    assert table.rowCount() == model.rowCount()


def test_the_measure_the_keyboard_is_on_is_copied_with_its_months_in_words(
    page: ChecklistPage, grid: YearView, qtbot: QtBot
) -> None:
    row = first_measure(page.model)
    cell(page, qtbot, row, 1)
    key(grid.months, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = page.model.measure_at(row)
    assert rows is not None
    heads, line = (text.split("\t") for text in QGuiApplication.clipboard().text().split("\r\n")[:2])
    assert len(heads) == 14
    assert line[:2] == [rows.code, rows.text]
    assert any(line[2:])
    grid.go_to(0)  # a heading has no months
    QGuiApplication.clipboard().clear()
    key(grid.months, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ""
