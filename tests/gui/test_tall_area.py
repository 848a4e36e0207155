"""What is scrolled up and down is never cut at its side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.tall_area import TallArea


def test_the_place_is_as_wide_as_what_stands_in_it_needs(qtbot: QtBot) -> None:
    split, area, inside = QSplitter(Qt.Orientation.Horizontal), TallArea(), QWidget()
    qtbot.addWidget(split)
    label = QLabel("short", inside)
    QVBoxLayout(inside).addWidget(label)
    area.setWidget(inside)
    split.addWidget(QWidget())
    split.addWidget(area)
    split.setChildrenCollapsible(False)
    split.resize(800, 200)
    split.show()
    split.setSizes([780, 20])
    assert inside.width() <= area.viewport().width() < 200

    label.setText("words that take far more room than the place was given by whoever moved the edge between the two")

    qtbot.waitUntil(lambda: area.viewport().width() >= label.sizeHint().width())
    assert inside.width() <= area.viewport().width()


@pytest.mark.parametrize("height", [None, 40, 900, 20000])
def test_a_tall_area_gives_words_their_room_that_came_while_it_was_hidden(qtbot: QtBot, height: int | None) -> None:
    """Also where what stands in it was given another height meanwhile: Qt then forgets to tell it of the one it ends with."""
    area, inside = TallArea(), QWidget()
    words, more = QLabel("short", inside), QLabel("one " * 200, inside)
    layout = QVBoxLayout(inside)
    for label in (words, more):
        label.setWordWrap(True)
        layout.addWidget(label)
    area.setWidget(inside)
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(area)
    stack.addWidget(QWidget())
    stack.resize(200, 150)
    with qtbot.waitExposed(stack):
        stack.show()
    stack.setCurrentIndex(1)
    qtbot.wait(10)
    if height is not None:
        inside.resize(inside.width(), height)
    words.setText("long " * 60)
    qtbot.wait(10)
    stack.setCurrentIndex(0)

    def has_room() -> None:
        assert all(label.height() >= label.heightForWidth(label.width()) for label in (words, more))
        assert layout.geometry() == inside.rect()
        assert inside.height() == inside.heightForWidth(inside.width())

    qtbot.waitUntil(has_room, timeout=1000)
