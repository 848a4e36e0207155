"""The checklist's table as its view asks it: cells, ticks, columns, kinds of rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from gui.item_models.checklist_layout import Block, BlockKind
from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_table import BLOCK_ROLE, Column
from gui.item_models.row_table import ROW_ROLE
from gui.operations import Operations
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.rows.checklist import ChecklistFilter, MeasureRow
from tests.builders import measure_ids
from tests.gui.checklist_scene import DAY


def test_a_cell_speaks_its_light_and_state(model: ChecklistModel) -> None:
    model.show(ChecklistFilter())
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [model.index(7, column).data(role) for column in Column]
    assert spoken[0].startswith("1-02-2, Not started, 开展道路清扫")
    assert spoken[1] == "Overdue, 31 May"
    assert spoken[2:5] == ["My role: Lead？", "Evidence: 0", "Progress this month: Missing"]
    assert spoken[5:] == ["1-02-2", "Not started", "5月底前", "Given to nobody"]
    assert model.index(0, 0).data(role) == "Annex 1 示例区蓝天保卫战2026年行动计划, 0 of 4 closed, unfolded"
    assert model.index(0, 1).data(role) == ""


def test_cells_show_what_the_list_needs(
    model: ChecklistModel, operations: Operations, ledger: Ledger, qtbot: QtBot
) -> None:
    model.show(ChecklistFilter())
    with qtbot.waitSignal(model.laid_out):
        operations.write(
            None, "Note", note_progress, measure_ids(ledger)[0], Month.of(DAY), "已开工", today=DAY
        )
    texts = [model.index(3, column).data() for column in Column]
    assert texts == ["PM2.5年均浓度不超过35微克/立方米。", "31 Dec", "Lead", "0", "Noted", "1-01-1", "In progress", "年底前", ""]
    assert model.index(8, Column.ROLE).data() == "—"
    assert model.index(0, Column.MONTH).data() == "0 / 4 closed"
    assert model.index(2, Column.TEXT).data() == "1 空气质量目标"
    assert model.index(3, 0).data(Qt.ItemDataRole.ToolTipRole) == texts[0]
    assert isinstance(model.index(3, 0).data(ROW_ROLE), MeasureRow)
    assert model.index(3, 0).data(BLOCK_ROLE) is None
    assert isinstance(model.index(0, 0).data(BLOCK_ROLE), Block)
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None


def test_ticking_the_box_asks_for_the_tick(model: ChecklistModel, ledger: Ledger, qtbot: QtBot) -> None:
    model.show(ChecklistFilter())
    index = model.index(3, Column.TEXT)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    with qtbot.waitSignal(model.tick_wanted) as heard:
        assert model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert heard.args == [(measure_ids(ledger)[0],), True]
    assert not model.setData(index, "x", Qt.ItemDataRole.EditRole)
    assert not model.setData(model.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_only_measures_can_be_ticked_and_take_files(model: ChecklistModel) -> None:
    model.show(ChecklistFilter())
    heading, measure = model.flags(model.index(0, 0)), model.flags(model.index(3, 0))
    assert not heading & Qt.ItemFlag.ItemIsUserCheckable
    assert measure & Qt.ItemFlag.ItemIsUserCheckable
    assert measure & Qt.ItemFlag.ItemIsDropEnabled
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_columns_are_named(model: ChecklistModel) -> None:
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert names == ["Measure", "Due", "My role", "Evidence", "This month", "Code", "State", "Deadline in the plan", "Handler"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_headings_among_rows_are_told_with_their_kind(model: ChecklistModel) -> None:
    model.show(ChecklistFilter())
    assert model.heading_rows(1, 5) == [
        (1, BlockKind.SECTION),
        (2, BlockKind.TASK),
        (4, BlockKind.SECTION),
        (5, BlockKind.TASK),
    ]
    assert model.heading_rows(3, 3) == []
    assert model.headings == 7
    assert model.parent_row(7) == 5
