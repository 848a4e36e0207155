"""Filter chips: pressed, counted, exclusive within their group, walked with the arrow keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.theme import Theme, Token
from gui.widgets.filter_chips import Chip, FilterChips

CHIPS = [
    Chip("mine", "Mine", 63),
    Chip("lead", "Lead", 9, group="role"),
    Chip("support", "Support", 54, group="role"),
    Chip("red", "Overdue", 2, icon="light-red", token=Token.RED),
]


@pytest.fixture
def chips(qtbot: QtBot, theme: Theme) -> FilterChips:
    made = FilterChips(theme)
    qtbot.addWidget(made)
    made.set_chips(CHIPS)
    return made


def press(qtbot: QtBot, chips: FilterChips, text: str) -> None:
    button = next(found for found in chips.findChildren(QPushButton) if found.text().startswith(text))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(chips: FilterChips) -> list[str]:
    return [button.text().strip() for button in chips.findChildren(QPushButton)]


def test_a_chip_shows_its_word_and_count_and_is_named_by_both(chips: FilterChips) -> None:
    assert texts(chips) == ["Mine 63", "Lead 9", "Support 54", "Overdue 2"]
    assert chips.findChildren(QPushButton)[0].accessibleName() == "Mine 63"


def test_pressing_tells_what_is_chosen_now(qtbot: QtBot, chips: FilterChips) -> None:
    with qtbot.waitSignal(chips.chosen_changed) as heard:
        press(qtbot, chips, "Mine")
    assert heard.args == [frozenset({"mine"})]
    with qtbot.waitSignal(chips.chosen_changed) as heard:
        press(qtbot, chips, "Mine")
    assert heard.args == [frozenset()]


def test_chips_of_a_group_exclude_each_other_and_no_others(qtbot: QtBot, chips: FilterChips) -> None:
    for text in ("Mine", "Lead", "Support"):
        press(qtbot, chips, text)
    assert chips.chosen == {"mine", "support"}


def test_choosing_from_outside_tells_nobody(qtbot: QtBot, chips: FilterChips) -> None:
    with qtbot.assertNotEmitted(chips.chosen_changed):
        chips.choose(frozenset({"red"}))
    assert chips.chosen == {"red"}


def test_new_counts_keep_what_is_pressed_and_forget_chips_that_are_gone(qtbot: QtBot, chips: FilterChips) -> None:
    chips.choose(frozenset({"mine", "red"}))
    chips.set_chips([Chip("mine", "Mine", 62), Chip("idle", "No progress")])
    qtbot.waitUntil(lambda: texts(chips) == ["Mine 62", "No progress"])
    assert chips.chosen == {"mine"}


def test_arrow_keys_walk_along_the_chips(qtbot: QtBot, chips: FilterChips) -> None:
    with qtbot.waitExposed(chips):
        chips.show()
    buttons = chips.findChildren(QPushButton)
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Right)
    assert buttons[1].hasFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Left)
    assert buttons[0].hasFocus()


def test_chips_wrap_when_the_row_is_full(chips: FilterChips) -> None:
    one_line = chips.heightForWidth(2000)
    assert chips.heightForWidth(chips.sizeHint().width()) == one_line
    assert chips.heightForWidth(chips.sizeHint().width() // 2) > one_line


def test_an_ampersand_is_a_letter_here(qtbot: QtBot, chips: FilterChips) -> None:
    chips.set_chips([Chip("unit", "R&D")])
    assert "R&&D" in texts(chips)


def test_a_longer_text_has_its_room_before_anything_is_painted(qtbot: QtBot, theme: Theme) -> None:
    theme.apply()
    chips = FilterChips(theme)
    qtbot.addWidget(chips)
    chips.resize(600, 40)
    chips.set_chips([Chip("mine", "Mine")])
    with qtbot.waitExposed(chips):
        chips.show()
    chips.set_chips([Chip("mine", "Mine", 1234)])
    button = chips._buttons["mine"]
    assert button.width() >= button.sizeHint().width()
