"""The list itself driven as an officer drives it: keys, mouse, heights, what is dropped and pasted on its rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.item_models.checklist_table import Column
from gui.page import Frame
from gui.pages.checklist import ChecklistPage
from gui.theme import ROW_ANNEX, ROW_MEASURE, ROW_TASK
from model.actions.close import close_measures
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.words import State
from tests.builders import measure_ids
from tests.gui.checklist_scene import (
    DAY,
    centre,
    key,
    show_all,
    states,
)

# Keys


def test_space_ticks_and_ticks_off_again(page: ChecklistPage, ledger: Ledger) -> None:
    key(page.view, Qt.Key.Key_Space)
    assert states(ledger)[0] is State.CLOSED
    key(page.view, Qt.Key.Key_Space)
    assert states(ledger)[0] is State.NOT_STARTED


def test_a_single_ones_step_of_undo_has_its_code(page: ChecklistPage, ledger: Ledger) -> None:
    key(page.view, Qt.Key.Key_Space)
    key(page.view, Qt.Key.Key_Space)
    page.chosen.state_wanted.emit(State.BLOCKED)
    steps = [text for _, text in page.frame.operations.history.steps]
    assert steps == ["1-01-1: Blocked", "Reopen 1-01-1", "Close 1-01-1"]


def test_all_selected_are_ticked_in_one_step(qtbot: QtBot, page: ChecklistPage, ledger: Ledger) -> None:
    page.view.selectAll()
    key(page.view, Qt.Key.Key_Space)
    assert states(ledger).count(State.CLOSED) == 5
    assert page.frame.operations.history.undo_text.startswith("Close 5 ")
    page.frame.operations.undo()
    assert State.CLOSED not in states(ledger)


def test_several_chosen_measures_have_a_bar_of_their_own(page: ChecklistPage, ledger: Ledger) -> None:
    before = states(ledger)
    assert page.chosen.isHidden()
    page.view.selectAll()
    assert not page.chosen.isHidden()
    assert page.chosen.label.text().startswith("5 ")
    page.chosen.close_all.click()
    assert states(ledger).count(State.CLOSED) == 5
    page.view.selectAll()
    page.chosen.reopen_all.click()
    assert states(ledger) == before
    page.chosen.states.actions()[2].trigger()
    assert states(ledger).count(State.BLOCKED) == 5
    page.frame.operations.undo()
    assert states(ledger) == before
    page.view.go_to(3)
    assert page.chosen.isHidden()


def test_left_and_right_fold_and_walk(page: ChecklistPage) -> None:
    rows = page.model.rowCount()
    key(page.view, Qt.Key.Key_Left)
    assert page.view.currentIndex().row() == 2
    key(page.view, Qt.Key.Key_Left)
    assert page.model.rowCount() == rows - 1
    key(page.view, Qt.Key.Key_Left)
    assert page.view.currentIndex().row() == 1
    page.view.go_to(2)
    key(page.view, Qt.Key.Key_Right)
    assert page.model.rowCount() == rows
    key(page.view, Qt.Key.Key_Right)
    assert page.view.currentIndex().row() == 3


def test_space_and_enter_on_a_heading_fold(page: ChecklistPage) -> None:
    page.view.go_to(0)
    key(page.view, Qt.Key.Key_Space)
    assert not page.model.is_open(0)
    key(page.view, Qt.Key.Key_Return)
    assert page.model.is_open(0)


def test_enter_goes_to_the_detail_and_escape_comes_back(qtbot: QtBot, page: ChecklistPage) -> None:
    page.activateWindow()
    page.view.setFocus()
    key(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(page.detail.progress.editor.hasFocus)
    key(page.detail.progress.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.view.hasFocus)


def test_escape_clears_all_but_mine(page: ChecklistPage) -> None:
    page.filters.chips._buttons["lead"].click()
    page.search("清扫")
    key(page.view, Qt.Key.Key_Escape)
    assert page.filters.chips.chosen == {"mine"}
    key(page.view, Qt.Key.Key_Escape)
    assert page.model.measures == 5


def test_down_and_up_walk_from_measure_to_measure(page: ChecklistPage) -> None:
    rows = [page.view.currentIndex().row()]
    for code in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        key(page.view, code)
        rows.append(page.view.currentIndex().row())
    assert rows == [3, 6, 7, 6, 3, 0]


def test_a_folded_heading_is_a_stop_and_the_end_is_the_end(page: ChecklistPage) -> None:
    page.model.set_open(8, is_open=False)
    page.view.go_to(7)
    for _ in range(2):
        key(page.view, Qt.Key.Key_Down)
        assert page.view.currentIndex().row() == 8


def test_letters_typed_in_the_list_look_for_nothing(qtbot: QtBot, page: ChecklistPage) -> None:
    before = page.view.currentIndex().row()
    qtbot.keyClicks(page.view, "6")
    assert page.view.currentIndex().row() == before


# Mouse


def test_a_click_on_the_box_ticks(qtbot: QtBot, page: ChecklistPage, ledger: Ledger) -> None:
    box = page.view.delegate.box_of(page.view.visualRect(page.model.index(3, Column.TEXT)))
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert states(ledger)[0] is State.CLOSED


def test_a_click_beside_the_box_selects(qtbot: QtBot, page: ChecklistPage, ledger: Ledger) -> None:
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=centre(page, 6))
    assert page.detail.measure_id == measure_ids(ledger)[1]
    assert State.CLOSED not in states(ledger)


def test_a_click_on_a_heading_folds(qtbot: QtBot, page: ChecklistPage) -> None:
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=centre(page, 2))
    assert not page.model.is_open(2)


def test_a_double_click_goes_to_the_detail_and_on_the_box_ticks_twice(
    qtbot: QtBot, page: ChecklistPage, ledger: Ledger
) -> None:
    with qtbot.waitSignal(page.view.detail_wanted):
        qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=centre(page, 3))
    box = page.view.delegate.box_of(page.view.visualRect(page.model.index(3, Column.TEXT)))
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert states(ledger)[0] is State.CLOSED


def test_the_row_under_the_mouse_is_lit(qtbot: QtBot, page: ChecklistPage) -> None:
    qtbot.mouseMove(page.view.viewport(), centre(page, 6))
    assert page.view.delegate.hovered_row == 6
    QApplication.sendEvent(page.view.viewport(), QEvent(QEvent.Type.Leave))
    assert page.view.delegate.hovered_row == -1


# Heights and columns


def test_rows_have_three_heights_that_follow_folding_and_filters(page: ChecklistPage) -> None:
    def heights() -> list[int]:
        return [page.view.rowHeight(row) for row in range(page.model.rowCount())]

    task, measure, annex = ROW_TASK, ROW_MEASURE, ROW_ANNEX
    assert heights() == [annex, task, task, measure, task, task, measure, measure, annex, task, measure, measure]
    page.model.set_open(2, is_open=False)
    assert heights()[2:6] == [task, task, task, measure]
    page.search("河道")
    assert heights() == [annex, task, measure]


def test_of_very_many_headings_only_those_seen_are_measured(
    qtbot: QtBot, page: ChecklistPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.widgets.row_heights.ALL_HEIGHTS", 1)
    show_all(page)
    page.view.viewport().repaint()
    qtbot.waitUntil(lambda: page.view.rowHeight(0) == ROW_ANNEX)
    assert page.view.rowHeight(3) == ROW_MEASURE


def test_rows_are_gone_through_for_another_text_size_only(page: ChecklistPage, monkeypatch: pytest.MonkeyPatch) -> None:
    through: list[float] = []
    monkeypatch.setattr(page.view.heights, "set_all", lambda: through.append(page.frame.theme.scale))
    page.view.retranslate()
    for theme, size in (("dark", 100), ("dark", 125)):
        page.frame.settings.theme, page.frame.settings.text_size = theme, size
        page.frame.theme.apply()
    assert through == [1.25]


def test_a_narrow_list_leaves_the_text_its_room(page: ChecklistPage) -> None:
    page.view.resize(420, 500)
    assert page.view.isColumnHidden(Column.EVIDENCE)
    assert page.view.isColumnHidden(Column.ROLE)
    assert not page.view.isColumnHidden(Column.DUE)


def test_column_widths_are_remembered(qtbot: QtBot, page: ChecklistPage, frame: Frame) -> None:
    page.view.setColumnWidth(Column.DUE, 150)
    again = ChecklistPage(frame)
    qtbot.addWidget(again)
    assert again.view.columnWidth(Column.DUE) == 150


def test_every_kind_of_row_is_painted(page: ChecklistPage, ledger: Ledger) -> None:
    close_measures(ledger, measure_ids(ledger)[:1], on=DAY)
    show_all(page)
    page.search("河道")
    page.view.delegate.drop_row = 2
    picture = page.view.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(picture.height())
    }
    tokens = page.frame.theme.colours
    assert tokens["warning-ground"].lower() in colours  # type: ignore[index]
    assert tokens["accent-ground"].lower() in colours  # type: ignore[index]


# Dropping and pasting


def drag(page: ChecklistPage, kind: type[QDropEvent], files: list[Path], where: int | QPoint) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place = where if isinstance(where, QPoint) else centre(page, where)
    at = QPointF(place) if kind is QDropEvent else place
    event = kind(
        at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # type: ignore[arg-type]
    event.setAccepted(False)
    QApplication.sendEvent(page.view.viewport(), event)
    return event.isAccepted()


def test_files_dropped_on_a_row_are_attached_to_it(
    page: ChecklistPage, ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "照片.txt"
    file.write_text("x", encoding="utf-8")
    assert drag(page, QDragEnterEvent, [file], 6)
    assert drag(page, QDragMoveEvent, [file], 6)
    assert page.view.delegate.drop_row == 6
    assert drag(page, QDropEvent, [file], 6)
    assert page.view.delegate.drop_row == -1
    counts = [row.evidence_count for row in checklist_rows(ledger, ChecklistFilter(), today=DAY)]
    assert counts == [0, 1, 0, 0, 0, 0]


def test_files_that_come_in_over_a_heading_can_still_be_dropped_on_a_measure(
    page: ChecklistPage, ledger: Ledger, tmp_path: Path
) -> None:
    """Whoever takes the files where they come in is told of the whole way: it must be the list, not the window."""
    file = tmp_path / "照片.txt"
    file.write_text("x", encoding="utf-8")
    assert drag(page, QDragEnterEvent, [file], 0)
    assert not drag(page, QDragMoveEvent, [file], 0)
    assert page.view.delegate.drop_row == -1
    assert drag(page, QDragMoveEvent, [file], 6)
    assert page.view.delegate.drop_row == 6
    assert drag(page, QDropEvent, [file], 6)
    assert [row.evidence_count for row in checklist_rows(ledger, ChecklistFilter(), today=DAY)] == [0, 1, 0, 0, 0, 0]


def test_files_are_refused_over_a_heading_and_out_of_sight_when_they_leave(page: ChecklistPage, tmp_path: Path) -> None:
    assert drag(page, QDragEnterEvent, [tmp_path / "x"], 3)
    assert not drag(page, QDragMoveEvent, [tmp_path / "x"], 0)
    assert page.view.delegate.drop_row == -1
    assert not drag(page, QDropEvent, [tmp_path / "x"], 0)
    page.view.delegate.drop_row = 3
    QApplication.sendEvent(page.view.viewport(), QDragLeaveEvent())
    assert page.view.delegate.drop_row == -1


def test_a_file_dropped_below_the_last_row_may_be_a_plan(qtbot: QtBot, page: ChecklistPage, tmp_path: Path) -> None:
    page.view.setCurrentIndex(page.model.index(0, 0))
    key(page.view, Qt.Key.Key_Left)  # the annex is folded
    below = QPoint(20, page.view.viewport().height() - 2)
    assert page.view.indexAt(below).row() == -1
    assert drag(page, QDragEnterEvent, [tmp_path / "x"], below)
    assert drag(page, QDragMoveEvent, [tmp_path / "x"], below)
    with qtbot.waitSignal(page.wanted) as heard:
        assert drag(page, QDropEvent, [tmp_path / "x"], below)
    assert heard.args == ["take-in", [tmp_path / "x"]]


def test_a_copied_picture_is_pasted_onto_the_row(page: ChecklistPage, ledger: Ledger) -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    QApplication.clipboard().setImage(picture)
    next(action for action in page.view.actions() if action.shortcut().toString() == "Ctrl+V").trigger()
    names = [row.name for row in page.detail.detail.record.evidence] if page.detail.detail else []
    assert len(names) == 1
    assert names[0].startswith("Screenshot_")
    assert names[0].endswith(".png")
    QApplication.clipboard().clear()


def test_the_text_size_carries_rows_and_detail_along(page: ChecklistPage, frame: Frame) -> None:
    frame.settings.text_size = 150
    frame.theme.apply()
    assert page.view.rowHeight(3) == frame.theme.px(ROW_MEASURE)
    assert page.view.rowHeight(0) == frame.theme.px(ROW_ANNEX)


def test_widths_of_large_text_are_not_remembered_as_a_persons(page: ChecklistPage, frame: Frame) -> None:
    page.resize(2000, 700)
    frame.settings.text_size = 200
    frame.theme.apply()
    QApplication.processEvents()
    assert page.view.columnWidth(Column.DUE) > 150
    assert frame.settings.column_widths("checklist") == []
