"""A change of look: told to the pages one by one, the one that is shown first, and never seen half done."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gui.main_window import MainWindow
from gui.page import Frame, Page, PageSpec
from gui.settings import Settings
from gui.theme import DARK, Theme, Token
from tests.gui.window_scene import FakePage, attached

NAMES = ("overview", "checklist", "units")


class Looking(FakePage):
    """Keeps of each look it is told of whether it is dark."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.looks: list[bool] = []
        frame.theme.changed.connect(lambda: self.looks.append(frame.theme.is_dark))


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme, make_frame: Callable[..., Frame]) -> MainWindow:
    """A window of three pages; only the first one is built."""
    theme.apply()
    made = MainWindow([PageSpec(name, name, name.title(), Looking) for name in NAMES], settings, theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return attached(made, make_frame)


@pytest.fixture
def full(window: MainWindow) -> MainWindow:
    """The same with all of them built, the last one shown."""
    for name in NAMES:
        window.open_page(name)
    return window


def at_rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.stack.is_behind)


def looks_of(page: Page) -> list[bool]:
    """Of each look the page was told of whether it was dark."""
    assert isinstance(page, Looking)
    return page.looks


def looks(window: MainWindow) -> list[list[bool]]:
    """The same of every page."""
    return [looks_of(window.pages[name]) for name in NAMES]


def go_dark(settings: Settings, theme: Theme) -> None:
    settings.theme = "dark"
    theme.apply()


def test_every_page_wears_a_new_look_in_the_end(qtbot: QtBot, full: MainWindow, settings: Settings, theme: Theme) -> None:
    go_dark(settings, theme)
    at_rest(qtbot, full)
    assert DARK[Token.ACCENT] in full.styleSheet()
    assert full.updatesEnabled()
    assert full.stack.currentWidget() is full.pages["units"]
    assert all(page.window() is full for page in full.pages.values())


def test_pages_are_told_of_a_look_one_a_turn_the_one_that_is_shown_first(
    qtbot: QtBot, full: MainWindow, settings: Settings, theme: Theme
) -> None:
    go_dark(settings, theme)
    counts = [sum(map(len, looks(full)))]
    while full.stack.is_behind:
        QApplication.processEvents()
        counts.append(sum(map(len, looks(full))))
        assert counts[-1] == 0 or looks(full)[2] == [True]
    assert max(now - then for then, now in itertools.pairwise(counts)) == 1
    assert (counts[0], looks(full)) == (0, [[True], [True], [True]])


def test_a_page_that_has_yet_to_hear_of_a_look_is_shown_in_it(
    qtbot: QtBot, full: MainWindow, settings: Settings, theme: Theme
) -> None:
    go_dark(settings, theme)
    full.open_page("overview")
    assert looks(full)[0] == [True]
    at_rest(qtbot, full)
    assert looks(full) == [[True], [True], [True]]


def test_a_page_that_never_was_in_the_window_is_shown_in_the_look_of_the_moment(
    window: MainWindow, settings: Settings, theme: Theme
) -> None:
    page = window.page_of("units")
    go_dark(settings, theme)
    assert looks_of(page) == []
    window.open_page("units")
    assert looks_of(page) == [True]


def test_of_two_looks_a_page_is_told_of_the_last(qtbot: QtBot, full: MainWindow, settings: Settings, theme: Theme) -> None:
    for look in ("dark", "light"):
        settings.theme = look
        theme.apply()
    at_rest(qtbot, full)
    assert looks(full) == [[False], [False], [False]]


def test_a_dialog_is_not_painted_half_in_one_look(qtbot: QtBot, full: MainWindow, settings: Settings, theme: Theme) -> None:
    dialog, closed = QDialog(full), QDialog(full)
    for each in (dialog, closed):
        each.show()
    go_dark(settings, theme)
    assert not dialog.updatesEnabled()
    closed.close()
    delete(closed)
    while full.stack.is_behind:
        QApplication.processEvents()
        assert not dialog.updatesEnabled() or DARK[Token.ACCENT] in full.styleSheet()
    assert dialog.updatesEnabled()
    dialog.close()


def test_the_page_that_is_shown_comes_back_with_the_keyboard_where_it_was(
    qtbot: QtBot, full: MainWindow, settings: Settings, theme: Theme
) -> None:
    field = QLineEdit(full.pages["units"])
    field.show()
    field.setFocus()
    for look in ("dark", "light"):  # the second before the first has gone through
        settings.theme = look
        theme.apply()
        while full.pages["units"].isVisible() and look == "dark":
            QApplication.processEvents()
    at_rest(qtbot, full)
    assert (full.stack.currentWidget(), full.focusWidget()) == (full.pages["units"], field)
    assert full.pages["units"].isVisible()
    assert full.updatesEnabled()


def test_a_page_that_stepped_out_is_shown_in_the_new_look(full: MainWindow, settings: Settings, theme: Theme) -> None:
    go_dark(settings, theme)
    while full.pages["overview"].window() is full:
        QApplication.processEvents()
    full.open_page("overview")
    assert full.pages["overview"].isVisible()


def test_a_ledger_left_in_the_midst_of_a_change_of_look_leaves_the_window_painted(
    full: MainWindow, settings: Settings, theme: Theme
) -> None:
    go_dark(settings, theme)
    full.detach()
    assert full.updatesEnabled()
    assert DARK[Token.ACCENT] in full.styleSheet()
