"""What a field offers is dressed as the window around it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.units_field import UnitsField


def test_names_are_offered_in_the_look_of_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = "QAbstractItemView#offer { background: #112233; border: 3px solid #445566; }"
    window.setStyleSheet(sheet)
    other, field = UnitsField(window), UnitsField(window)
    field.move(0, 40)
    field.set_known(["区水务局", "区林业局"])
    with qtbot.waitExposed(window):
        window.show()
    other.setFocus()
    window.activateWindow()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(field.hasFocus)
    field.textEdited.emit("")
    popup = field.completer_of_names.popup()
    assert popup is not None
    assert (popup.styleSheet(), popup.frameWidth()) == (sheet, 3)
    window.setStyleSheet(sheet.replace("3px", "1px"))
    other.setFocus()
    field.setFocus()
    assert popup.frameWidth() == 1
