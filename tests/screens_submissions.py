"""Pictures of the submissions page: the month's steps with their dialogs, the quarter's preview."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.dialogs.package import PackageDialog
from gui.main_window import MainWindow
from gui.pages.submissions import SubmissionsPage
from gui.pages.submissions_lists import CHECK, MISSING
from gui.pages.submissions_month import MonthPanel


def _until(condition: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.005)


def _page(window: MainWindow, tab: str) -> SubmissionsPage:
    window.open_page("submissions", tab)
    page = window.pages["submissions"]
    assert isinstance(page, SubmissionsPage)
    return page


def _month(window: MainWindow) -> MonthPanel:
    panel = _page(window, "month").month
    _until(lambda: panel.state and panel.check.is_known)
    return panel


def _with_findings(window: MainWindow) -> MonthPanel:
    """The month with texts that want a look, one of which a person let stand."""
    from model.actions.hand_in import accept_finding
    from model.actions.progress import note_progress

    panel = _month(window)
    operations = panel.frame.operations
    if not any(finding.is_accepted for finding in panel.check.findings.rows()):
        rows = panel.missing.notes.rows()
        for row, text in zip(rows[:3], ("联系人13800138000，材料见附件。", "正在推进。\x07", "召开协调会，照片附后。"), strict=False):
            operations.write(None, f"填写{panel.month.month}月进展", note_progress, row.row.id, panel.month, text, today=panel.frame.today(), is_quiet=True)
        _until(lambda: not operations.is_awaited and len(panel.check.open_findings) > 2)
        finding = panel.check.open_findings[-1]
        operations.write(None, "照此上报", accept_finding, finding, panel.month, "纸质材料已另行报送", is_quiet=True)
        _until(lambda: not operations.is_awaited and any(one.is_accepted for one in panel.check.findings.rows()))
    return panel


def month_check(window: MainWindow) -> QWidget:
    """What is found before hand-in."""
    panel = _with_findings(window)
    panel.lists.show_step(CHECK)
    panel.check.view.setFocus()
    return window


def word(window: MainWindow) -> QWidget:
    """Why a finding may stand."""
    panel = _with_findings(window)
    panel.check.view.choose(0)
    panel.check.ask_word()
    return panel.check.asking


def _with_past(window: MainWindow) -> MonthPanel:
    """A workbook that was sent, then something new."""
    from model.actions.progress import note_progress
    from model.actions.submit import mark_sent
    from model.queries.submissions import submitted_lines

    panel = _month(window)
    past, operations = panel.steps.past_panel, panel.frame.operations
    if not any(row.sent_on for row in past.past.rows()):
        if not past.past.rows():
            panel.writer.write(panel.month, panel.kept, Path(tempfile.mkdtemp()) / panel.writer.proposed_name(panel.month))
            _until(lambda: not panel.writer.is_busy and past.past.rows())
        row = past.past.rows()[0]
        operations.write(None, "标记已报送", mark_sent, row.id, receiver="区生态环境局", on=date(2026, 6, 25), is_quiet=True)
        first = submitted_lines(operations.ledger, row.id)[0].measure_id
        operations.write(None, f"填写{panel.month.month}月进展", note_progress, first, panel.month, "补充：整改已全部完成并复核。", today=panel.frame.today(), is_quiet=True)
        _until(lambda: not operations.is_awaited and past.past.rows()[0].sent_on)
    return panel


def _with_open_one(window: MainWindow) -> MonthPanel:
    """Beside it a workbook that nobody marked as sent."""
    panel = _with_past(window)
    rows = panel.steps.past.rows
    if all(row.sent_on for row in rows()):
        before = len(rows())
        panel.writer.write(panel.month, panel.kept, Path(tempfile.mkdtemp()) / panel.writer.proposed_name(panel.month, is_correction=True))
        _until(lambda: len(rows()) > before)
    return panel


def _choose_past(panel: MonthPanel, *, is_sent: bool) -> None:
    past = panel.steps.past_panel
    place = next(number for number, row in enumerate(past.past.rows()) if (row.sent_on is not None) is is_sent)
    past.view.setCurrentIndex(past.past.index(place, 0))


def month_sent(window: MainWindow) -> QWidget:
    """What was sent, what was not."""
    panel = _with_open_one(window)
    panel.lists.show_step(MISSING)
    panel.steps.ensureWidgetVisible(panel.steps.past_panel)
    return window


def sent(window: MainWindow) -> QWidget:
    """To whom it was sent, and when."""
    panel = _with_open_one(window)
    _choose_past(panel, is_sent=False)
    panel.steps.past_panel.ask_sent()
    return panel.steps.past_panel.asking


def since(window: MainWindow) -> QWidget:
    """What is new since."""
    panel = _with_past(window)
    _choose_past(panel, is_sent=True)
    past = panel.steps.past_panel
    past.asking = None
    past.ask_since()
    _until(lambda: past.asking)
    return past.asking


def package(window: MainWindow) -> QWidget:
    """What goes into a package."""
    panel = _month(window)
    panel.jobs.package.ask(panel.handing())
    return panel.jobs.package.asking


def package_locked(window: MainWindow) -> QWidget:
    """The same with a lock."""
    dialog = package(window)
    assert isinstance(dialog, PackageDialog)
    dialog.lock.click()
    for field in (dialog.fields.first, dialog.fields.second):
        field.setText("heron valley tugboat")
    return dialog


def _bureaus_sheet(panel: MonthPanel) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "任务清单"
    book.active.append(("序号", "工作措施", "完成时限", "本月工作进展", "完成状态", "亮点做法"))
    from model.queries.checklist import checklist_rows

    rows = checklist_rows(panel.frame.operations.ledger, panel.kept, today=panel.frame.today())
    for number, row in enumerate(rows[:9], 1):
        book.active.append((number, row.text, row.deadline, "" if number % 2 else "上月进展。"))
    book.active.append((10, "另外的一件工作"))
    file = Path(tempfile.mkdtemp()) / "市局任务清单.xlsx"
    book.save(file)
    return file


def fill(window: MainWindow) -> QWidget:
    """How the bureau's own sheet would be filled."""
    panel = _month(window)
    panel.jobs.sheet.asking = None
    panel.jobs.sheet.read(panel.handing(), _bureaus_sheet(panel))
    _until(lambda: panel.jobs.sheet.asking)
    return panel.jobs.sheet.asking


