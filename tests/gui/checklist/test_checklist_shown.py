"""The pane beside the list shows what is highlighted, and no button of it acts on anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.item_models.checklist_table import Column
from gui.page import Frame
from gui.pages.checklist import ChecklistPage
from model.ledger import Ledger
from model.rows.words import State
from tests.builders import a_measure, a_plan, measure_ids, taken_in
from tests.fakes import FakeTasks, fake_runners
from tests.gui.checklist_scene import centre, key, scene_frame, show_all, shown_page, states


def click(qtbot: QtBot, page: ChecklistPage, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, modifier, centre(page, row))


def headings(page: ChecklistPage) -> list[int]:
    return [row for row in range(page.model.rowCount()) if page.model.measure_at(row) is None]


def measures(page: ChecklistPage) -> list[int]:
    return [row for row in range(page.model.rowCount()) if page.model.measure_at(row) is not None]


def test_on_a_heading_the_pane_shows_the_heading_and_no_button(
    qtbot: QtBot, page: ChecklistPage, ledger: Ledger
) -> None:
    task = headings(page)[-2]
    click(qtbot, page, task)
    assert page.detail.measure_id is None
    assert not page.detail.foot.isVisible()
    assert page.detail.nothing.isVisible()
    assert page.detail.nothing.title.text() == str(page.model.index(task, 0).data())
    assert page.detail.nothing.count.text()
    page.detail.foot.tick.click()
    assert State.CLOSED not in states(ledger)


def test_the_headings_count_follows_what_is_ticked(qtbot: QtBot, page: ChecklistPage, ledger: Ledger) -> None:
    key(page.view, Qt.Key.Key_Space)
    page.view.go_to(headings(page)[0])
    qtbot.waitUntil(lambda: page.detail.nothing.count.text().startswith("1 "))
    before = page.detail.nothing.count.text()
    page.frame.operations.undo()
    qtbot.waitUntil(lambda: page.detail.nothing.count.text() != before)


def test_back_on_a_measure_its_detail_is_shown_again(qtbot: QtBot, page: ChecklistPage, ledger: Ledger) -> None:
    page.view.go_to(headings(page)[0])
    page.view.go_to(measures(page)[0])
    assert page.detail.measure_id == measure_ids(ledger)[0]
    assert page.detail.foot.isVisible()
    assert not page.detail.nothing.isVisible()


def test_what_was_typed_is_stored_when_a_heading_is_chosen(page: ChecklistPage, ledger: Ledger) -> None:
    page.detail.progress.editor.insertPlainText("已开工")
    page.view.go_to(headings(page)[0])
    page.view.go_to(measures(page)[0])
    assert page.detail.progress.note_of(page.detail.progress.month) == "已开工"


def test_with_several_chosen_only_their_own_bar_acts(qtbot: QtBot, page: ChecklistPage) -> None:
    rows = measures(page)
    click(qtbot, page, rows[0])
    assert page.detail.foot.isVisible()
    click(qtbot, page, rows[1], Qt.KeyboardModifier.ControlModifier)
    assert not page.detail.foot.isVisible()
    assert page.chosen.isVisible()
    click(qtbot, page, rows[1])
    assert page.detail.foot.isVisible()


def test_a_row_that_is_chosen_no_more_has_no_button(qtbot: QtBot, page: ChecklistPage) -> None:
    row = page.view.currentIndex().row()
    click(qtbot, page, row, Qt.KeyboardModifier.ControlModifier)
    assert page.view.selected_spans() == ()
    assert not page.detail.foot.isVisible()


def test_where_the_row_is_filtered_away_the_next_is_chosen_and_shown(
    qtbot: QtBot, page: ChecklistPage, ledger: Ledger
) -> None:
    page.filters.chips._buttons["support"].click()
    page.filters.chips._buttons["idle"].click()
    row = page.view.currentIndex().row()
    before = page.detail.measure_id
    page.detail.progress.editor.insertPlainText("已开工")
    page.detail.flush()
    qtbot.waitUntil(lambda: page.detail.measure_id != before)
    current = page.view.currentIndex().row()
    shown = page.model.measure_at(current)
    assert page.view.selectionModel().isRowSelected(current), (row, current)
    assert page.detail.measure_id == (shown.id if shown else None)


def test_until_the_next_measure_is_there_no_button_acts_on_the_one_before(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]
) -> None:
    runners = fake_runners(held=True)
    questions, writer = runners.questions, runners.writer
    assert isinstance(questions, FakeTasks)
    assert isinstance(writer, FakeTasks)
    for page in shown_page(qtbot, scene_frame(make_frame, ledger, runners=runners)):
        questions.wait()
        rows = measures(page)
        page.view.go_to(rows[0])
        questions.wait()
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        page.view.selectionModel().setCurrentIndex(page.model.index(rows[1], 0), flags)
        page.detail.foot.tick.click()
        writer.wait()
        assert State.CLOSED not in states(ledger)
        questions.wait()
        page.detail.foot.tick.click()
        writer.wait()
        assert [place for place, state in enumerate(states(ledger)) if state is State.CLOSED] == [1]
        questions.wait()


def test_a_day_of_another_year_is_shown_with_its_year(
    qtbot: QtBot, tmp_path: Path, make_frame: Callable[..., Frame]
) -> None:
    old = a_plan(
        a_measure("完成湿地修复。", lead=("各镇人民政府",), deadline="年底前"), year=2020, title="示例区2020年行动计划"
    )
    with taken_in(Ledger.open(tmp_path / "old", person="填报人", chain="test"), old) as ledger:
        for page in shown_page(qtbot, scene_frame(make_frame, ledger)):
            show_all(page)
            due = page.model.index(measures(page)[0], Column.DUE)
            assert due.data() == "31 Dec 2020"
            assert "31 Dec 2020" in due.data(Qt.ItemDataRole.AccessibleTextRole)
            assert due.data(Qt.ItemDataRole.ToolTipRole) == "Overdue\n31 Dec 2020\n年底前"


def test_large_text_leaves_list_and_detail_their_room(page: ChecklistPage, frame: Frame) -> None:
    frame.settings.text_size = 200
    frame.theme.apply()
    page.resize(940, 700)
    QApplication.processEvents()
    right = page.detail.mapTo(page, page.detail.rect().topRight()).x()
    assert right <= page.width()
    assert page.detail.foot.state.mapTo(page, page.detail.foot.state.rect().topRight()).x() <= page.width()
    assert page.sides.sizes()[0] >= 400
    assert page.view.columnWidth(Column.TEXT) >= 300


def test_at_150_percent_a_usual_window_shows_by_when(page: ChecklistPage, frame: Frame) -> None:
    frame.settings.text_size = 150
    frame.theme.apply()
    page.resize(1028, 640)
    QApplication.processEvents()
    assert page.view.columns.shown == (Column.TEXT, Column.DUE)
