"""The list of targets: sorted by number and by verdict, and a way to each measure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.dialogs.targets import TargetsDialog
from gui.item_models.target_model import TargetColumn, TargetTableModel
from gui.page import Frame
from gui.pages.overview import OverviewPage
from gui.theme import Theme
from model.ledger import Ledger
from model.periods import Month
from model.queries.overview import myself, plans
from model.rows.due import TargetPlace
from model.rows.target_line import TargetLine
from model.rows.words import Comparator
from tests.builders import TODAY


def a_line(number: int, value: str | None, *, is_met: bool | None) -> TargetLine:
    place = TargetPlace(f"检测量{number}", Comparator.AT_LEAST, Decimal(20), "个", "检测量不低于20个")
    month = None if value is None else Month(2026, 6)
    return TargetLine(number, f"1-{number}-1", place, month, None if value is None else Decimal(value), is_met)


LINES = (a_line(10, "9", is_met=False), a_line(2, None, is_met=None), a_line(3, "100", is_met=True))


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> TargetsDialog:
    made = TargetsDialog(theme, LINES)
    qtbot.addWidget(made)
    return made


def order(dialog: TargetsDialog, column: TargetColumn) -> list[int]:
    dialog.table.sortByColumn(int(column), Qt.SortOrder.AscendingOrder)
    return [dialog.sorted.row_at(dialog.sorted.index(row, 0)).measure_id for row in range(dialog.sorted.rowCount())]


@pytest.mark.parametrize(("column", "expected"), [
    (TargetColumn.CODE, [2, 3, 10]), (TargetColumn.READING, [10, 3, 2]), (TargetColumn.MET, [10, 2, 3]),
    (TargetColumn.TARGET, [10, 2, 3]),
])
def test_columns_sort_by_what_they_mean(dialog: TargetsDialog, column: TargetColumn, expected: list[int]) -> None:
    assert order(dialog, column) == expected


def test_return_opens_the_measure_of_the_line(qtbot: QtBot, dialog: TargetsDialog) -> None:
    dialog.table.selectRow(1)
    with qtbot.waitSignal(dialog.measure_wanted) as heard:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert heard.args == [3]


def test_the_button_opens_it_too(qtbot: QtBot, dialog: TargetsDialog) -> None:
    with qtbot.waitSignal(dialog.measure_wanted) as heard:
        dialog.open_measure.click()
    assert heard.args == [2]


def test_an_empty_list_opens_nothing(qtbot: QtBot, theme: Theme) -> None:
    dialog = TargetsDialog(theme, ())
    qtbot.addWidget(dialog)
    assert not dialog.open_measure.isEnabled()
    with qtbot.assertNotEmitted(dialog.measure_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_escape_closes(qtbot: QtBot, dialog: TargetsDialog) -> None:
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_cells_say_reading_month_and_verdict(qtbot: QtBot) -> None:
    model = TargetTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(LINES)
    texts = [model.display(LINES[0], column) for column in TargetColumn]
    assert texts[0] == "1-10-1"
    assert "20" in texts[1]
    assert texts[2].startswith("9 · ")
    assert len({model.display(line, TargetColumn.MET) for line in LINES}) == 3
    assert model.tip(LINES[0], TargetColumn.TARGET) == "检测量不低于20个"


def test_the_figure_opens_the_list_and_the_list_the_measure(
    qtbot: QtBot, make_frame: Callable[..., Frame], town_ledger: Ledger
) -> None:
    frame = make_frame(town_ledger, today=TODAY)
    frame.chosen.set_ledger(plans(town_ledger), myself(town_ledger))
    page = OverviewPage(frame)
    qtbot.addWidget(page)
    page.board.targets.click()
    (dialog,) = page.findChildren(TargetsDialog)
    with qtbot.waitSignal(page.wanted) as heard:
        dialog.open_measure.click()
    assert heard.args == ["checklist", 1]
