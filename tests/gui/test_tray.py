"""The notice in the tray of a desktop that has one."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from gui.tray import TrayNotice

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # off screen only


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A desktop with a tray; what is said there."""
    said: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, _head, text, _picture: said.append(text))
    return said


@pytest.fixture
def tray(qtbot: QtBot) -> TrayNotice:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return TrayNotice(window, lambda: QIcon(QPixmap(16, 16)))


def icon(tray: TrayNotice) -> QSystemTrayIcon:
    found = tray.findChild(QSystemTrayIcon)
    assert found is not None
    return found


def test_a_notice_is_said_and_stays_as_the_icons_tip(tray: TrayNotice, shown: list[str]) -> None:
    assert tray.show("two are overdue")
    assert tray.show("three are overdue")
    assert shown == ["two are overdue", "three are overdue"]
    assert icon(tray).toolTip() == "three are overdue"
    assert icon(tray).isVisible()


def test_the_icon_goes_with_its_reason_and_with_the_window(tray: TrayNotice, shown: list[str]) -> None:
    tray.hide()  # nothing was shown yet
    tray.show("overdue")
    tray.hide()
    assert not icon(tray).isVisible()
    tray.show("overdue")
    tray.parent().close()
    assert not icon(tray).isVisible()


def test_a_press_opens_the_window_and_its_menu_puts_off(qtbot: QtBot, tray: TrayNotice, shown: list[str]) -> None:
    tray.show("overdue")
    with qtbot.waitSignal(tray.opened):
        icon(tray).activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.opened):
        icon(tray).activated.emit(QSystemTrayIcon.ActivationReason.Context)
    with qtbot.waitSignal(tray.opened):
        icon(tray).messageClicked.emit()
    (later,) = [action for action in icon(tray).contextMenu().actions() if action.text() == "Remind me tomorrow"]
    with qtbot.waitSignal(tray.put_off):
        later.trigger()


def test_its_menu_follows_the_language(qtbot: QtBot, tray: TrayNotice, shown: list[str], languages) -> None:
    tray.show("overdue")
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: icon(tray).contextMenu().actions()[0].text() == "打开台账")
