"""The page of hand-overs, and the quarter's report: made when it is looked at, true to the ledger when it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.menus import key_list
from gui.operations import Runners
from gui.page import Frame, Page
from gui.page_list import PAGES
from gui.pages.submissions import SubmissionsPage
from gui.pages.submissions_files import REMEMBERED
from gui.pages.submissions_quarter import QuarterPanel
from gui.pages.submissions_work import make_quarter, quarter_to_report, quarters_of
from gui.translations import Languages
from model.actions.progress import note_progress
from model.actions.submit import record_submission
from model.errors import Cancelled, StorageError
from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.overview import myself, plans
from model.queries.submissions import past_submissions
from model.rows.checklist import ChecklistFilter
from model.rows.overview import PlanRow
from tests.builders import TODAY, a_plan, measure_ids, taken_in
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
JUNE = Month(2026, 6)


@pytest.fixture(autouse=True)
def _english(languages: Languages) -> None:
    languages.use("en")


@pytest.fixture
def long_work() -> FakeTasks:
    return FakeTasks()


@pytest.fixture
def make_page(
    qtbot: QtBot, make_frame: Callable[..., Frame], long_work: FakeTasks
) -> Iterator[Callable[..., SubmissionsPage]]:
    def made(ledger: Ledger, *, tab: str = "quarter", window: QWidget | None = None) -> SubmissionsPage:
        frame = make_frame(ledger, today=TODAY, runners=Runners(FakeTasks(), FakeTasks(), long_work))
        frame.chosen.set_ledger(plans(ledger), myself(ledger))
        page = SubmissionsPage(frame)
        page.open_place(tab)
        if window is None:
            qtbot.addWidget(page)
        else:
            page.setParent(window)
        page.resize(1100, 700)
        page.show()
        return page

    yield made
    long_work.held = False
    long_work.wait()  # the window was closed meanwhile: the report is let go


@pytest.fixture
def page(make_page: Callable[..., SubmissionsPage], town_ledger: Ledger) -> SubmissionsPage:
    return make_page(town_ledger)


@pytest.fixture
def panel(page: SubmissionsPage) -> QuarterPanel:
    return page.quarter


def note(panel: Page, measure: int = 0) -> None:
    """Change what the report tells."""
    operations = panel.frame.operations
    measure_id = measure_ids(operations.ledger)[measure]
    operations.write(panel, "note", note_progress, measure_id, JUNE, "已抽检8个。", today=TODAY)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")
    finally:
        document.close()


# Which quarter


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 6, 1), Q2), (date(2026, 5, 31), Q1), (date(2026, 7, 10), Q2), (date(2026, 1, 5), Quarter(2025, 4)),
    ],
)  # fmt: skip
def test_the_quarter_to_report_is_the_one_that_ends(today: date, quarter: Quarter) -> None:
    assert quarter_to_report(today) == quarter


def test_the_quarters_of_a_plan_are_those_that_have_begun() -> None:
    plan = PlanRow(1, 2026, "", "", "", None, "", 0)
    assert quarters_of(plan, TODAY) == [Q1, Q2]
    assert quarters_of(plan, date(2027, 2, 1))[-1] == Quarter(2026, 4)


def test_the_panel_opens_at_the_quarter_to_report(panel: QuarterPanel) -> None:
    assert panel.subject.quarter == Q2
    assert panel.subject.kept == ChecklistFilter(plan_id=panel.frame.chosen.plan_id, is_mine=True)


# Made when looked at


def test_the_report_is_made_when_it_is_looked_at_first(
    make_page: Callable[..., SubmissionsPage], town_ledger: Ledger
) -> None:
    page = make_page(town_ledger, tab="month")
    assert page.quarter.maker.report is None
    page.open_place("quarter")
    report = page.quarter.maker.report
    assert report is not None
    assert page.quarter.preview.count == report.written.pages == len(report.pages.sizes)
    assert page.quarter.preview.picture(1) is not None


def test_mine_and_all_are_different_reports(panel: QuarterPanel) -> None:
    assert panel.maker.report is not None
    assert panel.maker.report.written.rows == 2
    panel.scope.all.click()
    assert panel.maker.report.written.rows == 3
    panel.scope.all.click()  # is chosen already: nothing is made
    assert panel.maker.report.written.rows == 3


def test_another_quarter_is_another_report(panel: QuarterPanel) -> None:
    assert panel.maker.report is not None
    before = panel.maker.report.written.sha256
    panel.field.choose(Q1)
    assert panel.maker.report.written.sha256 != before
    assert panel.maker.subject is not None
    assert panel.maker.subject.quarter == Q1


def test_the_report_before_is_let_go(panel: QuarterPanel) -> None:
    assert panel.maker.report is not None
    before = panel.maker.report.pages
    panel.make()
    assert before.image(0, 1.0).isNull()
    assert panel.preview.pages is panel.maker.report.pages


def test_a_report_is_not_made_for_nobody(page: SubmissionsPage) -> None:
    panel = page.quarter
    page.open_place("month")
    panel.field.choose(Q1)
    assert panel.maker.report is None
    page.open_place("quarter")
    assert panel.maker.report is not None


def test_going_back_to_a_quarter_makes_it_anew(page: SubmissionsPage) -> None:
    panel = page.quarter
    page.open_place("month")
    panel.field.choose(Q1)
    panel.field.choose(Q2)
    page.open_place("quarter")
    assert panel.maker.report is not None


def test_a_newer_wish_wins(panel: QuarterPanel, long_work: FakeTasks) -> None:
    long_work.held = True
    panel.field.choose(Q1)
    assert not panel.progress.isHidden()
    panel.field.choose(Q2)
    long_work.wait()
    assert panel.maker.subject is not None
    assert panel.maker.subject.quarter == Q2
    assert panel.progress.isHidden()


def test_a_report_that_came_too_late_is_closed(panel: QuarterPanel, long_work: FakeTasks) -> None:
    """The work did not hear in time that it was to stop."""
    long_work.held = True
    panel.make()
    panel.field.choose(Q1)
    for job in long_work.jobs:
        job.cancelled = lambda: False  # type: ignore[method-assign]
    long_work.wait()
    assert panel.maker.subject is not None
    assert panel.maker.subject.quarter == Q1


def test_cancelling_leaves_the_way_to_make_it(panel: QuarterPanel, long_work: FakeTasks, messages: HeardMessages) -> None:
    long_work.held = True
    panel.field.choose(Q1)
    assert not panel.save.isEnabled()
    panel.progress.cancel.click()
    long_work.wait()
    assert (panel.maker.report, messages.errors) == (None, [])
    assert panel.places.currentWidget() is panel.nothing
    assert not panel.save.isEnabled()
    long_work.held = False
    panel.nothing.step_wanted.emit()
    assert panel.maker.report is not None
    assert panel.save.isEnabled()


def test_cancelling_late_makes_nothing(town_ledger: Ledger) -> None:
    told: list[int] = []
    with pytest.raises(Cancelled):
        make_quarter(
            town_ledger, Q2, ChecklistFilter(), today=TODAY, progress=lambda done, _total: told.append(done),
            cancelled=lambda: 1 in told,
        )  # fmt: skip


def test_what_kept_a_report_from_being_made_is_shown(
    panel: QuarterPanel, messages: HeardMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_facts: object) -> None:
        raise StorageError("report-disk-full", path="x")

    monkeypatch.setattr("reports.quarterly.write_quarterly", full)
    panel.field.choose(Q1)
    assert [getattr(error, "code", "") for error in messages.errors] == ["report-disk-full"]
    assert panel.places.currentWidget() is panel.nothing


# True to the ledger


def test_a_change_makes_the_preview_stale_until_it_is_refreshed(panel: QuarterPanel) -> None:
    assert not panel.is_stale
    assert panel.stale.isHidden()
    note(panel)
    assert panel.is_stale
    assert not panel.stale.isHidden()
    panel.again.click()
    assert not panel.is_stale
    assert panel.again.isHidden()
    assert panel.maker.report is not None
    assert "已抽检8个" in text_of(panel.maker.report.data)


def test_a_submission_does_not_make_the_preview_stale(panel: QuarterPanel) -> None:
    panel.frame.operations.write(
        panel, "submit", record_submission, JUNE, file_name="a.xlsx", sha256="0" * 64, measures=2
    )
    assert not panel.is_stale


def test_a_change_while_it_is_made_is_not_forgotten(panel: QuarterPanel, long_work: FakeTasks) -> None:
    long_work.held = True
    panel.make()
    note(panel)
    long_work.wait()
    assert panel.is_stale


def test_another_day_makes_the_preview_stale(
    qtbot: QtBot, make_frame: Callable[..., Frame], town_ledger: Ledger
) -> None:
    day = [TODAY]
    old = make_frame(town_ledger)
    frame = Frame(old.operations, old.settings, old.theme, old.messages, old.chosen, lambda: day[0])
    frame.chosen.set_ledger(plans(town_ledger), myself(town_ledger))
    panel = QuarterPanel(frame)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.is_stale
    day[0] = date(2026, 6, 16)
    assert panel.is_stale
    panel.maker.forget()


def test_another_unit_makes_the_preview_stale(panel: QuarterPanel) -> None:
    chosen = panel.frame.chosen
    chosen.set_ledger(chosen.plans, myself(panel.frame.operations.ledger))
    assert not panel.is_stale
    chosen.changed.emit()
    assert panel.is_stale


# Handing over


def test_saving_writes_what_was_looked_at(panel: QuarterPanel, tmp_path: Path, messages: HeardMessages) -> None:
    panel.save_to(tmp_path / "q.pdf")
    assert panel.maker.report is not None
    assert (tmp_path / "q.pdf").read_bytes() == panel.maker.report.data
    written = panel.handed.written
    assert written is not None
    assert (written.path, written.rows) == (tmp_path / "q.pdf", 2)
    assert messages.notices == ["Saved: q.pdf"]


def test_a_stale_report_is_made_anew_before_it_is_saved(panel: QuarterPanel, tmp_path: Path) -> None:
    note(panel)
    panel.save_to(tmp_path / "q.pdf")
    assert "已抽检8个" in text_of((tmp_path / "q.pdf").read_bytes())
    assert not panel.is_stale


def test_a_folder_that_is_gone_is_said(panel: QuarterPanel, tmp_path: Path, messages: HeardMessages) -> None:
    panel.save_to(tmp_path / "gone" / "q.pdf")
    assert [getattr(error, "code", "") for error in messages.errors] == ["report-folder-missing"]
    assert panel.handed.written is None
    assert panel.save.isEnabled()


def test_cancelling_a_save_leaves_no_file(
    panel: QuarterPanel, long_work: FakeTasks, tmp_path: Path, messages: HeardMessages
) -> None:
    long_work.held = True
    panel.save_to(tmp_path / "q.pdf")
    panel.progress.cancel.click()
    long_work.wait()
    assert (list(tmp_path.glob("*.pdf")), messages.errors) == ([], [])


def test_the_button_asks_where_and_proposes_a_name(panel: QuarterPanel, tmp_path: Path) -> None:
    panel.frame.settings.save_text(REMEMBERED, str(tmp_path))
    panel.save.click()
    dialog = panel.handing.asking
    assert dialog is not None
    dialog.accept()
    assert (tmp_path / "青山镇人民政府_Q2 2026_report.pdf").exists()


def test_printing_asks_first(panel: QuarterPanel, qtbot: QtBot) -> None:
    panel.print.click()
    dialog = panel.handing.asking
    assert isinstance(dialog, QPrintDialog)
    assert dialog.isVisible()
    assert (dialog.minPage(), dialog.maxPage()) == (1, panel.preview.count)
    dialog.reject()
    qtbot.waitUntil(lambda: not any(isinstance(each, QPrintDialog) and each.isVisible()
                                    for each in QApplication.topLevelWidgets()))  # fmt: skip


def a_printer(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(file))
    return printer


def test_the_whole_report_is_printed_as_it_lies(panel: QuarterPanel, tmp_path: Path, messages: HeardMessages) -> None:
    report = panel.maker.report
    assert report is not None
    panel.handing.print_on(report, a_printer(tmp_path / "p.pdf"), 0)
    document = pypdfium2.PdfDocument((tmp_path / "p.pdf").read_bytes())
    lying = [width > height for width, height in map(document.get_page_size, range(len(document)))]
    document.close()
    assert lying == [width > height for width, height in report.pages.sizes]
    assert True in lying
    assert False in lying
    assert messages.notices == [f"{len(lying)} pages sent to the printer"]


def test_what_is_printed_outlives_another_preview(panel: QuarterPanel, tmp_path: Path, long_work: FakeTasks) -> None:
    report = panel.maker.report
    assert report is not None
    long_work.held = True
    panel.handing.print_on(report, a_printer(tmp_path / "p.pdf"), 0)
    panel.maker.forget()
    assert not panel.progress.isHidden()
    long_work.wait()
    document = pypdfium2.PdfDocument((tmp_path / "p.pdf").read_bytes())
    count = len(document)
    document.close()
    assert count == report.written.pages


# The page


def test_the_page_stands_in_the_rail() -> None:
    spec = next(spec for spec in PAGES if spec.name == "submissions")
    assert spec.in_rail


def test_without_a_plan_the_page_leads_to_one(
    make_page: Callable[..., SubmissionsPage], ledger: Ledger, qtbot: QtBot
) -> None:
    page = make_page(ledger)
    assert not page.tabs.isVisible()
    assert page.quarter.maker.report is None
    with qtbot.waitSignal(page.wanted) as heard:
        page.empty.step_wanted.emit()
    assert heard.args == ["take-in", []]
    taken_in(ledger, a_plan())
    page.frame.chosen.set_ledger(plans(ledger), myself(ledger))
    assert page.tabs.isVisible()


def test_the_tab_is_remembered(make_page: Callable[..., SubmissionsPage], town_ledger: Ledger) -> None:
    make_page(town_ledger, tab="quarter")
    assert make_page(town_ledger, tab="").tabs.currentIndex() == 1
    make_page(town_ledger, tab="month")
    assert make_page(town_ledger, tab="").tabs.currentIndex() == 0


def test_a_row_leads_from_the_page_to_the_checklist(page: SubmissionsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.wanted) as heard:
        page.month.missing.measure_wanted.emit(7)
    assert heard.args == ["checklist", 7]


def test_closing_the_window_stores_what_is_written_and_lets_the_report_go(
    make_page: Callable[..., SubmissionsPage], town_ledger: Ledger, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    page = make_page(town_ledger, window=window)
    assert page.quarter.maker.report is not None
    page.open_place("month")
    view = page.month.missing.view
    view.write_in(0)
    assert view.delegate.editor is not None
    QTest.keyClicks(view.delegate.editor, "typed")
    QApplication.sendEvent(window, QCloseEvent())
    assert page.month.missing.notes.rows()[0].note == "typed"
    assert page.quarter.maker.report is None


def test_the_keys_are_listed(page: SubmissionsPage) -> None:
    keys = dict(key_list(page.actions()) + page.shortcuts())
    assert keys["Ctrl+S"] == "Save the report as PDF"
    assert {"Ctrl+P", "Ctrl++ · Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+Enter"} <= keys.keys()


def test_the_keys_of_the_preview_are_heard_while_the_tabs_have_the_keyboard(page: SubmissionsPage, qtbot: QtBot) -> None:
    page.tabs.setFocus()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.tabs.tabBar().hasFocus())
    QTest.keyClick(page.tabs.tabBar(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = page.quarter.handing.asking
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()


def test_nothing_is_printed_or_saved_from_the_other_tab(page: SubmissionsPage) -> None:
    keys = (page.quarter.save_key, page.quarter.print_key)
    assert all(key.isEnabled() for key in keys)
    page.open_place("month")
    assert not any(key.isEnabled() for key in keys)


def test_what_was_saved_is_forgotten_once_the_report_is_another(panel: QuarterPanel, tmp_path: Path) -> None:
    panel.save_to(tmp_path / "q.pdf")
    panel.make()
    assert panel.handed.written is not None  # the same report
    note(panel)
    panel.make()
    assert panel.handed.written is None


def test_every_control_of_the_quarter_has_a_name(panel: QuarterPanel) -> None:
    for control in (panel.save, panel.print, panel.again, panel.scope.mine, panel.scope.all, panel.progress.cancel):
        assert control.text()
    for widget in (panel.preview, panel.field.box, panel.field.before, panel.field.after):
        assert widget.accessibleName()


def test_a_switch_of_language_reaches_the_quarter(panel: QuarterPanel, languages: Languages) -> None:
    languages.use("zh_CN")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert panel.field.box.currentText() == "2026年第2季度"
    assert panel.stale.text() == "生成预览后台账又有改动。"
    assert panel.bar.page.text().startswith("第 1 页")
    assert panel.scope.mine.text().startswith("本单位")
    assert panel.progress.cancel.text().startswith("取消")


def test_month_and_quarter_do_not_disturb_each_other(page: SubmissionsPage, tmp_path: Path) -> None:
    page.open_place("month")
    month = page.month
    month.writer.write(JUNE, month.kept, tmp_path / "six.xlsx")
    assert len(past_submissions(page.frame.operations.ledger)) == 1
    page.open_place("quarter")
    assert not page.quarter.is_stale
