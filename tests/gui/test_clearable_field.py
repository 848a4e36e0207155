"""The cross that empties a field is the window's own."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QDialog, QToolButton
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


def test_the_cross_grows_with_the_text_and_stays_in_the_field(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, sides = ClearableField(dialog), []
    field.setText("x")
    dialog.show()
    for scale in (1.0, 2.0):
        dialog.setStyleSheet(style_sheet(LIGHT, scale))
        field.resize(round(200 * scale), field.sizeHint().height())
        cross = field.findChild(QToolButton)
        assert cross is not None
        assert field.rect().contains(cross.geometry())
        sides.append(cross.iconSize().width())
    assert sides == [16, 32]


def test_there_is_a_cross_once_there_is_something_to_empty(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(style_sheet(LIGHT, 1.0))
    field = ClearableField(dialog)
    field.resize(200, field.sizeHint().height())
    dialog.show()
    assert not field.isClearButtonEnabled()
    field.setText("x")
    cross = field.findChild(QToolButton)
    assert cross is not None
    assert field.rect().contains(cross.geometry())
    field.clear()
    field.setText("y")
    assert len(field.findChildren(QToolButton)) == 1
