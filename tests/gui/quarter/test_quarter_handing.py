"""The quarter's report as it leaves: saved whole or not at all, printed as it lies."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.submissions_files import REMEMBERED
from gui.pages.submissions_quarter import QuarterPanel
from tests.fakes import FakeTasks
from tests.gui.conftest import HeardMessages
from tests.gui.quarter.scene import note, text_of


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
