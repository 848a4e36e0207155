"""What is painted and shared by hand where the text is large: nothing is cut that means something only as a whole."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.calendar_cell import DayCell
from gui.widgets.two_sides import TwoSides


@pytest.mark.parametrize(("percent", "wanted"), [(100, Qt.Orientation.Horizontal), (150, Qt.Orientation.Vertical)])
def test_a_list_has_the_whole_width_where_half_of_it_holds_no_row(
    qtbot: QtBot, settings: Settings, theme: Theme, percent: int, wanted: Qt.Orientation
) -> None:
    """In a window of 1280 px, beside the rail."""
    settings.text_size = percent
    theme.apply()
    sides = TwoSides(theme, QLabel(), QLabel())
    qtbot.addWidget(sides)
    sides.resize(1010, 500)
    sides.show()
    assert sides.orientation() is wanted
    listed, beside = sides.sizes()
    assert listed > beside


def test_the_first_of_a_month_names_it_only_where_it_is_not_cut(qtbot: QtBot, theme: Theme) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    cell = DayCell(theme, view)
    first = date(2026, 11, 1)
    assert cell.number(first, 30) == "1"
    assert "11" in cell.number(first, 300) or "Nov" in cell.number(first, 300)
    assert cell.number(date(2026, 11, 2), 300) == "2"
