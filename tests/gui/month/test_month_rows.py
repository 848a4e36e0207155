"""Writing what is missing in the rows of the month's list, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.item_models.month_notes import NoteColumn
from gui.pages.submissions_month import MonthPanel
from model.actions.close import close_measures
from model.ledger import Ledger
from tests.builders import TODAY, measure_ids
from tests.fakes import FakeTasks, fake_runners
from tests.gui.conftest import HeardMessages
from tests.gui.month.scene import editor_of, listed, note_in, write_note


def test_enter_stores_and_goes_on_to_the_next_row(panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger) -> None:
    view = panel.missing.view
    view.write_in(0)
    QTest.keyClicks(editor_of(panel), "done")
    first = editor_of(panel)
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.delegate.editor is not None and view.delegate.editor is not first)
    assert view.currentIndex().row() == 1
    assert note_in(town_ledger, measure_ids(town_ledger)[0]) == "done"


def test_the_next_editor_keeps_its_words_while_the_row_before_is_stored(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger
) -> None:
    runners = fake_runners()
    writer = runners.writer
    assert isinstance(writer, FakeTasks)
    panel = make_panel(town_ledger, runners=runners)
    view = panel.missing.view
    writer.held = True
    write_note(panel, 0, "first")
    view.write_in(1)
    QTest.keyClicks(editor_of(panel), "second")
    writer.release()
    assert editor_of(panel).toPlainText() == "second"
    view.flush()
    writer.release()
    assert listed(panel) == [("1-01-1", "first"), ("1-02-1", "second")]


def test_shift_enter_is_a_new_line(panel: MonthPanel) -> None:
    panel.missing.view.write_in(0)
    editor = editor_of(panel)
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "b")
    assert editor.toPlainText().split("\n") == ["a", "b"]


def test_escape_leaves_the_row_as_it_was(panel: MonthPanel, qtbot: QtBot, messages: HeardMessages) -> None:
    view = panel.missing.view
    view.write_in(0)
    QTest.keyClicks(editor_of(panel), "no")
    QTest.keyClick(editor_of(panel), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.is_editing)
    assert listed(panel)[0] == ("1-01-1", "")
    assert messages.notices == []


def test_words_in_an_open_row_are_stored_after_a_pause(panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger) -> None:
    panel.missing.view.write_in(0)
    editor = editor_of(panel)
    QTest.keyClicks(editor, "typed ")
    qtbot.waitUntil(lambda: note_in(town_ledger, measure_ids(town_ledger)[0]) == "typed")
    assert editor_of(panel) is editor
    assert editor.toPlainText() == "typed "  # the blank that was typed last stays
    QTest.keyClicks(editor, "on")
    panel.missing.view.flush()
    assert note_in(town_ledger, measure_ids(town_ledger)[0]) == "typed on"
    panel.frame.operations.undo()  # one step
    assert note_in(town_ledger, measure_ids(town_ledger)[0]) == ""
    assert editor.toPlainText() == ""


def test_escape_takes_out_again_what_a_pause_stored(panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger) -> None:
    view = panel.missing.view
    view.write_in(0)
    QTest.keyClicks(editor_of(panel), "no")
    qtbot.waitUntil(lambda: note_in(town_ledger, measure_ids(town_ledger)[0]) == "no")
    QTest.keyClick(editor_of(panel), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.is_editing)
    assert note_in(town_ledger, measure_ids(town_ledger)[0]) == ""


def test_hiding_the_panel_stores_what_is_being_written(panel: MonthPanel, town_ledger: Ledger) -> None:
    panel.missing.view.write_in(0)
    QTest.keyClicks(editor_of(panel), "typed")
    panel.hide()
    assert note_in(town_ledger, measure_ids(town_ledger)[0]) == "typed"


def test_the_list_does_not_move_under_an_open_editor(panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger) -> None:
    view = panel.missing.view
    view.write_in(0)
    QTest.keyClicks(editor_of(panel), "typed")
    panel.frame.operations.write(panel, "close", close_measures, [measure_ids(town_ledger)[1]], on=TODAY)
    assert len(listed(panel)) == 2
    assert editor_of(panel).toPlainText() == "typed"
    QTest.keyClick(editor_of(panel), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(panel)) == 1)


def test_typing_on_a_row_begins_to_write(panel: MonthPanel) -> None:
    view = panel.missing.view
    view.setCurrentIndex(panel.missing.notes.index(0, NoteColumn.NOTE))
    QTest.keyClick(view, Qt.Key.Key_X)
    assert editor_of(panel).toPlainText() == "x"


def test_the_row_the_keyboard_comes_to_is_lit(panel: MonthPanel) -> None:
    view = panel.missing.view
    assert not view.selectionModel().hasSelection()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]


def test_enter_on_a_row_writes_and_ctrl_enter_shows_the_measure(
    panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger
) -> None:
    view = panel.missing.view
    view.setCurrentIndex(panel.missing.notes.index(1, NoteColumn.NOTE))
    with qtbot.waitSignal(panel.wanted) as heard:
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["checklist", measure_ids(town_ledger)[1]]
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.is_editing
    view.write_in(1)  # is open already
    assert view.is_editing


def test_the_keyboard_stays_in_the_progress(panel: MonthPanel) -> None:
    view = panel.missing.view
    view.setCurrentIndex(panel.missing.notes.index(0, NoteColumn.NOTE))
    for key, row in ((Qt.Key.Key_Left, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Home, 1)):
        QTest.keyClick(view, key)
        assert (view.currentIndex().row(), view.currentIndex().column()) == (row, NoteColumn.NOTE)


def place_of(panel: MonthPanel, row: int, column: NoteColumn) -> QPoint:
    return panel.missing.view.visualRect(panel.missing.notes.index(row, column)).center()


def test_a_click_on_the_progress_opens_the_editor(panel: MonthPanel, qtbot: QtBot) -> None:
    view = panel.missing.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 1, NoteColumn.NOTE))
    qtbot.waitUntil(lambda: view.is_editing)
    assert view.currentIndex().row() == 1


def test_a_click_on_the_number_or_a_double_click_shows_the_measure(
    panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger
) -> None:
    view, ids = panel.missing.view, measure_ids(town_ledger)
    with qtbot.waitSignal(panel.wanted) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 0, NoteColumn.CODE))
    assert heard.args == ["checklist", ids[0]]
    with qtbot.waitSignal(panel.wanted) as heard:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 1, NoteColumn.MEASURE))
    assert heard.args == ["checklist", ids[1]]


def test_a_click_beside_the_rows_does_nothing(panel: MonthPanel) -> None:
    view = panel.missing.view
    below = QPoint(20, view.viewport().height() - 5)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert not view.is_editing


def test_the_pointer_says_what_a_click_does(panel: MonthPanel) -> None:
    view = panel.missing.view
    for column, shape in (
        (NoteColumn.CODE, Qt.CursorShape.PointingHandCursor),
        (NoteColumn.NOTE, Qt.CursorShape.IBeamCursor),
        (NoteColumn.MEASURE, Qt.CursorShape.ArrowCursor),
    ):
        QTest.mouseMove(view.viewport(), place_of(panel, 0, column))
        assert view.viewport().cursor().shape() == shape


def test_a_narrow_window_leaves_room_for_the_progress(panel: MonthPanel) -> None:
    view = panel.missing.view
    assert not view.isColumnHidden(NoteColumn.DUE)
    panel.resize(620, 500)
    assert view.isColumnHidden(NoteColumn.DUE)
    assert view.columnWidth(NoteColumn.NOTE) > view.columnWidth(NoteColumn.CODE)


def test_an_editor_has_room_for_some_lines_within_the_table(panel: MonthPanel) -> None:
    view = panel.missing.view
    view.write_in(1)
    editor = editor_of(panel)
    assert editor.height() >= 3 * editor.fontMetrics().lineSpacing()
    panel.resize(1100, 330)
    assert editor.geometry().bottom() <= view.viewport().height()


def test_the_columns_follow_the_size_of_their_headings(panel: MonthPanel) -> None:
    view = panel.missing.view
    heads = view.horizontalHeader()
    font = heads.font()
    font.setPixelSize(48)
    heads.setFont(font)
    assert view.columnWidth(NoteColumn.CODE) > heads.fontMetrics().horizontalAdvance("No.")
