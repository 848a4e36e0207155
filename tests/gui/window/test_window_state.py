"""What the window says about its ledger: saved, undone, held elsewhere, let go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.operations import TURN
from gui.page import Frame
from model.ledger import Ledger
from model.queries import shared_files
from model.rows.changed import Changed
from model.rows.server import ServerRole
from tests.gui.window_scene import attached


def test_a_change_can_be_undone_from_the_toast_and_names_the_menu(window: MainWindow) -> None:
    window.frame.operations.write(None, "Close 1-03-2", lambda ledger: Changed(7, "close"))
    assert window.toast.text == "Close 1-03-2"
    assert window.menu.undo.text().replace("&", "") == "Undo: Close 1-03-2"
    assert window.menu.undo.isEnabled()
    assert not window.menu.redo.isEnabled()


def test_the_toast_goes_when_its_step_is_no_longer_the_last(window: MainWindow) -> None:
    window.frame.operations.write(None, "Close 1-03-2", lambda ledger: Changed(7, "close"))
    assert window.toast.isVisible()
    window.frame.operations.write(None, "Note", lambda ledger: Changed(8, "note-progress"), is_quiet=True)
    assert not window.toast.isVisible()


def test_the_foot_of_the_rail_says_that_all_is_saved(window: MainWindow) -> None:
    said: list[str] = []
    window.frame.operations.saving_changed.connect(lambda _: said.append(window.rail.state()))
    window.frame.operations.write(None, "Close", lambda ledger: Changed(7, "close"))
    assert said == ["Saving…", "Saved"]


def test_a_change_that_waits_for_another_desk_says_so(window: MainWindow) -> None:
    operations, said = window.frame.operations, []

    def waits(ledger: Ledger) -> Changed:
        ledger.awaits_turn = True
        operations.saving_goes_on.emit()
        said.append(window.rail.state())
        ledger.awaits_turn = False
        return Changed(7, "close")

    operations.write(None, "Close", waits)
    assert (said, window.rail.state()) == (["Waiting for another desk…"], "Saved")


def test_a_servers_files_that_are_not_there_are_told_at_once(
    bare: MainWindow, make_frame: Callable[..., Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[bool] = []
    monkeypatch.setattr(shared_files, "shared_files_are_there", lambda ledger: bool(there))
    window = attached(bare, make_frame, role=ServerRole.OFFICER)
    assert window.banners.names() == ["files"]
    assert "files=" in window.banners.findChildren(QLabel)[0].text()

    there.append(True)
    window.detach()
    attached(window, make_frame, role=ServerRole.OFFICER)
    assert window.banners.names() == []


def test_a_windows_change_waits_long_for_its_turn(window: MainWindow) -> None:
    assert window.frame.operations.ledger.patience == TURN


def test_a_ledger_held_elsewhere_says_by_whom(bare: MainWindow, make_frame: Callable[..., Frame]) -> None:
    window = attached(bare, make_frame, is_read_only=True, holder="desk 2")
    (line,) = window.banners.findChildren(QLabel)
    assert window.banners.names() == ["read-only"]
    assert "desk 2" in line.text()


def test_a_ledger_on_a_full_disk_says_why_it_is_only_to_be_looked_at(
    bare: MainWindow, make_frame: Callable[..., Frame]
) -> None:
    window = attached(bare, make_frame, obstacle="ledger-disk-full")
    (line,) = window.banners.findChildren(QLabel)
    assert "disk is full" in line.text()
    assert not window.top_bar.take_in.isEnabled()


def test_a_ledger_let_go_leaves_no_page_and_another_opening_may_follow(
    window: MainWindow, make_frame: Callable[..., Frame]
) -> None:
    window.open_page("checklist")
    window.detach()
    assert (window.pages, window.stack.currentWidget()) == ({}, window.opening)
    assert not any(button.isEnabled() for button in window.rail.buttons.values())
    attached(window, make_frame)
    assert window.current == "checklist"


def test_into_a_ledger_that_is_held_no_plan_is_taken(
    qtbot: QtBot, bare: MainWindow, make_frame: Callable[..., Frame]
) -> None:
    window = attached(bare, make_frame, is_read_only=True, holder="desk 2")
    assert not window.top_bar.take_in.isEnabled()
    assert not window.acceptDrops()
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert "review" not in window.pages
    assert window.rail.state() == "Only to be looked at"


def test_a_held_ledger_can_be_tried_again(qtbot: QtBot, bare: MainWindow, make_frame: Callable[..., Frame]) -> None:
    window = attached(bare, make_frame, is_read_only=True, holder="desk 2")
    with qtbot.waitSignal(window.reopening):
        window.banners.findChild(QAbstractButton).click()


def test_undo_and_redo_go_by_the_keyboard(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.frame.operations, "undo", lambda: asked.append("undo"))
    monkeypatch.setattr(window.frame.operations, "redo", lambda: asked.append("redo"))
    window.menu.show_history("Close", "Close")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    qtbot.keyClick(window, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_Y, control)
    assert asked == ["undo", "redo", "redo"]
