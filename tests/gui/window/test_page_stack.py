"""Pages that are not shown follow between events, and a new page is built, dressed and shown in turns of their own."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.between_events import BetweenEvents
from gui.main_window import MainWindow
from gui.page import Frame, Page, PageSpec
from gui.settings import Settings
from gui.theme import Theme
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


class InParts(FakePage):
    """Is built in three turns."""

    def __init__(self, frame: Frame) -> None:
        self.built: list[str] = []
        Page.__init__(self, frame, in_parts=True)
        self.places: list[object] = []

    def build(self) -> Iterator[None]:
        self.built.append("head")
        yield
        self.built.append("list")
        yield
        self.built.append("foot")

    def retranslate(self) -> None:
        assert "foot" in self.built
        self.built.append("words")


@pytest.fixture
def parted(qtbot: QtBot, settings: Settings, theme: Theme, make_frame: Callable[..., Frame]) -> MainWindow:
    """A window with a page that is built at once, which is shown, and one in parts."""
    specs = [PageSpec("overview", "overview", "Overview", Told), PageSpec("units", "units", "Units", InParts)]
    made = MainWindow(specs, settings, theme)
    qtbot.addWidget(made)
    return attached(made, make_frame)


def begun(window: MainWindow) -> InParts:
    """The page in parts with its first one built."""
    window.visit("units")
    while not (found := window.making.begun("units")):
        QApplication.processEvents()
    assert isinstance(found, InParts)
    assert found.built == ["head"]
    return found


def test_a_page_in_parts_is_built_a_part_a_turn_and_shown_whole(qtbot: QtBot, parted: MainWindow) -> None:
    page = begun(parted)
    counts = [len(page.built)]
    while parted.current != "units":
        assert not page.isVisible()
        QApplication.processEvents()
        counts.append(len(page.built))
    assert max(now - then for then, now in itertools.pairwise(counts)) == 1
    assert page.built == ["head", "list", "foot"]
    assert parted.pages["units"] is page


def test_a_page_that_is_wanted_at_once_is_finished_at_once(parted: MainWindow) -> None:
    page = begun(parted)
    parted.open_page("units")
    assert (parted.current, page.built) == ("units", ["head", "list", "foot"])


def test_a_page_left_in_the_midst_of_its_building_is_gone_on_with_later(qtbot: QtBot, parted: MainWindow) -> None:
    page = begun(parted)
    parted.visit("overview")
    at_rest(qtbot, parted)
    assert (parted.current, page.built) == ("overview", ["head"])
    parted.visit("units")
    at_rest(qtbot, parted)
    assert (parted.current, parted.pages["units"]) == ("units", page)


def test_a_page_that_is_being_built_follows_the_language_whole(parted: MainWindow, languages: Languages) -> None:
    page = begun(parted)
    languages.use("zh_CN")
    QApplication.processEvents()
    assert page.built[:3] == ["head", "list", "foot"]


def test_a_page_without_its_last_part_has_no_words_to_say_anew(parted: MainWindow) -> None:
    page, switch = begun(parted), QEvent(QEvent.Type.LanguageChange)
    QApplication.sendEvent(page, switch)
    assert page.built == ["head"]
    page.finish()
    QApplication.sendEvent(page, switch)
    assert page.built == ["head", "list", "foot", "words"]


def test_a_page_that_is_being_built_goes_with_its_ledger(qtbot: QtBot, parted: MainWindow) -> None:
    page = begun(parted)
    parted.detach()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    at_rest(qtbot, parted)
    assert parted.pages == {}


def test_a_piece_that_is_not_done_is_gone_on_with_before_the_next(qtbot: QtBot) -> None:
    done: list[int] = []
    work = BetweenEvents()
    work.add(lambda: done.append(1) is None and len(done) < 3, lambda: done.append(2))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert done == [1, 1, 1, 2]


def test_a_piece_that_clears_the_others_is_not_gone_on_with(qtbot: QtBot) -> None:
    done: list[int] = []
    work = BetweenEvents()

    def clear() -> bool:
        done.append(1)
        work.clear()
        return True

    work.add(clear, lambda: done.append(2))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert done == [1]


def test_what_a_piece_gives_rise_to_is_done_before_the_next(qtbot: QtBot) -> None:
    done: list[str] = []
    work = BetweenEvents()
    work.add(lambda: QTimer.singleShot(0, work, lambda: done.append("its own")), lambda: done.append("next"))
    qtbot.waitUntil(lambda: not work.is_busy)
    assert done == ["its own", "next"]


def test_nothing_is_seen_between_two_languages(qtbot: QtBot, full: MainWindow, languages: Languages) -> None:
    before = told(full)[2]
    languages.use("zh_CN")
    while told(full)[2] == before:
        assert full.updatesEnabled() is (full.windowTitle() == "Taizhang")
        QApplication.processEvents()
    at_rest(qtbot, full)
    assert full.updatesEnabled()


@pytest.mark.parametrize("is_look_first", [True, False])
def test_a_change_of_look_and_one_of_language_are_both_seen_whole(
    qtbot: QtBot, full: MainWindow, theme: Theme, languages: Languages, *, is_look_first: bool
) -> None:
    changes = [theme.apply, lambda: languages.use("zh_CN")]
    for change in changes if is_look_first else changes[::-1]:
        change()
    QApplication.processEvents()
    while full.stack.is_behind:
        assert not full.updatesEnabled() or full.pages["units"].isVisible()
        QApplication.processEvents()
    assert full.updatesEnabled()
