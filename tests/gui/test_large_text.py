"""What is painted and shared by hand where the text is large: nothing is cut that means something only as a whole."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.calendar_cell import DayCell
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.tall_area import TallArea, bring_current_into_view, scrolled_column
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


@pytest.fixture
def low_page(qtbot: QtBot, settings: Settings, theme: Theme) -> QWidget:
    """A page of a list and what is said of its row, with text of 200 % in a window of 1280 × 800."""
    settings.text_size = 200
    theme.apply()
    page, shown = QWidget(), QTableWidget(40, 1)
    sides = TwoSides(theme, shown, QLabel(), page)
    column = scrolled_column(page)
    line = FlowLayout()
    line.addWidget(QLabel("head"))
    column.addLayout(line)
    column.addWidget(sides, 1)
    qtbot.addWidget(page)
    page.resize(920, 560)
    page.show()
    QApplication.sendPostedEvents()
    return page


def test_a_page_too_low_for_a_list_and_its_row_is_scrolled(low_page: QWidget, theme: Theme) -> None:
    sides, area = low_page.findChild(TwoSides), low_page.findChild(TallArea)
    assert isinstance(sides, TwoSides)
    assert isinstance(area, TallArea)
    assert [size >= theme.px(least) for size, least in zip(sides.sizes(), sides.least, strict=True)] == [True, True]
    assert area.verticalScrollBar().maximum() > 0


def test_keys_bring_a_row_below_the_page_s_edge_into_view(low_page: QWidget) -> None:
    shown, area = low_page.findChild(QTableWidget), low_page.findChild(TallArea)
    assert isinstance(shown, QTableWidget)
    assert isinstance(area, TallArea)
    low_page.resize(920, 160)
    shown.setCurrentCell(5, 0)
    bring_current_into_view(shown)
    row = shown.visualRect(shown.currentIndex())
    place = shown.viewport().mapTo(area.viewport(), row.center())
    assert area.viewport().rect().contains(place)


def test_a_page_with_room_is_not_scrolled(qtbot: QtBot, low_page: QWidget, settings: Settings, theme: Theme) -> None:
    settings.text_size = 100
    theme.apply()
    area = low_page.findChild(TallArea)
    assert isinstance(area, TallArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_a_list_alone_asks_for_no_room_below_it(low_page: QWidget, theme: Theme) -> None:
    sides = low_page.findChild(TwoSides)
    assert isinstance(sides, TwoSides)
    sides.widget(1).hide()
    assert sides.sizeHint().height() == theme.px(sides.least[0])
