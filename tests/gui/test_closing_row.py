"""The last line of a dialog: its buttons, its keys, its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gui.dialogs.closing_row import ClosingRow


class Asked(QDialog):
    """A line, a text, and the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.text = QLineEdit(self), QPlainTextEdit(self)
        self.closing = ClosingRow(self, "Do")
        self.closing.act_on_ctrl_return()
        self.closing.under(self.line, self.text, grows=self.text)
        self.closing.act.clicked.connect(self.accept)


@pytest.fixture
def dialog(qtbot: QtBot) -> Asked:
    made = Asked()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setResult(-1)
    return made


def test_return_in_a_line_does_it(qtbot: QtBot, dialog: Asked) -> None:
    dialog.line.setFocus()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_return_on_the_way_out_goes_out(qtbot: QtBot, dialog: Asked) -> None:
    dialog.closing.stop.setFocus()
    qtbot.keyClick(dialog.closing.stop, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_escape_goes_out(qtbot: QtBot, dialog: Asked) -> None:
    qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_what_is_refused_cannot_be_done_and_says_why(qtbot: QtBot, dialog: Asked) -> None:
    dialog.closing.refuse("No name")
    dialog.line.setFocus()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.closing.said.text() == "No name"
    dialog.closing.refuse("")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_in_a_text_return_is_a_line_and_with_ctrl_does_it(qtbot: QtBot, dialog: Asked, key: Qt.Key) -> None:
    dialog.text.setFocus()
    qtbot.keyClick(dialog.text, key)
    assert dialog.isVisible()
    assert dialog.text.toPlainText() == "\n"
    qtbot.keyClick(dialog.text, key, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_part_that_grows_takes_the_room(qtbot: QtBot, dialog: Asked) -> None:
    before = dialog.text.height(), dialog.line.height()
    dialog.resize(dialog.width(), dialog.height() + 100)
    qtbot.waitUntil(lambda: dialog.text.height() == before[0] + 100)
    assert dialog.line.height() == before[1]


def test_a_dialog_made_narrow_is_as_high_as_its_words(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    said = QLabel("What follows from it and where that stands. " * 8, dialog)
    said.setWordWrap(True)
    row = ClosingRow(dialog, "Do")
    row.under(said)
    dialog.setMinimumWidth(10)
    dialog.show()
    dialog.resize(300, 10)
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
    assert row.act.geometry().right() < dialog.width()
