"""The toast: newest notice, Undo, gone after a while but not under the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QEnterEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.messages import Notice
from gui.widgets import toast as toast_module
from gui.widgets.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def toast(window: QWidget) -> Toast:
    return Toast(window)


def test_the_newest_notice_is_shown(toast: Toast) -> None:
    toast.show_notice(Notice("one"))
    toast.show_notice(Notice("two"))
    assert toast.text == "two"
    assert toast.accessibleName() == "two"


def test_undo_is_offered_only_where_there_is_one_and_closes_the_toast(qtbot: QtBot, toast: Toast) -> None:
    undone: list[str] = []
    toast.show_notice(Notice("written"))
    button = toast.findChild(QPushButton)
    assert not button.isVisible()
    toast.show_notice(Notice("closed", lambda: undone.append("closed")))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (undone, toast.text) == (["closed"], "")


def test_what_was_undone_offers_to_be_done_again(qtbot: QtBot, toast: Toast) -> None:
    done: list[str] = []
    toast.show_notice(Notice("undone", redo=lambda: done.append("redone")))
    button = toast.findChild(QPushButton)
    assert (button.isVisible(), button.text()) == (True, "Redo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (done, toast.text) == (["redone"], "")
    toast.show_notice(Notice("closed", lambda: done.append("undone")))
    assert button.text() == "Undo"


def test_it_goes_after_a_while(qtbot: QtBot, toast: Toast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toast_module, "SHOWN_MS", 20)
    toast.show_notice(Notice("closed"))
    qtbot.waitUntil(lambda: toast.text == "")


def test_it_stays_under_the_mouse_and_goes_when_that_leaves(
    qtbot: QtBot, toast: Toast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast_module, "SHOWN_MS", 20)
    toast.show_notice(Notice("closed"))
    toast.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    qtbot.wait(60)
    assert toast.text == "closed"
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: toast.text == "")


def test_it_keeps_to_the_windows_foot(window: QWidget, toast: Toast) -> None:
    toast.show_notice(Notice("closed"))
    window.resize(900, 700)
    assert abs(toast.geometry().center().x() - 450) <= 1
    assert toast.geometry().bottom() < 700
    assert toast.geometry().top() > 600


def test_it_covers_no_button(window: QWidget, toast: Toast) -> None:
    button = QPushButton("Mark as sent…", window)
    button.setGeometry(260, 350, 120, 30)
    button.show()
    toast.show_notice(Notice("closed", lambda: None))
    assert not toast.geometry().intersects(button.geometry())
    assert toast.geometry().bottom() > 300, "near the foot"


def test_a_button_that_comes_while_it_is_told_is_not_covered(qtbot: QtBot, window: QWidget, toast: Toast) -> None:
    toast.show_notice(Notice("written"))
    button = QPushButton("Mark as sent…", window)
    button.setGeometry(260, 350, 120, 30)
    button.show()
    qtbot.waitUntil(lambda: not toast.geometry().intersects(button.geometry()))


def test_what_is_longer_than_the_window_is_told_in_several_lines(window: QWidget, toast: Toast) -> None:
    toast.show_notice(Notice("Submission of June written: 31 measures on 5 sheets, " * 4, lambda: None))
    assert window.rect().contains(toast.geometry())
    label = toast.findChild(QLabel)
    assert label.height() >= label.heightForWidth(label.width())


def test_another_language_leaves_room_for_what_is_said(qtbot: QtBot, toast: Toast, languages) -> None:
    languages.use("zh_CN")
    toast.show_notice(Notice("进展已填写" * 6, lambda: None))
    languages.use("en")
    label = toast.findChild(QLabel)
    qtbot.waitUntil(lambda: toast.findChild(QPushButton).text() == "Undo")
    assert label.width() >= label.sizeHint().width()


def test_a_file_that_was_written_can_be_opened_and_so_can_its_folder(
    toast: Toast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    toast.show_notice(Notice("saved"))
    assert not toast.file.isVisible()
    for button in (toast.file, toast.folder):
        toast.show_notice(Notice("written", file=tmp_path / "a.xlsx"))
        button.click()
        assert toast.text == ""
    assert opened == [str(tmp_path / "a.xlsx"), str(tmp_path)]
