"""Dates and what comes back, in the detail pane: ticked, changed, removed, set aside; each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.due_date import DueDialog
from gui.dialogs.reason import ReasonDialog
from gui.page import Frame
from gui.pages.detail_pane import DetailPane
from model.ledger import Ledger
from model.queries.measure_page import measure_detail
from model.rows.draft import Field, Question, QuestionCode
from model.rows.due import DuePlace
from model.rows.record import MeasureRecord
from model.rows.words import DueKind
from model.rules.occurrences import standing_on
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in
from tests.gui.checklist_scene import scene_frame
from tests.model.dates.scene import MEASURES

REPORTS, CHECKS, WORKS = range(3)
MARCH, APRIL, MAY = date(2026, 3, 25), date(2026, 4, 25), date(2026, 5, 25)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with taken_in(Ledger.open(tmp_path / "ledger", chain="test"), a_plan(*MEASURES)) as opened:
        yield opened


@pytest.fixture
def frame(ledger: Ledger, make_frame: Callable[..., Frame]) -> Frame:
    return scene_frame(make_frame, ledger)


@pytest.fixture
def pane(qtbot: QtBot, frame: Frame) -> Iterator[DetailPane]:
    made = DetailPane(frame)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    yield made
    made.hide()


def shown(pane: DetailPane, ledger: Ledger, place: int) -> MeasureRecord:
    pane.show_measure(measure_ids(ledger)[place])
    assert pane.detail is not None
    return pane.detail.record


def stored(ledger: Ledger, place: int) -> MeasureRecord:
    return measure_detail(ledger, measure_ids(ledger)[place], today=TODAY).record


def box(pane: DetailPane, day: date) -> object:
    return next(box for (_, due_on), box in pane.dates.occurrences.boxes.items() if due_on == day)


def texts(pane: DetailPane) -> list[str]:
    return [box.text() for box in pane.dates.occurrences.boxes.values()]


def test_what_comes_back_shows_what_was_missed_and_what_is_next(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, REPORTS)

    assert texts(pane) == ["25 Mar · missed", "25 Apr · missed", "25 May · missed", "25 Jun"]
    [heading] = [label.text() for label in pane.dates.occurrences.findChildren(QLabel)]
    assert heading == "Repeats: 每月25日 · next 25 June 2026 · 4 missed"


def test_a_tick_by_the_keyboard_is_written_and_leaves_the_keyboard_where_it_was(pane: DetailPane, ledger: Ledger, frame: Frame) -> None:
    shown(pane, ledger, REPORTS)
    box(pane, MAY).setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(box(pane, MAY), Qt.Key.Key_Space)  # type: ignore[call-overload]

    assert [(one.due_on, one.met_on) for one in stored(ledger, REPORTS).recurrences[0].settled] == [(MAY, TODAY)]
    assert texts(pane) == ["25 May · done on 15 June 2026", "25 Feb · missed", "25 Mar · missed", "25 Apr · missed", "25 Jun"]
    assert box(pane, MAY).hasFocus()  # type: ignore[attr-defined]
    frame.operations.undo()
    assert stored(ledger, REPORTS).recurrences[0].settled == ()
    assert "25 May · missed" in texts(pane)


def test_a_tick_is_taken_away_again(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, REPORTS)
    box(pane, MAY).click()  # type: ignore[attr-defined]
    box(pane, MAY).click()  # type: ignore[attr-defined]

    assert stored(ledger, REPORTS).recurrences[0].settled == ()


def test_earlier_missed_ones_are_shown_on_demand(pane: DetailPane, ledger: Ledger) -> None:
    record = shown(pane, ledger, CHECKS)
    daily = record.recurrences[1].id
    assert sum(key[0] == daily for key in pane.dates.occurrences.boxes) == 4  # three missed and today's
    pane.dates.occurrences.links[(daily, "more")].click()
    assert sum(key[0] == daily for key in pane.dates.occurrences.boxes) == 34


def test_one_that_is_not_needed_says_why_and_can_be_needed_again(pane: DetailPane, ledger: Ledger) -> None:
    record = shown(pane, ledger, REPORTS)
    key = (record.recurrences[0].id, APRIL)
    pane.dates.occurrences.not_needed[key].click()
    dialog = pane.findChild(ReasonDialog)
    assert dialog is not None
    assert not dialog.closing.act.isEnabled()
    dialog.reason.setText("  停产 ")
    dialog.closing.act.click()

    assert "25 Apr · not needed: 停产" in texts(pane)
    pane.dates.occurrences.not_needed[key].click()
    assert stored(ledger, REPORTS).recurrences[0].settled == ()


def test_all_that_was_missed_is_set_aside_in_one_change(pane: DetailPane, ledger: Ledger, frame: Frame) -> None:
    record = shown(pane, ledger, REPORTS)
    pane.dates.occurrences.links[(record.recurrences[0].id, "none")].click()
    dialog = pane.findChild(ReasonDialog)
    assert dialog is not None
    dialog.reason.setText("台账建立前")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)

    assert standing_on(stored(ledger, REPORTS).recurrences[0], TODAY).missed == ()
    frame.operations.undo()
    assert len(standing_on(stored(ledger, REPORTS).recurrences[0], TODAY).missed) == 4


def test_another_measure_shows_only_its_own(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, REPORTS)
    shown(pane, ledger, WORKS)

    assert pane.dates.occurrences.boxes == {}
    assert not pane.dates.occurrences.isVisible()


def menu_texts(pane: DetailPane, due_id: int) -> list[str]:
    menu = pane.dates.menus[due_id].menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def test_a_date_is_changed_keeps_its_words_and_is_undone(pane: DetailPane, ledger: Ledger, frame: Frame) -> None:
    due = shown(pane, ledger, REPORTS).dues[0]
    assert menu_texts(pane, due.id) == ["&Change…", "&Remove"]
    pane.dates.menus[due.id].menu().actions()[0].trigger()
    dialog = pane.findChild(DueDialog)
    assert dialog is not None
    assert (dialog.kind.currentData(), dialog.last.date()) == (DueKind.BY, QDate(2026, 12, 31))
    assert not dialog.words.isVisible()
    dialog.last.setDate(QDate(2026, 7, 10))
    dialog.closing.act.click()

    assert [(one.place.end, one.place.wording, one.is_own) for one in stored(ledger, REPORTS).dues] == [(date(2026, 7, 10), "年底前", True)]
    assert pane.dates.anew.isVisible()
    frame.operations.undo()
    assert stored(ledger, REPORTS).dues[0].place.end == date(2026, 12, 31)
    assert not pane.dates.anew.isVisible()


def test_a_date_is_removed_and_the_plans_are_had_again(pane: DetailPane, ledger: Ledger) -> None:
    due = shown(pane, ledger, WORKS).dues[0]
    menu_texts(pane, due.id)
    pane.dates.menus[due.id].menu().actions()[1].trigger()
    assert {one.place.end for one in stored(ledger, WORKS).dues} == {date(2026, 9, 30)}

    pane.dates.set_date(DuePlace(DueKind.BY, None, date(2026, 8, 1), ""))
    pane.dates.anew.click()
    assert {one.place.end for one in stored(ledger, WORKS).dues} == {date(2026, 6, 30), date(2026, 9, 30)}


def test_a_span_is_set_with_a_word_on_it(pane: DetailPane, ledger: Ledger) -> None:
    shown(pane, ledger, REPORTS)
    pane.dates.add.click()
    dialog = pane.findChild(DueDialog)
    assert dialog is not None
    dialog.kind.setCurrentIndex(dialog.kind.findData(DueKind.WINDOW))
    dialog.first.setDate(QDate(2026, 8, 31))
    dialog.last.setDate(QDate(2026, 8, 1))
    assert not dialog.closing.act.isEnabled()
    dialog.first.setDate(QDate(2026, 8, 1))
    dialog.last.setDate(QDate(2026, 8, 31))
    dialog.words.setText("区里要求")
    dialog.milestone.setChecked(True)
    dialog.closing.act.click()

    added = stored(ledger, REPORTS).dues[-1]
    assert added.place == DuePlace(DueKind.WINDOW, date(2026, 8, 1), date(2026, 8, 31), "区里要求", is_milestone=True)
    assert added.is_own
    assert any("set here" in box.text() for box in pane.dates.boxes.values())


@pytest.mark.parametrize(("kind", "expected"), [
    (DueKind.FROM, DuePlace(DueKind.FROM, date(2026, 6, 15), None, "")), (DueKind.ONGOING, DuePlace(DueKind.ONGOING, None, None, "")),
])
def test_only_the_days_of_its_kind_are_asked_for(qtbot: QtBot, frame: Frame, kind: DueKind, expected: DuePlace) -> None:
    dialog = DueDialog(frame.theme, TODAY)
    qtbot.addWidget(dialog)
    settled: list[object] = []
    dialog.settled.connect(settled.append)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.closing.act.click()

    assert settled == [expected]
    assert dialog.last.isHidden()


def test_nothing_can_be_changed_in_a_ledger_that_is_only_read(
    qtbot: QtBot, ledger: Ledger, make_frame: Callable[..., Frame]
) -> None:
    ledger.obstacle = "ledger-held"
    pane = DetailPane(scene_frame(make_frame, ledger))
    qtbot.addWidget(pane)
    pane.show()
    shown(pane, ledger, REPORTS)

    assert not any(box.isEnabled() for box in pane.dates.occurrences.boxes.values())
    assert not any(menu.isEnabled() for menu in pane.dates.menus.values())
    assert not pane.dates.add.isVisible()
    pane.hide()


def test_an_open_deadline_is_answered_for_all_that_read_the_same(
    qtbot: QtBot, tmp_path: Path, make_frame: Callable[..., Frame]
) -> None:
    asked = (Question(QuestionCode.DEADLINE_OPEN, Field.DEADLINE, "视情况而定"),)
    rows = [a_measure(f"完成第{number}项。", deadline="视情况而定", task_no=number, questions=asked) for number in (1, 2)]
    with taken_in(Ledger.open(tmp_path / "asked", chain="test"), a_plan(*rows)) as other:
        pane = DetailPane(scene_frame(make_frame, other))
        qtbot.addWidget(pane)
        shown(pane, other, 0)
        pane.dates.add.click()
        dialog = pane.findChild(DueDialog)
        assert dialog is not None
        assert "视情况而定" in dialog.alike.text()
        dialog.alike.setChecked(True)
        dialog.last.setDate(QDate(2026, 7, 10))
        dialog.closing.act.click()

        assert [stored(other, place).row.question_count for place in (0, 1)] == [0, 0]
        assert [stored(other, place).dues[0].place.end for place in (0, 1)] == [date(2026, 7, 10)] * 2


def test_where_nothing_is_open_no_others_are_offered(qtbot: QtBot, frame: Frame) -> None:
    dialog = DueDialog(frame.theme, TODAY)
    qtbot.addWidget(dialog)
    assert dialog.alike.isHidden()


@pytest.mark.parametrize("typed", ["2026-09-30", "20260930", "2026/9/30"])
def test_a_day_is_typed_without_reaching_for_its_field(qtbot: QtBot, frame: Frame, typed: str) -> None:
    dialog = DueDialog(frame.theme, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.last)
    with qtbot.waitSignal(dialog.settled) as settled:
        QTest.keyClicks(dialog.focusWidget(), typed)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert settled.args[0].end == date(2026, 9, 30)
