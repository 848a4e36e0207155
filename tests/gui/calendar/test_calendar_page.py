"""The calendar as it is worked with: walked through by keyboard, filtered, ticked, opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gui.calendar_words import entry_text, standing_word
from gui.page import Frame
from gui.pages.calendar import CalendarPage
from gui.pages.calendar_head import MINE, CalendarChoice, CalendarHead, choice_from
from gui.theme import Theme
from model.actions.close import close_measures
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import measure_rows
from model.rows.calendar import CalendarEntry, EntryKind, Standing
from model.rows.checklist import ChecklistFilter
from model.rows.words import State
from tests.builders import TODAY
from tests.fakes import FakeTasks
from tests.gui.checklist_scene import key, scene_frame
from tests.gui.conftest import HeardMessages

JUNE_30 = date(2026, 6, 30)
Key = Qt.Key


def codes(page: CalendarPage) -> list[tuple[EntryKind, str]]:
    table = page.side.entries
    found = [table.entry_at(row) for row in range(table.rowCount())]
    return [(entry.kind, entry.code) for entry in found if entry is not None]


def standings(page: CalendarPage) -> list[Standing]:
    table = page.side.entries
    return [entry.standing for row in range(table.rowCount()) if (entry := table.entry_at(row)) is not None]


def settled(page: CalendarPage, qtbot: QtBot) -> None:
    """Let the refresh after a change come."""
    qtbot.waitUntil(lambda: not page._soon.isActive())


def state_of(ledger: Ledger, measure_id: int) -> State:
    return measure_rows(ledger, [measure_id], today=TODAY)[0].state


def test_it_opens_on_today_and_mine(page: CalendarPage) -> None:
    assert page.grid.day == TODAY
    assert page.kept.is_mine
    assert page.model.index_of(TODAY) == page.grid.currentIndex()
    assert page.model.shown_span == (date(2026, 6, 1), date(2026, 7, 5))


@pytest.mark.parametrize(("start", "pressed", "wanted"), [
    (JUNE_30, Key.Key_Right, date(2026, 7, 1)), (JUNE_30, Key.Key_Left, date(2026, 6, 29)),
    (JUNE_30, Key.Key_Down, date(2026, 7, 7)), (date(2026, 6, 2), Key.Key_Up, date(2026, 5, 26)),
    (date(2026, 1, 31), Key.Key_PageDown, date(2026, 2, 28)), (date(2028, 3, 31), Key.Key_PageUp, date(2028, 2, 29)),
    (date(2026, 12, 15), Key.Key_PageDown, date(2027, 1, 15)), (date(2029, 1, 1), Key.Key_Home, TODAY),
])  # fmt: skip
def test_keys_move_the_day(page: CalendarPage, start: date, pressed: Qt.Key, wanted: date) -> None:
    page.go_to(start)
    key(page.grid, pressed)
    assert page.grid.day == wanted
    assert (page.model.month.year, page.model.month.month) == (wanted.year, wanted.month)
    assert page.model.date_at(page.grid.currentIndex()) == wanted


def test_a_month_has_room_for_its_name_whenever_the_look_comes(qtbot: QtBot, theme: Theme) -> None:
    """A page is built before it stands in the window, whose look makes the month's name larger."""
    theme.apply()
    head = CalendarHead(theme)
    qtbot.addWidget(head)
    head.setStyleSheet(theme.sheet)
    for month in range(1, 13):
        head.show_month(Month(2026, month))
        assert head.month.sizeHint().width() <= head.month.width()


def test_months_end_where_the_calendar_ends(page: CalendarPage) -> None:
    page.go_to(date(9997, 12, 31))
    key(page.grid, Key.Key_Right)
    assert page.grid.day == date(9997, 12, 31)


def test_the_day_lists_all_of_it_and_filters_keep_a_part(page: CalendarPage) -> None:
    page.go_to(JUNE_30)
    assert codes(page) == [(EntryKind.MILESTONE, "1-01-1"), (EntryKind.DUE, "1-01-3")]
    page.head.chips._buttons[MINE].click()
    assert len(codes(page)) == 3
    page.head.chips._buttons[EntryKind.DUE.value].click()
    assert codes(page) == [(EntryKind.DUE, "1-01-2"), (EntryKind.DUE, "1-01-3")]


def test_what_was_chosen_is_remembered(page: CalendarPage, frame: Frame, qtbot: QtBot) -> None:
    page.head.chips._buttons[MINE].click()
    page.head.chips._buttons[EntryKind.DUE.value].click()
    again = CalendarPage(frame)
    qtbot.addWidget(again)
    assert again.head.choice == CalendarChoice(kinds=frozenset({EntryKind.DUE}))


@pytest.mark.parametrize("text", ["", "[]", "[1, 2]", '[true, false, ["no-kind"]]', "{}", "null"])
def test_a_choice_that_cannot_be_read_is_none(text: str) -> None:
    assert choice_from(text) is None


