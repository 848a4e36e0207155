"""The month's workbook: written, counted, remembered, stopped, refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.pages.submissions_files import REMEMBERED, Target, ask_target, first_folder, open_file, open_folder
from gui.pages.submissions_month import MonthPanel
from gui.pages.submissions_work import file_name, hand_over, write_month
from gui.settings import Settings
from gui.translations import Languages
from model.errors import Cancelled, StorageError
from model.ledger import Ledger
from model.queries.overview import myself, plans
from model.queries.submissions import past_submissions
from model.rows.report import FileKind, WrittenFile
from tests.builders import TODAY, a_measure, a_plan, taken_in
from tests.fakes import FakeTasks, fake_runners
from tests.gui.conftest import HeardMessages
from tests.gui.month.scene import EVERYTHING, JUNE, MAY, write_note


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


def test_of_several_plans_of_a_year_the_chosen_one_goes_in(
    panel: MonthPanel, town_ledger: Ledger, tmp_path: Path, messages: HeardMessages
) -> None:
    taken_in(town_ledger, a_plan(a_measure("完成湿地修复。"), title="示例区湿地2026年行动计划", doc_no=""))
    panel.frame.chosen.set_ledger(plans(town_ledger), myself(town_ledger))
    panel.steps.scope.all.click()
    for plan in plans(town_ledger):
        panel.frame.chosen.choose(plan.id)
        panel.writer.write(JUNE, panel.kept, tmp_path / f"{plan.id}.xlsx")
        written = panel.steps.handed.written
        assert written is not None
        assert written.rows == plan.measures
    assert messages.errors == []


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
    panel.steps.begin("Writing…")
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
