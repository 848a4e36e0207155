"""The checklist as a page: what it shows, how that is filtered, what it says when there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from gui.page import Frame
from gui.pages import checklist_narrowing
from gui.pages.checklist import ChecklistPage
from gui.pages.checklist_filters import FilterPanel
from model.actions.close import close_measures
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.queries.overview import myself, plans
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, Role, State
from tests.builders import a_measure, a_plan, measure_ids, taken_in
from tests.gui.checklist_scene import DAY, key, show_all


def texts(page: ChecklistPage) -> list[str]:
    rows = [page.model.measure_at(row) for row in range(page.model.rowCount())]
    return [row.text[:6] for row in rows if row is not None]


# What is shown


def test_it_opens_with_what_is_mine(page: ChecklistPage) -> None:
    assert texts(page) == ["PM2.5年", "6月底前完成", "开展道路清扫", "长期开展河道", "建成污水处理"]
    assert page.filters.chips.chosen == {"mine"}


def test_the_first_measure_is_current_and_its_detail_shown(page: ChecklistPage, ledger: Ledger) -> None:
    assert page.detail.measure_id == measure_ids(ledger)[0]


def test_chips_count_live(qtbot: QtBot, page: ChecklistPage, ledger: Ledger) -> None:
    def counts() -> dict[str, int | None]:
        return {chip.name: chip.count for chip in page.filters._standing()}

    assert counts() == {
        "mine": 5, "perhaps": 1, "lead": 2, "responsible": 0, "support": 3, "red": 1, "amber": 4, "idle": 5, "no-evidence": 5,
        "doubts": 1, "questions": 1,
    }  # fmt: skip
    page.frame.operations.write(None, "Close", close_measures, [measure_ids(ledger)[2]], on=DAY)
    qtbot.waitUntil(lambda: counts()["red"] == 0)


def test_of_a_large_plan_the_rows_come_before_the_counts(qtbot: QtBot, frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checklist_narrowing, "MANY", 2)
    page = ChecklistPage(frame)
    qtbot.addWidget(page)
    assert page.model.measures == 5
    assert page.narrowing.counts is None
    assert not page.filters._choices.annexes
    qtbot.waitUntil(lambda: page.narrowing.counts is not None)
    assert len(page.filters._choices.annexes) == 2


def test_what_is_only_perhaps_mine_is_a_list_of_its_own(page: ChecklistPage) -> None:
    page.open_place(ChecklistFilter(is_mine=True, is_perhaps=True))

    assert page.model.measures == 1
    assert {"mine", "perhaps"} <= page.filters.chips.chosen


def test_the_rail_counts_what_is_mine(qtbot: QtBot, frame: Frame) -> None:
    made = ChecklistPage(frame)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.counter_changed) as heard:
        made.open_place(ChecklistFilter())
    assert heard.args == ["5"]


@pytest.mark.parametrize(
    ("chip", "kept"),
    [
        ("lead", ["PM2.5年", "开展道路清扫"]), ("support", ["6月底前完成", "长期开展河道", "建成污水处理"]),
        ("red", ["开展道路清扫"]), ("doubts", ["长期开展河道"]), ("questions", ["开展道路清扫"]), ("responsible", []),
    ],
)  # fmt: skip
def test_a_chip_keeps_only_those(page: ChecklistPage, chip: str, kept: list[str]) -> None:
    page.filters.chips._buttons[chip].click()
    assert texts(page) == kept
    page.filters.chips._buttons[chip].click()
    assert len(texts(page)) == 5


def test_a_search_narrows_as_it_is_typed_and_lights_the_words(page: ChecklistPage) -> None:
    page.search("河道")
    assert texts(page) == ["长期开展河道"]
    assert page.view.delegate.search == "河道"
    page.search("")
    assert len(texts(page)) == 5


def test_the_list_opens_where_it_was_left(qtbot: QtBot, page: ChecklistPage, frame: Frame) -> None:
    page.view.go_to(page.model.rowCount() - 1)
    left_at = page.detail.measure_id
    page._revealing.remember(page.detail.measure_id)
    again = ChecklistPage(frame)
    qtbot.addWidget(again)
    again.show()
    assert left_at is not None
    assert again.detail.measure_id == left_at
    again.hide()


def test_where_it_was_left_gives_way_to_filters_and_to_another_place(qtbot: QtBot, page: ChecklistPage, frame: Frame) -> None:
    page.view.go_to(page.model.rowCount() - 1)
    page._revealing.remember(page.detail.measure_id)
    again = ChecklistPage(frame)
    qtbot.addWidget(again)
    again.open_place(ChecklistFilter(annex=1))
    again.show()
    assert again.model.measures > 0
    assert again.filters.choice.annex == 1
    again.hide()


def test_filters_are_remembered(qtbot: QtBot, page: ChecklistPage, frame: Frame) -> None:
    page.filters.chips._buttons["support"].click()
    again = ChecklistPage(frame)
    qtbot.addWidget(again)
    assert again.filters.choice.role is Role.SUPPORT
    assert again.model.measures == 3


def test_another_page_can_open_a_filter(page: ChecklistPage) -> None:
    page.open_place(ChecklistFilter(light=Light.RED, search="清扫"))
    assert texts(page) == ["开展道路清扫"]
    assert page.filters.chips.chosen == {"red"}


def test_another_page_can_open_a_measure_the_filters_hide(page: ChecklistPage, ledger: Ledger) -> None:
    page.filters.chips._buttons["support"].click()
    page.open_place(measure_ids(ledger)[3])
    assert page.detail.measure_id == measure_ids(ledger)[3]


def test_a_measure_the_search_hides_is_shown_without_it(page: ChecklistPage, ledger: Ledger) -> None:
    show_all(page)
    page.search("河道")
    page.open_place(measure_ids(ledger)[3])
    assert page.detail.measure_id == measure_ids(ledger)[3]
    assert page.narrowing.search == ""


def test_a_measure_of_another_plan_is_shown_in_that_plan(page: ChecklistPage, ledger: Ledger, frame: Frame) -> None:
    first = frame.chosen.plan_id
    older = a_plan(a_measure("完成湿地修复。", lead=("各镇人民政府",)), year=2025, title="示例区2025年行动计划", doc_no="")
    taken_in(ledger, older)
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    other = measure_ids(ledger)[-1]
    page.open_place(other)
    assert page.detail.measure_id == other
    assert frame.chosen.plan_id != first
    assert texts(page) == ["完成湿地修复"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a popup off screen
def test_the_panel_is_built_when_it_is_wanted_with_what_is_chosen_by_then(page: ChecklistPage) -> None:
    page.open_place(ChecklistFilter(annex=2, unit="各镇"))
    assert page.findChild(FilterPanel) is None
    page.filters.more.click()
    panel = page.findChild(FilterPanel)
    assert panel is page.filters.panel
    assert panel.isVisible()
    assert (panel.annex.currentData(), panel.unit.currentText()) == (2, "各镇")
    panel.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a popup off screen
def test_the_panel_keeps_annex_unit_state_and_date(page: ChecklistPage) -> None:
    panel = page.filters.panel
    page.filters.more.click()
    panel.annex.setCurrentIndex(2)
    panel.annex.activated.emit(2)
    assert texts(page) == ["长期开展河道", "建成污水处理"]
    assert "annex" in page.filters.chips.chosen
    panel.unit.setEditText("各镇")
    panel._tell()
    assert page.filters.choice.unit == "各镇"
    panel.clear.click()
    assert len(texts(page)) == 5
    assert not panel.isVisible()


@pytest.mark.parametrize(("typed", "pressed"), [("qswj", []), ("水务", [Qt.Key.Key_Down])])
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a popup off screen
def test_a_unit_to_filter_by_is_found_by_its_initials_and_these_are_never_the_filter(
    page: ChecklistPage, typed: str, pressed: list[Qt.Key]
) -> None:
    page.filters.more.click()
    panel, chosen = page.filters.panel, list[str]()
    panel.changed.connect(lambda choice: chosen.append(choice.unit))
    line = panel.unit.lineEdit()
    assert line is not None
    line.clear()
    line.setText(typed[:-1])
    if typed.isascii():
        QTest.keyClicks(line, typed[-1])
    line.completer().setCompletionPrefix(typed)
    line.completer().complete()
    popup = line.completer().popup()
    assert popup is not None
    for one in (*pressed, Qt.Key.Key_Return):
        QTest.keyClick(popup, one)
    assert page.filters.choice.unit == "区水务局"
    assert set(chosen) == {"区水务局"}
    panel.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a popup off screen
def test_every_light_can_be_asked_for_also_those_without_a_chip_of_their_own(page: ChecklistPage) -> None:
    panel = page.filters.panel
    kept = {light: page.model.measures for light in Light if not choose_light(page, light)}
    counts = page.narrowing.counts
    assert counts is not None
    assert kept == {light: counts.of_light(light) for light in Light}
    assert sum(kept.values()) == 5
    panel.light.setCurrentIndex(0)
    panel.light.activated.emit(0)
    assert page.filters.choice.light is None


def choose_light(page: ChecklistPage, light: Light) -> None:
    box = page.filters.panel.light
    box.setCurrentIndex(box.findData(light))
    box.activated.emit(box.currentIndex())
    assert light.value in page.filters.chips.chosen


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a popup off screen
def test_a_span_between_two_days_keeps_what_falls_due_in_it(page: ChecklistPage) -> None:
    page.filters.more.click()
    due = page.filters.panel.due
    due.span.setCurrentIndex(due.span.count() - 1)
    due.span.activated.emit(due.span.count() - 1)
    assert (due.first, due.last) == (DAY.replace(day=1), DAY.replace(day=30))
    due.start.setDate(QDate(2026, 5, 1))
    due.end.setDate(QDate(2026, 5, 31))
    assert texts(page) == ["开展道路清扫"]
    assert page.filters.chips.chosen == {"mine", "due"}
    due.start.setDate(QDate(2026, 6, 1))
    assert due.last == date(2026, 6, 1)
    page.filters.chips._buttons["due"].click()
    assert len(texts(page)) == 5
    page.filters.panel.close()


def test_a_chip_of_the_panel_drops_its_filter(page: ChecklistPage) -> None:
    page.open_place(ChecklistFilter(annex=2, unit="各镇", state=State.NOT_STARTED, due_before=DAY))
    assert {"annex", "unit", "state", "due"} <= page.filters.chips.chosen
    for name in ("annex", "unit", "state", "due"):
        page.filters.chips._buttons[name].click()
    assert page.model.measures == 6


# Empty places


def test_nothing_found_says_so_and_offers_to_clear(page: ChecklistPage) -> None:
    page.search("没有的词")
    assert page.places.currentWidget() is page.empty
    assert "没有的词" in page.empty._head.text()
    page.empty.step_wanted.emit()
    assert page.places.currentWidget() is page.view
    assert len(texts(page)) == 5


def test_where_nothing_is_found_the_keyboard_is_on_the_way_out(page: ChecklistPage) -> None:
    page.activateWindow()
    page.search("没有的词")
    page.setFocus()
    assert page.focusWidget() is page.empty._button
    key(page.empty._button, Qt.Key.Key_Space)
    QApplication.sendEvent(page.empty._button, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier))
    assert page.narrowing.search == ""
    assert page.focusWidget() is page.view


def test_filters_that_keep_nothing_can_be_cleared(page: ChecklistPage) -> None:
    page.filters.chips._buttons["responsible"].click()
    assert page.places.currentWidget() is page.empty
    assert page.detail.measure_id is None
    page.empty.step_wanted.emit()
    assert page.filters.chips.chosen == {"mine"}


def test_a_unit_without_measures_may_look_at_all(page: ChecklistPage, frame: Frame) -> None:
    from model.actions.myself import set_myself

    frame.operations.write(None, "Unit", set_myself, unit="不在名单局", area="示例市示例区")
    page.narrowing.count()
    page.narrowing.follow_plan()
    assert page.places.currentWidget() is page.empty
    assert "names your unit" in page.empty._head.text()
    page.empty.step_wanted.emit()
    assert page.model.measures == 6


def test_without_a_plan_it_says_what_to_do(
    qtbot: QtBot, tmp_path: Path, make_frame: Callable[..., Frame]
) -> None:
    with Ledger.open(tmp_path / "bare", chain="test") as bare:
        made = ChecklistPage(make_frame(bare))
        qtbot.addWidget(made)
        assert made.places.currentWidget() is made.empty
        assert made.empty._button.text() == "Take in a plan"


# Window


def test_what_was_typed_is_stored_when_the_window_closes(
    qtbot: QtBot, page: ChecklistPage, ledger: Ledger
) -> None:
    page.detail.progress.editor.insertPlainText("已开工")
    page.close()
    assert checklist_rows(ledger, ChecklistFilter(), today=DAY)[0].has_progress


@pytest.mark.parametrize("event", [QEvent.Type.WindowStateChange, QEvent.Type.WindowDeactivate])
def test_what_was_typed_is_stored_when_the_window_is_made_small_or_left(
    page: ChecklistPage, ledger: Ledger, event: QEvent.Type
) -> None:
    page.detail.progress.editor.insertPlainText("已开工")
    assert not checklist_rows(ledger, ChecklistFilter(), today=DAY)[0].has_progress
    QApplication.sendEvent(page.window(), QEvent(event))
    assert checklist_rows(ledger, ChecklistFilter(), today=DAY)[0].has_progress


def test_it_speaks_another_language_at_once(qtbot: QtBot, page: ChecklistPage, languages) -> None:
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: page.view.accessibleName() == "清单")
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "措施"
    assert page.detail.foot.tick.text().startswith("销号")


def test_its_keys_are_listed(page: ChecklistPage) -> None:
    assert {"Space", "Enter"} <= dict(page.shortcuts()).keys()
    acts = {act.shortcut().toString() for act in page.findChildren(QAction)}
    assert {"Ctrl+C", "Ctrl+V"} <= acts  # the help gathers them from the menus


def test_the_detail_folds_away_and_back(page: ChecklistPage) -> None:
    page.sides.fold.trigger()
    assert page.sides.sizes()[1] == 0
    page.sides.fold.trigger()
    assert page.sides.sizes()[1] > 0


def test_a_change_leaves_the_keyboard_on_the_page_one_is_at(qtbot: QtBot, frame: Frame, ledger: Ledger) -> None:
    window, page, elsewhere = QStackedWidget(), ChecklistPage(frame), QLineEdit()
    qtbot.addWidget(window)
    window.addWidget(page)
    window.addWidget(elsewhere)
    window.show()
    qtbot.waitUntil(lambda: page.model.measures == 5)
    page.setFocus()
    window.setCurrentWidget(elsewhere)
    elsewhere.setFocus()
    frame.operations.write(None, "Close", close_measures, [measure_ids(ledger)[0]], on=DAY)
    with qtbot.waitSignal(page.model.laid_out):
        frame.operations.write(None, "Close", close_measures, [measure_ids(ledger)[2]], on=DAY)
    assert QApplication.focusWidget() is elsewhere


def test_the_list_keeps_its_half_in_a_narrow_window(page: ChecklistPage) -> None:
    page.resize(560, 420)
    page.show()
    listed, beside = page.sides.sizes()
    assert listed >= 0.7 * beside


def test_a_list_without_height_is_not_scrolled_past_its_first_headings(page: ChecklistPage) -> None:
    page.view.setFixedHeight(page.view.horizontalHeader().height())
    QApplication.processEvents()
    page.hide()
    first = next(row for row in range(page.model.rowCount()) if page.model.measure_at(row) is not None)
    page.view.go_to(0)
    page.view.go_to(first)
    assert page.view.currentIndex().row() == first
    assert page.view.verticalScrollBar().value() == 0
