"""The list of rows that were read: walked with the keys, doubtful ones marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.item_models.draft_model import DraftListModel, LineKind
from gui.review.rows_view import RowsView, said_of
from gui.theme import Theme
from gui.widgets.copied_rows import RowCopying
from tests.builders import a_measure, a_plan
from tests.gui.review.scene import a_draft, press


def test_the_list_has_a_heading_for_every_annex_section_and_task(qtbot: QtBot) -> None:
    model = DraftListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_draft(a_draft())
    kinds = [line.kind for line in model.lines()]
    annex, section, task, row = LineKind
    assert kinds == [annex, section, task, row, row, task, row, annex, task, row]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    spoken = model.data(model.index_of(1), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken != "完成整治。"
    assert "完成整治。" in spoken


def test_a_change_within_the_shape_does_not_reset_the_list(qtbot: QtBot) -> None:
    model = DraftListModel()
    model.set_draft(a_draft())
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_draft(replace(a_draft(), measures=tuple(replace(row, deadline="6月底前") for row in a_draft().measures)))
    with qtbot.waitSignal(model.modelReset):
        model.set_draft(a_plan(a_measure()))


@pytest.fixture
def rows(qtbot: QtBot, theme: Theme) -> RowsView:
    view = RowsView(theme)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show_draft(a_draft(), 0)
    return view


def test_arrows_step_over_headings(qtbot: QtBot, rows: RowsView) -> None:
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        press(rows, key)
        seen.append(rows.row)
    assert seen == [1, 2, 3, 3, 2, 0, 3]


def test_a_click_on_a_heading_leaves_the_row_lit(qtbot: QtBot, rows: RowsView) -> None:
    rows.resize(500, 400)
    rows.show()
    rows.show_row(0)
    heading = next(place for place, line in enumerate(rows.lines()) if line.measure is None)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(heading, 0)).center())
    assert rows.row == 0
    assert rows.selectionModel().hasSelection()


def test_walking_tells_the_row_and_following_does_not(qtbot: QtBot, rows: RowsView) -> None:
    with qtbot.waitSignal(rows.row_chosen) as heard:
        press(rows, Qt.Key.Key_Down)
    assert heard.args == [1]
    with qtbot.assertNotEmitted(rows.row_chosen):
        rows.show_row(3)


def test_the_chosen_row_stays_in_sight_when_the_list_shrinks(qtbot: QtBot, rows: RowsView) -> None:
    rows.show()
    rows.show_row(3)
    rows.resize(500, 120)
    qtbot.waitUntil(lambda: rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex())))
    rows.show_row(0)
    assert rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex()))
    rows.close()


def test_doubtful_rows_look_different_without_colour(qtbot: QtBot, rows: RowsView) -> None:
    sure = replace(a_draft(), measures=tuple(replace(row, doubts=(), questions=()) for row in a_draft().measures))
    marked = rows.grab().toImage().convertToFormat(rows.grab().toImage().Format.Format_Grayscale8)
    rows.show_draft(sure, 0)
    plain = rows.grab().toImage().convertToFormat(marked.format())
    assert marked != plain


def test_a_line_says_deadline_and_units(theme: Theme) -> None:
    row = a_measure(deadline="年底前", lead=("甲局",), support=("乙镇", "丙镇"))
    said = said_of(row)
    assert said.startswith("年底前 · ")
    assert said.endswith("乙镇, 丙镇")  # in English


def test_the_row_chosen_is_copied_field_by_field(qtbot: QtBot, rows: RowsView) -> None:
    rows.show_row(2)
    qtbot.keyClick(rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heads, line = (text.split("\t") for text in QGuiApplication.clipboard().text().splitlines())
    measure = a_draft().measures[2]
    assert len(heads) == len(line) == 7
    assert line[1:4] == [measure.task, measure.measure, measure.deadline]


def test_all_rows_read_are_copied_without_their_headings_of_annex_and_task(rows: RowsView) -> None:
    copying = rows.findChild(RowCopying)
    assert copying is not None
    copying.menu().actions()[1].trigger()
    _heads, *lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[2] for line in lines] == [measure.measure for measure in a_draft().measures]
