"""Handing over in other forms: the package, and the bureau's own sheet filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.dialogs.fill_sheet import FillDialog
from gui.dialogs.package import PackageChoice, PackageDialog
from gui.item_models.fill_tables import FillColumn
from gui.operations import Runners
from gui.pages.submissions_files import REMEMBERED
from gui.pages.submissions_month import MonthPanel
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.errors import PlanReadError
from model.ledger import Ledger
from model.queries.submissions import past_submissions, submitted_lines
from model.readers.locked_package import unlocked
from model.readers.package import received_package
from model.rows.report import FileKind
from model.rows.submission import SubmissionKind
from tests.builders import TODAY, measure_ids
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages
from tests.gui.month.scene import JUNE, MAY

HEADER = ("序号", "工作措施", "完成时限", "工作成效", "亮点")
TOLD = "已抽测5个。"


@pytest.fixture
def sheet(town_ledger: Ledger, tmp_path: Path) -> Path:
    note_progress(town_ledger, measure_ids(town_ledger)[0], JUNE, TOLD, today=TODAY)
    book = Workbook()
    for row in (HEADER, (1, "全年抽样检测量不低于20个，每季度通报一次。", "", "上月的话", ""), (2, "另外的一件工作", "", "", "")):
        book.active.append(row)
    book.save(tmp_path / "上级.xlsx")
    return tmp_path / "上级.xlsx"


def fill_dialog(panel: MonthPanel) -> FillDialog:
    dialog = panel.jobs.sheet.asking
    assert isinstance(dialog, FillDialog)
    return dialog


def read(panel: MonthPanel, sheet: Path) -> FillDialog:
    panel.jobs.sheet.read(panel.handing(), sheet)
    return fill_dialog(panel)


def chosen_place(panel: MonthPanel) -> Path:
    dialog = panel.jobs.sheet.asking
    assert isinstance(dialog, QFileDialog)
    return Path(dialog.selectedFiles()[0])


# The package


def test_the_package_is_asked_about_written_and_recorded(
    panel: MonthPanel, town_ledger: Ledger, tmp_path: Path, messages: HeardMessages
) -> None:
    panel.frame.settings.save_text(REMEMBERED, str(tmp_path))
    panel.steps.package.click()
    dialog = panel.jobs.package.asking
    assert isinstance(dialog, PackageDialog)
    assert (dialog.month.isChecked(), dialog.places.isChecked()) == (True, False)
    dialog.closing.act.click()
    place = panel.jobs.package.asking
    assert isinstance(place, QFileDialog)
    assert Path(place.selectedFiles()[0]).name == "青山镇人民政府_June 2026_package.zip"
    place.accept()
    (row,) = past_submissions(town_ledger)
    assert (row.kind, row.month, row.measures) == (SubmissionKind.PACKAGE, JUNE, 2)
    written = panel.steps.handed.written
    assert written is not None
    assert written.kind is FileKind.PACKAGE
    assert "files" in panel.steps.handed.counted.text()
    assert len(messages.notices) == 1


def test_measures_with_numbers_that_are_somebodys_own_are_named_before_the_package_is_written(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger
) -> None:
    for text in ("联系人 13800138000。", "已联系。"):
        note_progress(town_ledger, measure_ids(town_ledger)[0], JUNE, text, today=TODAY)
        panel = make_panel(town_ledger)
        panel.steps.package.click()
        dialog = panel.jobs.package.asking
        assert isinstance(dialog, PackageDialog)
        has_number = "1380" in text
        assert (dialog.personal.isVisible(), "1-01-1" in dialog.personal.text()) == (has_number, has_number)
        assert "1380" not in dialog.personal.text()
        dialog.reject()


@pytest.mark.parametrize(("choice", "files"), [(PackageChoice(), 1), (PackageChoice(is_whole_year=True), 2)])
def test_the_choice_says_which_evidence_goes_in(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, tmp_path: Path, choice: PackageChoice, files: int
) -> None:
    for month in (MAY, JUNE):
        file = tmp_path / f"{month}.txt"
        file.write_text(str(month), encoding="utf-8")
        attach_evidence(town_ledger, measure_ids(town_ledger)[:1], [file], month=month)
    panel = make_panel(town_ledger)
    panel.jobs.package.write(panel.handing(), choice, tmp_path / "包.zip")
    with ZipFile(tmp_path / "包.zip") as archive:
        assert len([name for name in archive.namelist() if "佐证材料/" in name]) == files


def test_a_package_is_locked_once_the_passphrase_is_written_twice_alike(panel: MonthPanel, town_ledger: Ledger, tmp_path: Path) -> None:
    panel.steps.package.click()
    dialog = panel.jobs.package.asking
    assert isinstance(dialog, PackageDialog)
    assert not dialog.fields.isVisibleTo(dialog)
    settled: list[PackageChoice] = []
    dialog.settled.connect(settled.append)
    seen = []
    dialog.lock.click()
    for first, second in (("", ""), ("heron valley", ""), ("heron valley", "heron"), ("heron valley", "heron valley")):
        dialog.fields.first.setText(first)
        dialog.fields.second.setText(second)
        seen.append((dialog.closing.act.isEnabled(), bool(dialog.closing.said.text())))
    assert seen == [(False, True)] * 3 + [(True, False)]
    assert "Weak" in dialog.fields.word.text()
    assert {field.echoMode() for field in (dialog.fields.first, dialog.fields.second)} == {QLineEdit.EchoMode.Password}
    dialog.closing.act.click()
    assert settled == [PackageChoice(passphrase="heron valley")]
    place = panel.jobs.package.asking
    assert isinstance(place, QFileDialog)
    place.reject()
    assert "heron" not in repr(settled)

    panel.jobs.package.write(panel.handing(), settled[0], tmp_path / "包.zip")
    with unlocked(tmp_path / "包.zip", ["heron valley"]) as plain, received_package(plain) as found:
        assert dict(found.facts)["Source-Organization"] == "青山镇人民政府"
    assert [row.kind for row in past_submissions(town_ledger)] == [SubmissionKind.PACKAGE]


def test_a_passphrase_that_is_not_wanted_after_all_locks_nothing(panel: MonthPanel) -> None:
    dialog = PackageDialog(panel.frame.theme, JUNE, panel)
    settled: list[PackageChoice] = []
    dialog.settled.connect(settled.append)
    dialog.lock.click()
    dialog.fields.first.setText("青山路口槐树下")
    assert "Chinese" in dialog.fields.word.text()
    assert "Strong" in dialog.fields.word.text()
    dialog.lock.click()
    dialog.closing.act.click()
    assert settled == [PackageChoice()]


def test_a_package_is_stopped_and_nothing_stands_there(
    make_panel: Callable[..., MonthPanel], town_ledger: Ledger, tmp_path: Path, messages: HeardMessages
) -> None:
    long_work = FakeTasks(held=True)
    panel = make_panel(town_ledger, runners=Runners(FakeTasks(), FakeTasks(), long_work))
    panel.jobs.package.write(panel.handing(), PackageChoice(), tmp_path / "包.zip")
    assert (panel.steps.write.isEnabled(), panel.steps.sheet.isEnabled()) == (False, False)
    panel.steps.progress.cancel.click()
    long_work.wait()
    assert not (tmp_path / "包.zip").exists()
    assert (past_submissions(town_ledger), messages.errors) == ((), [])
    assert panel.steps.write.isEnabled()


# The bureau's own sheet


def test_how_it_would_be_filled_is_shown_before_anything_is_written(
    panel: MonthPanel, sheet: Path, qtmodeltester: ModelTester
) -> None:
    before = sheet.read_bytes()
    dialog = read(panel, sheet)
    cells = [[dialog.fills.display(row, column) for column in FillColumn] for row in dialog.fills.rows()]
    assert ["Sheet 2", "1-01-1", "Progress so far", "上月的话", TOLD] in cells
    assert [row.place for row in dialog.left.rows()] == ["Sheet 3", "Sheet 1"]  # a row of nobody, a column nobody knows
    assert dialog.boxes["亮点"].currentData() == ""
    qtmodeltester.check(dialog.fills)
    qtmodeltester.check(dialog.left)
    dialog.reject()
    assert sheet.read_bytes() == before


def test_it_is_written_beside_and_recorded(panel: MonthPanel, sheet: Path, town_ledger: Ledger, tmp_path: Path) -> None:
    read(panel, sheet).closing.act.click()
    place = panel.jobs.sheet.asking
    assert isinstance(place, QFileDialog)
    assert chosen_place(panel) == tmp_path / "上级_青山镇人民政府_Jun.xlsx"
    place.accept()
    assert load_workbook(tmp_path / "上级_青山镇人民政府_Jun.xlsx").active["D2"].value == TOLD
    (row,) = past_submissions(town_ledger)
    assert (row.kind, row.measures) == (SubmissionKind.OWN_SHEET, 1)
    assert [line.code for line in submitted_lines(town_ledger, row.id)] == ["1-01-1"]


def test_what_a_person_says_of_a_column_is_shown_at_once_and_remembered(
    panel: MonthPanel, sheet: Path, tmp_path: Path
) -> None:
    dialog = read(panel, sheet)
    for label, meaning in (("亮点", "month_progress"), ("工作成效", "")):
        box = dialog.boxes[label]
        box.setCurrentIndex(box.findData(meaning))
    assert [(row.column, row.old) for row in dialog.fills.rows()] == [("month_progress", "")]
    panel.jobs.sheet.write(panel.handing(), dialog.plan, tmp_path / "a.xlsx", is_new=bool(dialog.own))
    dialog.reject()
    assert load_workbook(tmp_path / "a.xlsx").active["E2"].value == TOLD
    again = read(panel, sheet)
    assert again.plan.is_remembered
    assert again.boxes["亮点"].currentData() == "month_progress"
    again.reject()


def test_with_nothing_to_fill_it_cannot_be_written(panel: MonthPanel, sheet: Path) -> None:
    panel.field.choose(MAY)
    dialog = read(panel, sheet)
    assert dialog.fills.rows() == []
    assert not dialog.closing.act.isEnabled()
    dialog.reject()


def test_what_cannot_be_filled_in_is_said(panel: MonthPanel, tmp_path: Path, messages: HeardMessages) -> None:
    file = tmp_path / "上级.xlsx"
    file.write_bytes(b"no workbook")
    panel.jobs.sheet.read(panel.handing(), file)
    assert isinstance(messages.errors[0], PlanReadError)
    assert panel.jobs.sheet.asking is None
    assert panel.steps.write.isEnabled()


def dropped(panel: MonthPanel, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(panel, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))


def test_a_sheet_dropped_on_the_page_is_looked_at(panel: MonthPanel, sheet: Path) -> None:
    dropped(panel, sheet)
    assert fill_dialog(panel).plan.source == sheet
    fill_dialog(panel).reject()


def test_any_other_file_dropped_there_may_be_a_plan(panel: MonthPanel, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(panel.wanted) as heard:
        dropped(panel, tmp_path / "计划.docx")
    assert heard.args == ["take-in", [tmp_path / "计划.docx"]]


def test_the_sheet_is_asked_for(panel: MonthPanel, sheet: Path) -> None:
    panel.steps.sheet.click()
    dialog = panel.jobs.sheet.asking
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(sheet.parent))
    dialog.selectFile(str(sheet))
    dialog.accept()
    assert fill_dialog(panel).plan.source == sheet
    fill_dialog(panel).reject()