def fill_columns(window: MainWindow) -> QWidget:
    """How its columns were understood."""
    dialog = fill(window)
    dialog.tabs.setCurrentIndex(1)
    return dialog


def fill_left(window: MainWindow) -> QWidget:
    """What is left as it is."""
    dialog = fill(window)
    dialog.tabs.setCurrentIndex(2)
    return dialog


def past_day(window: MainWindow) -> QWidget:
    """Of which day the list is wanted."""
    from gui.pages.checklist_handing import ListHanding

    window.open_page("checklist")
    handing = window.pages["checklist"].findChild(ListHanding)
    handing.ask_then()
    return handing.past.asking


def handed_in(window: MainWindow) -> QWidget:
    """What was handed in about a measure, in the detail pane."""
    from model.queries.submissions import submitted_lines

    panel = _with_past(window)
    row = next(row for row in panel.steps.past.rows() if row.sent_on)
    line = submitted_lines(panel.frame.operations.ledger, row.id)[0]
    window.open_page("checklist", line.measure_id)
    pane = window.pages["checklist"].detail
    _until(lambda: pane.measure_id == line.measure_id and pane.reported.reported)
    QCoreApplication.processEvents()
    pane.area.ensureWidgetVisible(pane.reported)
    return window


def month_written(window: MainWindow) -> QWidget:
    """The month, its workbook written, the progress of a row being typed."""
    panel = _month(window)
    panel.lists.show_step(MISSING)
    if panel.steps.handed.written is None:
        panel.writer.write(panel.month, panel.kept, Path(tempfile.mkdtemp()) / panel.writer.proposed_name(panel.month))
        _until(lambda: not panel.writer.is_busy)
        _until(lambda: panel.state and panel.state.past)
    panel.missing.view.write_in(1)
    return window


def brief(window: MainWindow) -> QWidget:
    """The month on one page, looked at."""
    panel = _month(window)
    panel.jobs.papers.asking = None
    panel.steps.brief.click()
    _until(lambda: panel.jobs.papers.asking)
    dialog = panel.jobs.papers.asking
    _until(lambda: dialog.preview.picture(1))
    return dialog


def numbers(window: MainWindow) -> QWidget:
    """What the numbers of the quarter's summary count."""
    panel = _page(window, "quarter").quarter
    _until(lambda: panel.maker.report and panel.head.numbers.isEnabled())
    panel.handing.asking = None
    panel.head.numbers.click()
    _until(lambda: panel.handing.asking)
    return panel.handing.asking


def quarter(window: MainWindow) -> QWidget:
    """The quarter's report, its first page in view."""
    panel = _page(window, "quarter").quarter
    _until(lambda: panel.maker.report)
    panel.preview.fit_width()
    panel.preview.go_to(1)
    _until(lambda: panel.preview.picture(1))
    return window


def quarter_changed(window: MainWindow) -> QWidget:
    """The landscape pages, smaller, after the ledger changed."""
    from model.rows.changed import Changed

    panel = _page(window, "quarter").quarter
    _until(lambda: panel.maker.report)
    assert window.frame is not None
    window.frame.operations.changed.emit(Changed(None, "note-progress", frozenset({"progress"})), None)
    panel.preview.set_zoom(0.67)
    panel.preview.go_to(panel.preview.count - 1)
    _until(lambda: panel.preview.picture(panel.preview.page))
    return window


SUBMISSIONS = {
    "submissions-month": month_written, "submissions-check": month_check, "submissions-word": word, "submissions-past": month_sent,
    "submissions-sent": sent, "submissions-since": since, "submissions-package": package, "submissions-package-locked": package_locked, "submissions-fill": fill,
    "submissions-fill-columns": fill_columns, "submissions-fill-left": fill_left, "submissions-past-day": past_day,
    "submissions-handed-in": handed_in, "submissions-quarter": quarter, "submissions-changed": quarter_changed,
    "submissions-brief": brief, "submissions-numbers": numbers,
}  # fmt: skip
