"""Pictures of the submissions page: the month with something being written and a workbook made, the quarter's preview."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.main_window import MainWindow
from gui.pages.submissions import SubmissionsPage


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


def month_written(window: MainWindow) -> QWidget:
    """The month, its workbook written, the progress of a row being typed."""
    panel = _page(window, "month").month
    _until(lambda: panel.state)
    if panel.steps.handed.written is None:
        panel.writer.write(panel.month, panel.kept, Path(tempfile.mkdtemp()) / panel.writer.proposed_name(panel.month))
        _until(lambda: not panel.writer.is_busy)
        _until(lambda: panel.state and panel.state.past)
    panel.missing.view.write_in(1)
    return window


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


SUBMISSIONS = {"submissions-month": month_written, "submissions-quarter": quarter, "submissions-changed": quarter_changed}
