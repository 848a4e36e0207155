"""Gaps stand on the grid and follow the text size, those of what is shown too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import gui
from gui.gaps import GRID, QFormLayout, QGridLayout, QHBoxLayout, QVBoxLayout, fit, gap
from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.flow_layout import FlowLayout

FROM_QT = re.compile(r"^from PySide6\.QtWidgets import [^\n]*\bQ(VBox|HBox|Grid|Form)Layout|^    Q(VBox|HBox|Grid|Form)Layout,$", re.MULTILINE)


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.25, 1.5, 2.0])
def test_a_gap_stands_on_the_grid_and_never_shrinks(scale: float) -> None:
    at_first = [gap(size) for size in range(25)]
    fit(scale)
    assert all(gap(size) % GRID == 0 for size in range(GRID, 25))
    assert all(now >= then for now, then in zip((gap(size) for size in range(25)), at_first, strict=True))


def test_layouts_follow_the_text_size_while_they_are_shown(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(8)
    column.addWidget(QLabel("one", page))
    column.addSpacing(16)
    column.addStretch(1)
    row, grid, form, flow = QHBoxLayout(), QGridLayout(), QFormLayout(), FlowLayout(gap=8)
    row.setSpacing(4)
    grid.setHorizontalSpacing(12)
    form.setVerticalSpacing(8)
    for layout in (row, grid, form, flow):
        column.addLayout(layout)
    settings.text_size = 200
    theme.apply()
    margins = column.contentsMargins()
    assert (margins.left(), margins.top(), column.spacing(), row.spacing()) == (20, 12, 12, 8)
    assert (grid.horizontalSpacing(), form.verticalSpacing(), flow._gap) == (20, 12, 12)
    between = column.itemAt(1)
    assert between is not None
    assert between.sizeHint().height() == 24
    settings.text_size = 100
    theme.apply()
    assert (column.spacing(), between.sizeHint().height()) == (8, 16)


def test_a_layout_that_is_gone_is_not_told(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(8)
    page.deleteLater()
    qtbot.waitUntil(lambda: not page_is_there(column))
    fit(1.5)


def page_is_there(layout: QVBoxLayout) -> bool:
    """Whether Qt still has the layout."""
    from shiboken6 import isValid

    return isValid(layout)


def test_no_module_of_the_window_takes_a_layout_from_qt_itself() -> None:
    files = [file for file in Path(gui.__path__[0]).rglob("*.py") if file.name != "gaps.py"]
    assert [file.name for file in files if FROM_QT.search(file.read_text(encoding="utf-8"))] == []
