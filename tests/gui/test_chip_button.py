"""A pressed chip is drawn with heavier letters, and keeps room for them."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from gui import texts
from gui.widgets.chip_button import PRESSED, ChipButton


def test_a_chip_has_room_for_its_words_as_they_are_when_it_is_pressed(qtbot: QtBot) -> None:
    chip = ChipButton()
    qtbot.addWidget(chip)
    chip.setText("W&ith questions 13")
    heavy = QFont(chip.font())
    heavy.setWeight(PRESSED)
    chip.adjustSize()
    light = chip.size()
    assert light.width() >= QFontMetrics(heavy).horizontalAdvance("With questions 13")
    chip.setChecked(True)
    chip.adjustSize()
    assert chip.size() == light


def test_every_chip_that_can_stay_pressed_is_one() -> None:
    by_hand = [file for file in texts.sources() if '"kind", "chip"' in (said := file.read_text(encoding="utf-8")) and "setCheckable(True)" in said]
    assert [file.name for file in by_hand] == ["chip_button.py"]
