"""Pages that are not shown follow between events, and a new page is built, dressed and shown in turns of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.between_events import BetweenEvents
from gui.main_window import MainWindow
from gui.page import Frame, PageSpec
from gui.settings import Settings
from gui.theme import DARK, Theme, Token
from gui.translations import Languages
from tests.gui.window_scene import FakePage, attached

NAMES = ("overview", "checklist", "units")


class Told(FakePage):
    """Counts how often it was told to say its words anew."""

    told = 0

    def retranslate(self) -> None:
        self.told += 1


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme, make_frame: Callable[..., Frame]) -> MainWindow:
    """A window of three pages; only the first one is built."""
    theme.apply()
    made = MainWindow([PageSpec(name, name, name.title(), Told) for name in NAMES], settings, theme)
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


def told(window: MainWindow) -> list[int]:
    return [window.pages[name].told for name in NAMES]  # type: ignore[attr-defined]  # its pages are of the class above


def at_rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.stack.is_behind)


def test_one_piece_is_done_a_turn(qtbot: QtBot) -> None:
    done: list[int] = []
    work = BetweenEvents()
    work.add(*(lambda number=number: done.append(number) for number in range(3)))
    QApplication.processEvents()
    assert len(done) <= 1
    qtbot.waitUntil(lambda: not work.is_busy)
    assert done == [0, 1, 2]


def test_what_is_cleared_is_not_done(qtbot: QtBot) -> None:
    done: list[int] = []
    work = BetweenEvents()
    work.add(lambda: done.append(1))
    work.clear()
    work.add(lambda: done.append(2))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert done == [2]


def test_the_page_that_is_shown_changes_its_language_at_once_the_others_after(
    qtbot: QtBot, full: MainWindow, languages: Languages
) -> None:
    before = told(full)
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: told(full)[2] > before[2])
    at_rest(qtbot, full)
    assert [now - then for now, then in zip(told(full), before, strict=True)] == [1, 1, 1]


def test_a_page_is_never_shown_in_the_language_before(qtbot: QtBot, full: MainWindow, languages: Languages) -> None:
    before = told(full)
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: told(full)[2] > before[2])
    full.open_page("overview")
    assert told(full)[0] == before[0] + 1
    at_rest(qtbot, full)
    assert told(full)[0] == before[0] + 1


def test_every_page_wears_a_new_look_in_the_end(qtbot: QtBot, full: MainWindow, settings: Settings, theme: Theme) -> None:
    settings.theme = "dark"
    theme.apply()
    at_rest(qtbot, full)
    assert DARK[Token.ACCENT] in full.styleSheet()
    assert full.updatesEnabled()
    assert full.stack.currentWidget() is full.pages["units"]
    assert all(page.window() is full for page in full.pages.values())


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
    settings.theme = "dark"
    theme.apply()
    while full.pages["overview"].window() is full:
        QApplication.processEvents()
    full.open_page("overview")
    assert full.pages["overview"].isVisible()


def test_a_ledger_left_in_the_midst_of_a_change_of_look_leaves_the_window_painted(
    full: MainWindow, settings: Settings, theme: Theme
) -> None:
    settings.theme = "dark"
    theme.apply()
    full.detach()
    assert full.updatesEnabled()
    assert DARK[Token.ACCENT] in full.styleSheet()


def test_a_new_page_is_built_in_a_turn_and_shown_in_another(qtbot: QtBot, window: MainWindow) -> None:
    window.visit("units", "a place")
    assert ("units" in window.pages, window.rail.buttons["units"].isChecked()) == (False, True)
    while "units" not in window.pages:
        QApplication.processEvents()
    assert window.current == "overview"
    at_rest(qtbot, window)
    page = window.pages["units"]
    assert isinstance(page, FakePage)
    assert (window.current, page.isVisible(), page.places) == ("units", True, ["a place"])


def test_of_two_places_the_last_one_asked_for_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.visit("units")
    window.visit("checklist")
    at_rest(qtbot, window)
    assert (window.current, "units" in window.pages) == ("checklist", False)


def test_a_page_that_is_there_is_shown_at_once(full: MainWindow) -> None:
    full.visit("overview")
    assert full.current == "overview"


def test_nothing_is_built_for_a_ledger_that_was_let_go(qtbot: QtBot, window: MainWindow) -> None:
    window.visit("units")
    window.detach()
    at_rest(qtbot, window)
    assert (window.pages, window.current) == ({}, "")


def test_a_wide_page_that_is_not_shown_takes_no_room_from_the_rail(window: MainWindow) -> None:
    narrow = window.stack.currentWidget()
    window.open_page("units")
    window.stack.currentWidget().setMinimumWidth(5000)
    window.open_page("overview")
    assert window.stack.currentWidget() is narrow
    assert window.stack.minimumSizeHint().width() < 5000