def test_enter_goes_to_the_list_and_opens_the_measure(page: CalendarPage) -> None:
    page.go_to(JUNE_30)
    page.grid.setFocus()
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda name, place: wanted.append((name, place)))
    key(page.grid, Key.Key_Return)
    assert page.side.list.hasFocus()
    key(page.side.list, Key.Key_Down)
    key(page.side.list, Key.Key_Return)
    assert wanted == [("checklist", 3)]
    key(page.side.list, Key.Key_Escape)
    assert page.grid.hasFocus()


def test_enter_stays_in_the_month_where_a_day_is_empty(page: CalendarPage) -> None:
    page.go_to(date(2026, 6, 10))
    page.grid.setFocus()
    key(page.grid, Key.Key_Return)
    assert page.grid.hasFocus()


def test_arrows_in_the_list_go_to_the_next_day(page: CalendarPage) -> None:
    page.go_to(JUNE_30)
    page.side.take_keyboard()
    key(page.side.list, Key.Key_Left)
    assert page.grid.day == date(2026, 6, 29)
    assert page.grid.hasFocus()  # nothing is listed there


def test_the_list_keeps_the_keyboard_into_a_month_that_is_still_asked_for(page: CalendarPage, frame: Frame) -> None:
    questions = frame.operations.runners.questions
    assert isinstance(questions, FakeTasks)
    page.go_to(date(2026, 5, 31))
    page.side.take_keyboard()
    questions.held = True
    page.go_to(date(2026, 9, 26))
    assert page.grid.hasFocus()
    questions.wait()
    assert page.side.list.hasFocus()
    assert page.side.entries.day == date(2026, 9, 26)


def test_space_ticks_the_milestone_and_takes_it_back(page: CalendarPage, ledger: Ledger, qtbot: QtBot) -> None:
    page.go_to(JUNE_30)
    page.side.take_keyboard()
    key(page.side.list, Key.Key_Space)
    settled(page, qtbot)
    assert standings(page) == [Standing.DONE, Standing.AHEAD]
    assert state_of(ledger, 1) is State.NOT_STARTED
    key(page.side.list, Key.Key_Space)
    settled(page, qtbot)
    assert standings(page) == [Standing.AHEAD, Standing.AHEAD]


def test_space_on_the_last_date_closes_and_reopens_the_measure(
    page: CalendarPage, frame: Frame, ledger: Ledger, qtbot: QtBot
) -> None:
    page.go_to(JUNE_30)
    page.side.take_keyboard()
    key(page.side.list, Key.Key_Down)
    key(page.side.list, Key.Key_Space)
    settled(page, qtbot)
    assert state_of(ledger, 3) is State.CLOSED
    assert (standings(page)[1], page.side.list.currentIndex().row()) == (Standing.DONE, 1)
    assert frame.operations.history.undo_text.endswith(codes(page)[1][1])
    frame.operations.undo()
    settled(page, qtbot)
    assert (standings(page)[1], state_of(ledger, 3)) == (Standing.AHEAD, State.NOT_STARTED)
    for state in (State.CLOSED, State.NOT_STARTED):
        key(page.side.list, Key.Key_Space)
        settled(page, qtbot)
        assert state_of(ledger, 3) is state


def test_space_ticks_an_occurrence(page: CalendarPage, qtbot: QtBot) -> None:
    page.go_to(date(2026, 5, 26))
    assert standings(page) == [Standing.MISSED]
    page.side.take_keyboard()
    for standing in (Standing.DONE, Standing.MISSED):
        key(page.side.list, Key.Key_Space)
        settled(page, qtbot)
        assert standings(page) == [standing]


def test_a_page_nobody_sees_looks_again_when_it_is_shown(page: CalendarPage, frame: Frame) -> None:
    page.go_to(JUNE_30)
    page.hide()
    frame.operations.write(None, "close", close_measures, [3], on=TODAY)
    assert not page._soon.isActive()
    page.show()
    assert standings(page) == [Standing.AHEAD, Standing.DONE]


def test_a_click_on_the_box_ticks_and_beside_it_does_not(page: CalendarPage, ledger: Ledger, qtbot: QtBot) -> None:
    page.go_to(date(2026, 5, 31))
    view = page.side.list
    rect = view.visualRect(page.side.entries.index(0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert state_of(ledger, 4) is State.NOT_STARTED
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cell.box_of(rect).center())
    assert state_of(ledger, 4) is State.CLOSED


def test_a_reporting_day_opens_the_month_to_hand_in(page: CalendarPage) -> None:
    page.go_to(date(2026, 7, 2))
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda name, place: wanted.append((name, place)))
    page.side.take_keyboard()
    for pressed in (Key.Key_Return, Key.Key_Space):
        key(page.side.list, pressed)
    assert wanted == [("submissions", "month")] * 2


