"""A control that a login may not use says why; what it may use says nothing of the kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.messages import Messages
from gui.settings import Settings
from gui.why_not import WhyNot
from tests.fakes import FakeLedger


class Scene:
    """A window with a button and a text, and the ledger that is open in it."""

    def __init__(self, qtbot: QtBot, settings: Settings, obstacle: str) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.button, self.text = QPushButton("Close", self.window), QPlainTextEdit(self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.button)
        column.addWidget(self.text)
        self.why = WhyNot(self.window, Messages(settings, self.window))
        self.why.attach(FakeLedger(Path("台账"), obstacle=obstacle))  # type: ignore[arg-type]  # as much of one as is asked
        self.window.resize(300, 200)
        self.window.show()

    def tip_at(self, widget: QWidget) -> str:
        """What is shown where the pointer rests on a widget."""
        QToolTip.hideText()
        QApplication.processEvents()
        local = QPoint(widget.width() // 2, widget.height() // 2)
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, local, widget.mapToGlobal(local)))
        said = QToolTip.text()
        QToolTip.hideText()
        return said


@pytest.mark.parametrize("obstacle", ["server-read-only", "server-reviewer", "ledger-held"])
def test_a_control_that_is_shut_says_why(qtbot: QtBot, settings: Settings, obstacle: str) -> None:
    scene = Scene(qtbot, settings, obstacle)
    scene.button.setEnabled(False)
    scene.text.setReadOnly(True)

    said = Messages(settings).explain(obstacle, where="台账", holder="")
    assert said.happened in scene.tip_at(scene.button)
    assert said.next in scene.tip_at(scene.text.viewport())


def test_what_may_be_used_and_what_has_a_tip_of_its_own_says_no_more(qtbot: QtBot, settings: Settings) -> None:
    scene = Scene(qtbot, settings, "server-reviewer")
    assert scene.tip_at(scene.button) == ""
    scene.button.setEnabled(False)
    scene.button.setToolTip("own")
    assert scene.tip_at(scene.button) == "own"
    scene.why.watch(scene.button)
    assert scene.tip_at(scene.button) not in ("", "own")


def test_a_ledger_that_may_be_changed_has_other_reasons(qtbot: QtBot, settings: Settings) -> None:
    scene = Scene(qtbot, settings, "")
    scene.button.setEnabled(False)
    assert scene.tip_at(scene.button) == ""
