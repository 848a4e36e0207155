"""The window's frame, driven as a person drives it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.preferences import Preferences
from gui.main_window import MainWindow
from gui.operations import Operations
from gui.page import Frame, Page, PageSpec
from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.key_list import KeyList
from model.errors import StorageError
from model.rows.changed import Changed
from model.rows.overview import MyselfRow, PlanRow
from tests.fakes import FakeLedger, fake_runners


class FakePage(Page):
    """Keeps what the window asked of it."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.places: list[object] = []
        self.searched: list[str] = []
        self.files: list[list[Path]] = []
        QVBoxLayout(self).addWidget(QLabel("page", self))

    def open_place(self, place: object) -> None:
        self.places.append(place)

    def search(self, text: str) -> None:
        self.searched.append(text)

    def take_files(self, files: list[Path]) -> None:
        self.files.append(files)

    def shortcuts(self) -> list[tuple[str, str]]:
        return [("Space", "Tick")]


SPECS = (
    PageSpec("overview", "overview", "&Overview", FakePage),
    PageSpec("checklist", "checklist", "&Checklist", FakePage, is_searched=True),
    PageSpec("review", "review", "Review", FakePage, in_rail=False, takes_plans=True),
)
PLANS = (
    PlanRow(1, 2023, "示例区2023年行动计划", "", "", None, "", 50),
    PlanRow(2, 2024, "示例区2024年行动计划", "", "", None, "", 60),
)


@pytest.fixture
def bare(qtbot: QtBot, settings: Settings, theme: Theme) -> MainWindow:
    """The window as it is painted first: no ledger yet."""
    theme.apply()
    made = MainWindow(SPECS, settings, theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def attached(window: MainWindow, make_frame: Callable[..., Frame], **ledger: object) -> MainWindow:
    made = make_frame(FakeLedger(**ledger))
    operations = Operations(made.operations.ledger, fake_runners(), window.messages, window)
    window.chosen.set_ledger(PLANS, MyselfRow("示例镇人民政府", "示例区", "填报人"))
    window.attach(Frame(operations, made.settings, made.theme, window.messages, window.chosen, made.today))
    return window


@pytest.fixture
def window(bare: MainWindow, make_frame: Callable[..., Frame]) -> MainWindow:
    return attached(bare, make_frame)


def page(window: MainWindow, name: str) -> FakePage:
    found = window.pages[name]
    assert isinstance(found, FakePage)
    return found


def files_event(kind: type, files: list[str]) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl(file) for file in files])
    data.setProperty("kept", True)
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    if kind is QDragEnterEvent:
        event = QDragEnterEvent(QPointF(9, 9).toPoint(), *arguments)
    else:
        event = QDropEvent(QPointF(9, 9), *arguments)
    event.setAccepted(False)
    event.data = data  # the event does not own it
    return event


def test_before_the_ledger_is_open_nothing_can_be_pressed_and_it_says_why(bare: MainWindow) -> None:
    assert not any(button.isEnabled() for button in bare.rail.buttons.values())
    assert bare.stack.currentWidget() is bare.opening
    bare.open_page("overview")
    assert bare.pages == {}


def test_a_ledger_that_does_not_open_is_explained_in_place_with_a_way_on(qtbot: QtBot, bare: MainWindow) -> None:
    bare.show_failure(StorageError("month-unknown", text="x"))
    labels = [label.text() for label in bare.opening.findChildren(QLabel)]
    assert any("not a month" in text for text in labels)
    (button,) = bare.opening.findChildren(QAbstractButton)
    with qtbot.waitSignal(bare.opening.step_wanted):
        button.click()


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


def test_a_page_outside_the_rail_leaves_no_place_marked(window: MainWindow) -> None:
    window.open_page("review")
    assert not any(button.isChecked() for button in window.rail.buttons.values())
    window.open_page("overview")
    assert window.rail.buttons["overview"].isChecked()


