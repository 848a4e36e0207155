"""The table that is walked through: which row stays chosen when rows come anew or are sorted."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.item_models.unit_tables import SortingTableModel
from gui.widgets.copied_rows import AT_ONCE, RowCopying, chosen_rows, copied
from gui.widgets.file_list import FileList
from gui.widgets.row_list import RowList


class Column(HeadedColumn):
    NAME = "Name"
    SIZE = "Size"


class Sorting(SortingTableModel[tuple[str, int]]):
    columns = Column

    def display(self, row: tuple[str, int], column: Any) -> str:
        return str(row[column])


class Plain(RowTableModel[tuple[str, int]]):
    columns = Column

    def display(self, row: tuple[str, int], column: Any) -> str:
        return str(row[column])


ROWS = [("甲", 3), ("乙", 1), ("丙", 2)]


@pytest.fixture
def listed(qtbot: QtBot) -> RowList:
    model = Sorting()
    made = RowList(model, Column.NAME)
    model.setParent(made)
    qtbot.addWidget(made)
    model.set_rows(ROWS)
    return made


def test_the_wanted_row_is_chosen_wherever_it_stands(listed: RowList) -> None:
    listed.rows.set_rows([("新", 9), *reversed(ROWS)])
    listed.choose_where(lambda row: row[0] == "乙")
    assert listed.current == ("乙", 1)


def test_another_place_is_chosen_when_the_wanted_row_is_gone(listed: RowList) -> None:
    listed.choose_where(lambda row: row[0] == "丁", otherwise=2)
    assert listed.current == ("丙", 2)


def test_a_click_on_a_header_sorts_and_keeps_the_chosen_row(listed: RowList, qtbot: QtBot) -> None:
    listed.show()
    listed.choose(0)
    head = listed.horizontalHeader()
    at = head.sectionViewportPosition(Column.SIZE) + head.sectionSize(Column.SIZE) // 2
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 5))
    assert [row[1] for row in listed.rows.rows()] == [1, 2, 3]
    assert listed.current == ("甲", 3)


def test_larger_text_gives_the_columns_other_widths(listed: RowList) -> None:
    listed.fit_columns()
    before = listed.horizontalHeader().sectionSize(Column.SIZE)
    listed.setStyleSheet("font-size: 40px")
    listed.show()
    assert listed.horizontalHeader().sectionSize(Column.SIZE) > before


def test_a_list_that_is_not_shown_is_fitted_when_it_is(listed: RowList, monkeypatch: pytest.MonkeyPatch) -> None:
    fitted: list[bool] = []
    monkeypatch.setattr(listed, "_share", lambda: fitted.append(listed.isVisible()))
    listed.fit_columns()
    listed.setStyleSheet("font-size: 40px")
    assert not fitted
    listed.show()
    assert fitted[-1:] == [True]


def test_a_new_look_has_a_shown_list_fitted_once(qtbot: QtBot, listed: RowList, monkeypatch: pytest.MonkeyPatch) -> None:
    listed.show()
    listed.fit_columns()
    qtbot.wait(0)
    fits: list[int] = []
    monkeypatch.setattr(listed, "_fit", lambda: fits.append(1))
    listed.setStyleSheet("font-size: 40px")
    qtbot.waitUntil(lambda: bool(fits))
    assert fits == [1]


def test_rows_with_an_order_of_their_own_offer_no_other(qtbot: QtBot) -> None:
    model = Plain()
    made = RowList(model, Column.NAME)
    model.setParent(made)
    qtbot.addWidget(made)
    assert not made.horizontalHeader().sectionsClickable()
    assert not made.horizontalHeader().isSortIndicatorShown()


@pytest.mark.parametrize("width", [5, 16, 30])
def test_no_heading_is_cut_and_the_widest_words_give_way_first(listed: RowList, width: int) -> None:
    """Widths in heights of the text."""
    listed.rows.set_rows([("甲", 10**40)])
    listed.show()
    listed.resize(width * listed.fontMetrics().height(), 200)
    listed.fit_columns()
    heads = listed.horizontalHeader()
    for column in Column:
        words = str(listed.rows.headerData(column, Qt.Orientation.Horizontal))
        assert heads.sectionSize(column) >= heads.fontMetrics().horizontalAdvance(words)
    if width > 5:  # else the list is scrolled sideways
        assert heads.length() <= listed.viewport().width()


def test_a_day_stays_whole_where_there_is_no_room_for_all(listed: RowList) -> None:
    listed.rows.set_rows([("很长很长的一句话，说的是本月做了哪些工作，还有什么没有做完。", 20261231)])
    listed.resize(60, 200)
    listed.show()
    listed.fit_columns()
    needed = listed.fontMetrics().horizontalAdvance("20261231")
    assert listed.columnWidth(Column.SIZE) > needed


def room_beside(listed: RowList, column: int) -> int:
    """What a column has beside its widest words; less than nothing where these are cut."""
    words = [listed.rows.display(row, column) for row in listed.rows.rows()]
    return listed.columnWidth(column) - max(map(listed.fontMetrics().horizontalAdvance, words))


def test_what_is_empty_beside_words_goes_before_words_are_cut(listed: RowList) -> None:
    high = listed.fontMetrics().height()
    listed.rows.set_rows([("甲" * 6, int("9" * 20))])
    needed = sum(listed.fontMetrics().horizontalAdvance(words) for words in ("甲" * 6, "9" * 20))
    listed.resize(needed + 3 * high, 200)
    listed.show()
    listed.fit_columns()
    assert [room_beside(listed, column) > 0 for column in Column] == [True, True]


def test_the_growing_column_is_of_use_before_others_have_room_to_spare(listed: RowList) -> None:
    listed.rows.set_rows([("很长很长的一句话，说的是本月做了哪些工作，还有什么没有做完。", 20261231)])
    listed.resize(20 * listed.fontMetrics().height(), 200)
    listed.show()
    listed.fit_columns()
    assert listed.columnWidth(Column.NAME) >= 12 * listed.fontMetrics().height()
    assert room_beside(listed, Column.SIZE) > 0


def test_a_list_that_is_scrolled_anyway_shows_words_to_be_read(listed: RowList) -> None:
    high = listed.fontMetrics().height()
    listed.rows.set_rows([("甲" * 6, int("9" * 8))])
    listed.resize(4 * high, 200)
    listed.show()
    listed.fit_columns()
    assert [room_beside(listed, column) > 0 for column in Column] == [True, True]
    listed.rows.set_rows([("甲" * 60, 1)])
    listed.fit_columns()
    assert listed.columnWidth(Column.NAME) <= 8 * high


def copied_by_key(listed: RowList) -> tuple[str, str]:
    """What Ctrl+C puts on the clipboard: the text, the table."""
    QGuiApplication.clipboard().clear()
    QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html()


def test_the_chosen_row_is_copied_whole_with_its_headings(listed: RowList) -> None:
    listed.choose(1)
    text, table = copied_by_key(listed)
    assert text.splitlines() == ["Name\tSize", "乙\t1"]
    assert table.count("<tr>") == 2
    listed.clearSelection()
    assert copied_by_key(listed)[0].splitlines()[1:] == ["乙\t1"]  # the row the keyboard stands on


def test_many_rows_are_copied_as_they_stand_and_columns_as_they_are_shown(listed: RowList) -> None:
    listed.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
    listed.selectAll()
    listed.horizontalHeader().moveSection(1, 0)
    assert copied_by_key(listed)[0].splitlines() == ["Size\tName", "3\t甲", "1\t乙", "2\t丙"]
    listed.setColumnHidden(0, True)
    assert copied_by_key(listed)[0].splitlines() == ["Size", "3", "1", "2"]


def test_what_a_cell_holds_can_neither_part_it_nor_become_a_table_of_its_own(listed: RowList) -> None:
    listed.rows.set_rows([('甲\t"乙"\n丙<b>', 1)])
    listed.choose(0)
    text, table = copied_by_key(listed)
    assert '"甲\t""乙""\n丙<b>"\t1' in text
    assert "丙&lt;b&gt;" in table
    assert copied([["a"], ["1-1"]]).markup.count("mso-number-format") == 2


def test_without_rows_nothing_is_copied_and_a_list_of_files_copies_these(listed: RowList) -> None:
    listed.rows.set_rows([])
    assert chosen_rows(listed) is None
    assert not FileList.copies_rows


def test_a_right_click_offers_the_row_chosen_and_all(listed: RowList) -> None:
    copying = listed.findChild(RowCopying)
    assert copying is not None
    listed.choose(1)
    menu = copying.menu()
    chosen, every = menu.actions()
    chosen.trigger()
    assert QGuiApplication.clipboard().text().splitlines()[1:] == ["乙\t1"]
    every.trigger()
    assert QGuiApplication.clipboard().text().splitlines()[1:] == ["甲\t3", "乙\t1", "丙\t2"]


def test_a_right_click_reads_all_rows_only_once_they_are_wanted(listed: RowList, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten thousand that would hold the window up; so would copying them, and an export does that."""
    copying = listed.findChild(RowCopying)
    assert copying is not None
    listed.rows.set_rows([(f"{number}", number) for number in range(AT_ONCE)])
    listed.choose(0)
    read: list[int] = []
    data = listed.rows.data

    def reads(index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        read.append(index.row())
        return data(index, role)

    monkeypatch.setattr(listed.rows, "data", reads)
    menu = copying.menu()
    assert set(read) <= {0}
    menu.actions()[1].trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == AT_ONCE + 1
    listed.rows.set_rows([(f"{number}", number) for number in range(AT_ONCE + 1)])
    listed.choose(0)
    assert len(copying.menu().actions()) == 1


def test_a_right_click_offers_nothing_where_nothing_is_and_not_all_of_what_is_not_there_yet(
    listed: RowList, monkeypatch: pytest.MonkeyPatch
) -> None:
    copying = listed.findChild(RowCopying)
    assert copying is not None
    monkeypatch.setattr(listed.rows, "canFetchMore", lambda _parent: True)
    listed.choose(0)
    assert len(copying.menu().actions()) == 1
    listed.rows.set_rows([])
    assert copying.menu().isEmpty()
    listed.customContextMenuRequested.emit(QPoint())
