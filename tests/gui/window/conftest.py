"""The window on the screen, before and after it has its ledger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.page import Frame
from gui.settings import Settings
from gui.theme import Theme
from tests.gui.window_scene import SPECS, attached


@pytest.fixture
def bare(qtbot: QtBot, settings: Settings, theme: Theme) -> MainWindow:
    """The window as it is painted first: no ledger yet."""
    theme.apply()
    made = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def window(bare: MainWindow, make_frame: Callable[..., Frame]) -> MainWindow:
    return attached(bare, make_frame)