def test_ctrl_and_a_number_opens_a_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "checklist"


def test_a_page_sends_to_a_place_of_another(window: MainWindow) -> None:
    page(window, "overview").wanted.emit("checklist", {"light": "red"})
    assert window.current == "checklist"
    assert page(window, "checklist").places == [{"light": "red"}]


def test_the_last_page_is_opened_again(bare: MainWindow, make_frame: Callable[..., Frame], settings: Settings) -> None:
    settings.last_page = "checklist"
    assert attached(bare, make_frame).current == "checklist"


def test_a_counter_stands_beside_its_place_and_is_read_out(window: MainWindow) -> None:
    page(window, "overview").counter_changed.emit("63")
    button = window.rail.buttons["overview"]
    assert (button.counter(), button.accessibleName()) == ("63", "Overview, 63")
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
    assert not window.drops.hint.isVisible()


def test_what_is_no_local_file_cannot_be_dropped(window: MainWindow) -> None:
    enter = files_event(QDragEnterEvent, ["https://example.org/plan"])
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()
    assert not window.drops.hint.isVisible()


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


def test_a_change_can_be_undone_from_the_toast_and_names_the_menu(window: MainWindow) -> None:
    window.frame.operations.write(None, "Close 1-03-2", lambda ledger: Changed(7, "close"))
    assert window.toast.text == "Close 1-03-2"
    assert window.menu.undo.text().replace("&", "") == "Undo Close 1-03-2"
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


def test_a_ledger_held_elsewhere_says_by_whom(bare: MainWindow, make_frame: Callable[..., Frame]) -> None:
    window = attached(bare, make_frame, is_read_only=True, holder="desk 2")
    (line,) = window.banners.findChildren(QLabel)
    assert window.banners.names() == ["read-only"]
    assert "desk 2" in line.text()


def test_the_newest_plan_is_shown_and_another_can_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    assert window.chosen.plan_id == 2
    with qtbot.waitSignal(window.chosen.changed):
        window.chosen.choose(1)
    assert window.chosen.plan.year == 2023
    with qtbot.assertNotEmitted(window.chosen.changed):
        window.chosen.set_ledger(PLANS, window.chosen.myself)
    window.chosen.set_ledger(PLANS[1:], window.chosen.myself)
    assert window.chosen.plan_id == 2


def test_f1_lists_the_keys_of_the_window_and_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    listed = window.findChild(KeyList)
    texts = [label.text() for label in listed.findChildren(QLabel)]
    for text in ("F1", "Ctrl+1", "Go to Checklist", "Space", "Tick", "Ctrl+F"):
        assert text in texts
    listed.close()


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


def test_preferences_are_kept_and_told_at_once(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(Preferences)
    assert dialog.isVisible()
    with qtbot.waitSignal(window.language_wanted):
        dialog.language.setCurrentIndex(dialog.language.findText("中文"))
    with qtbot.waitSignals([window.look_wanted, window.look_wanted]):
        dialog.look.setCurrentIndex(dialog.look.findText("Dark"))
        dialog.size_of_text.setCurrentIndex(dialog.size_of_text.findText("150 %"))
    dialog.reminders.click()
    assert (settings.language_choice, settings.theme, settings.text_size, settings.reminders) == ("zh_CN", "dark", 150, False)
    dialog.close()


def test_preferences_show_what_holds_and_follow_the_language(
    qtbot: QtBot, window: MainWindow, settings: Settings, languages
) -> None:
    settings.theme, settings.text_size, settings.reminders = "dark", 130, False
    window.show_preferences()
    dialog = window.findChild(Preferences)
    shown = (dialog.language.currentText(), dialog.look.currentText(), dialog.size_of_text.currentText())
    assert (*shown, dialog.reminders.isChecked()) == ("English", "Dark", "130 %", False)
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: dialog.look.currentText() == "深色")
    assert dialog.windowTitle() == "设置"
    dialog.close()


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
