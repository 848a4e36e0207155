"""A list to choose from keeps room for its words when they become longer, as in another language."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from gui.widgets.fitting_combo import FittingCombo

LONG = "A level of its own each month, in a language of long words"


def test_the_least_width_follows_the_entries(qtbot: QtBot) -> None:
    combo = FittingCombo()
    qtbot.addWidget(combo)
    combo.addItem("当月数")
    combo.show()
    short = combo.minimumSizeHint().width()
    combo.clear()
    combo.addItem(LONG)

    assert combo.minimumSizeHint().width() > max(short, QFontMetrics(combo.font()).horizontalAdvance(LONG))
