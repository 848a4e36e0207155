"""The settings: each choice holds at once, is kept, and does what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QListWidget,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.dialogs.preferences import Preferences
from gui.main_window import MainWindow
from gui.page import Frame
from gui.settings import Settings
from gui.theme import Theme
from gui.translations import Languages
from tests.gui.window_scene import SPECS, attached


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme, make_frame: Callable[..., Frame]) -> MainWindow:
    theme.apply()
    made = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return attached(made, make_frame)


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[Preferences]:
    made = window.dialogs.show_preferences()
    assert isinstance(made, Preferences)
    yield made
    made.close()


def test_the_key_opens_them_and_escape_gives_the_keyboard_back(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.top_bar.search.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    opened = window.findChild(Preferences)
    assert opened.isVisible()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert window.focusWidget() is window.top_bar.search


def test_language_look_and_text_size_are_kept_and_told_at_once(
    qtbot: QtBot, window: MainWindow, dialog: Preferences, settings: Settings
) -> None:
    looks = dialog.looks
    with qtbot.waitSignal(window.language_wanted):
        looks.language.setCurrentIndex(looks.language.findText("中文"))
    with qtbot.waitSignals([window.look_wanted, window.look_wanted]):
        looks.look.setCurrentIndex(looks.look.findText("Dark"))
        looks.size_of_text.setCurrentIndex(looks.size_of_text.findText("150 %"))
    assert (settings.language_choice, settings.theme, settings.text_size) == ("zh_CN", "dark", 150)


def test_they_show_what_holds_and_follow_the_language(
    qtbot: QtBot, window: MainWindow, settings: Settings, languages
) -> None:
    settings.theme, settings.text_size, settings.reminders, settings.report_workdays = "dark", 130, False, 5
    opened = window.dialogs.show_preferences()
    looks, reminders = opened.looks, opened.reminders
    assert (looks.language.currentText(), looks.look.currentText(), looks.size_of_text.currentText()) == ("English", "Dark", "130 %")
    assert (reminders.wanted.isChecked(), reminders.days.value()) == (False, 5)
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: looks.look.currentText() == "深色")
    assert opened.windowTitle() == "设置"
    assert [opened.list.item(row).text() for row in range(5)] == ["外观", "提醒和节假日", "备份", "报告字体", "最近的台账"]
    opened.close()


def test_a_section_takes_its_place_when_it_is_first_shown_and_goes_with_the_dialog(window: MainWindow) -> None:
    dialog = window.dialogs.show_preferences()
    assert isinstance(dialog, Preferences)
    assert [section.window() is dialog for section in dialog.sections] == [True, False, False, False, False, False]
    dialog.show_section("fonts")
    assert dialog.fonts.isVisible()
    assert dialog.fonts.window() is dialog
    left = dialog.server
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(left)  # at once: the collector, on whichever thread, must find nothing of it


def test_a_section_that_was_not_shown_yet_follows_the_language(
    qtbot: QtBot, dialog: Preferences, languages: Languages
) -> None:
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: dialog.windowTitle() == "设置")
    assert dialog.backups.heading.text() == "备份"


def test_the_arrows_walk_through_the_sections(qtbot: QtBot, dialog: Preferences) -> None:
    dialog.list.setFocus()
    for row in range(1, 5):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.stack.currentIndex() == row
    dialog.show_section("backups")
    assert dialog.list.currentItem().text() == "Backups"


def test_reminders_are_kept_kind_by_kind(qtbot: QtBot, dialog: Preferences, settings: Settings) -> None:
    part = dialog.reminders
    with qtbot.waitSignal(dialog.reminders_chosen):
        part.overdue.click()
    part.unknown.click()
    part.days.setValue(7)
    assert (settings.remind_reports, settings.remind_overdue, settings.remind_holidays) == (True, False, False)
    assert settings.report_workdays == 7
    part.reports.click()
    assert not part.days.isEnabled()
    part.wanted.click()
    assert not part.overdue.isEnabled()
    assert not settings.reminders


def test_what_was_put_off_speaks_again(window: MainWindow, settings: Settings) -> None:
    settings.overdue_snoozed_until = window.frame.today().replace(year=2030)
    opened = window.dialogs.show_preferences("reminders")
    part = opened.reminders
    assert part.again.isEnabled()
    part.again.click()
    assert settings.overdue_snoozed_until is None
    assert not part.again.isEnabled()
    opened.close()


def test_a_table_of_holidays_is_asked_for_from_here(window: MainWindow, dialog: Preferences) -> None:
    dialog.reminders.take.click()
    asked = window.reminders.menu.dialog
    assert asked.isVisible()
    asked.close()


def test_a_recent_ledger_is_forgotten_and_stays_on_the_disk(
    qtbot: QtBot, window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    for folder in (tmp_path / "one", tmp_path / "gone", window.frame.operations.ledger.folder):
        settings.remember_ledger(folder)
    opened = window.dialogs.show_preferences("ledgers")
    part = opened.ledgers
    texts = [part.list.item(row).text() for row in range(part.list.count())]
    assert [text.endswith(("open now", "not there")) for text in texts] == [True, True, False]
    assert not part.forget.isEnabled()  # the one that is open
    part.list.setCurrentRow(2)
    with qtbot.waitSignal(opened.ledgers_changed):
        qtbot.keyClick(part.list, Qt.Key.Key_Delete)
    assert (tmp_path / "one").is_dir()
    part.list.setCurrentRow(1)
    part.forget.click()
    assert settings.recent_ledgers == [window.frame.operations.ledger.folder]
    assert window.ledgers.recent.actions()[0].text().startswith("&1")
    assert len(window.ledgers.recent.actions()) == 1
    opened.close()


def test_without_a_ledger_only_what_needs_none_can_be_set(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    bare = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(bare)
    opened = bare.dialogs.show_preferences()
    assert opened.looks.look.isEnabled()
    assert not opened.backups.now.isEnabled()
    assert not opened.backups.choose.isEnabled()
    assert not any(button.isEnabled() for button in opened.fonts.choose.values())
    assert not opened.reminders.take.isEnabled()
    opened.close()


def test_every_control_has_a_name_that_is_read_out(dialog: Preferences) -> None:
    kinds = (QAbstractButton, QComboBox, QListWidget, QSpinBox)
    buddies = {label.buddy() for label in dialog.findChildren(QWidget) if hasattr(label, "buddy")}
    unnamed = [
        part for part in dialog.findChildren(QWidget)
        if isinstance(part, kinds) and not isinstance(part.parent(), QComboBox) and part not in buddies
        and not part.accessibleName() and not (isinstance(part, QAbstractButton) and part.text())
    ]  # fmt: skip
    assert [type(part.parent()).__name__ for part in unnamed] == []


def test_at_twice_the_size_it_fits_the_screen(window: MainWindow, dialog: Preferences, settings: Settings, theme: Theme) -> None:
    settings.text_size = 200
    theme.apply()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
