"""Every test of the window: off screen, with settings of its own, in English, leaving no window behind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from gui import gaps
from gui.messages import Messages
from gui.operations import Operations, Runners
from gui.page import ChosenPlan, Frame
from gui.settings import Settings
from gui.theme import Theme
from gui.translations import Languages
from tests.fakes import FakeLedger, fake_runners

TODAY = date(2024, 6, 15)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("qt_log_ignore", "This plugin does not support (propagateSizeHints|raise|grabbing)")  # offscreen only


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(autouse=True)
def _fixed_locale() -> Iterator[None]:
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(QLocale("en_US"))


@pytest.fixture(scope="session")
def first_look(qapp: QApplication) -> tuple[QFont, QPalette]:
    """The program's font and colours before any test gave it others."""
    return QFont(qapp.font()), QPalette(qapp.palette())


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication, first_look: tuple[QFont, QPalette]) -> Iterator[None]:
    """Large text, its wider gaps or a dark look would stay for whatever is tested next."""
    yield
    gaps.fit(1.0)
    qapp.setStyleSheet("")
    font, palette = first_look
    if qapp.font() != font:
        qapp.setFont(font)
    if qapp.palette() != palette:
        qapp.setPalette(palette)


@pytest.fixture(autouse=True)
def _no_key_held(qapp: QApplication) -> None:
    """Shift or Ctrl of the last key of another test would still be held, and what is chosen in a list be added to what was."""
    if qapp.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyClick(QWidget(), Qt.Key.Key_Escape)


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """What a test leaves is taken away: in thousands of widgets a later one would have to switch the language, too."""
    before = qapp.topLevelWidgets()
    yield
    left = [widget for widget in qapp.topLevelWidgets() if shiboken6.isValid(widget) and widget.isVisible()]
    said = [f"{type(widget).__name__} {widget.objectName()}: {widget.windowTitle()} {getattr(widget, 'text', str)()}" for widget in left]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    for widget in qapp.topLevelWidgets():
        is_ours = not type(widget).__module__.startswith("PySide6.")  # a completer keeps its list, which belongs to no window
        if is_ours and shiboken6.isValid(widget) and widget.parent() is None and widget not in before:
            widget.deleteLater()
    del before
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not said, f"windows left open: {said}"


@pytest.fixture(autouse=True)
def _nothing_overdue(monkeypatch: pytest.MonkeyPatch) -> None:
    """The frame's own count would ask stand-ins what only a ledger knows; test_reminders.py counts in a real one."""
    monkeypatch.setattr("gui.reminders.overdue_of_mine", lambda _ledger, **_facts: 0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "window.ini")
    made.language_choice = "en"
    made.theme = "light"
    return made


@pytest.fixture
def theme(qapp: QApplication, settings: Settings) -> Theme:
    return Theme(settings)


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    made = Languages()
    yield made
    made.stop()


class HeardMessages(Messages):
    """Messages that keep what was said instead of opening dialogs; confirm() is answered by `answer`."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.notices: list[str] = []
        self.errors: list[Exception] = []
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.agains: list[Callable[[], object] | None] = []
        self.answer = True
        self.said.connect(lambda notice: self.notices.append(notice.text))

    def _tell(self, error: Exception, again: Callable[[], object] | None) -> None:
        self.errors.append(error)
        self.agains.append(again)

    def confirm(self, code: str, button: str, on_yes: Callable[[], None], **facts: object) -> None:
        self.asked.append((code, facts))
        if self.answer:
            on_yes()


@pytest.fixture
def messages(qapp: QApplication, settings: Settings) -> HeardMessages:
    return HeardMessages(settings)


@pytest.fixture
def make_frame(
    settings: Settings, theme: Theme, messages: HeardMessages
) -> Callable[..., Frame]:
    """Build a Frame on a ledger (FakeLedger unless one is given), whose work runs at once."""

    def made(ledger: Any = None, *, runners: Runners | None = None, today: date = TODAY) -> Frame:
        operations = Operations(ledger or FakeLedger(), runners or fake_runners(), messages)
        return Frame(operations, settings, theme, messages, ChosenPlan(), lambda: today)

    return made


@pytest.fixture
def open_boxes(qapp: QApplication) -> Callable[[], list[QMessageBox]]:
    """The message boxes that are open now."""

    def found() -> list[QMessageBox]:
        return [box for box in _all_boxes(qapp) if box.isVisible()]

    return found


def _all_boxes(qapp: QApplication) -> list[QMessageBox]:
    tops: list[QWidget] = qapp.topLevelWidgets()
    return [widget for widget in tops if isinstance(widget, QMessageBox) and shiboken6.isValid(widget)]
