"""Which month is to be handed in, and what is missing in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.item_models.month_notes import MonthNotesModel, NoteColumn
from gui.page import Frame
from gui.pages.submissions_month import MonthPanel
from gui.pages.submissions_work import month_to_report, months_of
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.errors import StorageError
from model.ledger import Ledger
from model.periods import Month
from model.queries.history import history
from model.queries.overview import myself, plans
from model.rows.overview import PlanRow
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in
from tests.gui.conftest import HeardMessages
from tests.gui.month.scene import JUNE, MAY, frame_of, listed, note_in, write_note

# Which month


@pytest.mark.parametrize(
    ("rule", "today", "month"),
    [
        ("每月第二个工作日前报送上月工作进展情况", date(2026, 6, 15), JUNE),
        ("每月第二个工作日前报送上月工作进展情况", date(2026, 7, 2), JUNE),
        ("每月第二个工作日前报送上月工作进展情况", date(2026, 7, 3), Month(2026, 7)),
        ("", date(2026, 6, 10), MAY),
        ("", date(2026, 6, 11), JUNE),
        ("不定期报送", date(2026, 1, 3), Month(2025, 12)),
    ],
)
def test_the_month_to_report_follows_the_rule_of_the_plan(rule: str, today: date, month: Month) -> None:
    assert month_to_report(rule, today) == month


@pytest.mark.parametrize(
    ("year", "today", "months"),
    [(2026, date(2026, 6, 1), 6), (2025, date(2026, 6, 1), 12), (2027, date(2026, 6, 1), 1), (0, date(2026, 3, 1), 3)],
)
def test_the_months_of_a_plan_are_those_that_have_begun(year: int, today: date, months: int) -> None:
    plan = PlanRow(1, year, "", "", "", None, "", 0)
    assert len(months_of(plan, today)) == months
    assert {month.year for month in months_of(plan, today)} == {year or 2026}


def test_the_panel_opens_at_the_month_to_report(panel: MonthPanel) -> None:
    assert panel.month == JUNE
    assert panel.field.period == JUNE
    assert not panel.field.after.isEnabled()


def test_another_month_shows_what_it_lacks(panel: MonthPanel, town_ledger: Ledger) -> None:
    first, *_ = measure_ids(town_ledger)
    note_progress(town_ledger, first, MAY, "已抽检3个。", today=TODAY)
    panel.field.before.click()
    assert panel.month == MAY
    assert [code for code, _ in listed(panel)] == ["1-02-1"]


def test_a_chosen_month_stays_when_the_page_is_opened_again(panel: MonthPanel) -> None:
    panel.field.choose(MAY)
    panel.hide()
    panel.show()
    assert panel.month == MAY


def test_a_new_month_is_followed_overnight(
    qtbot: QtBot, make_frame: Callable[..., Frame], town_ledger: Ledger
) -> None:
    day = [TODAY]
    old = frame_of(make_frame, town_ledger)
    frame = Frame(old.operations, old.settings, old.theme, old.messages, old.chosen, lambda: day[0])
    panel = MonthPanel(frame)
    qtbot.addWidget(panel)
    day[0] = date(2026, 7, 20)
    panel.show()
    assert panel.month == Month(2026, 7)


# What is missing


def test_my_measures_without_progress_are_listed(panel: MonthPanel) -> None:
    assert listed(panel) == [("1-01-1", ""), ("1-02-1", "")]
    assert panel.missing.said.text() == "2 of 2 open measures without progress in June 2026"


def test_what_is_written_in_a_row_is_stored_and_stays_readable(panel: MonthPanel, town_ledger: Ledger) -> None:
    write_note(panel, 0, " 已抽检8个。 ")
    assert note_in(town_ledger, measure_ids(town_ledger)[0]) == "已抽检8个。"
    assert listed(panel) == [("1-01-1", "已抽检8个。"), ("1-02-1", "")]
    assert panel.missing.said.text().startswith("1 of 2")
    assert panel.missing.notes.drafts == {}


def test_what_was_written_goes_from_the_list_with_the_month(panel: MonthPanel) -> None:
    write_note(panel, 0, "已抽检8个。")
    panel.field.choose(MAY)
    panel.field.choose(JUNE)
    assert [code for code, _ in listed(panel)] == ["1-02-1"]


def test_undoing_a_note_makes_it_missing_again(panel: MonthPanel) -> None:
    write_note(panel, 0, "已抽检8个。")
    panel.frame.operations.undo()
    assert listed(panel) == [("1-01-1", ""), ("1-02-1", "")]


def test_the_same_words_are_not_stored_twice(panel: MonthPanel) -> None:
    ledger = panel.frame.operations.ledger
    write_note(panel, 0, "已抽检8个。")
    changes = history(ledger)
    write_note(panel, 0, "已抽检8个。")
    assert history(ledger) == changes


def test_words_that_could_not_be_stored_are_kept_and_marked(
    panel: MonthPanel, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_facts: object) -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr("model.actions.progress.note_progress", full)
    write_note(panel, 0, "已抽检8个。")
    model = panel.missing.notes
    row = model.rows()[0]
    assert (model.note_of(row), model.is_refused(row)) == ("已抽检8个。", True)
    assert isinstance(messages.errors[0], StorageError)
    assert not panel.missing.view.grab().isNull()
    monkeypatch.undo()
    write_note(panel, 0, "已抽检8个。")
    assert (model.note_of(model.rows()[0]), model.is_refused(model.rows()[0])) == ("已抽检8个。", False)


def test_when_nothing_is_missing_that_is_said(panel: MonthPanel, town_ledger: Ledger) -> None:
    for measure_id in measure_ids(town_ledger):
        note_progress(town_ledger, measure_id, JUNE, "已完成。", today=TODAY)
    panel.asking.ask()
    assert not panel.missing.nothing.isHidden()
    assert panel.missing.door.isHidden()
    assert panel.missing.said.text() == "Every open measure has its progress of June 2026."


def test_a_change_elsewhere_shows_at_once(panel: MonthPanel, town_ledger: Ledger) -> None:
    second = measure_ids(town_ledger)[1]
    panel.frame.operations.write(panel, "close", close_measures, [second], on=TODAY)
    assert [code for code, _ in listed(panel)] == ["1-01-1"]


def test_a_hidden_panel_asks_when_it_is_shown(panel: MonthPanel, town_ledger: Ledger) -> None:
    panel.hide()
    panel.frame.operations.write(panel, "close", close_measures, [measure_ids(town_ledger)[1]], on=TODAY)
    assert len(listed(panel)) == 2
    panel.show()
    assert len(listed(panel)) == 1


def test_the_list_opens_in_the_checklist_for_this_month_only(panel: MonthPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.wanted) as heard:
        panel.missing.door.click()
    name, kept = heard.args
    assert (name, kept.idle_month, kept.is_mine, kept.plan_id) == ("checklist", JUNE, True, panel.frame.chosen.plan_id)
    panel.field.choose(MAY)
    assert panel.missing.door.isHidden()


def test_without_a_unit_all_measures_are_listed(
    make_panel: Callable[..., MonthPanel], filled: Callable[..., Ledger]
) -> None:
    def fill(ledger: Ledger, _folder: Path) -> None:
        from model.actions.accept_plan import accept_plan

        accept_plan(ledger, a_plan(), today=TODAY)

    panel = make_panel(filled("no-unit", fill))
    assert len(listed(panel)) == 3
    assert not panel.steps.scope.mine.isEnabled()
    assert not panel.kept.is_mine


def test_another_plan_begins_anew(panel: MonthPanel, town_ledger: Ledger) -> None:
    write_note(panel, 0, "已抽检8个。")
    older = a_plan(a_measure("去年的措施。", lead=("各镇人民政府",)), year=2025, title="示例区2025年行动计划", doc_no="")
    taken_in(town_ledger, older)
    panel.frame.chosen.set_ledger(plans(town_ledger), myself(town_ledger))
    panel.frame.chosen.choose(plans(town_ledger)[1].id)
    assert panel.month == Month(2025, 12)
    assert [row.row.text for row in panel.missing.notes.rows()] == ["去年的措施。"]


def test_without_a_plan_nothing_is_asked(make_panel: Callable[..., MonthPanel], ledger: Ledger) -> None:
    panel = make_panel(ledger)
    panel.asking.ask()
    assert panel.state is None


# The model


def test_the_model_keeps_qts_rules(panel: MonthPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.missing.notes)


def test_only_the_progress_can_be_written(panel: MonthPanel) -> None:
    model = panel.missing.notes
    editable = [bool(model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable) for column in NoteColumn]
    assert editable == [False, False, False, True]
    assert not model.setData(model.index(0, NoteColumn.CODE), "x")
    model.is_read_only = True
    assert not model.flags(model.index(0, NoteColumn.NOTE)) & Qt.ItemFlag.ItemIsEditable


def test_a_month_that_has_not_begun_takes_no_notes(
    town_ledger: Ledger, make_panel: Callable[..., MonthPanel]
) -> None:
    panel = make_panel(town_ledger, today=date(2025, 12, 20))  # the plan's year is to come
    model = panel.missing.notes
    ahead = model.flags(model.index(0, NoteColumn.NOTE)) & Qt.ItemFlag.ItemIsEditable

    assert (panel.month, model.rowCount() > 0, bool(ahead)) == (Month(2026, 1), True, False)
    assert "has not begun" in panel.missing.said.text()


def test_a_light_is_told_in_words_too(panel: MonthPanel) -> None:
    model = panel.missing.notes
    index = model.index(0, NoteColumn.DUE)
    assert "At risk" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("At risk")


def test_rows_are_replaced_in_place_while_the_measures_are_the_same(
    panel: MonthPanel, town_ledger: Ledger, qtbot: QtBot
) -> None:
    model: MonthNotesModel = panel.missing.notes
    with qtbot.assertNotEmitted(model.modelReset):
        write_note(panel, 0, "已抽检8个。")
