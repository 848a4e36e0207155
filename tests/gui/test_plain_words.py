"""What comes from a plan is shown as it is written: marks in it are no marks, in labels and in tips alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages.detail_head import DetailHead
from gui.theme import Theme

MARKED = '<b>完成整治</b><img src="file:///nowhere/picture.png"><a href="https://example.invalid">链接</a>'


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Callable[[QWidget], QWidget]:
    theme.apply()

    def show(widget: QWidget) -> QWidget:
        window = QWidget()
        window.setStyleSheet(theme.sheet)
        QVBoxLayout(window).addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return show


def test_a_label_shows_marks_as_they_are_written(shown: Callable[[QWidget], QWidget]) -> None:
    label = QLabel(MARKED)
    assert label.textFormat() == Qt.TextFormat.AutoText
    window = shown(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.setText(MARKED * 2)
    assert label.textFormat() == Qt.TextFormat.PlainText
    window.close()


def test_a_tip_shows_marks_as_they_are_written(qtbot: QtBot, shown: Callable[[QWidget], QWidget]) -> None:
    window = shown(QLabel("x"))
    for text in (MARKED, MARKED + "又一次"):
        QToolTip.showText(QPoint(20, 20), text, window)
        tips = [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel")]
        assert tips
        for tip in tips:
            assert isinstance(tip, QLabel)
            assert (tip.textFormat(), tip.text()) == (Qt.TextFormat.PlainText, text)
    QToolTip.hideText()
    window.close()


def test_a_label_that_marks_by_itself_keeps_its_marks(
    shown: Callable[[QWidget], QWidget], make_frame: Callable[..., Frame], town_ledger: object
) -> None:
    head = DetailHead(make_frame(town_ledger))
    window = shown(head)
    assert head.text.textFormat() == head.duties.textFormat() == Qt.TextFormat.RichText
    window.close()
