"""The month's steps: what is missing is written in its row, then the workbook is written, counted and remembered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.item_models.month_notes import MonthNotesModel, NoteColumn
from gui.item_models.past_model import PastModel
from gui.operations import Runners
from gui.page import Frame
from gui.pages import submissions_writer
from gui.pages.submissions_files import REMEMBERED, Target, ask_target, first_folder, open_file, open_folder
from gui.pages.submissions_month import MonthPanel
from gui.pages.submissions_work import file_name, hand_over, month_to_report, months_of, write_month
from gui.settings import Settings
from gui.theme import ROW_MEASURE, Theme
from gui.translations import Languages
from gui.widgets.countdown import Countdown
from gui.widgets.handed_over import HandedOver
from gui.widgets.past_view import SHOWN, PastView
from gui.widgets.period_field import PeriodField
from gui.wording import month_words
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.errors import Cancelled, StorageError
from model.ledger import Ledger
from model.periods import Month
from model.queries.history import history
from model.queries.measure_page import measure_detail
from model.queries.overview import myself, plans
from model.queries.submissions import month_notes, past_submissions
from model.rows.checklist import ChecklistFilter
from model.rows.overview import MyselfRow, PlanRow
from model.rows.report import FileKind, FileNote, WrittenFile
from model.rows.submission import PastSubmission
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in
from tests.fakes import FakeTasks, fake_runners
from tests.gui.conftest import HeardMessages

MAY, JUNE = Month(2026, 5), Month(2026, 6)
EVERYTHING = ChecklistFilter()


@pytest.fixture(autouse=True)
def _english(languages: Languages) -> None:
    languages.use("en")


def frame_of(make_frame: Callable[..., Frame], ledger: Ledger, **facts: object) -> Frame:
    frame = make_frame(ledger, **({"today": TODAY} | facts))
    frame.chosen.set_ledger(plans(ledger), myself(ledger))
    return frame


@pytest.fixture
def make_panel(qtbot: QtBot, make_frame: Callable[..., Frame]) -> Callable[..., MonthPanel]:
    def made(ledger: Ledger, **facts: object) -> MonthPanel:
        panel = MonthPanel(frame_of(make_frame, ledger, **facts))
        qtbot.addWidget(panel)
        panel.resize(1100, 700)
        panel.show()
        return panel

    return made


@pytest.fixture
def panel(make_panel: Callable[..., MonthPanel], town_ledger: Ledger) -> MonthPanel:
    return make_panel(town_ledger)


def listed(panel: MonthPanel) -> list[tuple[str, str]]:
    return [(row.row.code, row.note) for row in panel.missing.notes.rows()]


def editor_of(panel: MonthPanel) -> QPlainTextEdit:
    editor = panel.missing.view.delegate.editor
    assert editor is not None
    return editor


def write_note(panel: MonthPanel, row: int, text: str) -> None:
    index = panel.missing.notes.index(row, NoteColumn.NOTE)
    panel.missing.notes.setData(index, text)


def note_in(ledger: Ledger, measure_id: int, month: Month = JUNE) -> str:
    found = month_notes(ledger, month, plan_id=None, is_mine=False, today=TODAY, also=[measure_id])
    return next(row.note for row in found if row.row.id == measure_id)


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
    panel.refresh()
    assert panel.missing.is_empty
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
    panel.refresh()
    assert panel.state is None


# Writing in the rows


def test_enter_stores_and_goes_on_to_the_next_row(panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger) -> None:
    view = panel.missing.view
    view.write_in(0)
    QTest.keyClicks(editor_of(panel), "done")
    first = editor_of(panel)
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.delegate.editor is not None and view.delegate.editor is not first)
    assert view.currentIndex().row() == 1
    assert note_in(town_ledger, measure_ids(town_ledger)[0]) == "done"


def test_the_next_editor_keeps_its_words_while_the_row_before_is_stored(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger
) -> None:
    runners = fake_runners()
    writer = runners.writer
    assert isinstance(writer, FakeTasks)
    panel = make_panel(town_ledger, runners=runners)
    view = panel.missing.view
    writer.held = True
    write_note(panel, 0, "first")
    view.write_in(1)
    QTest.keyClicks(editor_of(panel), "second")
    writer.release()
    assert editor_of(panel).toPlainText() == "second"
    view.flush()
    writer.release()
    assert listed(panel) == [("1-01-1", "first"), ("1-02-1", "second")]


def test_shift_enter_is_a_new_line(panel: MonthPanel) -> None:
    panel.missing.view.write_in(0)
    editor = editor_of(panel)
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "b")
    assert editor.toPlainText().split("\n") == ["a", "b"]


def test_escape_leaves_the_row_as_it_was(panel: MonthPanel, qtbot: QtBot, messages: HeardMessages) -> None:
    view = panel.missing.view
    view.write_in(0)
    QTest.keyClicks(editor_of(panel), "no")
    QTest.keyClick(editor_of(panel), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.is_editing)
    assert listed(panel)[0] == ("1-01-1", "")
    assert messages.notices == []


def test_hiding_the_panel_stores_what_is_being_written(panel: MonthPanel, town_ledger: Ledger) -> None:
    panel.missing.view.write_in(0)
    QTest.keyClicks(editor_of(panel), "typed")
    panel.hide()
    assert note_in(town_ledger, measure_ids(town_ledger)[0]) == "typed"


def test_the_list_does_not_move_under_an_open_editor(panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger) -> None:
    view = panel.missing.view
    view.write_in(0)
    QTest.keyClicks(editor_of(panel), "typed")
    panel.frame.operations.write(panel, "close", close_measures, [measure_ids(town_ledger)[1]], on=TODAY)
    assert len(listed(panel)) == 2
    assert editor_of(panel).toPlainText() == "typed"
    QTest.keyClick(editor_of(panel), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(panel)) == 1)


def test_typing_on_a_row_begins_to_write(panel: MonthPanel) -> None:
    view = panel.missing.view
    view.setCurrentIndex(panel.missing.notes.index(0, NoteColumn.NOTE))
    QTest.keyClick(view, Qt.Key.Key_X)
    assert editor_of(panel).toPlainText() == "x"


def test_enter_on_a_row_writes_and_ctrl_enter_shows_the_measure(
    panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger
) -> None:
    view = panel.missing.view
    view.setCurrentIndex(panel.missing.notes.index(1, NoteColumn.NOTE))
    with qtbot.waitSignal(panel.wanted) as heard:
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["checklist", measure_ids(town_ledger)[1]]
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.is_editing
    view.write_in(1)  # is open already
    assert view.is_editing


def test_the_keyboard_stays_in_the_progress(panel: MonthPanel) -> None:
    view = panel.missing.view
    view.setCurrentIndex(panel.missing.notes.index(0, NoteColumn.NOTE))
    for key, row in ((Qt.Key.Key_Left, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Home, 1)):
        QTest.keyClick(view, key)
        assert (view.currentIndex().row(), view.currentIndex().column()) == (row, NoteColumn.NOTE)


def place_of(panel: MonthPanel, row: int, column: NoteColumn) -> QPoint:
    return panel.missing.view.visualRect(panel.missing.notes.index(row, column)).center()


def test_a_click_on_the_progress_opens_the_editor(panel: MonthPanel, qtbot: QtBot) -> None:
    view = panel.missing.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 1, NoteColumn.NOTE))
    qtbot.waitUntil(lambda: view.is_editing)
    assert view.currentIndex().row() == 1


def test_a_click_on_the_number_or_a_double_click_shows_the_measure(
    panel: MonthPanel, qtbot: QtBot, town_ledger: Ledger
) -> None:
    view, ids = panel.missing.view, measure_ids(town_ledger)
    with qtbot.waitSignal(panel.wanted) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 0, NoteColumn.CODE))
    assert heard.args == ["checklist", ids[0]]
    with qtbot.waitSignal(panel.wanted) as heard:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 1, NoteColumn.MEASURE))
    assert heard.args == ["checklist", ids[1]]


def test_a_click_beside_the_rows_does_nothing(panel: MonthPanel) -> None:
    view = panel.missing.view
    below = QPoint(20, view.viewport().height() - 5)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert not view.is_editing


def test_the_pointer_says_what_a_click_does(panel: MonthPanel) -> None:
    view = panel.missing.view
    for column, shape in (
        (NoteColumn.CODE, Qt.CursorShape.PointingHandCursor),
        (NoteColumn.NOTE, Qt.CursorShape.IBeamCursor),
        (NoteColumn.MEASURE, Qt.CursorShape.ArrowCursor),
    ):
        QTest.mouseMove(view.viewport(), place_of(panel, 0, column))
        assert view.viewport().cursor().shape() == shape


def test_a_narrow_window_leaves_room_for_the_progress(panel: MonthPanel) -> None:
    view = panel.missing.view
    assert not view.isColumnHidden(NoteColumn.DUE)
    panel.resize(620, 500)
    assert view.isColumnHidden(NoteColumn.DUE)
    assert view.columnWidth(NoteColumn.NOTE) > view.columnWidth(NoteColumn.CODE)


def test_an_editor_has_room_for_some_lines_within_the_table(panel: MonthPanel) -> None:
    view = panel.missing.view
    view.write_in(1)
    editor = editor_of(panel)
    assert editor.height() >= 3 * editor.fontMetrics().lineSpacing()
    panel.resize(1100, 330)
    assert editor.geometry().bottom() <= view.viewport().height()


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


# The workbook


def test_the_workbook_is_written_counted_and_remembered(
    panel: MonthPanel, tmp_path: Path, town_ledger: Ledger, messages: HeardMessages
) -> None:
    target = tmp_path / "六月.xlsx"
    panel.writer.write(JUNE, panel.kept, target)
    written = panel.steps.handed.written
    assert written is not None
    assert (written.path, written.rows) == (target, 2)
    assert len(load_workbook(target).sheetnames) >= written.pages
    past = past_submissions(town_ledger)
    assert [(row.month, row.file_name, row.measures, row.sha256) for row in past] == [(JUNE, "六月.xlsx", 2, written.sha256)]
    assert panel.steps.past.rows() == list(past)
    assert any("2 measures" in notice for notice in messages.notices)
    assert panel.steps.progress.isHidden()
    assert panel.steps.write.isEnabled()


def test_all_measures_go_in_when_all_are_chosen(panel: MonthPanel, tmp_path: Path) -> None:
    panel.steps.scope.all.click()
    assert panel.state is not None
    assert panel.state.scope.measures == 3
    panel.writer.write(JUNE, panel.kept, tmp_path / "all.xlsx")
    written = panel.steps.handed.written
    assert written is not None
    assert written.rows == 3


def test_what_is_being_written_goes_into_the_workbook(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, tmp_path: Path
) -> None:
    runners = fake_runners()
    writer, long_work = runners.writer, runners.long_work
    assert isinstance(writer, FakeTasks)
    assert isinstance(long_work, FakeTasks)
    panel = make_panel(town_ledger, runners=runners)
    writer.held = True
    write_note(panel, 0, "刚写的进展。")
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    assert long_work.jobs == []  # it waits for the note
    panel.writer.write(JUNE, panel.kept, tmp_path / "twice.xlsx")  # one at a time
    writer.held = False
    writer.release()
    cells = {cell.value for sheet in load_workbook(tmp_path / "six.xlsx").worksheets for row in sheet for cell in row}
    assert "刚写的进展。" in cells
    assert not (tmp_path / "twice.xlsx").exists()


def test_cancelling_writes_and_remembers_nothing(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, tmp_path: Path, messages: HeardMessages
) -> None:
    runners = Runners(FakeTasks(), FakeTasks(), FakeTasks(held=True))
    panel = make_panel(town_ledger, runners=runners)
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    assert not panel.steps.progress.isHidden()
    assert not panel.steps.write.isEnabled()
    panel.steps.progress.cancel.click()
    runners.long_work.wait()
    assert list(tmp_path.glob("*.xlsx")) == []
    assert past_submissions(town_ledger) == ()
    assert (messages.errors, panel.steps.handed.written) == ([], None)
    assert panel.steps.write.isEnabled()


def test_cancelling_late_still_leaves_no_file(town_ledger: Ledger, tmp_path: Path) -> None:
    told: list[int] = []
    with pytest.raises(Cancelled):
        write_month(
            town_ledger, JUNE, EVERYTHING, tmp_path / "six.xlsx", today=TODAY,
            progress=lambda done, _total: told.append(done), cancelled=lambda: 1 in told,
        )  # fmt: skip
    assert not (tmp_path / "six.xlsx").exists()


def test_a_folder_that_is_gone_is_said(panel: MonthPanel, tmp_path: Path, messages: HeardMessages) -> None:
    panel.writer.write(JUNE, panel.kept, tmp_path / "gone" / "six.xlsx")
    error = messages.errors[0]
    assert isinstance(error, StorageError)
    assert (error.code, error.facts["path"]) == ("report-folder-missing", str(tmp_path / "gone"))
    assert panel.steps.handed.written is None


def test_a_file_that_changed_on_its_way_is_refused(tmp_path: Path) -> None:
    written = WrittenFile(tmp_path / "six.xlsx", FileKind.SUBMISSION, 1, 1, "0" * 64)
    with pytest.raises(StorageError) as raised:
        hand_over(written, b"anything")
    assert raised.value.code == "report-not-proven"
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_may_not_be_written_gives_a_workbook_all_the_same(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    messages: HeardMessages,
) -> None:  # fmt: skip
    monkeypatch.setattr(type(town_ledger), "is_read_only", property(lambda _ledger: True))
    panel = make_panel(town_ledger)
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    assert (tmp_path / "six.xlsx").exists()
    assert len(messages.notices) == 1
    assert panel.missing.notes.is_read_only


def test_the_button_asks_where_and_proposes_a_name(
    panel: MonthPanel, qtbot: QtBot, tmp_path: Path, town_ledger: Ledger
) -> None:
    panel.frame.settings.save_text(REMEMBERED, str(tmp_path))
    panel.steps.write.click()
    dialog = panel.writer.asking
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]) == tmp_path / "青山镇人民政府_June 2026_submission.xlsx"
    dialog.accept()
    assert past_submissions(town_ledger)[0].file_name == "青山镇人民政府_June 2026_submission.xlsx"


def test_the_chinese_name_is_the_one_the_bureau_knows(panel: MonthPanel, languages: Languages) -> None:
    languages.use("zh_CN")
    assert panel.writer.proposed_name(JUNE) == "青山镇人民政府_2026年6月_报送.xlsx"


@pytest.mark.parametrize(
    ("text", "name"), [("a/b:c*d", "a b c d"), ("_2026年6月_报送", "2026年6月_报送"), ("x\ty.", "x y"), ("报送", "报送")]
)
def test_a_name_holds_nothing_a_system_refuses(text: str, name: str) -> None:
    assert file_name(text) == name


def test_the_folder_is_the_last_one_while_it_is_there(settings: Settings, tmp_path: Path) -> None:
    assert first_folder(settings) != tmp_path
    settings.save_text(REMEMBERED, str(tmp_path))
    assert first_folder(settings) == tmp_path
    settings.save_text(REMEMBERED, str(tmp_path / "gone"))
    assert first_folder(settings) != tmp_path / "gone"


def test_the_chosen_folder_is_remembered(panel: MonthPanel, qtbot: QtBot, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialog = ask_target(panel, panel.frame.settings, Target("t", "a.xlsx", "Excel (*.xlsx)"), chosen.append)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path / "b.xlsx"))
    dialog.accept()
    assert chosen == [tmp_path / "b.xlsx"]
    assert panel.frame.settings.saved_text(REMEMBERED) == str(tmp_path)


def test_file_and_folder_are_opened(panel: MonthPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    panel.steps.handed.file.click()
    panel.steps.handed.folder.click()
    assert opened == [str(tmp_path / "six.xlsx"), str(tmp_path)]
    open_file(tmp_path)
    open_folder(tmp_path / "x")
    assert opened[2:] == [str(tmp_path), str(tmp_path)]


def test_another_month_forgets_what_was_written(panel: MonthPanel, tmp_path: Path) -> None:
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    panel.field.choose(MAY)
    assert panel.steps.handed.isHidden()


def test_the_workbook_is_recorded_for_the_month_it_was_asked_for(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, tmp_path: Path
) -> None:
    runners = Runners(FakeTasks(), FakeTasks(), FakeTasks(held=True))
    panel = make_panel(town_ledger, runners=runners)
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    panel.field.choose(MAY)
    runners.long_work.wait()
    assert [row.month for row in past_submissions(town_ledger)] == [JUNE]


def test_progress_is_shown_while_it_is_written(panel: MonthPanel) -> None:
    panel.steps.begin()
    assert panel.steps.progress.bar.maximum() == 0
    panel.writer.progressed.emit(1, 3)
    assert (panel.steps.progress.bar.value(), panel.steps.progress.bar.maximum()) == (1, 3)
    panel.steps.end()
    assert panel.steps.progress.isHidden()


def test_nothing_to_write_is_not_written(make_panel: Callable[..., MonthPanel], filled: Callable[..., Ledger]) -> None:
    ledger = filled("not-mine", lambda ledger, _folder: taken_in(ledger, a_plan(a_measure(lead=("区水务局",)))))
    panel = make_panel(ledger)
    assert not panel.steps.write.isEnabled()
    panel.steps.scope.all.click()
    assert panel.steps.write.isEnabled()


# What was counted, what went before


def test_what_the_writer_changed_is_explained(messages: HeardMessages, qtbot: QtBot, tmp_path: Path) -> None:
    shown = HandedOver(messages)
    qtbot.addWidget(shown)
    notes = (FileNote("workbook-controls-removed", (("count", "2"), ("cells", "H4、H5"))),)
    shown.show_written(WrittenFile(tmp_path / "six.xlsx", FileKind.SUBMISSION, 4, 31, "ab" * 32, notes))
    assert "H4、H5" in shown.notes.text()
    assert shown.counted.text() == "Read back and counted: 4 sheets, 31 measures, SHA-256 abababababab"
    shown.show_written(WrittenFile(tmp_path / "q.pdf", FileKind.QUARTERLY, 24, 1, "cd" * 32))
    assert shown.notes.isHidden()
    assert "24 pages, 1 measure," in shown.counted.text()
    shown.show_written(None)
    assert shown.isHidden()


def test_past_submissions_are_shown_in_words(qtmodeltester: ModelTester) -> None:
    model = PastModel()
    model.set_rows([PastSubmission(1, JUNE, "2026-06-30T01:30:00+00:00", "填报人", "a.xlsx", "ab" * 32, 31)])
    index = model.index(0, 0)
    parts = index.data().split(" · ")
    assert (parts[:2], parts[3:]) == (["June 2026", "31 measures"], ["填报人", "a.xlsx", "SHA-256 abababababab"])
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "ab" * 32 in tip
    assert "填报人" in tip
    qtmodeltester.check(model)


def test_the_past_is_painted_two_lines_a_row(theme: Theme, qtbot: QtBot) -> None:
    model = PastModel()
    view = PastView(model, theme)
    qtbot.addWidget(view)
    view.resize(370, 100)
    view.show()
    blank = view.viewport().grab().toImage()
    model.set_rows([PastSubmission(1, JUNE, "2026-06-30T01:30:00+00:00", "", "长" * 60 + ".xlsx", "ab" * 32, 31)] * 9)
    view.fit()
    assert view.height() == SHOWN * theme.px(ROW_MEASURE) + 2
    painted = view.viewport().grab().toImage()
    assert painted != blank
    assert view.horizontalScrollBar().maximum() == 0


def test_before_the_first_submission_that_is_said(panel: MonthPanel, tmp_path: Path) -> None:
    assert panel.steps.past_view.isHidden()
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    assert not panel.steps.past_view.isHidden()


# Smaller things


def test_the_countdown_names_day_and_recipient(qtbot: QtBot) -> None:
    line = Countdown()
    qtbot.addWidget(line)
    line.show_rule("每月第二个工作日前向区生态环境局报送上月工作进展情况", TODAY)
    assert line.text() == "Report on June 2026 to 区生态环境局 by 2 July · 12 working days left"
    line.show_rule("每月第二个工作日前报送上月工作进展情况", date(2026, 7, 2))
    assert line.text() == "Report on June 2026 by 2 July · today"
    line.show_rule("每月第二个工作日前报送上月工作进展情况", date(2098, 6, 15))
    assert "holidays" in line.toolTip()
    line.show_rule("", TODAY)
    assert (line.text(), line.toolTip()) == ("The plan names no reporting day.", "")


def test_a_period_is_chosen_by_steps_and_from_the_list(theme: Theme, qtbot: QtBot) -> None:
    field = PeriodField(theme, month_words)
    qtbot.addWidget(field)
    assert field.period is None
    heard: list[Month] = []
    field.chosen.connect(heard.append)
    field.set_periods([MAY, JUNE], JUNE)
    field.before.click()
    field.choose(JUNE)
    field.choose(Month(2030, 1))
    assert heard == [MAY, JUNE]
    field.set_periods([MAY], JUNE)
    assert (field.period, field.before.isEnabled(), field.after.isEnabled()) == (MAY, False, False)


def test_a_switch_of_language_reaches_every_text(panel: MonthPanel, languages: Languages, tmp_path: Path) -> None:
    panel.writer.write(JUNE, panel.kept, tmp_path / "six.xlsx")
    languages.use("zh_CN")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert panel.missing.said.text() == "2 条未完成措施中，2026年6月还有 2 条没有进展"
    assert panel.field.box.currentText() == "2026年6月"
    assert panel.steps.write.text().startswith("生成报送表")
    assert panel.steps.handed.counted.text().startswith("已重新打开核对")
    assert panel.countdown.text().startswith("7月2日前")


def test_the_editors_note_is_the_one_the_detail_shows(panel: MonthPanel, town_ledger: Ledger) -> None:
    write_note(panel, 1, "召开协调会。")
    measure_id = measure_ids(town_ledger)[1]
    record = measure_detail(town_ledger, measure_id, today=TODAY).record
    assert [(row.month, row.text) for row in record.progress] == [(JUNE, "召开协调会。")]


def test_the_writer_names_no_unit_when_there_is_none(make_frame: Callable[..., Frame], panel: MonthPanel) -> None:
    frame = make_frame()
    frame.chosen.set_ledger((), MyselfRow())
    writer = submissions_writer.MonthWriter(frame, panel)
    assert writer.proposed_name(JUNE) == "June 2026_submission.xlsx"
