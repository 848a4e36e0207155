"""One reminder at a time above the page, with a way to the others."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.reminder_board import ReminderBoard
from gui.widgets.banner import BannerButton, Banners


class Scene:
    """A board over its own banners."""

    def __init__(self) -> None:
        self.banners = Banners()
        self.board = ReminderBoard(self.banners, self.banners)
        self.pressed: list[str] = []

    def say(self, name: str, text: str) -> None:
        self.board.say(name, text, (BannerButton("Later", lambda: self.pressed.append(name)),))

    @property
    def buttons(self) -> list[QPushButton]:
        return [button for button in self.banners.findChildren(QPushButton) if button.isVisible()]

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.banners.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    made = Scene()
    qtbot.addWidget(made.banners)
    made.banners.resize(600, 60)
    with qtbot.waitExposed(made.banners):
        made.banners.show()
    return made


def test_the_most_pressing_is_shown_whatever_came_first(scene: Scene, qtbot: QtBot) -> None:
    scene.say("holidays", "no holidays")
    scene.say("report", "a report")
    assert scene.banners.names() == ["report"]
    qtbot.waitUntil(lambda: scene.texts == ["a report"])
    assert scene.board.text_of(scene.board.names) == "a report\nno holidays"


def test_a_button_leads_on_and_round_again(scene: Scene, qtbot: QtBot) -> None:
    scene.say("report", "a report")
    scene.say("overdue", "two are overdue")
    qtbot.waitUntil(lambda: len(scene.buttons) == 2)
    scene.buttons[0].click()
    assert scene.banners.names() == ["overdue"]
    scene.board.go_on()
    assert scene.banners.names() == ["report"]


def test_the_keyboard_stays_on_the_way_on(scene: Scene, qtbot: QtBot) -> None:
    scene.say("report", "a report")
    scene.say("overdue", "two are overdue")
    qtbot.waitUntil(lambda: len(scene.buttons) == 2)
    scene.buttons[0].setFocus()
    scene.buttons[0].click()
    qtbot.waitUntil(lambda: len(scene.buttons) == 2 and scene.buttons[0].hasFocus())
    assert scene.texts == ["two are overdue"]


def test_a_line_put_off_gives_way_to_the_next(scene: Scene, qtbot: QtBot) -> None:
    scene.say("report", "a report")
    scene.say("overdue", "two are overdue")
    scene.board.drop("report")
    assert scene.banners.names() == ["overdue"]
    qtbot.waitUntil(lambda: len(scene.buttons) == 1)  # there is no other one to go on to
    scene.board.go_on()
    assert scene.banners.names() == ["overdue"]
    scene.board.drop("overdue")
    assert scene.banners.names() == []


def test_the_one_gone_on_to_stays_until_it_is_dropped(scene: Scene) -> None:
    scene.say("overdue", "two are overdue")
    scene.say("holidays", "no holidays")
    scene.board.go_on()
    scene.say("report", "a report")
    assert scene.banners.names() == ["holidays"]
    scene.board.drop("holidays")
    assert scene.banners.names() == ["report"]


def test_a_line_said_again_keeps_the_keyboard_and_its_new_text(scene: Scene, qtbot: QtBot) -> None:
    scene.say("report", "a report")
    qtbot.waitUntil(lambda: len(scene.buttons) == 1)
    scene.buttons[0].setFocus()
    scene.say("report", "a report")
    assert scene.buttons[0].hasFocus()
    scene.say("report", "a report, tomorrow")
    qtbot.waitUntil(lambda: scene.texts == ["a report, tomorrow"])


def test_what_keeps_a_ledger_from_being_written_to_comes_before_a_reminder(scene: Scene) -> None:
    scene.say("report", "a report")
    scene.say("read-only", "only to be looked at")
    assert scene.banners.names() == ["read-only"]
    scene.board.go_on()
    assert scene.banners.names() == ["report"]


def test_a_line_is_told_again_in_another_language(scene: Scene, qtbot: QtBot) -> None:
    scene.say("backup", "no copy")
    scene.board.retold.connect(lambda: scene.say("backup", "没有备份"))
    scene.board.retranslate()
    qtbot.waitUntil(lambda: scene.texts == ["没有备份"])
