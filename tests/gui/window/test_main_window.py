"""The window's frame, driven as a person drives it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import TITLE_BAR, MainWindow
from gui.page import Frame
from gui.settings import Settings
from gui.theme import Theme
from model.errors import StorageError, explain_error
from model.rows.overview import PlanRow
from tests.gui.window_scene import PLANS, SPECS, attached, files_event, page


def test_before_the_ledger_is_open_nothing_can_be_pressed_and_it_says_why(bare: MainWindow) -> None:
    assert not any(button.isEnabled() for button in bare.rail.buttons.values())
    assert bare.stack.currentWidget() is bare.opening
    bare.open_page("overview")
    assert bare.pages == {}


def test_a_ledger_that_does_not_open_is_explained_in_place_with_a_way_on(qtbot: QtBot, bare: MainWindow) -> None:
    error = StorageError("month-unknown", text="x")
    bare.opening.show_failure(error)
    labels = [label.text() for label in bare.opening.findChildren(QLabel)]
    assert explain_error(error, "en").happened in labels
    (button,) = (one for one in bare.opening.findChildren(QAbstractButton) if one.isVisibleTo(bare.opening))
    with qtbot.waitSignal(bare.opening.step_wanted):
        button.click()


def test_why_there_is_no_ledger_is_told_in_the_language_that_is_chosen_then(bare: MainWindow, settings: Settings) -> None:
    error = StorageError("ledger-missing", where="x")
    bare.opening.show_failure(error, other=lambda: f"another way: {settings.language}")
    settings.language_choice = "zh_CN"
    bare.retranslate()

    ways = [one.text() for one in bare.opening.findChildren(QAbstractButton) if one.isVisibleTo(bare.opening)]
    assert ways[1:] == ["another way: zh_CN"]
    assert explain_error(error, "zh_CN").happened in [label.text() for label in bare.opening.findChildren(QLabel)]
    bare.opening.show_opening()
    assert not [one for one in bare.opening.findChildren(QAbstractButton) if one.isVisibleTo(bare.opening)]


def test_a_ledger_that_is_let_go_is_not_told_as_the_one_that_did_not_open_before_it(bare: MainWindow, make_frame: Callable[..., Frame]) -> None:
    bare.opening.show_failure(StorageError("ledger-missing", where="x"))
    attached(bare, make_frame)
    bare.detach()

    assert bare.stack.currentWidget() is bare.opening
    assert not [one for one in bare.opening.findChildren(QAbstractButton) if one.isVisibleTo(bare.opening)]


def test_only_the_page_shown_is_built(window: MainWindow) -> None:
    assert list(window.pages) == ["overview"]
    window.open_page("checklist")
    window.open_page("overview")
    assert list(window.pages) == ["overview", "checklist"]


def test_the_rail_lists_the_pages_that_are_in_it(window: MainWindow) -> None:
    assert list(window.rail.buttons) == ["overview", "checklist"]


def test_a_press_in_the_rail_opens_the_page_and_marks_it(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_shown) as heard:
        qtbot.mouseClick(window.rail.buttons["checklist"], Qt.MouseButton.LeftButton)
    assert heard.args == ["checklist"]
    assert window.stack.currentWidget() is window.pages["checklist"]
    assert [button.isChecked() for button in window.rail.buttons.values()] == [False, True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_button_the_keyboard_is_on_is_pressed_by_return_as_by_space(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    place = window.rail.buttons["checklist"]
    place.setFocus()
    with qtbot.waitSignal(window.page_shown):
        qtbot.keyClick(place, key)
    assert window.current == "checklist"


def test_a_new_window_leaves_room_for_its_title_on_a_small_screen(window: MainWindow) -> None:
    assert window.height() <= window.screen().availableGeometry().height() - TITLE_BAR


def test_a_page_outside_the_rail_leaves_no_place_marked(window: MainWindow) -> None:
    window.open_page("review")
    assert not any(button.isChecked() for button in window.rail.buttons.values())
    window.open_page("overview")
    assert window.rail.buttons["overview"].isChecked()


def test_ctrl_and_a_number_opens_a_page(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_shown):
        qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "checklist"


def test_a_page_sends_to_a_place_of_another(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_shown):
        page(window, "overview").wanted.emit("checklist", {"light": "red"})
    assert window.current == "checklist"
    assert page(window, "checklist").places == [{"light": "red"}]


def test_the_last_page_is_opened_again(bare: MainWindow, make_frame: Callable[..., Frame], settings: Settings) -> None:
    settings.last_page = "checklist"
    assert attached(bare, make_frame).current == "checklist"


def test_a_counter_stands_beside_its_place_and_is_read_out(window: MainWindow) -> None:
    page(window, "overview").counter_changed.emit("63")
    button = window.rail.buttons["overview"]
    assert button.accessibleName() == "Overview, 63"
    page(window, "overview").counter_changed.emit("")
    assert button.accessibleName() == "Overview"


def test_typing_in_the_search_field_opens_the_searched_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.top_bar.search.hasFocus()
    qtbot.keyClicks(window.top_bar.search, "PM")
    qtbot.waitUntil(lambda: window.current == "checklist" and page(window, "checklist").searched == ["PM"])
    assert window.top_bar.search.hasFocus()
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page(window, "checklist").searched == ["PM", ""])
    with qtbot.waitSignal(window.top_bar.search.left):
        qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Escape)


@pytest.mark.parametrize("code", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_the_keyboard_goes_from_the_search_to_what_was_found(qtbot: QtBot, window: MainWindow, code: Qt.Key) -> None:
    window.open_page("checklist")
    found = page(window, "checklist")
    found.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.activateWindow()
    window.top_bar.search.setFocus()
    window.top_bar.search.setText("扬尘")
    qtbot.keyClick(window.top_bar.search, code)
    assert found.searched == ["扬尘"]
    assert window.focusWidget() is found


def test_a_plan_dropped_on_the_window_is_taken_in(qtbot: QtBot, window: MainWindow) -> None:
    enter = files_event(QDragEnterEvent, ["file:///data/plan.docx"])
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.drops.hint.isVisible()
    with qtbot.waitSignal(window.plan_dropped) as heard:
        QApplication.sendEvent(window, files_event(QDropEvent, ["file:///data/plan.docx", "https://example.org/x"]))
    assert heard.args == [[Path("/data/plan.docx")]]
    assert window.current == "review"
    assert page(window, "review").files == [[Path("/data/plan.docx")]]
    assert page(window, "review").came_from == "overview"  # where it leads back to when that is no plan
    assert not window.drops.hint.isVisible()


def test_a_link_dropped_on_the_window_is_told_from_a_file(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    errors: list[Exception] = []
    monkeypatch.setattr(window.messages, "show_error", errors.append)
    with qtbot.assertNotEmitted(window.plan_dropped):
        QApplication.sendEvent(window, files_event(QDragEnterEvent, ["https://example.org/plan"]))
        QApplication.sendEvent(window, files_event(QDropEvent, ["https://example.org/plan"]))
    assert [str(error).split(" ")[0] for error in errors] == ["file-not-local"]
    assert not window.drops.hint.isVisible()


def test_what_is_no_link_at_all_cannot_be_dropped(window: MainWindow) -> None:
    enter = files_event(QDragEnterEvent, [])
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_the_take_in_button_asks_for_a_file(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.top_bar.take_in, Qt.MouseButton.LeftButton)
    assert page(window, "review").files == [[]]


def test_without_a_page_for_it_there_is_no_search_and_no_take_in(
    qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    window = MainWindow(SPECS[:1], settings, theme)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert not window.top_bar.search.isVisible()
    assert not window.top_bar.take_in.isVisible()
    assert not window.drops.hint.isVisible()


def test_the_newest_plan_is_shown_and_another_can_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    assert window.chosen.plan_id == 2
    with qtbot.waitSignal(window.chosen.changed):
        window.chosen.choose(1)
    assert window.chosen.plan.year == 2023
    with qtbot.assertNotEmitted(window.chosen.changed):
        window.chosen.set_ledger(PLANS, window.chosen.myself)
    window.chosen.set_ledger(PLANS[1:], window.chosen.myself)
    assert window.chosen.plan_id == 2


def test_no_two_actions_share_their_keys(window: MainWindow) -> None:
    keys = [sequence.toString() for action in window.findChildren(QAction) for sequence in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert QKeySequence("Ctrl+Shift+Z").toString() in keys


def test_everything_that_can_be_pressed_has_a_name(window: MainWindow) -> None:
    unnamed = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and not isinstance(widget.parent(), QLineEdit)
        and widget.isVisible()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert unnamed == []


def test_switching_the_language_changes_every_text_at_once(qtbot: QtBot, window: MainWindow, languages) -> None:
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: window.windowTitle() == "台账")
    assert window.top_bar.take_in.text() == "收文 +"
    assert window.rail.state() == "已保存"


def test_the_window_remembers_its_size(
    qtbot: QtBot, window: MainWindow, settings: Settings, theme: Theme
) -> None:
    window.resize(760, 620)
    with qtbot.waitSignal(window.closing):
        window.close()
    again = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (760, 620)


def test_the_badge_of_the_reporting_day_shows_only_with_a_text(window: MainWindow) -> None:
    window.top_bar.set_badge("June: 2 working days left")
    badges = [button for button in window.top_bar.findChildren(QAbstractButton) if "June" in button.text()]
    assert badges[0].isVisible()
    window.top_bar.set_badge("")
    assert not badges[0].isVisible()


def test_a_long_plan_name_is_cut_to_the_bar_and_kept_as_a_tip(qtbot: QtBot, window: MainWindow) -> None:
    title = "关于印发《" + "示例区深入打好污染防治攻坚战" * 8 + "行动计划》的通知"
    window.chosen.set_ledger((PlanRow(9, 2024, title, "", "", None, "", 1),), window.chosen.myself)
    button = next(found for found in window.top_bar.findChildren(QAbstractButton) if found.toolTip() == title)
    qtbot.waitUntil(lambda: button.text().endswith("…"))
    assert button.text().startswith("示例区深入")


def test_arrow_keys_walk_through_the_places(qtbot: QtBot, window: MainWindow) -> None:
    first, second = window.rail.buttons.values()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()


def test_files_that_leave_the_window_again_leave_no_hint(window: MainWindow) -> None:
    QApplication.sendEvent(window, files_event(QDragEnterEvent, ["file:///data/plan.docx"]))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drops.hint.isVisible()


def test_a_place_is_reached_by_its_letter_without_showing_it(qtbot: QtBot, window: MainWindow) -> None:
    assert window.rail.buttons["checklist"].text() == "Checklist"
    qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.current == "checklist")


def test_the_magnifying_glass_grows_with_the_text(window: MainWindow, settings: Settings, theme: Theme) -> None:
    glass = window.top_bar.search.findChild(QLabel)
    before, margin = glass.pixmap().width(), window.top_bar.search.textMargins().left()
    settings.text_size = 200
    theme.apply()
    assert glass.pixmap().width() == 2 * before
    assert window.top_bar.search.textMargins().left() == pytest.approx(2 * margin, abs=2)


def test_large_text_cuts_the_reporting_day_not_the_search(window: MainWindow, settings: Settings, theme: Theme) -> None:
    settings.text_size = 200
    theme.apply()
    window.resize(1280, 800)
    window.top_bar.set_badge("Nov report: 9 working days left, and a good many words more than there is room for")
    QApplication.processEvents()
    bar = window.top_bar
    assert bar.search.geometry().right() < bar._badge.geometry().left()
    assert bar._badge.geometry().right() < bar.take_in.geometry().left()
    assert bar.take_in.geometry().right() <= bar.width()
    assert bar._badge.text().endswith("room for")


def test_a_banner_that_wraps_is_shown_whole(window: MainWindow, settings: Settings, theme: Theme) -> None:
    settings.text_size = 200
    theme.apply()
    window.resize(900, 800)
    window.banners.show_line("x", "A good many words that need more than one line where the text is large. " * 2)
    label = window.banners.findChildren(QLabel)[-1]
    QApplication.processEvents()
    assert label.height() >= label.heightForWidth(label.width())


def test_the_window_asks_for_no_more_room_than_the_screen_has(
    qtbot: QtBot, settings: Settings, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.main_window.SMALLEST", (5000, 5000))
    window = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.minimumWidth() <= room.width()
    assert window.minimumHeight() < room.height()


def test_the_page_does_not_move_while_something_is_awaited(window: MainWindow) -> None:
    QApplication.processEvents()
    before = window.stack.geometry()
    window.frame.operations.busy_changed.emit(True)
    QApplication.processEvents()
    assert window.busy.isVisible()
    assert window.stack.geometry() == before
