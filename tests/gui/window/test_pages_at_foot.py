"""Pages looked up now and then: at the rail's foot where there is room, in the menu always."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.page import Frame, PageSpec
from gui.page_list import PAGES
from gui.settings import Settings
from gui.theme import Theme
from tests.gui.window_scene import SPECS, FakePage, attached

FOOT = (
    PageSpec("evidence", "evidence", "&Evidence", FakePage, is_in_rail=False, is_at_foot=True),
    PageSpec("history", "history", "&History", FakePage, is_in_rail=False, is_at_foot=True),
)


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme, make_frame: Callable[..., Frame]) -> MainWindow:
    made = MainWindow((*SPECS, *FOOT), settings, theme)
    qtbot.addWidget(made)
    made.show()
    return attached(made, make_frame)


def test_a_button_at_the_foot_opens_its_page_and_is_marked(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.page_shown):
        qtbot.mouseClick(window.rail.at_foot["history"], Qt.MouseButton.LeftButton)
    assert window.current == "history"
    assert [name for name, button in window.rail.places.items() if button.isChecked()] == ["history"]
    window.open_page("checklist")
    assert [name for name, button in window.rail.places.items() if button.isChecked()] == ["checklist"]


def test_the_menu_opens_them_by_name_and_key(qtbot: QtBot, window: MainWindow) -> None:
    entries = window.further.entries
    assert [action.text() for action, _ in entries.values()] == ["&Evidence", "&History"]
    assert len({action.shortcut().toString() for action, _ in entries.values()} - {""}) == 2
    with qtbot.waitSignal(window.page_shown):
        entries["evidence"][0].trigger()
    assert window.current == "evidence"


def test_they_leave_the_rail_when_the_window_is_low_and_come_back(window: MainWindow) -> None:
    rail = window.rail
    low = rail.minimumSizeHint().height()
    rail.setFixedHeight(low)
    assert all(button.isHidden() for button in rail.at_foot.values())
    assert rail.minimumSizeHint().height() == low
    rail.setFixedHeight(low + 200)
    assert not any(button.isHidden() for button in rail.at_foot.values())


def test_no_ledger_no_way_there(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    window = MainWindow((*SPECS, *FOOT), settings, theme)
    qtbot.addWidget(window)
    assert not any(action.isEnabled() for action, _ in window.further.entries.values())
    assert not any(button.isEnabled() for button in window.rail.at_foot.values())


def test_history_and_evidence_are_such_pages() -> None:
    assert [spec.name for spec in PAGES if spec.is_at_foot] == ["evidence", "history"]


def test_places_stand_close_only_where_there_is_no_room_between_them(window: MainWindow, qtbot: QtBot) -> None:
    rail = window.rail
    column = rail.layout()
    needed = column.minimumSize().height()
    roomy = column.spacing()
    for height, close in ((needed // 3, True), (needed + 400, False)):
        rail.setMinimumHeight(0)
        rail.resize(rail.width(), height)
        assert (column.spacing() < roomy) == close
