"""The way from nothing to a window with its ledger: painted first, all else after, and what fails on the way is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import app, log, start
from gui.page import PageSpec
from gui.settings import Settings
from gui.shown import Shown
from gui.start import Start
from tests.gui.window_scene import FakePage, gone

SOON = 15000
PLAIN = PageSpec("plain", "overview", "&Plain", FakePage)


@pytest.fixture
def begun(qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """A start that has shown nothing yet."""
    monkeypatch.setattr(log, "log_folder", lambda: tmp_path / "log")
    monkeypatch.setattr(log, "start_log", lambda _folder: None)
    monkeypatch.setattr(app.Program, "load_pages", lambda _self: None)
    monkeypatch.setattr(start, "Shown", partial(Shown, specs=(PLAIN,)))  # what pages do at a first start is their own tests' matter
    hook = sys.excepthook
    made = Start(settings)
    qtbot.addWidget(made.shown.window, before_close_func=gone)
    yield made
    if made.program is not None:
        made.program.close()
    gone(made.shown.window)
    made.shown.languages.stop()
    sys.excepthook = hook


def test_the_window_is_painted_before_anything_of_a_ledger_is_there(qtbot: QtBot, begun: Start, tmp_path: Path) -> None:
    window = begun.shown.window
    assert not hasattr(window, "menu")
    assert all(not button.isEnabled() for button in window.rail.places.values())
    with qtbot.waitSignal(window.painted, timeout=SOON):
        begun.begin(tmp_path / "ledger")
        assert not (tmp_path / "ledger").exists()
    qtbot.waitUntil(lambda: window.current == "plain", timeout=SOON)
    assert window.rail.menu_button.menu() is window.menu.menu


def test_what_fails_before_the_window_can_tell_it_ends_the_start_and_is_kept(
    qtbot: QtBot, begun: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise ImportError("no such library")

    ended: list[int] = []
    monkeypatch.setattr(app, "Program", fails)
    monkeypatch.setattr(QApplication, "exit", ended.append)
    begun.begin(tmp_path / "ledger")
    qtbot.waitUntil(lambda: begun.error is not None, timeout=SOON)
    assert isinstance(begun.error, ImportError)
    assert ended == [1]