@pytest.mark.parametrize(("months", "tab"), [((6,), "month"), ((4, 5, 6), "quarter")])
def test_a_report_opens_the_tab_it_is_made_in(page: CalendarPage, months: tuple[int, ...], tab: str) -> None:
    covers = tuple(Month(2026, month) for month in months)
    wanted: list[object] = []
    page.wanted.connect(lambda _name, place: wanted.append(place))
    page.side.list.opened.emit(CalendarEntry(EntryKind.REPORT, JUNE_30, 1, None, "", "", "", Standing.AHEAD, covers=covers))
    assert wanted == [tab]


def test_a_quarter_s_look_opens_what_has_no_progress_in_its_last_month(page: CalendarPage) -> None:
    covers, wanted = tuple(Month(2026, month) for month in (4, 5, 6)), list[object]()
    look = CalendarEntry(EntryKind.LOOK, JUNE_30, 1, None, "", "", "示例计划", Standing.AHEAD, covers=covers, measures=12, silent=3)
    page.wanted.connect(lambda _name, place: wanted.append(place))
    page.side.list.opened.emit(look)
    assert wanted == [ChecklistFilter(plan_id=1, is_mine=page.kept.is_mine, idle_month=Month(2026, 6))]
    assert ("12" in entry_text(look), "3" in entry_text(look), standing_word(look)) == (True, True, "")


def test_a_click_on_a_day_outside_the_month_keeps_the_month(page: CalendarPage, qtbot: QtBot) -> None:
    rect = page.grid.visualRect(page.model.index_of(date(2026, 7, 2)))
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(1, 1))
    assert (page.grid.day, page.model.month.month) == (date(2026, 7, 2), 6)
    assert codes(page) == [(EntryKind.REPORT, "")]


@pytest.mark.parametrize(("day", "shows"), [(date(2026, 6, 1), False), (date(2041, 6, 1), True)])
def test_a_year_without_known_holidays_is_said(page: CalendarPage, day: date, shows: bool) -> None:
    page.go_to(day)
    assert page.note.isVisible() is shows


def test_cells_speak_of_day_mark_and_entries(page: CalendarPage) -> None:
    page.go_to(date(2026, 6, 19))
    said = page.model.data(page.model.index_of(JUNE_30), Qt.ItemDataRole.AccessibleTextRole)
    assert "30 June 2026" in said
    assert "1-01-3" in said
    off = page.model.data(page.model.index_of(date(2026, 6, 19)), Qt.ItemDataRole.AccessibleTextRole)
    assert "Dragon Boat Festival" in off


def test_without_a_plan_it_says_so_and_leads_to_one(
    make_frame: Callable[..., Frame], qtbot: QtBot, tmp_path: Path
) -> None:
    with Ledger.open(tmp_path / "none", chain="test") as empty:
        page = CalendarPage(scene_frame(make_frame, empty))
        qtbot.addWidget(page)
        wanted: list[str] = []
        page.wanted.connect(lambda name, _place: wanted.append(name))
        page.empty.step_wanted.emit()
        assert page._stack.currentWidget() is page.empty
        assert wanted == ["take-in"]


def test_the_dates_are_exported_as_they_are_filtered(page: CalendarPage, tmp_path: Path, messages: HeardMessages) -> None:
    page.export.write(tmp_path / "a.ics")
    page.head.chips._buttons[MINE].click()
    page.export.write(tmp_path / "b.ics")
    mine, every = ((tmp_path / name).read_text("utf-8").count("BEGIN:VEVENT") for name in ("a.ics", "b.ics"))
    assert 0 < mine < every
    assert len(messages.notices) == 2
    assert page.export.button.isEnabled()


def test_an_export_that_fails_is_said_and_can_be_tried_again(
    page: CalendarPage, tmp_path: Path, messages: HeardMessages
) -> None:
    page.export.write(tmp_path / "no-folder" / "a.ics")
    assert len(messages.errors) == 1
    assert page.export.button.isEnabled()


@pytest.mark.parametrize(("width", "orientation"), [(1000, Qt.Orientation.Horizontal), (500, Qt.Orientation.Vertical)])
def test_a_narrow_page_puts_the_day_below(page: CalendarPage, width: int, orientation: Qt.Orientation) -> None:
    page.resize(width, 700)
    assert page.sides.orientation() == orientation


def test_the_models_keep_qts_rules(page: CalendarPage, qtbot: QtBot) -> None:
    testers = [QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
               for model in (page.model, page.side.entries)]  # fmt: skip
    for day in (JUNE_30, date(2026, 12, 31), date(2026, 2, 1)):
        page.go_to(day)
        codes(page)
    assert len(testers) == 2


def test_the_month_asks_for_no_more_room_than_it_has_once_text_is_small_again(page: CalendarPage) -> None:
    month, frame = page.head.month, page.frame
    for size in (150, 100):
        frame.settings.text_size = size
        frame.theme.apply()
        assert month.minimumSizeHint().width() <= month.width()
