"""Tables of frozen rows: what views see, and how they are sorted and filtered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.item_models.row_table import ROW_ROLE, SORT_ROLE, HeadedColumn, RowTableModel
from gui.item_models.sort_proxy import SortProxy
from model.rows.words import Light


class Column(HeadedColumn):
    NAME = QT_TRANSLATE_NOOP("Wording", "Lead")
    DUE = QT_TRANSLATE_NOOP("Wording", "Closed")
    LIGHT = QT_TRANSLATE_NOOP("Wording", "At risk")


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    due: date | None
    light: Light = Light.GREEN


class Wording(RowTableModel[Row]):
    columns = Column
    right_aligned = frozenset({Column.DUE})

    def display(self, row: Row, column: Any) -> str:
        return {Column.NAME: row.name, Column.DUE: str(row.due or ""), Column.LIGHT: row.light.value}[column]

    def sort_key(self, row: Row, column: Any) -> Any:
        return row.due if column is Column.DUE else super().sort_key(row, column)


ROWS = [Row("b", date(2024, 12, 31)), Row("a", None), Row("c", date(2024, 6, 30)), Row("d", date(2024, 6, 30))]


@pytest.fixture
def table(qapp) -> Wording:
    made = Wording()
    made.set_rows(ROWS)
    return made


@pytest.fixture
def proxy(table: Wording) -> SortProxy:
    return SortProxy(table)


def names(proxy: SortProxy) -> list[str]:
    return [proxy.row_at(proxy.index(place, 0)).name for place in range(proxy.rowCount())]


def test_the_model_keeps_qts_rules(table: Wording) -> None:
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.set_rows(ROWS[:2])
    table.set_rows([])
    table.set_rows(ROWS)


def test_the_proxy_keeps_qts_rules(proxy: SortProxy, table: Wording) -> None:
    QAbstractItemModelTester(proxy, QAbstractItemModelTester.FailureReportingMode.Fatal)
    proxy.sort(Column.DUE)
    table.set_rows(ROWS[1:])


def test_a_cell_has_text_sort_key_and_row(table: Wording) -> None:
    index = table.index(0, Column.DUE)
    assert (index.data(), index.data(SORT_ROLE), index.data(ROW_ROLE)) == ("2024-12-31", date(2024, 12, 31), ROWS[0])
    assert table.row_at(index) is ROWS[0]


def test_a_cell_has_no_children_and_no_tip_of_its_own(table: Wording) -> None:
    index = table.index(0, 0)
    assert (table.rowCount(index), table.columnCount(index)) == (0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert table.data(QModelIndex()) is None


def test_headers_are_translated_when_asked_for(table: Wording, languages) -> None:
    before = table.headerData(Column.NAME, Qt.Orientation.Horizontal)
    languages.use("zh_CN")
    assert (before, table.headerData(Column.NAME, Qt.Orientation.Horizontal)) == ("Lead", "牵头")
    assert table.headerData(0, Qt.Orientation.Vertical) is None


def test_numbers_stand_right(table: Wording) -> None:
    align = int(Qt.ItemDataRole.TextAlignmentRole)
    assert table.index(0, Column.DUE).data(align) & int(Qt.AlignmentFlag.AlignRight)
    assert table.headerData(Column.NAME, Qt.Orientation.Horizontal, align) & int(Qt.AlignmentFlag.AlignLeft)


def test_replacing_a_row_tells_the_views_of_that_row_only(qtbot, table: Wording) -> None:
    with qtbot.waitSignal(table.dataChanged) as heard:
        table.replace_row(2, Row("new", None))
    assert (heard.args[0].row(), heard.args[1].row(), heard.args[1].column()) == (2, 2, Column.LIGHT)
    assert table.rows()[2].name == "new"


def test_switching_the_language_tells_the_views(qtbot, table: Wording) -> None:
    with qtbot.waitSignals([table.headerDataChanged, table.dataChanged]):
        table.retranslate()


def test_dates_sort_as_dates_with_the_missing_ones_last(proxy: SortProxy) -> None:
    proxy.sort(Column.DUE)
    assert names(proxy) == ["c", "d", "b", "a"]


def test_the_missing_ones_are_last_in_falling_order_too(proxy: SortProxy) -> None:
    proxy.sort(Column.DUE, Qt.SortOrder.DescendingOrder)
    assert names(proxy)[0] == "b"
    assert names(proxy)[-1] == "a"
