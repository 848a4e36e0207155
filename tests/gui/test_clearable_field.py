"""The cross that empties a field is the window's own."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.theme import DARK, LIGHT, style_sheet
from gui.widgets.clearable_field import ClearableField


def _drawn(field: ClearableField) -> QImage:
    cross = field.findChild(QAction, "_q_qlineeditclearaction")
    assert isinstance(cross, QAction)
    return cross.icon().pixmap(QSize(16, 16)).toImage()


def test_a_field_made_before_its_window_is_dressed_takes_the_cross_of_each_sheet(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = ClearableField(dialog)
    field.setText("x")
    seen = [_drawn(field)]
    for colours in (LIGHT, DARK):
        dialog.setStyleSheet(style_sheet(colours, 1.0))
        dialog.ensurePolished()
        field.ensurePolished()
        seen.append(_drawn(field))
    assert seen[0] != seen[1] != seen[2]
    assert field.isClearButtonEnabled()
